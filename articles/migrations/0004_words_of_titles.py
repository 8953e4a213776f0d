"""The folded words of titles: for searching, and for noticing that a title was there before."""

from itertools import islice

from django.db import migrations

import wards.models.fields
from wards.text import words_key

_AT_ONCE = 1000


def fill(apps, schema_editor):
    """Compute the words of the titles that are there; the field does it for what is saved."""
    articles = apps.get_model("articles", "Article").objects
    rows = articles.only("pk", "title").iterator(_AT_ONCE)
    while batch := list(islice(rows, _AT_ONCE)):
        for article in batch:
            article.title_words = words_key(article.title)
        articles.bulk_update(batch, ["title_words"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_review")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="title_words",
            field=wards.models.fields.WordsKeyField(db_index=True, source="title"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
