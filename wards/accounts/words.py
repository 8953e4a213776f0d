"""What is told about accounts, in Vietnamese."""

import math
from datetime import datetime

from django.utils import timezone


def until(moment: datetime) -> str:
    """How long it is until `moment`: "30 giây", "5 phút", "2 giờ"."""
    seconds = max(1, math.ceil((moment - timezone.now()).total_seconds()))
    if seconds < 90:
        return f"{seconds} giây"
    if seconds < 90 * 60:
        return f"{math.ceil(seconds / 60)} phút"
    return f"{math.ceil(seconds / 3600)} giờ"
