"""Units in natural order, alike on every database."""

from django.db import migrations

import wards.models.fields


def fill(apps, schema_editor):
    """Compute the order of the units that are there; the field does it whenever one is saved."""
    for unit in apps.get_model("wards", "Unit").objects.all():
        unit.save(update_fields=["name_order"])


class Migration(migrations.Migration):
    dependencies = [("wards", "0002_units_in_full")]

    operations = [
        migrations.AlterModelOptions(
            name="unit",
            options={
                "ordering": ["name_order", "pk"],
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
            },
        ),
        migrations.AddField(
            model_name="unit",
            name="name_order",
            field=wards.models.fields.NaturalOrderField(db_index=True, source="name"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
