"""The guards as SQLite holds them: triggers.

SQLite keeps instants as text; Django writes them all as `YYYY-MM-DD HH:MM:SS[.ffffff]` in UTC,
which sorts as time does. Another spelling would not, so it is refused.
"""

from articles.guards.base import (
    ACCOUNT_EVENT,
    ACCOUNT_EVENT_DAYS,
    ACCOUNT_EVENT_LOOSE,
    COLUMNS,
    DAILY_VIEWS,
    EDITION,
    EVENT,
    FINAL,
    MESSAGES,
    PARTS,
    REDACTION,
    VIEW_COUNT,
    Guard,
    open_redaction,
)
from articles.models import Edition, Redaction, Submission, Tombstone

INSTALLED = "SELECT name FROM sqlite_master WHERE type = 'trigger'"

_REDACTION_FIXED = [
    f.column for f in Redaction._meta.concrete_fields if f.name not in ("applied_at", "reason")
]
# Tables where a row may collide with another in more than its id.
_ALSO_ONCE = {
    Submission._meta.db_table: "other.event_id = NEW.event_id",
    Tombstone._meta.db_table: "other.hash = NEW.hash",
}
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
_FRACTION = "." + "[0-9]" * 6


def _trigger(name: str, when: str, body: str, tables: tuple[str, ...]) -> Guard:
    return Guard(
        name=name,
        tables=tables,
        create=f"CREATE TRIGGER {name} {when} BEGIN {body}; END",
        drop=f"DROP TRIGGER IF EXISTS {name}",
    )


def _refuse(name: str, event: str, table: str, condition: str, key: str, *more: str) -> Guard:
    """A trigger that refuses `event` (as in "BEFORE UPDATE") on `table` under `condition`."""
    when = f"{event} ON {table} FOR EACH ROW" + (f" WHEN {condition}" if condition else "")
    return _trigger(name, when, f"SELECT RAISE(ABORT, '{MESSAGES[key]}')", (table, *more))


def _not_an_instant(column: str) -> str:
    """True where `column` holds an instant that Django would spell differently."""
    value = f"NEW.{column}"
    return f"""(
        {value} IS NOT NULL
        AND (strftime('%Y-%m-%d %H:%M:%S', substr({value}, 1, 19)) IS NOT substr({value}, 1, 19)
             OR (length({value}) <> 19
                 AND (length({value}) <> 26 OR substr({value}, 20) NOT GLOB '{_FRACTION}'))))
    """


def _changed(columns) -> str:
    """SQL that is true if an update changes one of `columns`."""
    return "(" + (" OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in columns) or "0") + ")"


def _replaces(table: str, collides: str | None = None) -> str:
    """SQL that is true if an INSERT OR REPLACE would silently delete a row of `table`."""
    same = "other.id = NEW.id" + (f" OR {collides}" if collides else "")
    return f"EXISTS (SELECT 1 FROM {table} other WHERE {same})"


def _unlawful(table: str, redactable: tuple[str, ...], article: str) -> str:
    """SQL that is true if an update of `table` changes more than an open redaction may."""
    fixed = [c for c in COLUMNS[table] if c not in redactable and c != "ends_at"]
    return f"({_changed(fixed)} OR ({_changed(redactable)} AND NOT {open_redaction(article)}))"


def _account_guards() -> list[Guard]:
    fixed = [c for c in COLUMNS[ACCOUNT_EVENT] if c not in ACCOUNT_EVENT_LOOSE]
    moved = " OR ".join(
        f"(NEW.{c} IS NOT OLD.{c} AND NEW.{c} IS NOT NULL)" for c in ACCOUNT_EVENT_LOOSE
    )
    recent = f"OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-{ACCOUNT_EVENT_DAYS} days')"
    name, table = "articles_account_event", ACCOUNT_EVENT
    return [
        _refuse(
            f"{name}_final", "BEFORE UPDATE", table, f"{_changed(fixed)} OR {moved}", "account"
        ),
        _refuse(f"{name}_kept", "BEFORE DELETE", table, recent, "recent"),
        _refuse(f"{name}_no_replace", "BEFORE INSERT", table, _replaces(table), "account"),
    ]


def guards() -> list[Guard]:
    """Every guard, in the order of installation."""
    changed = _unlawful(EDITION, Edition.REDACTABLE, "OLD.article_id")
    overlaps = f"""
        (NEW.ends_at IS NULL OR NEW.ends_at > NEW.starts_at)
        AND EXISTS (SELECT 1 FROM {EDITION} other
                     WHERE other.article_id = NEW.article_id
                       AND other.number <> NEW.number
                       AND (other.ends_at IS NULL OR other.ends_at > other.starts_at)
                       AND (other.ends_at IS NULL OR other.ends_at > NEW.starts_at)
                       AND (NEW.ends_at IS NULL OR NEW.ends_at > other.starts_at))
    """
    spelt_wrong = " OR ".join(_not_an_instant(c) for c in ("starts_at", "ends_at", "published_at"))
    ended = (
        f"NEW.ends_at IS NOT OLD.ends_at AND (OLD.ends_at = OLD.starts_at OR OLD.ends_at <= {_NOW})"
    )
    called_off = f"NEW.ends_at = NEW.starts_at AND NEW.starts_at <= {_NOW}"
    # An INSERT OR REPLACE, too, ends here: it would delete the row it replaces without firing any
    # delete trigger.
    out_of_order = f"""
        EXISTS (SELECT 1 FROM {EDITION} other
                 WHERE other.id = NEW.id
                    OR (other.article_id = NEW.article_id
                        AND (other.number >= NEW.number
                             OR (other.starts_at > NEW.starts_at
                                 AND other.ends_at IS NOT other.starts_at))))
    """
    insert, update, delete = "BEFORE INSERT", "BEFORE UPDATE", "BEFORE DELETE"
    replaced = _replaces(REDACTION, "(NEW.digest <> '' AND other.digest = NEW.digest)")
    # A closed redaction stays closed, but a later one of the same article may mask its reason.
    reopened = f"""
        {_changed(_REDACTION_FIXED)}
        OR (OLD.applied_at IS NOT NULL
            AND (NEW.applied_at IS NOT OLD.applied_at OR NOT {open_redaction("OLD.article_id")}))
        OR (OLD.applied_at IS NULL AND NEW.reason IS NOT OLD.reason)
    """
    found = [
        _refuse("articles_edition_immutable", update, EDITION, changed, "edition", REDACTION),
        _refuse("articles_edition_stays_ended", update, EDITION, ended, "ended"),
        _refuse("articles_edition_kept", delete, EDITION, "", "delete"),
        _refuse("articles_edition_not_called_off_late", update, EDITION, called_off, "public"),
        _refuse("articles_edition_in_order", insert, EDITION, out_of_order, "order"),
        _refuse("articles_edition_no_overlap", insert, EDITION, overlaps, "overlap"),
        _refuse("articles_edition_no_overlap_later", update, EDITION, overlaps, "overlap"),
        _refuse("articles_edition_instants", insert, EDITION, spelt_wrong, "instant"),
        _refuse("articles_edition_instants_later", update, EDITION, spelt_wrong, "instant"),
        _trigger(
            "articles_viewcount_files_day",
            f"AFTER UPDATE ON {VIEW_COUNT} FOR EACH ROW WHEN NEW.day <> OLD.day AND OLD.today > 0",
            f"""
            INSERT INTO {DAILY_VIEWS} (article_id, day, views)
            VALUES (OLD.article_id, OLD.day, OLD.today)
            ON CONFLICT (article_id, day) DO UPDATE SET views = views + excluded.views
            """,
            (VIEW_COUNT, DAILY_VIEWS),
        ),
    ]
    found += [
        _refuse("articles_redaction_closed_once", update, REDACTION, reopened, "redaction"),
        _refuse("articles_redaction_kept", delete, REDACTION, "", "redaction"),
        _refuse("articles_redaction_no_replace", insert, REDACTION, replaced, "redaction"),
    ]
    found += _account_guards()
    for table, (redactable, article) in FINAL.items():
        replaces_row = _replaces(table, _ALSO_ONCE.get(table))
        unlawful = _unlawful(table, redactable, article.format(row="OLD"))
        unlawful = f"{unlawful} OR NOT {open_redaction(article.format(row='OLD'))}"
        found += [
            _refuse(f"{table}_final", update, table, unlawful, "final", EDITION, EVENT, REDACTION),
            _refuse(f"{table}_kept", delete, table, "", "delete"),
            _refuse(f"{table}_no_replace", insert, table, replaces_row, "final"),
        ]
    for table, counter in PARTS.items():
        full = (
            f"(SELECT count(*) FROM {table} WHERE edition_id = NEW.edition_id) >= "
            f"coalesce((SELECT {counter} FROM {EDITION} WHERE id = NEW.edition_id), 0)"
        )
        found.append(_refuse(f"{table}_complete", insert, table, full, "parts", EDITION))
    return found
