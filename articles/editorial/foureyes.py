"""Four eyes by contribution: nobody approves what they had a hand in since the last approval."""

from articles import content
from articles.models import Article, Edition, Event
from wards import scope

# What gives somebody a hand in a version. Moving it to another unit changes what residents read,
# too; and a chief who published it alone cannot be the one who approves it afterwards.
TOUCHES = (
    *(Event.Action.CREATE, Event.Action.EDIT, Event.Action.REASSIGN),
    Event.Action.EMERGENCY,
)
_OWN_HAND = "Bạn đã viết hoặc sửa bài này nên không thể tự duyệt. Hãy nhờ người duyệt khác."


def contributors(article: Article) -> set[int]:
    """Ids of those who touched text, photos or captions since the last approval.

    An emergency is no approval; its text counts as approved once somebody has confirmed it. Nor is
    an approval whose edition was called off before its time. Who had a hand in a revision that was
    discarded keeps it: words thrown away come back by copy and paste.
    """
    return _hands(article, _approved_up_to(article))


def own_hand(user, article: Article) -> str | None:
    """Say in Vietnamese that `user` had a hand in the version in review; None if not."""
    return _OWN_HAND if user.pk in contributors(article) else None


def own_hand_in_emergency(user, edition: Edition) -> str | None:
    """The same for an emergency edition; who published it cannot clear it either."""
    published = edition.events.get(action=Event.Action.EMERGENCY)
    if user.pk == published.actor_id:
        return "Bạn đã đăng khẩn bài này nên không thể tự duyệt lại. Hãy nhờ người duyệt khác."
    since = _approved_up_to(edition.article, before=published.pk)
    hands = _hands(edition.article, since, published.pk)
    return _OWN_HAND if user.pk in hands else None


def signature(article: Article) -> Event | None:
    """The first of two signatures under the version in review; what ends the review voids it."""
    if article.state != Article.State.SUBMITTED:
        return None
    last = article.events.filter(action__in=(Event.Action.SUBMIT, Event.Action.SIGN))
    last = last.select_related("actor").order_by("-pk").first()
    if last is None or last.action != Event.Action.SIGN:
        return None
    return last if last.content_hash == content.of_article(article).hash else None


def is_of_own_unit(user, article: Article) -> bool:
    """Whether `user` reviews for the very unit of `article`, not only from above."""
    own = scope.holders(article.unit_id, scope.Role.REVIEWER)[0]
    return user.pk in {person.pk for person in own}


def wants_signature(user, article: Article) -> str | None:
    """Say in Vietnamese what two signatures still ask for before `user` approves; None if nothing.

    The unit's own reviewer signs first, then one from above approves: two people.
    """
    if not article.unit.two_signatures:
        return None
    first = signature(article)
    if first is None:
        return (
            f"Bài của {article.unit.name} cần hai chữ ký: người duyệt của đơn vị chưa ký lần một."
        )
    if first.actor_id == user.pk:
        return "Bạn đã ký lần một; chữ ký thứ hai phải của người duyệt khác, ở cấp trên."
    if is_of_own_unit(user, article):
        return "Chữ ký thứ hai phải của người duyệt ở cấp trên."
    return None


def untouched(article: Article) -> list[list]:
    """Reviewers who had no hand in the version, nearest first, one list for each step up."""
    hands = contributors(article)
    steps = scope.holders(article.unit_id, scope.Role.REVIEWER)
    return [[user for user in users if user.pk not in hands] for users in steps]


def eligible(article: Article) -> list[list]:
    """Those who may approve (or sign next), nearest first, one list for each step up."""
    steps = untouched(article)
    if article.unit.two_signatures:
        first = signature(article)
        if first is None:
            return steps[:1]
        return [[u for u in users if u.pk != first.actor_id] for users in steps[1:]]
    return steps


def nearest(steps: list[list]) -> list:
    """The people of the first step that has any."""
    return next((users for users in steps if users), [])


def whom_to_ask(article: Article) -> list:
    """Who could give somebody a role where nobody is left to approve: the chiefs, nearest first."""
    return nearest(scope.holders(article.unit_id, scope.Role.CHIEF))


def _approved_up_to(article: Article, before: int | None = None) -> int:
    """The number of the event up to which all touches were approved; 0 if none were."""
    action = Event.Action
    events = article.events.filter(edition__isnull=False).order_by("pk")
    if before is not None:
        events = events.filter(pk__lt=before)
    approved = scheduled = 0
    rushed: dict[int, int] = {}
    columns = ("pk", "action", "edition", "edition__starts_at", "edition__ends_at")
    for pk, did, edition, starts_at, ends_at in events.values_list(*columns):
        if did == action.SCHEDULE:
            scheduled = pk
        if did == action.EMERGENCY:
            rushed[edition] = pk
        elif did == action.CONFIRM:
            approved = max(approved, rushed[edition])
        elif did in (action.PUBLISH, action.SCHEDULE, action.RESCHEDULE) and starts_at != ends_at:
            # Another time is no new approval: what was approved is what was scheduled first.
            approved = max(approved, pk if did == action.PUBLISH else scheduled)
    return approved


def _hands(article: Article, since: int, until: int | None = None) -> set[int]:
    touches = article.events.filter(action__in=TOUCHES, pk__gt=since, actor__isnull=False)
    if until is not None:
        touches = touches.filter(pk__lt=until)
    return set(touches.values_list("actor_id", flat=True))
