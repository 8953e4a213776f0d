"""Answers for machines that ask again and again: 304 before anything is read or rendered.

What such an address answers follows from the site version, the address, what the calendar has done
by itself (an edition that started, a day that began) and this program. The tag is made of these,
and is read before the content: an answer may be newer than its tag, never older.
"""

import hashlib
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response

from articles.public import queries
from articles.public.serving import exchange, release
from wards import clock, siteversion

CACHING = "no-cache"  # may be kept, and is asked about before each use


def answer(
    request,
    build: Callable[[datetime], HttpResponse],
    *,
    parameters: Collection[str] = (),
    hourly: bool = False,
    at: datetime | None = None,
) -> HttpResponse:
    """Answer with what `build` makes of the instant, or with 304 where the asker has that already.

    `parameters` are those of the address that matter; an `hourly` answer changes with the hour even
    if nothing happened. Two queries for a 304.
    """
    at = at or clock.now()
    if hourly and (talk := exchange.current()):
        talk.ends(at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
    tag = _tag(request, parameters, hourly, at)
    # "*" asks whether there is anything, which only building it can tell.
    if request.headers.get("If-None-Match", "").strip() != "*":
        known = get_conditional_response(request, etag=tag)
        if isinstance(known, HttpResponseNotModified):
            return _marked(known, tag)
    response = build(at)
    if response.status_code == 200:
        return _marked(response, tag)
    response["Cache-Control"] = CACHING
    return response


def _marked(response, tag: str):
    response["ETag"] = tag
    response["Cache-Control"] = CACHING
    return response


def _tag(request, parameters: Collection[str], hourly: bool, at: datetime) -> str:
    """A weak tag: a proxy that compresses keeps the meaning and not the bytes."""
    known = sorted((name, request.GET[name]) for name in parameters if name in request.GET)
    local = timezone.localtime(at)
    parts = (
        release.digest(),
        request.path,
        urlencode(known),
        siteversion.current(),
        queries.last_start(at),
        f"{local:%Y-%m-%d %H}" if hourly else f"{local:%Y-%m-%d}",
    )
    said = "\n".join(str(part) for part in parts)
    return f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
