"""Who runs the site: the one row of `Imprint`, or what stands in for it until there is one."""

from django.conf import settings

from wards.models import Imprint

ROW = 1
LINE = "Tin từ phường, chi bộ và tổ dân phố"


def current() -> Imprint:
    """Return what the head and the foot of each page say; unsaved where nobody wrote it."""
    return Imprint.objects.filter(pk=ROW).first() or Imprint(
        pk=ROW, name=settings.SITE_NAME, line=LINE
    )
