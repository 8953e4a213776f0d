"""Where a picture stands already: pointed out, never refused.

By its file, by the bytes that were uploaded, or by what it was before it was turned or cropped.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from articles.editorial.gallery import uploads
from articles.models import Edition, EditionPhoto, Photo
from wards import scope

_SHOWN = 3


@dataclass(frozen=True)
class Same:
    """One sentence about where it stands, and the address of that place, "" for this form."""

    text: str
    url: str = ""


def of(form: uploads.Form, picture) -> list[Same]:
    """Say where else `picture` stands, as far as the person at `form` may know.

    In this post; in posts of their units; on pages that everybody can read. Three queries and
    those of the person's scope.
    """
    alike = _alike(picture)
    return [
        *_here(form, alike),
        *_elsewhere(form, alike),
    ]


def _alike(picture) -> Q:
    root = picture.family
    alike = Q(digest__in={picture.digest, root}) | Q(root=root)
    return alike | Q(source=picture.source) if picture.source else alike


def _here(form: uploads.Form, alike: Q) -> list[Same]:
    if form.article is None:
        return []
    order = list(form.article.photos.values_list("pk", flat=True))
    there = sorted(
        order.index(pk) + 1 for pk in form.article.photos.filter(alike).values_list("pk", flat=True)
    )
    if not there:
        return []
    places = ", ".join(map(str, there))
    return [Same(f"Ảnh này đã có trong bài, ở vị trí {places}.")]


def _elsewhere(form: uploads.Form, alike: Q) -> list[Same]:
    own = form.article.pk if form.article else None
    posts = (
        Photo.objects.filter(
            alike,
            article__unit__in=scope.unit_ids(form.user),
            article__deleted_at=None,
        )
        .exclude(article=own)
        .order_by("-article")
    )
    found = dict(posts.values_list("article", "article__title")[: 5 * _SHOWN])
    said = [
        Same(_used(title), reverse("admin:articles_article_change", args=[pk]))
        for pk, title in list(found.items())[:_SHOWN]
    ]
    if len(said) == _SHOWN:
        return said
    public = Edition.objects.live().filter(form=Edition.Form.TEXT)
    shown = (
        EditionPhoto.objects.visible()
        .within(public)
        .filter(alike)
        .exclude(edition__article__in=[own, *found] if own else [*found])
    )
    editions = {photo.edition_id: photo.edition for photo in shown.select_related("edition")[:15]}
    return said + [
        Same(_used(edition.title), edition.get_absolute_url())
        for edition in list(editions.values())[: _SHOWN - len(said)]
    ]


def _used(title: str) -> str:
    return f"Ảnh này đã dùng trong bài “{title}”."
