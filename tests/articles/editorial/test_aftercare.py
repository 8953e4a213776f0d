"""After publication and at the edges of the desk: what each step does, what it leaves behind."""

import pytest
from django.utils import timezone

from articles import content
from articles.editorial import aftercare, foureyes, housekeeping, notices, rules, step, workflow
from articles.editorial.rules import Action
from articles.models import Article, Edition, Event, Photo
from tests.desk import approve, events, grant, revise, rush, shown, sign, stored, write
from tests.makers import HOUR, add_photo

pytestmark = pytest.mark.django_db

Refused = workflow.Refused
State = Article.State
Did = Event.Action


@pytest.fixture
def now():
    """The real present: the guards look at the database's clock."""
    return timezone.now()


@pytest.fixture
def draft(make_article, people, city):
    article = make_article(photos=3, about=[city.top, city.new_bo_de], byline="H.", source="Đài")
    Article.objects.filter(pk=article.pk).update(lead_photo=article.photos.get(position=2))
    workflow.note_edit(article, people.clerk, created=True)
    return stored(article)


@pytest.fixture
def live(draft, people, now):
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, at=now - HOUR)
    return stored(draft)


@pytest.fixture
def waiting(draft, people, now):
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, starts_at=now + HOUR)
    return stored(draft)


@pytest.fixture
def target(make_article, publish, now):
    article = make_article(title="Bài đầy đủ hơn")
    publish(article, at=now - HOUR)
    return article


def public(article, at=None) -> Edition | None:
    return Edition.objects.live(at).filter(article=article).first()


# --- each step, one audit row, all or nothing ---


def removed(article, people):
    aftercare.remove(article.pk, by=people.chief, public_note="Nhầm.")


def opened(article, people):
    workflow.revise(article.pk, by=people.clerk)


def submitted(article, people):
    workflow.submit(article.pk, by=people.clerk)


def thrown_away(article, people):
    housekeeping.delete(article.pk, by=people.clerk)


def rushed(article, people):
    rush(article, people.chief)


def as_it_is(article, people):
    pass


# For each step: from which article, after what, who does what; what the audit says of it.
STEPS = {
    "unschedule": (
        *("waiting", as_it_is, "reviewer", Did.UNSCHEDULE, "settled", ""),
        lambda a, by, _: aftercare.unschedule(a.pk, by=by),
    ),
    "reschedule": (
        *("waiting", as_it_is, "reviewer", Did.RESCHEDULE, "settled", ""),
        lambda a, by, _: aftercare.reschedule(a.pk, by=by, starts_at=timezone.now() + 3 * HOUR),
    ),
    "withdraw": (
        *("live", as_it_is, "chief", Did.WITHDRAW, "settled", "Xem lại."),
        lambda a, by, _: aftercare.withdraw(a.pk, by=by, public_note=" Xem lại. "),
    ),
    "remove": (
        *("live", as_it_is, "chief", Did.REMOVE, "settled", "Sai."),
        lambda a, by, _: aftercare.remove(a.pk, by=by, public_note="Sai."),
    ),
    "redirect": (
        *("live", as_it_is, "chief", Did.REDIRECT, "settled", ""),
        lambda a, by, target: aftercare.redirect(a.pk, by=by, to=target),
    ),
    "restore": (
        *("live", removed, "chief", Did.RESTORE, "settled", ""),
        lambda a, by, _: aftercare.restore(a.pk, by=by),
    ),
    "emergency": (
        *("draft", submitted, "chief", Did.EMERGENCY, "submitted", "Bão đổ bộ"),
        lambda a, by, _: rush(a, by),
    ),
    "confirm": (
        *("draft", rushed, "reviewer", Did.CONFIRM, "settled", ""),
        lambda a, by, _: aftercare.confirm(a.pk, by=by, expected_hash=shown(a)),
    ),
    "discard": (
        *("live", opened, "clerk", Did.DISCARD, "draft", ""),
        lambda a, by, _: workflow.discard(a.pk, by=by),
    ),
    "reassign": (
        *("live", as_it_is, "chief", Did.REASSIGN, "settled"),
        "Phường Việt Hưng → Thành phố Hà Nội: Bài chung",
        lambda a, by, _: housekeeping.reassign(
            a.pk, by=by, to=stored(a).unit.parent, reason="Bài chung"
        ),
    ),
    "delete": (
        *("draft", as_it_is, "clerk", Did.DELETE, "draft", ""),
        lambda a, by, _: housekeeping.delete(a.pk, by=by),
    ),
    "undelete": (
        *("draft", thrown_away, "clerk", Did.UNDELETE, "draft", ""),
        lambda a, by, _: housekeeping.undelete(a.pk, by=by),
    ),
}


@pytest.fixture(params=STEPS)
def a_step(request, people, target):
    """An article ready for one of the steps, who takes it, what the audit should say, the step."""
    start, before, who, action, from_state, reason, act = STEPS[request.param]
    article = request.getfixturevalue(start)
    before(article, people)
    by = getattr(people, who)
    return article, by, (action, from_state, reason), lambda: act(article, by, target)


def test_each_step_leaves_one_audit_row_that_says_all(a_step, now):
    article, by, (action, from_state, reason), act = a_step
    before = list(article.events.values_list("pk", flat=True))
    act()
    (event,) = article.events.exclude(pk__in=before)
    after = stored(article)
    assert (event.action, event.actor, event.reason) == (action, by, reason)
    assert (event.from_state, event.to_state) == (from_state, after.state)
    assert event.version == after.version
    assert now <= event.at <= timezone.now()
    about = event.edition.content_hash if event.edition else shown(article)
    assert event.content_hash == about


def everything(article) -> tuple:
    """All that a step could have changed."""
    return (
        list(Article.objects.filter(pk=article.pk).values()),
        list(article.about.values_list("pk", flat=True)),
        list(Photo.objects.filter(article=article).values()),
        list(Edition.objects.filter(article=article).order_by("pk").values()),
        events(article),
    )


class Broken(Exception):
    """The power fails."""


def test_a_step_that_fails_at_its_end_leaves_nothing(a_step, monkeypatch):
    article, _, _, act = a_step
    before = everything(article)

    def fail(*args, **kwargs):
        raise Broken

    # The last that each of them does: to record, or to prepare a mail.
    kept = step.Event.objects.create

    def create_then_fail(**fields):
        kept(**fields)
        fail()

    monkeypatch.setattr(step.Event.objects, "create", create_then_fail)
    with pytest.raises(Broken):
        act()
    assert everything(article) == before


@pytest.mark.parametrize(
    ("notice", "start", "who", "act"),
    [
        ("unscheduled", "waiting", "reviewer", lambda a, by: aftercare.unschedule(a.pk, by=by)),
        ("approved", "submitted_draft", "reviewer", lambda a, by: approve(a, by)),
        ("submitted", "draft", "clerk", lambda a, by: workflow.submit(a.pk, by=by)),
        ("published_in_emergency", "draft", "chief", lambda a, by: rush(a, by)),
        (
            *("returned", "submitted_draft", "reviewer"),
            lambda a, by: workflow.send_back(a.pk, by=by, reason="Thiếu ngày."),
        ),
        (
            *("taken_down", "live", "chief"),
            lambda a, by: aftercare.remove(a.pk, by=by, public_note="Sai."),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_step_whose_notice_cannot_be_prepared_leaves_nothing(
    request, people, monkeypatch, notice, start, who, act
):
    article = request.getfixturevalue(start)
    before = everything(article)

    def fail(*args):
        raise Broken

    monkeypatch.setattr(notices, notice, fail)
    with pytest.raises(Broken):
        act(article, getattr(people, who))
    assert everything(article) == before


@pytest.fixture
def submitted_draft(draft, people):
    return workflow.submit(draft.pk, by=people.clerk)


def test_the_first_signature_leaves_one_audit_row_with_its_hash(submitted_draft, people, city):
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    grant(people.stranger, city.viet_hung, "reviewer")
    sign(submitted_draft, people.stranger)
    event = submitted_draft.events.get(action=Did.SIGN)
    assert (event.actor, event.content_hash) == (people.stranger, shown(submitted_draft))
    assert (event.from_state, event.to_state) == ("submitted", "submitted")


# --- scheduled ---


def test_unscheduled_means_that_it_does_not_go_out(waiting, people, now):
    aftercare.unschedule(waiting.pk, by=people.second_reviewer)
    assert public(waiting, now + 2 * HOUR) is None
    assert "không có bản nào đang hẹn giờ" in rules.why_not(
        people.reviewer, Action.UNSCHEDULE, waiting
    )


def test_rescheduled_goes_out_at_the_new_time_and_keeps_its_approver(waiting, people, now):
    edition = aftercare.reschedule(waiting.pk, by=people.second_reviewer, starts_at=now + 3 * HOUR)
    assert public(waiting, now + 2 * HOUR) is None
    assert public(waiting, now + 3 * HOUR) == edition
    assert edition.approved_by == people.reviewer
    assert edition.content_hash == waiting.editions.get(number=1).content_hash


def test_rescheduling_into_the_past_is_refused_and_leaves_the_old_time(waiting, people, now):
    with pytest.raises(Refused, match="đã qua"):
        aftercare.reschedule(waiting.pk, by=people.reviewer, starts_at=now - HOUR)
    assert public(waiting, now + 2 * HOUR).number == 1


# --- taken down and back ---


def test_withdrawn_removed_redirected_and_restored_as_residents_meet_it(
    client, live, target, people
):
    address = public(live).get_absolute_url()
    aftercare.withdraw(live.pk, by=people.chief, public_note="Đang xem lại.")
    page = client.get(address).content.decode()
    assert "Đang xem lại." in page
    assert live.title in page
    aftercare.remove(live.pk, by=people.chief, public_note="Sai sự việc.")
    gone = client.get(address)
    assert gone.status_code == 410
    assert "Sai sự việc." in gone.content.decode()
    assert live.title not in gone.content.decode()
    aftercare.redirect(live.pk, by=people.chief, to=target)
    assert client.get(address)["Location"] == public(target).get_absolute_url()
    aftercare.restore(live.pk, by=people.chief)
    assert client.get(address).status_code == 200
    assert public(live).content_hash == live.editions.get(number=1).content_hash


@pytest.mark.parametrize("who", ["clerk", "reviewer", "second_reviewer", "root", "other_clerk"])
def test_only_a_chief_takes_down_restores_and_rushes(live, target, people, who):
    by = getattr(people, who)
    for act in (
        lambda: aftercare.withdraw(live.pk, by=by, public_note="x"),
        lambda: aftercare.remove(live.pk, by=by, public_note="x"),
        lambda: aftercare.redirect(live.pk, by=by, to=target),
        lambda: rush(live, by),
        lambda: housekeeping.reassign(live.pk, by=by, to=target.unit),
        lambda: housekeeping.redact_text(live.pk, by=by, phrase="vệ sinh", reason="x"),
    ):
        with pytest.raises(Refused, match="không có vai trò"):
            act()
    assert public(live).number == 1


def test_a_revision_is_not_approved_while_the_article_is_down(live, people):
    revise(live, people.clerk, submitted_by=people.clerk)
    aftercare.remove(live.pk, by=people.chief, public_note="Sai.")
    with pytest.raises(Refused, match="đang bị gỡ"):
        approve(live, people.reviewer)
    with pytest.raises(Refused, match="đang bị gỡ"):
        rush(live, people.chief)


# --- emergency ---


def test_an_emergency_needs_a_reason_words_and_the_version_read(draft, people):
    read = shown(draft)
    options = {"by": people.chief, "expected_hash": read}
    with pytest.raises(Refused, match="lý do"):
        aftercare.publish_in_emergency(draft.pk, reason=" ", **options)
    Article.objects.filter(pk=draft.pk).update(body="<p> </p>")
    with pytest.raises(Refused, match="chưa có tiêu đề hoặc nội dung"):
        aftercare.publish_in_emergency(draft.pk, reason="Bão", **options)
    Article.objects.filter(pk=draft.pk).update(body="<p>Khác</p>")
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        aftercare.publish_in_emergency(draft.pk, reason="Bão", **options)
    assert not Edition.objects.exists()


def test_an_emergency_carries_its_flag_and_its_reason(draft, people):
    edition = rush(draft, people.chief)
    assert edition.emergency
    assert public(draft) == edition
    assert draft.events.get(action=Did.EMERGENCY).reason == "Bão đổ bộ"
    assert stored(draft).state == State.SETTLED


# --- discard ---


def test_discarding_brings_back_the_published_text_photos_and_all(live, people, city):
    edition = live.editions.get()
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.clerk, title="Khác", lead="Khác", body="<p>Khác</p>", byline="", source="")
    live.about.set([city.district])
    live.photos.get(position=1).delete()
    live.photos.update(caption="Khác", position=7)
    Article.objects.filter(pk=live.pk).update(lead_photo=add_photo(live, 9))
    version = stored(live).version

    article = workflow.discard(live.pk, by=people.clerk)

    assert shown(live) == edition.content_hash
    again = stored(live)
    assert again.state == State.SETTLED
    assert again.version > version, "a form that is still open must not save over it"
    for field in ("title", "lead", "body", "byline", "source", "unit_id", "category_id"):
        assert getattr(again, field) == getattr(edition, field)
    assert set(again.about.all()) == {city.top, city.new_bo_de}
    photos = list(again.photos.all())
    kept = list(edition.photos.all())
    assert [p.caption for p in photos] == [p.caption for p in kept]
    assert [p.digest for p in photos] == [p.digest for p in kept]
    assert again.lead_photo == photos[1]
    assert again.lead_photo.article == again
    assert not Photo.objects.filter(caption="Khác").exists()
    assert (article.pk, public(live)) == (live.pk, edition)


def test_after_a_discard_a_revision_starts_from_what_is_live(live, people):
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.clerk, title="Khác")
    workflow.discard(live.pk, by=people.clerk)
    workflow.revise(live.pk, by=people.clerk)
    workflow.submit(live.pk, by=people.clerk)
    assert approve(live, people.reviewer).content_hash == live.editions.get(number=1).content_hash


def test_discarding_goes_back_to_the_text_that_waits(live, people, now):
    revise(live, people.clerk, submitted_by=people.clerk)
    scheduled = approve(live, people.reviewer, starts_at=now + HOUR)
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.clerk, title="Khác")
    workflow.discard(live.pk, by=people.clerk)
    assert shown(live) == scheduled.content_hash


def test_discarding_does_not_go_back_to_a_text_that_was_called_off(live, people, now):
    revise(live, people.clerk, submitted_by=people.clerk)
    approve(live, people.reviewer, starts_at=now + HOUR)
    aftercare.unschedule(live.pk, by=people.reviewer)
    workflow.revise(live.pk, by=people.clerk)
    workflow.discard(live.pk, by=people.clerk)
    assert shown(live) == live.editions.get(number=1).content_hash


def test_discarding_while_the_article_is_removed_brings_back_its_text(live, people):
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.clerk, title="Khác")
    aftercare.remove(live.pk, by=people.chief, public_note="Sai.")
    workflow.discard(live.pk, by=people.clerk)
    assert stored(live).title == live.editions.get(number=1).title


def test_what_was_never_published_has_nothing_to_go_back_to(draft, people, now):
    with pytest.raises(Refused, match="chưa đăng lần nào"):
        workflow.discard(draft.pk, by=people.clerk)
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, starts_at=now + HOUR)
    aftercare.unschedule(draft.pk, by=people.reviewer)
    workflow.revise(draft.pk, by=people.clerk)
    with pytest.raises(Refused, match="chưa đăng lần nào"):
        workflow.discard(draft.pk, by=people.clerk)


def test_a_writer_does_not_undo_a_reassignment_by_discarding(live, people, city):
    housekeeping.reassign(live.pk, by=people.chief, to=city.new_bo_de)
    with pytest.raises(Refused, match="Phường Việt Hưng, nơi bạn không có vai trò"):
        workflow.discard(live.pk, by=people.other_clerk)
    assert stored(live).unit == city.new_bo_de
    workflow.discard(live.pk, by=people.chief)
    assert shown(live) == live.editions.get().content_hash


# --- reassign ---


@pytest.mark.parametrize(
    ("state", "becomes"),
    [("draft", "draft"), ("submitted", "draft"), ("settled", "draft"), ("returned", "returned")],
)
def test_what_moves_to_another_unit_is_submitted_and_approved_anew(
    draft, people, city, state, becomes
):
    Article.objects.filter(pk=draft.pk).update(state=state)
    housekeeping.reassign(draft.pk, by=people.chief, to=city.new_bo_de)
    article = stored(draft)
    assert (article.unit, article.state) == (city.new_bo_de, becomes)
    assert not rules.can(people.clerk, Action.VIEW, article)
    assert rules.can(people.other_clerk, Action.EDIT, article)
    assert list(article.about.all()) == [city.top], "its own unit is named first already"


def test_a_public_text_stays_under_the_unit_of_its_day(live, people, city):
    housekeeping.reassign(live.pk, by=people.chief, to=city.new_bo_de)
    assert public(live).unit == city.viet_hung
    workflow.submit(live.pk, by=people.other_clerk)
    assert approve(live, people.reviewer).unit == city.new_bo_de


def test_a_submission_read_before_it_moved_is_not_approved_after(draft, people, city):
    workflow.submit(draft.pk, by=people.clerk)
    read = shown(draft)
    housekeeping.reassign(draft.pk, by=people.chief, to=city.new_bo_de)
    with pytest.raises(Refused):
        workflow.approve(draft.pk, by=people.reviewer, expected_hash=read)
    workflow.submit(draft.pk, by=people.other_clerk)
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        workflow.approve(draft.pk, by=people.reviewer, expected_hash=read)


@pytest.mark.parametrize("where", ["here only", "there only"])
def test_moving_takes_a_chief_of_both_units(draft, people, city, where):
    own = city.viet_hung if where == "here only" else city.new_bo_de
    grant(people.stranger, own, "chief")
    with pytest.raises(Refused, match="không có vai trò “Trưởng ban biên tập”"):
        housekeeping.reassign(draft.pk, by=people.stranger, to=city.new_bo_de)
    grant(people.stranger, city.new_bo_de if own == city.viet_hung else city.viet_hung, "chief")
    assert housekeeping.reassign(draft.pk, by=people.stranger, to=city.new_bo_de)


def test_nothing_moves_to_a_unit_that_is_gone_or_to_where_it_is(draft, people, city):
    with pytest.raises(Refused, match="không hoạt động"):
        housekeeping.reassign(draft.pk, by=people.chief, to=city.duc_giang)
    with pytest.raises(Refused, match="đã thuộc"):
        housekeeping.reassign(draft.pk, by=people.chief, to=city.viet_hung)
    assert stored(draft).unit == city.viet_hung


# --- deleted ---


def test_a_deleted_draft_is_left_alone_until_it_is_taken_back(draft, people):
    housekeeping.delete(draft.pk, by=people.clerk)
    for act in (
        lambda: workflow.submit(draft.pk, by=people.clerk),
        lambda: rush(draft, people.chief),
        lambda: housekeeping.delete(draft.pk, by=people.clerk),
    ):
        with pytest.raises(Refused, match="đã bị xóa"):
            act()
    housekeeping.undelete(draft.pk, by=people.clerk)
    assert shown(draft) == content.of_article(draft).hash
    assert workflow.submit(draft.pk, by=people.clerk).state == State.SUBMITTED
    with pytest.raises(Refused, match="không bị xóa"):
        housekeeping.undelete(draft.pk, by=people.clerk)


def test_taking_back_does_not_wash_off_who_wrote_it(draft, people):
    write(draft, people.reviewer, title="Biên tập")
    housekeeping.delete(draft.pk, by=people.clerk)
    housekeeping.undelete(draft.pk, by=people.reviewer)
    assert foureyes.contributors(stored(draft)) == {people.clerk.pk, people.reviewer.pk}


@pytest.mark.parametrize("public_state", ["live", "waiting", "removed"])
def test_what_is_or_was_or_will_be_public_is_not_deleted(draft, people, now, public_state):
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, starts_at=now + HOUR if public_state == "waiting" else None)
    if public_state == "removed":
        removed(draft, people)
    workflow.revise(draft.pk, by=people.clerk)
    with pytest.raises(Refused, match="dùng “Gỡ bài”"):
        housekeeping.delete(draft.pk, by=people.clerk)


def test_what_was_called_off_before_its_time_was_never_public_and_can_be_deleted(waiting, people):
    aftercare.unschedule(waiting.pk, by=people.reviewer)
    workflow.revise(waiting.pk, by=people.clerk)
    housekeeping.delete(waiting.pk, by=people.clerk)
    assert stored(waiting).deleted_at


# --- compared with what is live ---


def test_an_approval_compared_with_an_edition_that_is_not_live_any_more_names_the_one_that_is(
    live, people
):
    revise(live, people.clerk, submitted_by=people.clerk)
    aftercare.withdraw(live.pk, by=people.chief, public_note="Xem lại.")
    aftercare.restore(live.pk, by=people.chief)
    with pytest.raises(Refused, match="nay bạn đọc thấy bản 3"):
        approve(live, people.reviewer, expected_live=1)
    assert approve(live, people.reviewer, expected_live=3).number == 4


def test_a_scheduled_text_that_went_live_between_reading_and_approving_is_named(draft, people, now):
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, at=now - 3 * HOUR)
    revise(draft, people.clerk, submitted_by=people.clerk)
    approve(draft, people.reviewer, at=now - 2 * HOUR, starts_at=now - HOUR)
    revise(draft, people.clerk, submitted_by=people.clerk)
    with pytest.raises(Refused, match="nay bạn đọc thấy bản 2"):
        approve(draft, people.reviewer, expected_live=1)


def test_a_first_text_is_compared_with_nothing(submitted_draft, people):
    assert approve(submitted_draft, people.reviewer, expected_live=0).number == 1


def test_a_live_text_that_the_reviewer_did_not_know_of_refuses(live, people):
    revise(live, people.clerk, submitted_by=people.clerk)
    with pytest.raises(Refused, match="nay bạn đọc thấy bản 1"):
        approve(live, people.reviewer, expected_live=0)


def test_a_correction_needs_words_for_readers(live, people):
    revise(live, people.clerk, submitted_by=people.clerk)
    with pytest.raises(Refused, match="lời giải thích cho bạn đọc"):
        approve(live, people.reviewer, change="correction", public_note="  ")
    edition = approve(live, people.reviewer, change="correction", public_note="Sửa số liệu.")
    assert edition.public_note == "Sửa số liệu."
