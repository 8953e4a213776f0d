"""What tests of the guards share: tables as installed and rebuilt, and breaches tried."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import Migration

from articles.models import (
    Edition,
    EditionAbout,
    EditionPhoto,
    Event,
    Redaction,
    Remark,
    Submission,
)


def rebuild_tables():
    """What a later migration does: on SQLite each altered table is made anew, without triggers."""
    later = Migration("9999_later", "articles")
    emit_pre_migrate_signal(0, False, "default", apps=apps, plan=[(later, False)])
    with connection.constraint_checks_disabled(), connection.schema_editor() as editor:
        for model, name in (
            (Edition, "title"),
            (EditionPhoto, "caption"),
            (EditionAbout, "unit_name"),
            (Event, "reason"),
            (Remark, "text"),
            (Redaction, "reason"),
            (Submission, "content"),
        ):
            old = model._meta.get_field(name)
            new = (
                models.JSONField(null=True)
                if name == "content"
                else models.CharField(max_length=700, default="", blank=True)
            )
            new.set_attributes_from_name(name)
            new.model = model
            editor.alter_field(model, old, new)
            editor.alter_field(model, new, old)
    emit_post_migrate_signal(0, False, "default", apps=apps)


@pytest.fixture(params=["as installed", "after tables were rebuilt"])
def tables(request, transactional_db):
    """The guarded tables, either way."""
    if request.param != "as installed":
        rebuild_tables()
    return request.param


def refused(action, *args):
    """Run `action` in a savepoint of its own; assert that the database says no."""
    with pytest.raises(IntegrityError, match=r"wardnews|overlap"), transaction.atomic():
        action(*args)


def sql(statement, *params):
    """Run one statement past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
