"""A post as one file that opens anywhere: its text and photos in it, no script, no network.

It leaves in pieces, one photo after the other, so that sixty take no more memory than one.
"""

import base64
import logging
import re
import secrets
from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.html import escape
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles import richtext
from articles.attachments.names import stem
from articles.models import Edition
from articles.photos import names
from articles.public import pages, queries
from articles.public.documents import citing
from articles.public.post import answers, attachments, gallery, pasts, places, reading
from articles.public.post.sharing import Address
from articles.richtext import abbreviations

log = logging.getLogger(__name__)

# So wide are the photos in the file, in pixels: sharp on a desk's column.
_WIDTH = 960
# Stands in the rendered page for a photo's data; the random part keeps it out of what people write.
_SECRET = secrets.token_hex(16)
_MARK = re.compile(rf"\[{_SECRET}-([0-9]+)\]")
# Bytes of a name, without its ending, that every file system takes.
_LONGEST = 240
# Read at once. Three bytes make four signs, and only the last piece may end between.
_PIECE = 48 * 1024


@require_safe
def save(request, slug, pk):
    """The post as a file to keep. Where there is no post to read, as its page; counts no view."""
    edition = queries.article(int(pk))
    if end := answers.closed(edition, int(pk)):
        return end
    address = Address(edition)
    if elsewhere := answers.moved(request, address.saved):
        return elsewhere
    page, photos = _page(edition, address)
    is_head = request.method == "HEAD"
    response = HttpResponse() if is_head else StreamingHttpResponse(_filled(page, photos))
    response["Content-Disposition"] = content_disposition_header(True, file_name(edition.title))
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def file_name(title: str) -> str:
    """What the file of a post with this title is called on any system."""
    name = stem(title.replace("/", "-").replace("\\", "-"))
    return name.encode()[:_LONGEST].decode(errors="ignore").strip() + ".html"


def _page(edition: Edition, address: Address) -> tuple[str, list]:
    """The page with marks where the data of its photos goes, and these photos."""
    parts = reading.of(edition)
    photos = places.arranged(parts.photos)
    shown = gallery.of(edition, photos)
    text = richtext.arrange(richtext.absolute(edition.body, address.full))
    linked = citing.marker(parts.cited, outside=True)
    lead, body = abbreviations.explain(
        linked(escape(edition.lead)), linked(text.html), parts.abbreviations
    )
    context = {
        "edition": edition,
        "address": address,
        "lead": lead,
        "body": body,
        "figures": [(item, f"[{_SECRET}-{item.number - 1}]") for item in shown.items],
        "about": [row.unit_name for row in parts.about],
        "attachments": attachments.shown(edition),
        "past": pasts.of_chain(edition, parts.chain),
    }
    return pages.render("public/saved.html", context), photos


def _filled(page: str, photos: list) -> Iterator[bytes]:
    """The page in pieces, with the data of `photos` at their marks.

    A photo that cannot be had is left out: what it shows is said beside. By then the answer has
    begun, so there is no other way to tell. Of a store that is down each would be waited for.
    """
    store_answers = True
    for number, piece in enumerate(_MARK.split(page)):
        if number % 2 == 0:
            yield piece.encode()
        elif store_answers:
            photo = photos[int(piece)]
            try:
                yield from _encoded(_read(photo))
            except Exception as error:  # storages raise what they like
                log.exception("%s cannot be read for a saved post", photo.file)
                store_answers = isinstance(error, FileNotFoundError)


def _read(photo) -> Iterator[bytes]:
    """The JPEG of `photo` in pieces."""
    wanted = names.rendition(photo.digest, names.nearest(photo.width, _WIDTH), "jpg")
    with _opened(wanted, names.master(photo.digest)) as file:
        while data := file.read(_PIECE):
            yield data


def _opened(name: str, instead: str):
    try:
        return default_storage.open(name)
    except FileNotFoundError:
        return default_storage.open(instead)


def _encoded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`pieces` in base64, as if they were one."""
    rest = b""
    for piece in pieces:
        rest += piece
        whole = len(rest) - len(rest) % 3
        yield base64.b64encode(rest[:whole])
        rest = rest[whole:]
    yield base64.b64encode(rest)
