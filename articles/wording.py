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


def clock(instant: datetime, at: datetime | None = None) -> str:
    """Return the time of `instant`, with its day unless that is the day of `at` (default: now)."""
    local, today = timezone.localtime(instant), timezone.localdate(at)
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%H:%M ngày %d/%m}" if local.year == today.year else moment(instant)


def lasting(since: datetime, at: datetime | None = None) -> str:
    """Return roughly how long it has been from `since` to `at`, by the clock: "3 ngày"."""
    minutes = int(((at or timezone.now()) - since).total_seconds() // 60)
    if minutes < 1:
        return "chưa đầy một phút"
    if minutes < 60:
        return f"{minutes} phút"
    if minutes < 24 * 60:
        return f"{minutes // 60} giờ"
    return f"{minutes // (24 * 60)} ngày"
