"""The archive: all posts by the day they are dated, a way to each of them."""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.public import pages, periods, queries
from articles.public.periods import Period, Tally

ASKED = "ngay"  # the parameter of the form that leads to a day


@require_safe
def index(request):
    """The years with posts, and the months of the newest one; leads to the day that was asked."""
    asked = request.GET.get(ASKED, "").strip()[:20]
    if found := periods.day_of(asked):
        return HttpResponseRedirect(found.url)
    years = periods.years()
    context = {
        "years": years,
        "months": periods.counts(years[0]) if years else {},
        "span": periods.span(),
        "asked": asked,
    }
    return pages.respond("public/archive.html", context)


@require_safe
def year(request, year):
    """A year: its months with posts."""
    return _respond(request, "public/year.html", _period(year), lists_posts=False)


@require_safe
def month(request, year, month):
    """A month: its days with posts, and the posts."""
    return _respond(request, "public/month.html", _period(year, month))


@require_safe
def day(request, year, month, day):
    """A day: its posts."""
    return _respond(request, "public/day.html", _period(year, month, day))


def _period(*parts: str) -> Period:
    try:
        # Zero stands for "none" in a period; nobody's month or day.
        return Period(*(int(part) or -1 for part in parts))
    except ValueError as error:
        raise Http404 from error


def _respond(request, template, period, *, lists_posts=True):
    """The page of `period`. Outside the time of which there are posts it is a 404 that leads there.

    Within, a period without posts is a page as others are, but none that search engines keep.
    """
    if request.path != period.url:
        return HttpResponsePermanentRedirect(pages.with_query(request, period.url))
    cursors = pages.cursors(request)
    around, standing = periods.surroundings(period, queries.places(*cursors.values()))
    span = around.span
    exists = span is not None and period.first <= span[1] and span[0] < period.beyond
    context = {"period": period, "earlier": around.earlier, "later": around.later}
    if not period.day:
        counts = periods.counts(period, ending=around.ending)
        context |= {"counts": counts, "total": sum(counts.values(), Tally())}
        context["cells"] = [(part, counts.get(part)) for part in period.parts]
    if lists_posts:
        posts = periods.posts_of(period)
        context["latest"] = queries.listing(posts, **cursors, standing=standing)
    return pages.respond(template, context, status=200 if exists else 404)
