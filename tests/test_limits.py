"""What is refused before the application has it, and what reaches it whole."""

import io
import re
from http import HTTPStatus
from threading import BoundedSemaphore

import pytest
from django.test import RequestFactory

from tests.headers import faults
from wardnews import limits, refusals
from wardnews.limits import Limits

MOST = 100_000


class Clock:
    """A time that passes only when something is waited for."""

    now = 0.0

    def __call__(self):
        return self.now


class Line(io.BytesIO):
    """A body that comes at so many bytes a second; its read() waits for all that is asked for."""

    def __init__(self, body: bytes, clock: Clock, pace: float):
        super().__init__(body)
        self._clock, self._pace = clock, pace

    def read(self, size=-1):
        got = super().read(size)
        self._clock.now += len(got) / self._pace
        return got


def echo(environ, start_response):
    """An application that answers with what it was sent."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def ask(body=b"", *, pace=1e9, application=echo, places=None, **environ):
    """Status, headers and body of the answer to a POST of `body` at `pace` bytes a second."""
    clock = Clock()
    request = RequestFactory().post("/admin/login/").environ
    request |= {"CONTENT_LENGTH": str(len(body)), "wsgi.input": Line(body, clock, pace)} | environ
    heard = []
    front = Limits(application, MOST, places or BoundedSemaphore(2), clock)
    answer = b"".join(front(request, lambda status, headers: heard.extend((status, headers))))
    return int(heard[0].split()[0]), dict(heard[1]), answer


def is_refusal(answer) -> bool:
    """Whether it is a page in Vietnamese, safe, and not to be kept."""
    _, headers, page = answer
    text = page.decode()
    assert faults(headers) == []
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers
    return bool(re.search(r"<h1>[^<]*(máy chủ|nội dung)", text, re.IGNORECASE))


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 1000, MOST])
def test_a_body_arrives_whole_and_unchanged(size):
    body = bytes(n % 251 for n in range(size))

    assert ask(body)[::2] == (200, body)


def test_a_body_that_is_too_long_is_refused_unread():
    line = Line(b"x", Clock(), 1)
    answer = ask(CONTENT_LENGTH=str(MOST + 1), **{"wsgi.input": line})

    assert answer[0] == 413
    assert is_refusal(answer)
    assert line.tell() == 0


@pytest.mark.parametrize("length", ["9" * 5000, "1" + "0" * 30])
def test_a_length_beyond_all_measure_is_refused(length):
    assert ask(CONTENT_LENGTH=length)[0] == 413


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "1e3"},
        {"CONTENT_LENGTH": "٣"},
    ],
)
def test_a_body_without_a_length_is_refused(environ):
    answer = ask(b"abc", **environ)

    assert answer[0] == 411
    assert is_refusal(answer)


def test_a_body_that_is_cut_short_never_reaches_the_application():
    answer = ask(b"username=a", CONTENT_LENGTH="20")

    assert answer[0] == 400
    assert is_refusal(answer)


def test_one_byte_a_second_is_refused_and_a_slow_telephone_is_not():
    assert ask(b"x" * 3000, pace=1)[0] == 408
    assert is_refusal(ask(b"x" * 3000, pace=1))
    assert ask(b"x" * MOST, pace=limits.SLOWEST)[0] == 200


def test_who_becomes_slow_midway_is_refused():
    class Tiring(Line):
        def read(self, size):
            self._pace = 1e9 if self.tell() < 5000 else 1
            return super().read(size)

    clock = Clock()
    tiring = Tiring(b"x" * MOST, clock, 1)
    request = RequestFactory().post("/").environ
    request |= {"CONTENT_LENGTH": str(MOST), "wsgi.input": tiring}
    heard = []
    Limits(echo, MOST, BoundedSemaphore(1), clock)(request, lambda *said: heard.extend(said))

    assert heard[0].startswith("408")


def test_no_more_bodies_are_waited_for_than_there_are_places():
    places = BoundedSemaphore(1)

    class Meanwhile(Line):
        def read(self, size):
            others.append(ask(b"abc", places=places))
            return super().read(size)

    others = []
    first = ask(b"abc", places=places, **{"wsgi.input": Meanwhile(b"abc", Clock(), 1e9)})

    assert first[0] == 200
    assert others[0][0] == 503
    assert int(others[0][1]["Retry-After"]) > 0
    assert is_refusal(others[0])
    assert ask(b"abc", places=places)[0] == 200  # and the place is free again


@pytest.mark.parametrize("pace, length", [(1, "3000"), (1e9, "4000"), (1e9, "9999999")])
def test_a_refusal_gives_its_place_back(pace, length):
    places = BoundedSemaphore(1)
    assert ask(b"x" * 3000, pace=pace, places=places, CONTENT_LENGTH=length)[0] >= 400

    assert ask(b"abc", places=places)[0] == 200


def test_a_body_for_which_the_disk_has_no_room_is_refused_and_others_go_on(monkeypatch):
    class Full(io.BytesIO):
        def write(self, data):
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(limits.tempfile, "SpooledTemporaryFile", lambda **_: Full())
        answer = ask(b"abc")
        assert ask(b"", REQUEST_METHOD="GET")[0] == 200

    assert answer[0] == 507
    assert is_refusal(answer)


def test_a_request_without_a_body_is_passed_on_as_it_is():
    places = BoundedSemaphore(1)
    places.acquire()

    assert ask(b"", places=places, CONTENT_LENGTH="")[0] == 200
    assert ask(b"", places=places, CONTENT_LENGTH="0")[0] == 200


@pytest.mark.parametrize("status", refusals.WORDS)
def test_each_refusal_has_a_page_of_its_own(status: HTTPStatus):
    heard = []
    environ = RequestFactory().post("/").environ
    page = b"".join(refusals.refuse(status, environ, lambda *said: heard.extend(said))).decode()

    assert heard[0].startswith(f"{status.value} ")
    assert refusals.WORDS[status][0] in page
    assert 'lang="vi"' in page
