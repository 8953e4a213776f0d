"""The page of search."""

from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from articles.public import pages, queries
from articles.public.searching import facets, filters, nearest, results
from articles.public.searching.kin import Kin
from articles.search import finding, query
from wards import clock


@require_safe
def search(request):
    """What answers the words under `?q=`, narrowed down by the other parameters, best first."""
    at = clock.now()
    asked = finding.understood(request.GET.get(filters.ASKED, ""))
    kin, sections = Kin(timezone.localdate(at)), queries.categories()
    chosen = filters.read(request.GET, kin, sections)
    context = {
        "asked": asked,
        "said": _said(asked.text),
        "chosen": chosen,
        "removable": chosen.removable(asked.text, kin),
        "filters_query": chosen.query,
        "most_typed": query.MOST_TYPED,
        "most_terms": query.MOST_TERMS,
    }
    if asked.terms:
        narrowed = chosen.filters(kin)
        hits = finding.find(asked, narrowed, at, finding.MOST)
        page = results.paging(hits, request.GET.get(filters.PAGE, ""))
        context |= {
            "hits": hits,
            "page": page,
            "first": (page.number - 1) * results.SIZE + 1,
            "rows": results.rows(asked, results.of(hits, page), at),
            "ways": results.ways(page, chosen, asked.text),
            "nearest": nearest.of(asked, narrowed, hits, at),
            "facets": facets.of(asked, chosen, kin, sections, hits, at),
        }
    return pages.respond("public/search.html", context)


def _said(typed: str) -> str:
    """What was `typed` as a page repeats it: in quotation marks, unless it has its own."""
    short = Truncator(typed).chars(80)
    return short if set(short) & set('"“”') else f"“{short}”"
