"""The page of corrections, as a resident meets it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Edition
from articles.public import queries
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

PAGE = "/dinh-chinh/"


def text_of(response) -> str:
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def notes_at(at) -> list[str]:
    return [row.edition.public_note for row in queries.latest_corrections(at=at).rows]


@pytest.fixture
def correct(make_article, publish):
    """`correct(note, at=…, age=…, title=…)`: a new post, corrected at `at` when it is `age` old."""

    def run(note, at=NOON, age=24 * HOUR, **fields) -> Edition:
        article = make_article(**fields)
        publish(article, at=at - age)
        return publish(article, at=at, change="correction", public_note=note)

    return run


def test_without_corrections_the_page_says_so(client, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    publish(article, at=NOON + HOUR)  # a minor change is no correction
    assert "Hiện không có đính chính nào." in text_of(client.get(PAGE))
    assert "Ra quân" not in text_of(client.get(PAGE))


def test_a_correction_shows_its_time_title_unit_and_note(client, correct):
    edition = correct("Ngày đúng là 12/7.\n\nXin lỗi <b>bạn đọc</b>.", title="Lịch tiêm chủng")
    response = client.get(PAGE)
    text = text_of(response)
    assert "Lịch tiêm chủng 12:00 ngày 01/08/2025 · Phường Việt Hưng Ngày đúng là 12/7." in text
    assert "Hiện không có" not in text
    page = response.content.decode()
    assert f'<a href="{edition.get_absolute_url()}">Lịch tiêm chủng</a>' in page
    assert "<p>Xin lỗi &lt;b&gt;bạn đọc&lt;/b&gt;.</p>" in page


def test_the_newest_correction_comes_first_whatever_the_age_of_the_post(client, correct):
    correct("Sửa sau.", at=NOON + HOUR, age=300 * HOUR)
    correct("Sửa trước.", at=NOON, age=HOUR)  # a newer post, stored later
    text = text_of(client.get(PAGE))
    assert text.index("Sửa sau.") < text.index("Sửa trước.")


def test_several_corrections_of_one_post_are_all_told(client, correct, publish):
    first = correct("Lần một.")
    publish(first.article, at=NOON + HOUR, change="correction", public_note="Lần hai.")
    publish(first.article, at=NOON + 2 * HOUR)  # a minor change later does not hush them up
    assert re.findall(r"Lần (?:một|hai)\.", text_of(client.get(PAGE))) == ["Lần hai.", "Lần một."]


def test_the_title_is_todays_and_the_unit_is_named_as_it_was_then(client, correct, publish, city):
    edition = correct("Đã sửa.", title="Tiêu đề sai")
    city.viet_hung.name = "Phường Việt Hưng Mới"
    city.viet_hung.save()
    city.viet_hung.former_names.create(name="Phường Việt Hưng", until=timezone.localdate())
    edition.article.title = "Tiêu đề đúng"
    edition.article.save()
    assert "Tiêu đề sai" in text_of(client.get(PAGE))  # the working copy is nobody's yet
    latest = publish(edition.article)
    response = client.get(PAGE)
    text = text_of(response)
    assert "Tiêu đề đúng" in text and "Tiêu đề sai" not in text
    assert "· Phường Việt Hưng Đã sửa." in text
    assert f'href="{latest.get_absolute_url()}"' in response.content.decode()


def test_a_scheduled_correction_appears_at_its_time(client, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    ahead = timezone.now() + HOUR
    publish(article, starts_at=ahead, change="correction", public_note="Chưa đến giờ.")
    assert "Chưa đến giờ." not in text_of(client.get(PAGE))
    assert notes_at(ahead - timedelta(microseconds=1)) == []
    assert notes_at(ahead) == ["Chưa đến giờ."]


def test_a_correction_that_was_unscheduled_never_appears(make_article, publish, people):
    article = make_article()
    publish(article, at=NOON)
    ahead = timezone.now() + HOUR
    publish(article, starts_at=ahead, change="correction", public_note="Đã hủy hẹn.")
    publishing.unschedule(article.pk, by=people.chief)
    for at in (None, ahead, ahead + HOUR):
        assert notes_at(at) == []


def test_a_rescheduled_correction_appears_once_at_its_new_time(make_article, publish, people):
    article = make_article()
    publish(article, at=NOON)
    ahead = timezone.now() + HOUR
    publish(article, starts_at=ahead, change="correction", public_note="Dời giờ.")
    publishing.reschedule(article.pk, by=people.chief, starts_at=ahead + HOUR)
    assert notes_at(ahead) == []
    assert notes_at(ahead + HOUR) == ["Dời giờ."]


def test_of_a_removed_post_nothing_is_left_until_it_is_restored(client, correct, people):
    edition = correct("Ông A không liên quan.", title="Bài sẽ gỡ hẳn")
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai sự việc.")
    page = client.get(PAGE).content.decode()
    for gone in ("Ông A", "Bài sẽ gỡ hẳn", "Sai sự việc.", "bai-se-go-han"):
        assert gone not in page
    assert "Hiện không có đính chính nào." in page
    publishing.restore(edition.article_id, by=people.chief)
    assert "Ông A không liên quan." in text_of(client.get(PAGE))


def test_of_a_post_that_leads_elsewhere_nothing_is_left(
    client, correct, make_article, publish, people
):
    edition = correct("Ghi chú cũ.", title="Bài trùng")
    target = publish(make_article(title="Bài đầy đủ"), at=NOON)
    publishing.redirect(edition.article_id, by=people.chief, to=target.article)
    text = text_of(client.get(PAGE))
    assert "Ghi chú cũ." not in text and "Bài trùng" not in text and "Bài đầy đủ" not in text


def test_a_withdrawn_post_that_is_still_readable_keeps_its_corrections(client, correct, people):
    edition = correct("Số đúng là 120.")
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại.")
    text = text_of(client.get(PAGE))
    assert "Số đúng là 120." in text
    assert "Đang xem lại." not in text  # that is no correction


def test_pages_hold_each_correction_once_even_when_new_ones_come(client, correct, settings):
    settings.ARTICLES_PER_PAGE = 3
    for i in range(7):
        correct(f"Lời số {i}.", at=NOON + (i // 2) * HOUR)  # some share a time
    seen, address = [], PAGE
    while address:
        response = client.get(address)
        seen += re.findall(r"Lời số (\d)", text_of(response))
        found = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        address = found and PAGE + found[1]
        correct("Mới chen vào.", at=NOON + 99 * HOUR)
    assert seen == list("6543210")


def test_the_cursor_keeps_its_place_when_its_own_post_is_removed(client, correct, people, settings):
    settings.ARTICLES_PER_PAGE = 2
    editions = [correct(f"Lời số {i}.", at=NOON + i * HOUR) for i in range(4)]
    assert f'href="?truoc={editions[2].pk}"' in client.get(PAGE).content.decode()
    publishing.remove(editions[2].article_id, by=people.chief, public_note="Sai.")
    following = text_of(client.get(PAGE, {"truoc": editions[2].pk}))
    assert re.findall(r"Lời số (\d)", following) == ["1", "0"]


@pytest.mark.parametrize("cursor", ["abc", "-1", "0", "99999999999999999999", "", "１２", "1'--"])
def test_a_strange_cursor_is_harmless(client, correct, cursor):
    correct("Đã sửa.")
    assert "Đã sửa." in text_of(client.get(PAGE, {"truoc": cursor}))


def test_the_page_costs_the_same_whatever_its_length(client, correct, settings):
    settings.ARTICLES_PER_PAGE = 10

    def cost(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    costs, following = set(), set()
    for i in range(1, 13):
        newest = correct(f"Lời số {i}.", at=NOON + i * HOUR)
        costs.add(cost(PAGE))
        if i > 1:
            following.add(cost(f"{PAGE}?truoc={newest.pk}"))
    assert costs == {3}  # the frame, the corrections, their posts
    assert following == {5}  # and the place of the cursor, and whether there is a way back


def test_the_page_is_the_same_for_everybody(client, correct, people):
    correct("Đã sửa.")
    plain = client.get(PAGE)
    client.force_login(people.root)
    assert client.get(PAGE).content == plain.content
    assert not plain.cookies
    assert "Cookie" not in plain.get("Vary", "")
    assert client.post(PAGE).status_code == 405


def test_the_foot_of_every_page_and_the_notice_on_the_article_lead_here(client, correct):
    edition = correct("Đã sửa.")
    link = f'<a href="{PAGE}">'
    for address in ("/", "/don-vi/", "/khong-co/"):
        assert f"{link}Đính chính</a>" in client.get(address).content.decode()
    article = client.get(edition.get_absolute_url()).content.decode()
    assert article.count(f"{link}Xem tất cả đính chính</a>") == 1
