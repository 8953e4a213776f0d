"""Two hundred who are slow, each in another way, keep nobody from reading."""

import socket
import threading
from contextlib import closing, contextmanager, suppress

import pytest

from tests.server.running import COLLECTED, Server

SLOW = 200
READINGS = 10
POST = (
    "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 3000\r\n\r\n"
)


@pytest.fixture(scope="module")
def server(installation, tmp_path_factory):
    """One for all of them: whoever was slow before is gone, or harmless."""
    started = Server(installation, tmp_path_factory.mktemp("slow"))
    try:
        started.start()
        yield started
    finally:
        started.stop()
        installation.settled()


@contextmanager
def slow_ones(server, first: str, then: bytes = b""):
    """So many connections that send `first` at once, and `then` at one byte a second, each."""
    connections, done = [], threading.Event()

    def go_on():
        while not done.is_set():
            for connection in connections:
                with suppress(OSError):
                    if then:
                        connection.send(then)
                    else:
                        connection.recv(1)
            done.wait(1)

    try:
        for _ in range(SLOW):
            connection = socket.socket()
            connections.append(connection)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", server.port))
            connection.sendall(first.encode())
            connection.settimeout(0.001)
        drip = threading.Thread(target=go_on)
        drip.start()
        yield connections
    finally:
        done.set()
        drip.join()
        for connection in connections:
            connection.close()


def read(server, path) -> set[int]:
    """The statuses that readers get who come one after the other."""
    statuses = set()
    for _ in range(READINGS):
        with closing(server.connect()) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            statuses.add(answer.status)
    return statuses


def largest_static_file() -> str:
    path = max(COLLECTED.rglob("*.js"), key=lambda path: path.stat().st_size)
    return f"/static/{path.relative_to(COLLECTED)}"


@pytest.mark.parametrize("kind", ["headers", "sign-in", "report", "page", "file", "saved post"])
def test_readers_are_answered_while_two_hundred_are_slow(server, kind):
    path = server.installation.path
    first, then = {
        "headers": ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ", b"a"),
        "sign-in": (POST.format("/admin/login/"), b"a"),
        "report": (POST.format(f"{path}bao-loi/"), b"a"),
        "page": (f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b""),
        "file": (f"GET {largest_static_file()} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b""),
        "saved post": (f"GET {path}luu/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b""),
    }[kind]

    with slow_ones(server, first, then) as connections:
        assert read(server, path) == {200}
        assert len(connections) == SLOW
    assert read(server, "/") == {200}


def test_a_form_sent_slowly_keeps_nobody_from_signing_in(server):
    with slow_ones(server, POST.format("/admin/login/"), b"a"), closing(server.connect()) as staff:
        # Without its token it is refused, by Django: so it got there.
        staff.request("POST", "/admin/login/", b"username=canbo&password=x", {"Host": "127.0.0.1"})
        answer = staff.getresponse()
        assert answer.status == 403
        assert "máy chủ đang bận" not in answer.read().decode().lower()


def test_headers_beyond_measure_are_refused(server):
    with closing(server.connect()) as connection:
        connection.request("GET", "/", headers={"X-Long": "a" * 300_000})
        assert connection.getresponse().status == 431


def test_a_connection_that_never_says_anything_is_closed(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as silent:
        assert silent.recv(1) == b""


def test_a_body_of_unknown_length_is_refused(server):
    with closing(server.connect()) as connection:
        with suppress(BrokenPipeError):  # the answer may be there before all of it was sent
            connection.request("POST", "/admin/login/", iter([b"a=b"]), encode_chunked=True)
        answer = connection.getresponse()
        assert answer.status == 411
        assert "không cho biết nội dung gửi lên dài bao nhiêu" in answer.read().decode()


def test_a_body_longer_than_any_form_is_refused_before_it_is_sent(server):
    with closing(server.connect()) as connection:
        connection.putrequest("POST", "/admin/login/")
        connection.putheader("Content-Length", str(10**12))
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == 413
        assert "quá lớn" in answer.read().decode()
