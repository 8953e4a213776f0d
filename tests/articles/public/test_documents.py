"""The register of documents: what residents find in it, and which posts cite a document."""

import re
from datetime import date
from itertools import pairwise
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Citation, Document, Edition
from articles.public.documents import listing
from tests.articles.public.register import cite, document
from tests.makers import HOUR, NOON

pytestmark = pytest.mark.django_db

REGISTER = "/van-ban/"


def text_of(response) -> str:
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def names(response) -> list[str]:
    """The documents of the list, in its order."""
    found = re.findall(r'<p class="document-name">(.*?)</p>', response.text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", name) for name in found]


def ways(response) -> dict[str, str]:
    found = re.search(r'<nav class="pager".*?</nav>', response.text, re.DOTALL)
    links = re.findall(r'<a ?.*? ?href="(.*?)">(.*?)</a>', found[0]) if found else []
    return {words: address.replace("&amp;", "&").split("#")[0] for address, words in links}


@pytest.fixture
def post(make_article, publish):
    """`post(title, at)`: an edition that residents can read."""

    def make(title="Ra quân", at=NOON, **fields) -> Edition:
        return publish(make_article(title=title, **fields), at=at)

    return make


OLDER, NEWER = "Xem văn bản cũ hơn", "Xem văn bản mới hơn"
NEWEST = "Về văn bản mới nhất"


# --- the list ---


def test_the_newest_stand_first_and_those_without_a_date_last(client, post):
    edition = post()
    cite(edition, "5-NQ/TU", "NQ", None)
    cite(edition, "108-KH/QU", "KH", date(2022, 2, 25))
    cite(edition, "42/2022/NĐ-CP", "ND", date(2022, 6, 24), issuer="CP")
    page = client.get(REGISTER)
    assert names(page) == ["Nghị định 42/2022/NĐ-CP", "Kế hoạch 108-KH/QU", "Nghị quyết 5-NQ/TU"]
    said = text_of(page)
    assert "Ban hành 24/06/2022 · Chính phủ" in said and "Không rõ ngày ban hành" in said
    assert said.count("1 bài nhắc đến") == 3


def test_only_what_a_listed_post_cites_or_staff_completed_is_there(client, post, people):
    seen, withdrawn = post("Bài đọc được"), post("Bài gỡ")
    cite(seen, "1-KH/QU")
    cite(withdrawn, "2-KH/QU")
    document("3-KH/QU")
    document("4-KH/QU", title="Dọn vệ sinh")
    document("5-KH/QU", link="https://example.org/5")
    document("6-KH/QU", title="Đã gộp", merged_into=document("1-KH/QU"))
    publishing.withdraw(withdrawn.article_id, by=people.chief, public_note="Sai.")
    assert {name[-7:] for name in names(client.get(REGISTER))} == {"1-KH/QU", "4-KH/QU", "5-KH/QU"}


def test_an_empty_register_says_so(client):
    assert "Chưa có bài nào nhắc đến văn bản." in text_of(client.get(REGISTER))


@pytest.fixture
def several(post):
    edition = post()
    for number, kind, day in (
        ("1-KH/QU", "KH", date(2022, 1, 1)),
        ("2-KH/QU", "KH", date(2022, 12, 31)),
        ("3-KH/QU", "KH", date(2023, 1, 1)),
        ("4-NQ/ĐU", "NQ", date(2020, 5, 5)),
        ("5/UBND", "", None),
    ):
        cite(edition, number, kind, day)
    return edition


def options(page, name: str) -> list[str]:
    select = re.search(rf'<select[^>]* name="{name}">(.*?)</select>', page.text, re.DOTALL)[1]
    return re.findall(r"<option[^>]*>(.*?)</option>", select)


def test_kind_and_year_narrow_the_list(client, several):
    whole = client.get(REGISTER)
    assert options(whole, "loai")[:3] == ["Tất cả", "Nghị quyết", "Quyết định"]
    assert options(whole, "loai")[-1] == "Loại khác"
    assert options(whole, "nam") == ["Tất cả", "2023", "2022", "2021", "2020"]
    plans = client.get(REGISTER, {"loai": "KH", "nam": "2022"})
    assert names(plans) == ["Kế hoạch 2-KH/QU", "Kế hoạch 1-KH/QU"]
    assert "Tìm thấy 2 văn bản" in text_of(plans)
    assert '<option value="KH" selected>' in plans.text and "<option selected>2022" in plans.text
    assert names(client.get(REGISTER, {"loai": "khac"})) == ["Văn bản 5/UBND"]


def test_more_than_can_be_counted_is_said_to_be_more(client, several, monkeypatch):
    monkeypatch.setattr("articles.public.documents.finding.MOST_COUNTED", 2)
    assert "Tìm thấy hơn 2 văn bản" in text_of(client.get(REGISTER, {"loai": "KH"}))
    assert "Tìm thấy 1 văn bản" in text_of(client.get(REGISTER, {"loai": "NQ"}))


def test_years_are_those_of_documents_that_residents_have(client, several):
    document("9-BC/QU", "BC", date(2024, 1, 1))
    document("9-CT/QU", "CT", date(9999, 1, 1), title="Ghi nhầm năm")
    assert options(client.get(REGISTER), "nam")[1] == "2023"


def test_a_filter_that_leaves_nothing_leads_on(client, several):
    page = client.get(REGISTER, {"loai": "KH", "nam": "2020", "q": "108"})
    assert "Không tìm thấy văn bản nào" in text_of(page)
    assert 'href="?q=108"' in page.text and "Xem tất cả văn bản" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "loai=XX",
        "nam=0000",
        "nam=abcd",
        "nam=２０２２",
        "nam=20222",
        "q=",
        "q=%00",
        "loai=",
        "fbclid=1",
    ],
)
def test_what_no_filter_knows_is_left_out(client, several, query):
    assert client.get(f"{REGISTER}?{query}").content == client.get(REGISTER).content


def test_the_last_year_of_the_calendar_is_a_year(client, several):
    assert client.get(REGISTER, {"nam": "9999"}).status_code == 200


# --- its pages ---


@pytest.fixture
def nine(post, settings):
    """Nine documents, number 9 the newest, 1 to 3 without a date; two of one day; four a page."""
    settings.ARTICLES_PER_PAGE = 2
    edition = post()
    for n in range(1, 10):
        cite(edition, f"{n}-KH/QU", day=date(2022, 1, n // 2 + 1) if n > 3 else None)
    return edition


def numbers(page) -> list[int]:
    return [int(re.search(r"\d+", name)[0]) for name in names(page)]


def walk(client, way: str, address=REGISTER) -> list[list[int]]:
    """The pages from `address` on."""
    page, found = client.get(address), []
    while True:
        found.append(numbers(page))
        if way not in ways(page):
            return found
        page = client.get(REGISTER + ways(page)[way])


def test_pages_lead_down_over_all_documents_and_back_up(client, nine):
    down = walk(client, OLDER)
    assert down == [[9, 8], [7, 6], [5, 4], [3, 2], [1]]
    last = REGISTER + ways(client.get(REGISTER))[OLDER]
    for _ in range(3):
        last = REGISTER + ways(client.get(last))[OLDER]
    assert numbers(client.get(last)) == [1]
    assert walk(client, NEWER, last) == [[1], [3, 2], [5, 4], [7, 6], [9, 8]]
    assert set(ways(client.get(last))) == {NEWER, NEWEST}
    assert ways(client.get(last))[NEWEST] == "./"


def test_each_place_between_dated_and_undated_ones_leads_both_ways(client, nine):
    for row in Document.objects.all():
        place = listing.cursor((row.issued_on, row.pk))
        n = int(row.number.split("-")[0])
        assert numbers(client.get(REGISTER, {"truoc": place})) == [
            m for m in (n - 1, n - 2) if m > 0
        ]
        above = [m for m in (n + 2, n + 1) if m < 10]
        assert numbers(client.get(REGISTER, {"sau": place})) == (above or [9, 8])


def test_a_page_holds_still_when_its_place_is_gone_and_others_come(client, nine, post):
    second = REGISTER + ways(client.get(REGISTER))[OLDER]
    before = names(client.get(second))
    row = document("8-KH/QU", day=date(2022, 1, 5))
    row.citations.all().delete()
    cite(nine, "10-KH/QU", day=date(2022, 3, 1))
    assert names(client.get(second)) == before


def test_filters_stay_from_page_to_page(client, nine):
    cite(nine, "10-NQ/TU", "NQ", date(2022, 1, 1))
    page = client.get(REGISTER, {"loai": "KH", "nam": "2022"})
    assert ways(page)[OLDER].startswith("?loai=KH&nam=2022&truoc=")
    second = client.get(REGISTER + ways(page)[OLDER])
    assert numbers(second) == [7, 6]
    assert ways(second)[NEWEST] == "?loai=KH&nam=2022"
    canonical = re.search(r'rel="canonical" href="http://testserver(.*?)"', second.text)[1]
    assert canonical.replace("&amp;", "&") == REGISTER + ways(page)[OLDER]


@pytest.mark.parametrize(
    "cursor",
    [
        "abc",
        "-1",
        "0",
        "1-2",
        "20220230-1",
        "00000000-1",
        "20220101-",
        "２０２２0101-1",
        "0-" + "9" * 30,
    ],
)
def test_a_strange_cursor_leads_to_the_first_page(client, nine, cursor):
    first = client.get(REGISTER).content
    for way in ("truoc", "sau"):
        assert client.get(REGISTER, {way: cursor}).content == first


def cost(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_whatever_is_in_it(client, post, settings):
    cite(post())
    few = cost(client, REGISTER)
    settings.ARTICLES_PER_PAGE = 5
    for n in range(12):
        edition = post(f"Tin {n}", NOON + n * HOUR)
        for m in range(3):
            cite(edition, f"{n * 3 + m}-KH/QU", day=date(2022, 1, n + 1) if n % 2 else None)
    assert cost(client, REGISTER) <= few <= 8
    middle = Document.objects.filter(issued_on=date(2022, 1, 6)).last()
    for way in ("truoc", "sau"):
        assert (
            cost(client, f"{REGISTER}?{way}={listing.cursor((middle.issued_on, middle.pk))}") <= 10
        )


# --- a document ---


def test_a_document_says_what_it_is_and_which_posts_cite_it(client, post):
    older = post("Bài cũ", NOON)
    newer = post("Bài mới", NOON + HOUR)
    cite(older, sentence="Theo Kế hoạch 108-KH/QU & các văn bản khác, bà con cùng làm.")
    found = cite(newer, title="Triển khai năm trật tự", link="https://example.org/108")
    page = client.get(found.get_absolute_url())
    assert found.get_absolute_url() == f"/van-ban/108-kh-qu-{found.pk}/"
    said = text_of(page)
    assert "Kế hoạch 108-KH/QU" in said and "25/02/2022" in said
    assert said.index("Bài mới") < said.index("Bài cũ")
    assert "01/08/2025 · Phường Việt Hưng" in said and "2 bài nhắc đến văn bản này" in said
    sentence = "Theo Kế hoạch <mark>108-KH/QU</mark> &amp; các văn bản khác, bà con cùng làm."
    assert f"<p>{sentence}</p>" in page.text
    assert 'href="https://example.org/108" rel="external noopener nofollow"' in page.text
    assert "trên example.org" in said
    assert "<title>Kế hoạch 108-KH/QU ngày 25/02/2022" in page.text
    assert 'content="Các bài nhắc đến Kế hoạch 108-KH/QU ngày 25/02/2022: Triển khai' in page.text


def test_a_sentence_is_said_once_and_of_many_the_first_ones(client, post):
    edition = post()
    for n in (1, 1, 2, 3, 4):
        found = cite(edition, sentence=f"Câu {n} nói đến 108-KH/QU.")
    said = text_of(client.get(found.get_absolute_url()))
    assert said.count("Câu 1") == 1 and "Câu 2" in said and "Câu 3" not in said
    assert "và 2 chỗ khác trong bài" in said


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        *(("https://a.vn/x", True), ("http://a.vn", True), ("javascript:alert(1)", False)),
        *(("//a.vn/x", False), ("https://[x", False), ("https:///x", False), ("data:,x", False)),
    ],
)
def test_only_web_addresses_are_led_to(client, post, link, shown):
    page = client.get(cite(post(), link=link).get_absolute_url())
    assert ("Đọc văn bản trên" in page.text) == shown


def test_the_id_decides_and_a_wrong_slug_leads_to_the_right_one(client, post):
    found = cite(post())
    for address in (f"/van-ban/x-{found.pk}/", f"/van-ban/{found.pk}/", f"/van-ban/-{found.pk}/"):
        answer = client.get(f"{address}?truoc=1")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"{found.get_absolute_url()}?truoc=1",
        )
    for address in ("/van-ban/108-kh-qu-999999/", "/van-ban/999999/"):
        assert client.get(address).status_code == 404


def test_posts_are_read_page_by_page(client, post, settings):
    settings.ARTICLES_PER_PAGE = 2
    for n in range(1, 6):
        found = cite(post(f"Tin số {n}", NOON + n * HOUR))

    def shown(page):
        return re.findall(r"Tin số (\d)", text_of(page))

    address = found.get_absolute_url()
    first = client.get(address)
    assert shown(first) == ["5", "4"] and "5 bài nhắc đến văn bản này" in text_of(first)
    second = client.get(address + ways(first)["Xem bài cũ hơn"])
    assert shown(second) == ["3", "2"]
    assert shown(client.get(address + ways(second)["Xem bài mới hơn"])) == ["5", "4"]
    assert shown(client.get(address + ways(second)["Xem bài cũ hơn"])) == ["1"]


def test_documents_of_the_same_number_are_told_apart(client, post):
    edition = post()
    found = cite(edition)
    other = cite(edition, day=date(2023, 3, 1))
    undated = cite(edition, day=None)
    report = cite(edition, kind="BC", day=date(2021, 1, 1))
    document(day=date(2020, 1, 1))  # nobody cites it
    page = client.get(found.get_absolute_url())
    notice = re.search(r'<div class="notice".*?</div>', page.text, re.DOTALL)[0]
    assert re.findall(r'<a href="(.*?)">(.*?)</a>', notice) == [
        (other.get_absolute_url(), "Kế hoạch 108-KH/QU, ngày 01/03/2023"),
        (report.get_absolute_url(), "Báo cáo 108-KH/QU, ngày 01/01/2021"),
        (undated.get_absolute_url(), "Kế hoạch 108-KH/QU, không rõ ngày"),
    ]


def test_a_merged_document_leads_to_the_one_it_is(client, post):
    found = cite(post())
    double = document(day=None, merged_into=found)
    answer = client.get(double.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, found.get_absolute_url())


def test_what_nobody_cites_any_more_is_gone_without_its_number(client, post, people):
    edition = post()
    found = cite(edition)
    double = document(day=None, merged_into=found)
    publishing.withdraw(edition.article_id, by=people.chief, public_note="Sai.")
    for address in (found, double):
        page = client.get(address.get_absolute_url())
        assert page.status_code == 410
        assert "108" not in text_of(page) and "noindex" in page.text
        assert client.get(f"/van-ban/x-{address.pk}/").status_code == 410
    assert names(client.get(REGISTER)) == []


def test_what_staff_gave_stays_when_no_post_cites_it(client):
    found = document(title="Triển khai năm trật tự")
    page = client.get(found.get_absolute_url())
    assert page.status_code == 200 and "Hiện không có bài nào nhắc đến" in text_of(page)


def test_a_scheduled_post_cites_nothing_yet(client, make_article, publish):
    now = timezone.now()
    article = make_article(body="<p>Theo Kế hoạch 108-KH/QU ngày 25/2/2022.</p>")
    coming = publish(article, at=now, starts_at=now + 24 * HOUR)
    found = cite(coming)
    assert client.get(found.get_absolute_url()).status_code == 410
    assert "108" not in text_of(client.get(REGISTER))


def test_a_post_that_was_removed_is_gone_from_the_document_at_once(client, post, people):
    cite(post("Bài ở lại"))
    edition = post("Bài gỡ hẳn", NOON + HOUR)
    found = cite(edition)
    assert "Bài gỡ hẳn" in text_of(client.get(found.get_absolute_url()))
    publishing.remove(edition.article_id, by=people.chief, public_note="Sai.")
    said = text_of(client.get(found.get_absolute_url()))
    assert "Bài gỡ hẳn" not in said and "1 bài nhắc đến văn bản này" in said


def test_posts_that_nobody_can_read_are_not_counted(client, make_article, publish, people):
    body, now = "<p>Theo Kế hoạch 108-KH/QU ngày 25/2/2022.</p>", timezone.now()
    read, gone, coming = (make_article(body=body) for _ in range(3))
    publish(read, at=now)
    publish(gone, at=now)
    publish(coming, at=now, starts_at=now + 24 * HOUR)
    publishing.withdraw(gone.pk, by=people.chief, public_note="Sai.")
    assert Citation.objects.count() > 1
    assert "1 bài nhắc đến văn bản này" in text_of(client.get(document().get_absolute_url()))
    assert text_of(client.get(REGISTER)).count("1 bài nhắc đến") == 1


def test_a_document_costs_the_same_whatever_cites_it(client, post, settings):
    found = cite(post())
    few = cost(client, found.get_absolute_url())
    settings.ARTICLES_PER_PAGE = 3
    for n in range(8):
        edition = post(f"Tin {n}", NOON + n * HOUR, photos=2)
        for _ in range(3):
            cite(edition)
        cite(edition, day=date(2020, 1, n + 1))
    assert cost(client, found.get_absolute_url()) == few <= 9
    third = Edition.objects.order_by("-published_at")[2].article_id
    assert cost(client, f"{found.get_absolute_url()}?truoc={third}") <= 11


def test_headings_leave_out_no_level(client, post):
    found = cite(post())
    cite(post("Bài khác"), day=None)
    for address in (REGISTER, f"{REGISTER}?q=x", found.get_absolute_url()):
        levels = [int(n) for n in re.findall(r"<h([1-6])", client.get(address).text)]
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(b <= a + 1 for a, b in pairwise(levels)), (address, levels)


# --- ways to it ---


def test_the_register_is_on_the_map_and_in_the_foot_and_documents_in_the_sitemap(client, post):
    found = cite(post())
    hidden = document("9-KH/QU")
    assert f'href="{REGISTER}"' in client.get("/").text
    assert f'href="{REGISTER}"' in client.get("/so-do/").text
    places = client.get("/sitemap-0.xml").text
    assert f"<loc>http://testserver{REGISTER}</loc>" in places
    assert f"<loc>http://testserver{found.get_absolute_url()}</loc>" in places
    assert hidden.get_absolute_url() not in places


def test_what_was_typed_is_looked_for_in_posts_when_no_document_has_it(client, post):
    page = client.get(REGISTER, {"q": "không có <b>"})
    assert "không có &lt;b&gt;" in page.text and "noindex" in page.text
    if "/tim-kiem/" in page.text:
        assert f"/tim-kiem/?q={quote('không có <b>').replace('%20', '+')}" in page.text


def test_a_page_holds_nothing_of_the_visitor(client, post, people):
    found = cite(post())
    for address in (REGISTER, found.get_absolute_url()):
        client.cookies.clear()
        plain = client.get(address)
        client.force_login(people.root)
        assert client.get(address).content == plain.content
        assert plain["Cache-Control"] == "no-cache" and not plain.cookies


def test_a_redacted_word_is_gone_from_the_sentences_at_once(client, post, people):
    body = "<p>Ông Trần Văn Mật thực hiện Kế hoạch 108-KH/QU ngày 25/2/2022.</p>"
    edition = post(body=body)
    address = document().get_absolute_url()
    assert "Trần Văn Mật" in text_of(client.get(address))
    publishing.redact_text(
        edition.article_id, by=people.chief, phrase="Trần Văn Mật", reason="Tòa."
    )
    said = text_of(client.get(address))
    assert "Trần Văn Mật" not in said and "108-KH/QU ngày 25/2/2022" in said


def test_a_correction_cites_what_it_says_and_no_more(client, post, publish):
    edition = post(body="<p>Thực hiện Kế hoạch 108-KH/QU ngày 25/2/2022.</p>")
    address = document().get_absolute_url()
    assert client.get(address).status_code == 200
    article = edition.article
    article.body = "<p>Thực hiện Kế hoạch 109-KH/QU ngày 25/2/2022.</p>"
    article.save()
    publish(article, change="correction", public_note="Sai số văn bản.")
    assert client.get(address).status_code == 410
    assert names(client.get(REGISTER)) == ["Kế hoạch 109-KH/QU"]
