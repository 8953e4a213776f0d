"""The ledger as files: one row a post, as CSV and as XLSX.

A file is finished before its first byte is sent: who has one has all of it, and a slow line holds
no query open. Neither needs more memory for more rows.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import datetime

import xlsxwriter
from django.conf import settings
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles import richtext
from articles.editorial import standing
from articles.editorial.ledger import figures
from articles.editorial.ledger.selection import Reach, Selection
from articles.models import Category, DailyViews, Edition
from articles.wording import person
from wards.text import slugify

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHUNK = 1000


@dataclass(frozen=True)
class Post:
    """One row: a post of the period as it is now; words and photos are of its first edition."""

    title: str
    published_at: datetime  # local, without a zone: as it stands on the page
    unit: str
    author: str
    byline: str
    section: str
    state: str
    views: int
    views_in_period: int
    words: int
    photos: int
    origin: str
    emergency: str
    address: str


HEADINGS = (
    *("Tiêu đề", "Ngày đăng", "Đơn vị", "Người viết", "Bút danh", "Chuyên mục"),
    *("Tình trạng với bạn đọc", "Lượt xem đến nay", "Lượt xem trong kỳ", "Số chữ", "Số ảnh"),
    *("Nguồn gốc", "Đăng khẩn", "Địa chỉ"),
)
_WIDTHS = (60, 17, 28, 24, 20, 24, 22, 16, 16, 9, 8, 14, 11, 60)


def posts(selection: Selection, reach: Reach, at: datetime | None = None) -> Iterator[Post]:
    """The posts of `selection`, oldest first, read in chunks. Three statements."""
    at = at or timezone.now()
    sections = dict(Category.objects.values_list("pk", "name"))
    own = {"article": OuterRef("article")}
    # What residents read last, be it withdrawn by now: of what was removed nothing else is left.
    texts = Edition.objects.started(at).filter(**own).order_by("-number")
    texts = texts.filter(form__in=(Edition.Form.TEXT, Edition.Form.WITHDRAWN))
    days = (selection.period.first, selection.period.last)
    filed = DailyViews.objects.filter(**own, day__range=days).order_by().values("article")
    found = (
        figures.first_editions(selection, at)
        .annotate(
            now_title=Subquery(texts.values("title")[:1]),
            now_byline=Subquery(texts.values("byline")[:1]),
            now_section=Subquery(texts.values("category")[:1]),
            now_form=Subquery(Edition.objects.live(at).filter(**own).values("form")[:1]),
            filed=Coalesce(Subquery(filed.annotate(sum=Sum("views")).values("sum")), 0),
            unit_now=F("article__unit_id"),
            author_now=F("article__author_id"),
            total=F("article__view_count__total"),
            day=F("article__view_count__day"),
            today=F("article__view_count__today"),
        )
        .only("article", "published_at", "lead", "body", "photo_count", "origin", "emergency")
        .order_by("published_at", "article_id")
    )
    for edition in found.iterator(chunk_size=_CHUNK):
        running = edition.today if days[0] <= edition.day <= days[1] else 0
        state = standing.by_form(edition.now_form)
        named = {"slug": slugify(edition.now_title) or "tin", "pk": edition.article_id}
        path = reverse("article", kwargs=named)
        yield Post(
            title=edition.now_title,
            published_at=timezone.localtime(edition.published_at).replace(tzinfo=None),
            unit=reach.units[edition.unit_now].name,
            author=person(reach.authors.get(edition.author_now)),
            byline=edition.now_byline,
            section=sections[edition.now_section],
            state=state.label if state else "",
            views=edition.total,
            views_in_period=edition.filed + running,
            words=len(edition.lead.split()) + richtext.word_count(edition.body),
            photos=edition.photo_count,
            origin=edition.get_origin_display(),
            emergency="Đăng khẩn" if edition.emergency else "",
            address=f"{settings.SITE_URL}{path}",
        )


# --- CSV ------------------------------------------------------------------------------------

# A cell that begins with one of these is a formula to a spreadsheet, white space before it or not;
# the wide forms too, which input methods of East Asia write and some programs read alike.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
# Where a computer's lists are separated by ";" Excel cuts our cells in two there.
_AFTER_CUT = re.compile(r"(;|(?!^)\t)(?=[\s\u200b\ufeff]*[=+\-@＝＋－＠])")


def neutral(text: str) -> str:
    """Return `text` so that no spreadsheet takes it, or what follows a ";" in it, for a formula.

    An apostrophe goes before what could be one; anything else stays as it is.
    """
    text = _AFTER_CUT.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def write_csv(rows: Iterable[Post]) -> io.IOBase:
    """Return an open temporary file with `rows` as CSV.

    UTF-8 with its mark, without which Excel garbles Vietnamese; commas and CRLF as in RFC 4180;
    dates as 2026-11-05 09:00, which no country's Excel reads with day and month exchanged.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([_csv_cell(value) for value in astuple(row)])
    text.flush()
    text.detach()
    file.seek(0)
    return file


def _csv_cell(value):
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return neutral(value) if isinstance(value, str) else value


# --- XLSX -----------------------------------------------------------------------------------


def write_xlsx(rows: Iterable[Post], title: str) -> io.IOBase:
    """Return an open temporary file with `rows` as a workbook whose properties say `title`.

    Each value is written as what it is: texts never become formulas, links or numbers.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": title})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        when = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        count = book.add_format({"num_format": "#,##0"})
        sheet = book.add_worksheet("Sổ tin bài")
        sheet.freeze_panes(1, 1)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading, head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(astuple(row)):
                if isinstance(value, datetime):
                    sheet.write_datetime(last, column, value, when)
                elif isinstance(value, str):
                    sheet.write_string(last, column, value)
                else:
                    sheet.write_number(last, column, value, count)
        sheet.autofilter(0, 0, last, len(fields(Post)) - 1)
    file.seek(0)
    return file
