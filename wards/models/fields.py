"""Columns that are computed from others."""

from django.db import models

from wards.text import natural_bytes, search_words, words_key


class _ComputedField(models.Field):
    """A column computed from the text of `source`, another field.

    Filled whenever the row is saved, as `auto_now` is; a queryset's `update` of the source leaves
    it as it was, and so does a save whose `update_fields` do not name it.
    """

    EMPTY = None  # the value of a row that was never saved

    def __init__(self, source: str, **kwargs):
        self.source = source
        super().__init__(**kwargs | {"editable": False, "default": self.EMPTY})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for implied in ("editable", "default"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs | {"source": self.source}

    def compute(self, text: str):
        """What is stored for `text`."""
        raise NotImplementedError

    def pre_save(self, model_instance, add):
        value = self.compute(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value


class NaturalOrderField(_ComputedField, models.BinaryField):
    """The natural order of another field's text, as bytes.

    Databases sort text by their own collations, and no collation sorts alike on both; bytes they
    sort alike.
    """

    EMPTY = b""

    def compute(self, text: str) -> bytes:
        return natural_bytes(text)


class WordsKeyField(_ComputedField, models.TextField):
    """The folded words of another field's text, for "duc giang" to find "Đức Giang"."""

    EMPTY = ""

    def compute(self, text: str) -> str:
        return words_key(text)


class SearchWordsField(_ComputedField, models.TextField):
    """The words of another field's text as search has them: letters and digits apart."""

    EMPTY = ""

    def compute(self, text: str) -> str:
        return " ".join(search_words(text))
