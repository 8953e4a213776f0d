"""The pages of the register: its list, a document, and the file that staff put to it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_safe

from articles.attachments import entries, serving
from articles.attachments.entries import Attachment
from articles.documents import queries as register
from articles.models import Document
from articles.public import pages, queries
from articles.public.documents import citing, finding, listing
from articles.public.media import CACHING, said
from articles.public.post import answers, attachments


@require_safe
def index(request):
    """The documents that posts cite, as far as the reader asks for them."""
    asked = finding.Asked.of(request.GET)
    before, after = (
        listing.read_cursor(request.GET.get(name, ""))
        for name in (queries.CURSOR, queries.CURSOR_BACK)
    )
    there = register.known()
    found = asked.among(there)
    beside = [
        *finding.ends(there),
        *([found.values("pk")[: finding.MOST_COUNTED + 1]] * bool(asked)),
    ]
    latest, (newest, oldest, *counted) = listing.page(found, before, after, beside)
    counts = finding.post_counts(latest.rows)
    context = {
        "asked": asked,
        "latest": latest,
        "rows": [(row, counts.get(row.pk, 0)) for row in latest.rows],
        "kinds": finding.KINDS.items(),
        "years": finding.years(newest, oldest),
        "count": len(counted[0]) if asked else 0,
        "most": finding.MOST_COUNTED,
        "own_query": _own_query(asked, latest),
    }
    return pages.respond("public/documents.html", context)


@require_safe
def document(request, slug, pk):
    """A document and the posts that cite it; the id decides, a wrong slug leads to the right one.

    A document that was merged leads to the one it is now.
    """
    found = _find(pk)
    if not register.known().filter(pk=found.pk).exists():
        # Not a word of it: the posts that named it may have been taken down for that.
        return pages.respond("public/document_gone.html", {}, status=410)
    if elsewhere := answers.moved(request, found.get_absolute_url()):
        return elsewhere
    latest = queries.listing(finding.citing(found), **pages.cursors(request), photos=False)
    name = finding.name(found)
    context = {
        "document": found,
        "name": name,
        "description": ": ".join(filter(None, [f"Các bài nhắc đến {name}", found.title])),
        "latest": latest,
        "rows": citing.rows(found, latest.editions),
        "post_count": finding.post_counts([found]).get(found.pk, 0),
        "same": finding.of_same_number(found),
        "link": citing.outward(found.link),
        "attachments": _files(found),
    }
    return pages.respond("public/document.html", context)


@require_safe
def document_by_id(request, pk):
    """The short form of a document's address."""
    return document(request, "", pk)


@require_safe
def file(request, slug, pk, name):
    """The file that staff put to a document; neither slug nor name decide."""
    found = _find(pk)
    attached = _attached(found)
    if attached is None:
        raise Http404
    if elsewhere := answers.moved(request, _address(found, attached)):
        return elsewhere
    return serving.respond(request, attached, CACHING) or said("Không tìm thấy tệp này.", 404)


def _own_query(asked: finding.Asked, latest: listing.Page) -> str:
    """What follows the list's address in the one that this page calls its own."""
    said = (
        f"{asked.parameters}{queries.CURSOR}={latest.query}" if latest.query else asked.parameters
    )
    return f"?{said.rstrip('&')}" if said else ""


def _find(pk: str) -> Document:
    """The document of this key, or what it was merged into. Raises Http404."""
    found = get_object_or_404(Document.objects.select_related("merged_into"), pk=int(pk))
    return found.merged_into or found


def _attached(found: Document) -> Attachment | None:
    return next(iter(entries.read([found.file])), None)


def _address(found: Document, attached: Attachment) -> str:
    return f"{found.get_absolute_url()}tep/{attached.address_name}"


def _files(found: Document) -> list[attachments.Shown]:
    attached = _attached(found)
    if attached is None:
        return []
    what = f"{attached.kind_label}, {filesizeformat(attached.bytes)}"
    return [attachments.Shown(attached.label, what, _address(found, attached))]
