"""Redaction: what a court has taken away is nowhere any more, and nothing else is changed."""

import contextlib
import html
import json
import re
import unicodedata
from time import process_time

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from PIL import Image

from articles import publishing
from articles.editorial import aftercare, housekeeping, workflow
from articles.editorial.drafting import typed
from articles.editorial.gallery import uploads
from articles.models import (
    Article,
    Edition,
    EditionAbout,
    EditionPhoto,
    Event,
    Redaction,
    Remark,
    Submission,
    Suggestion,
)
from articles.photos import intake
from articles.publishing import redaction
from articles.publishing.masking import MASK, Masker
from tests.breaches import refused, sql
from tests.desk import approve, revise, shown, stored, write
from tests.makers import HOUR, add_photo
from wards.text import squeeze

NAME = "Nguyễn Văn A"
PHONE = "0912 345 678"
TEXTS = ("title", "lead", "body", "byline", "source", "attachments")
ORDER = "Quyết định 12/2026 của tòa"
Refused = publishing.Refused


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def story(db, make_article, people, city):
    """An article with the name in every place where the desk and residents can leave it."""
    article = make_article(
        title="Ông Nguyễn Văn A nhận thưởng",
        lead="NGUYỄN VĂN A\xa0được khen.",
        body="<h2>Ông Nguyễn <strong>Văn</strong> A</h2>\n<table><tbody><tr><td>Nguyễn Văn</td>"
        '<td>A</td></tr></tbody></table>\n<p>Ảnh: <a href="https://x.vn/?q=Nguy%E1%BB%85n+V%C4%83n'
        '+A" rel="noopener nofollow">trang <em>riêng</em></a>, 01/02/2025.</p>',
        byline="nguyễn  văn a",
        source="Nhà ông Nguyễn Văn A",
        about=[city.top],
        attachments=[
            {"name": "Nguyễn Văn A.pdf", "file": f"tep/ab/{'ab' * 32}.pdf", "bytes": 1}
            | {"title": "Đơn của Nguyễn Văn A"}
        ],
    )
    add_photo(article, 1, caption=nfd("Ông Nguyễn Văn A (trái)"), alt="Nguyễn\u200b Văn A cười")
    add_photo(article, 2, caption="Toàn cảnh", alt="Hội trường")
    workflow.note_edit(article, people.clerk, created=True)
    workflow.submit(article.pk, by=people.clerk)
    workflow.send_back(
        article.pk,
        by=people.reviewer,
        reason="Hỏi lại ông Nguyễn Văn A.",
        remarks=[workflow.RemarkOn("Nguyễn Văn A ở đâu?", quote="Ông Nguyễn <b>Văn</b> A")],
    )
    workflow.submit(article.pk, by=people.clerk)
    approve(article, people.reviewer)
    revise(article, people.clerk, submitted_by=people.clerk)
    note = "Ông Nguyễn Văn A sinh năm 1970."
    approve(article, people.reviewer, change="correction", public_note=note)
    aftercare.withdraw(article.pk, by=people.chief, public_note="Nguyễn Văn A yêu cầu gỡ.")
    aftercare.restore(article.pk, by=people.chief)
    workflow.revise(article.pk, by=people.clerk)
    write(article, people.clerk, body="<p>Nguyễn Văn&nbsp;A, số 0912 345 678, khai.</p>")
    words = {"title": "Ông Nguyễn Văn A nhận", "body": "<p>Nguyễn <b>Văn</b> A</p>"}
    typed.keep(people.chief, article=article, fields=words, form=typed.new_key())
    uploads.stage(
        uploads.Form(people.chief, typed.key_of(article), article),
        intake.encode(Image.new("RGB", (9, 9))),
        "Nguyễn Văn A.jpg",
    )
    LogEntry.objects.create(
        user=people.clerk,
        content_type=ContentType.objects.get_for_model(Article),
        object_id=str(article.pk),
        object_repr=article.title,
        action_flag=CHANGE,
        change_message=json.dumps([{"added": {"name": "ảnh", "object": "Ông Nguyễn Văn A"}}]),
    )
    Suggestion.objects.create(
        article=article,
        edition=article.editions.first(),
        quote="Ông NGUYỄN VĂN A nhận thưởng",
        proposal="Ông Nguyễn  Văn A được khen",
        remark="Tôi là Nguyễn Văn A.",
        answer="Cảm ơn ông Nguyễn Văn A.",
        sent_at=timezone.now(),
    )
    publishing.redact_text(article.pk, by=people.chief, phrase=PHONE, reason="Theo ý Nguyễn Văn A")
    return article


def redact(article, people, phrase=NAME, reason=ORDER) -> int:
    return housekeeping.redact_text(article.pk, by=people.chief, phrase=phrase, reason=reason)


# --- what the database holds, read past the ORM ---


def cells() -> dict:
    """Every cell of every table: {(table, id, column): value}."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [c[0] for c in cursor.description]
            for row in cursor.fetchall():
                row = dict(zip(columns, row, strict=True))
                key = row.get("id", row.get("article_id", row.get("session_key")))
                found |= {(table, key, column): value for column, value in row.items()}
    return found


def reading(value) -> str:
    """What somebody who wants to know can read in a cell."""
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    with contextlib.suppress(ValueError):  # letters of JSON may be kept as codes
        text = json.dumps(json.loads(text), ensure_ascii=False)
    text = html.unescape(re.sub(r"</?(?:strong|em|a|b)\b[^>]*>", "", text))
    text = re.sub(r"<[^>]*>", " ", text).replace("\u200b", "")
    return squeeze(unicodedata.normalize("NFC", text)).casefold()


def where(phrase: str) -> list:
    """The cells in which `phrase` can be read."""
    sought = phrase.casefold()
    return [place for place, value in cells().items() if sought in reading(value)]


def test_the_name_stands_in_all_places_before(story):
    columns = {(table.removeprefix("articles_"), column) for table, _, column in where(NAME)}
    assert columns == {
        *((table, c) for table in ("article", "edition") for c in TEXTS),
        ("edition", "public_note"),
        *(("photo", c) for c in ("caption", "alt")),
        *(("editionphoto", c) for c in ("caption", "alt")),
        *(("remark", c) for c in ("quote", "text")),
        *(("event", "reason"), ("submission", "content"), ("redaction", "reason")),
        *(("suggestion", c) for c in ("quote", "proposal", "remark", "answer")),
        *(("typedtext", "fields"), ("photoupload", "name")),
        *(("django_admin_log", c) for c in ("object_repr", "change_message")),
    }


@pytest.mark.django_db
def test_no_cell_of_the_database_holds_it_after(story, people):
    redact(story, people)
    assert where(NAME) == []
    assert where("Nguyễn Văn") == []
    assert where("nguyen van a") == []  # as titles are kept for searching
    assert where("Nguy%E1%BB%85n") == []


@pytest.mark.django_db
def test_the_address_of_a_reader_goes_whole_where_it_tells(story, people):
    known = Suggestion.objects.get()
    Suggestion.objects.update(email="nguyenvana1970@example.vn")
    other = Suggestion.objects.create(
        article=story, edition=known.edition, email="lan@example.vn", sent_at=timezone.now()
    )
    redact(story, people, phrase="nguyenvana1970")
    assert where("nguyenvana1970") == []
    assert list(Suggestion.objects.order_by("pk").values_list("email", flat=True)) == [
        "",
        other.email,
    ]


@pytest.mark.django_db
def test_nothing_else_changes(story, make_article, people, publish):
    other = make_article(title="Ông Nguyễn Văn A khác")
    publish(other)
    before = cells()
    redact(story, people)
    after = cells()
    place_of_other = {
        key
        for key in before
        if (key[0], key[1]) == ("articles_article", other.pk)
        or before.get((key[0], key[1], "article_id")) == other.pk
    }
    masked = 0
    for place, value in before.items():
        if place[0].startswith("articles_search"):  # made of the editions, see articles.search
            continue
        if value == after[place] or place in (
            ("wards_siteversion", 1, "number"),
            ("articles_article", story.pk, "version"),
            ("articles_article", story.pk, "title_words"),
        ):
            continue
        assert place not in place_of_other, place
        expected = reading(value).replace(NAME.casefold(), MASK)
        assert squeeze(reading(after[place])) == squeeze(expected), place
        masked += 1
    assert masked > 30
    new = {(table, key) for table, key, _ in after} - {(table, key) for table, key, _ in before}
    new = {row for row in new if not row[0].startswith("articles_search")}
    assert {table for table, _ in new} == {"articles_event", "articles_redaction"}
    assert len(new) == 2


@pytest.mark.django_db
def test_markup_around_the_words_stays(story, people):
    redact(story, people)
    body = story.editions.get(number=1).body
    assert body.startswith(f"<h2>Ông {MASK}<strong></strong></h2>\n<table><tbody><tr><td>{MASK}")
    assert "<em>riêng</em></a>, 01/02/2025.</p>" in body
    assert body.count("<td>") == body.count("</td>") == 2


@pytest.mark.django_db
def test_residents_and_the_desk_do_not_meet_it_any_more(story, client, people, city):
    address = Edition.objects.live().get(article=story).get_absolute_url()
    day = timezone.localtime()
    redact(story, people)
    pages = [
        *(address, "/", f"/don-vi/{city.viet_hung.slug}/", f"/chuyen-muc/{story.category.slug}/"),
        *("/dinh-chinh/", f"/luu-tru/{day:%Y/%m}/"),
    ]
    for page in pages:
        response = client.get(page, follow=True)
        assert response.status_code == 200, page
        assert NAME.casefold() not in reading(response.content.decode()), page
    assert MASK in client.get(address, follow=True).content.decode()
    client.force_login(people.chief)
    back_office = [
        f"/admin/articles/article/{story.pk}/change/",
        f"/admin/articles/article/{story.pk}/history/",
        *(f"/admin/articles/edition/{e.pk}/change/" for e in story.editions.all()),
        *("/admin/articles/event/", "/admin/articles/edition/", "/admin/articles/redaction/"),
        "/admin/articles/article/",
    ]
    for page in back_office:
        response = client.get(page, follow=True)
        assert response.status_code == 200, page
        assert NAME.casefold() not in reading(response.content.decode()), page


@pytest.mark.django_db
def test_the_redaction_itself_is_on_record_and_closed(story, people):
    redact(story, people, reason="Ông Nguyễn Văn A kiện")
    done = story.redactions.order_by("pk").last()
    event = story.events.order_by("pk").last()
    assert (done.by, done.reason) == (people.chief, f"Ông {MASK} kiện")
    assert done.applied_at
    assert (event.action, event.actor, event.reason) == ("redact", people.chief, done.reason)


@pytest.mark.django_db
def test_a_form_that_was_open_meanwhile_cannot_save_the_words_back(story, people):
    version = stored(story).version
    redact(story, people)
    assert stored(story).version == version + 1


@pytest.mark.django_db
def test_a_submission_read_before_is_not_approved_after(make_article, people):
    article = make_article(lead="Ông Nguyễn Văn A được khen.")
    workflow.submit(article.pk, by=people.clerk)
    read = shown(article)
    redact(article, people)
    with pytest.raises(Refused, match="thay đổi sau khi bạn đọc"):
        workflow.approve(article.pk, by=people.reviewer, expected_hash=read)
    assert approve(article, people.reviewer).lead == f"Ông {MASK} được khen."


@pytest.mark.django_db
def test_words_that_only_the_audit_still_holds_are_masked_too(make_article, people):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    workflow.send_back(article.pk, by=people.reviewer, reason="Bỏ tên Nguyễn Văn A.")
    assert redact(article, people) == 1
    assert where(NAME) == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["restored", "corrected", "rescheduled", "discarded"])
def test_the_article_goes_on_after_a_redaction(story, people, change):
    redact(story, people)
    match change:
        case "restored":
            aftercare.remove(story.pk, by=people.chief, public_note="Xem lại.")
            edition = aftercare.restore(story.pk, by=people.chief)
            assert edition.title == f"Ông {MASK} nhận thưởng"
        case "corrected":
            workflow.submit(story.pk, by=people.clerk)
            edition = approve(story, people.reviewer, change="correction", public_note="Bỏ họ tên.")
        case "rescheduled":
            workflow.submit(story.pk, by=people.clerk)
            due = timezone.now() + HOUR
            approve(story, people.reviewer, starts_at=due)
            edition = aftercare.reschedule(story.pk, by=people.reviewer, starts_at=due + HOUR)
        case "discarded":
            workflow.discard(story.pk, by=people.clerk)
            edition = story.editions.order_by("-number").first()
            assert shown(story) == publishing.contents.of_edition(edition).hash
    assert MASK in edition.title
    assert where(NAME) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("", "ít nhất 3 ký tự"),
        ("  A\xa0 ", "ít nhất 3 ký tự"),
        ("\u200b\u200b\u200b", "ít nhất 3 ký tự"),
        ("\xad\xad\xad\xad", "ít nhất 3 ký tự"),
        (nfd("ấy"), "ít nhất 3 ký tự"),
        ("Trần Thị B", "Không thấy cụm từ này"),
        ("Nguyễn Văn Á", "Không thấy cụm từ này"),
    ],
)
def test_a_phrase_that_is_too_short_or_not_there_is_refused_with_words(story, people, phrase, said):
    before = cells()
    with pytest.raises(Refused, match=said):
        redact(story, people, phrase=phrase)
    assert cells() == before


@pytest.mark.django_db
def test_a_redaction_needs_a_reason_and_a_chief(story, people):
    with pytest.raises(Refused, match="lý do"):
        redact(story, people, reason="  ")
    for by in (people.reviewer, people.clerk, people.root):
        with pytest.raises(Refused, match="không có vai trò"):
            housekeeping.redact_text(story.pk, by=by, phrase=NAME, reason=ORDER)
    assert where(NAME)


@pytest.mark.django_db
def test_a_mask_that_does_not_fit_its_column_cuts_nothing_off(make_article, publish, people):
    title = "Ông Lan " + "x" * 291 + "."
    assert len(title) == 300
    article = make_article(title=title)
    publish(article)
    redact(article, people, phrase="Lan")
    assert stored(article).title == title.replace("Lan", "[…]")
    assert article.editions.get().title == stored(article).title


@pytest.mark.django_db
def test_numbers_dates_and_file_names_in_what_was_submitted_are_no_words(make_article, people):
    article = make_article(photos=1, lead="Số 2025 và jpg.", event_date="2025-08-01")
    photo = {"root": "2025jpg", "source": "jpg2025", "crop": "0,0,2025,9", "tone": "202525"}
    article.photos.update(taken_at=timezone.now(), **photo)
    workflow.submit(article.pk, by=people.clerk)
    before = Submission.objects.get().content
    redact(article, people, phrase="2025")
    redact(article, people, phrase="jpg")
    after = Submission.objects.get().content
    assert after == before | {"lead": f"Số {MASK} và {MASK}."}
    assert publishing.contents.from_json(after).event_date


@pytest.mark.django_db
@pytest.mark.parametrize("kept", ["article's row", "admin log that is no JSON"])
def test_a_log_in_plain_words_is_masked(story, people, kept):
    message = "Đã sửa tên Nguyễn Văn A." if kept.startswith("admin") else ""
    LogEntry.objects.update(change_message=message)
    redact(story, people)
    assert where(NAME) == []


# --- how a phrase may be spelt ---


@pytest.mark.parametrize(
    ("phrase", "text", "masked"),
    [
        ("nguyễn  văn a", "Ông NGUYỄN VĂN A.", f"Ông {MASK}."),
        (nfd("Nguyễn Văn A"), "Ông Nguyễn Văn A.", f"Ông {MASK}."),
        ("Nguyễn Văn A", nfd("Nguyễn Văn A") + ".", f"{MASK}."),
        ("Nguyễn Văn A", "Nguyễn\xa0\n Văn&nbsp;A.", f"{MASK}."),
        ("Nguyễn Văn A", "Nguy&#7877;n V&#x103;n A", MASK),
        ("Nguyễn Văn A", "Nguy\xadễn Văn\u200b A", MASK),
        ("Trần Thị Hoà", "Trần Thị Hòa, trần thị HOÀ", f"{MASK}, {MASK}"),
        ("Công ty A & B", "Công ty A &amp; B", MASK),
        ("Công ty A & B", "Công ty A & B", MASK),
        ("a<b và b>c", "Nếu a<b và b>c thì", f"Nếu {MASK} thì"),
        ("x.y*z", "xay*z x.y*z", f"xay*z {MASK}"),
        ("Hoa Mai", "Hoà Mai, Hoa Mài, hoa mai", f"Hoà Mai, Hoa Mài, {MASK}"),
        ("Văn A", "Văn A Văn A", f"{MASK} {MASK}"),
    ],
)
def test_the_same_words_are_found_however_they_are_spelt(phrase, text, masked):
    assert Masker(phrase).plain(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("<p>Nguyễn <em>Văn</em> A</p>", f"<p>{MASK}<em></em></p>"),
        ("<p>Ng<strong>uyễn Văn A</strong></p>", f"<p>{MASK}<strong></strong></p>"),
        ("<p>Nguyễn Văn<br>A</p>", f"<p>{MASK}<br></p>"),
        ('<p title="Nguyễn Văn A">x</p>', "<p>x</p>"),
        ('<a href="https://x.vn/Nguy%E1%BB%85n%20V%C4%83n%20A">x</a>', "<a>x</a>"),
        ('<a title="Văn">Nguyễn Văn A</a>', f'<a title="Văn">{MASK}</a>'),
    ],
)
def test_markup_hides_no_words_and_is_no_word(text, masked):
    assert Masker("Nguyễn Văn A").html(text) == masked


def test_a_phrase_that_is_also_markup_leaves_markup_alone():
    assert Masker("strong").html("<p><strong>strong</strong></p>") == (
        f"<p><strong>{MASK}</strong></p>"
    )
    assert Masker("tel:0912").html('<a href="tel:0912">gọi</a>') == "<a>gọi</a>"


# --- a redaction that fails ---


class Broken(Exception):
    """The power fails."""


@pytest.mark.django_db
def test_a_redaction_that_fails_leaves_nothing_and_nothing_open(story, people, monkeypatch):
    def fail(*args, **kwargs):
        raise Broken

    monkeypatch.setattr(redaction.Event.objects, "bulk_create", fail)
    before = cells()
    with pytest.raises(Broken):
        redact(story, people)
    assert cells() == before
    assert not Redaction.objects.filter(applied_at=None).exists()


# --- the guards: what not even raw SQL does ---


@pytest.fixture
def guarded(tables, story):
    """The story under the guards, as installed and after the tables were rebuilt."""
    return story


# Columns that an open redaction may mask.
MASKABLE = [
    *((Edition, c) for c in ("title", "lead", "body", "byline", "source", "public_note")),
    *((EditionPhoto, c) for c in ("caption", "alt")),
    *((Remark, c) for c in ("quote", "text")),
    (Event, "reason"),
]


def assign(model, column, value, **of):
    """Write `value` into `column` of the rows `of`, by the ORM and in raw SQL; both must fail."""
    rows = model.objects.filter(**of)
    assert rows.exists()
    refused(lambda: rows.update(**{column: value}))
    name = model._meta.get_field(column).column
    ids = ", ".join(str(pk) for pk in rows.values_list("pk", flat=True))
    table = model._meta.db_table
    refused(sql, f"UPDATE {table} SET {name} = %s WHERE id IN ({ids})", value)


@pytest.mark.django_db(transaction=True)
def test_without_an_open_redaction_no_word_is_masked(guarded):
    for model, column in MASKABLE:
        assign(model, column, "Che")
    refused(lambda: Submission.objects.update(content={}))
    refused(sql, "UPDATE articles_submission SET content = '{}'")


@pytest.mark.django_db(transaction=True)
def test_an_open_redaction_opens_no_other_column_and_no_other_article(
    guarded, make_article, publish, people
):
    other = make_article(title="Bài khác", photos=1)
    workflow.submit(other.pk, by=people.clerk)
    remark = [workflow.RemarkOn("Sao?", quote="Đoạn")]
    workflow.send_back(other.pk, by=people.reviewer, reason="Thiếu.", remarks=remark)
    publish(other)
    Redaction.objects.create(
        article=guarded, reason=ORDER, by=people.chief, opened_at=timezone.now()
    )
    # Of its own article it may mask, and no more.
    assert Edition.objects.filter(article=guarded).update(title="Che")
    mine = {"edition__article": guarded}
    of_event = {"event__article": guarded}
    for model, column, value, of in [
        (Edition, "number", 99, {"article": guarded, "number": 1}),
        (Edition, "content_hash", "0" * 64, {"article": guarded}),
        (Edition, "unit_name", "Khác", {"article": guarded}),
        (Edition, "change", "minor", {"article": guarded, "number": 1}),
        (Edition, "published_at", timezone.now(), {"article": guarded}),
        (EditionPhoto, "digest", "0" * 64, mine),
        (EditionPhoto, "file", "khac.jpg", mine),
        (EditionAbout, "unit_name", "Khác", mine),
        (Event, "action", "edit", {"article": guarded, "action": "create"}),
        (Event, "content_hash", "0" * 64, {"article": guarded}),
        (Event, "version", 99, {"article": guarded}),
        (Remark, "digest", "0" * 64, of_event),
    ]:
        assign(model, column, value, **of)
    # Of another article it may do nothing.
    for model, column in MASKABLE:
        path = {Edition: "article", Event: "article", EditionPhoto: "edition__article"}
        of = {path.get(model, "event__article"): other}
        assign(model, column, "Che", **of)
    theirs = Submission.objects.filter(event__article=other)
    refused(lambda: theirs.update(content={}))
    # Nor does it let a row be given to the article that is open, or be taken from it.
    refused(lambda: Edition.objects.filter(article=other).update(article=guarded, title="Che"))
    refused(lambda: Event.objects.filter(article=other).update(article=guarded, reason="Che"))
    refused(lambda: Edition.objects.filter(article=guarded).update(article=other))


@pytest.mark.django_db(transaction=True)
def test_what_review_and_redaction_leave_is_never_deleted(guarded, people):
    Redaction.objects.create(
        article=guarded, reason=ORDER, by=people.chief, opened_at=timezone.now()
    )
    for model in (Submission, Remark, Redaction):
        assert model.objects.exists()
        refused(model.objects.all()._raw_delete, "default")
        refused(sql, f"DELETE FROM {model._meta.db_table}")


@pytest.mark.django_db(transaction=True)
def test_a_redaction_is_closed_once_for_all_and_says_what_it_said(guarded, people, make_article):
    closed = Redaction.objects.get()
    for column, value in {
        "applied_at": timezone.now(),
        "opened_at": timezone.now(),
        "digest": "0" * 64,
        "reason": "Khác",
        "by": people.clerk.pk,
        "article": make_article().pk,
    }.items():
        assign(Redaction, column, value, pk=closed.pk)
    refused(lambda: Redaction.objects.filter(pk=closed.pk).update(applied_at=None))
    refused(sql, "UPDATE articles_redaction SET applied_at = NULL")
    open_one = Redaction.objects.create(
        article=guarded, reason=ORDER, by=people.chief, opened_at=timezone.now()
    )
    for column, value in {"reason": "Khác", "opened_at": timezone.now(), "digest": "1"}.items():
        assign(Redaction, column, value, pk=open_one.pk)
    # A later one of the same article masks the reason of an earlier one; it reopens nothing.
    assert Redaction.objects.filter(pk=closed.pk).update(reason="Che") == 1
    assign(Redaction, "by", people.clerk.pk, pk=closed.pk)
    refused(lambda: Redaction.objects.filter(pk=closed.pk).update(applied_at=None))
    Redaction.objects.filter(pk=open_one.pk).update(applied_at=timezone.now())
    refused(lambda: Redaction.objects.filter(pk=closed.pk).update(reason="Che nữa"))


@pytest.mark.django_db(transaction=True)
def test_a_submission_is_not_replaced_by_another_of_the_same(guarded):
    """SQLite's REPLACE would delete the old row without asking any trigger."""
    replace = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    before = cells()
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(
            f"{replace} INTO articles_submission (id, event_id, content) "
            "SELECT id + 1000, event_id, '{}' FROM articles_submission"
        )
    assert cells() == before


@pytest.mark.django_db(transaction=True)
def test_redacting_works_whether_or_not_tables_were_rebuilt(guarded, people):
    redact(guarded, people)
    assert where(NAME) == []
    assert not Redaction.objects.filter(applied_at=None).exists()


@pytest.mark.parametrize(
    ("start", "slow"),
    [("", "<"), ("", "<a x"), ("", "<a a="), ("", "<'\""), ("<a", " "), ("<a '", '<"')],
)
def test_masking_what_nobody_cleaned_takes_time_with_the_length_alone(start, slow):
    """What somebody typed and did not save is no HTML that can be relied on."""
    begun = process_time()
    Masker("Nguyễn Văn An").html(start + slow * (50_000 // len(slow)) + ">")
    assert process_time() - begun < 5
