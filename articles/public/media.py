"""Photos as they are served to residents: the large one and the sizes made of it."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles import takedowns
from articles.models import Edition, EditionPhoto
from articles.photos import names, renditions
from wards.text import slugify

log = logging.getLogger(__name__)

# A copy may be kept, and is asked about before it is shown: a takedown must bite at once. Where
# nothing changed the answer has no body.
CACHING = "public, no-cache"
RETRY_AFTER = 60  # seconds
DOWNLOAD = "tai-ve"  # the parameter that saves a photo instead of showing it
TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}


@require_safe
def photo(request, name):
    """The file stored as `name`, while a live edition shows its photo; 410 once none does any more.

    A size that is missing is made. One query, three more for one that is gone.
    """
    named = names.parse(name)
    if named is None:
        raise Http404
    shown = EditionPhoto.objects.filter(digest=named.digest)
    live = shown.visible().filter(edition__in=Edition.objects.live())
    found = _first(live, named)
    if found is None:
        once = shown.filter(edition__in=Edition.objects.started())
        if takedown := takedowns.of(once[:1]).get(named.digest):  # in whatever size
            gone = _said(takedown.words, 410)
            gone["Cache-Control"] = "no-store"
            return gone
        if _first(once, named):
            return _said("Ảnh này đã được gỡ.", 410)
        raise Http404
    # Never other bytes under the same name, so the name is their mark.
    etag = f'"{name.rsplit("/", 1)[1]}"'
    response = get_conditional_response(request, etag=etag) or _file(name, named)
    if response.status_code in (200, 304):
        response["ETag"] = etag
        response["Cache-Control"] = CACHING
        if DOWNLOAD in request.GET:
            title, position = found
            saved_as = f"{slugify(title) or 'anh'}-{position}.{named.kind}"
            response["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return response


def _first(shown, named) -> tuple[str, int] | None:
    """Title and place of the newest of `shown`, if the photo comes in the size asked for."""
    row = shown.order_by("-edition").values_list("edition__title", "position", "width").first()
    if row is None or named.width not in (None, *names.widths(row[2])):
        return None
    return row[:2]


def _file(name, named) -> HttpResponse:
    """The file itself, or why it cannot be had."""
    try:
        file = renditions.open_or_make(name) if named.width else default_storage.open(name)
        # Reads the size, so a store that is asked only now is asked here.
        return FileResponse(file, content_type=TYPES[named.kind])
    except renditions.Busy:
        return _later()
    except FileNotFoundError:
        log.error("%s stands in a live post and is not stored", name)
        return _said("Không tìm thấy ảnh này.", 404)
    except Exception:  # storages raise what they like
        log.exception("%s cannot be read", name)
        return _later()


def _later() -> HttpResponse:
    response = _said("Ảnh tạm thời chưa mở được. Bạn hãy thử lại sau ít phút.", 503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response


def _said(words: str, status: int) -> HttpResponse:
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-cache"
    return response
