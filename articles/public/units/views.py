"""The pages of units: the directory, and one for each."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.public import notices, pages, queries
from articles.public.units import directory as book
from articles.public.units import profiles
from wards import clock

ASKED = "q"


@require_safe
def directory(request):
    """The directory of units; under `?q=` those whose names begin so."""
    day = clock.today()
    asked = book.typed(request.GET.get(ASKED, ""))
    entries = book.read(day)
    context = {"asked": asked, "count": len(entries)}
    if asked:
        context["found"] = book.find(entries, asked, day)
    else:
        context["groups"] = book.groups(entries, day)
    return pages.respond("public/units.html", context)


@require_safe
def unit(request, slug):
    """A unit and its news, those of the units below it included."""
    found = get_object_or_404(profiles.with_relatives(), slug=slug)
    context = {
        **vars(profiles.of(found, clock.today())),
        "own_notices": notices.of_unit(found),
        "latest": queries.listing(queries.of_unit(found), **pages.cursors(request)),
    }
    return pages.respond("public/unit.html", context)
