"""The WSGI application that stands before Django and answers with what is kept.

A request for a page that is kept asks the database one thing: the site version, and with it, where
reading counts, to count. If the page is of that version it is answered; else it is made anew, by
one thread while the others wait. Everything else goes to Django as it came.
"""

from functools import lru_cache

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.http.request import split_domain_port, validate_host

from articles.public import unavailable
from articles.public.direct import open_line
from articles.public.serving import addresses, making, opening, shared
from articles.public.serving.addresses import Address
from articles.public.serving.entries import Entry
from articles.public.serving.flights import Flights
from articles.public.serving.held import TO_DJANGO, Answer, Held
from articles.public.serving.outage import Outage
from articles.public.serving.shelf import Shelf
from articles.public.serving.store import Store
from articles.public.serving.telling import Teller
from articles.public.serving.visit import Visit

_LONGEST_HOST = 260  # a name of the longest kind, and a port; these are kept in memory
_TURNS = 5  # a page that is old again each time it is made: then Django answers alone


def _at_once(function, *arguments):
    return function(*arguments)


class Front:
    """See the module. `django` is the application behind it.

    `work` calls what needs Django's own connection to the database, where there are few of these.
    """

    def __init__(self, django, work=_at_once):
        self._django, self._work = django, work
        self._store = Store(settings.PAGE_CACHE_MEGABYTES * 2**20)
        self._shared = shared.of_settings()
        self._shelf = Shelf()
        self._flights = Flights()
        self._outage = Outage(open_line)
        self._teller = Teller(self._outage)

    def __call__(self, environ, start_response):
        address = self._address(environ)
        answer = self._answer(Visit(environ, address)) if address else None
        if answer is None or answer is TO_DJANGO:
            if self._outage.is_on and _waits_for_database(environ):
                environ[unavailable.DATABASE_IS_GONE] = True  # articles.outage answers
            return self._django(environ, start_response)
        status, headers, body = answer
        start_response(status, headers)
        return [body]

    def close(self) -> None:
        """Give the connections to the database back, for tests."""
        self._teller.close()

    def _address(self, environ) -> Address | None:
        """Where the page is kept that is asked for; None if Django is to answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
            return None
        if not _is_ours(environ.get("HTTP_HOST", "")) or _is_to_be_led_to_https(environ):
            return None
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        try:
            if path == "/" and query and addresses.may_lead_on(query):
                return None if self._outage.is_on else self._work(_of_home, query)
            return addresses.read(path, query)
        except DatabaseError as error:
            self._outage.begins(error)
            return None

    def _answer(self, visit: Visit) -> Answer | None:
        """The answer to a request for a page that is kept; None if Django is to give it."""
        key = visit.address.key
        for _ in range(_TURNS):
            kept = self._store.get(key)
            if kept and (answer := self._teller.told(visit, kept)):
                return answer
            if self._outage.is_on:
                return self._saved(visit, kept) or self._saved(visit, self._shared.get(key))
            with self._flights.turn(key) as is_mine:
                if is_mine and self._store.peek(key) is kept:
                    return self._work(self._made, visit, kept)
            if self._store.peek(key) is kept:  # making it failed, or it is larger than the store
                return self._saved(visit, kept) if self._outage.is_on else None
        return None

    def _made(self, visit: Visit, old: Held | None) -> Answer | None:
        """The answer with a page that is made now, and kept; None if Django is to answer alone."""
        try:
            close_old_connections()
            begun = opening.read()
        except DatabaseError as error:
            self._outage.begins(error)
            return self._saved(visit, old)
        self._teller.has_met(begun.version)
        with self._shared.turn(visit.address.key, begun) as others:
            if others:
                self._store.put(visit.address.key, others)
                return self._teller.first_told(visit, others)
            return self._rendered(visit, old, begun)

    def _rendered(self, visit: Visit, old, begun: opening.Opening) -> Answer | None:
        made = making.page(self._django, visit, begun, self._shelf)
        if made.is_failure and self._teller.is_lost():
            return self._saved(visit, old)
        if made.kept is None:
            return made.answer
        self._store.put(visit.address.key, made.kept)
        answer = made.answer or self._teller.first_told(visit, made.kept)
        if isinstance(made.kept, Entry):
            self._shared.put(visit.address.key, made.kept)  # with the total that was told now
        return answer

    def _saved(self, visit: Visit, old: Held | None) -> Answer | None:
        return self._teller.saved(visit, old) if old else None


def _of_home(query: str) -> Address | None:
    close_old_connections()
    return None if addresses.leads_on(query) else addresses.read("/", query)


def _is_ours(host: str) -> bool:
    """Whether Django would take the host; it answers itself where it does not."""
    return len(host) <= _LONGEST_HOST and _is_allowed(host)


@lru_cache(maxsize=256)
def _is_allowed(host: str) -> bool:
    allowed = settings.ALLOWED_HOSTS or (["localhost", "127.0.0.1"] if settings.DEBUG else [])
    domain = split_domain_port(host)[0]  # "" if it is none at all
    return bool(domain) and validate_host(domain, allowed)


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
