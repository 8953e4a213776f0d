"""Payloads written with raw SQL, past every form and every function that cleans."""

import json

from django.db import connection

from articles import guards
from tests.payloads.fields import of_words
from tests.payloads.table import chunks


def write_past_the_seams() -> None:
    """Write payloads with raw SQL where no form would let them through, in every second row."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    guards.drop()
    number = 0
    for model, field in of_words():
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        assert keys, f"{model._meta.label}: nothing of it in this world"
        for key in keys if len(keys) == 1 else keys[::2]:
            number += 1
            _overwrite(model, field, key, number)
    guards.install()


def _overwrite(model, field, key, number) -> None:
    label = f"{model._meta.label}.{field.name}"
    texts = chunks(min(field.max_length or 3000, 3000))
    text = texts[number % len(texts)]
    if label.endswith(".body"):
        text = "".join(chunks(3000))
    if field.unique or label == "articles.ImportedPage.source_url":
        text = f"{text[: field.max_length - 6]} {key}"  # each is there but once
    value = text
    if field.get_internal_type() == "JSONField":
        stored = model._default_manager.values_list(field.name, flat=True).get(pk=key)
        value = json.dumps(_hostile(stored, text))
    table, column = model._meta.db_table, field.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{table}" SET "{column}" = %s WHERE "{model._meta.pk.column}" = %s',
            [value, key],
        )


def _hostile(stored, text: str):
    """A JSON value with `text` for each of its words but those that name files."""
    kept = ("file", "digest", "source", "root", "crop", "tone", "published_at", "event_date")
    if isinstance(stored, dict):
        return {k: v if k in kept else _hostile(v, text) for k, v in stored.items()}
    if isinstance(stored, list):
        return [_hostile(item, text) for item in stored]
    return text if isinstance(stored, str) else stored
