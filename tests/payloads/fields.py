"""Every field of words in the database, and whether a payload has come into it.

Found by looking at the models: a field that is added later fails here by its name until it is
filled in `world.py`, or told below why nobody can write into it.
"""

from django.apps import apps
from django.db import models

from tests.payloads.table import MARKS
from wards.models.fields import SearchWordsField, WordsKeyField

_APPS = ("wards", "articles", "auth", "admin")
_WORDS = (models.CharField, models.TextField, models.JSONField)
_COMPUTED = (WordsKeyField, SearchWordsField, models.FileField)
NOBODY_WRITES = {
    "admin.LogEntry.object_id": "a key",
    "auth.Group.name": "nobody is shown groups: roles are rows of Membership",
    "auth.Permission.codename": "Django's own",
    "auth.Permission.name": "Django's own",
    "auth.User.password": "a hash",
    "articles.Article.content_hash": "a hash",
    "articles.ImportedPage.digest": "a hash",
    "articles.ImportedPage.key": "a hash",
    "articles.PreviewLink.token_hash": "a hash",
    "articles.PhotoUpload.key": "made by the page",
    "articles.TypedText.form": "made by the page, and looked at when it comes",
    "articles.TypedText.key": "made by the page, and looked at when it comes",
    "articles.Abbreviation.short": "letters, digits, spaces, dots and hyphens: the form sees to it",
    "articles.Document.number_key": "made of letters and digits of the number",
    "articles.Category.slug": "letters, digits and hyphens: no address has others",
    "wards.Unit.slug": "letters, digits and hyphens: no address has others",
    "articles.Tombstone.hash": "a hash",
}
# Made of letters and digits of what posts say, for search alone.
_DERIVED = {f"articles.Search{name}" for name in ("Entry", "Index", "Titles", "Word")}
# Names of stored files and what was computed of them, in whichever model.
_MADE = ("file", "digest", "source_digest", "root", "crop", "tone", "content_hash")


def of_words() -> list[tuple[type[models.Model], models.Field]]:
    """Every field that can hold words of somebody, with its model."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in _APPS or model._meta.label in _DERIVED:
            continue
        is_picture = hasattr(model, "family")
        for field in model._meta.concrete_fields:
            name = f"{model._meta.label}.{field.name}"
            is_made = field.name in _MADE or (is_picture and field.name == "source")
            if isinstance(field, _COMPUTED) or not isinstance(field, _WORDS):
                continue
            if not (field.choices or is_made or name in NOBODY_WRITES):
                found.append((model, field))
    return found


def clean() -> list[str]:
    """Names of the fields into which no payload has come."""
    return [
        f"{model._meta.label}.{field.name}"
        for model, field in of_words()
        if not _is_hostile(model, field)
    ]


def _is_hostile(model, field) -> bool:
    rows = model._default_manager.order_by("pk").values_list(field.name, flat=True)
    return any(any(mark in str(value) for mark in MARKS) for value in rows)
