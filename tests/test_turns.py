"""How many requests work at once, and how their answers leave."""

import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

import pytest
from django.http import FileResponse
from django.test import RequestFactory

from wardnews import turns
from wardnews.turns import Turns

LONG = turns.IN_MEMORY + 1


class Streamed:
    """What an application answers in pieces."""

    streaming = True

    def __init__(self, *pieces):
        self._pieces, self.is_closed = pieces, False

    def __iter__(self):
        for piece in self._pieces:
            assert threading.current_thread().name.startswith("turn")
            yield piece

    def close(self):
        assert threading.current_thread().name.startswith("turn")
        self.is_closed = True


def answering(answer):
    """An application that answers with `answer`."""

    def application(environ, start_response):
        start_response("200 OK", [("X-Kind", "test")])
        return answer

    return application


def ask(front):
    """(status, answer) of a request to it."""
    heard = []
    answer = front(RequestFactory().get("/").environ, lambda *said: heard.extend(said))
    return heard[0], answer


def test_no_more_work_at_once_than_there_are_turns():
    at_once, most, lock = 0, 0, threading.Lock()
    are_two = threading.Barrier(2)

    def application(environ, start_response):
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        are_two.wait(30)
        with lock:
            at_once -= 1
        start_response("200 OK", [])
        return [threading.current_thread().name.encode()]

    front = Turns(application, 2, BoundedSemaphore(1))
    with ThreadPoolExecutor(8) as readers:
        answers = [answer for _, answer in readers.map(ask, [front] * 8)]

    assert most == 2
    assert len({name for (name,) in answers}) == 2


def test_a_stream_is_made_and_closed_by_the_thread_that_began_it():
    stream = Streamed(b"a", b"b")
    status, answer = ask(Turns(answering(stream), 1, BoundedSemaphore(1)))

    assert (status, b"".join(answer)) == ("200 OK", b"ab")
    assert stream.is_closed
    assert isinstance(answer, list)  # the server then needs no thread to send it


def test_a_long_stream_leaves_its_turn_before_anybody_has_read_it():
    pieces = (b"a" * 1000, b"b" * LONG, b"c")
    stream = Streamed(*pieces)
    front = Turns(answering(stream), 1, BoundedSemaphore(1))
    _, answer = ask(front)

    assert stream.is_closed
    assert ask(Turns(answering([b"next"]), 1, BoundedSemaphore(1)))[1] == [b"next"]
    assert b"".join(answer) == b"".join(pieces)
    answer.close()


def test_long_answers_under_way_are_bounded_and_give_their_place_back_once():
    places = BoundedSemaphore(1)

    def long_answer():
        return ask(Turns(answering(Streamed(b"a" * LONG)), 1, places))

    _, first = long_answer()
    status, page = long_answer()
    assert status.startswith("503")
    assert "Máy chủ đang bận" in b"".join(page).decode()
    first.close()
    first.close()
    status, again = long_answer()
    assert status == "200 OK"
    again.close()


@pytest.mark.django_db  # closing one looks after old connections
@pytest.mark.parametrize("size", [10, LONG])
def test_a_file_is_sent_from_where_it_lies(tmp_path, size):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"p" * size)
    response = FileResponse(path.open("rb"))
    _, answer = ask(Turns(answering(response), 1, BoundedSemaphore(1)))

    assert isinstance(answer, list) == (size == 10)
    assert sum(map(len, answer)) == size
    if size == LONG:
        assert not response.file_to_stream.closed
        answer.close()
    assert response.file_to_stream.closed


def test_what_the_request_is_rendered_as_of_goes_along():
    at = contextvars.ContextVar("at")
    at.set("then")

    def application(environ, start_response):
        start_response("200 OK", [])
        return [at.get().encode()]

    assert ask(Turns(application, 1, BoundedSemaphore(1)))[1] == [b"then"]


def test_what_has_a_turn_needs_no_other():
    front = Turns(answering([b"page"]), 1, BoundedSemaphore(1))

    assert front.run(ask, front) == ("200 OK", [b"page"])


def test_a_failure_of_the_application_is_told_and_costs_no_turn():
    def fails(environ, start_response):
        raise RuntimeError("broken")

    front = Turns(fails, 1, BoundedSemaphore(1))
    for _ in range(3):
        with pytest.raises(RuntimeError, match="broken"):
            ask(front)


def test_a_long_stream_for_which_the_disk_has_no_room_is_put_off(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    stream = Streamed(b"a" * LONG)
    with monkeypatch.context() as patched:
        patched.setattr(turns.tempfile, "TemporaryFile", full)
        status, page = ask(Turns(answering(stream), 1, BoundedSemaphore(1)))

    assert status.startswith("503")
    assert "Máy chủ đang bận" in b"".join(page).decode()
    assert stream.is_closed
