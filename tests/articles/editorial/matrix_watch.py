"""Asks the site, and says when a row changed that should not have, or when it told too much."""

import hashlib
import re
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client

_MODELS = [
    model
    for app in ("wards", "articles")
    for model in apps.get_app_config(app).get_models(include_auto_created=True)
    if model._meta.managed  # the search index is no table of rows; its entries are looked at
]
_ACCOUNT = ("pk", "username", "password", "is_active", "is_staff", "is_superuser", "email")
_READS = re.compile(
    r"\s*(SELECT\b|SAVEPOINT|RELEASE|ROLLBACK|SET CONSTRAINTS|"
    r'(INSERT INTO|UPDATE|DELETE FROM) "django_(session|admin_log)")',
    re.IGNORECASE,
)
# What names other posts that residents can read now: a page as they get it, a document's.
_PUBLIC_PAGE = re.compile(r"/(?:xem-truoc|xem-truoc/khung|nhu-ngay/trang)/|/document/\d+/change/")


def dump() -> dict[str, list]:
    """All rows of both apps and what matters of the accounts."""
    rows = {model._meta.label: _rows(model) for model in _MODELS}
    rows["accounts"] = list(get_user_model().objects.order_by("pk").values_list(*_ACCOUNT))
    return rows


def _rows(model) -> list[tuple]:
    return list(model._base_manager.order_by("pk").values_list())


def changed(before: dict[str, list]) -> dict[str, tuple[list, list]]:
    """By table, the rows that are gone since `before` and those that are new."""
    found = {}
    for table, rows in dump().items():
        if rows != before[table]:
            gone = [row for row in before[table] if row not in rows]
            found[table] = gone, [row for row in rows if row not in before[table]]
    return found


@contextmanager
def undone():
    """Take back whatever happens inside."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


class Answer:
    """A response, read to its end, and what its request did to the rows."""

    def __init__(self, response, changes):
        self.response, self.changes = response, changes
        self.status = response.status_code
        streams = response.streaming
        self.body = b"".join(response.streaming_content) if streams else response.content

    @property
    def text(self) -> str:
        """The body, the address that it leads to, and what the next page will say."""
        next_page = [self.response.get("Location", ""), *map(str, self._messages())]
        return " ".join([self.body.decode(errors="replace"), *next_page])

    def _messages(self):
        return get_messages(self.response.wsgi_request)

    @property
    def outcome(self) -> str:
        """The status; "login" for a redirect to the sign-in page."""
        location = self.response.get("Location", "")
        return "login" if location.startswith("/admin/login/?next=") else str(self.status)


class Watch:
    """The world's people at their browsers; what is wrong gathers in `problems`, cell by cell.

    Each request is taken back, so that every one meets the same world.
    """

    def __init__(self, world, enforce_csrf: bool = False):
        self.world, self.problems, self.asked = world, [], 0
        self._client = Client(enforce_csrf, raise_request_exception=False)
        self._before, self._wrote = dump(), False

    @contextmanager
    def standing(self, article, desk: str, two_signatures: bool = False):
        """Bring the rows of `article` and its unit into a state for a while."""
        before, models = self._before, (type(article), type(article.unit))
        with undone():
            type(article).objects.filter(pk=article.pk).update(
                state="draft" if desk == "deleted" else desk,
                deleted_at=self.world.now if desk == "deleted" else None,
            )
            type(article.unit).objects.filter(pk=article.unit_id).update(
                two_signatures=two_signatures
            )
            self._before = before | {model._meta.label: _rows(model) for model in models}
            yield
        self._before = before

    def ask(self, who: str, method: str, address: str, data=None, freely=False) -> Answer:
        """Send a request, take back what it did, and note what it told that it should not.

        What one that may do so `freely` changed is not looked at more closely.
        """
        # A browser that has nothing from the request before.
        self._client.cookies.clear()
        if session := self.world.signed_in[who]:
            self._client.cookies[settings.SESSION_COOKIE_NAME] = session
        self._wrote = False
        self.asked += 1
        with undone():
            with connection.execute_wrapper(self._note_writes):
                response = getattr(self._client, method.lower())(address, data)
                answer = Answer(response, {})
            if self._wrote:
                answer.changes = {"something": ...} if freely else changed(self._before)
        cell = f"{who}: {method} {address}"
        if method in ("GET", "HEAD", "OPTIONS") and answer.changes:
            self.problems.append(f"{cell} changed {sorted(answer.changes)}")
        if answer.status >= 500:
            self.problems.append(f"{cell} broke")
        for secret in self.world.told(who, answer, as_residents=bool(_PUBLIC_PAGE.search(address))):
            self.problems.append(f"{cell} told of {secret}")
        return answer

    def expect(self, cell: str, expected: str, answer: Answer, may_change: bool = False) -> None:
        """Note in which way `answer` is not the `expected` one: some of "200 302 403", or any."""
        if answer.outcome not in expected.split():
            self.problems.append(f"{cell}: {answer.outcome} instead of {expected}")
        if answer.changes and not may_change:
            self.problems.append(f"{cell}: changed {answer.changes}")

    def close(self) -> None:
        """Fail with all that was wrong, and unless every row is as it was in the beginning."""
        if left := changed(self._before):
            self.problems.append(f"after all: changed {left}")
        shown = "\n".join(self.problems[:60])
        assert not self.problems, f"{len(self.problems)} of {self.asked} answers:\n{shown}"

    def _note_writes(self, execute, sql, params, many, context):
        if not _READS.match(sql):
            self._wrote = True
        return execute(sql, params, many, context)


def sign_in(user) -> str:
    """The key of a new session of `user`; "" for nobody."""
    client = Client()
    if not user.is_authenticated:
        return ""
    client.force_login(user)
    return client.session.session_key


def digest(body: bytes) -> str:
    """By what a photo's bytes are known."""
    return hashlib.sha256(body).hexdigest()
