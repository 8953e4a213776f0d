"""Notices as residents see them at an instant. They run out without anybody's doing."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Notice
from articles.public import naming
from wards import clock, together
from wards.models import FormerName, Unit

_URGENCY = [Notice.Kind.URGENT, Notice.Kind.DOWNTIME, Notice.Kind.INFORMATION]


EVERYWHERE, AT_HOME = Q(everywhere=True), Q(everywhere=False)


def everywhere(at: datetime | None = None) -> list[Notice]:
    """Those that stand on every page. One query."""
    return shown(*together.read(*needed(EVERYWHERE, at)), at)


def of_home(at: datetime | None = None) -> list[Notice]:
    """Those that the home page has beside `everywhere`. One query."""
    return shown(*together.read(*needed(AT_HOME, at)), at)


def of_unit(unit: Unit, at: datetime | None = None) -> list[Notice]:
    """Those of `unit` itself, for its page. One query."""
    return shown(*together.read(*needed(AT_HOME & Q(unit=unit), at)), at)


def needed(condition: Q, at: datetime | None = None) -> tuple[QuerySet, QuerySet]:
    """What `shown` is given, to be read together with other things."""
    found = Notice.objects.current(at).filter(condition).select_related("unit")
    named = found.order_by().exclude(unit=None).values("unit")
    return found, FormerName.objects.filter(unit__in=named)


def shown(found: list[Notice], former: list[FormerName], at: datetime | None) -> list[Notice]:
    """Return the notices `found` as pages show them, what is urgent first."""
    units = [notice.unit for notice in found if notice.unit]
    naming.give_former_names(units, former)
    day = timezone.localdate(at or clock.now())
    for notice in found:
        notice.link = notice.address  # whatever wrote the row, no page leads to a script
    for unit in units:
        naming.named(unit, day)
    return sorted(found, key=lambda notice: _URGENCY.index(notice.kind))
