"""What is the same on all public pages: who runs the site, its sections, notices to everybody."""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Category, Notice
from articles.public import notices
from wards import clock, imprint, together
from wards.models import Imprint


@dataclass(frozen=True)
class Frame:
    """The head and the foot of a page, and the notices that stand on every one."""

    imprint: Imprint
    categories: list[Category]
    notices: list[Notice]


def of(at: datetime | None = None) -> Frame:
    """The frame of pages at the instant `at` (default: now). One query."""
    at = at or clock.now()
    owner, categories, found, former = together.read(
        imprint.written(), Category.objects.all(), *notices.needed(notices.EVERYWHERE, at)
    )
    return Frame(imprint.of(owner), categories, notices.shown(found, former, at))
