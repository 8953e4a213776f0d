"""What the whole site has one of."""

from django.db import models


class SiteVersion(models.Model):
    """One row whose number changes in the transaction that changes anything public."""

    number = models.BigIntegerField("số phiên bản", default=0)

    class Meta:
        verbose_name = "phiên bản trang"
        verbose_name_plural = "phiên bản trang"

    def __str__(self):
        return str(self.number)
