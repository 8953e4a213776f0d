"""When a picture was taken, from what its camera wrote."""

import re
from datetime import UTC, datetime, timedelta, timezone

from django.utils import timezone as here

_OFFSET = re.compile(r"([+-])(\d\d):([0-5]\d)")


def instant(local: str, offset: str) -> datetime | None:
    """The instant of `local`, "2022:05:18 19:30:00", on the clock that is `offset`, "+07:00", off.

    Without an offset the clock is that of the site. None for what makes no sense.
    """
    try:
        taken = datetime.strptime(local.strip("\0 "), "%Y:%m:%d %H:%M:%S")
        zone = _zone(offset.strip("\0 ")) or here.get_default_timezone()
        return taken.replace(tzinfo=zone).astimezone(UTC)  # the year 1 overflows here, not later
    except (ValueError, OverflowError):
        return None


def _zone(offset: str) -> timezone | None:
    found = _OFFSET.fullmatch(offset)
    if not found or int(found[2]) > 14:
        return None
    difference = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-difference if found[1] == "-" else difference)
