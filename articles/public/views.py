"""The pages that residents meet. Each is a function of its address and what is live."""

import secrets

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from articles.models import Category, Edition
from articles.public import article_page, counting, old_addresses, pages, queries, units

# Stands in the rendered page where the total goes. Counting comes after rendering, so that a page
# that fails to render counts nobody; the random part keeps it out of what people write.
_TOTAL = f"[{secrets.token_hex(16)}]"


@require_safe
def home(request):
    """The newest posts of the whole portal; under an old address' query, where that leads."""
    if elsewhere := old_addresses.front_page_redirect(request):
        return elsewhere
    latest = queries.listing(before=pages.cursor(request))
    return pages.respond("public/home.html", {"latest": latest, "wards": units.open_wards()})


@require_safe
def article(request, slug, pk):
    """A post under its permanent address; the id decides, a wrong slug leads to the right one."""
    edition = queries.article(int(pk))
    if edition is None:
        if queries.was_public(int(pk)):
            return pages.respond("public/gone.html", {}, status=410)
        raise Http404
    if edition.form == Edition.Form.REMOVED:
        return pages.respond("public/gone.html", {"edition": edition}, status=410)
    if edition.form == Edition.Form.REDIRECT:
        return _redirected(edition)
    if request.path != edition.get_absolute_url():
        address = pages.with_query(request, edition.get_absolute_url())
        response = HttpResponsePermanentRedirect(address)
        # A title may change back: a browser that kept both redirects would go round in a circle.
        response["Cache-Control"] = "no-cache"
        return response
    return _read(request, edition)


@require_safe
def article_by_id(request, pk):
    """The short form of an article's address."""
    return article(request, "", pk)


def _redirected(edition):
    target = queries.redirect_target(edition)
    if target is None:
        return pages.respond("public/gone.html", {"edition": edition}, status=410)
    return HttpResponseRedirect(target.get_absolute_url())  # not permanent: it may be restored


def _read(request, edition):
    """Answer with the edition's page, counting the view if it is one."""
    page = article_page.render(edition, total=_TOTAL)
    counted = edition.form == Edition.Form.TEXT and counting.is_view(request)
    total = (counting.count if counted else counting.total)(edition.article_id)
    response = HttpResponse(page.replace(_TOTAL, number_format(total, force_grouping=True)))
    response["Cache-Control"] = "private, no-cache"  # a copy that answers for us would not count
    if counted:
        counting.remember(response, request.path)
    return response


@require_safe
def directory(request):
    """The directory of units."""
    day = timezone.localdate()
    return pages.respond("public/units.html", {"groups": units.directory(day)})


@require_safe
def unit(request, slug):
    """A unit and its news, those of the units below it included."""
    found = get_object_or_404(units.with_relatives(), slug=slug)
    context = {
        **vars(units.profile(found, timezone.localdate())),
        "latest": queries.listing(queries.of_unit(found), before=pages.cursor(request)),
    }
    return pages.respond("public/unit.html", context)


@require_safe
def category(request, slug):
    """A section's posts."""
    found = get_object_or_404(Category, slug=slug)
    latest = queries.listing(queries.of_category(found), before=pages.cursor(request))
    return pages.respond("public/category.html", {"category": found, "latest": latest})


@require_safe
def month_page(request, year, month):
    """The posts dated in one month."""
    try:
        start, end = queries.month_bounds(int(year), int(month))
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    context = {
        "start": start,
        "latest": queries.listing(queries.of_month(start, end), before=pages.cursor(request)),
        **queries.months_around(start, end),
    }
    return pages.respond("public/month.html", context)


@require_safe
def corrections(request):
    """The corrections of all posts that can be read now."""
    latest = queries.latest_corrections(before=pages.cursor(request))
    return pages.respond("public/corrections.html", {"latest": latest})


def never_was(request, **kwargs):
    """An address that this site keeps closed."""
    raise Http404


def not_found(request, exception):
    """404: says what may have happened and leads on. An address of the old portal leads further.

    Asked only here, where nothing else has answered: so no old address can hide a page, and one
    without its closing slash still finds it.
    """
    if elsewhere := old_addresses.redirect(request):
        return elsewhere
    return pages.respond("404.html", {}, status=404)


def server_error(request):
    """500: needs neither database nor request."""
    return HttpResponse(render_to_string("500.html"), status=500)
