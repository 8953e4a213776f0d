"""Guards in the database: what no code path, not even raw SQL, may do to published history.

Held on PostgreSQL and SQLite alike: editions of one article follow one another and never overlap;
of an edition only `ends_at` changes, and only while it still lies ahead; what was public cannot be
called off; editions, their photos and units, and events are never deleted or rewritten; an edition
gets no photo or unit beyond those it was published with. A finished day's views are filed when the
next day's first view arrives. What happened to accounts is not rewritten, and forgotten only after
a time.

Out of scope: TRUNCATE, DROP and the database's owner.

Installed by `post_migrate`, because SQLite drops triggers when a migration rebuilds a table. While
a migration runs on SQLite, and after one that failed, they are down: stop the site for it, and run
`install_guards` if it failed. `articles.E001` fails when one is missing.
"""

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from articles.guards import postgresql, sqlite
from articles.guards.base import Guard

_VENDORS = {"postgresql": postgresql, "sqlite": sqlite}


def _guards(connection) -> list[Guard]:
    """The guards for `connection`'s kind of database whose tables all exist."""
    tables = set(connection.introspection.table_names())
    return [g for g in _VENDORS[connection.vendor].guards() if set(g.tables) <= tables]


def _installed(connection) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_VENDORS[connection.vendor].INSTALLED)
        return {row[0] for row in cursor.fetchall()}


def install(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put every guard in place anew, in one transaction; harmless when repeated."""
    connection = connections[using]
    present = _installed(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for guard in _guards(connection):
            if not (guard.costly and guard.name in present):
                cursor.execute(guard.drop)
                cursor.execute(guard.create)


def drop(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take every guard down. For rebuilding tables, and for flushing a test database."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in _guards(connection):
            cursor.execute(guard.drop)


def missing(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Names of guards whose tables exist while they themselves do not (or are switched off)."""
    connection = connections[using]
    expected = _guards(connection)
    present = _installed(connection) if expected else set()
    return [guard.name for guard in expected if guard.name not in present]


def before_migrate(using, plan=(), **kwargs):
    """`pre_migrate`: on SQLite, let go of tables that are about to be rebuilt.

    SQLite refuses to rename a table while a trigger elsewhere refers to the one just dropped.
    """
    if plan and connections[using].vendor == "sqlite":
        drop(using)


def after_migrate(using, **kwargs):
    """`post_migrate`: every migration ends with all guards in place."""
    install(using)
