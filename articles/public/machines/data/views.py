"""The addresses of the open data, and the page that explains them."""

from datetime import UTC, datetime, time
from urllib.parse import urlencode

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_safe

from articles.models import Category, Edition
from articles.public import pages
from articles.public.machines import conditional
from articles.public.machines.data import cursors, selection, texts, units
from articles.public.machines.data.selection import Filter
from articles.public.outward import absolute
from wards import imprint
from wards.models import Unit

VERSION = 1
AFTER, UNIT, SECTION, SINCE = "sau", "don-vi", "chuyen-muc", "thay-doi-tu"


class Wrong(Exception):
    """A request that cannot be answered as it is; says so in Vietnamese."""


@require_safe
def explained(request):
    """What data there is and how to take it, for people."""
    examples = {
        "unit": Unit.objects.filter(kind__in=Unit.WARD_LEVEL, closed_on=None).first(),
        "section": Category.objects.first(),
        "post": Edition.objects.listed().newest_first().only("article_id").first(),
        "page_size": selection.PAGE,
        "version": VERSION,
    }
    return pages.respond("public/data.html", examples)


@require_safe
def articles(request):
    """Articles by pages: all of them, or those that changed since the reader was here."""

    def build(at: datetime) -> JsonResponse:
        try:
            wanted = _wanted(request.GET)
            cursor = _cursor(request.GET, at)
        except Wrong as wrong:
            return _error(str(wrong), 400)
        editions, last = selection.page(cursor, wanted, at)
        return _json(
            {
                "articles": texts.told(editions, at),
                "more": last is not None,
                "next": _address(cursor.after(last), wanted),
            }
        )

    parameters = (AFTER, UNIT, SECTION, SINCE)
    return _open(conditional.answer(request, build, parameters=parameters))


@require_safe
def article(request, pk):
    """One article; 410 with what became of it where its text is not told any more."""

    def build(at: datetime) -> JsonResponse:
        live = selection.with_parts(Edition.objects.live(at).filter(article_id=pk))
        edition = live.first()
        if edition is None:
            return _error("Không có bài nào mang số này.", 404)
        edition.is_inside = True
        (said,) = texts.told([edition], at)
        return _json({"article": said}, 200 if texts.is_text(edition) else 410)

    return _open(conditional.answer(request, build))


@require_safe
def all_units(request):
    """All units, those that have closed included."""

    def build(at: datetime) -> JsonResponse:
        return _json({"units": units.told(timezone.localdate(at))})

    return _open(conditional.answer(request, build))


def _wanted(asked) -> Filter:
    return Filter(
        _of_slug(Unit, asked.get(UNIT, ""), "Không có đơn vị nào mang đường dẫn này"),
        _of_slug(Category, asked.get(SECTION, ""), "Không có chuyên mục nào mang đường dẫn này"),
    )


def _of_slug(model, slug: str, otherwise: str):
    if not slug:
        return None
    found = model.objects.filter(slug=slug.replace("\0", "")).first()
    if found is None:
        raise Wrong(f"{otherwise}: {slug[:100]}.")
    return found


def _cursor(asked, at: datetime) -> cursors.Cursor:
    if text := asked.get(AFTER, ""):
        try:
            return cursors.parse(text).started(at)
        except ValueError as error:
            raise Wrong(
                f"Giá trị của {AFTER} không đúng. Hãy dùng nguyên địa chỉ ở “next” của lần trước."
            ) from error
    if text := asked.get(SINCE, ""):
        return cursors.since(_instant(text), at)
    return cursors.Cursor().started(at)


def _instant(text: str) -> datetime:
    """The instant that `text` writes: a day, or a time with or without its zone."""
    try:
        day = parse_date(text)
        # A plus in an address means a space to those who do not write it as %2B.
        found = datetime.combine(day, time.min) if day else parse_datetime(text.replace(" ", "+"))
        if found is None:
            raise ValueError(text)
        aware = found if timezone.is_aware(found) else timezone.make_aware(found)
        return aware.astimezone(UTC)  # fails for what lies before the calendar
    except (ValueError, OverflowError) as error:
        raise Wrong(
            f"Giá trị của {SINCE} không đúng. Hãy ghi ngày, ví dụ 2026-11-30, hoặc ngày giờ kèm "
            "múi giờ, ví dụ 2026-11-30T08:00:00+07:00."
        ) from error


def _address(cursor: cursors.Cursor, wanted: Filter) -> str:
    query = {AFTER: cursor}
    if wanted.unit:
        query[UNIT] = wanted.unit.slug
    if wanted.category:
        query[SECTION] = wanted.category.slug
    return f"{absolute(reverse('data-articles'))}?{urlencode(query)}"


def _json(said: dict, status: int = 200) -> JsonResponse:
    site = imprint.current()
    head = {
        "version": VERSION,
        "portal": site.name,
        "attribution": f"Nguồn: {site.name}, {absolute('/')}",
        "documentation": absolute(reverse("data")),
    }
    return _response(head | said, status)


def _error(words: str, status: int) -> JsonResponse:
    documentation = absolute(reverse("data"))
    said = {"version": VERSION, "error": words, "documentation": documentation}
    return _response(said, status)


def _response(said: dict, status: int) -> JsonResponse:
    return JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})


def _open(response):
    """Pages of other sites may read it, too: it is public and knows nobody."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
