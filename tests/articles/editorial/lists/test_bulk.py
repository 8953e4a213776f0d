"""The same done with several articles: asked about, done and reported for each by itself."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.editorial import workflow
from articles.editorial.lists import bulk
from articles.models import Article, Event
from tests.desk import stored

pytestmark = pytest.mark.django_db

BULK = "/admin/articles/article/hang-loat/"


@pytest.fixture
def press(sign_in):
    """`press(user, name, articles, **data)`: what the page of a bulk action answers."""

    def run(user, name, articles, **data):
        ticked = [article.pk for article in articles]
        return sign_in(user).post(BULK, {"viec": name, "bai": ticked} | data)

    return run


def titles(lines) -> set[str]:
    return {line.article.title for line in lines}


@pytest.fixture
def three(make_article, publish):
    """One that is ready, one without a lead, one that is published."""
    ready, bare = make_article(title="Xong"), make_article(title="Thiếu", lead="")
    live = make_article(title="Đang đăng")
    publish(live)
    return ready, bare, Article.objects.get(pk=live.pk)


def test_it_is_asked_what_can_be_done_with_each_and_why_not_and_nothing_happens(
    press, people, three
):
    page = press(people.clerk, "submit", three)
    assert titles(page.context["possible"]) == {"Xong"}
    refused = {line.article.title: line.reasons for line in page.context["refused"]}
    assert "lời dẫn" in refused["Thiếu"][0].lower()
    assert "Đã xử lý" in refused["Đang đăng"][0] or "tình trạng" in refused["Đang đăng"][0]
    text = page.content.decode()
    assert all(reason in text for reasons in refused.values() for reason in reasons)
    assert "Trình duyệt (1 bài)" in text
    assert not Event.objects.filter(action="submit").exists()


def test_each_is_done_by_its_own_workflow_step_and_one_that_is_refused_stops_no_other(
    press, people, three, make_article, client
):
    another = make_article(title="Cũng xong")
    answer = press(people.clerk, "submit", (*three, another), **{"dong-y": "1"})
    assert answer.status_code == 302
    report = client.get(answer["Location"])
    assert titles(report.context["done"]) == {"Xong", "Cũng xong"}
    assert titles(report.context["refused"]) == {"Thiếu", "Đang đăng"}
    assert "Đã trình duyệt 2 bài" in report.content.decode()
    assert stored(three[0]).state == stored(another).state == "submitted"
    assert stored(three[1]).state == "draft"
    assert Event.objects.filter(action="submit", actor=people.clerk).count() == 2


def test_submissions_are_recalled_drafts_deleted_and_taken_back_from_the_report(
    press, people, make_article, client
):
    one, another = make_article(title="Một"), make_article(title="Hai")
    for article in (one, another):
        workflow.submit(article.pk, by=people.clerk)
    sure = {"dong-y": "1"}
    press(people.clerk, "recall", (one, another), **sure)
    assert {stored(one).state, stored(another).state} == {"draft"}
    report = client.get(press(people.clerk, "delete", (one, another), **sure)["Location"])
    assert stored(one).deleted_at and stored(another).deleted_at
    assert "Hoàn tác: khôi phục 2 bài" in report.content.decode()
    press(people.clerk, report.context["undo_name"], (one, another), **sure)
    assert stored(one).deleted_at is None and stored(another).deleted_at is None


def test_chiefs_give_articles_to_another_unit_and_others_are_told_that_they_may_not(
    press, people, city, make_article, client
):
    one, there = make_article(title="Một"), make_article(title="Đã ở đó", unit=city.new_bo_de)
    given = {"dong-y": "1", "to": city.new_bo_de.pk, "reason": "Nhầm phường."}
    page = press(people.chief, "reassign", (one, there))
    assert page.context["form"] is not None
    page = press(people.chief, "reassign", (one, there), **{"dong-y": "1"})
    assert page.status_code == 200 and page.context["form"].errors  # to where?
    press(people.clerk, "reassign", (one,), **given)
    assert stored(one).unit == city.viet_hung
    report = client.get(press(people.chief, "reassign", (one, there), **given)["Location"])
    assert stored(one).unit == city.new_bo_de
    assert titles(report.context["refused"]) == {"Đã ở đó"}
    assert "Nhầm phường." in one.events.get(action="reassign").reason


def test_what_is_out_of_reach_is_not_there_even_beside_ones_own(press, people, city, make_article):
    own, other = make_article(), make_article(unit=city.new_bo_de)
    for articles in ([other], [own, other]):
        for data in ({}, {"dong-y": "1"}):
            assert press(people.clerk, "submit", articles, **data).status_code == 404
    assert stored(own).state == stored(other).state == "draft"
    own.pk = "1 OR 1=1"
    assert press(people.clerk, "submit", [own]).status_code == 404


def test_a_hundred_at_most_and_at_least_one_and_something_to_do(press, people, make_article):
    article = make_article()
    article_ids = [type(article)(pk=pk) for pk in range(1, bulk.MOST + 2)]
    for name, articles, said in (
        ("submit", article_ids, "nhiều nhất 100 bài"),
        ("submit", [], "ít nhất một bài"),
        ("", [article], "Hãy chọn việc"),
    ):
        answer = press(people.clerk, name, articles, tu="cong_khai=never")
        assert answer.status_code == 302
        assert answer["Location"].endswith("?cong_khai=never")
        assert said in " ".join(map(str, get_messages(answer.wsgi_request)))
    assert press(people.clerk, "nope", [article]).status_code == 404


def test_nothing_is_approved_by_the_dozen(press, people, make_article, listed):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    for name in ("approve", "sign", "publish", "emergency"):
        assert press(people.reviewer, name, [article], **{"dong-y": "1"}).status_code == 404
    assert "Duyệt đăng không làm hàng loạt" in listed(people.reviewer).text
    assert stored(article).state == "submitted"


def test_one_is_led_back_to_the_list_one_came_from_and_nowhere_else(press, people, make_article):
    article = make_article()
    page = press(people.clerk, "submit", [article], tu="q=don&state__exact=draft&next=//evil.vn")
    assert page.context["back"].endswith("/article/?q=don&state__exact=draft")


def test_everybody_is_offered_what_they_may_have_to_do(listed, people, make_article):
    make_article()
    make_article(deleted_at="2099-01-01T00:00Z")
    offered = listed(people.clerk).context["cl"].bulk_actions
    assert list(offered) == ["submit", "recall", "delete"]
    assert "reassign" in listed(people.chief).context["cl"].bulk_actions
    assert list(listed(people.clerk, da_xoa="co").context["cl"].bulk_actions) == ["undelete"]
    page = listed(people.root)
    assert page.titles and not page.context["cl"].bulk_actions
    assert "hang-loat" not in page.text or 'name="viec"' not in page.text


def test_a_report_is_of_ones_own_last_action(sign_in, people, make_article, press):
    address = reverse("admin:articles_article_bulk_report")
    assert sign_in(people.clerk).get(address).status_code == 302  # nothing was done yet
    assert sign_in(people.stranger).get(address).status_code == 403
