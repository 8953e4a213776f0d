"""Who may do what with an article: one table, one question, asked by every door.

`articles.editorial.workflow`, `aftercare` and `housekeeping` do what is allowed here.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from enum import Enum, auto

from django.conf import settings

from articles import publishing
from articles.editorial import claims, foureyes, standing, trail, working_copy
from articles.editorial.standing import Public, Standing
from articles.models import Article, Event, Feature
from articles.publishing import emergencies, forgetting
from wards import scope

Role = scope.Role
State = Article.State


class Action(Enum):
    """What people do with an article."""

    VIEW = auto()
    EDIT = auto()
    KEEP = auto()
    SUBMIT = auto()
    RECALL = auto()
    RETURN = auto()
    SIGN = auto()
    APPROVE = auto()
    REVISE = auto()
    DISCARD = auto()
    UNSCHEDULE = auto()
    RESCHEDULE = auto()
    WITHDRAW = auto()
    REMOVE = auto()
    REDIRECT = auto()
    RESTORE = auto()
    EMERGENCY = auto()
    CONFIRM = auto()
    REASSIGN = auto()
    DELETE = auto()
    UNDELETE = auto()
    REDACT = auto()
    SHARE = auto()
    UNSHARE = auto()
    CLAIM = auto()
    RELEASE = auto()
    COPY = auto()
    ANSWER = auto()
    FEATURE = auto()
    UNFEATURE = auto()


_IN_HAND = (State.DRAFT, State.RETURNED)
_UNSETTLED = (*_IN_HAND, State.SUBMITTED)
_READABLE = (Public.LIVE, Public.WITHDRAWN)
_DOWN = (Public.WITHDRAWN, Public.REMOVED, Public.REDIRECTED)


@dataclass(frozen=True)
class Rule:
    """What an action takes: the least role, the desk states, the public states, and a last check.

    `check(user, article, standing)` says in Vietnamese why not, or None.
    """

    role: str
    desk: tuple[str, ...] = tuple(State)
    public: tuple[str, ...] = tuple(Public)
    check: Callable[..., str | None] = lambda user, article, stands: None


def _submitted_it(user, article: Article, stands: Standing) -> str | None:
    submitted = article.events.filter(action=Event.Action.SUBMIT).order_by("-pk").first()
    if submitted is None or submitted.actor_id != user.pk:
        return "Chỉ người đã trình duyệt mới rút lại được bài."
    return None


def _may_sign(user, article: Article, stands: Standing) -> str | None:
    if not article.unit.two_signatures:
        return f"Bài của {article.unit.name} không cần chữ ký lần một."
    if foureyes.signed(article):
        return "Bài đã có chữ ký lần một."
    if not foureyes.is_of_own_unit(user, article):
        return f"Chữ ký lần một là của người duyệt ở {article.unit.name}."
    return foureyes.own_hand(user, article)


def _nothing_in_the_way(user, article: Article, stands: Standing) -> str | None:
    if stands.waiting:
        return publishing.waits_first(stands.waiting)
    if stands.public in _DOWN:
        return "Bài đang bị gỡ. Hãy đăng lại bài trước khi đăng bản sửa."
    return None


def _may_approve(user, article: Article, stands: Standing) -> str | None:
    return (
        _nothing_in_the_way(user, article, stands)
        or foureyes.own_hand(user, article)
        or foureyes.wants_signature(user, article)
    )


def _is_waiting(user, article: Article, stands: Standing) -> str | None:
    return None if stands.waiting else "Bài không có bản nào đang hẹn giờ."


def _has_something_to_return_to(user, article: Article, stands: Standing) -> str | None:
    last = working_copy.last_text(article)
    if last is None:
        return "Bài chưa đăng lần nào nên không có bản nào để trở về."
    if last.unit_id not in scope.unit_ids(user, Role.WRITER):
        return (
            f"Bản trước thuộc {last.unit_name}, nơi bạn không có vai trò. Hãy nhờ trưởng ban "
            "chuyển đơn vị."
        )
    return None


def _may_confirm(user, article: Article, stands: Standing) -> str | None:
    edition = emergencies.uncleared_of(article)
    if edition is None:
        return "Bài không có bản đăng khẩn nào chờ duyệt lại."
    return foureyes.own_hand_in_emergency(user, edition)


def _was_approved(user, article: Article, stands: Standing) -> str | None:
    return None if emergencies.last_approved(article) else emergencies.ONLY_RUSHED


def _was_never_public(user, article: Article, stands: Standing) -> str | None:
    if stands.ever or stands.waiting:
        return "Bài đã từng đăng nên không xóa được; hãy dùng “Gỡ bài”."
    return None


def _may_claim(user, article: Article, stands: Standing) -> str | None:
    if claim := claims.current(article):
        return "Bạn đã nhận bài này." if claim.by_id == user.pk else f"{claims.said(claim)}."
    if _may_sign(user, article, stands) is None:
        return None
    return _may_approve(user, article, stands)  # who cannot decide would only keep others away


def _may_release(user, article: Article, stands: Standing) -> str | None:
    claim = claims.current(article)
    if claim is None:
        return "Hiện không ai nhận bài này."
    if claim.by_id != user.pk and article.unit_id not in scope.unit_ids(user, Role.CHIEF):
        return f"{claims.said(claim)}; chỉ người ấy hoặc trưởng ban thả lại được."
    return None


def _is_in_lists(user, article: Article, stands: Standing) -> str | None:
    if not stands.live.listed:
        return "Bài không có trong các danh sách nên không đứng trên trang chủ được."
    return None


def _was_chosen(user, article: Article, stands: Standing) -> str | None:
    if not Feature.objects.current(stands.at).filter(article=article).exists():
        return "Bài không nằm trong những bài được chọn cho trang chủ."
    return None


def _can_be_taken_back(user, article: Article, stands: Standing) -> str | None:
    if article.purged_at or article.deleted_at <= forgetting.kept_since(stands.at):
        return f"Bài đã xóa quá {settings.DELETED_KEPT_DAYS} ngày nên không khôi phục được nữa."
    return None


RULES = {
    Action.VIEW: Rule(Role.WRITER),
    Action.EDIT: Rule(Role.WRITER, _IN_HAND),
    # What is typed meanwhile is kept wherever the post has gone; it changes nothing there.
    Action.KEEP: Rule(Role.WRITER),
    Action.SUBMIT: Rule(Role.WRITER, _IN_HAND),
    Action.RECALL: Rule(Role.WRITER, (State.SUBMITTED,), check=_submitted_it),
    Action.RETURN: Rule(Role.REVIEWER, (State.SUBMITTED,)),
    Action.SIGN: Rule(Role.REVIEWER, (State.SUBMITTED,), check=_may_sign),
    Action.APPROVE: Rule(Role.REVIEWER, (State.SUBMITTED,), check=_may_approve),
    Action.REVISE: Rule(Role.WRITER, (State.SETTLED,)),
    Action.DISCARD: Rule(Role.WRITER, _IN_HAND, check=_has_something_to_return_to),
    Action.UNSCHEDULE: Rule(Role.REVIEWER, check=_is_waiting),
    Action.RESCHEDULE: Rule(Role.REVIEWER, check=_is_waiting),
    Action.WITHDRAW: Rule(Role.CHIEF, public=_READABLE),
    Action.REMOVE: Rule(Role.CHIEF, public=(*_READABLE, Public.REDIRECTED)),
    Action.REDIRECT: Rule(Role.CHIEF, public=(*_READABLE, Public.REMOVED)),
    Action.RESTORE: Rule(Role.CHIEF, public=_DOWN, check=_was_approved),
    Action.EMERGENCY: Rule(Role.CHIEF, (State.DRAFT, State.SUBMITTED), check=_nothing_in_the_way),
    Action.CONFIRM: Rule(Role.REVIEWER, check=_may_confirm),
    Action.REASSIGN: Rule(Role.CHIEF),
    Action.DELETE: Rule(Role.WRITER, _IN_HAND, check=_was_never_public),
    Action.UNDELETE: Rule(Role.WRITER, check=_can_be_taken_back),
    Action.REDACT: Rule(Role.CHIEF),
    Action.SHARE: Rule(Role.WRITER, _UNSETTLED),
    Action.UNSHARE: Rule(Role.WRITER),
    Action.CLAIM: Rule(Role.REVIEWER, (State.SUBMITTED,), check=_may_claim),
    Action.RELEASE: Rule(Role.REVIEWER, (State.SUBMITTED,), check=_may_release),
    Action.COPY: Rule(Role.WRITER),
    # To a reader who proposes a better sentence; taking it over takes REVISE or EDIT as well.
    Action.ANSWER: Rule(Role.WRITER),
    Action.FEATURE: Rule(Role.CHIEF, public=(Public.LIVE,), check=_is_in_lists),
    Action.UNFEATURE: Rule(Role.CHIEF, check=_was_chosen),
}
# What can still be done with an article that was deleted.
_WHEN_DELETED = (Action.VIEW, Action.KEEP, Action.UNDELETE, Action.UNSHARE)


def can(user, action: Action, article: Article, stands: Standing | None = None) -> bool:
    """Whether `user` may do `action` with `article` as it stands now."""
    return why_not(user, action, article, stands) is None


def allowed(user, article: Article) -> list[Action]:
    """All actions that `user` may do with `article` now."""
    stands = standing.of(article)
    asked = copy(article)  # the trail is kept for these questions and no longer
    trail.remember([asked])
    return [action for action in Action if can(user, action, asked, stands)]


def why_not(user, action: Action, article: Article, stands: Standing | None = None) -> str | None:
    """Say in Vietnamese why `user` may not do `action` with `article`; None if they may.

    `stands` spares a query where it is known. The unit is asked first: who has nothing to do with
    it learns nothing more.
    """
    rule = RULES[action]
    if action is Action.VIEW and user.is_active and user.is_superuser:
        return None  # superusers administer; all else takes a role like anybody's
    if article.unit_id not in scope.unit_ids(user, rule.role):
        return f"Bạn không có vai trò “{Role(rule.role).label}” ở {article.unit.name}."
    if article.deleted_at and action not in _WHEN_DELETED:
        return "Bài đã bị xóa. Hãy khôi phục bài trước."
    if action is Action.UNDELETE and not article.deleted_at:
        return "Bài không bị xóa."
    if article.state not in rule.desk:
        return f"Bài đang ở tình trạng “{article.get_state_display()}”."
    stands = stands or standing.of(article)
    if stands.public not in rule.public:
        return f"Với bạn đọc, bài đang ở tình trạng “{stands.public.label}”."
    return rule.check(user, article, stands)
