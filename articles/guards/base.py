"""What both kinds of database share about guards."""

from dataclasses import dataclass

from articles.models import (
    DailyViews,
    Edition,
    EditionAbout,
    EditionPhoto,
    Event,
    Redaction,
    Remark,
    Submission,
    Tombstone,
    ViewCount,
)
from wards.models import AccountEvent

EDITION = Edition._meta.db_table
EVENT = Event._meta.db_table
VIEW_COUNT = ViewCount._meta.db_table
DAILY_VIEWS = DailyViews._meta.db_table
REDACTION = Redaction._meta.db_table
ACCOUNT_EVENT = AccountEvent._meta.db_table

# Tables whose rows belong to an edition, with the edition's column that says how many it has.
PARTS = {
    EditionPhoto._meta.db_table: "photo_count",
    EditionAbout._meta.db_table: "about_count",
}
# Tables whose rows are written once, with the columns into which an open redaction of their article
# may write, and SQL for that article's id ({row} stands for the row).
_EDITIONS_ARTICLE = f"(SELECT article_id FROM {EDITION} WHERE id = {{row}}.edition_id)"
_EVENTS_ARTICLE = f"(SELECT article_id FROM {EVENT} WHERE id = {{row}}.event_id)"
_REDACTIONS_ARTICLE = f"(SELECT article_id FROM {REDACTION} WHERE id = {{row}}.redaction_id)"
FINAL = {
    EditionPhoto._meta.db_table: (EditionPhoto.REDACTABLE, _EDITIONS_ARTICLE),
    EditionAbout._meta.db_table: ((), _EDITIONS_ARTICLE),
    EVENT: (("reason",), "{row}.article_id"),
    Submission._meta.db_table: (("content",), _EVENTS_ARTICLE),
    Remark._meta.db_table: (("quote", "text"), _EVENTS_ARTICLE),
    Tombstone._meta.db_table: ((), _REDACTIONS_ARTICLE),
}
# Columns of each guarded table.
COLUMNS = {
    model._meta.db_table: [field.column for field in model._meta.concrete_fields]
    for model in (
        *(Edition, EditionPhoto, EditionAbout, Event, Submission, Remark, Tombstone),
        AccountEvent,
    )
}

# What happened to accounts may be forgotten when it is that old, and the accounts may go.
ACCOUNT_EVENT_DAYS = AccountEvent.KEPT_DAYS
ACCOUNT_EVENT_LOOSE = ("user_id", "by_id")


def open_redaction(article: str) -> str:
    """SQL that is true while a redaction of the article with the id `article` is open."""
    return (
        f"EXISTS (SELECT 1 FROM {REDACTION} redaction "
        f"WHERE redaction.article_id = {article} AND redaction.applied_at IS NULL)"
    )


MESSAGES = {
    "delete": "wardnews: published history is never deleted",
    "final": "wardnews: published history is never rewritten",
    "edition": "wardnews: of an edition only ends_at changes",
    "ended": "wardnews: an edition that has ended stays ended",
    "public": "wardnews: an edition that was public cannot be called off",
    "overlap": "wardnews: editions of one article must not overlap",
    "order": "wardnews: an edition comes after those before it",
    "account": "wardnews: what happened to an account is never rewritten",
    "recent": "wardnews: what happened to an account lately is kept",
    "parts": "wardnews: an edition gets no parts after publication",
    "redaction": "wardnews: a redaction is closed once and kept",
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
