"""What only somebody with the database in hand can do: write into what is published."""

from django.db import connections

from articles import guards


def write(rows, **fields) -> None:
    """Update published `rows` past the guards, as their owner could with raw SQL."""
    connections[rows.db].check_constraints()  # PostgreSQL alters no table with checks outstanding
    guards.drop(rows.db)
    rows.update(**fields)
    connections[rows.db].check_constraints()
    guards.install(rows.db)
