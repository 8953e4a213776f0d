"""Texts that a chief published alone: open until somebody who contributed nothing approves them."""

from django.db.models import Exists, OuterRef

from articles.models import Article, Edition, Event

# Approvals of a working copy by somebody who had touched nothing of it. An emergency is none.
APPROVALS = (Event.Action.PUBLISH, Event.Action.SCHEDULE)


def uncleared():
    """Emergency editions that nobody has approved afterwards: neither them nor a later text."""
    later = Event.objects.filter(
        article=OuterRef("article"), edition__number__gt=OuterRef("number")
    )
    confirmed = Event.objects.filter(edition=OuterRef("pk"), action=Event.Action.CONFIRM)
    return (
        Edition.objects.not_called_off()
        .filter(emergency=True)
        .exclude(Exists(confirmed))
        .exclude(Exists(later.filter(action__in=APPROVALS)))
    )


def uncleared_of(article: Article) -> Edition | None:
    """The newest emergency edition of `article` that is still open."""
    return uncleared().filter(article=article).order_by("-number").first()
