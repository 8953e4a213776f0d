"""The row by which a process knows which of its batches of views were counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_glossary"),
    ]

    operations = [
        migrations.CreateModel(
            name="ViewLane",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="số của tiến trình"
                    ),
                ),
                ("batch", models.BigIntegerField(default=0, verbose_name="đợt đếm cuối")),
                ("day", models.DateField(verbose_name="ngày đếm cuối")),
            ],
            options={
                "verbose_name": "tiến trình đếm lượt xem",
                "verbose_name_plural": "tiến trình đếm lượt xem",
            },
        ),
    ]
