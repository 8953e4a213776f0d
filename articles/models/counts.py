"""How often articles were read. Written by `articles.public.counting`, one statement a view."""

from django.db import models

from articles.models.desk import Article


class ViewCount(models.Model):
    """An article's running total and the views of its current day.

    When the first view of a later day arrives, a database trigger files the finished day in
    `DailyViews` (see `articles.guards`), so a view costs one statement and no day is lost.
    """

    article = models.OneToOneField(
        Article,
        verbose_name="bài viết",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="view_count",
    )
    total = models.PositiveBigIntegerField("tổng lượt xem", default=0)
    day = models.DateField("ngày đang đếm")
    today = models.PositiveIntegerField("lượt xem trong ngày", default=0)

    class Meta:
        verbose_name = "lượt xem"
        verbose_name_plural = "lượt xem"
        indexes = [models.Index(fields=["day"], name="view_count_day")]

    def __str__(self):
        return str(self.total)


class DailyViews(models.Model):
    """The views of one article on one finished day."""

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.CASCADE, related_name="daily_views"
    )
    day = models.DateField("ngày")
    views = models.PositiveIntegerField("lượt xem")

    class Meta:
        verbose_name = "lượt xem theo ngày"
        verbose_name_plural = "lượt xem theo ngày"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="daily_views_once")]
        # What was read most of some days, without looking at all others.
        indexes = [models.Index(fields=["day", "article", "views"], name="daily_views_of_day")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}: {self.views}"


class ViewLane(models.Model):
    """How far one process of the server has come in counting: the number of its last batch.

    The statement that counts a batch moves its lane on from the number before. So a batch that is
    sent again, because nobody knows whether it was counted, is never counted twice.
    """

    id = models.BigIntegerField("số của tiến trình", primary_key=True)
    batch = models.BigIntegerField("đợt đếm cuối", default=0)
    day = models.DateField("ngày đếm cuối")

    class Meta:
        verbose_name = "tiến trình đếm lượt xem"
        verbose_name_plural = "tiến trình đếm lượt xem"

    def __str__(self):
        return f"{self.id}: {self.batch}"
