"""The guards as PostgreSQL holds them: an exclusion constraint and triggers in PL/pgSQL."""

from articles.guards.base import (
    ACCOUNT_EVENT,
    ACCOUNT_EVENT_DAYS,
    ACCOUNT_EVENT_LOOSE,
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
from articles.models import Edition

INSTALLED = """
    SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
     WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)
    UNION ALL
    SELECT conname FROM pg_constraint WHERE contype = 'x'
"""


def _raise(key: str) -> str:
    return f"RAISE EXCEPTION '{MESSAGES[key]}' USING ERRCODE = 'integrity_constraint_violation';"


def _trigger(name: str, table: str, when: str, body: str, tables: tuple[str, ...] = ()) -> Guard:
    """A trigger with its own function; `when` is what stands between its name and EXECUTE."""
    return Guard(
        name=name,
        tables=(table, *tables),
        create=f"""
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard$
            {body}
            $guard$;
            CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}();
        """,
        drop=f"DROP TRIGGER IF EXISTS {name} ON {table}",
    )


def _changed(ignored: tuple[str, ...]) -> str:
    """SQL that is true if an update changes other columns than those `ignored`."""
    names = "ARRAY[" + ", ".join(f"'{name}'" for name in ignored) + "]::text[]"
    return f"to_jsonb(NEW) - {names} <> to_jsonb(OLD) - {names}"


def _account_guard() -> Guard:
    moved = " OR ".join(
        f"(NEW.{c} IS DISTINCT FROM OLD.{c} AND NEW.{c} IS NOT NULL)" for c in ACCOUNT_EVENT_LOOSE
    )
    return _trigger(
        "articles_account_event_kept",
        ACCOUNT_EVENT,
        f"BEFORE UPDATE OR DELETE ON {ACCOUNT_EVENT} FOR EACH ROW",
        f"""
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.at > clock_timestamp() - interval '{ACCOUNT_EVENT_DAYS} days' THEN
                    {_raise("recent")}
                END IF;
                RETURN OLD;
            END IF;
            IF {_changed(ACCOUNT_EVENT_LOOSE)} OR {moved} THEN {_raise("account")} END IF;
            RETURN NEW;
        END
        """,
    )


def guards() -> list[Guard]:
    """Every guard, in the order of installation."""
    overlap = "articles_edition_no_overlap"
    found = [
        # The ranges are made in the constraint, so no extension is needed; an empty range (an
        # unscheduled edition) overlaps nothing.
        Guard(
            name=overlap,
            tables=(EDITION,),
            create=f"""
                ALTER TABLE {EDITION} ADD CONSTRAINT {overlap} EXCLUDE USING gist (
                    int8range(article_id, article_id, '[]') WITH &&,
                    tstzrange(starts_at, ends_at, '[)') WITH &&)
            """,
            drop=f"ALTER TABLE {EDITION} DROP CONSTRAINT IF EXISTS {overlap}",
            costly=True,
        ),
        _trigger(
            "articles_edition_immutable",
            EDITION,
            f"BEFORE UPDATE OR DELETE ON {EDITION} FOR EACH ROW",
            f"""
            BEGIN
                IF TG_OP = 'DELETE' THEN {_raise("delete")} END IF;
                IF {_changed(("ends_at",))}
                   AND ({_changed(Edition.REDACTABLE)}
                        OR NOT {open_redaction("OLD.article_id")}) THEN
                    {_raise("edition")}
                END IF;
                IF NEW.ends_at IS DISTINCT FROM OLD.ends_at
                   AND (OLD.ends_at = OLD.starts_at OR OLD.ends_at <= clock_timestamp()) THEN
                    {_raise("ended")}
                END IF;
                IF NEW.ends_at = NEW.starts_at AND NEW.starts_at <= clock_timestamp() THEN
                    {_raise("public")}
                END IF;
                IF NOT isfinite(NEW.ends_at) THEN {_raise("instant")} END IF;
                RETURN NEW;
            END
            """,
            (REDACTION,),
        ),
        _trigger(
            "articles_edition_in_order",
            EDITION,
            f"BEFORE INSERT ON {EDITION} FOR EACH ROW",
            f"""
            BEGIN
                IF EXISTS (SELECT 1 FROM {EDITION} other
                            WHERE other.article_id = NEW.article_id
                              AND (other.number >= NEW.number
                                   OR (other.starts_at > NEW.starts_at
                                       AND other.ends_at IS DISTINCT FROM other.starts_at)))
                THEN {_raise("order")} END IF;
                IF NOT (isfinite(NEW.starts_at) AND isfinite(NEW.published_at)
                        AND isfinite(coalesce(NEW.ends_at, NEW.starts_at)))
                THEN {_raise("instant")} END IF;
                RETURN NEW;
            END
            """,
        ),
        _trigger(
            "articles_viewcount_files_day",
            VIEW_COUNT,
            f"AFTER UPDATE ON {VIEW_COUNT} FOR EACH ROW "
            "WHEN (NEW.day <> OLD.day AND OLD.today > 0)",
            f"""
            BEGIN
                INSERT INTO {DAILY_VIEWS} (article_id, day, views)
                VALUES (OLD.article_id, OLD.day, OLD.today)
                ON CONFLICT (article_id, day)
                DO UPDATE SET views = {DAILY_VIEWS}.views + EXCLUDED.views;
                RETURN NULL;
            END
            """,
            (DAILY_VIEWS,),
        ),
    ]
    for table, (redactable, article) in FINAL.items():
        found.append(
            _trigger(
                f"{table}_final",
                table,
                f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
                f"""
                BEGIN
                    IF TG_OP = 'DELETE' THEN {_raise("delete")} END IF;
                    IF {_changed(redactable)} OR NOT {open_redaction(article.format(row="OLD"))}
                    THEN {_raise("final")} END IF;
                    RETURN NEW;
                END
                """,
                (EDITION, EVENT, REDACTION),
            )
        )
    found.append(
        _trigger(
            "articles_redaction_closed_once",
            REDACTION,
            f"BEFORE UPDATE OR DELETE ON {REDACTION} FOR EACH ROW",
            f"""
            BEGIN
                IF TG_OP = 'DELETE' OR {_changed(("applied_at", "reason"))}
                   -- It stays closed, but a later one of the same article may mask its reason.
                   OR (OLD.applied_at IS NOT NULL
                       AND (NEW.applied_at IS DISTINCT FROM OLD.applied_at
                            OR NOT {open_redaction("OLD.article_id")}))
                   OR (OLD.applied_at IS NULL AND NEW.reason <> OLD.reason)
                THEN {_raise("redaction")} END IF;
                RETURN NEW;
            END
            """,
        )
    )
    found.append(_account_guard())
    for table, counter in PARTS.items():
        found.append(
            _trigger(
                f"{table}_complete",
                table,
                f"BEFORE INSERT ON {table} FOR EACH ROW",
                f"""
                BEGIN
                    IF (SELECT count(*) FROM {table} WHERE edition_id = NEW.edition_id) >=
                       coalesce((SELECT {counter} FROM {EDITION} WHERE id = NEW.edition_id), 0)
                    THEN {_raise("parts")} END IF;
                    RETURN NEW;
                END
                """,
                (EDITION,),
            )
        )
    return found
