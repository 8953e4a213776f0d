"""Two texts of an article side by side."""

from dataclasses import dataclass

from django.urls import reverse

from articles import content, takedowns
from articles.content import Content, Gap
from articles.editorial.differences import Differences, between
from articles.editorial.history import stored, words_masked
from articles.editorial.history_forms import DRAFT
from articles.editorial.history_words import Check, approver, check, has_text, holds
from articles.editorial.naming import names_in
from articles.editorial.photo_files import edition_photo_url
from articles.models import Article, Edition
from articles.takedowns import Takedown
from articles.wording import person


@dataclass(frozen=True)
class Side:
    """One of two texts that are compared. `text` is None where an edition holds none.

    `photo_urls` are addresses by digest; `gaps` are where photos stood that were taken down.
    """

    name: str
    holds: str
    writer: str
    approver: str
    hash: str
    check: Check | None
    text: Content | None
    photo_urls: dict[str, str]
    gaps: tuple[Gap, ...]
    edition: Edition | None = None


@dataclass(frozen=True)
class Comparison:
    """Two sides, what differs, and the names and addresses that the template shows it with."""

    old: Side
    new: Side
    differences: Differences | None
    names: dict[str, dict[int, str]]
    photo_urls: dict[str, str]


def compare(article: Article, old: str, new: str) -> Comparison:
    """Compare two texts of `article`: numbers of its editions, or "nhap" for the working copy."""
    numbers = {int(key) for key in (old, new) if key != DRAFT}
    editions = {str(e.number): e for e in stored(article).filter(number__in=numbers)}
    masked_text = words_masked(article)
    taken = takedowns.of(p for e in editions.values() for p in e.photos.all())

    def side(key: str) -> Side:
        if key == DRAFT:
            return _of_draft(article)
        return _of_edition(editions[key], masked_text, taken)

    one, other = side(old), side(new)
    if one.text is None or other.text is None:
        return Comparison(one, other, None, {}, {})
    found = between(one.text, other.text)
    urls = one.photo_urls | other.photo_urls
    return Comparison(one, other, found, names_in([found]), urls)


def _of_draft(article: Article) -> Side:
    whole = content.of_article(article)
    text, gaps = content.parted(whole)
    return Side(
        name="Bản đang làm",
        holds=f"Tình trạng: {article.get_state_display()}, lần sửa {article.version}",
        writer=person(article.author),
        approver="chưa duyệt",
        hash=whole.hash,
        check=None,
        text=text,
        photo_urls={
            digest: reverse("admin:articles_article_photo", args=[article.pk, pk])
            for digest, pk in article.photos.values_list("digest", "pk")
        },
        gaps=gaps,
    )


def _of_edition(edition: Edition, masked_text: bool, taken: dict[str, Takedown]) -> Side:
    text, gaps = content.parted(content.of_edition(edition), taken)
    photos = [photo for photo in edition.photos.all() if photo.digest not in taken]
    return Side(
        name=f"Bản {edition.number}",
        holds=holds(edition),
        writer=person(edition.written_by),
        approver=approver(edition),
        hash=edition.content_hash,
        check=check(edition, masked_text),
        text=text if has_text(edition) else None,
        photo_urls={photo.digest: edition_photo_url(edition, photo.pk) for photo in photos},
        gaps=gaps,
        edition=edition,
    )
