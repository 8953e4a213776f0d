"""The first page of the back office for those who write: what is next for them.

What they wrote themselves comes first, then their unit's. In units where somebody reviews, the
queue and the overview speak of the posts of others.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from articles.editorial import claims, foureyes, trail
from articles.editorial.review import queue
from articles.editorial.suggestions import waiting
from articles.models import Article, Claim, Edition, Event
from wards import scope

State = Article.State
# Posts that are shown by title; the counts lead to all.
_MOST = {State.RETURNED: 3, State.DRAFT: 5, State.SUBMITTED: 5}
_THIS_MONTH = "dang_luc=thang-nay"


@dataclass(frozen=True)
class Figure:
    """A number that leads to the list of what it counts; `query` are that list's filters."""

    number: int
    query: str


@dataclass(frozen=True)
class InReview:
    """A post that waits for a reviewer: since when, who reads it, who else could."""

    article: Article
    since: datetime
    claim: Claim | None
    reviewers: list


@dataclass(frozen=True)
class Section:
    """Posts of one sort: a few of them, how many are one's own, and how many there are.

    `everybody` is None for those who see the posts of others elsewhere on the page.
    """

    own: Figure
    everybody: Figure | None
    shown: list


@dataclass(frozen=True)
class Desk:
    """What a writer has in hand; `unit_id` is of the unit where they write, if it is only one.

    `suggestions` of readers wait, one more than MOST_COUNTED at most.
    """

    returned: Section
    drafts: Section
    in_review: Section
    published: Section
    unit_id: int | None
    suggestions: int


def of(user, at: datetime | None = None) -> Desk | None:
    """Return what `user` has in hand in their units; None for those who write nowhere.

    As many queries for one post as for a hundred, if `scope.remember` was called for `user`.
    """
    units = scope.unit_ids(user)
    if not units:
        return None
    shared = units - scope.unit_ids(user, scope.Role.REVIEWER)
    in_hand = Article.objects.filter(unit__in=units, deleted_at=None)
    own = Count("pk", filter=Q(author=user))
    states = in_hand.filter(state__in=list(_MOST)).values_list("state").order_by()
    counts = {state: rest for state, *rest in states.annotate(own=own, everybody=Count("pk"))}

    def section(query: str, own: int, everybody: int, shown=()) -> Section:
        mine = Figure(own, f"{query}&author__id__exact={user.pk}")
        return Section(mine, Figure(everybody, query) if shared else None, list(shown))

    def in_state(state: str, order: str, prepared) -> Section:
        own_first = Case(When(author=user, then=0), default=1)
        found = in_hand.filter(Q(author=user) | Q(unit__in=shared), state=state)
        found = found.select_related("unit", "author").order_by(own_first, order)
        shown = prepared(found)[: _MOST[state]]
        return section(f"state__exact={state}", *counts.get(state, (0, 0)), shown)

    named = scope.unit_ids_by_name(user)
    authors = [
        author for unit, author in units_and_authors(published_this_month(at)) if unit in units
    ]
    in_review = in_state(State.SUBMITTED, "pk", _with_claim)
    return Desk(
        in_state(State.RETURNED, "-updated_at", _with_reason),
        in_state(State.DRAFT, "-updated_at", lambda posts: posts.defer("body")),
        replace(in_review, shown=_in_review(in_review.shown)),
        section(_THIS_MONTH, authors.count(user.pk), len(authors)),
        next(iter(named)) if len(named) == 1 else None,
        waiting.count(user),
    )


def _with_reason(posts: QuerySet[Article]) -> QuerySet[Article]:
    """Posts with when they were returned last, and why."""
    events = Event.objects.filter(article=OuterRef("pk"), action=Event.Action.RETURN)
    last = events.order_by("-pk")
    return posts.defer("body").annotate(
        returned_at=Subquery(last.values("at")[:1]), why=Subquery(last.values("reason")[:1])
    )


def _with_claim(posts: QuerySet[Article]) -> QuerySet[Article]:
    return posts.select_related("unit", "author", "claim__by").prefetch_related("about", "photos")


def _in_review(posts: list[Article]) -> list[InReview]:
    """Posts with whom they wait for."""
    if not posts:
        return []
    trail.remember(posts)
    reviewers = scope.holders_by_unit({post.unit_id for post in posts}, scope.Role.REVIEWER)
    return [
        InReview(
            post,
            queue.since(post),
            claims.current(post),
            foureyes.nearest(foureyes.eligible(post, reviewers[post.unit_id])),
        )
        for post in posts
    ]


def month_start(at: datetime | None = None) -> datetime:
    """The first instant of the local month of `at` (default: now)."""
    local = timezone.localtime(at or timezone.now())
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def published_this_month(at: datetime | None = None) -> QuerySet[Edition]:
    """Texts whose "Ngày đăng" lies in this month and that residents have now."""
    at = at or timezone.now()
    live = Edition.objects.live(at).filter(form=Edition.Form.TEXT)
    return live.filter(published_at__gte=month_start(at), published_at__lte=at)


def units_and_authors(editions: QuerySet[Edition]) -> list[tuple[int, int | None]]:
    """(unit, author) of the posts of a few `editions`, whoever asks.

    Chosen and counted by units in the database, SQLite would go through all posts of these units.
    """
    return list(editions.order_by().values_list("article__unit_id", "article__author_id"))
