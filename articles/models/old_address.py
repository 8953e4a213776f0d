"""Addresses under which another portal showed what is an article here."""

from urllib.parse import unquote, urlsplit

from django.db import models

from articles.models.desk import Article

ADDRESS_LENGTH = 500


class OldAddress(models.Model):
    """Path and query of an old address; its host is another's by now. Written by the bridge."""

    article = models.ForeignKey(
        Article, verbose_name="bài viết", on_delete=models.PROTECT, related_name="old_addresses"
    )
    path = models.CharField("đường dẫn", max_length=ADDRESS_LENGTH)
    query = models.CharField("phần sau dấu hỏi", max_length=ADDRESS_LENGTH, blank=True)

    class Meta:
        verbose_name = "địa chỉ cũ"
        verbose_name_plural = "địa chỉ cũ"
        ordering = ["pk"]
        indexes = [models.Index(fields=["path", "query"], name="old_address_path_query")]

    def __str__(self):
        return f"{self.path}?{self.query}" if self.query else self.path


def parts(url: str) -> tuple[str, str]:
    """Path and query of `url`, in the one form in which they are stored and looked up.

    Percent signs resolved, since browsers and feeds write them in different ways; no closing slash.
    """
    try:
        split = urlsplit(url)
    except ValueError:  # a host in broken brackets
        return "/", ""
    path, query = (unquote(part).replace("\x00", "") for part in (split.path, split.query))
    return path.rstrip("/") or "/", query


def of(article: Article, url: str) -> OldAddress | None:
    """The old address of `article` that `url` names; None if that is but a site's front page."""
    path, query = parts(url)
    if not url or (path == "/" and not query):
        return None
    return OldAddress(article=article, path=path, query=query)
