"""Make the index that each database searches with; `rebuild_search` fills it for what is there."""

from django.db import migrations

from articles.search import engines


def make(apps, schema_editor):
    for statement in engines.current(schema_editor.connection.alias).create:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in engines.current(schema_editor.connection.alias).drop:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_search")]

    operations = [migrations.RunPython(make, drop)]
