"""What is answered where a post has no text to show, or stands at another address."""

from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)

from articles.models import Edition
from articles.public import pages, queries


def gone(edition: Edition | None = None) -> HttpResponse:
    """410: the post was taken down, with the explanation of `edition` if that has one."""
    context = {"edition": edition} if edition else {}
    return pages.respond("public/gone.html", context, status=410)


def closed(edition: Edition | None, pk: int) -> HttpResponse | None:
    """The answer where the post has no text to show, None where it has. Raises Http404."""
    if edition is None:
        if queries.was_public(pk):
            return gone()
        raise Http404
    if edition.form == Edition.Form.REMOVED:
        return gone(edition)
    return _redirected(edition) if edition.form == Edition.Form.REDIRECT else None


def moved(request, address: str, permanent: bool = True) -> HttpResponse | None:
    """Lead to `address` if the request came by another one."""
    if request.path == address:
        return None
    redirect = HttpResponsePermanentRedirect if permanent else HttpResponseRedirect
    response = redirect(pages.with_query(request, address))
    # A title may change back: a browser that kept both redirects would go round in a circle.
    response["Cache-Control"] = "no-cache"
    return response


def _redirected(edition: Edition) -> HttpResponse:
    target = queries.redirect_target(edition)
    if target is None:
        return gone(edition)
    return HttpResponseRedirect(target.get_absolute_url())  # not permanent: it may be restored
