"""Guards: each breach tried through the ORM and in raw SQL, also after a table was rebuilt."""

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.utils import timezone

from articles import guards, publishing
from articles.models import Edition, EditionAbout, EditionPhoto, Event, Redaction
from tests.breaches import refused, sql
from tests.makers import HOUR, NOON

EDITION = "articles_edition"

sqlite_only = pytest.mark.skipif(
    "connection.vendor != 'sqlite'",
    reason="REPLACE and instants as text are SQLite's; the SQLite run of `make test` tries them",
)
postgresql_only = pytest.mark.skipif(
    "connection.vendor != 'postgresql'",
    reason="infinity and switched-off triggers are PostgreSQL's; its run of `make test` tries them",
)


@pytest.fixture
def edition(tables, make_article, publish, city):
    """Edition 1 (ended) and 2 (live) of an article with two photos, about one unit."""
    article = make_article(photos=2, about=[city.cell])
    publish(article, at=NOON)
    return publish(article, at=NOON + HOUR)


def adapted(value):
    return connection.ops.adapt_datetimefield_value(value)


def test_every_guard_is_in_place(tables):
    assert guards.missing() == []


CHANGED = {
    "number": 99,
    "form": "withdrawn",
    "change": "correction",
    "origin": "import",
    "title": "Khác",
    "lead": "Khác",
    "body": "Khác",
    "unit_name": "Khác",
    "byline": "Khác",
    "source": "Khác",
    "photo_count": 9,
    "about_count": 9,
    "content_hash": "0" * 64,
    "event_date": NOON.date(),
    "published_at": NOON + 9 * HOUR,
    "starts_at": NOON - HOUR,
    "listed": False,
    "emergency": True,
    "public_note": "Khác",
    "attachments": ["khác"],
}


def test_the_table_of_changes_covers_every_field_that_is_no_key():
    keys = {"id", "article", "unit", "category", "redirect_to", "written_by", "approved_by"}
    fields = {f.name for f in Edition._meta.concrete_fields}
    assert fields - keys - {"ends_at"} == set(CHANGED)


def test_of_an_edition_no_field_but_its_end_can_change(edition, city, people):
    other = {"unit": city.top, "approved_by": people.chief, "written_by": people.chief}
    for field, value in (CHANGED | other).items():
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(**{field: value})
    refused(sql, f"UPDATE {EDITION} SET title = 'Khác' WHERE id = %s", edition.pk)
    refused(sql, f"UPDATE {EDITION} SET id = id + 1000 WHERE id = %s", edition.pk)
    edition.title = "Khác"
    refused(edition.save)


def test_an_open_redaction_masks_the_words_of_its_own_article_and_nothing_else(
    edition, make_article, publish, people
):
    other = publish(make_article(), at=NOON)
    redaction = Redaction.objects.create(
        article=edition.article, reason="Tòa.", by=people.chief, opened_at=NOON
    )
    rows = Edition.objects.filter(pk=edition.pk)
    for field, value in CHANGED.items():
        if field in Edition.REDACTABLE:
            assert rows.update(**{field: value}) == 1
        else:
            refused(lambda change={field: value}: rows.update(**change))
    refused(lambda: Edition.objects.filter(pk=other.pk).update(title="Khác"))
    assert edition.photos.update(caption="Khác") == 2
    refused(lambda: edition.photos.update(digest="0" * 64))
    assert edition.article.events.update(reason="Khác") == 2
    refused(lambda: edition.article.events.update(actor=None))
    Redaction.objects.filter(pk=redaction.pk).update(applied_at=NOON)
    for field in Edition.REDACTABLE:
        refused(lambda field=field: rows.update(**{field: "Khác lần nữa"}))


def test_an_edition_that_has_ended_stays_ended(edition):
    ended = Edition.objects.filter(number=1)
    refused(lambda: ended.update(ends_at=None))
    refused(lambda: ended.update(ends_at=NOON))
    refused(sql, f"UPDATE {EDITION} SET ends_at = NULL WHERE number = 1")


def test_an_edition_that_was_called_off_stays_so(tables, make_article, publish, people):
    article = make_article()
    publish(article, starts_at=timezone.now() + HOUR)
    publishing.unschedule(article.pk, by=people.reviewer)
    refused(lambda: article.editions.update(ends_at=None))
    refused(sql, f"UPDATE {EDITION} SET ends_at = NULL")


@pytest.mark.parametrize("model", [Edition, EditionPhoto, EditionAbout, Event])
def test_published_history_is_never_deleted(edition, model):
    table = model._meta.db_table
    before = model.objects.count()
    with pytest.raises((IntegrityError, models.ProtectedError)), transaction.atomic():
        model.objects.all().delete()
    refused(lambda: model.objects.all()._raw_delete("default"))
    refused(sql, f"DELETE FROM {table}")
    assert model.objects.count() == before > 0


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (EditionPhoto, {"caption": "Khác"}),
        (EditionPhoto, {"position": 9}),
        (EditionAbout, {"unit_name": "Khác"}),
        (Event, {"reason": "Khác"}),
        (Event, {"actor": None}),
    ],
)
def test_parts_and_audit_are_never_rewritten(edition, model, change):
    refused(lambda: model.objects.update(**change))
    ((column, value),) = change.items()
    column = model._meta.get_field(column).column
    refused(sql, f"UPDATE {model._meta.db_table} SET {column} = %s", value)
    row = model.objects.first()
    for name, new in change.items():
        setattr(row, name, new)
    refused(row.save)


def test_an_edition_gets_no_part_after_publication(edition, city):
    photo = edition.photos.first()
    photo.pk, photo.position = None, 9
    refused(photo.save)
    refused(lambda: EditionAbout.objects.create(edition=edition, unit=city.top, unit_name="x"))
    refused(
        sql,
        "INSERT INTO articles_editionabout (edition_id, unit_id, unit_name) VALUES (%s, %s, 'x')",
        edition.pk,
        city.top.pk,
    )


def copy_of(edition, **fields) -> Edition:
    copy = Edition.objects.get(pk=edition.pk)
    copy.pk, copy.number = None, 7
    copy.photo_count = copy.about_count = 0
    for name, value in fields.items():
        setattr(copy, name, value)
    return copy


@pytest.mark.parametrize(
    ("start", "end"),
    [(-2, None), (-2, 0.5), (0.2, 0.4), (0, 1), (1, None), (2, 3), (0.5, 1.5)],
    ids=str,
)
def test_editions_of_one_article_never_overlap(edition, start, end):
    """Edition 1 holds in [0, 1), edition 2 from 1 on; times in hours after noon."""
    times = {"starts_at": NOON + start * HOUR, "ends_at": end and NOON + end * HOUR}
    refused(copy_of(edition, **times).save)
    columns = [f for f in Edition._meta.concrete_fields if f.name != "id"]
    copy = copy_of(edition, **times)
    values = [f.get_db_prep_save(getattr(copy, f.attname), connection) for f in columns]
    names = ", ".join(f.column for f in columns)
    marks = ", ".join(["%s"] * len(columns))
    refused(sql, f"INSERT INTO {EDITION} ({names}) VALUES ({marks})", *values)


@pytest.fixture
def closing(make_article, publish, tables):
    """A live edition that ends tomorrow, with room for one to follow it."""
    edition = publish(make_article(), at=NOON)
    Edition.objects.filter(pk=edition.pk).update(ends_at=timezone.now() + 24 * HOUR)
    edition.refresh_from_db()
    return edition


def test_editions_that_meet_do_not_overlap(closing):
    copy_of(closing, starts_at=closing.ends_at, ends_at=None).save()
    assert Edition.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"number": 50, "starts_at": NOON - 9 * HOUR, "ends_at": NOON - 8 * HOUR},
        {"number": 50, "starts_at": NOON - 9 * HOUR, "ends_at": NOON - 9 * HOUR},
        {"number": 0, "starts_at": NOON + 9**5 * HOUR, "ends_at": NOON + 9**5 * HOUR},
    ],
    ids=["before the first", "called off before the first", "a lower number"],
)
def test_no_edition_is_slipped_in_before_others(closing, fields):
    refused(copy_of(closing, **fields).save)


def test_what_was_public_cannot_be_called_off(edition):
    live = Edition.objects.filter(pk=edition.pk)
    refused(lambda: live.update(ends_at=edition.starts_at))
    refused(sql, f"UPDATE {EDITION} SET ends_at = starts_at WHERE id = %s", edition.pk)


def test_an_end_cannot_be_moved_over_a_successor(tables, make_article, publish, people):
    article = make_article()
    publish(article, at=NOON)
    due = timezone.now() + HOUR
    publish(article, starts_at=due)
    refused(lambda: article.editions.filter(number=1).update(ends_at=due + HOUR))
    refused(lambda: article.editions.filter(number=1).update(ends_at=None))


def test_an_end_before_the_start_is_refused(tables, make_article, publish):
    article = make_article()
    publish(article, at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        article.editions.update(ends_at=NOON - HOUR)


@sqlite_only
@pytest.mark.parametrize("table", [EDITION, "articles_editionphoto", "articles_event"])
def test_sqlite_replace_does_not_get_around_the_guards(edition, table):
    refused(sql, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@sqlite_only
@pytest.mark.parametrize(
    "instant",
    [
        *("2099-01-01T00:00:00Z", "2099-01-01 00:00:00.000000+07:00", "2099-99-99 99:99:99"),
        *("2099-01-01 00:00:00.abc", "2099-01-01", "2099-01-01 00:00:00.1", "9999"),
    ],
)
def test_sqlite_refuses_instants_in_another_spelling(edition, instant):
    refused(sql, f"UPDATE {EDITION} SET ends_at = %s WHERE number = 2", instant)


@postgresql_only
def test_postgresql_refuses_an_end_that_never_comes(edition):
    refused(sql, f"UPDATE {EDITION} SET ends_at = 'infinity' WHERE number = 2")


def test_a_missing_guard_fails_the_system_check_and_one_command_mends_it(transactional_db):
    guards.drop()
    names = [e.id for e in checks.run_checks(databases=["default"])]
    assert "articles.E001" in names
    call_command("install_guards", verbosity=0)
    assert "articles.E001" not in [e.id for e in checks.run_checks(databases=["default"])]


def test_migrating_puts_a_missing_guard_back(transactional_db):
    guards.drop()
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


@postgresql_only
@pytest.mark.parametrize("how", ["DISABLE", "ENABLE REPLICA"])
def test_a_guard_that_is_switched_off_counts_as_missing(transactional_db, how):
    sql(f"ALTER TABLE {EDITION} {how} TRIGGER articles_edition_immutable")
    assert guards.missing() == ["articles_edition_immutable"]
    guards.install()
    assert guards.missing() == []
