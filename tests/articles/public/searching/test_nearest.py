"""Where a search leads that found nothing."""

import re
from datetime import date

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.public.searching import nearest
from articles.publishing import redaction
from articles.search import finding
from articles.search.finding import Filters
from tests.makers import HOUR

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def near(typed: str, filters=None) -> nearest.Nearest:
    """What is near to `typed` now."""
    at, filters = timezone.now(), filters or Filters()
    query = finding.understood(typed)
    return nearest.of(query, filters, finding.find(query, filters, at), at)


def shown(typed: str, filters=None, filters_query="") -> str:
    """What the page says of it."""
    context = {"nearest": near(typed, filters), "filters_query": filters_query}
    return render_to_string("public/_nearest.html", context)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).strip()


@pytest.fixture
def corpus(make_article, publish, city):
    """Some posts of two wards."""
    titles = ("Phường Việt Hưng thu gom rác thải", "Thu gom rác tại chợ", "Hiến máu nhân đạo")
    made = [make_article(title=title, lead="", body="<p>Bà con vui.</p>") for title in titles]
    made.append(make_article(title="Rác thải ở Bồ Đề", unit=city.new_bo_de))
    for number, article in enumerate(made):
        publish(article, at=NOW - (9 - number) * HOUR)
    return made


def test_another_spelling_is_proposed_with_what_it_finds(corpus):
    page = shown("rac thaii")
    assert "Ý bạn là: rác thải? (2 bài)" in text_of(page)
    assert 'href="?q=r%C3%A1c%20th%E1%BA%A3i"' in page


def test_fewer_words_are_proposed(corpus):
    assert "Không có bài nào có đủ các từ. Bỏ “qwrtz”: 3 bài" in text_of(shown("rac qwrtz"))
    found = near("thu gom hien mau")
    assert [(one.left_out, one.count) for one in found.fewer] == []
    found = near("rac gom mau")
    assert [(one.left_out, one.text, one.count) for one in found.fewer] == [
        (("mau",), "rac gom", 2)
    ]


def test_fewer_filters_are_proposed_first(corpus, city):
    filters = Filters(units=frozenset([city.new_bo_de.pk]))
    found = near("thu gom", filters)
    assert found.without_filters.count == 2 and found.spelled is None and found.fewer == ()
    assert "Bỏ mọi bộ lọc: 2 bài" in text_of(shown("thu gom", filters))


def test_another_spelling_stays_under_the_filters_if_it_finds_something_there(corpus, city):
    bo_de = Filters(units=frozenset([city.new_bo_de.pk]))
    page = shown("rac thaii", bo_de, "&don-vi=bo-de-2025")
    assert "Ý bạn là: rác thải? (1 bài)" in text_of(page)
    assert "don-vi=bo-de-2025" in page
    page = shown("hien mua", bo_de, "&don-vi=bo-de-2025")
    assert "Ý bạn là: hiến máu? (1 bài)" in text_of(page)
    assert "don-vi=bo-de-2025" not in page


def test_words_may_stand_apart(corpus):
    text = text_of(shown('"thai rac"'))
    assert "Không có bài nào có các từ đứng liền nhau như vậy. Bỏ dấu ngoặc kép: 2 bài" in text
    assert near('"rac thaii"').spelled.text == "rác thải"


def test_the_unit_of_that_name_is_shown_whatever_was_found(corpus):
    assert text_of(shown("bo de")) == (
        "Trang của các đơn vị: Phường Bồ Đề, Phường Bồ Đề (đã kết thúc hoạt động)"
    )
    assert 'href="/don-vi/viet-hung/"' in shown("phuong viet hung")
    assert shown("rac thai").strip() == ""
    text = text_of(shown("duc giang"))
    assert "Phường Đức Giang (đã kết thúc hoạt động)" in text and "Danh bạ đơn vị" in text


def test_a_number_alone_is_no_name_of_a_unit(corpus, make_article, publish):
    publish(make_article(title="Ngày 19 tháng 5"))
    assert near("19").units == ()
    assert [one.name for one in near("chi bo 19 duc giang").units] == ["Chi bộ 19"]


@pytest.mark.parametrize("typed", ["phường", "Tổ dân phố", "b"])
def test_what_begins_the_names_of_all_units_names_none(corpus, city, typed):
    assert near(typed, Filters(since=date(2999, 1, 1))).units == ()


def test_the_document_of_that_number_is_shown_whatever_was_found(corpus, make_article, publish):
    body = "<p>Theo Kế hoạch 108-KH/QU ngày 25/2/2022 và Kế hoạch 108-KH/QU ngày 3/3/2023.</p>"
    publish(make_article(title="Chi bộ họp", body=body), at=NOW - HOUR)
    both = text_of(shown("108-kh/qu"))
    assert "Văn bản: Kế hoạch 108-KH/QU (ngày 03/03/2023), Kế hoạch 108-KH/QU (ngày" in both
    for typed in ("kế hoạch 108-KH/QU ngày 25/2/2022", "108-KH/QU 25/2/2022"):
        assert [str(one.issued_on) for one in near(typed).documents] == ["2022-02-25"]
    assert near("109-KH/QU").documents == near("họp").documents == ()


def test_a_document_is_shown_only_while_it_has_a_page(corpus, make_article, publish, people):
    citing = make_article(title="Chi bộ họp", body="<p>Theo Kế hoạch 108-KH/QU.</p>")
    publish(citing, at=NOW - HOUR)
    assert near("108-KH/QU").documents
    publishing.withdraw(citing.pk, by=people.chief, public_note="Sai")
    assert near("108-KH/QU").documents == ()


def test_where_nothing_is_near_there_are_ways_on(corpus):
    page = shown("qwrtz")
    assert text_of(page).startswith("Hãy thử bớt từ hoặc gõ không dấu.")
    assert 'href="/don-vi/"' in page and 'href="/luu-tru/"' in page


def test_nothing_is_proposed_for_nothing(corpus):
    for typed in ("", "-rac", "!!"):
        assert near(typed) == nearest.Nearest()


def test_what_is_gone_is_not_proposed(corpus, people):
    assert near("hien mua").spelled.text == "hiến máu"
    assert near("hien mau qwrtz").fewer
    publishing.remove(corpus[2].pk, by=people.chief, public_note="Sai")
    for typed in ("hien mua", "hien mau qwrtz", '"hien mau"', "hieens masu", "mau hien rac"):
        found = near(typed)
        assert "hien" not in text_of(shown(typed)).replace("“hien”", ""), typed
        assert found.spelled is None


def test_a_redacted_name_is_never_what_was_meant(corpus, people, make_article, publish):
    article = make_article(title="Ông Tuấn Khải vắng mặt", body="<p>Bà con hỏi Tuấn Khải.</p>")
    publish(article)
    assert near("tuan khaii").spelled.text == "tuấn khải"
    redaction.redact_text(article.pk, by=people.chief, phrase="Tuấn Khải", reason="Tòa")
    for typed in ("tuan khaii", "tuaans khari", "tuankhai", "tuan khai", "ba con tuan khai"):
        # Nobody knows the name any more, so another word may have been meant: "thải".
        found = near(typed).spelled
        assert not found or "khải" not in found.text.casefold(), typed
        assert "Khải" not in shown(typed) and "khải" not in shown(typed)


def test_a_word_that_nobody_can_read_is_as_one_that_stands_nowhere(
    corpus, make_article, publish, people
):
    """What is proposed says nothing of texts that are to come or were taken back."""
    typed = (
        *("khánh", "khanhh", "rac khanh", "rac khanhh", "rac qwrtz khanh", "rac thaii khanhh"),
        *("khanhthanh", '"khanh thanh" rac', "thu gom khanh qwrtz", "hien mau qwrtz khamh vui"),
    )
    before = [near(words) for words in typed]
    coming = make_article(title="Khánh thành cầu mới")
    publish(coming, at=NOW, starts_at=NOW + 2 * HOUR)
    assert [near(words) for words in typed] == before
    gone = make_article(title="Khánh thành chợ mới")
    publish(gone)
    publishing.withdraw(gone.pk, by=people.chief, public_note="Sai")
    assert [near(words) for words in typed] == before


@pytest.mark.parametrize(
    "typed",
    [
        "rac thaii",
        "x" * 10_000,
        "gianh " * 12,
        "a b c d e f g h i j k l",
        "ba con vui thu gom rac thai hien mau nhan dao viet",
        '"a b" "c d" -e',
        "rac hien",
    ],
)
def test_the_work_has_a_bound(corpus, city, typed, monkeypatch):
    looks, look = [], finding.matching
    query, filters = finding.understood(typed), Filters(units=frozenset([city.top.pk]))
    hits = finding.find(query, filters)
    monkeypatch.setattr(finding, "matching", lambda *a: looks.append(a) or look(*a))
    with CaptureQueriesContext(connection) as asked:
        nearest.of(query, filters, hits)
    assert len(looks) <= 21 + len(query.words)
    others = [q["sql"] for q in asked.captured_queries if "articles_search" not in q["sql"]]
    assert sum(sql.startswith("SELECT") for sql in others) <= 6


def test_what_was_typed_is_repeated_as_text(corpus):
    page = shown('rac thaii -"<script>alert(1)</script>" <b>')
    assert "<script" not in page and "<b>" not in page
