"""The form about a post, what becomes of one that is sent, and the page after it."""

import logging

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Edition
from articles.public import pages, queries
from articles.public.post import answers
from articles.public.reporting import keeping, limits, origins, refusals
from articles.public.reporting.forms import ReportForm, tidied
from wards.accounts.addresses import lock_address

log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024  # three full fields, each letter of them as nine
_FORM_TYPE = "application/x-www-form-urlencoded"
_ASK_AGAIN = 60  # seconds after which a site that cannot keep anything may be asked again


@csrf_exempt  # a token would be another page for each visitor; `origins` looks whose form it is
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug, pk):
    """The form on a post, the same for everybody; on POST keep what a reader wrote."""
    if request.method == "POST":
        return _received(request, int(pk))
    edition = _subject(int(pk))
    if isinstance(edition, HttpResponse):
        return edition
    return _moved(request, int(pk), edition, "report") or _page(edition, _empty(edition))


@require_safe
def sent(request, slug, pk):
    """What happens now with a message. The same for everybody: nothing of the message is in it."""
    edition = _subject(int(pk))
    if isinstance(edition, HttpResponse):
        return edition
    moved = _moved(request, int(pk), edition, "report-sent")
    return moved or pages.respond("public/report_sent.html", {"edition": edition})


def _subject(pk: int) -> Edition | HttpResponse:
    """The text that residents read under that number, or the answer where there is none."""
    edition = queries.article(pk)
    if edition is None and not queries.was_public(pk):
        raise Http404
    target = edition and queries.redirect_target(edition)
    return target or answers.gone(edition)


def _address(name: str, edition: Edition) -> str:
    return reverse(name, kwargs={"slug": edition.slug, "pk": edition.article_id})


def _moved(request, pk: int, edition: Edition, name: str) -> HttpResponse | None:
    """Lead to the page's own address; what a redirected post leads to may change again."""
    return answers.moved(request, _address(name, edition), permanent=edition.article_id == pk)


def _empty(edition: Edition) -> ReportForm:
    return ReportForm(initial={"edition": edition.number})


def _page(edition: Edition, form: ReportForm, status: int = 200, words: str = "") -> HttpResponse:
    """The form; `words` say why what was sent was not kept."""
    context = {
        "edition": edition,
        "form": form,
        "words": words,
        "action": _address("report", edition),
    }
    response = pages.respond("public/report.html", context, status)
    if status != 200:
        response["Cache-Control"] = "no-store"  # it holds what somebody typed
    return response


def _received(request, pk: int) -> HttpResponse:
    form = ReportForm()
    try:
        if refusal := _unreadable(request):
            edition = _subject(pk)
            known = isinstance(edition, HttpResponse)
            return edition if known else _page(edition, _empty(edition), *refusal)
        form = ReportForm(tidied(request.POST))
        edition = _subject(pk)
        return edition if isinstance(edition, HttpResponse) else _kept(request, pk, edition, form)
    except (OperationalError, InterfaceError):
        log.exception("a suggestion could not be kept")
        return _unavailable(request, form)


def _unreadable(request) -> tuple[int, str] | None:
    """Status and words where the body is not to be read at all. Nothing of it has been, so far."""
    if request.content_type != _FORM_TYPE:
        return 415, refusals.TYPE
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return 413, refusals.SIZE
    return None


def _kept(request, pk: int, edition: Edition, form: ReportForm) -> HttpResponse:
    if not origins.is_ours(request):
        return _page(edition, form, 403, refusals.ORIGIN)
    if not form.is_valid():
        return _page(edition, form, 400)
    visitor, counted = lock_address(request), False
    if wait := limits.visitors.take(visitor):
        response = _page(edition, form, 429, refusals.too_often(wait))
        response["Retry-After"] = wait
        return response
    try:
        # The number is of the post that the form stood under, not of where that leads by now.
        number = form.seen if edition.article_id == pk else None
        counted = keeping.keep(keeping.seen_edition(edition, number), form.words)
    except keeping.Full:
        return _page(edition, form, 409, refusals.FULL)
    finally:
        if not counted:
            limits.visitors.give_back(visitor)
    response = HttpResponseRedirect(_address("report-sent", edition))
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    return response


def _unavailable(request, form: ReportForm) -> HttpResponse:
    """503 without the database: what was typed stands in the fields, to be sent from there."""
    context = {"form": form, "action": request.path}
    page = render_to_string("public/report_unavailable.html", context)
    headers = {"Retry-After": _ASK_AGAIN, "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)
