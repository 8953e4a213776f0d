"""Four eyes by contribution: nobody approves what they had a hand in since the last approval."""

from django.db.models import Max

from articles import content
from articles.models import Article, Edition, Event
from articles.publishing.emergencies import APPROVALS
from wards import scope

# What changes a version. Moving it to another unit changes what residents read, too.
TOUCHES = (Event.Action.CREATE, Event.Action.EDIT, Event.Action.REASSIGN)
_OWN_HAND = "Bạn đã viết hoặc sửa bài này nên không thể tự duyệt. Hãy nhờ người duyệt khác."


def contributors(article: Article) -> set[int]:
    """Ids of those who touched text, photos or captions since the last approval.

    An emergency is no approval; its text counts as approved once somebody has confirmed it.
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
    """The first of two signatures under the version in review; a new submission voids it."""
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


def eligible(article: Article) -> list[list]:
    """Those who may approve (or sign next), nearest first, one list for each step up."""
    hands = contributors(article)
    steps = scope.holders(article.unit_id, scope.Role.REVIEWER)
    steps = [[user for user in users if user.pk not in hands] for users in steps]
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
    events = article.events.all() if before is None else article.events.filter(pk__lt=before)
    plain = events.filter(action__in=APPROVALS).aggregate(last=Max("pk"))["last"] or 0
    confirmed = events.filter(action=Event.Action.CONFIRM).values("edition")
    rushed = events.filter(action=Event.Action.EMERGENCY, edition__in=confirmed)
    return max(plain, rushed.aggregate(last=Max("pk"))["last"] or 0)


def _hands(article: Article, since: int, until: int | None = None) -> set[int]:
    touches = article.events.filter(action__in=TOUCHES, pk__gt=since, actor__isnull=False)
    if until is not None:
        touches = touches.filter(pk__lt=until)
    return set(touches.values_list("actor_id", flat=True))
