"""Words and formats that several sides show alike."""

from datetime import datetime

from django.utils import timezone


def moment(instant: datetime) -> str:
    """Return `instant` in local time as people say it: "09:00 ngày 19/05/2022"."""
    return f"{timezone.localtime(instant):%H:%M ngày %d/%m/%Y}"
