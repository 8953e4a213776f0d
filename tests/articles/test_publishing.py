"""The bridge: what an edition holds, when it holds, and what follows what."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition, Event
from tests.makers import HOUR, NOON, REFORM, import_item
from wards import siteversion
from wards.models import Unit
from wards.structure import save_unit

pytestmark = pytest.mark.django_db


def live(article, at):
    return Edition.objects.live(at).filter(article=article).first()


def test_an_edition_is_a_whole_copy_and_later_edits_do_not_reach_it(make_article, publish, city):
    article = make_article(photos=2, about=[city.cell])
    edition = publish(article, at=NOON)
    article.title = "Tiêu đề khác"
    article.save()
    article.photos.all().delete()
    article.about.clear()

    edition.refresh_from_db()
    assert edition.title == "Ra quân dọn vệ sinh"
    assert [p.caption for p in edition.photos.all()] == ["Chú thích 1", "Chú thích 2"]
    assert [p.is_lead for p in edition.photos.all()] == [True, False]
    assert [a.unit_name for a in edition.about.all()] == ["Chi bộ 19"]
    assert (edition.number, edition.change, edition.photo_count) == (1, "first", 2)


def test_an_edition_holds_from_its_start_up_to_its_successor(make_article, publish):
    article = make_article()
    first = publish(article, at=NOON)
    second = publish(article, at=NOON + HOUR)
    assert live(article, NOON - timedelta(microseconds=1)) is None
    assert live(article, NOON) == first
    assert live(article, NOON + HOUR - timedelta(microseconds=1)) == first
    assert live(article, NOON + HOUR) == second


def test_a_correction_keeps_the_date_that_is_shown(make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    second = publish(article, at=NOON + HOUR, change="correction", public_note="Sửa số liệu.")
    assert (second.published_at, second.starts_at) == (NOON, NOON + HOUR)
    assert (second.change, second.public_note) == ("correction", "Sửa số liệu.")


def test_the_unit_is_named_as_on_the_day(make_article, publish, city):
    city.viet_hung.former_names.create(name="Phường Việt Hưng cũ", until=NOON.date() + HOUR * 24)
    assert publish(make_article(), at=NOON).unit_name == "Phường Việt Hưng cũ"
    assert publish(make_article(), at=NOON + 48 * HOUR).unit_name == "Phường Việt Hưng"


def test_what_was_not_read_is_not_published(make_article, publish):
    article = make_article()
    with pytest.raises(publishing.Refused, match="thay đổi sau khi bạn đọc"):
        publish(article, expected_hash="0" * 64)
    assert not Edition.objects.exists()


def test_a_post_needs_a_unit_that_exists_on_its_day(make_article, publish, city):
    with pytest.raises(publishing.Refused, match="đơn vị kế thừa"):
        publish(make_article(unit=city.duc_giang), at=NOON)


def test_a_post_of_a_closed_unit_can_still_be_corrected(make_article, publish, city):
    article = make_article(unit=city.duc_giang)
    publish(article, at=NOON - 365 * 24 * HOUR)
    assert publish(article, at=NOON).unit_name == "Phường Đức Giang"


def test_a_post_may_move_to_the_unit_that_took_over(make_article, publish, city):
    article = make_article(unit=city.duc_giang)
    publish(article, at=NOON - 365 * 24 * HOUR)
    Article.objects.update(unit=city.viet_hung)
    assert publish(article, at=NOON).unit == city.viet_hung


@pytest.mark.parametrize("has_edition", [False, True])
def test_a_start_after_the_units_last_day_is_refused(make_article, publish, city, has_edition):
    article = make_article(unit=city.duc_giang)
    before = NOON - 40 * 24 * HOUR
    if has_edition:
        publish(article, at=before - HOUR)
    with pytest.raises(publishing.Refused, match="đơn vị kế thừa"):
        publish(article, at=before, starts_at=NOON)
    assert publish(article, at=before, starts_at=before + HOUR)


def test_a_unit_is_not_closed_under_a_waiting_post(make_article, publish, city):
    due = timezone.now() + 48 * HOUR
    publish(make_article(title="Tin đang chờ"), starts_at=due)
    city.viet_hung.closed_on = timezone.localdate(due)
    with pytest.raises(ValidationError, match="Tin đang chờ"):
        save_unit(city.viet_hung)
    city.viet_hung.closed_on = timezone.localdate(due) + 24 * HOUR
    save_unit(city.viet_hung)


def test_taking_down_and_restoring_ask_no_unit(make_article, publish, people, city):
    article = make_article(unit=city.duc_giang)
    publish(article, at=NOON - 365 * 24 * HOUR)
    Unit.objects.filter(pk=city.duc_giang.pk).update(opened_on=REFORM - 48 * HOUR)
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=NOON)
    assert publishing.restore(article.pk, by=people.chief, at=NOON + HOUR).form == "text"


def test_two_editions_in_one_microsecond_follow_one_another(make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    publish(article, at=NOON)
    assert Edition.objects.started(NOON + HOUR).count() == 2
    assert live(article, NOON + HOUR).number == 2


def test_publishing_settles_the_desk_writes_the_audit_and_moves_the_site(
    make_article, publish, people
):
    article = make_article(state=Article.State.SUBMITTED)
    before = siteversion.current()
    edition = publish(article, at=NOON)
    event = article.events.get(action=Event.Action.PUBLISH)
    article.refresh_from_db()
    assert article.state == Article.State.SETTLED
    assert (event.actor, event.at, event.edition) == (people.reviewer, NOON, edition)
    assert (event.from_state, event.to_state) == ("submitted", "settled")
    assert siteversion.current() == before + 1


# --- the life of scheduled editions ---


@pytest.fixture
def now():
    """The real present: unscheduling reopens an end that must still lie ahead of the clock."""
    return timezone.now()


@pytest.fixture
def scheduled(make_article, publish, now):
    """An article with edition 1 live and edition 2 due in one hour."""
    article = make_article()
    publish(article, at=now - HOUR)
    Article.objects.filter(pk=article.pk).update(title="Tiêu đề mới")
    publish(article, at=now, starts_at=now + HOUR)
    return article


def test_a_scheduled_edition_replaces_its_predecessor_by_itself(scheduled, now):
    assert live(scheduled, now).number == 1
    assert live(scheduled, now + HOUR - timedelta(microseconds=1)).number == 1
    assert live(scheduled, now + HOUR).number == 2


def test_a_first_edition_can_be_scheduled_and_dates_from_its_start(make_article, publish, now):
    article = make_article()
    edition = publish(article, at=now, starts_at=now + HOUR)
    assert live(article, now) is None
    assert live(article, now + HOUR) == edition
    assert edition.published_at == now + HOUR


def test_unscheduling_voids_the_edition_and_lets_the_predecessor_go_on(scheduled, people, now):
    edition = publishing.unschedule(scheduled.pk, by=people.reviewer)
    assert edition.ends_at == edition.starts_at
    assert live(scheduled, now + 2 * HOUR).number == 1
    assert live(scheduled, now + 2 * HOUR).ends_at is None


def test_rescheduling_is_a_new_edition_with_the_same_hash(scheduled, people, now):
    old = scheduled.editions.get(number=2)
    Article.objects.filter(pk=scheduled.pk).update(title="Chưa ai duyệt")
    new = publishing.reschedule(scheduled.pk, by=people.reviewer, starts_at=now + 3 * HOUR)
    assert (new.number, new.content_hash, new.title) == (3, old.content_hash, "Tiêu đề mới")
    assert live(scheduled, now + 2 * HOUR).number == 1
    assert live(scheduled, now + 3 * HOUR) == new


def test_a_first_edition_that_is_rescheduled_dates_from_its_new_start(
    make_article, publish, people, now
):
    article = make_article()
    publish(article, at=now, starts_at=now + HOUR)
    new = publishing.reschedule(article.pk, by=people.reviewer, starts_at=now + 2 * HOUR)
    assert (new.published_at, new.change) == (now + 2 * HOUR, "first")
    assert live(article, now + HOUR) is None


def test_publishing_now_while_one_waits_is_refused(scheduled, publish, now):
    with pytest.raises(publishing.Refused, match="đang hẹn đăng"):
        publish(scheduled, at=now)
    assert scheduled.editions.count() == 2


def test_a_second_scheduled_edition_is_refused(scheduled, publish, now):
    with pytest.raises(publishing.Refused, match="đang hẹn đăng"):
        publish(scheduled, at=now, starts_at=now + 2 * HOUR)


def test_a_start_that_has_passed_is_asked_again(make_article, publish, now):
    with pytest.raises(publishing.Refused, match="đã qua"):
        publish(make_article(), at=now, starts_at=now)


def test_unscheduling_what_has_gone_out_is_refused(scheduled, people, now):
    with pytest.raises(publishing.Refused, match="không có bản nào đang hẹn"):
        publishing.unschedule(scheduled.pk, by=people.reviewer, at=now + HOUR)
    assert live(scheduled, now + HOUR).number == 2


@pytest.mark.parametrize("take_down", [publishing.withdraw, publishing.remove])
def test_taking_down_voids_the_scheduled_edition(scheduled, people, now, take_down):
    edition = take_down(scheduled.pk, by=people.chief, public_note="Sai sự việc.")
    assert scheduled.editions.get(number=2).ends_at == scheduled.editions.get(number=2).starts_at
    assert live(scheduled, now + 2 * HOUR) == edition
    assert edition.listed is False


# --- after publication ---


def test_a_withdrawn_text_stays_and_a_removed_one_leaves_nothing(make_article, publish, people):
    article = make_article(photos=1)
    publish(article, at=NOON)
    withdrawn = publishing.withdraw(
        article.pk, by=people.chief, public_note="Xem lại.", at=NOON + HOUR
    )
    assert (withdrawn.title, withdrawn.photos.count()) == ("Ra quân dọn vệ sinh", 1)
    removed = publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=NOON + 2 * HOUR)
    assert (removed.title, removed.lead, removed.body) == ("", "", "")
    assert not removed.photos.exists()


def test_restoring_brings_back_the_last_approved_text_not_the_working_copy(
    make_article, publish, people
):
    article = make_article(photos=1)
    first = publish(article, at=NOON)
    publishing.remove(article.pk, by=people.chief, public_note="Nhầm.", at=NOON + HOUR)
    Article.objects.filter(pk=article.pk).update(title="Chưa ai duyệt")
    restored = publishing.restore(article.pk, by=people.chief, at=NOON + 2 * HOUR)
    assert (restored.title, restored.content_hash) == (first.title, first.content_hash)
    assert (restored.published_at, restored.listed) == (NOON, True)


def test_a_taken_down_article_does_not_come_back_by_approving_a_revision(
    make_article, publish, people
):
    article = make_article()
    publish(article, at=NOON)
    publishing.remove(article.pk, by=people.chief, public_note="Nhầm.", at=NOON + HOUR)
    with pytest.raises(publishing.Refused, match="đang bị gỡ"):
        publish(article, at=NOON + 2 * HOUR)


def test_a_redirect_leads_on_and_takes_the_article_out_of_lists(make_article, publish, people):
    article, target = make_article(), make_article(title="Bài đầy đủ hơn")
    publish(article, at=NOON)
    publish(target, at=NOON)
    publishing.redirect(article.pk, by=people.chief, to=target, at=NOON + HOUR)
    assert live(article, NOON + HOUR).redirect_to == target
    assert article not in [e.article for e in Edition.objects.listed(NOON + HOUR)]


@pytest.mark.parametrize("to", ["itself", "a draft", "a removed post"])
def test_a_redirect_leads_to_another_post_that_can_be_read(make_article, publish, people, to):
    article, other = make_article(), make_article()
    publish(article, at=NOON)
    if to == "a removed post":
        publish(other, at=NOON)
        publishing.remove(other.pk, by=people.chief, public_note="Sai.", at=NOON)
    target = article if to == "itself" else other
    with pytest.raises(publishing.Refused, match="đang đọc được"):
        publishing.redirect(article.pk, by=people.chief, to=target, at=NOON + HOUR)


def test_a_removed_text_does_not_come_back_by_withdrawing_it(make_article, publish, people):
    article = make_article()
    publish(article, at=NOON)
    publishing.remove(article.pk, by=people.chief, public_note="Sai.", at=NOON + HOUR)
    with pytest.raises(publishing.Refused, match="đăng lại trước"):
        publishing.withdraw(article.pk, by=people.chief, public_note="x", at=NOON + 2 * HOUR)


@pytest.mark.parametrize("take_down", [publishing.withdraw, publishing.remove])
def test_taking_down_needs_a_public_explanation(make_article, publish, people, take_down):
    article = make_article()
    publish(article, at=NOON)
    with pytest.raises(publishing.Refused, match="giải thích"):
        take_down(article.pk, by=people.chief, public_note="  ", at=NOON + HOUR)


def test_what_was_never_public_cannot_be_taken_down(make_article, people):
    with pytest.raises(publishing.Refused, match="chưa đăng"):
        publishing.remove(make_article().pk, by=people.chief, public_note="Sai.")


# --- bulk import ---


def test_bulk_import_publishes_as_of_each_date_with_views_as_baseline(make_article, city):
    articles = [make_article(title=f"Bài {i}", unit=city.duc_giang, author=None) for i in range(3)]
    day = NOON - 400 * 24 * HOUR
    editions = publishing.publish_imports(
        [import_item(a, day + i * HOUR, views=900 + i) for i, a in enumerate(articles)]
    )
    assert [e.published_at for e in editions] == [day, day + HOUR, day + 2 * HOUR]
    assert {e.origin for e in editions} == {"import"}
    assert {e.approved_by for e in editions} == {None}
    assert [a.view_count.total for a in articles] == [900, 901, 902]
    assert [a.events.get().action for a in articles] == ["import"] * 3


def test_one_bad_record_stops_the_whole_batch(make_article, city):
    good, bad = make_article(), make_article(unit=city.duc_giang)
    with pytest.raises(publishing.Refused):
        publishing.publish_imports([import_item(good, NOON), import_item(bad, NOON)])
    assert not Edition.objects.exists()
