"""The pages that residents meet. Each is a function of its address and what is live."""

import sys

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.views.decorators.http import require_safe

from articles import takedowns
from articles.models import Category, Edition
from articles.public import counting, home_page, old_addresses, pages, queries, unavailable
from articles.public.post import answers, article_page, photo_page, reading
from articles.public.serving import exchange
from wards import clock, together


@require_safe
def home(request):
    """The home page; after a post, the list of older ones; or where an old address' query leads."""
    if elsewhere := old_addresses.front_page_redirect(request):
        return elsewhere
    cursors = pages.cursors(request)
    if any(cursors.values()):
        return pages.respond("public/older.html", {"latest": queries.listing(**cursors)})
    return pages.respond("public/home.html", {"front": home_page.of(clock.now())})


@require_safe
def article(request, slug, pk):
    """A post under its permanent address; the id decides, a wrong slug leads to the right one."""
    edition, parts = reading.live(int(pk))
    if end := answers.closed(edition, int(pk)):
        return end
    return answers.moved(request, edition.get_absolute_url()) or _read(request, edition, parts)


@require_safe
def photo(request, slug, pk, start):
    """The page of one photo of a post; `start` is what its digest begins with. Counts no view."""
    edition = queries.article(int(pk))
    if end := answers.closed(edition, int(pk)):
        return end
    shown = photo_page.find(edition, start)
    if shown is None:
        if had := queries.once_showed(edition, start):
            takedown = takedowns.of([had]).get(had.digest)
            context = {"edition": edition, "takedown": takedown}
            return pages.respond("public/photo_gone.html", context, status=410)
        raise Http404
    elsewhere = answers.moved(request, shown["item"].page)
    return elsewhere or pages.respond("public/photo.html", {"edition": edition, **shown})


@require_safe
def article_by_id(request, pk):
    """The short form of an article's address."""
    return article(request, "", pk)


def _read(request, edition, parts):
    """Answer with the edition's page. The view is counted by the front, which stands before all
    this and tells the total; without one, here, once the page is rendered."""
    counts = edition.form == Edition.Form.TEXT
    page = article_page.render(edition, total=exchange.TOTAL, parts=parts)
    if talk := exchange.current():
        talk.shows_total(edition.article_id, is_counted=counts)
        return _private(HttpResponse(page))
    counts = counts and counting.is_view(request.META)
    total = (counting.count if counts else counting.total)(edition.article_id)
    shown = number_format(total, force_grouping=True)
    response = _private(HttpResponse(page.replace(exchange.TOTAL, shown)))
    if counts:
        counting.remember(response, request.path)
    return response


def _private(response):
    response["Cache-Control"] = "private, no-cache"  # a copy that answers for us would not count
    return response


@require_safe
def category(request, slug):
    """A section's posts."""
    cursors = pages.cursors(request)
    found, standing = together.read(
        Category.objects.filter(slug=slug), queries.places(*cursors.values())
    )
    if not found:
        raise Http404
    found = found[0]
    latest = queries.listing(queries.of_category(found), **cursors, standing=standing)
    return pages.respond("public/category.html", {"category": found, "latest": latest})


@require_safe
def corrections(request):
    """The corrections of all posts that can be read now."""
    latest = queries.latest_corrections(**pages.cursors(request))
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
    """500; 503 where it is the database that failed. Asks it nothing."""
    if unavailable.is_to_blame(sys.exception()):
        return unavailable.answer(request)
    return HttpResponse(render_to_string("500.html"), status=500)
