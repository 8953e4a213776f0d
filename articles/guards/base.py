"""What both kinds of database share about guards."""

from dataclasses import dataclass

from articles.models import (
    DailyViews,
    Edition,
    EditionAbout,
    EditionPhoto,
    Event,
    ViewCount,
)

EDITION = Edition._meta.db_table
EVENT = Event._meta.db_table
VIEW_COUNT = ViewCount._meta.db_table
DAILY_VIEWS = DailyViews._meta.db_table

# Tables whose rows belong to an edition, with the edition's column that says how many it has.
PARTS = {
    EditionPhoto._meta.db_table: "photo_count",
    EditionAbout._meta.db_table: "about_count",
}
# Tables whose rows are written once.
FINAL = (*PARTS, EVENT)

MESSAGES = {
    "delete": "wardnews: published history is never deleted",
    "final": "wardnews: published history is never rewritten",
    "edition": "wardnews: of an edition only ends_at changes",
    "ended": "wardnews: an edition that has ended stays ended",
    "public": "wardnews: an edition that was public cannot be called off",
    "overlap": "wardnews: editions of one article must not overlap",
    "order": "wardnews: an edition comes after those before it",
    "parts": "wardnews: an edition gets no parts after publication",
    "instant": "wardnews: instants are written by the ORM alone",
}


@dataclass(frozen=True)
class Guard:
    """One database object: its name, the tables it needs, and SQL to create and to drop it.

    A costly one reads the whole table when it is created, so it is left alone where it stands.
    """

    name: str
    tables: tuple[str, ...]
    create: str
    drop: str
    costly: bool = False
