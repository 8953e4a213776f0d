"""What to read after a post: related posts, and those that the section had before it.

A handful of newest posts is looked at, never all of them, so a large archive costs no more than a
small one.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, groupby, pairwise

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Edition, EditionAbout
from articles.public import paging
from wards import together
from wards.text import words_key

RELATED, EARLIER = 5, 8
_ORDER = ("published_at", "article_id")
# So many posts of each kind are looked at.
_POOL = 40
# Below this two posts have no more in common than any two: a unit that all share weighs 0.7.
_LEAST = 1.2
# Words that say nothing of what a text is about, folded.
_SAYS_NOTHING = """
    va cua cac nhung mot cho voi tai trong tren tu den o la co duoc ve cung khi nay theo ra vao the
    do de bi se da dang nhieu sau truoc nam ngay thang phuong quan thanh pho
"""
_EMPTY = frozenset(_SAYS_NOTHING.split())


@dataclass(frozen=True)
class Subject:
    """What a post is about, as far as it can be compared: words of its title, and units."""

    words: frozenset[str]
    units: frozenset[int]

    @classmethod
    def of(cls, title: str, units: Iterable[int]) -> "Subject":
        """The subject of a post with this title, about these units."""
        return cls(_pairs_and_words(title), frozenset(units))


def rank(subject: Subject, others: Sequence[Subject], count: int) -> list[int]:
    """Return which of `others` are nearest to `subject`: their places in it, the nearest first.

    What few posts have in common counts more than what many have. Of equally near ones the earlier
    stays before the later; those that have next to nothing in common are left out.
    """
    common = Counter(mark for other in [subject, *others] for mark in other.words | other.units)
    weights = {mark: math.log1p((len(others) + 1) / n) for mark, n in common.items()}
    scores = [
        # A long title has more words to share by chance.
        sum(weights[word] for word in subject.words & other.words)
        / math.sqrt(max(1, len(other.words)))
        + sum(weights[unit] for unit in subject.units & other.units)
        for other in others
    ]
    near = [place for place, score in enumerate(scores) if score >= _LEAST]
    return sorted(near, key=lambda place: -scores[place])[:count]


def _pairs_and_words(title: str) -> frozenset[str]:
    """The words of a title, and each two that stand together: most Vietnamese words are two."""
    words = words_key(title).split()
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    return frozenset(pairs) | (frozenset(words) - _EMPTY)


@dataclass(frozen=True)
class Day:
    """The posts of one day in a list."""

    date: date
    editions: list[Edition]


@dataclass(frozen=True)
class Further:
    """What to read after a post: related posts, and earlier ones of its section by day.

    `older` and `newer` are the listed posts just before and after it in its section.
    """

    related: list[Edition]
    earlier: list[Day]
    older: Edition | None
    newer: Edition | None


def after(edition: Edition, about: Iterable[int], at: datetime | None = None) -> Further:
    """Return what to read after `edition`, which is about the units `about` besides its own.

    None of it is the post itself or stands in both lists. Two queries, whatever there is.
    """
    units = {edition.unit_id, *about}
    newer, section, same_subject, *by_unit = together.read(*_candidates(edition, units, at))
    same_unit = sorted(chain(*by_unit), key=_age, reverse=True)[:_POOL]
    # That list leaves nothing out, so what it has is not said again among the related ones.
    earlier, before_it = section[:EARLIER], section[EARLIER:]
    shown_below = {found.article_id for found in earlier}
    pool = {found.article_id: found for found in [*same_unit, *same_subject, *before_it]}
    others = [found for found in pool.values() if found.article_id not in shown_below]
    newest = sorted(others, key=_age, reverse=True)
    nearest = rank(Subject.of(edition.title, units), _subjects(newest, units), RELATED)
    related = [newest[place] for place in sorted(nearest)]  # with dates beside them: newest first
    return Further(related, _by_day(earlier), next(iter(section), None), next(iter(newer), None))


def _candidates(edition: Edition, units: set[int], at: datetime | None) -> list[QuerySet]:
    """The next newer post of the section, the earlier ones, those about the units, those of each.

    Each is asked by itself, for its own index gives it in its order: of all conditions in one, and
    of several units in one, a database reads all that meet them.
    """
    listed = Edition.objects.listed(at).exclude(article_id=edition.article_id)
    shown = listed.newest_first().only("title", "article_id", "published_at", "unit_id")
    section = shown.filter(category_id=edition.category_id)
    place = (edition.published_at, edition.article_id)
    about = EditionAbout.objects.filter(unit_id__in=units).order_by("-published_at", "-edition_id")
    return [
        section.filter(paging.ahead(_ORDER, place)).order_by(*_ORDER)[:1],
        section.filter(paging.behind(_ORDER, place))[:_POOL],
        shown.filter(pk__in=about.values("edition")[: 2 * _POOL])[:_POOL],
        *(shown.filter(unit_id=unit)[:_POOL] for unit in sorted(units)),
    ]


def _age(edition: Edition) -> tuple[datetime, int]:
    return edition.published_at, edition.article_id


def _subjects(editions: list[Edition], units: set[int]) -> list[Subject]:
    """What each of `editions` is about; of units only those in `units` matter. One query."""
    about = EditionAbout.objects.filter(
        edition__in=[edition.pk for edition in editions], unit_id__in=units
    )
    shared: dict[int, set[int]] = {}
    for edition, unit in about.values_list("edition", "unit"):
        shared.setdefault(edition, set()).add(unit)
    return [
        Subject.of(found.title, {found.unit_id, *shared.get(found.pk, ())}) for found in editions
    ]


def _by_day(editions: list[Edition]) -> list[Day]:
    days = groupby(editions, key=lambda found: timezone.localdate(found.published_at))
    return [Day(day, list(found)) for day, found in days]
