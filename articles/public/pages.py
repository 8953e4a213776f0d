"""What all public pages share: their frame, their answer, their parameters."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from articles.public import frame, queries
from articles.public.serving import exchange, fragments
from wards import clock

# Under which entry of the head's navigation a page stands, and whether it is that entry's own
# page (as `aria-current` says it); sections are known by their row.
AREAS = {
    "public/home.html": ("home", "page"),
    "public/units.html": ("units", "page"),
    "public/unit.html": ("units", "true"),
    "public/archive.html": ("archive", "page"),
    "public/year.html": ("archive", "true"),
    "public/month.html": ("archive", "true"),
    "public/day.html": ("archive", "true"),
    "public/search.html": ("search", "page"),
}


def render(template: str, context: dict) -> str:
    """Return the page as text. Nothing of the visitor goes in: no request, session or user."""
    shared = fragments.of_version("frame", frame.of)
    area, current = AREAS.get(template, ("", ""))
    around = {
        "imprint": shared.imprint,
        "site_name": shared.imprint.name,
        "site_url": settings.SITE_URL,
        "categories": shared.categories,
        "now": timezone.localtime(clock.now()),
        "area": area,
        "area_current": current,
        "notices": shared.notices,
        # Where the front says that the database cannot be reached.
        "outage": exchange.NOTICE if exchange.current() else "",
    }
    return render_to_string(template, around | context)


def respond(template: str, context: dict, status: int = 200) -> HttpResponse:
    """Return the rendered page as an answer that caches must ask about again."""
    response = HttpResponse(render(template, context), status=status)
    response["Cache-Control"] = "no-cache"
    return response


def cursors(request) -> dict[str, int | None]:
    """The ids of the rows after which, or ahead of which, a list goes on: for `queries.listing`."""
    return {"before": cursor(request), "after": cursor(request, queries.CURSOR_BACK)}


def cursor(request, name: str = queries.CURSOR) -> int | None:
    """The id that the address names as `name`; None if it names none."""
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def with_query(request, path: str) -> str:
    """Return `path` with the query string of `request`."""
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
