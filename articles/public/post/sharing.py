"""The addresses under which a post is passed on: as links, and as a code to point a phone at."""

import base64
import json
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.models import Edition
from articles.public.outward import absolute


@dataclass(frozen=True)
class Address:
    """Where residents find the post of `edition`."""

    edition: Edition

    @cached_property
    def full(self) -> str:
        """The permanent address, as it is copied and passed on."""
        return absolute(self.edition.get_absolute_url())

    @cached_property
    def short(self) -> str:
        """The address to type from paper: no title in it, so none that may change."""
        return absolute(reverse("article-by-id", args=[self.edition.article_id]))

    @property
    def saved(self) -> str:
        """Where the post is had as one file; on this site."""
        return reverse("save", args=[self.edition.slug, self.edition.article_id])

    @property
    def spoken(self) -> str:
        """The short address without what a browser adds by itself."""
        return self.short.split("://", 1)[1]

    @property
    def code(self) -> SafeString:
        """The QR code of the short address, to stand in a page; none of it is typed by people."""
        return mark_safe(segno.make_qr(self.short, error="m").svg_inline(border=2, omitsize=True))

    @property
    def facebook(self) -> str:
        """The page of Facebook that passes the post on."""
        return "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": self.full})

    @property
    def zalo(self) -> str:
        """The page of Zalo that passes the post on: the one that Zalo's own button opens."""
        said = json.dumps({"url": self.full}).encode()
        return "https://button-share.zalo.me/share_external?" + urlencode(
            {"d": base64.b64encode(said).decode(), "shareType": 0}
        )
