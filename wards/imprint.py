"""Who runs the site: the one row of `Imprint`, or what stands in for it until there is one."""

from collections.abc import Iterable

from django.conf import settings
from django.core import checks
from django.db.models import QuerySet
from django.db.utils import DatabaseError

from wards.models import Imprint

ROW = 1
LINE = "Tin từ phường, chi bộ và tổ dân phố"
# Without these nobody can be asked, or held to account, for what stands on the site.
_NEEDED = ("responsible", "address", "phone")


def current() -> Imprint:
    """Return what the head and the foot of each page say; unsaved where nobody wrote it."""
    return of(written())


def written() -> QuerySet[Imprint]:
    """The row that says it, if anybody wrote it: for who reads it with other things."""
    return Imprint.objects.filter(pk=ROW)


def of(rows: Iterable[Imprint]) -> Imprint:
    """Return the one of `rows` as `written` gives them, or what stands in for it."""
    return next(iter(rows), None) or Imprint(pk=ROW, name=settings.SITE_NAME, line=LINE)


def missing(owner: Imprint | None = None) -> list[str]:
    """What readers need to know and nobody wrote yet, as labels; of `owner`, or as it is now."""
    owner = owner or current()
    return [
        owner._meta.get_field(name).verbose_name for name in _NEEDED if not getattr(owner, name)
    ]


def register_checks() -> None:
    """Register this module's check; called once when the app is ready."""
    checks.register(check_complete, checks.Tags.database, deploy=True)


def check_complete(databases=None, **kwargs):
    """wards.W003: the foot of each page does not say who answers for it and how to reach them.

    Asked only with `check --deploy --database default`: it reads the database.
    """
    if "default" not in (databases or ()):
        return []
    try:
        labels = missing()
    except DatabaseError:
        return []  # no database, or not migrated: other checks and the commands report it
    if not labels:
        return []
    return [
        checks.Warning(
            f"Cuối trang chưa ghi: {', '.join(labels)}.",
            hint="Điền ở /admin/wards/imprint/ (quản trị viên).",
            id="wards.W003",
        )
    ]
