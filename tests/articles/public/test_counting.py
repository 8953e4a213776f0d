"""The view counter: what counts, what does not, and what a reader sees of it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template.exceptions import TemplateDoesNotExist

from articles import publishing
from articles.models import DailyViews, ViewCount
from articles.public import counting
from tests.concurrency import at_once
from tests.makers import HOUR, NOON, import_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(make_article, publish):
    return publish(make_article(), at=NOON)


def total(edition) -> int:
    return ViewCount.objects.get(article=edition.article_id).total


def get(client, edition, **headers):
    return client.get(edition.get_absolute_url(), headers=headers)


def test_the_first_reading_of_an_imported_post_shows_its_old_total_plus_one(
    client, make_article, city
):
    article = make_article(unit=city.duc_giang)
    day = datetime(2022, 5, 19, 2, 0, tzinfo=UTC)
    (edition,) = publishing.publish_imports([import_item(article, day, views=999)])
    page = client.get(edition.get_absolute_url()).content.decode()
    text = re.sub(r"<[^>]+>", "", page)
    assert "Ngày đăng 19/05/2022 | 09:00 | Lượt xem: 1.000" in text


PEOPLE = [
    "Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/99 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 11; CUBOT) AppleWebKit/537.36 Chrome/99 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Zalo iOS/480",
    "Mozilla/5.0 (iPhone) [FBAN/FBIOS;FBAV/400.0]",
    "curl/8.5.0",
    "wrk/4.1.0",
    "Python-urllib/3.11",
    "",
]
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
    "TelegramBot (like TwitterBot)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.23.20.0",
    "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp)",
    "GenericCrawler 3",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_count_and_so_do_tools_that_do_not_call_themselves_robots(client, edition, agent):
    response = client.get(edition.get_absolute_url(), headers={"user-agent": agent})
    assert response.status_code == 200
    assert total(edition) == 1


@pytest.mark.parametrize("agent", ROBOTS)
def test_declared_robots_read_without_counting(client, edition, agent):
    response = client.get(edition.get_absolute_url(), headers={"user-agent": agent})
    assert (response.status_code, total(edition)) == (200, 0)
    assert counting.COOKIE not in response.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-purpose": "prefetch"},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x-moz": "prefetch"},
        {"x-purpose": "preview, prerender"},
    ],
    ids=str,
)
def test_reading_ahead_does_not_count(client, edition, headers):
    assert get(client, edition, **headers).status_code == 200
    assert total(edition) == 0


def test_head_does_not_count(client, edition):
    assert client.head(edition.get_absolute_url()).status_code == 200
    assert total(edition) == 0


def test_a_wrong_slug_counts_once_at_the_right_address(client, edition):
    address = f"/tin/sai-{edition.article_id}/"
    response = client.get(address, follow=True)
    assert response.redirect_chain == [(edition.get_absolute_url(), 301)]
    assert total(edition) == 1


def test_withdrawn_and_removed_pages_do_not_count(client, edition, people):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Xem lại.")
    assert get(client, edition).status_code == 200
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai.")
    assert get(client, edition).status_code == 410
    assert total(edition) == 0


def test_a_page_that_fails_to_render_counts_nobody(client, edition, monkeypatch):
    def broken(*args):
        raise TemplateDoesNotExist("hỏng")

    monkeypatch.setattr("articles.public.pages.render_to_string", broken)
    with pytest.raises(TemplateDoesNotExist):
        get(client, edition)
    assert total(edition) == 0


# --- reloads ---


def test_a_reload_within_half_an_hour_is_no_new_view(client, edition):
    first, second = get(client, edition), get(client, edition)
    assert total(edition) == 1
    for page in (first, second):
        assert "Lượt xem: 1<" in page.content.decode()


def test_the_cookie_says_nothing_and_travels_nowhere_else(client, edition):
    cookie = get(client, edition).cookies[counting.COOKIE]
    assert cookie.value == "1"
    assert cookie["path"] == edition.get_absolute_url()
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 1800


def test_another_browser_counts(client, edition, django_user_model):
    get(client, edition)
    client.cookies.clear()
    get(client, edition)
    assert total(edition) == 2


def test_the_interval_is_a_setting_and_zero_turns_it_off(client, edition, settings):
    settings.VIEW_REPEAT_SECONDS = 60
    assert get(client, edition).cookies[counting.COOKIE]["max-age"] == 60
    settings.VIEW_REPEAT_SECONDS = 0
    client.cookies.clear()
    assert not get(client, edition).cookies
    get(client, edition)
    assert total(edition) == 3


def test_the_page_may_not_be_answered_from_a_copy(client, edition):
    assert "no-cache" in get(client, edition)["Cache-Control"]


# --- what survives ---


def test_the_count_survives_correction_withdrawal_and_restoring(
    client, make_article, publish, people
):
    article = make_article()
    edition = publish(article, at=NOON)
    get(client, edition)
    article.title = "Tiêu đề mới hẳn"
    article.save()
    corrected = publish(article, at=NOON + HOUR)
    client.cookies.clear()
    assert "Lượt xem: 2<" in get(client, corrected).content.decode()
    publishing.withdraw(article.pk, by=people.chief, public_note="Xem lại.")
    restored = publishing.restore(article.pk, by=people.chief)
    client.cookies.clear()
    assert "Lượt xem: 3<" in get(client, restored).content.decode()


def test_an_article_page_counts_with_one_statement(client, edition, django_assert_num_queries):
    with django_assert_num_queries(1):
        counting.count(edition.article_id)


# --- days ---

DAY = timedelta(days=1)


def test_each_day_keeps_its_own_total(edition):
    for views, instant in [(3, NOON), (2, NOON + DAY), (4, NOON + 5 * DAY)]:
        for _ in range(views):
            counting.count(edition.article_id, at=instant)
    first = date(2025, 8, 1)
    assert counting.daily(edition.article_id, first, first + 9 * DAY) == {
        first: 3,
        first + DAY: 2,
        first + 5 * DAY: 4,
    }
    assert counting.daily(edition.article_id, first + DAY, first + DAY) == {first + DAY: 2}
    assert total(edition) == 9


def test_the_day_turns_at_midnight_in_ha_noi(edition):
    midnight = datetime(2025, 8, 1, 17, 0, tzinfo=UTC)
    counting.count(edition.article_id, at=midnight - timedelta(seconds=1))
    counting.count(edition.article_id, at=midnight)
    assert counting.daily(edition.article_id, date(2025, 8, 1), date(2025, 8, 2)) == {
        date(2025, 8, 1): 1,
        date(2025, 8, 2): 1,
    }


def test_a_view_that_arrives_late_counts_for_the_later_day(edition):
    counting.count(edition.article_id, at=NOON + DAY)
    counting.count(edition.article_id, at=NOON)
    assert counting.daily(edition.article_id, date(2025, 8, 1), date(2025, 8, 2)) == {
        date(2025, 8, 2): 2
    }


def test_an_imported_baseline_belongs_to_no_day(make_article, city):
    article = make_article(unit=city.duc_giang)
    publishing.publish_imports([import_item(article, NOON - 365 * DAY, views=999)], at=NOON)
    counting.count(article.pk, at=NOON)
    counting.count(article.pk, at=NOON + DAY)
    assert counting.daily(article.pk, date(2022, 1, 1), date(2026, 1, 1)) == {
        date(2025, 8, 1): 1,
        date(2025, 8, 2): 1,
    }
    assert counting.total(article.pk) == 1001


@pytest.mark.django_db(transaction=True)
def test_views_from_many_threads_over_midnight_are_all_there(edition):
    def read_fifty_times():
        for number in range(50):
            counting.count(edition.article_id, at=NOON + (number // 20) * DAY)

    at_once(*[read_fifty_times] * 8)
    assert total(edition) == 400
    filed = sum(DailyViews.objects.values_list("views", flat=True))
    assert filed + ViewCount.objects.get().today == 400
