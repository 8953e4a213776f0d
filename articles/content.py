"""What a text consists of, wherever it stands: in the working copy or in an edition.

The hash is over what residents read, so "the version that was approved" is one comparison.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from articles import richtext, takedowns
from articles.models import Article, Edition, Photo
from articles.models.pictures import ShownPicture, names_of
from wards.text import one_line


@dataclass(frozen=True)
class PhotoContent:
    """A photo in its place; `digest` is the SHA-256 of the stored file, in hex."""

    file: str
    digest: str
    width: int
    height: int
    caption: str
    alt: str
    taken_at: datetime | None
    is_lead: bool
    # What was kept before these were known says nothing of them.
    source: str = ""
    root: str = ""
    turn: int = 0
    crop: str = ""
    tone: str = ""
    decorative: bool = False
    focal_x: int = 50
    focal_y: int = 50

    @property
    def read(self) -> list:
        """What of it the hash is over. What is as usual adds nothing: old hashes stay true."""
        unusual = {
            name: value
            for name, value, usual in (
                ("decorative", self.decorative, False),
                ("focal", [self.focal_x, self.focal_y], [50, 50]),
            )
            if value != usual
        }
        return [self.digest, self.caption, self.alt, self.is_lead, *([unusual] if unusual else [])]


@dataclass(frozen=True)
class Content:
    """A whole text. `about` are unit ids in order; `photos` are in the order of the gallery."""

    title: str
    lead: str
    body: str
    unit_id: int
    category_id: int
    byline: str
    source: str
    event_date: date | None
    about: tuple[int, ...]
    photos: tuple[PhotoContent, ...]
    attachments: tuple[dict, ...]

    @property
    def hash(self) -> str:
        """SHA-256 in hex over all that residents read, the order of photos included."""
        read = asdict(self)
        read["about"] = sorted(self.about)
        read["photos"] = [photo.read for photo in self.photos]
        text = json.dumps(read, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Gap:
    """Where a photo stood that was taken down: its place in the gallery, from 1."""

    place: int
    takedown: takedowns.Takedown


def visible(content: Content) -> Content:
    """Return `content` without photos that were taken down. One query if it has photos.

    If the lead photo is gone the first of those left takes its place.
    """
    return parted(content)[0]


def parted(
    content: Content, taken: dict[str, takedowns.Takedown] | None = None
) -> tuple[Content, tuple[Gap, ...]]:
    """Return what is `visible` of `content`, and where photos stood that were taken down.

    `taken` is what `takedowns.of` says of its photos, if that was asked already.
    """
    taken = takedowns.of(content.photos) if taken is None else taken
    if not any(photo.digest in taken for photo in content.photos):
        return content, ()
    photos = [photo for photo in content.photos if photo.digest not in taken]
    if photos and not any(photo.is_lead for photo in photos):
        photos[0] = replace(photos[0], is_lead=True)
    gaps = tuple(
        Gap(place, taken[photo.digest])
        for place, photo in enumerate(content.photos, start=1)
        if photo.digest in taken
    )
    return replace(content, photos=tuple(photos)), gaps


def to_json(content: Content) -> dict:
    """Return `content` as JSON can keep it; `from_json` makes the same content of it again."""
    return json.loads(json.dumps(asdict(content), default=lambda value: value.isoformat()))


def from_json(kept: dict) -> Content:
    """Return the content that `to_json` wrote."""
    photos = (
        PhotoContent(**photo | {"taken_at": _read(datetime, photo["taken_at"])})
        for photo in kept["photos"]
    )
    return Content(
        **kept
        | {
            "event_date": _read(date, kept["event_date"]),
            "about": tuple(kept["about"]),
            "photos": tuple(photos),
            "attachments": tuple(kept["attachments"]),
        }
    )


def _read(kind, text: str | None):
    return kind.fromisoformat(text) if text else None


# Fields that a working copy and an edition name alike; and those of their photos.
_SHARED = ("unit_id", "category_id", "event_date")
PHOTO = names_of(ShownPicture)


def of_article(article: Article) -> Content:
    """Return the content of the working copy, cleaned as it will be published. Two queries."""
    about = article.about.values_list("pk", flat=True)
    return of_parts(article, about, list(article.photos.all()))


def of_parts(article: Article, about: Iterable[int], photos: list[Photo]) -> Content:
    """The same for one whose units (by id) and photos, in their order, are at hand. No query."""
    lead = article.lead_photo_id or (photos[0].pk if photos else None)
    return Content(
        title=one_line(article.title),
        lead=one_line(article.lead),
        body=richtext.clean(article.body),
        byline=one_line(article.byline),
        source=one_line(article.source),
        about=tuple(sorted(pk for pk in about if pk != article.unit_id)),
        photos=tuple(
            PhotoContent(is_lead=p.pk == lead, **{f: getattr(p, f) for f in PHOTO}) for p in photos
        ),
        attachments=tuple(article.attachments),
        **{field: getattr(article, field) for field in _SHARED},
    )


def of_edition(edition: Edition) -> Content:
    """Return the content of `edition`; its hash equals the one it was published with.

    Two queries, none if photos and about were prefetched.
    """
    return Content(
        title=edition.title,
        lead=edition.lead,
        body=edition.body,
        byline=edition.byline,
        source=edition.source,
        about=tuple(sorted(row.unit_id for row in edition.about.all())),
        photos=tuple(
            PhotoContent(is_lead=p.is_lead, **{f: getattr(p, f) for f in PHOTO})
            for p in edition.photos.all()
        ),
        attachments=tuple(edition.attachments),
        **{field: getattr(edition, field) for field in _SHARED},
    )
