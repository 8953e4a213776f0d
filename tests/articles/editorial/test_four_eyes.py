"""Four eyes on every path: nobody publishes alone what they had a hand in."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.editorial import aftercare, foureyes, housekeeping, rules, workflow
from articles.editorial.rules import Action
from articles.models import Article, Edition, Photo
from articles.publishing import emergencies
from tests.desk import approve, grant, names, revise, rush, sign, stored, write
from tests.makers import HOUR, add_photo

pytestmark = pytest.mark.django_db

Refused = workflow.Refused


@pytest.fixture
def draft(make_article, people):
    """The clerk's draft with a photo."""
    article = make_article(photos=1)
    workflow.note_edit(article, people.clerk, created=True)
    return article


@pytest.fixture
def submitted(draft, people):
    return workflow.submit(draft.pk, by=people.clerk)


@pytest.fixture
def live(submitted, people):
    """Published as it should be: the clerk's text, the reviewer's approval."""
    approve(submitted, people.reviewer)
    return submitted


@pytest.fixture
def ward_reviewer(people, city):
    """Việt Hưng's own reviewer."""
    grant(people.stranger, city.viet_hung, "reviewer")
    return people.stranger


def may(user, action, article) -> bool:
    return rules.can(user, action, stored(article))


def why_not(user, action, article) -> str:
    return rules.why_not(user, action, stored(article))


# --- one after another, photos, captions ---


def test_approving_many_in_a_row_passes_only_those_without_ones_own_hand(make_article, people):
    articles = [make_article(title=f"Bài {number}") for number in range(6)]
    for number, article in enumerate(articles):
        workflow.note_edit(article, people.clerk, created=True)
        if number % 2:
            write(article, people.reviewer, title=f"Bài {number}, biên tập")
        workflow.submit(article.pk, by=people.clerk)
    passed = []
    for article in articles:
        try:
            approve(article, people.reviewer)
        except Refused as refusal:
            assert "không thể tự duyệt" in str(refusal)
        else:
            passed.append(article)
    assert passed == articles[::2]
    assert set(Edition.objects.values_list("article", flat=True)) == {a.pk for a in passed}


@pytest.mark.parametrize("change", ["caption", "alt", "order", "added", "taken away", "lead"])
def test_who_touched_only_the_photos_cannot_approve_either(draft, people, change):
    second = add_photo(draft, 2)
    match change:
        case "order":
            Photo.objects.filter(pk=second.pk).update(position=0)
        case "added":
            add_photo(draft, 3)
        case "taken away":
            second.delete()
        case "lead":
            Article.objects.filter(pk=draft.pk).update(lead_photo=second)
        case _:
            Photo.objects.filter(pk=second.pk).update(**{change: "Khác"})
    workflow.note_edit(stored(draft), people.reviewer, created=False)
    workflow.submit(draft.pk, by=people.clerk)
    assert not may(people.reviewer, Action.APPROVE, draft)
    assert may(people.second_reviewer, Action.APPROVE, draft)


def test_who_returned_remarked_or_submitted_it_has_not_touched_it(draft, people):
    workflow.submit(draft.pk, by=people.reviewer)
    workflow.send_back(draft.pk, by=people.reviewer, reason="Thiếu ngày.")
    workflow.submit(draft.pk, by=people.clerk)
    assert may(people.reviewer, Action.APPROVE, draft)


def test_an_edit_that_was_taken_back_word_for_word_is_still_an_edit(draft, people):
    title = draft.title
    write(draft, people.reviewer, title="Tiêu đề khác")
    write(draft, people.clerk, title=title)
    workflow.submit(draft.pk, by=people.clerk)
    assert not may(people.reviewer, Action.APPROVE, draft)


def test_a_superuser_does_not_pass_by_the_rule(submitted, people):
    assert not may(people.root, Action.APPROVE, submitted)
    assert not may(people.root, Action.CONFIRM, submitted)


# --- two signatures ---


@pytest.fixture
def two(submitted, city, ward_reviewer):
    """A submission of a unit that needs two signatures and has a reviewer of its own."""
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    return submitted


def test_the_units_own_reviewer_signs_and_one_from_above_approves(two, people, ward_reviewer):
    assert "chưa ký lần một" in why_not(people.reviewer, Action.APPROVE, two)
    assert names(foureyes.nearest(foureyes.eligible(stored(two)))) == ["la"]
    sign(two, ward_reviewer)
    assert names(foureyes.nearest(foureyes.eligible(stored(two)))) == ["hoa", "lan", "minh"]
    assert approve(two, people.reviewer).approved_by == people.reviewer


def test_one_person_never_gives_both_signatures(two, people, city, ward_reviewer):
    grant(ward_reviewer, city.top, "chief")
    sign(two, ward_reviewer)
    assert "của người duyệt khác" in why_not(ward_reviewer, Action.APPROVE, two)
    assert "đã có chữ ký" in why_not(ward_reviewer, Action.SIGN, two)


def test_one_from_above_does_not_sign_first(two, people):
    assert "là của người duyệt ở Phường Việt Hưng" in why_not(people.reviewer, Action.SIGN, two)


def test_the_second_signature_is_not_of_the_same_unit(two, people, city, ward_reviewer):
    grant(people.other_clerk, city.viet_hung, "chief")
    sign(two, ward_reviewer)
    assert "cấp trên" in why_not(people.other_clerk, Action.APPROVE, two)


def test_who_wrote_it_signs_neither_first_nor_second(two, people, city, ward_reviewer):
    workflow.recall(two.pk, by=people.clerk)
    write(two, ward_reviewer, title="Biên tập")
    write(two, people.reviewer, lead="Biên tập.")
    workflow.submit(two.pk, by=people.clerk)
    assert "tự duyệt" in why_not(ward_reviewer, Action.SIGN, two)
    grant(people.other_clerk, city.viet_hung, "reviewer")
    sign(two, people.other_clerk)
    assert "tự duyệt" in why_not(people.reviewer, Action.APPROVE, two)
    assert approve(two, people.second_reviewer)


def test_a_unit_without_the_rule_takes_no_first_signature(submitted, ward_reviewer):
    assert "không cần chữ ký" in why_not(ward_reviewer, Action.SIGN, submitted)


def test_a_signature_is_under_what_was_read(two, ward_reviewer):
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        workflow.sign(two.pk, by=ward_reviewer, expected_hash="0" * 64)
    assert foureyes.signature(stored(two)) is None


def recalled(article, people):
    workflow.recall(article.pk, by=people.clerk)
    workflow.submit(article.pk, by=people.clerk)


def returned(article, people):
    workflow.send_back(article.pk, by=people.reviewer, reason="Thiếu ngày.")
    workflow.submit(article.pk, by=people.clerk)


def text_changed(article, people):
    Article.objects.filter(pk=article.pk).update(title="Lén sửa")


def photo_added(article, people):
    add_photo(article, 2)


def caption_changed(article, people):
    Photo.objects.filter(article=article).update(caption="Lén sửa")


def order_changed(article, people):
    add_photo(article, 2)
    Photo.objects.filter(article=article, position=2).update(position=0)


@pytest.mark.parametrize(
    "change",
    [recalled, returned, text_changed, photo_added, caption_changed, order_changed],
    ids=lambda f: f.__name__,
)
def test_what_happens_to_the_version_voids_the_first_signature(two, people, ward_reviewer, change):
    sign(two, ward_reviewer)
    change(two, people)
    assert foureyes.signature(stored(two)) is None
    assert "chưa ký lần một" in why_not(people.reviewer, Action.APPROVE, two)
    with pytest.raises(Refused):
        approve(two, people.reviewer)
    sign(two, ward_reviewer)
    assert approve(two, people.reviewer)


def test_no_signature_is_left_on_a_copy_that_is_not_in_review(two, people, ward_reviewer):
    sign(two, ward_reviewer)
    workflow.recall(two.pk, by=people.clerk)
    assert foureyes.signature(stored(two)) is None
    assert names(foureyes.nearest(foureyes.eligible(stored(two)))) == ["la"]
    workflow.submit(two.pk, by=people.clerk)
    sign(two, ward_reviewer)
    approve(two, people.reviewer)
    workflow.revise(two.pk, by=people.clerk)
    assert foureyes.signature(stored(two)) is None


def test_the_next_version_needs_two_signatures_anew(two, people, ward_reviewer):
    sign(two, ward_reviewer)
    approve(two, people.reviewer)
    revise(two, submitted_by=people.clerk)  # not a letter changed
    assert "chưa ký lần một" in why_not(people.second_reviewer, Action.APPROVE, two)


def test_a_unit_with_two_signatures_but_no_own_reviewer_names_whom_to_ask(submitted, city):
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    article = stored(submitted)
    assert foureyes.nearest(foureyes.eligible(article)) == []
    assert names(foureyes.whom_to_ask(article)) == ["hoa"]


# --- nobody left ---


def test_when_a_wards_only_reviewer_wrote_it_the_next_step_up_is_asked(draft, ward_reviewer):
    write(draft, ward_reviewer, title="Biên tập")
    article = workflow.submit(draft.pk, by=ward_reviewer)
    assert not may(ward_reviewer, Action.APPROVE, article)
    assert names(foureyes.nearest(foureyes.eligible(article))) == ["hoa", "lan", "minh"]


def test_when_every_reviewer_wrote_it_the_chief_is_named(draft, people):
    for person in (people.reviewer, people.second_reviewer, people.chief):
        write(draft, person, title=f"Biên tập: {person}")
    article = workflow.submit(draft.pk, by=people.clerk)
    assert foureyes.nearest(foureyes.eligible(article)) == []
    assert names(foureyes.whom_to_ask(article)) == ["hoa"]


def test_where_there_is_nobody_at_all_nobody_is_named_and_submitting_works(
    draft, people, city, django_capture_on_commit_callbacks
):
    get_user_model().objects.exclude(pk=people.clerk.pk).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        article = workflow.submit(draft.pk, by=people.clerk)
    assert not any(foureyes.eligible(article))
    assert foureyes.whom_to_ask(article) == []
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    assert not any(foureyes.eligible(stored(article)))


# --- after an emergency ---


@pytest.fixture
def rushed(draft, people):
    """The clerk's and the reviewer's text, published by the chief alone."""
    write(draft, people.reviewer, title="Tránh bão")
    rush(draft, people.chief)
    return draft


def open_emergencies() -> list:
    return list(emergencies.uncleared())


def confirm(article, by):
    edition = emergencies.uncleared_of(article)
    return aftercare.confirm(article.pk, by=by, expected_hash=edition.content_hash)


@pytest.mark.parametrize("who", ["chief", "reviewer"])
def test_neither_writers_nor_chief_of_an_emergency_clear_it(rushed, people, who):
    with pytest.raises(Refused, match="không thể tự duyệt"):
        confirm(rushed, getattr(people, who))
    assert len(open_emergencies()) == 1


def test_a_clerk_who_became_reviewer_meanwhile_does_not_clear_it(rushed, people, city):
    grant(people.clerk, city.viet_hung, "reviewer")
    with pytest.raises(Refused, match="không thể tự duyệt"):
        confirm(rushed, people.clerk)


def test_somebody_without_a_hand_clears_it_once(rushed, people):
    event = confirm(rushed, people.second_reviewer)
    edition = rushed.editions.get()
    assert open_emergencies() == []
    assert edition.emergency, "the edition itself never changes"
    assert (event.edition, event.content_hash) == (edition, edition.content_hash)
    assert "không có bản đăng khẩn nào" in why_not(people.second_reviewer, Action.CONFIRM, rushed)


def test_clearing_needs_what_was_read(rushed, people):
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        aftercare.confirm(rushed.pk, by=people.second_reviewer, expected_hash="")
    assert len(open_emergencies()) == 1


@pytest.mark.parametrize("who", ["chief", "reviewer"])
def test_the_next_version_is_not_approved_by_who_was_in_the_emergency(rushed, people, city, who):
    """Not even where others wrote last, or nobody wrote anything: it would clear the flag."""
    grant(people.other_clerk, city.viet_hung, "writer")
    revise(rushed, people.other_clerk, submitted_by=people.other_clerk)
    with pytest.raises(Refused, match="không thể tự duyệt"):
        approve(rushed, getattr(people, who))
    assert len(open_emergencies()) == 1


def test_an_unchanged_resubmission_does_not_let_the_chief_clear_their_own_emergency(rushed, people):
    revise(rushed, submitted_by=people.clerk)
    assert not may(people.chief, Action.APPROVE, rushed)
    assert "hoa" not in [n for step in foureyes.eligible(stored(rushed)) for n in names(step)]


def test_a_later_approval_by_another_clears_it(rushed, people):
    revise(rushed, people.clerk, submitted_by=people.clerk)
    approve(rushed, people.second_reviewer)
    assert open_emergencies() == []
    revise(rushed, submitted_by=people.clerk)
    assert may(people.reviewer, Action.APPROVE, rushed), "the past is approved by now"


def test_a_later_approval_that_is_called_off_clears_nothing(rushed, people):
    revise(rushed, people.clerk, submitted_by=people.clerk)
    approve(rushed, people.second_reviewer, starts_at=timezone.now() + HOUR)
    assert open_emergencies() == []
    aftercare.unschedule(rushed.pk, by=people.second_reviewer)
    assert [e.number for e in open_emergencies()] == [1]
    assert not may(people.reviewer, Action.CONFIRM, rushed)
    revise(rushed, submitted_by=people.clerk)
    assert not may(people.reviewer, Action.APPROVE, rushed)


def test_a_later_approval_whose_time_is_changed_still_clears_it(rushed, people):
    revise(rushed, people.clerk, submitted_by=people.clerk)
    approve(rushed, people.second_reviewer, starts_at=timezone.now() + HOUR)
    aftercare.reschedule(rushed.pk, by=people.second_reviewer, starts_at=timezone.now() + 2 * HOUR)
    assert open_emergencies() == []


def test_confirmed_contributors_are_free_but_those_of_a_later_draft_are_not(rushed, people):
    workflow.revise(rushed.pk, by=people.clerk)
    write(rushed, people.reviewer, title="Sau bão")
    confirm(rushed, people.second_reviewer)
    workflow.submit(rushed.pk, by=people.clerk)
    assert foureyes.contributors(stored(rushed)) == {people.reviewer.pk}
    assert may(people.chief, Action.APPROVE, rushed)


def test_of_two_emergencies_in_a_row_confirming_the_second_ends_both(rushed, people, city):
    workflow.revise(rushed.pk, by=people.clerk)
    write(rushed, people.clerk, title="Bão mạnh lên")
    grant(people.other_clerk, city.top, "chief")
    rush(rushed, people.other_clerk)
    assert len(open_emergencies()) == 2
    for who in (people.chief, people.other_clerk, people.reviewer):
        assert not may(who, Action.CONFIRM, rushed)
    confirm(rushed, people.second_reviewer)
    assert open_emergencies() == []


def test_taking_an_emergency_down_does_not_clear_it(rushed, people):
    aftercare.withdraw(rushed.pk, by=people.chief, public_note="Xem lại.")
    assert len(open_emergencies()) == 1
    assert may(people.second_reviewer, Action.CONFIRM, rushed)


# --- after a restore ---


def test_a_restored_text_is_the_approved_one_and_the_draft_keeps_its_contributors(live, people):
    approved = live.editions.get()
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.second_reviewer, title="Chưa ai duyệt")
    aftercare.remove(live.pk, by=people.chief, public_note="Nhầm.")
    restored = aftercare.restore(live.pk, by=people.chief)
    assert restored.content_hash == approved.content_hash
    workflow.submit(live.pk, by=people.clerk)
    assert not may(people.second_reviewer, Action.APPROVE, live)
    assert may(people.chief, Action.APPROVE, live), "to restore is not to write"


def test_an_emergency_that_nobody_confirmed_is_not_restored(rushed, people):
    aftercare.remove(rushed.pk, by=people.chief, public_note="Nhầm.")
    with pytest.raises(Refused, match="chưa ai duyệt lại"):
        aftercare.restore(rushed.pk, by=people.chief)
    confirm(rushed, people.second_reviewer)
    assert aftercare.restore(rushed.pk, by=people.chief).title == "Tránh bão"


def test_behind_an_unconfirmed_emergency_the_last_approved_text_comes_back(live, people):
    approved = live.editions.get()
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.clerk, title="Tránh bão")
    rush(live, people.chief)
    aftercare.withdraw(live.pk, by=people.chief, public_note="Xem lại.")
    restored = aftercare.restore(live.pk, by=people.chief)
    assert (restored.title, restored.content_hash) == (approved.title, approved.content_hash)
    assert not restored.emergency


def test_an_emergency_approved_only_by_a_called_off_version_is_not_restored(rushed, people):
    revise(rushed, people.clerk, submitted_by=people.clerk)
    approve(rushed, people.second_reviewer, starts_at=timezone.now() + HOUR)
    aftercare.remove(rushed.pk, by=people.chief, public_note="Nhầm.")
    with pytest.raises(Refused, match="chưa ai duyệt lại"):
        aftercare.restore(rushed.pk, by=people.chief)


# --- after other steps ---


def test_the_chief_who_moved_it_to_another_unit_does_not_approve_it(submitted, people, city):
    housekeeping.reassign(submitted.pk, by=people.chief, to=city.new_bo_de)
    workflow.submit(submitted.pk, by=people.other_clerk)
    assert not may(people.chief, Action.APPROVE, submitted)
    assert may(people.reviewer, Action.APPROVE, submitted)


def test_a_discarded_revision_leaves_its_hands_until_the_next_approval(live, people):
    """Else one's words came back by copy and paste, to be approved by oneself."""
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.reviewer, title="Bỏ đi")
    workflow.discard(live.pk, by=people.clerk)
    revise(live, people.clerk, submitted_by=people.clerk)
    assert not may(people.reviewer, Action.APPROVE, live)
    approve(live, people.second_reviewer)
    revise(live, people.clerk, submitted_by=people.clerk)
    assert may(people.reviewer, Action.APPROVE, live)


def test_discarding_to_an_emergency_text_does_not_free_its_writers(rushed, people):
    workflow.revise(rushed.pk, by=people.clerk)
    workflow.discard(rushed.pk, by=people.clerk)
    revise(rushed, submitted_by=people.clerk)
    assert not may(people.reviewer, Action.APPROVE, rushed)
    assert not may(people.chief, Action.APPROVE, rushed)


def test_an_approval_that_was_called_off_approves_nothing(draft, people):
    write(draft, people.second_reviewer, title="Của chính tôi")
    workflow.submit(draft.pk, by=people.clerk)
    approve(draft, people.reviewer, starts_at=timezone.now() + HOUR)
    aftercare.unschedule(draft.pk, by=people.reviewer)
    revise(draft, submitted_by=people.clerk)
    assert not may(people.second_reviewer, Action.APPROVE, draft)
    assert may(people.reviewer, Action.APPROVE, draft)


def test_another_time_for_an_approved_text_approves_no_draft_written_since(live, people):
    revise(live, people.clerk, submitted_by=people.clerk)
    approve(live, people.reviewer, starts_at=timezone.now() + HOUR)
    workflow.revise(live.pk, by=people.clerk)
    write(live, people.second_reviewer, title="Bản sau nữa")
    aftercare.reschedule(live.pk, by=people.reviewer, starts_at=timezone.now() + 2 * HOUR)
    assert foureyes.contributors(stored(live)) == {people.second_reviewer.pk}


def test_writers_editors_and_chief_of_an_emergency_are_all_contributors(rushed, people):
    assert foureyes.contributors(stored(rushed)) == {
        people.clerk.pk,
        people.reviewer.pk,
        people.chief.pk,
    }
