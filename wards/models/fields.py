"""Columns that are computed from others."""

from django.db import models

from wards.text import natural_bytes


class NaturalOrderField(models.BinaryField):
    """The natural order of another field's text, as bytes.

    Databases sort text by their own collations, and no collation sorts alike on both; bytes they
    sort alike. Filled whenever the row is saved, as `auto_now` is; a queryset's `update` of the
    source leaves it as it was.
    """

    def __init__(self, source: str, **kwargs):
        self.source = source
        super().__init__(**kwargs | {"editable": False, "default": b""})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for implied in ("editable", "default"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance, add) -> bytes:
        value = natural_bytes(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value
