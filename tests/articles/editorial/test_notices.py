"""Mail: to whom it concerns and to nobody else, after the commit, and never in the way."""

import logging
from email.header import decode_header, make_header

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import transaction
from django.utils import timezone

from articles.editorial import aftercare, housekeeping, notices, workflow
from articles.models import Article
from tests.desk import approve, grant, revise, rush, sign, stored, write
from tests.makers import HOUR
from tests.vietnamese import foreign

pytestmark = pytest.mark.django_db
really_committed = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _mail_at_once(request, monkeypatch):
    """Where a test asks only who is told what, its transaction need not end for the mail to go."""
    if not request.node.get_closest_marker("django_db").kwargs.get("transaction"):
        monkeypatch.setattr(notices.transaction, "on_commit", lambda send: send())


@pytest.fixture(autouse=True)
def _no_english(db):
    """Whatever mail a test brings about is Vietnamese."""
    yield
    known = {*get_user_model().objects.values_list("username", flat=True)}
    known |= {"Bcc", "script", "alert"}  # in titles that mean harm
    for message in mail.outbox:
        assert foreign(f"{header(message, 'Subject')}\n{message.body}", known) == []


@pytest.fixture
def addresses(people):
    """Everybody has an address: huong@…, minh@…; returns nothing."""
    for user in get_user_model().objects.all():
        get_user_model().objects.filter(pk=user.pk).update(email=f"{user.username}@phuong.vn")
    for user in vars(people).values():
        user.refresh_from_db()


@pytest.fixture
def draft(make_article, people, addresses):
    article = make_article(photos=1)
    workflow.note_edit(article, people.clerk, created=True)
    return stored(article)


@pytest.fixture
def submitted(draft, people):
    workflow.submit(draft.pk, by=people.clerk)
    mail.outbox.clear()
    return stored(draft)


@pytest.fixture
def live(submitted, people):
    approve(submitted, people.reviewer)
    mail.outbox.clear()
    return submitted


def told() -> list[str]:
    """Who got mail, by account name."""
    return sorted(message.to[0].split("@")[0] for message in mail.outbox)


def header(message, name) -> str:
    """A header as a mail programme shows it."""
    return str(make_header(decode_header(message.message()[name])))


# --- to whom ---


def test_the_nearest_reviewers_hear_of_a_submission(draft, people):
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["hoa", "lan", "minh"]


def test_each_gets_a_mail_of_their_own(draft, people):
    workflow.submit(draft.pk, by=people.clerk)
    assert all(len(m.recipients()) == 1 and not m.cc and not m.bcc for m in mail.outbox)


def test_where_the_ward_has_its_own_reviewer_nobody_above_is_bothered(draft, people, city):
    grant(people.stranger, city.viet_hung, "reviewer")
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["la"]


def test_another_wards_people_never_hear_of_it(draft, people, city):
    grant(people.other_clerk, city.new_bo_de, "chief")
    workflow.submit(draft.pk, by=people.clerk)
    workflow.send_back(draft.pk, by=people.reviewer, reason="Thiếu ngày.")
    rush_after = workflow.submit(draft.pk, by=people.clerk)
    rush(rush_after, people.chief)
    assert "tuan" not in told()


def test_who_had_a_hand_in_it_is_not_asked_to_approve_it(draft, people):
    write(draft, people.reviewer, title="Biên tập")
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["hoa", "lan"]


def test_who_is_switched_off_or_left_gets_nothing(draft, people):
    get_user_model().objects.filter(pk=people.reviewer.pk).update(is_active=False)
    people.second_reviewer.memberships.update(ends_on="2024-01-01")
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["hoa"]


def test_who_did_it_is_not_told_and_the_next_step_up_is_where_that_was_the_only_one(
    draft, people, city
):
    grant(people.stranger, city.viet_hung, "reviewer")
    workflow.submit(draft.pk, by=people.stranger)
    assert told() == ["hoa", "lan", "minh"]


def test_one_without_an_address_gets_nothing_and_harms_nothing(draft, people):
    get_user_model().objects.filter(pk=people.reviewer.pk).update(email="")
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["hoa", "lan"]


def test_first_those_who_sign_first_then_those_who_sign_second(draft, people, city):
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    grant(people.stranger, city.viet_hung, "reviewer")
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["la"]
    mail.outbox.clear()
    sign(draft, people.stranger)
    assert told() == ["hoa", "lan", "minh"]


def test_the_writer_hears_why_it_came_back(submitted, people):
    workflow.send_back(
        submitted.pk,
        by=people.reviewer,
        reason="Thiếu ngày.",
        remarks=[workflow.RemarkOn("Ai chủ trì?", quote="Mọi người đến rất sớm.")],
    )
    assert told() == ["huong"]
    assert "Thiếu ngày." in mail.outbox[0].body
    assert "Ai chủ trì?" in mail.outbox[0].body


def test_the_writer_hears_that_it_is_out_and_when(submitted, people):
    due = timezone.now() + HOUR
    approve(submitted, people.reviewer, starts_at=due)
    assert told() == ["huong"]
    assert f"{timezone.localtime(due):%H:%M ngày %d/%m/%Y}" in mail.outbox[0].body


def test_the_writer_hears_of_all_that_becomes_of_it(live, people):
    revise(live, people.clerk, submitted_by=people.clerk)
    approve(live, people.reviewer, starts_at=timezone.now() + HOUR)
    mail.outbox.clear()
    aftercare.reschedule(live.pk, by=people.reviewer, starts_at=timezone.now() + 2 * HOUR)
    aftercare.unschedule(live.pk, by=people.reviewer)
    aftercare.withdraw(live.pk, by=people.chief, public_note="Đang xem lại.")
    aftercare.restore(live.pk, by=people.chief)
    aftercare.remove(live.pk, by=people.chief, public_note="Sai sự việc.")
    assert told() == ["huong"] * 5
    assert "Sai sự việc." in mail.outbox[-1].body


def test_who_takes_down_their_own_text_gets_no_mail_about_it(live, people):
    Article.objects.filter(pk=live.pk).update(author=people.chief)
    aftercare.remove(live.pk, by=people.chief, public_note="Sai.")
    assert told() == []


def test_a_writer_whose_text_went_to_another_unit_is_told_nothing_more(submitted, people, city):
    housekeeping.reassign(submitted.pk, by=people.chief, to=city.new_bo_de)
    workflow.submit(submitted.pk, by=people.other_clerk)
    mail.outbox.clear()
    workflow.send_back(submitted.pk, by=people.reviewer, reason="Nội bộ.")
    assert told() == []


def test_a_writer_who_left_is_told_nothing(submitted, people):
    people.clerk.memberships.update(ends_on="2024-01-01")
    approve(submitted, people.reviewer)
    assert told() == []


def test_an_imported_text_has_no_writer_to_tell(live, people):
    Article.objects.filter(pk=live.pk).update(author=None)
    aftercare.remove(live.pk, by=people.chief, public_note="Sai.")
    assert told() == []


def test_of_an_emergency_hear_the_writer_and_those_who_can_clear_it(draft, people):
    write(draft, people.reviewer, title="Tránh bão")
    rush(draft, people.chief)
    assert told() == ["huong", "lan"]


def test_an_emergency_of_a_wards_own_chief_is_told_to_those_above(draft, people, city):
    grant(people.stranger, city.viet_hung, "chief")
    rush(draft, people.stranger)
    assert told() == ["hoa", "huong", "lan", "minh"]


def test_two_signatures_or_not_an_emergency_is_told_to_who_can_clear_it(draft, people, city):
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    rush(draft, people.chief)
    assert told() == ["huong", "lan", "minh"]


# --- when ---


@really_committed
def test_mail_goes_after_the_commit_and_not_before(draft, people):
    with transaction.atomic():
        workflow.submit(draft.pk, by=people.clerk)
        assert mail.outbox == []
    assert len(mail.outbox) == 3


@really_committed
def test_what_is_rolled_back_is_told_to_nobody(draft, people):
    with transaction.atomic():
        workflow.submit(draft.pk, by=people.clerk)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert stored(draft).state == Article.State.DRAFT


@really_committed
def test_what_is_refused_is_told_to_nobody(submitted, people):
    with pytest.raises(workflow.Refused):
        workflow.approve(submitted.pk, by=people.reviewer, expected_hash="")
    assert mail.outbox == []


# --- a mail server that is down ---


class DownBackend:
    """A mail server that cannot be reached."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")


@really_committed
def test_a_mail_server_that_is_down_undoes_nothing_and_is_logged(draft, people, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.DownBackend"
    with caplog.at_level(logging.ERROR):
        workflow.submit(draft.pk, by=people.clerk)
        approve(draft, people.reviewer)
    assert stored(draft).state == Article.State.SETTLED
    assert stored(draft).editions.live().exists()
    failed = [r for r in caplog.records if r.name == notices.__name__]
    assert len(failed) == 4  # three reviewers, then the writer
    assert {r.exc_info[0] for r in failed} == {ConnectionRefusedError}


def test_nobody_waits_for_ever_for_a_mail_server(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60


# --- hostile words ---

HOSTILE = [
    "Họp\nBcc: ke-gian@example.com",
    "Họp\r\n\r\n<script>alert(1)</script>",
    "Họp\u2028Bcc: x@example.com\x0bX: y\x85Z",
    "Họp\ud800 lúc 8 giờ",
]


@pytest.mark.parametrize("title", HOSTILE, ids=["LF", "CRLF", "odd line ends", "half a letter"])
def test_a_title_that_means_harm_does_none(draft, people, title):
    draft.title = title
    notices._mail([people.reviewer], "Chờ duyệt", draft, "Xin chào.")
    sent = 0 if "\ud800" in title else 1  # such a mail cannot be written at all, and is logged
    assert len(mail.outbox) == sent
    assert all(message.recipients() == ["minh@phuong.vn"] for message in mail.outbox)
    for message in mail.outbox:
        head = message.message().as_string().split("\n\n")[0]
        assert "\nBcc:" not in head
        assert "<script" not in head
        assert header(message, "Subject").startswith("Chờ duyệt: Họp")


def test_an_address_that_means_harm_is_logged_and_the_others_get_theirs(draft, people, caplog):
    bad = "minh@phuong.vn\nBcc: ke-gian@example.com"
    get_user_model().objects.filter(pk=people.reviewer.pk).update(email=bad)
    workflow.submit(draft.pk, by=people.clerk)
    assert told() == ["hoa", "lan"]
    assert "could not be sent" in caplog.text


def test_the_subject_reads_as_vietnamese_and_names_the_post(draft, people):
    title = "Hội nghị tổng kết công tác phòng cháy, chữa cháy năm 2025 của phường Việt Hưng"
    Article.objects.filter(pk=draft.pk).update(title=title)
    workflow.submit(draft.pk, by=people.clerk)
    assert header(mail.outbox[0], "Subject") == f"Chờ duyệt: {title}"


def test_the_mail_says_which_post_of_which_unit_and_where(draft, people, settings):
    workflow.submit(draft.pk, by=people.clerk)
    body = mail.outbox[0].body
    assert draft.title in body
    assert "Phường Việt Hưng" in body
    assert f"{settings.SITE_URL}/admin/articles/article/{draft.pk}/change/" in body
