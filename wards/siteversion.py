"""The site version: one number that moves with every change that residents can see."""

from django.db import connection

from wards.models import SiteVersion

ROW = 1


def bump() -> int:
    """Move the version and return the new number. Call it inside the changing transaction.

    The row stays locked until that transaction ends, so bumpers follow one another: whoever
    validates after bumping validates against what the others committed.
    """
    return _move(by=1)


def hold() -> None:
    """Keep the version where it is until this transaction ends: whoever bumps has to wait.

    For what residents cannot see yet, but must not pass by a change of what they see.
    """
    _move(by=0)


def current() -> int:
    """Return the version, 0 for a site that never changed. Read it before the content."""
    return SiteVersion.objects.filter(pk=ROW).values_list("number", flat=True).first() or 0


def _move(by: int) -> int:
    table = SiteVersion._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (id, number) VALUES (%s, %s) "
            f"ON CONFLICT (id) DO UPDATE SET number = {table}.number + %s RETURNING number",
            [ROW, by, by],
        )
        return cursor.fetchall()[0][0]
