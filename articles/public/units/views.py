"""The pages of units: the directory, and one for each."""

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.public import pages, queries, unit_posts
from articles.public.units import directory as book
from articles.public.units import profiles, reading
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
    cursors = pages.cursors(request)
    known = reading.of(slug, clock.today(), cursors)
    if known is None:
        raise Http404
    news = unit_posts.of_unit(known.unit, known.tree)
    context = {
        **vars(profiles.of(known)),
        "own_notices": known.notices,
        "latest": queries.listing(*news, **cursors, standing=known.standing),
    }
    return pages.respond("public/unit.html", context)
