"""The WSGI application that stands before Django and answers with what is kept.

A request for a page that is kept asks the database one thing: the site version, and with it, where
reading counts, to count. If the page is of that version it is answered; else it is made anew, by
one thread while the others wait. Everything else goes to Django as it came.
"""

import io
from functools import lru_cache

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.http.request import split_domain_port, validate_host
from django.template.loader import render_to_string
from django.utils import timezone

from articles.public.counting import is_view
from articles.public.counting.counter import Counter
from articles.public.direct import open_line
from articles.public.direct.lines import Gone, Site, View
from articles.public.serving import addresses, entries, exchange, opening
from articles.public.serving.addresses import Address
from articles.public.serving.entries import Entry, Headers
from articles.public.serving.flights import Flights
from articles.public.serving.outage import Outage
from articles.public.serving.reader import Reader
from articles.public.serving.store import Store
from wards import clock

Answer = tuple[str, Headers, bytes]

_TURNS = 5  # a page that is old again each time it is made: then Django answers alone
_RETRY_AFTER = "60"
# Of what came with a request, all that a page that is kept may see.
_SEEN = {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}


class Visit:
    """One request for a page that is kept. Its view `is_settled` once it is counted or kept."""

    def __init__(self, environ: dict, address: Address):
        self.environ = environ
        self.address = address
        self.is_view = is_view(environ)
        self.is_settled = False

    def is_to_count(self, entry: Entry) -> bool:
        """Whether reading this page has to be counted still."""
        return entry.is_counted and self.is_view and not self.is_settled


def _at_once(function, *arguments):
    return function(*arguments)


class Front:
    """See the module. `django` is the application behind it.

    `work` calls what needs Django's own connection to the database, where there are few of these.
    """

    def __init__(self, django, work=_at_once):
        self._django, self._work = django, work
        self._store = Store(settings.PAGE_CACHE_MEGABYTES * 2**20)
        self._flights = Flights()
        self._outage = Outage(open_line)
        self._reader = Reader(open_line)
        self._counter = Counter(open_line, settings.PENDING_VIEWS)

    def __call__(self, environ, start_response):
        address = self._address(environ)
        answer = self._answer(Visit(environ, address)) if address else None
        if answer is None and self._outage.is_on and _waits_for_database(environ):
            answer = _unavailable(environ)
        if answer is None:
            return self._django(environ, start_response)
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def _address(self, environ) -> Address | None:
        """Where the page is kept that is asked for; None if Django is to answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
            return None
        if not _is_ours(environ.get("HTTP_HOST", "")) or _is_to_be_led_to_https(environ):
            return None
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if not query and self._store.peek(path):
            return Address(path, "")
        try:
            # Only old addresses of posts are looked up.
            work = self._work if path == "/" else _at_once
            return work(addresses.read, path, query)
        except DatabaseError as error:
            self._outage.begins(error)
            return None

    def _answer(self, visit: Visit) -> Answer | None:
        key = visit.address.key
        for _ in range(_TURNS):
            entry = self._store.get(key)
            if entry is not None and (answer := self._told(visit, entry)):
                return answer
            if self._outage.is_on:
                return None
            with self._flights.turn(key) as is_mine:
                if is_mine and self._store.peek(key) is entry:
                    return self._work(self._made, visit, entry)
            if self._store.peek(key) is entry:
                return None  # it cannot be kept
        return None

    # --- A page that is kept -------------------------------------------------------------------

    def _told(self, visit: Visit, entry: Entry) -> Answer | None:
        """The answer with a page that is kept; None if it is not true any more."""
        if self._outage.is_on:
            return self._saved(visit, entry)
        try:
            if visit.is_to_count(entry):
                site, total = self._count(visit, entry)
            else:
                site, total = self._reader.look(entry.article_id)
        except Gone as error:
            self._outage.begins(error)
            return self._saved(visit, entry)
        if not entry.fits(site):
            return None
        return entry.answer(visit.environ, total=total, is_view=visit.is_view)

    def _count(self, visit: Visit, entry: Entry) -> tuple[Site, int | None]:
        """Count the view if the page is still true. Raises Gone if nobody knows whether it is."""
        article_id = entry.article_id
        outcome = self._counter.count(View(article_id, entry.version, entry.until))
        if outcome.site is not None:
            visit.is_settled = outcome.total is not None
            return outcome.site, outcome.total
        visit.is_settled = outcome.is_kept
        site, total = self._reader.look(article_id)
        if entry.fits(site):
            self._keep(visit, article_id)
        return site, (total or 0) + self._counter.pending(article_id)

    def _keep(self, visit: Visit, article_id: int) -> None:
        if not visit.is_settled:
            self._counter.keep(article_id)
            visit.is_settled = True

    def _saved(self, visit: Visit, entry: Entry) -> Answer:
        """A page as it was last, with a word about it: the database cannot be asked."""
        if visit.is_to_count(entry):
            self._keep(visit, entry.article_id)
        context = {"made_at": timezone.localtime(entry.made_at)}
        notice = render_to_string("components/outage.html", context).strip()
        return entry.answer(visit.environ, is_view=visit.is_view, notice=notice)

    # --- A page that is made -------------------------------------------------------------------

    def _made(self, visit: Visit, old: Entry | None) -> Answer | None:
        """The answer with a page that is made now, and kept; None if Django is to answer alone."""
        try:
            close_old_connections()
            begun = opening.read()
        except DatabaseError as error:
            self._outage.begins(error)
            return self._saved(visit, old) if old else None
        talk = exchange.Exchange(begun.until)
        with clock.as_of(begun.now), exchange.about(talk):
            status, headers, body = _captured(self._django, _bare(visit.environ, visit.address))
        entry = None
        if status.startswith("200 "):
            path = visit.address.path.encode("latin-1").decode()
            entry = entries.make(path, headers, body, begun.version, begun.now, talk)
        if entry is None:
            return None
        self._store.put(visit.address.key, entry)
        return self._first_told(visit, entry)

    def _first_told(self, visit: Visit, entry: Entry) -> Answer:
        """The answer with a page that was made just now for this reader."""
        total = None
        if entry.article_id is not None:
            try:
                total = self._first_total(visit, entry)
            except Gone as error:
                self._outage.begins(error)
                return self._saved(visit, entry)
        return entry.answer(visit.environ, total=total, is_view=visit.is_view)

    def _first_total(self, visit: Visit, entry: Entry) -> int:
        if visit.is_to_count(entry):
            outcome = self._counter.count(View(entry.article_id))
            visit.is_settled = outcome.total is not None or outcome.is_kept
            if outcome.total is not None:
                return outcome.total
            self._keep(visit, entry.article_id)
        _, total = self._reader.look(entry.article_id)
        return (total or 0) + self._counter.pending(entry.article_id)


def _captured(application, environ: dict) -> Answer:
    """Call a WSGI application and return what it answered."""
    told: list = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    result = application(environ, start_response)
    try:
        body = b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    return (*told, body)


def _bare(environ: dict, address: Address) -> dict:
    """The request as a page that is kept may see it: its address, and nothing of who asks."""
    bare = {
        name: value
        for name, value in environ.items()
        if not name.startswith(("HTTP_", "REMOTE_", "CONTENT_")) or name in _SEEN
    }
    bare |= {
        "REQUEST_METHOD": "GET",
        "QUERY_STRING": address.query,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
    }
    return bare


@lru_cache(maxsize=256)
def _is_ours(host: str) -> bool:
    """Whether Django would take the host; it answers itself where it does not."""
    allowed = settings.ALLOWED_HOSTS or (["localhost", "127.0.0.1"] if settings.DEBUG else [])
    return bool(host) and validate_host(split_domain_port(host)[0], allowed)


def _is_to_be_led_to_https(environ: dict) -> bool:
    if not (settings.SECURE_HSTS_SECONDS and settings.TRUSTED_PROXIES):
        return False
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", "")
    return scheme.partition(",")[0].strip().lower() == "http"


def _waits_for_database(environ: dict) -> bool:
    """Whether Django would need the database for this. What somebody sends, it looks at itself: the
    page that refuses it says how nothing is lost."""
    is_file = environ["PATH_INFO"].startswith(settings.STATIC_URL)
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and not is_file


def _unavailable(environ: dict) -> Answer:
    body = render_to_string("503_database.html").encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Retry-After", _RETRY_AFTER),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    return "503 Service Unavailable", headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body
