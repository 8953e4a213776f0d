"""Indexes by which pages cost no more in a large portal than in a small one."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_view_lane")]

    operations = [
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["published_at", "starts_at", "ends_at"],
                condition=Q(listed=True, ends_at=None),
                name="edition_dated",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["ends_at"], condition=Q(ends_at__isnull=False), name="edition_ends"
            ),
        ),
        migrations.AddIndex(
            model_name="editionabout",
            index=models.Index(fields=["unit", "-edition"], name="edition_about_newest"),
        ),
    ]
