"""The same done with several articles: each is asked about, done and reported for itself.

Approving is not among it: an approval is of the version that was read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles.editorial import housekeeping, workflow
from articles.editorial.rules import Action, why_not
from articles.editorial.step import Refused
from articles.models import Article
from wards import scope

MOST = 100  # at one go


@dataclass(frozen=True)
class Bulk:
    """An action for several articles; `do(article_id, by=user, **given)` is its workflow function.

    `undo` is the name of the one that takes it back, `needs_unit` says that a unit is to be given.
    """

    action: Action
    label: str
    done: str
    do: Callable[..., object]
    role: str = scope.Role.WRITER
    undo: str = ""
    needs_unit: bool = False
    grave: bool = False
    for_deleted: bool = False
    intro: str = ""


BULK = {
    "submit": Bulk(
        Action.SUBMIT,
        "Trình duyệt",
        "Đã trình duyệt",
        workflow.submit,
        intro="Mỗi bài được giữ nguyên từ lúc này cho đến khi có kết quả duyệt.",
    ),
    "recall": Bulk(
        Action.RECALL,
        "Rút lại",
        "Đã rút lại",
        workflow.recall,
        intro="Mỗi bài trở về bản nháp để bạn sửa tiếp.",
    ),
    "delete": Bulk(
        Action.DELETE,
        "Xóa bài chưa đăng",
        "Đã xóa",
        housekeeping.delete,
        undo="undelete",
        grave=True,
        intro="Chỉ xóa được bài chưa đăng bao giờ. Bài đã xóa còn khôi phục được một thời gian.",
    ),
    "reassign": Bulk(
        Action.REASSIGN,
        "Chuyển đơn vị",
        "Đã chuyển đơn vị",
        housekeeping.reassign,
        role=scope.Role.CHIEF,
        needs_unit=True,
        intro="Đơn vị khác chịu trách nhiệm các bài này. Mỗi bài trở về bản nháp và phải trình "
        "duyệt lại; bản đang đăng giữ nguyên.",
    ),
    "undelete": Bulk(
        Action.UNDELETE,
        "Khôi phục",
        "Đã khôi phục",
        housekeeping.undelete,
        for_deleted=True,
        intro="Mỗi bài trở lại danh sách, đúng như trước khi xóa.",
    ),
}


@dataclass(frozen=True)
class Line:
    """One article and why not, in Vietnamese; no reasons: it can be done, or was."""

    article: Article
    reasons: tuple[str, ...] = ()


def offered_to(user, deleted: bool) -> dict[str, Bulk]:
    """What `user` may have to do with a list, by name; of deleted articles or of the others."""
    return {
        name: bulk
        for name, bulk in BULK.items()
        if bulk.for_deleted == deleted and scope.unit_ids(user, bulk.role)
    }


def plan(name: str, articles: Iterable[Article], user) -> list[Line]:
    """Say of each of the `articles` whether `user` can do it now. Some queries for each."""
    bulk, lines = BULK[name], []
    for article in articles:
        why = why_not(user, bulk.action, article)
        reasons = [why] if why else []
        if not why and bulk.action is Action.SUBMIT:
            reasons = workflow.not_ready(article)
        lines.append(Line(article, tuple(reasons)))
    return lines


def perform(name: str, article_ids: Iterable[int], user, **given) -> dict[int, list[str]]:
    """Do it with each article in its own transaction; return the reasons for refusal by id.

    An article without reasons was done. The rules are asked anew, with its row locked.
    """
    found = {}
    for pk in article_ids:
        try:
            BULK[name].do(pk, by=user, **given)
            found[pk] = []
        except Refused as refusal:
            found[pk] = list(refusal.reasons)
    return found
