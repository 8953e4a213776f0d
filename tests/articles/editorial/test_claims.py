"""Who reads a submission: told to others, never a lock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editorial import claims, housekeeping, workflow, working_hours
from articles.editorial.step import Refused
from articles.models import Article, Claim, Event
from tests.concurrency import at_once
from tests.desk import approve, grant, stored, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(make_article, people) -> Article:
    article = make_article(title="Ngõ 5 sạch")
    return workflow.submit(article.pk, by=people.clerk)


@pytest.fixture
def press(sign_in):
    """`press(user, name, article)`: the page after that button, read."""

    def run(user, name, article):
        address = reverse("admin:articles_article_move", args=[article.pk, name])
        return sign_in(user).post(address, follow=True)

    return run


@pytest.fixture
def look(sign_in):
    """`look(user, article)`: their first page, or the review page of an article."""

    def run(user, article=None):
        page = reverse("admin:index")
        if article:
            page = reverse("admin:articles_article_review", args=[article.pk])
        return sign_in(user).get(page).content.decode()

    return run


def test_who_takes_a_post_goes_on_to_read_it_and_others_are_told(press, look, people, submitted):
    page = press(people.reviewer, "claim", submitted)
    assert page.redirect_chain[-1][0] == f"/admin/articles/article/{submitted.pk}/duyet/"
    assert "Bạn nhận bài này lúc" in page.content.decode()
    said = f"minh nhận lúc {timezone.localtime(Claim.objects.get().at):%H:%M}"
    for who in (people.second_reviewer, people.chief, people.clerk):
        assert said in look(who), who
    assert said in look(people.second_reviewer, submitted)
    assert said not in look(people.reviewer)
    assert said not in look(people.other_clerk)


def test_the_second_to_take_it_is_told_whom_and_reads_on(press, people, submitted):
    housekeeping.claim(submitted.pk, by=people.reviewer)
    page = press(people.second_reviewer, "claim", submitted)
    assert page.redirect_chain[-1][0] == f"/admin/articles/article/{submitted.pk}/duyet/"
    assert [str(m) for m in page.context["messages"]] == [f"{claims.said(Claim.objects.get())}."]
    assert Claim.objects.get().by == people.reviewer


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins_and_the_other_is_told_whom(people, submitted):
    both = (people.reviewer, people.second_reviewer, people.chief)
    results = at_once(*[lambda by=by: housekeeping.claim(submitted.pk, by=by) for by in both])
    won = [result for result in results if isinstance(result, Claim)]
    refused = [result for result in results if isinstance(result, Refused)]
    assert len(won) == 1 and len(refused) == 2
    assert Claim.objects.get().by == won[0].by
    for refusal in refused:
        assert str(refusal.reasons[0]).startswith(f"{won[0].by.username} nhận lúc")


def test_it_is_no_lock_and_who_decides_is_told(sign_in, people, submitted):
    housekeeping.claim(submitted.pk, by=people.reviewer)
    text_hash = workflow.content.of_article(submitted).hash
    page = sign_in(people.second_reviewer).post(
        reverse("admin:articles_article_review", args=[submitted.pk]),
        {"action": "APPROVE", "shown_hash": text_hash, "shown_live": 0},
        follow=True,
    )
    said = [str(message) for message in page.context["messages"]]
    assert said[0] == "Đã duyệt và đăng."
    assert said[1].startswith("minh nhận lúc") and said[1].endswith("hãy báo cho người ấy biết.")
    assert stored(submitted).state == Article.State.SETTLED


def test_ones_own_claim_can_be_released_and_a_chief_releases_anybodys(press, people, submitted):
    housekeeping.claim(submitted.pk, by=people.reviewer)
    page = press(people.second_reviewer, "release", submitted)
    assert "chỉ người ấy hoặc trưởng ban thả lại được" in page.content.decode()
    assert Claim.objects.exists()
    page = press(people.reviewer, "release", submitted)
    assert page.redirect_chain[-1][0] == "/admin/"
    assert not Claim.objects.exists()
    housekeeping.claim(submitted.pk, by=people.second_reviewer)
    press(people.chief, "release", submitted)
    assert not Claim.objects.exists()
    assert (
        "Hiện không ai nhận bài này." in press(people.chief, "release", submitted).content.decode()
    )


def test_only_who_can_decide_may_take_it(people, submitted):
    write(submitted, people.reviewer, lead="Sửa một chữ.")
    with pytest.raises(Refused, match="không thể tự duyệt"):
        housekeeping.claim(submitted.pk, by=people.reviewer)
    with pytest.raises(Refused, match="Bạn không có vai trò"):
        housekeeping.claim(submitted.pk, by=people.clerk)
    housekeeping.claim(submitted.pk, by=people.second_reviewer)
    with pytest.raises(Refused, match="Bạn đã nhận bài này"):
        housekeeping.claim(submitted.pk, by=people.second_reviewer)


def test_the_units_own_reviewer_takes_what_is_to_be_signed_first(people, city, submitted):
    city.viet_hung.two_signatures = True
    city.viet_hung.save()
    with pytest.raises(Refused, match="cần hai chữ ký"):
        housekeeping.claim(submitted.pk, by=people.reviewer)
    grant(people.stranger, city.viet_hung, "reviewer")
    housekeeping.claim(submitted.pk, by=people.stranger)
    assert claims.current(stored(submitted)).by == people.stranger


def test_it_runs_out_by_itself_after_the_working_hours_of_a_review(people, submitted, settings):
    settings.REVIEW_HOURS, settings.HOLIDAYS = 8, frozenset()
    claim = housekeeping.claim(submitted.pk, by=people.reviewer)
    assert working_hours.between(claim.at, claim.expires_at) == timedelta(hours=8)
    article = stored(submitted)
    assert claims.current(article, claim.expires_at - timedelta(seconds=1)) == claim
    assert claims.current(article, claim.expires_at) is None
    Claim.objects.update(expires_at=timezone.now())
    assert housekeeping.claim(submitted.pk, by=people.second_reviewer).by == people.second_reviewer
    assert Claim.objects.get().by == people.second_reviewer


def test_a_post_that_left_review_is_free_when_it_comes_back(people, submitted):
    housekeeping.claim(submitted.pk, by=people.reviewer)
    workflow.recall(submitted.pk, by=people.clerk)
    assert claims.current(stored(submitted)) is None
    workflow.submit(submitted.pk, by=people.clerk)
    assert claims.current(stored(submitted)) is None
    housekeeping.claim(submitted.pk, by=people.second_reviewer)
    approve(submitted, people.reviewer)
    assert claims.current(stored(submitted)) is None


def test_it_is_no_history(people, submitted):
    before = Event.objects.count()
    housekeeping.claim(submitted.pk, by=people.reviewer)
    housekeeping.release(submitted.pk, by=people.reviewer)
    assert Event.objects.count() == before
