"""The date of each mention of a unit: by it the newest about a unit are found at once."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

_ABOUT = "articles_editionabout"


def fill(apps, schema_editor):
    """Give each unit that a post is about the date of the post.

    These rows are never rewritten, as a guard sees to: on SQLite it is down while this runs.
    """
    guards = "ALTER TABLE {} {} TRIGGER USER"
    is_guarded = schema_editor.connection.vendor == "postgresql"
    if is_guarded:
        schema_editor.execute(guards.format(_ABOUT, "DISABLE"))
    alias = schema_editor.connection.alias
    editions = apps.get_model("articles", "Edition").objects.filter(pk=OuterRef("edition_id"))
    about = apps.get_model("articles", "EditionAbout").objects.using(alias)
    about.update(published_at=Subquery(editions.values("published_at")[:1]))
    if is_guarded:
        schema_editor.execute(guards.format(_ABOUT, "ENABLE"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_growth")]

    operations = [
        migrations.RenameIndex(
            model_name="editionabout",
            old_name="edition_about_newest",
            new_name="edition_about_unit",
        ),
        migrations.AddField(
            model_name="editionabout",
            name="published_at",
            field=models.DateTimeField(null=True, verbose_name="ngày đăng"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="editionabout",
            name="published_at",
            field=models.DateTimeField(verbose_name="ngày đăng"),
        ),
        migrations.AddIndex(
            model_name="editionabout",
            index=models.Index(
                fields=["unit", "-published_at", "-edition"], name="edition_about_newest"
            ),
        ),
    ]
