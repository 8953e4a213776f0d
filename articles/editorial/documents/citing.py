"""The posts that cite a document, with their sentences, as far as a person may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from articles.editorial.documents import rights
from articles.models import Article, Citation, Document, Edition
from wards import scope

MOST = 30


@dataclass(frozen=True)
class Post:
    """A post that cites, and where it is read; `is_coming`: residents cannot do so yet."""

    title: str
    unit: str
    published_at: datetime
    address: str
    is_coming: bool
    sentences: tuple[str, ...]


def posts(user, document: Document) -> tuple[list[Post], int]:
    """Return the newest MOST posts that cite `document`, and how many there are. Four queries."""
    count = rights.posts_by_document(user, [document.pk]).get(document.pk, 0)
    if not count:
        return [], 0
    cited = rights.citations(user).filter(document=document).order_by().values("edition")
    found = Edition.objects.filter(pk__in=cited).newest_first().defer("lead", "body")
    shown: dict[int, Edition] = {}
    for edition in found[: 2 * MOST]:  # a post may cite it both as it stands and as it will
        before = shown.setdefault(edition.article_id, edition)
        if edition.starts_at < before.starts_at:
            shown[edition.article_id] = edition
    editions = list(shown.values())[:MOST]
    sentences = _sentences(document, editions)
    own = _own(user, editions)
    return [
        Post(
            title=edition.title,
            unit=edition.unit_name,
            published_at=edition.published_at,
            address=_address(edition, edition.article_id in own),
            is_coming=edition.starts_at > timezone.now(),
            sentences=tuple(sentences.get(edition.pk, ())),
        )
        for edition in editions
    ], count


def _sentences(document: Document, editions: Iterable[Edition]) -> dict[int, list[str]]:
    rows = Citation.objects.filter(document=document, edition__in=editions)
    found: dict[int, list[str]] = {}
    for pk, sentence in rows.order_by("position").values_list("edition_id", "sentence"):
        said = found.setdefault(pk, [])
        if sentence not in said:  # one sentence may name it twice
            said.append(sentence)
    return found


def _own(user, editions: Iterable[Edition]) -> set[int]:
    """Ids of the articles that `user` meets at the desk."""
    articles = Article.objects.filter(pk__in=[edition.article_id for edition in editions])
    if not user.is_superuser:
        articles = articles.filter(unit__in=scope.unit_ids(user))
    return set(articles.values_list("pk", flat=True))


def _address(edition: Edition, is_own: bool) -> str:
    if is_own:
        return reverse("admin:articles_article_change", args=[edition.article_id])
    return edition.get_absolute_url()
