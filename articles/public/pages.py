"""What all public pages share: their frame, their answer, their parameters."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from articles.public import notices, queries
from wards import imprint

CURSOR = "truoc"
# Under which entry of the head's navigation a page stands; sections are known by their row.
AREAS = {
    "public/home.html": "home",
    "public/units.html": "units",
    "public/unit.html": "units",
    "public/archive.html": "archive",
    "public/year.html": "archive",
    "public/month.html": "archive",
    "public/day.html": "archive",
}


def render(template: str, context: dict) -> str:
    """Return the page as text. Nothing of the visitor goes in: no request, session or user."""
    owner = imprint.current()
    frame = {
        "imprint": owner,
        "site_name": owner.name,
        "site_url": settings.SITE_URL,
        "categories": queries.categories(),
        "now": timezone.localtime(),
        "area": AREAS.get(template, ""),
        "notices": notices.everywhere(),
    }
    return render_to_string(template, frame | context)


def respond(template: str, context: dict, status: int = 200) -> HttpResponse:
    """Return the rendered page as an answer that caches must ask about again."""
    response = HttpResponse(render(template, context), status=status)
    response["Cache-Control"] = "no-cache"
    return response


def cursor(request) -> int | None:
    """The id of the row after which a list goes on; None if the address names none."""
    value = request.GET.get(CURSOR, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def with_query(request, path: str) -> str:
    """Return `path` with the query string of `request`."""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
