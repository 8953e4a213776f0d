"""Files named by what they hold, put into the store."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep(name: str, data: bytes) -> None:
    """Store `data` as `name` unless that is there: the same name is the same picture."""
    if default_storage.exists(name):
        return
    kept = default_storage.save(name, ContentFile(data))
    if kept != name:  # another process was first; the store made up a name for ours
        default_storage.delete(kept)
