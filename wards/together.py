"""Several querysets read with one statement: what a page needs that does not wait for each other.

Each stays a query of its own, with its own index, order and limit; the rows travel as JSON. So a
page costs few ways to the database, and one state of it is what all of them see.
"""

import json
from contextlib import suppress
from datetime import date, datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

# What JSON has no letters for, and drivers give as such; SQLite has dates as text anyway.
_READ = {
    "postgresql": {
        "BinaryField": bytes.fromhex,
        "DateField": date.fromisoformat,
        "DateTimeField": datetime.fromisoformat,
    },
    "sqlite": {"BinaryField": bytes.fromhex},
}
# JSON as text, as drivers give it: the field reads it.
_WRITTEN = {
    "postgresql": {"BinaryField": "encode({}, 'hex')", "JSONField": "{}::text"},
    "sqlite": {"BinaryField": "CASE WHEN {0} IS NOT NULL THEN hex({0}) END"},
}
# They would come back as text, or as other numbers: nothing here has any yet.
_UNKNOWN = {"DecimalField", "DurationField", "FloatField", "TimeField", "UUIDField"}
_ARRAY = {"postgresql": "json_build_array({})::text", "sqlite": "json_array({})"}


def read(*parts: QuerySet) -> list[list]:
    """Return what each of `parts` gives, in its order, whatever kind of rows it asks for.

    One statement for all, and those that each one's own `prefetch_related` takes. No part may be
    combined by UNION, or read for update.
    """
    compilers = [part.query.chain().get_compiler(connection=connection) for part in parts]
    branches = []
    for number, compiler in enumerate(compilers):
        with suppress(EmptyResultSet):  # that nothing can meet its conditions is known by itself
            branches.append(_branch(number, compiler))
    rows: list[list] = [[] for _ in parts]
    # Databases mostly keep the order of such a statement; none promises to.
    for number, _, values in sorted(_execute(branches), key=lambda row: row[:2]):
        rows[number].append(json.loads(values))
    return [_filled(*each) for each in zip(parts, compilers, rows, strict=True)]


def _execute(branches: list[tuple[str, tuple]]) -> list[tuple]:
    if not branches:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(sql for sql, _ in branches),
            [param for _, params in branches for param in params],
        )
        return cursor.fetchall()


def _branch(number: int, compiler) -> tuple[str, tuple]:
    """The statement of a part, each row with the part's number, its place and its values."""
    sql, params = compiler.as_sql(with_col_aliases=True)
    quote = connection.ops.quote_name
    written, columns, unnamed = _WRITTEN[connection.vendor], [], 0
    for expression, _, alias in compiler.select:
        if alias is None:  # called as Django does
            unnamed += 1
            alias = f"col{unnamed}"
        columns.append(written.get(_kind(expression), "{}").format(f"part.{quote(alias)}"))
    values = _ARRAY[connection.vendor].format(", ".join(columns))
    if connection.vendor == "sqlite" and not compiler.query.is_sliced:
        sql += " LIMIT -1"  # without a limit SQLite leaves out the order of an inner query
    return (
        f"SELECT {number} AS part_number, ROW_NUMBER() OVER () AS place, {values} AS row_values "
        f"FROM ({sql}) part",
        params,
    )


def _filled(part: QuerySet, compiler, rows: list[list]) -> list:
    """The objects that `part` makes of `rows`."""
    if not rows:
        return []
    known = _READ[connection.vendor]
    readers = [known.get(_kind(expression)) for expression, *_ in compiler.select]
    for row in rows:
        for place, read_one in enumerate(readers):
            if read_one and row[place] is not None:
                row[place] = read_one(row[place])
    # What makes the rows of a queryset asks its query for a compiler, and that for the results.
    compiler.execute_sql = lambda *args, **kwargs: [rows]
    found = part.all()
    found.query.get_compiler = lambda *args, **kwargs: compiler
    return list(found)


def _kind(expression) -> str:
    kind = expression.output_field.get_internal_type()
    if kind in _UNKNOWN:
        raise NotImplementedError(f"{kind} does not travel as JSON")
    return kind
