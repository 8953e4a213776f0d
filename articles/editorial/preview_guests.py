"""What somebody with a secret link meets: the preview and its files, or why there is none.

Nothing here knows who asks, counts a view or may be kept, and all dead links answer alike, those
that never were included.
"""

from functools import wraps

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.attachments import entries, serving
from articles.editorial import photo_files, preview, preview_links
from articles.public import pages

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",  # the address is the secret
}


def _secret(view):
    """Answer GET and HEAD only, with the headers of a secret page whatever the answer is."""
    safe = require_safe(view)

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = safe(request, *args, **kwargs)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    return answer


@_secret
def page(request, token):
    """The preview of the article to which the link leads."""
    article = preview_links.find(token)
    if article is None:
        return _dead()
    html = preview.of_working_copy(
        article,
        lambda pk: reverse("preview-photo", args=[token, pk]),
        attachment_url=lambda key: reverse("preview-attachment", args=[token, key]),
    )
    return HttpResponse(html)


@_secret
def photo(request, token, photo_id):
    """A photo of that article's working copy."""
    article = preview_links.find(token)
    found = article and article.photos.filter(pk=photo_id).first()
    if not found:
        return _dead()
    try:
        return photo_files.respond(found.file)
    except Http404:
        return _dead()


@_secret
def attachment(request, token, key):
    """A file attached to that article's working copy."""
    article = preview_links.find(token)
    found = article and entries.find(article.attachments, key)
    return (found and serving.respond(request, found, "no-store")) or _dead()


def _dead() -> HttpResponse:
    return pages.respond("preview/gone.html", {}, status=404)
