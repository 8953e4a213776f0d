"""Notices as residents see them at an instant. They run out without anybody's doing."""

from datetime import datetime

from django.utils import timezone

from articles.models import Notice
from articles.public import naming
from wards import clock
from wards.models import Unit

_URGENCY = [Notice.Kind.URGENT, Notice.Kind.DOWNTIME, Notice.Kind.INFORMATION]


def everywhere(at: datetime | None = None) -> list[Notice]:
    """Those that stand on every page, what is urgent first. One query."""
    return _shown(Notice.objects.current(at).filter(everywhere=True), at)


def of_home(at: datetime | None = None) -> list[Notice]:
    """Those that the home page has beside `everywhere`. Two queries."""
    return _shown(Notice.objects.current(at).filter(everywhere=False), at)


def of_unit(unit: Unit, at: datetime | None = None) -> list[Notice]:
    """Those of `unit` itself, for its page. Two queries."""
    return _shown(Notice.objects.current(at).filter(everywhere=False, unit=unit), at)


def _shown(found, at: datetime | None) -> list[Notice]:
    day = timezone.localdate(at or clock.now())
    rows = list(found.select_related("unit").prefetch_related("unit__former_names"))
    for notice in rows:
        notice.link = notice.address  # whatever wrote the row, no page leads to a script
        if notice.unit:
            naming.named(notice.unit, day)
    return sorted(rows, key=lambda notice: _URGENCY.index(notice.kind))
