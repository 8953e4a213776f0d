"""Four eyes by contribution: nobody approves what they had a hand in since the last approval."""

from articles import content
from articles.editorial import trail
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
    return _hands(trail.of(article))


def own_hand(user, article: Article) -> str | None:
    """Say in Vietnamese that `user` had a hand in the version in review; None if not."""
    return _OWN_HAND if user.pk in contributors(article) else None


def own_hand_in_emergency(user, edition: Edition) -> str | None:
    """The same for an emergency edition; who published it cannot clear it either."""
    steps = trail.of(edition.article)
    emergency = Event.Action.EMERGENCY
    published = next(s for s in steps if s.edition == edition.pk and s.action == emergency)
    if user.pk == published.actor:
        return "Bạn đã đăng khẩn bài này nên không thể tự duyệt lại. Hãy nhờ người duyệt khác."
    steps = [step for step in steps if step.pk < published.pk]
    return _OWN_HAND if user.pk in _hands(steps) else None


def signature(article: Article) -> Event | None:
    """The first of two signatures under the version in review; what ends the review voids it."""
    step = signed(article)
    return step and article.events.select_related("actor").get(pk=step.pk)


def signed(article: Article) -> trail.Step | None:
    """The step of that first signature."""
    if article.state != Article.State.SUBMITTED:
        return None
    of_review = (Event.Action.SUBMIT, Event.Action.SIGN)
    last = next((s for s in reversed(trail.of(article)) if s.action in of_review), None)
    if last is None or last.action != Event.Action.SIGN:
        return None
    # Not `content.of_article`, which asks anew for what a list has fetched for all its rows.
    about = [unit.pk for unit in article.about.all()]
    now = content.of_parts(article, about, list(article.photos.all()))
    return last if last.content_hash == now.hash else None


def is_of_own_unit(user, article: Article) -> bool:
    """Whether `user` reviews for the very unit of `article`, not only from above."""
    return article.unit_id in scope.unit_ids_by_name(user, scope.Role.REVIEWER)


def wants_signature(user, article: Article) -> str | None:
    """Say in Vietnamese what two signatures still ask for before `user` approves; None if nothing.

    The unit's own reviewer signs first, then one from above approves: two people.
    """
    if not article.unit.two_signatures:
        return None
    first = signed(article)
    if first is None:
        return (
            f"Bài của {article.unit.name} cần hai chữ ký: người duyệt của đơn vị chưa ký lần một."
        )
    if first.actor == user.pk:
        return "Bạn đã ký lần một; chữ ký thứ hai phải của người duyệt khác, ở cấp trên."
    if is_of_own_unit(user, article):
        return "Chữ ký thứ hai phải của người duyệt ở cấp trên."
    return None


def untouched(article: Article, steps: list[list] | None = None) -> list[list]:
    """Reviewers who had no hand in the version, nearest first, one list for each step up.

    `steps` are the unit's reviewers where they are at hand.
    """
    hands = contributors(article)
    if steps is None:
        steps = scope.holders(article.unit_id, scope.Role.REVIEWER)
    return [[user for user in users if user.pk not in hands] for users in steps]


def eligible(article: Article, steps: list[list] | None = None) -> list[list]:
    """Those who may approve (or sign next), nearest first, one list for each step up."""
    steps = untouched(article, steps)
    if article.unit.two_signatures:
        first = signed(article)
        if first is None:
            return steps[:1]
        return [[u for u in users if u.pk != first.actor] for users in steps[1:]]
    return steps


def nearest(steps: list[list]) -> list:
    """The people of the first step that has any."""
    return next((users for users in steps if users), [])


def whom_to_ask(article: Article) -> list:
    """Who could give somebody a role where nobody is left to approve: the chiefs, nearest first."""
    return nearest(scope.holders(article.unit_id, scope.Role.CHIEF))


def _approved_up_to(steps: list[trail.Step]) -> int:
    """The number of the step up to which all touches were approved; 0 if none were."""
    action = Event.Action
    approved = scheduled = 0
    rushed: dict[int, int] = {}
    for step in steps:
        if step.edition is None:
            continue
        if step.action == action.SCHEDULE:
            scheduled = step.pk
        if step.action == action.EMERGENCY:
            rushed[step.edition] = step.pk
        elif step.action == action.CONFIRM:
            approved = max(approved, rushed[step.edition])
        elif (
            step.action in (action.PUBLISH, action.SCHEDULE, action.RESCHEDULE)
            and step.starts_at != step.ends_at
        ):
            # Another time is no new approval: what was approved is what was scheduled first.
            approved = max(approved, step.pk if step.action == action.PUBLISH else scheduled)
    return approved


def _hands(steps: list[trail.Step]) -> set[int]:
    since = _approved_up_to(steps)
    touches = (step for step in steps if step.action in TOUCHES and step.pk > since)
    return {step.actor for step in touches if step.actor is not None}
