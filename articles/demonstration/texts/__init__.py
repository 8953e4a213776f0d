"""The demonstration posts: 2021 to 2026, of old and new wards, with drafts and submissions."""

from .feature import FEATURE
from .last import LAST
from .newer import NEWER
from .older import OLDER
from .recent import RECENT
from .text import Text
from .waiting import WAITING

TEXTS: tuple[Text, ...] = (*OLDER, *LAST, *NEWER, *RECENT, FEATURE, *WAITING)

__all__ = ["TEXTS", "Text"]
