"""Texts that a chief published alone: open until somebody who contributed nothing approves them."""

from django.db.models import Exists, F, OuterRef

from articles.models import Article, Edition, Event
from articles.publishing import chain

ONLY_RUSHED = (
    "Bài mới chỉ được đăng khẩn, chưa ai duyệt lại. Hãy nhờ người duyệt lại bản đăng khẩn trước."
)

# What says of an edition that somebody who had touched nothing of it approved it. An emergency does
# not; a time that was changed does so again for the text approved before.
APPROVALS = (
    *(Event.Action.PUBLISH, Event.Action.SCHEDULE, Event.Action.RESCHEDULE),
    Event.Action.CONFIRM,
)
# What ends a round of review: the version in hand is out, or is to go out at its time.
DECISIONS = (Event.Action.PUBLISH, Event.Action.SCHEDULE, Event.Action.EMERGENCY)


def uncleared():
    """Emergency editions that nobody has approved afterwards: neither them nor a later text.

    A later one that was called off before its time has approved nothing.
    """
    later = Event.objects.filter(
        article=OuterRef("article"),
        edition__number__gt=OuterRef("number"),
        action__in=APPROVALS,
    ).exclude(edition__ends_at=F("edition__starts_at"))
    confirmed = Event.objects.filter(edition=OuterRef("pk"), action=Event.Action.CONFIRM)
    return (
        Edition.objects.not_called_off()
        .filter(emergency=True)
        .exclude(Exists(confirmed))
        .exclude(Exists(later))
    )


def last_approved(article: Article) -> Edition | None:
    """The newest text of `article` that somebody approved; an open emergency is none."""
    rushed = uncleared().filter(article=article)
    return chain.texts(article).exclude(pk__in=rushed.values("pk")).last()


def uncleared_of(article: Article) -> Edition | None:
    """The newest emergency edition of `article` that is still open."""
    return uncleared().filter(article=article).order_by("-number").first()
