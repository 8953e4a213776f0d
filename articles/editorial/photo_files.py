"""Photos as staff see them: residents cannot have them yet, or no longer."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.urls import reverse

from articles.models import Edition
from articles.models.pictures import StoredPicture
from articles.photos import names, renditions

SMALL = "nho"  # in the query of an address: a small version will do
LARGE = "lon"  # a large one is wanted all the same
ROOT = "goc"  # what it was before it was turned or cropped: an edit begins there


def edition_photo_url(edition: Edition, photo_id: int) -> str:
    """The address at which staff see a photo of `edition`, whether or not it is live."""
    args = [edition.article_id, edition.number, photo_id]
    return reverse("admin:articles_article_edition_photo", args=args)


def respond(name: str) -> FileResponse:
    """Answer with the photo stored as `name`. Raises Http404 if its file is gone."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, content_type="image/jpeg")


def respond_in_size(picture: StoredPicture, is_small: bool) -> FileResponse:
    """Answer with a `picture` (a photo or a staged one), small if `is_small`. Raises Http404."""
    if not is_small:
        return respond(picture.file)
    name = names.rendition(picture.digest, names.widths(picture.width)[0], "jpg")
    try:
        file = renditions.open_or_make(name)
    except FileNotFoundError:  # others are being made, or it cannot be
        return respond(picture.file)
    return FileResponse(file, content_type="image/jpeg")


def respond_as_asked(picture: StoredPicture, query) -> FileResponse:
    """The same, in the size that the `query` of the address names. Raises Http404."""
    if ROOT in query and picture.root:
        return respond(names.master(picture.root))
    return respond_in_size(picture, is_small=SMALL in query and not {LARGE, ROOT} & set(query))
