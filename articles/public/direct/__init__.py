"""Straight lines to the database, for what every warm page asks: one statement for many readers.

Django's connections belong to a thread each and wait as long as the database lets them. These are
one for counting and one for looking in each process; those who wait share a statement (`together`),
and a database that does not answer is given up after some seconds.
"""

from django.conf import settings

from articles.public.direct import postgresql, sqlite
from articles.public.direct.lines import PATIENCE, Line

__all__ = ["open_line"]


def open_line(patience: float = PATIENCE) -> Line:
    """Return a line to the site's database that waits so many seconds for an answer."""
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    return (sqlite if is_sqlite else postgresql).Line(patience)
