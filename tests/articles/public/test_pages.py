"""The pages that residents meet."""

import re

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article, Category
from tests.makers import HOUR, NOON
from wards.models import Unit

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def edition(make_article, publish, city):
    article = make_article(photos=2, about=[city.cell], byline="Thu Hương", source="UBND phường")
    return publish(article, at=NOON)


def test_the_article_page_shows_the_whole_post(client, edition):
    response = client.get(edition.get_absolute_url())
    text = text_of(response)
    for part in (
        *("Trang chủ", "Hoạt động các phường", "Ra quân dọn vệ sinh"),
        "Sáng thứ bảy, bà con cùng quét dọn.",
        "Mọi người đến rất sớm.",
        *("Chú thích 1", "Chú thích 2", "Thu Hương", "Nguồn: UBND phường"),
        *("Phường Việt Hưng", "Chi bộ 19"),
    ):
        assert part in text
    assert 'alt="Mô tả 1"' in response.content.decode()


def test_older_and_newer_posts_of_the_section_are_linked(client, make_article, publish):
    editions = [publish(make_article(title=f"Tin {i}"), at=NOON + i * HOUR) for i in range(3)]
    page = client.get(editions[1].get_absolute_url()).content.decode()
    older, newer = (re.search(rf'rel="{rel}" href="([^"]+)"', page)[1] for rel in ("prev", "next"))
    assert older == editions[0].get_absolute_url()
    assert newer == editions[2].get_absolute_url()


@pytest.mark.parametrize("slug", ["sai", "", "Đức-Giang", "a-1-b"])
def test_the_id_decides_and_a_wrong_slug_leads_to_the_right_address(client, edition, slug):
    response = client.get(f"/tin/{slug}-{edition.article_id}/?utm_source=zalo")
    assert response.status_code == 301
    assert response["Location"] == edition.get_absolute_url() + "?utm_source=zalo"
    assert response["Cache-Control"] == "no-cache"  # a title may change back


def test_the_short_address_leads_to_the_article(client, edition):
    assert client.get(f"/tin/{edition.article_id}/")["Location"] == edition.get_absolute_url()


@pytest.mark.parametrize(
    "address",
    [
        *("/tin/khong-co-99999/", "/tin/x-999999999999999999/", "/tin/x/", "/tin/x-0/"),
        *("/don-vi/khong-co/", "/chuyen-muc/khong-co/", "/luu-tru/2025/13/", "/luu-tru/0000/01/"),
        *("/luu-tru/2025/00/", "/media/photos/ab/khong-co.jpg", "/media/photos/../db.sqlite3"),
        *("/khong-co/", "/luu-tru/0001/01/", f"/media/photos/{'a' * 5000}.jpg"),
    ],
)
def test_what_never_was_is_a_page_that_leads_on(client, city, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()


def test_the_last_month_of_the_calendar_is_no_error(client, city):
    assert client.get("/luu-tru/9999/12/").status_code == 404
    assert client.get("/luu-tru/2999/12/").status_code == 404


def test_a_draft_has_no_address(client, make_article):
    assert client.get(f"/tin/x-{make_article().pk}/").status_code == 404


def test_a_scheduled_post_has_no_address_yet(client, make_article, publish):
    edition = publish(make_article(), starts_at=timezone.now() + HOUR)
    assert client.get(edition.get_absolute_url()).status_code == 404


def test_a_withdrawn_post_stays_readable_under_a_notice_and_leaves_the_lists(
    client, edition, people
):
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại số liệu.")
    response = client.get(edition.get_absolute_url())
    assert response.status_code == 200
    assert "Đang xem lại số liệu." in text_of(response)
    assert "Mọi người đến rất sớm." in text_of(response)
    assert "noindex" in response.content.decode()
    assert "Ra quân" not in text_of(client.get("/"))


def test_a_removed_post_answers_410_with_the_explanation_whatever_the_slug(client, edition, people):
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai sự việc.")
    for address in (edition.get_absolute_url(), f"/tin/khac-{edition.article_id}/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "Sai sự việc." in text_of(response)
        assert "Ra quân" not in response.content.decode()


def test_a_redirected_post_leads_to_its_target(client, edition, make_article, publish, people):
    target = publish(make_article(title="Bài đầy đủ"), at=NOON)
    publishing.redirect(edition.article_id, by=people.chief, to=target.article)
    response = client.get(edition.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, target.get_absolute_url())


def test_redirects_are_followed_over_several_posts(client, make_article, publish, people):
    first, second, third = (publish(make_article(title=f"Bài {i}"), at=NOON) for i in range(3))
    publishing.redirect(first.article_id, by=people.chief, to=second.article)
    publishing.redirect(second.article_id, by=people.chief, to=third.article)
    assert client.get(first.get_absolute_url())["Location"] == third.get_absolute_url()


def test_redirects_that_came_to_form_a_circle_end_on_a_page(client, make_article, publish, people):
    one, other = (publish(make_article(title=f"Bài {i}"), at=NOON) for i in range(2))
    publishing.redirect(one.article_id, by=people.chief, to=other.article)
    publishing.restore(one.article_id, by=people.chief)
    publishing.redirect(other.article_id, by=people.chief, to=one.article)
    publishing.remove(one.article_id, by=people.chief, public_note="Sai.")
    assert client.get(other.get_absolute_url()).status_code == 410


def test_a_redirect_to_a_removed_post_says_so(client, edition, make_article, publish, people):
    target = publish(make_article(title="Bài đầy đủ"), at=NOON)
    publishing.redirect(edition.article_id, by=people.chief, to=target.article)
    publishing.remove(target.article_id, by=people.chief, public_note="Sai.")
    assert client.get(edition.get_absolute_url()).status_code == 410


def test_a_correction_is_announced_on_the_article(client, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    edition = publish(article, at=NOON + HOUR, change="correction", public_note="Ngày là 12/7.")
    notice = "Đính chính ngày 01/08/2025. Ngày là 12/7."
    assert notice in text_of(client.get(edition.get_absolute_url()))
    publish(article, at=NOON + 2 * HOUR)  # a minor change later does not hush it up
    assert notice in text_of(client.get(edition.get_absolute_url()))


# --- lists ---


def test_home_shows_the_newest_first_by_the_date_that_is_shown(client, make_article, publish):
    old = make_article(title="Tin cũ")
    publish(old, at=NOON)
    publish(make_article(title="Tin mới"), at=NOON + HOUR)
    publish(old, at=NOON + 2 * HOUR)  # a correction does not push a post up
    text = text_of(client.get("/"))
    assert text.index("Tin mới") < text.index("Tin cũ")
    assert text.count("Tin cũ") == 1


def test_pages_of_a_list_hold_each_post_once_even_when_new_ones_come(
    client, make_article, publish, settings
):
    settings.ARTICLES_PER_PAGE = 3
    for i in range(7):
        publish(make_article(title=f"Tin số {i}"), at=NOON + (i // 2) * HOUR)  # some share a time
    section = "/chuyen-muc/hoat-dong-cac-phuong/"  # the home page has tests of its own
    seen, address = [], section
    while address:
        response = client.get(address)
        seen += re.findall(r"Tin số (\d)", text_of(response))
        found = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        address = found and section + found[1]
        publish(make_article(title="Mới chen vào"), at=NOON + 99 * HOUR)
    assert sorted(seen) == list("0123456")


@pytest.mark.parametrize(
    "cursor", ["abc", "-1", "0", "99999999999999999999", "", "１２", "²", "1'--"]
)
def test_a_strange_cursor_is_harmless(client, edition, cursor):
    response = client.get("/", {"truoc": cursor})
    assert response.status_code == 200
    assert "Ra quân dọn vệ sinh" in text_of(response)


def test_a_unit_shows_its_own_posts_those_below_it_and_those_about_it(
    client, make_article, publish, city
):
    day = NOON - 365 * 24 * HOUR
    publish(make_article(title="Tin A", unit=city.duc_giang, about=[city.cell]), at=day)
    publish(make_article(title="Tin B", unit=city.bo_de), at=day)
    shown = {
        slug: re.findall(r"Tin [AB]\b", text_of(client.get(f"/don-vi/{slug}/")))
        for slug in ("duc-giang", "chi-bo-19-duc-giang", "dang-bo-duc-giang", "bo-de", "long-bien")
    }
    assert shown == {
        "duc-giang": ["Tin A"],
        "chi-bo-19-duc-giang": ["Tin A"],
        "dang-bo-duc-giang": ["Tin A"],
        "bo-de": ["Tin B"],
        "long-bien": ["Tin B", "Tin A"],
    }


def test_a_closed_unit_keeps_its_page_and_says_so(client, city):
    assert "kết thúc hoạt động từ ngày 01/07/2025" in text_of(client.get("/don-vi/duc-giang/"))


def test_a_post_keeps_the_unit_name_of_its_day(client, make_article, publish, city):
    edition = publish(make_article(), at=NOON)
    city.viet_hung.name = "Phường Việt Hưng Mới"
    city.viet_hung.save()
    city.viet_hung.former_names.create(name="Phường Việt Hưng", until=timezone.localdate())
    text = text_of(client.get(edition.get_absolute_url()))
    assert "Phường Việt Hưng" in text and "Việt Hưng Mới" not in text


def test_a_renaming_shows_from_its_day_on(client, city, settings):
    tomorrow = timezone.localdate() + 24 * HOUR
    city.viet_hung.former_names.create(name="Phường Việt Hưng", until=tomorrow)
    Unit.objects.filter(pk=city.viet_hung.pk).update(name="Phường Tên Mới")
    for address in ("/", "/don-vi/", "/don-vi/viet-hung/", "/don-vi/ha-noi/"):
        text = text_of(client.get(address))
        assert "Phường Việt Hưng" in text, address
        assert "Tên Mới" not in text, address
    city.viet_hung.former_names.update(until=timezone.localdate())
    for address in ("/", "/don-vi/", "/don-vi/viet-hung/", "/don-vi/ha-noi/"):
        assert "Phường Tên Mới" in text_of(client.get(address)), address
    assert "Tên trước đây: Phường Việt Hưng" in text_of(client.get("/don-vi/viet-hung/"))


def test_the_directory_lists_open_units_by_kind_and_closed_ones_apart(client, city):
    text = text_of(client.get("/don-vi/"))
    open_ones, closed = text.split("Phường Việt Hưng")[1].split("Đơn vị đã kết thúc hoạt động")
    assert "Thành phố Hà Nội" in open_ones and "Phường Đức Giang" not in open_ones
    assert "Phường Đức Giang" in closed and "Quận Long Biên" in closed


def test_a_section_shows_its_posts_only(client, make_article, publish):
    health = Category.objects.create(name="Y tế", slug="y-te")
    publish(make_article(title="Tiêm chủng", category=health), at=NOON)
    publish(make_article(title="Dọn vệ sinh"), at=NOON)
    text = text_of(client.get("/chuyen-muc/y-te/"))
    assert "Tiêm chủng" in text and "Dọn vệ sinh" not in text


def test_a_month_runs_from_midnight_to_midnight_in_ha_noi(client, make_article, publish):
    start = NOON - 12 * HOUR  # 00:00 on 1 August in Hà Nội
    publish(make_article(title="Cuối tháng bảy"), at=start - HOUR / 3600)
    publish(make_article(title="Đầu tháng tám"), at=start)
    july, august = (client.get(f"/luu-tru/2025/{m}/") for m in ("07", "08"))
    assert "Cuối tháng bảy" in text_of(july) and "Đầu tháng tám" not in text_of(july)
    assert "Đầu tháng tám" in text_of(august) and "Cuối tháng bảy" not in text_of(august)
    assert 'href="/luu-tru/2025/08/"' in july.content.decode()


def test_a_month_without_posts_leads_to_the_nearest_ones(client, edition):
    page = client.get("/luu-tru/2026/01/").content.decode()
    assert "Không có tin nào đăng trong tháng 1/2026." in page
    assert 'rel="prev" href="/luu-tru/2025/08/"' in page


# --- purity and cost ---


def test_public_pages_hold_nothing_of_the_visitor(client, edition, people):
    addresses = ["/", "/don-vi/", "/don-vi/viet-hung/", edition.get_absolute_url(), "/khong-co/"]
    for address in addresses:
        client.cookies.clear()
        plain = client.get(address, headers={"user-agent": "bot"})
        client.force_login(people.root)
        signed_in = client.get(address, headers={"user-agent": "bot"})
        assert plain.content == signed_in.content
        assert not plain.cookies
        assert "Cookie" not in plain.get("Vary", "")


def test_lists_cost_the_same_whatever_their_length(
    client, make_article, publish, django_assert_max_num_queries
):
    for i in range(12):
        publish(make_article(title=f"Tin {i}", photos=3), at=NOON + i * HOUR)
    edition = publish(make_article(photos=12), at=NOON)
    for address, most in [
        ("/", 19),
        ("/chuyen-muc/hoat-dong-cac-phuong/", 6),
        ("/luu-tru/2025/08/", 9),
        ("/don-vi/viet-hung/", 18),
        ("/don-vi/", 6),
        (edition.get_absolute_url(), 12),  # abbreviations are one
    ]:
        with django_assert_max_num_queries(most):
            client.get(address)


def test_the_error_page_needs_no_database(client, edition, monkeypatch, settings):
    def broken(*args, **kwargs):
        raise RuntimeError("hỏng")

    monkeypatch.setattr("articles.public.home_page.of", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Trang tạm thời gặp lỗi" in response.content.decode()


def test_text_is_escaped_and_bodies_are_cleaned_again_when_shown(client, make_article, publish):
    article = make_article(title="<script>alert(1)</script>", lead="<b>đậm</b>", byline="<i>")
    edition = publish(article, at=NOON)
    assert Article.objects.get().title.startswith("<script>")
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "<script>" not in page
    assert "&lt;b&gt;đậm" in page
