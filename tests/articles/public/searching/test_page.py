"""The page of search, as residents meet it."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import publishing
from articles.search import finding
from tests.makers import HOUR, import_item

pytestmark = pytest.mark.django_db

FRAME = 3  # queries of the frame of every page
# PostgreSQL looks how old the newest entries are before it asks, and is told how to plan it.
MOST_QUERIES = 10 if connection.vendor == "sqlite" else 15


def main_of(client, query: str) -> str:
    answer = client.get(f"/tim-kiem/?{query}")
    assert answer.status_code == 200
    return answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


def text_of(client, query: str) -> str:
    """The words of the page, without markup."""
    bare = re.sub(r"<[^>]+>", "", main_of(client, query))
    return html.unescape(re.sub(r"\s+", " ", bare))


def titles(client, query: str) -> list[str]:
    """The titles of what was found, in their order, without marks."""
    found = re.findall(r'row-title"><a [^>]+>(.*?)</a></h3>', main_of(client, query))
    return [html.unescape(re.sub(r"</?mark>", "", title)) for title in found]


def addresses(client, query: str) -> dict[str, str]:
    """The links of the page by their words."""
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', main_of(client, query), re.DOTALL)
    return {
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", words)).strip(): html.unescape(to)
        for to, words in found
    }


@pytest.fixture
def many(make_article):
    """`many(30, title="Lễ hội {}")`: so many posts, the last one newest."""

    def make(count: int, title: str = "Lễ hội số {}"):
        made = [make_article(title=title.format(n)) for n in range(1, count + 1)]
        first = timezone.now() - timedelta(days=300)
        publishing.publish_imports(
            import_item(article, first + n * HOUR) for n, article in enumerate(made)
        )

    return make


# --- what is shown of a post ---


def test_a_post_is_shown_with_its_words_marked_and_where_it_is_from(client, make_article, publish):
    article = make_article(
        title="Phường Đức Giang thu gom rác thải",
        lead="Bà con <b>giữ</b> ngõ sạch.",
        body="<p>Rác thải được phân loại.</p>",
        photos=1,
    )
    edition = publish(article)
    page = main_of(client, "q=rac+thai")
    assert "thu gom <mark>rác thải</mark></a>" in page
    assert "<mark>Rác thải</mark> được phân loại." in page
    assert edition.get_absolute_url() in page and "<img" in page
    assert f"{timezone.localtime(edition.published_at):%d/%m/%Y}" in page
    assert "Phường Việt Hưng" in page and "Hoạt động các phường" in page
    assert "1 bài có “rac thai”" in page and 'value="rac thai"' in page
    # Where the words stand in the title alone, the lead says what it is about; as text.
    assert "Bà con &lt;b&gt;giữ&lt;/b&gt; ngõ sạch." in main_of(client, "q=duc+giang")


def test_what_was_typed_and_what_was_written_is_only_text(client, make_article, publish):
    publish(make_article(title="<i>Rác</i> & “thải”", lead='<img src=x onerror="x"> rác'))
    page = main_of(client, "q=%22%3E%3Cscript%3Erac&don-vi=%3Cscript%3E&tu=%3Cscript%3E")
    assert "<script" not in page and "&quot;&gt;&lt;script&gt;rac" in page
    page = main_of(client, "q=rac")
    assert "&lt;i&gt;<mark>Rác</mark>&lt;/i&gt; &amp; “thải”" in page
    assert "<i>" not in page and "<img src=x" not in page and "onerror=&quot;" in page


def test_captions_are_shown_where_they_tell_most_and_only_while_they_are_seen(
    client, make_article, publish, people
):
    article = make_article(photos=2)
    article.photos.filter(position=2).update(caption="Cụ Tâm chăm vườn thuốc nam")
    edition = publish(article)
    assert "Cụ Tâm chăm <mark>vườn thuốc</mark> nam" in main_of(client, "q=vuon+thuoc")
    digest = edition.photos.get(position=2).digest
    publishing.take_photo_down(
        article.pk, by=people.chief, digest=digest, public_reason="privacy", reason="Xin gỡ."
    )
    assert "Cụ Tâm" not in main_of(client, "q=vuon+thuoc")
    assert "Cụ Tâm" not in main_of(client, "q=chu+thich")


def test_what_was_masked_or_withdrawn_is_in_no_snippet(client, make_article, publish, people):
    article = make_article(title="Tin tổ 9", lead="", body="<p>Ông Nguyễn Văn Kín ở ngõ 12.</p>")
    publish(article)
    assert "Văn Kín" in text_of(client, "q=ngo+12")
    publishing.redact_text(article.pk, by=people.chief, phrase="Nguyễn Văn Kín", reason="Tòa.")
    assert titles(client, "q=ngo+12") and "Kín" not in text_of(client, "q=ngo+12")
    assert titles(client, "q=van+kin") == []
    publishing.withdraw(article.pk, by=people.chief, public_note="Nhầm")
    assert titles(client, "q=ngo+12") == []


def test_an_abbreviation_marks_what_it_means(client, make_article, publish):
    publish(make_article(lead="Đội giữ trật tự đô thị ra quân.", body="<p>TTĐT tốt lên.</p>"))
    assert "<mark>trật tự đô thị</mark>" in main_of(client, "q=ttdt")


# --- the page as an answer ---


def test_the_page_is_the_same_for_all_and_kept_by_no_search_engine(client):
    answer = client.get("/tim-kiem/?q=le+hoi")
    assert answer["Cache-Control"] == "no-cache" and not answer.cookies
    page = answer.content.decode()
    assert '<meta name="robots" content="noindex">' in page and "csrf" not in page
    assert client.post("/tim-kiem/", {"q": "a"}).status_code == 405
    assert client.head("/tim-kiem/?q=a").status_code == 200


def test_the_box_of_the_head_leads_there_from_every_page_but_its_own(client, city):
    for address, boxes in (("/", 1), ("/don-vi/", 1), ("/khong-co/", 2), ("/tim-kiem/?q=a", 1)):
        page = client.get(address).content.decode()
        forms = re.findall(r'<form[^>]* action="/tim-kiem/"[^>]*>', page)
        assert len(forms) == boxes, address
        assert all('role="search"' in form and "aria-label=" in form for form in forms)
        for field in re.findall(r'<input[^>]* name="q"[^>]*>', page):
            name = re.search(r' id="([^"]+)"', field)[1]
            assert f'for="{name}"' in page and page.count(f'id="{name}"') == 1
    assert "data-suggest" in client.get("/").content.decode()


# --- nothing to look for ---


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Cách tìm"),
        ("q=", "Cách tìm"),
        ("q=+%00+", "Cách tìm"),
        ("q=-rac+-%22le+hoi%22", "Hãy gõ thêm ít nhất một từ cần tìm"),
        ("q=%3F%21+%F0%9F%99%82", "không có chữ hay số nào để tìm"),
        ("nam=2022", "Các bộ lọc đã chọn vẫn được giữ"),
    ],
)
def test_what_cannot_be_looked_for_is_answered_with_help(client, city, query, said):
    page = text_of(client, query)
    assert said in page and "Cách tìm" in page
    assert titles(client, query) == []
    assert {"/don-vi/", "/luu-tru/"} <= set(addresses(client, query).values())


def test_every_example_of_the_help_says_what_it_does(client, city):
    examples = [to for to in addresses(client, "").values() if to.startswith("/tim-kiem/?q=")]
    assert len(examples) >= 5
    for address in examples:
        assert "Cách tìm" not in client.get(address).content.decode()


def test_what_was_not_looked_for_is_said(client, city):
    for long in ("a" * 201, "+".join(f"tu{n}" for n in range(13)), "x" * 10_000):
        assert "phần gõ sau đó không được tìm" in text_of(client, f"q={long}")
    for short in ("a" * 200, "+".join("abcdefghijkl"), "le+hoi"):
        assert "không được tìm" not in text_of(client, f"q={short}")


def test_what_was_typed_in_quotation_marks_gets_no_second_ones(client, make_article, publish):
    publish(make_article(title="Thu gom rác thải"))
    assert "1 bài có “rác thải”" in text_of(client, "q=r%C3%A1c+th%E1%BA%A3i")
    assert "1 bài có &quot;rác thải&quot;" in main_of(client, "q=%22r%C3%A1c+th%E1%BA%A3i%22")


def test_nothing_found_leads_on(client, make_article, publish):
    publish(make_article())
    page = text_of(client, "q=khongco")
    assert "Không có bài nào có “khongco”" in page
    assert "/don-vi/" in addresses(client, "q=khongco").values()
    assert "với các bộ lọc này" in text_of(client, "q=khongco&anh=1")


# --- pages ---


def test_results_are_read_page_by_page(client, many):
    many(45)
    seen = [titles(client, f"q=le+hoi&trang={n}") for n in (1, 2, 3)]
    assert [len(page) for page in seen] == [20, 20, 5]
    assert len({title for page in seen for title in page}) == 45
    assert seen[0] == titles(client, "q=le+hoi")
    page = text_of(client, "q=le+hoi&trang=2")
    assert "45 bài" in page and "Trang 2 trên 3" in page
    links = addresses(client, "q=le+hoi&trang=2")
    assert titles(client, links["Trang trước"].partition("?")[2]) == seen[0]
    assert titles(client, links["Trang sau"].partition("?")[2]) == seen[2]
    assert titles(client, links["Trang 3"].partition("?")[2]) == seen[2]
    assert "Trang trước" not in addresses(client, "q=le+hoi")
    assert "Trang sau" not in addresses(client, "q=le+hoi&trang=3")
    assert 'start="21"' in main_of(client, "q=le+hoi&trang=2")


def test_a_page_that_is_not_there_is_the_last_or_the_first(client, many):
    many(21)
    last = titles(client, "q=le+hoi&trang=2")
    for beyond in ("3", "99999999999999999999"):
        assert titles(client, f"q=le+hoi&trang={beyond}") == last
        assert "đây là trang cuối" in text_of(client, f"q=le+hoi&trang={beyond}")
    first = titles(client, "q=le+hoi")
    for junk in ("0", "-1", "x", "", "²", "1e9", "%00"):
        assert titles(client, f"q=le+hoi&trang={junk}") == first
    assert "Trang 1" not in text_of(client, "q=le+hoi+21")


def test_beyond_the_newest_it_says_only_that_there_are_more(client, many, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 25)
    many(26)
    page = text_of(client, "q=le+hoi&trang=2")
    assert "Hơn 25 bài có “le hoi”" in page and "25 bài mới nhất" in page
    assert "Trang 2 trên 2" in page and len(titles(client, "q=le+hoi&trang=2")) == 5


# --- what it costs ---


def test_a_page_costs_the_same_whatever_is_found(
    client, many, make_article, publish, django_assert_max_num_queries
):
    publish(make_article(title="Lễ hội đầu tiên", photos=2))
    with django_assert_max_num_queries(FRAME + MOST_QUERIES) as one:
        client.get("/tim-kiem/?q=le+hoi")
    many(25)
    with django_assert_max_num_queries(len(one)):
        client.get("/tim-kiem/?q=le+hoi")
    with django_assert_max_num_queries(len(one)):
        client.get("/tim-kiem/?q=le+hoi&trang=2")
