"""An article's page beside its text: contents, ways to pass it on, its sheet of paper."""

import base64
import json
import re
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from articles import publishing
from articles.editorial import preview
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

PARAGRAPH = f"<p>{'chữ ' * 210}</p>"
LONG = "".join(f"<h2>Mục {n}</h2>{PARAGRAPH}" for n in (1, 2, 3))


@pytest.fixture
def read(client):
    return lambda edition: client.get(edition.get_absolute_url()).content.decode()


def contents(page: str, place="on-narrow") -> list[str]:
    found = re.search(rf'<nav class="contents {place}".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="#([^"]+)"', found[0]) if found else []


# --- contents ---


def test_a_long_text_has_a_contents_list_that_leads_to_its_headings(read, make_article, publish):
    page = read(publish(make_article(body=LONG), at=NOON))
    assert contents(page) == ["doan-muc-1", "doan-muc-2", "doan-muc-3"]
    assert contents(page, "on-wide") == contents(page)
    assert all(f'<h2 id="{target}">' in page for target in contents(page))
    assert "<details>" not in page


def test_many_headings_are_folded_before_the_text_and_whole_beside_it(read, make_article, publish):
    body = "".join(f"<h2>Mục {n}</h2>{PARAGRAPH}<h3>Ý {n}</h3>{PARAGRAPH}" for n in range(5))
    page = read(publish(make_article(body=body), at=NOON))
    assert contents(page) == [f"doan-muc-{n}" for n in range(5)]
    assert len(contents(page, "on-wide")) == 10
    narrow = page.split('<nav class="contents on-narrow"')[1].split("</nav>")[0]
    assert "<details>" in narrow and "5 mục" in narrow and page.count("<details") == 1


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<h2>Mục {n}</h2><p>Ngắn.</p>" for n in range(9)),
        f"<h2>Một</h2>{PARAGRAPH * 5}<h2>Hai</h2>",
        PARAGRAPH * 5,
    ],
)
def test_a_short_text_and_one_of_few_headings_have_none(read, make_article, publish, body):
    assert contents(read(publish(make_article(body=body), at=NOON))) == []


def test_headings_named_like_parts_of_the_page_clash_with_none(read, make_article, publish):
    words = [
        "noi dung",
        "trong bai",
        "tin lien quan",
        "chia se",
        "tep dinh kem",
        "muc luc",
        "anh 1",
    ]
    body = "".join(f"<h2>{word}</h2>{PARAGRAPH}" for word in words)
    page = read(publish(make_article(body=body, photos=2), at=NOON))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > len(words)


def test_ids_are_of_the_page_and_not_of_the_text(make_article, publish):
    article = make_article(body=LONG)
    edition = publish(article, at=NOON)
    assert "doan-" not in edition.body
    assert edition.content_hash == publish(article, at=NOON + HOUR).content_hash


def test_there_is_one_heading_of_the_first_level_and_none_is_left_out(read, make_article, publish):
    body = "<h4>Nhỏ</h4><p>x</p><h2>Lớn</h2><h4>Nhỏ</h4>"
    page = read(publish(make_article(body=body, photos=6), at=NOON)).split("<main")[1]
    levels = [int(n) for n in re.findall(r"<h(\d)", page.split("</main>")[0])]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


# --- passing on ---


def link(page: str, words: str) -> str:
    return unescape(re.search(rf'<a href="([^"]+)"[^>]*>{words}</a>', page)[1])


def test_a_post_is_passed_on_under_its_whole_address(read, make_article, publish, settings):
    settings.SITE_URL = "https://tin.example.vn"
    edition = publish(make_article(title="Ra quân & “dọn” 100%"), at=NOON)
    page = read(edition)
    whole = f"https://tin.example.vn{edition.get_absolute_url()}"
    facebook = urlsplit(link(page, "Đăng lên Facebook"))
    assert facebook.hostname == "www.facebook.com"
    assert parse_qs(facebook.query)["u"] == [whole]
    zalo = urlsplit(link(page, "Gửi qua Zalo"))
    assert zalo.hostname.endswith(".zalo.me")
    assert json.loads(base64.b64decode(parse_qs(zalo.query)["d"][0])) == {"url": whole}
    for row in re.findall(r'<a [^>]*target="_blank"[^>]*>', page):
        assert "noopener" in row and "noreferrer" in row
    assert page.count(f'data-address="{whole}"') == 2  # the copy button's, the share button's


def test_what_needs_a_script_is_hidden_without(read, make_article, publish):
    page = read(publish(make_article(), at=NOON))
    buttons = re.findall(r"(<li[^>]*>)?<button([^>]*data-do[^>]*)>", page)
    assert len(buttons) == 5
    assert all(" hidden" in row + button for row, button in buttons)


def test_a_title_of_quotes_and_brackets_breaks_out_of_nothing(read, make_article, publish):
    page = read(publish(make_article(title="\"><svg onload=alert(1)> 'x'"), at=NOON))
    assert "<svg onload" not in page
    assert 'data-title="&quot;&gt;&lt;svg' in page


def test_a_withdrawn_post_is_kept_but_not_passed_on(read, make_article, publish, people):
    edition = publish(make_article(), at=NOON)
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Đang xem lại.")
    page = read(edition)
    assert "Lưu bài về máy" in page
    assert "facebook" not in page and "Báo lỗi" not in page and "Gửi qua Zalo" not in page


def test_an_error_is_reported_at_the_address_for_that(read, make_article, publish):
    edition = publish(make_article(), at=NOON)
    assert link(read(edition), "Báo lỗi bài viết") == f"{edition.get_absolute_url()}bao-loi/"


def test_a_preview_has_the_text_and_nothing_to_pass_on(make_article):
    page = preview.of_working_copy(make_article(body=LONG), str, NOON)
    assert contents(page)
    for part in ("post-code", "/luu/", "facebook", "bao-loi", "data-do=", "speak.js"):
        assert part not in page


# --- gone ---


def test_a_removed_page_says_why_and_since_when_and_leads_on(client, make_article, publish, people):
    edition = publish(make_article(), at=NOON)
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai sự việc.")
    page = client.get(edition.get_absolute_url()).content.decode()
    assert re.search(r"gỡ bài này ngày \d\d/\d\d/\d{4} và giải thích", page)
    for address in ('"/"', "/don-vi/viet-hung/", "/chuyen-muc/hoat-dong-cac-phuong/"):
        assert address in page
        assert client.get(address.strip('"')).status_code == 200


def test_a_photo_that_is_gone_leads_back_to_its_post(client, make_article, publish, people):
    article = make_article(photos=2)
    edition = publish(article, at=NOON)
    digest = article.photos.first().digest
    address = f"{edition.get_absolute_url()}anh/{digest[:12]}/"
    assert client.get(address).status_code == 200
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=digest, public_reason="privacy", reason="Tòa."
    )
    gone = client.get(address)
    assert gone.status_code == 410
    assert edition.get_absolute_url() in gone.content.decode()
    assert "đã được gỡ ngày" in gone.content.decode()
