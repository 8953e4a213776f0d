"""Who may do what with an article, and what comes of it."""

import pytest

from articles import content
from articles.editorial import foureyes, rules, workflow
from articles.editorial.rules import Action
from articles.models import Article, Edition, Event, Photo
from tests.makers import HOUR, NOON, add_photo
from wards.models import Membership

pytestmark = pytest.mark.django_db

State = Article.State


@pytest.fixture
def draft(make_article, people):
    article = make_article(photos=1)
    workflow.note_edit(article, people.clerk, created=True)
    return article


@pytest.fixture
def submitted(draft, people):
    return workflow.submit(draft.pk, by=people.clerk)


def shown(article) -> str:
    return content.of_article(Article.objects.get(pk=article.pk)).hash


def test_from_draft_to_published(draft, people):
    workflow.submit(draft.pk, by=people.clerk)
    edition = workflow.approve(draft.pk, by=people.reviewer, expected_hash=shown(draft))
    assert Edition.objects.live().get() == edition
    assert (edition.written_by, edition.approved_by) == (people.clerk, people.reviewer)
    actions = draft.events.order_by("pk").values_list("action", "actor__username")
    assert list(actions) == [("create", "huong"), ("submit", "huong"), ("publish", "minh")]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda a: Article.objects.filter(pk=a.pk).update(lead=" "), "Chưa có lời dẫn"),
        (lambda a: Article.objects.filter(pk=a.pk).update(body="<p> </p>"), "Chưa có nội dung"),
        (lambda a: Photo.objects.update(alt=" "), "Ảnh 1 chưa có mô tả"),
        (lambda a: add_photo(a, 2, alt=""), "Ảnh 2 chưa có mô tả"),
    ],
    ids=["no lead", "no body", "no alt text", "second photo"],
)
def test_what_is_not_ready_is_not_submitted_and_says_what_is_missing(draft, people, spoil, reason):
    spoil(draft)
    with pytest.raises(workflow.Refused, match=reason):
        workflow.submit(draft.pk, by=people.clerk)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_new_post_of_a_closed_unit_is_not_submitted(draft, people, city):
    Article.objects.filter(pk=draft.pk).update(unit=city.duc_giang)
    Membership.objects.create(user=people.clerk, unit=city.duc_giang, role="writer")
    with pytest.raises(workflow.Refused, match="đơn vị kế thừa"):
        workflow.submit(draft.pk, by=people.clerk)


def test_nobody_approves_what_they_wrote(draft, people, city):
    Membership.objects.create(user=people.clerk, unit=city.top, role="chief")
    workflow.submit(draft.pk, by=people.clerk)
    with pytest.raises(workflow.Refused, match="không thể tự duyệt"):
        workflow.approve(draft.pk, by=people.clerk, expected_hash=shown(draft))


def test_nobody_approves_what_they_changed_before_or_after_submission(draft, people):
    workflow.note_edit(draft, people.reviewer, created=False)
    workflow.submit(draft.pk, by=people.clerk)
    assert not rules.can(people.reviewer, Action.APPROVE, Article.objects.get())
    assert rules.can(people.second_reviewer, Action.APPROVE, Article.objects.get())


def test_who_wrote_an_earlier_version_may_approve_a_later_one_of_others(submitted, people):
    workflow.approve(submitted.pk, by=people.reviewer, expected_hash=shown(submitted))
    workflow.revise(submitted.pk, by=people.chief)
    workflow.note_edit(submitted, people.chief, created=False)
    article = workflow.submit(submitted.pk, by=people.chief)
    assert foureyes.contributors(article) == {people.chief.pk}


def test_recall_edit_and_resubmission_between_reading_and_approving_refuse(submitted, people):
    read = shown(submitted)
    workflow.recall(submitted.pk, by=people.clerk)
    Article.objects.filter(pk=submitted.pk).update(title="Lén sửa")
    workflow.submit(submitted.pk, by=people.clerk)
    with pytest.raises(workflow.Refused, match="thay đổi sau khi bạn đọc"):
        workflow.approve(submitted.pk, by=people.reviewer, expected_hash=read)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("change", ["caption", "alt", "order"])
def test_a_changed_photo_is_a_changed_version(submitted, people, change):
    add_photo(submitted, 2)
    read = shown(submitted)
    if change == "order":
        Photo.objects.filter(position=2).update(position=0)
    else:
        Photo.objects.filter(position=1).update(**{change: "Khác"})
    with pytest.raises(workflow.Refused, match="thay đổi sau khi bạn đọc"):
        workflow.approve(submitted.pk, by=people.reviewer, expected_hash=read)


def test_an_approval_without_what_was_read_is_none(submitted, people):
    with pytest.raises(workflow.Refused):
        workflow.approve(submitted.pk, by=people.reviewer, expected_hash="")


def test_returning_needs_a_reason_and_keeps_it(submitted, people):
    with pytest.raises(workflow.Refused, match="lý do"):
        workflow.send_back(submitted.pk, by=people.reviewer, reason=" ")
    article = workflow.send_back(submitted.pk, by=people.reviewer, reason="Thiếu ngày.")
    assert article.state == State.RETURNED
    assert article.events.get(action=Event.Action.RETURN).reason == "Thiếu ngày."


def test_a_revision_leaves_the_live_edition_up(submitted, people):
    edition = workflow.approve(submitted.pk, by=people.reviewer, expected_hash=shown(submitted))
    workflow.revise(submitted.pk, by=people.clerk)
    Article.objects.update(title="Bản sửa")
    assert Edition.objects.live().get() == edition


def test_only_who_submitted_recalls(submitted, people, city):
    Membership.objects.create(user=people.other_clerk, unit=city.viet_hung, role="writer")
    with pytest.raises(workflow.Refused, match="Chỉ người đã trình duyệt"):
        workflow.recall(submitted.pk, by=people.other_clerk)


def test_approving_at_a_time(submitted, people):
    edition = workflow.approve(
        submitted.pk,
        by=people.reviewer,
        expected_hash=shown(submitted),
        at=NOON,
        starts_at=NOON + HOUR,
    )
    assert not Edition.objects.live(NOON).exists()
    assert Edition.objects.live(NOON + HOUR).get() == edition
    assert Article.objects.get().state == State.SETTLED


def test_a_person_who_was_switched_off_can_do_nothing(draft, people):
    people.clerk.is_active = False
    assert not any(rules.can(people.clerk, action, draft) for action in Action)
