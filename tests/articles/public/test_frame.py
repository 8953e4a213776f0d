"""The head and the foot of every page, and the pages for errors."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from articles.models import Notice
from articles.public import pages
from tests.makers import NOON
from wardnews.staticfiles import HashedStaticFilesStorage
from wards import imprint
from wards.models import Imprint

pytestmark = pytest.mark.django_db

STATIC = settings.BASE_DIR / "static/wardnews"
WORDS = {
    "name": "Tin phường Việt Hưng",
    "line": "Tin từ tổ dân phố",
    "authority": "UBND phường Việt Hưng",
    "responsible": "Bà Nguyễn Thị An, Phó Chủ tịch",
    "address": "Số 1 phố Hoa Gạo",
    "phone": "024 1234 5678",
    "email": "tin@viethung.example",
    "licence": "Giấy phép số 12/GP-TTĐT",
}


@pytest.fixture
def owner() -> Imprint:
    return Imprint.objects.create(pk=imprint.ROW, **WORDS)


def parts(page: str) -> tuple[str, str]:
    """The head and the foot of a page."""
    head = page.split("<header", 1)[1].split("</header>", 1)[0]
    return head, page.split("<footer", 1)[1].split("</footer>", 1)[0]


def current(client, address: str) -> dict[str, str]:
    """What the head's navigation marks on the page at `address`, and how."""
    head, _foot = parts(client.get(address).content.decode())
    return {name: how for how, name in re.findall(r'aria-current="(\w+)">([^<]+)<', head)}


# --- the imprint ---


def test_head_and_foot_say_who_runs_the_site(client, owner, city):
    page = client.get("/").content.decode()
    head, foot = parts(page)
    assert WORDS["name"] in head and WORDS["line"] in head
    for name in ("name", "authority", "responsible", "address", "phone", "email", "licence"):
        assert WORDS[name] in foot, name
    assert 'href="tel:02412345678"' in foot
    assert f'href="mailto:{WORDS["email"]}"' in foot
    assert f"<title>{WORDS['name']}</title>" in page


def test_what_nobody_wrote_leaves_no_empty_label(client, city):
    head, foot = parts(client.get("/").content.decode())
    assert settings.SITE_NAME in head
    for label in ("Chịu trách nhiệm", "Địa chỉ", "Điện thoại", "Thư điện tử", "None", "tel:"):
        assert label not in foot


def test_what_is_written_there_is_only_text(client, city):
    Imprint.objects.create(pk=imprint.ROW, **dict.fromkeys(WORDS, "<b onclick=x>'\"&"))
    assert "<b onclick" not in client.get("/").content.decode()


def test_the_frame_costs_one_query(owner, category, django_assert_num_queries):
    with django_assert_num_queries(1):
        pages.render("base.html", {})


# --- ways ---


def test_the_navigation_says_where_the_reader_is(client, make_article, publish, category, city):
    edition = publish(make_article(), at=NOON)
    assert current(client, "/") == {"Trang chủ": "page"}
    assert current(client, f"/chuyen-muc/{category.slug}/") == {category.name: "page"}
    assert current(client, edition.get_absolute_url()) == {category.name: "true"}
    assert current(client, "/don-vi/") == {"Đơn vị": "page"}
    assert current(client, "/don-vi/viet-hung/") == {"Đơn vị": "true"}
    assert current(client, "/luu-tru/2025/08/") == {"Lưu trữ": "true"}
    assert current(client, "/dinh-chinh/") == {}
    assert current(client, "/khong-co/") == {}


def test_every_way_of_head_and_foot_leads_somewhere(client, owner, category):
    page = client.get("/").content.decode()
    links = set(re.findall(r'href="([^"]*)"', "".join(parts(page))))
    assert {f"/chuyen-muc/{category.slug}/", "/don-vi/", "/dinh-chinh/", "/admin/"} <= links
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page
        elif link.startswith("/"):
            expected = 302 if link == "/admin/" else 200
            assert client.get(link).status_code == expected, link
        else:
            assert link.startswith(("tel:", "mailto:"))


def test_the_first_link_skips_to_the_content(client, city):
    page = client.get("/").content.decode()
    body = page.split("<body", 1)[1]
    assert re.search(r'href="([^"]*)"', body)[1] == "#noi-dung"
    assert '<main id="noi-dung"' in page


def test_no_page_of_the_frame_needs_a_script_or_a_style_of_its_own(client, owner, city):
    for address in ("/", "/khong-co/"):
        page = client.get(address).content.decode()
        assert not re.findall(r"<style|\sstyle=|\son\w+=", page)
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all('src="/static/' in s or "application/ld+json" in s for s in scripts)
        # The tools are made by their script; the one button belongs to the box of search.
        head = parts(page)[0]
        assert "<button" not in re.sub(r"<form.*?</form>", "", head, flags=re.DOTALL)


def test_a_long_name_stays_whole_in_the_head_and_short_in_the_way_here():
    title = "Bà con cùng dọn ngõ " * 15
    for here in (title, title.replace(" ", "")):
        shown = render_to_string("components/breadcrumb.html", {"here": here})
        short = re.search(r'aria-current="page">([^<]*)<', shown)[1]
        assert short.endswith("…") and here.startswith(short[:-1].strip())
        assert 30 < len(short) <= 60


# --- notices ---


def notice(**fields) -> Notice:
    soon = timezone.now() + timedelta(days=1)
    return Notice(**{"kind": "urgent", "title": "Mưa lớn", "ends_at": soon} | fields)


def test_notices_stand_between_head_and_content():
    page = pages.render("base.html", {"notices": [notice(text="Đi đường khác.")]})
    assert page.index("</header>") < page.index("Mưa lớn") < page.index("<main")
    assert "Khẩn" in page and "Đi đường khác." in page
    assert "Thông báo trên cổng" not in pages.render("base.html", {"notices": []})


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("/tin/lich-cat-dien-12/", True),
        ("https://hanoi.example/", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_a_notice_leads_to_pages_only(link, leads):
    shown = render_to_string("components/notice.html", {"notice": notice(link=link)})
    assert ("<a href" in shown) is leads


# --- errors ---


def test_a_page_that_is_not_there_helps_to_find_on(client, owner, category):
    page = client.get("/bai-cua-cong-cu.aspx?id=7").content.decode()
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    for action, field in (("/tim-kiem/", "tu-khoa"), ("/don-vi/", "ten-don-vi")):
        assert re.search(rf'<form[^>]* action="{action}"', main)
        assert f'<label for="{field}">' in main
        assert re.search(rf'<input[^>]* id="{field}" name="q"', main)
    for way in ('href="/"', f'href="/chuyen-muc/{category.slug}/"', "/luu-tru/", "tel:"):
        assert way in main
    assert "noindex" in page


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "500", "503", "503_database"])
def test_a_page_for_errors_asks_neither_database_nor_manifest(
    name, django_assert_num_queries, monkeypatch
):
    def gone(self, path, *args, **kwargs):
        raise ValueError(f"Missing staticfiles manifest entry for '{path}'")

    monkeypatch.setattr("django.contrib.staticfiles.storage.StaticFilesStorage.url", gone)
    with django_assert_num_queries(0):
        page = render_to_string(f"{name}.html")
    assert '<html lang="vi">' in page and page.count("<h1>") == 1 and 'href="/"' in page
    assert not re.findall(r"<style|\sstyle=|\son\w+=|https?://", page)


def test_what_a_page_for_errors_loads_keeps_its_plain_name_beside_the_hashed_one(tmp_path):
    page = render_to_string("500.html")
    names = {n.removeprefix(settings.STATIC_URL) for n in re.findall(r'="(/static/[^"]+)"', page)}
    assert {"wardnews/error.css", "wardnews/prefs.js", "wardnews/emblem.svg"} == names
    storage = HashedStaticFilesStorage(location=tmp_path, base_url=settings.STATIC_URL)
    found = {name: finders.find(name) for name in names}
    for name, path in found.items():
        with Path(path).open("rb") as file:
            storage.save(name, file)
    list(storage.post_process({name: (storage, name) for name in names}))
    assert all(storage.stored_name(name) != name for name in names)
    assert all(storage.exists(name) for name in names)
    assert not getattr(settings, "WHITENOISE_KEEP_ONLY_HASHED_FILES", False)


def test_what_was_refused_is_answered_in_vietnamese(client, people, sign_in):
    sign_in(people.clerk)
    refused = client.get("/admin/auth/user/")
    assert refused.status_code == 403
    assert "Bạn không có quyền vào trang này" in refused.content.decode()
    forged = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert forged.status_code == 403
    assert "Phiên làm việc đã thay đổi" in forged.content.decode()
    strange = client.get("/", headers={"host": "khong phai ten mien"})
    assert strange.status_code == 400
    assert "Yêu cầu không hợp lệ" in strange.content.decode()


# --- weight ---


@pytest.mark.parametrize(("name", "most"), [("site.css", 4608), ("prefs.js", 1024)])
def test_what_every_page_loads_stays_small(name, most):
    assert len(gzip.compress((STATIC / name).read_bytes())) <= most
