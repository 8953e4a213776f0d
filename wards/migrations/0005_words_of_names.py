"""The folded words of names, for finding "Đức Giang" by "duc giang"."""

from django.db import migrations

import wards.models.fields


def fill(apps, schema_editor):
    """Compute the words of the names that are there; the field does it whenever one is saved."""
    for unit in apps.get_model("wards", "Unit").objects.all():
        unit.save(update_fields=["name_words"])


class Migration(migrations.Migration):
    dependencies = [("wards", "0004_two_signatures")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="name_words",
            field=wards.models.fields.WordsKeyField(source="name"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
