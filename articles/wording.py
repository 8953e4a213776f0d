"""Words and formats that several sides show alike."""

from datetime import datetime

from django.utils import timezone

from wards.people import full_name


def moment(instant: datetime) -> str:
    """Return `instant` in local time as people say it: "09:00 ngày 19/05/2022"."""
    return f"{timezone.localtime(instant):%H:%M ngày %d/%m/%Y}"


def person(user) -> str:
    """Return a user's name as it is said, family name first; see `wards.people`.

    None stands for the importer.
    """
    if user is None:
        return "Cổng cũ"
    return full_name(user)
