"""Every reading counts once, under load and when the server is killed in the middle of it."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPException

import pytest

from tests.server.running import VIEWS

CONNECTIONS = 16
GETS = 10_000
_SHOWN = re.compile(r"Lượt xem: ([\d.]+)")


def get(connection, path) -> int:
    """Read the article and return the total that its page shows."""
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read().decode()
    assert answer.status == 200, page
    return int(_SHOWN.search(page)[1].replace(".", ""))


def read(server, times) -> list[int]:
    """The totals shown to one reader who reads `times` over one connection."""
    with closing(server.connect()) as connection:
        return [get(connection, server.installation.path) for _ in range(times)]


def read_until_killed(server, after) -> list[int]:
    """The totals shown to readers until the server, `after` so many answers, is killed."""
    shown, failures = [], []

    def go_on():
        with closing(server.connect()) as connection:
            try:
                while True:
                    shown.append(get(connection, server.installation.path))
            except (OSError, HTTPException):  # the end that is expected
                return
            except BaseException as failure:
                failures.append(failure)

    readers = [threading.Thread(target=go_on) for _ in range(CONNECTIONS)]
    for reader in readers:
        reader.start()
    deadline = time.monotonic() + 60
    while len(shown) < after and time.monotonic() < deadline:
        time.sleep(0.001)
    was_reading = sum(reader.is_alive() for reader in readers)
    server.kill()
    for reader in readers:
        reader.join()
    server.installation.settled()
    assert not failures, failures[0]
    assert was_reading == CONNECTIONS
    assert len(shown) >= after
    return shown


def test_each_of_ten_thousand_readings_at_once_counts_and_is_told_its_own_number(server):
    before = server.installation.total()
    with ThreadPoolExecutor(CONNECTIONS) as readers:
        answers = readers.map(read, [server] * CONNECTIONS, [GETS // CONNECTIONS] * CONNECTIONS)
        shown = [total for totals in answers for total in totals]

    assert server.installation.total() == before + GETS
    assert len(shown) == GETS
    missing = set(range(before + 1, before + GETS + 1)) - set(shown)
    assert not missing


@pytest.mark.parametrize("after", [1, 50, 500])
def test_a_killed_server_has_counted_every_answer_and_at_most_those_under_way(server, after):
    before = server.installation.total()

    shown = read_until_killed(server, after)

    counted = server.installation.total() - before
    assert len(shown) <= counted <= len(shown) + CONNECTIONS
    assert len(set(shown)) == len(shown)
    assert set(shown) <= set(range(before + 1, before + counted + 1))
    server.start()
    assert read(server, 1) == [before + counted + 1]


def test_the_days_add_up_to_the_total_when_the_server_is_killed(server):
    server.installation.read_long_ago(3)  # the first reading to come has to file that day

    read_until_killed(server, 50)

    assert server.installation.daily() == server.installation.total() - VIEWS
