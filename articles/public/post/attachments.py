"""Attached files as residents get them: listed on the article's page, saved from there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.attachments import entries, serving
from articles.attachments.entries import Attachment
from articles.attachments.names import KEY
from articles.models import Edition
from articles.public import queries
from articles.public.media import CACHING, said

__all__ = ["KEY", "Shown", "attachment", "shown"]


@dataclass(frozen=True)
class Shown:
    """A file as the page lists it."""

    title: str
    what: str
    url: str


def shown(edition: Edition, url: Callable[[str], str] | None = None) -> list[Shown]:
    """Return the attachments of `edition` in order, at residents' addresses.

    `url` makes another address of a file's key, where residents cannot have it.
    """
    return [
        Shown(
            found.label,
            f"{found.kind_label}, {filesizeformat(found.bytes)}",
            url(found.key) if url else _address(edition.article_id, found),
        )
        for found in entries.read(edition.attachments)
    ]


@require_safe
def attachment(request, pk, key, name):
    """The file of `key` while the article's live edition has it; 410 once none does any more.

    What it is called in the address decides nothing, so that an address survives a new name.
    """
    live = queries.article(int(pk))
    found = live and live.form in queries.READABLE and entries.find(live.attachments, key)
    if found:
        return serving.respond(request, found, CACHING) or said("Không tìm thấy tệp này.", 404)
    before = Edition.objects.started().filter(article_id=pk).exclude(attachments=[])
    if any(entries.find(kept, key) for kept in before.values_list("attachments", flat=True)):
        return _gone()
    raise Http404


def _address(article_id: int, found: Attachment) -> str:
    return reverse("attachment", args=[article_id, found.key, found.address_name])


def _gone() -> HttpResponse:
    return said("Tệp này đã được gỡ hoặc thay bằng tệp khác. Hãy mở lại bài để xem tệp mới.", 410)
