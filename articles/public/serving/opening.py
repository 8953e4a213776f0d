"""What has to be known before a page is made: the site version, the instant, and until when.

Read before the content, so a page may be newer than its version, never older.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import connection
from django.db.models import DateTimeField, Func, Subquery, Value
from django.db.models.functions import Now
from django.utils import timezone

from articles.models import Edition, Feature, Notice
from wards import siteversion
from wards.models import SiteVersion

_CLOCK = Func(function="clock_timestamp", output_field=DateTimeField())


@dataclass(frozen=True)
class Opening:
    """The site version at an instant of the database's clock, and the next one at which the
    calendar changes something by itself."""

    version: int
    now: datetime
    until: datetime


def read() -> Opening:
    """Ask the database. One query."""
    asked = timezone.now()
    row = _query(asked).first()
    if row is None:  # a site that never changed has no version yet
        siteversion.hold()
        row = _query(asked).first()
    version, now, *instants = row
    # SQLite has no clock: this machine's, looked at when the version is known.
    now = now or timezone.now()
    return Opening(version, now, min([_midnight(now), *filter(None, instants)]))


def _query(asked: datetime):
    """The instant is taken once the version is read: whoever moved it took theirs before, so all
    they did has begun by then. What begins next is looked for from an instant before that, so that
    nothing falls between the two.

    An edition ends where the next begins, or by somebody's doing, which moves the version. Units
    open and close at midnight, and what was read most changes then.
    """
    spans = [(model, name) for model in (Notice, Feature) for name in ("starts_at", "ends_at")]
    instants = [(Edition, "starts_at"), *spans]
    has_clock = connection.vendor == "postgresql"
    now, before = (_CLOCK, Now()) if has_clock else (_value(None), _value(asked))
    site = SiteVersion.objects.filter(pk=siteversion.ROW).order_by()
    return site.values_list("number", now, *(_next(*where, before) for where in instants))


def _next(model, name: str, now) -> Subquery:
    ahead = model.objects.filter(**{f"{name}__gt": now}).order_by(name)
    return Subquery(ahead.values(name)[:1])


def _value(instant: datetime | None) -> Value:
    return Value(instant, output_field=DateTimeField())


def _midnight(now: datetime) -> datetime:
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
