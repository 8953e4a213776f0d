"""Who may do what with an article: one question, asked by every door of the back office."""

from enum import Enum

from articles.models import Article, Event
from wards import scope

Role = scope.Role


class Action(Enum):
    """What people do with an article at the desk; the value is the least role it takes."""

    VIEW = (1, Role.WRITER)
    EDIT = (2, Role.WRITER)
    SUBMIT = (3, Role.WRITER)
    RECALL = (4, Role.WRITER)
    REVISE = (5, Role.WRITER)
    RETURN = (6, Role.REVIEWER)
    APPROVE = (7, Role.REVIEWER)

    @property
    def role(self) -> str:
        """The least role that the action takes."""
        return self.value[1]


# States of the working copy in which an action makes sense; elsewhere it is refused.
STATES = {
    Action.EDIT: (Article.State.DRAFT, Article.State.RETURNED),
    Action.SUBMIT: (Article.State.DRAFT, Article.State.RETURNED),
    Action.RECALL: (Article.State.SUBMITTED,),
    Action.REVISE: (Article.State.SETTLED,),
    Action.RETURN: (Article.State.SUBMITTED,),
    Action.APPROVE: (Article.State.SUBMITTED,),
}

_TOUCHES = (Event.Action.CREATE, Event.Action.EDIT)
_APPROVALS = (Event.Action.PUBLISH, Event.Action.SCHEDULE)


def can(user, action: Action, article: Article) -> bool:
    """Whether `user` may do `action` with `article` as it stands now."""
    return why_not(user, action, article) is None


def why_not(user, action: Action, article: Article) -> str | None:
    """Say in Vietnamese why `user` may not do `action` with `article`; None if they may.

    The unit is asked first: who has nothing to do with it learns nothing more.
    """
    if action is Action.VIEW and user.is_active and user.is_superuser:
        return None  # superusers administer; all else takes a role like anybody's
    if article.unit_id not in scope.unit_ids(user, action.role):
        return f"Bạn không có vai trò “{Role(action.role).label}” ở {article.unit.name}."
    if action in STATES and article.state not in STATES[action]:
        return f"Bài đang ở tình trạng “{article.get_state_display()}”."
    if action is Action.APPROVE and user.pk in contributors(article):
        return "Bạn đã viết hoặc sửa bài này nên không thể tự duyệt. Hãy nhờ người duyệt khác."
    if action is Action.RECALL and user.pk != _submitter(article):
        return "Chỉ người đã trình duyệt mới rút lại được bài."
    return None


def contributors(article: Article) -> set[int]:
    """Ids of those who touched text, photos or captions since the last approval."""
    last = article.events.filter(action__in=_APPROVALS).order_by("-pk").first()
    touches = article.events.filter(action__in=_TOUCHES)
    if last:
        touches = touches.filter(pk__gt=last.pk)
    return set(touches.values_list("actor_id", flat=True))


def _submitter(article: Article) -> int | None:
    submitted = article.events.filter(action=Event.Action.SUBMIT).order_by("-pk").first()
    return submitted.actor_id if submitted else None
