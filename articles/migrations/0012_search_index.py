"""Make the index that each database searches with; `rebuild_search` fills it for what is there."""

from django.db import migrations
from django.utils import timezone

from articles.search import engines


def make(apps, schema_editor):
    for statement in engines.current(schema_editor.connection.alias).create:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in engines.current(schema_editor.connection.alias).drop:
        schema_editor.execute(statement)


def ask_for_rebuild(apps, schema_editor):
    """Begin a rebuild where there are posts: until it is through, a check asks for it."""
    alias = schema_editor.connection.alias
    if apps.get_model("articles", "Edition").objects.using(alias).exists():
        rebuild = apps.get_model("articles", "SearchRebuild")(
            pk=1, format=0, started_at=timezone.now()
        )
        rebuild.save(using=alias)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_search")]

    operations = [
        migrations.RunPython(make, drop),
        migrations.RunPython(ask_for_rebuild, migrations.RunPython.noop),
    ]
