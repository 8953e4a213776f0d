"""Advice on a title that another post bears already, or nearly so."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from articles.content import Content
from articles.editorial.advice.base import Advice, Link
from articles.models import Article, Edition
from wards import scope
from wards.text import words_key

_RECENT = 300  # posts, of all and of the unit, among which near titles are looked for
_SHOWN = 3
_SHORTEST = 5  # words of a title of which another can be a near one
_COLUMNS = ("pk", "title", "title_words", "unit_id", "unit__name", "created_at")


def advise(article: Article, text: Content, user, at: datetime | None = None) -> Iterable[Advice]:
    """Yield one piece of advice if there are such posts that `user` may know of.

    Those in their units lead to the desk, others to their public pages, by what residents read
    there; the rest are not mentioned. At most four queries and those of the user's scope.
    """
    key = words_key(text.title)
    found = {row["pk"]: row for row in _candidates(article, key)}
    if not found:
        return
    mine = scope.unit_ids(user)
    inside, outside = [], []
    for pk, row in sorted(found.items(), reverse=True):
        seen = row["unit_id"] in mine or user.is_superuser
        (inside if seen else outside).append(pk)
    links = [_at_the_desk(found[pk]) for pk in inside[:_SHOWN]]
    if outside and len(links) < _SHOWN:
        links += _in_public(outside, key, at)[: _SHOWN - len(links)]
    if links:
        yield Advice(
            "title",
            "Gần giống tiêu đề của bài đã có. Nếu là cùng một việc, hãy sửa hoặc viết tiếp bài ấy; "
            "nếu là việc khác, nên thêm ngày hay nơi để bạn đọc khỏi nhầm.",
            links=tuple(links),
        )


def is_near(one: str, other: str) -> bool:
    """Whether two keys (of `words_key`) tell the same but for a word.

    A number makes another story of it: cell 19 is not cell 20.
    """
    if one == other:
        return bool(one)
    words, others = Counter(one.split()), Counter(other.split())
    if min(words.total(), others.total()) < _SHORTEST:
        return False
    gone, new = words - others, others - words
    if any(char.isdigit() for word in (*gone, *new) for char in word):
        return False
    return gone.total() <= 1 and new.total() <= 1


def _candidates(article: Article, key: str) -> list[dict]:
    """Other posts whose title is near: exact ones of all time, near ones of the newest."""
    if not key:
        return []
    posts = Article.objects.filter(deleted_at=None).exclude(pk=article.pk).order_by("-pk")
    exact = posts.filter(title_words=key).values(*_COLUMNS)[:20]
    newest = posts.values(*_COLUMNS)[:_RECENT]
    of_unit = posts.filter(unit=article.unit_id).values(*_COLUMNS)[:_RECENT]
    return [
        *exact,
        *(row for rows in (newest, of_unit) for row in rows if is_near(row["title_words"], key)),
    ]


def _at_the_desk(row: dict) -> Link:
    address = reverse("admin:articles_article_change", args=[row["pk"]])
    return Link(address, row["title"], _where(row["unit__name"], row["created_at"]))


def _in_public(pks: list[int], key: str, at: datetime | None) -> list[Link]:
    """What residents read of posts that are none of the user's."""
    live = Edition.objects.live(at).filter(article_id__in=pks, form=Edition.Form.TEXT, listed=True)
    return [
        Link(
            edition.get_absolute_url(), edition.title, _where(edition.unit_name, edition.starts_at)
        )
        for edition in live.defer("body").order_by("-pk")
        if is_near(words_key(edition.title), key)
    ]


def _where(unit: str, instant: datetime) -> str:
    return f"{unit}, {timezone.localtime(instant):%d/%m/%Y}"
