"""Advice: each kind with a text that needs it and one that does not; whom it names; its price."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from articles import content, publishing
from articles.content import Content, PhotoContent
from articles.demonstration.texts import TEXTS
from articles.editorial import advice, workflow
from articles.editorial.advice import dates, duplicates, scripts, texts
from articles.models import Article
from tests.makers import HOUR
from wards.text import words_key

TODAY = date(2026, 11, 20)
PLAIN = Content(
    title="Phường Việt Hưng trồng 200 cây xanh",
    lead="Sáng 14/11/2026, hơn 300 người dân phường Việt Hưng trồng cây quanh hồ Kim Quan.",
    body="<p>Cây do các hộ góp tiền mua. Mỗi tổ nhận chăm một đoạn hồ.</p>" * 5,
    unit_id=1,
    category_id=1,
    byline="",
    source="",
    event_date=date(2026, 11, 14),
    about=(),
    photos=(),
    attachments=(),
)
LONG = "Một câu dài của lời dẫn, nói về nhiều việc khác nhau trong phường. "


def advised(**fields) -> list[str]:
    """The fields about which there is advice that needs no database."""
    text = replace(PLAIN, **fields)
    found = [*texts.advise(text), *scripts.advise(text), *dates.advise(text, TODAY)]
    return [item.field for item in found]


def captioned(caption: str) -> PhotoContent:
    return PhotoContent("a.jpg", "0" * 64, 1, 1, caption, "", None, True)


def test_a_plain_text_needs_no_advice():
    assert advised() == []


@pytest.mark.parametrize(
    ("needs", "does_not"),
    [
        # In capitals; an abbreviation is no shouting.
        ({"title": "PHƯỜNG VIỆT HƯNG TRỒNG CÂY"}, {"title": "UBND TP: HĐND họp"}),
        ({"title": "TIN BÃO SỐ 3 KHẨN CẤP"}, {"title": "TIN BÃO SỐ 3"}),
        # How long a lead is.
        ({"lead": LONG * 8}, {"lead": LONG * 7}),
        # A body that lacks something, or says it twice.
        (
            {"lead": LONG * 3, "body": "<p>Còn tiếp.</p>"},
            {"lead": LONG, "body": "<p>Còn tiếp.</p>"},
        ),
        (
            {"body": f"<p>{PLAIN.lead.upper()}</p><p>Cây do các hộ góp.</p>"},
            {"body": f"<p>Cây do các hộ góp.</p><p>{PLAIN.lead}</p>"},
        ),
        # Old encodings, wherever they stand.
        ({"title": "§¶ng bé ph­êng ViÖt H­ng"}, {"title": "Đảng bộ phường Việt Hưng"}),
        (
            {"lead": "Ñaûng boä phöôøng Vieät Höng hoïp"},
            {"lead": "Đoàn José Peña và Zoë Müller đến"},
        ),
        (
            {"body": "<p>Đảng bộ họp.</p><p>§¶ng bé ph­êng ViÖt H­ng</p>"},
            {"body": "<p>Đảng bộ họp.</p><p>Điểm §5, «Đảng bộ», ½ ngày</p>"},
        ),
        ({"photos": (captioned("§¶ng bé ph­êng häp"),)}, {"photos": (captioned("Đảng bộ họp"),)}),
        # Days that no calendar has; numbers of documents are no days.
        ({"lead": "Họp ngày 31/2/2026."}, {"lead": "Họp ngày 28/2/2026, 29/2/2024."}),
        ({"body": "<p>Họp ngày 31 tháng 4 năm 2026.</p>"}, {"body": "<p>Số 15/30/2500-QĐ.</p>"}),
        # What is told as past and lies ahead.
        (
            {"lead": "Phường đã họp ngày 20/12/2026."},
            {"lead": "Phường đã mời bà con họp ngày 20/12/2026."},
        ),
        (
            {"title": "Sáng nay, 21/11/2026, phường trồng cây"},
            {"title": "Sáng nay, 20/11/2026, phường trồng cây"},
        ),
        (
            {"lead": "Hôm qua, ngày 19/11/2027, phường họp."},
            {"lead": "Phường đã xong việc. Lớp mới mở ngày 20/12/2026."},
        ),
        # The day of the event beside what is written, and beside today.
        (
            {"lead": "Ngày 5/6/2026 phường họp.", "event_date": date(2026, 5, 6)},
            {"lead": "Ngày 5/6/2026 phường họp.", "event_date": date(2026, 6, 5)},
        ),
        (
            {"lead": "Ngày 5/1/2026 phường họp.", "event_date": date(2025, 1, 5)},
            {"lead": "Theo nghị quyết ngày 16/6/2025.", "event_date": date(2026, 1, 5)},
        ),
        (
            {"lead": "Phường trồng cây.", "event_date": date(2027, 5, 6)},
            {"lead": "Phường sẽ trồng cây.", "event_date": date(2027, 5, 6)},
        ),
    ],
)
def test_each_kind_of_advice_is_given_where_it_is_needed_and_not_elsewhere(needs, does_not):
    assert advised(**needs) == [[*needs][-1]]
    assert advised(**does_not) == []


@pytest.mark.parametrize(
    ("title", "suggested"),
    [
        ("UBND PHƯỜNG VIỆT HƯNG TRỒNG CÂY", "UBND phường Việt Hưng trồng cây"),
        ("ĐẢNG BỘ MỪNG TẾT CÙNG TDP 7", "Đảng bộ mừng Tết cùng TDP 7"),
        ("TẾT ĐẾN Ở TP HÀ NỘI", "Tết đến ở TP Hà Nội"),
    ],
)
def test_a_shouted_title_is_suggested_in_sentence_case(title, suggested):
    assert texts.in_sentence_case(title, ["Phường Việt Hưng"]) == suggested


def test_an_old_encoding_is_suggested_as_it_was_meant():
    (item,) = scripts.advise(replace(PLAIN, title="§¶ng bé ph­êng ViÖt H­ng"))
    assert "TCVN3" in item.text and item.suggestion == "Đảng bộ phường Việt Hưng"


def test_the_demonstration_needs_no_advice_on_its_text():
    for each in TEXTS:
        day = date.fromisoformat(each.published[:10]) if each.published else TODAY
        event = date.fromisoformat(each.event_date) if each.event_date else None
        text = replace(PLAIN, title=each.title, lead=each.lead, body=each.body, event_date=event)
        found = [*texts.advise(text), *scripts.advise(text), *dates.advise(text, day)]
        assert [item for item in found if item.field != "event_date"] == [], each.key
    keys = [words_key(each.title) for each in TEXTS]
    assert not [(a, b) for i, a in enumerate(keys) for b in keys[:i] if duplicates.is_near(a, b)]


# --- titles ---


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Ra quân dọn vệ sinh", "RA QUÂN, dọn vệ sinh!", True),
        ("Họp dân", "Họp Dân", True),
        ("Thuận hòa", "thuận hoà", True),
        ("Phường Đức Giang", unicodedata.normalize("NFD", "Phường Ðức Giang"), True),
        ("Việt Hưng tổng kết phong trào trồng cây", "Việt Hưng sơ kết phong trào trồng cây", True),
        ("Phường trồng cây xanh ven hồ", "Trồng cây xanh ven hồ, phường", True),
        ("Phường trồng cây xanh ven hồ", "Phường trồng cây xanh ven hồ Kim", True),
        ("Đại hội Chi bộ 19 nhiệm kỳ mới", "Đại hội Chi bộ 20 nhiệm kỳ mới", False),
        ("Kế hoạch 108 về chuyển đổi số", "Kế hoạch 109 về chuyển đổi số", False),
        ("Phường Việt Hưng ra quân dọn vệ sinh", "Phường Bồ Đề ra quân dọn vệ sinh", False),
        ("Họp dân phố", "Họp dân", False),
        ("", "", False),
    ],
)
def test_titles_are_near_that_differ_in_one_word_but_no_number(one, other, near):
    assert duplicates.is_near(words_key(one), words_key(other)) is near
    assert duplicates.is_near(words_key(other), words_key(one)) is near


TITLE = "Việt Hưng tổng kết phong trào trồng cây"
NEAR = "Việt Hưng sơ kết phong trào trồng cây"


def links(article, user) -> list[tuple[str, str]]:
    """Addresses and titles that `user` is told of beside the title of `article`."""
    found = advice.of(article, content.of_article(article), user)
    return [(link.address, link.title) for item in found for link in item.links]


@pytest.mark.django_db
def test_a_post_of_ones_own_unit_leads_to_the_desk(people, make_article):
    other, article = make_article(title=NEAR), make_article(title=TITLE)
    desk = f"/admin/articles/article/{other.pk}/change/"
    assert links(article, people.clerk) == [(desk, NEAR)]
    assert links(article, people.reviewer) == [(desk, NEAR)]
    Article.objects.filter(pk=other.pk).update(deleted_at=timezone.now())
    assert links(article, people.clerk) == []


@pytest.mark.django_db
def test_another_units_post_is_named_only_by_what_is_public(people, make_article, city, publish):
    article = make_article(title=TITLE)
    other = make_article(title=NEAR, unit=city.new_bo_de)
    assert links(article, people.clerk) == []  # a draft of theirs
    publish(other)
    edition = other.editions.get()
    assert links(article, people.clerk) == [(edition.get_absolute_url(), NEAR)]
    # What residents read was something else: the working copy's new title stays secret.
    other.title = "Bồ Đề gặp mặt người cao tuổi đầu năm"
    other.save()
    publish(other)
    other.title = TITLE
    other.save()
    assert links(article, people.clerk) == []
    other.title = NEAR
    other.save()
    publish(other)
    publishing.remove(other.pk, by=people.chief, public_note="Sai.", at=timezone.now())
    assert links(article, people.clerk) == []


@pytest.mark.django_db
def test_exact_titles_of_any_age_are_found_and_the_price_stays_the_same(
    people, make_article, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(duplicates, "_RECENT", 5)
    exact, near = make_article(title=TITLE.upper()), make_article(title=NEAR)
    for number in range(10):
        make_article(title=f"Một bài khác hẳn, bài số {number}")
    article = make_article(title=TITLE)
    assert [title for _, title in links(article, people.clerk)] == [exact.title]
    for _ in range(5):
        near = make_article(title=NEAR)
    text = content.of_article(article)
    # Three for titles, three for the user's units, one for the glossary.
    with django_assert_max_num_queries(7):
        found = advice.of(article, text, people.clerk)
    (item,) = found
    assert len(item.links) == 3 and item.links[0].title == near.title


# --- where it is shown ---


def change_url(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def form_data(article, **fields) -> dict:
    names = ("title", "lead", "body", "byline", "source")
    return {
        **{name: getattr(article, name) for name in names},
        **{"unit": article.unit_id, "category": article.category_id},
        **{"event_date": "", "base_version": article.version},
        **{"photos-TOTAL_FORMS": 0, "photos-INITIAL_FORMS": 0},
    } | fields


@pytest.mark.django_db
def test_submitting_shows_advice_first_and_the_second_press_submits(sign_in, people, make_article):
    article, client = make_article(), sign_in(people.clerk)
    shouted = {"title": "PHƯỜNG VIỆT HƯNG RA QUÂN", "_submit": "1"}
    page = client.post(change_url(article), form_data(article, **shouted), follow=True)
    text = page.content.decode()
    assert "Đã lưu, chưa trình duyệt." in text and "Nên xem lại" in text
    article.refresh_from_db()
    assert (article.state, article.title) == ("draft", shouted["title"])
    seen = {"seen_advice": page.context["advice"].key, "_submit": "1"}
    # Something new to look at is asked about; what was seen before is not.
    worse = form_data(article, lead="Phường họp ngày 31/2/2026.", **seen)
    page = client.post(change_url(article), worse, follow=True)
    article.refresh_from_db()
    assert (article.state, len(page.context["advice"])) == ("draft", 2)
    seen["seen_advice"] = page.context["advice"].key
    client.post(change_url(article), form_data(article, lead="Phường họp.", **seen))
    article.refresh_from_db()
    assert article.state == "submitted"


@pytest.mark.django_db
def test_a_reviewer_reads_the_same_advice(sign_in, people, make_article):
    article = make_article(title="PHƯỜNG VIỆT HƯNG RA QUÂN")
    workflow.submit(article.pk, by=people.clerk)
    page = sign_in(people.reviewer).get(f"/admin/articles/article/{article.pk}/duyet/")
    assert "Viết hoa cả câu khó đọc" in page.content.decode()
    # Without a link to a field or a word to the writer: there is nothing to type here.
    assert "#id_title" not in page.content.decode() and "seen_advice" not in page.content.decode()


@pytest.mark.django_db
def test_a_post_that_nobody_has_in_hand_shows_none(sign_in, people, make_article, publish):
    article = make_article(title="PHƯỜNG VIỆT HƯNG RA QUÂN")
    publish(article, at=timezone.now() - HOUR)
    page = sign_in(people.clerk).get(change_url(article))
    assert "Nên xem lại" not in page.content.decode()
