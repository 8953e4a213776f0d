"""The archive by year, month and day, as a resident walks it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article, Edition
from articles.public import periods
from articles.public.periods import Period
from tests.makers import HOUR, NOON
from tests.plans import Plans

pytestmark = pytest.mark.django_db

MIDNIGHT = NOON - 12 * HOUR  # 1 August 2025 in Hà Nội
DAY = timedelta(days=1)


def main_of(response) -> str:
    return response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main_of(response)))


def links(response) -> set[str]:
    found = re.findall(r'href="(/luu-tru/[^"#?]*)"', main_of(response))
    return set(found) - {"/luu-tru/"}


@pytest.fixture
def posts(make_article, publish, city):
    """Posts of 3 May 2023, of the last second of July 2025 and of the first of August, and noon."""
    return [
        publish(make_article(title=title, unit=unit), at=at)
        for title, unit, at in [
            ("Tin tháng năm", city.duc_giang, datetime(2023, 5, 3, 5, tzinfo=UTC)),
            ("Tin cuối tháng bảy", city.viet_hung, MIDNIGHT - timedelta(seconds=1)),
            ("Tin đầu tháng tám", city.viet_hung, MIDNIGHT),
            ("Tin buổi trưa", city.viet_hung, NOON),
        ]
    ]


def test_the_archive_names_years_with_posts_and_counts_the_months_of_the_newest(client, posts):
    page = client.get("/luu-tru/")
    assert links(page) == {
        *("/luu-tru/2025/", "/luu-tru/2023/"),
        *("/luu-tru/2025/07/", "/luu-tru/2025/08/"),
    }
    assert "Tháng 7 1 tin Tháng 8 2 tin" in text_of(page)
    assert "Tin cũ nhất đăng ngày 03/05/2023" in text_of(page)


def test_a_year_counts_its_months(client, posts):
    page = client.get("/luu-tru/2025/")
    assert "3 tin." in text_of(page) and "Tháng 7 1 tin Tháng 8 2 tin" in text_of(page)
    assert 'rel="prev" href="/luu-tru/2023/"' in page.content.decode()
    assert 'rel="next"' not in main_of(page)


def test_a_month_shows_its_days_with_posts_and_the_posts(client, posts):
    page = client.get("/luu-tru/2025/08/")
    assert links(page) == {"/luu-tru/2025/", "/luu-tru/2025/07/", "/luu-tru/2025/08/01/"}
    assert "Thứ Sáu ngày 1 /8, 2 tin" in text_of(page)
    assert "Tin buổi trưa" in text_of(page) and "Tin cuối tháng bảy" not in text_of(page)
    assert "from-5" in main_of(page)  # the first of August 2025 was a Friday


def test_a_day_runs_from_midnight_to_midnight_in_ha_noi(client, posts):
    july, august = client.get("/luu-tru/2025/07/31/"), client.get("/luu-tru/2025/08/01/")
    assert "Tin cuối tháng bảy" in text_of(july) and "Tin đầu tháng tám" not in text_of(july)
    assert "Tin đầu tháng tám" in text_of(august) and "Tin cuối tháng bảy" not in text_of(august)
    assert "Thứ Sáu" in text_of(august)
    assert 'rel="prev" href="/luu-tru/2023/05/03/"' in july.content.decode()
    assert 'rel="next" href="/luu-tru/2025/08/01/"' in july.content.decode()


def test_addresses_and_days_as_people_type_them_lead_on(client, posts):
    for address, rightly in [
        ("/luu-tru/2025/8/", "/luu-tru/2025/08/"),
        ("/luu-tru/2025/8/1/", "/luu-tru/2025/08/01/"),
        ("/luu-tru/2025/08/1/?truoc=5", "/luu-tru/2025/08/01/?truoc=5"),
        ("/luu-tru/2025/8", "/luu-tru/2025/8/"),
        ("/luu-tru/?ngay=2025-08-01", "/luu-tru/2025/08/01/"),
        ("/luu-tru/?ngay=1/8/2025", "/luu-tru/2025/08/01/"),
        ("/luu-tru/?ngay=01.08.2025", "/luu-tru/2025/08/01/"),
    ]:
        response = client.get(address)
        assert response.status_code in (301, 302), address
        assert response["Location"] == rightly


def test_a_day_that_is_none_is_asked_for_again(client, posts):
    for asked in ("31/02/2025", "hôm qua", "<script>", "0001-01-01", "9" * 99, "\0"):
        page = client.get("/luu-tru/", {"ngay": asked})
        assert page.status_code == 200, asked
        assert "trong lịch" in text_of(page), asked
        assert "<script>" not in main_of(page)


def test_what_no_calendar_has_is_not_found(client, posts):
    for address in (
        *("/luu-tru/2025/13/", "/luu-tru/2025/00/", "/luu-tru/2025/0/", "/luu-tru/2025/02/30/"),
        *("/luu-tru/2025/08/00/", "/luu-tru/2025/8/32/", "/luu-tru/1899/", "/luu-tru/3000/"),
        *("/luu-tru/25/8/", "/luu-tru/2025/008/", "/luu-tru/hom-nay/", "/luu-tru/２０２５/"),
    ):
        response = client.get(address)
        assert response.status_code == 404, address
        assert "Không tìm thấy trang" in text_of(response), address


def test_a_time_without_posts_among_those_with_some_is_a_page_that_leads_on(client, posts):
    for address, words in [
        ("/luu-tru/2024/", "năm 2024"),
        ("/luu-tru/2024/02/", "tháng 2/2024"),
        ("/luu-tru/2024/02/29/", "trong ngày này"),
    ]:
        page = client.get(address)
        assert page.status_code == 200
        assert "Không có tin nào đăng" in text_of(page) and words in text_of(page)
        assert '<meta name="robots" content="noindex">' in page.content.decode()
        assert {"prev", "next"} <= set(re.findall(r'rel="(prev|next)"', main_of(page)))


def test_a_time_before_the_first_post_or_to_come_is_not_found_and_leads_on(client, posts):
    to_come = timezone.localdate() + 40 * DAY
    for address in (
        *("/luu-tru/2022/", "/luu-tru/2023/04/", "/luu-tru/2023/05/02/", "/luu-tru/2999/12/31/"),
        *(f"/luu-tru/{to_come:%Y/%m}/", f"/luu-tru/{to_come:%Y/%m/%d}/"),
    ):
        page = client.get(address)
        assert page.status_code == 404, address
        assert "Không có tin nào đăng" in text_of(page), address
        assert links(page), address
    assert 'rel="next" href="/luu-tru/2023/05/"' in client.get("/luu-tru/2023/04/").content.decode()


def test_no_link_of_the_archive_leads_to_a_time_without_posts(client, posts):
    waiting, walked = {"/luu-tru/"}, set()
    while waiting:
        address = waiting.pop()
        walked.add(address)
        page = client.get(address)
        assert page.status_code == 200
        assert "Không có tin nào" not in text_of(page), address
        waiting |= links(page) - walked
    assert len(walked) == 1 + 2 + 3 + 3  # itself, two years, three months, three days


def test_a_day_whose_only_post_was_taken_down_goes_on_answering(client, posts, people):
    publishing.withdraw(posts[0].article_id, by=people.chief, public_note="Đang xem lại.")
    page = client.get("/luu-tru/2023/05/03/")
    assert page.status_code == 200
    assert "Không có tin nào đăng trong ngày này." in text_of(page)
    assert "/luu-tru/2023/" not in links(client.get("/luu-tru/"))


def test_without_any_post_the_archive_says_so(client, city):
    assert "Chưa có tin nào." in text_of(client.get("/luu-tru/"))
    assert client.get("/luu-tru/2025/08/").status_code == 404


def test_a_long_day_is_read_page_by_page(client, make_article, publish, settings):
    settings.ARTICLES_PER_PAGE = 2
    for n in range(5):
        publish(make_article(title=f"Tin số {n}"), at=NOON + timedelta(minutes=n))
    page = client.get("/luu-tru/2025/08/01/")
    seen = re.findall(r"Tin số (\d)", text_of(page))
    while found := re.search(r'rel="next" href="(\?truoc=\d+)"', main_of(page)):
        page = client.get(f"/luu-tru/2025/08/01/{found[1]}")
        seen += re.findall(r"Tin số (\d)", text_of(page))
    assert seen == list("43210")


@pytest.mark.parametrize(
    ("period", "first", "beyond", "parts"),
    [
        (Period(2024), date(2024, 1, 1), date(2025, 1, 1), 12),
        (Period(2024, 2), date(2024, 2, 1), date(2024, 3, 1), 29),
        (Period(2025, 12), date(2025, 12, 1), date(2026, 1, 1), 31),
        (Period(2999), date(2999, 1, 1), date(3000, 1, 1), 12),
    ],
)
def test_periods_follow_the_calendar(period, first, beyond, parts):
    assert (period.first, period.beyond, len(period.parts)) == (first, beyond, parts)
    assert period.parts[0].first == first
    assert period.parts[-1].beyond == beyond


# --- what it costs ---


@pytest.fixture
def many(people, city, category):
    """Five thousand posts over thirteen years, and what the database knows of its sizes."""
    now = timezone.now()
    text = {"title": "Tin", "lead": "", "unit": city.viet_hung, "category": category}
    articles = Article.objects.bulk_create(
        Article(author=people.clerk, body="", **text) for _ in range(5000)
    )
    Edition.objects.bulk_create(
        Edition(
            article=article,
            number=1,
            origin=Edition.Origin.IMPORT,
            unit_name="Phường Việt Hưng",
            body="<p>Nội dung.</p>" * 20,
            content_hash="0" * 64,
            published_at=now - n * DAY,
            starts_at=now - n * DAY,
            **text,
        )
        for n, article in enumerate(articles)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return timezone.localdate(now)


def test_no_page_of_the_archive_reads_all_posts(client, many):
    for address in (
        *("/luu-tru/", f"/luu-tru/{many.year - 5}/", f"/luu-tru/{many.year - 5}/08/"),
        *(f"/luu-tru/{many.year - 5}/08/01/", "/luu-tru/2999/"),
    ):
        with connection.execute_wrapper(plans := Plans()):
            client.get(address)
        assert plans.asked > 2
        assert plans.whole_tables == set(), address
        # Nor does it take all that has started, to sort that.
        assert not [line for line in plans.lines if "edition_starts" in line], address


def test_a_page_of_the_archive_costs_the_same_for_one_post_and_for_many(client, posts, request):
    def costs():
        found = []
        for address in ("/luu-tru/", "/luu-tru/2025/", "/luu-tru/2025/08/", "/luu-tru/2025/08/01/"):
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found.append(len(captured))
        return found

    few = costs()
    request.getfixturevalue("many")
    assert costs() == few
    assert sum(count.number for count in periods.counts(Period(2024)).values()) == 366
