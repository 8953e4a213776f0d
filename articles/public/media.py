"""Photos as they are served to residents: the large one and the sizes made of it."""

import logging

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles import takedowns
from articles.models import Edition, EditionPhoto
from articles.models.pictures import public_address
from articles.photos import names, renditions, storage
from articles.public import pages, placeholder, unavailable
from articles.public.serving import exchange
from wards.text import slugify

log = logging.getLogger(__name__)

# A copy may be kept, and is asked about before it is shown: a takedown must bite at once. Where
# nothing changed the answer has no body.
CACHING = "public, no-cache"
DOWNLOAD = "tai-ve"  # the parameter that saves a photo instead of showing it
TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}


@require_safe
def photo(request, name):
    """The file stored as `name`, while a live edition shows its photo; 410 once none does any more.

    A size that is missing is made. One that there is no longer, under other settings, leads to the
    nearest that there is. One query, three for a photo that is gone.
    """
    named = names.parse(name)
    if named is None:
        raise Http404
    if talk := exchange.current():
        talk.shows_file(name)
    shown = EditionPhoto.objects.filter(digest=named.digest)
    live = shown.visible().within(Edition.objects.live()).order_by("-edition_id", "position")
    found = live.values_list("edition__title", "position", "width").first()
    if found is None:
        return _gone(shown)
    title, position, width = found
    if named.width not in (None, *names.widths(width)):
        nearest = names.nearest(width, named.width)
        return _led(request, names.rendition(named.digest, nearest, named.kind))
    # Never another picture under the same name, so the name is its mark.
    etag = f'"{name.rsplit("/", 1)[1]}"'
    response = get_conditional_response(request, etag=etag) or _file(request, name, named)
    if response.status_code in (200, 304):
        response["ETag"] = etag
        response["Cache-Control"] = CACHING
        if DOWNLOAD in request.GET:
            saved_as = f"{slugify(title) or 'anh'}-{position}.{named.kind}"
            response["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return response


def _gone(shown) -> HttpResponse:
    """410 for a photo, in whatever size, that residents could see once. Raises Http404."""
    once = shown.within(Edition.objects.started()).order_by().first()
    if once is None:
        raise Http404
    takedown = takedowns.of([once]).get(once.digest)
    gone = said(takedown.words if takedown else "Ảnh này đã được gỡ.", 410)
    if takedown:
        gone["Cache-Control"] = "no-store"
    return gone


def _led(request, name) -> HttpResponse:
    """Lead to the file called `name`, for this once: sizes come and go."""
    response = HttpResponseRedirect(pages.with_query(request, public_address(name)))
    response["Cache-Control"] = "no-store"
    return response


def _file(request, name, named) -> HttpResponse:
    """The file itself, or why it cannot be had."""
    try:
        # Reads the size, so a store that is asked only now is asked here.
        response = FileResponse(renditions.open_or_make(name), content_type=TYPES[named.kind])
        del response["Content-Disposition"]  # tells the file's name, as the address does
        return response
    except (renditions.Busy, storage.Full):
        return _led(request, names.master(named.digest))  # heavier, but a picture
    except FileNotFoundError:
        log.error("%s stands in a live post and is not stored", name)
        if placeholder.is_wanted(request):
            return placeholder.picture("Không tìm thấy", "ảnh này", 404)
        return said("Không tìm thấy ảnh này.", 404)
    except Exception:  # storages raise what they like
        log.exception("%s cannot be read", name)
        return _later(request)


def _later(request) -> HttpResponse:
    if placeholder.is_wanted(request):
        response = placeholder.picture("Ảnh tạm thời", "chưa xem được", 503)
    else:
        response = said("Ảnh tạm thời chưa xem được. Bạn hãy thử lại sau ít phút.", 503)
    response["Retry-After"] = unavailable.RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response


def said(words: str, status: int) -> HttpResponse:
    """The answer in words where a file was asked for."""
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-cache"
    return response
