"""A text of another portal in the one form in which the importer takes it, page or record."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from django.utils import timezone

from articles import richtext
from articles.importing.page import Page
from wards.text import fold, squeeze


@dataclass(frozen=True)
class PhotoFile:
    """A picture file that belongs to a text."""

    path: Path
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Item:
    """A whole text, cleaned as it will be stored. `line` is where people look for it in its file.

    `unit` and `about` are slugs or names, "" and () where the text itself must tell.
    `printed` is what the fingerprint is made of: of pages their paragraphs, of records the body.
    """

    line: int
    section: str
    title: str
    lead: str
    body: str
    published_at: datetime
    views: int
    printed: tuple[str, ...]
    unit: str = ""
    about: tuple[str, ...] = ()
    source_url: str = ""
    photos: tuple[PhotoFile, ...] = ()
    left_out: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """What makes two texts the same: their old address, else section, title and date."""
        if self.source_url:
            return _sha("url", [self.source_url])
        when = f"{timezone.localtime(self.published_at):%Y-%m-%d %H:%M}"
        return _sha("page", [fold(self.section), squeeze(self.title), when])

    def fingerprint(self, digests: Iterable[str]) -> str:
        """Changes with the text and the photos, whose `digests` these are; not with the views."""
        captions = [p.caption + "\x01" + p.alt for p in self.photos if p.caption or p.alt]
        return _sha("text", [*self.printed, "", *digests, *captions])

    @property
    def text(self) -> str:
        """The words of the body, in which units may be named."""
        return richtext.to_text(self.body)


def of_page(page: Page, photos: Sequence[Path] = (), source_url: str = "") -> Item:
    """Return the item that a printed page and the picture files beside it make."""
    captions = page.captions_for(len(photos)) or ("",) * len(photos)
    return Item(
        line=page.title_line,
        section=page.section,
        title=page.title,
        lead=page.lead,
        body=richtext.from_paragraphs(page.paragraphs_beside(len(photos))),
        published_at=timezone.make_aware(page.published_at),
        views=page.views,
        printed=(page.title, page.lead, *page.paragraphs),
        source_url=source_url,
        photos=tuple(
            PhotoFile(path, caption) for path, caption in zip(photos, captions, strict=True)
        ),
        left_out=page.left_out,
    )


def _sha(kind: str, parts: Iterable[str]) -> str:
    return hashlib.sha256("\x00".join([kind, *parts]).encode()).hexdigest()
