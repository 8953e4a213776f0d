"""Those who ask at once share a statement; none shares one that was sent before they asked."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.public.direct.together import Together


class Statements:
    """Carries out what is asked when it is let; `sent` is what was asked each time."""

    def __init__(self, failure=None):
        self.sent = []
        self.failure = failure
        self.is_sent = threading.Semaphore(0)
        self.may_end = threading.Semaphore(0)

    def __call__(self, asked):
        self.sent.append(list(asked))
        self.is_sent.release()
        assert self.may_end.acquire(timeout=60)
        if self.failure:
            raise self.failure
        return [(len(self.sent), one) for one in asked]


def wait_until_they_wait(together, number):
    for _ in range(6000):
        if together._open and len(together._open.asked) == number:
            return
        threading.Event().wait(0.01)
    raise AssertionError("they do not wait")


def test_nobody_joins_a_statement_that_was_sent_and_those_who_wait_share_the_next():
    statements = Statements()
    together = Together(statements)
    with ThreadPoolExecutor(10) as pool:
        first = pool.submit(together.ask, "first")
        assert statements.is_sent.acquire(timeout=60)
        others = [pool.submit(together.ask, number) for number in range(9)]
        wait_until_they_wait(together, 9)
        statements.may_end.release(2)
        assert first.result() == (1, "first")
        assert [other.result() for other in others] == [(2, number) for number in range(9)]
    assert [len(asked) for asked in statements.sent] == [1, 9]


def test_what_the_leader_meets_all_of_them_meet_and_the_next_statement_is_a_new_one():
    statements = Statements(failure=OSError("gone"))
    together = Together(statements)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(together.ask, 0)
        assert statements.is_sent.acquire(timeout=60)
        others = [pool.submit(together.ask, number) for number in (1, 2, 3)]
        wait_until_they_wait(together, 3)
        statements.may_end.release(2)
        for asked in (first, *others):
            with pytest.raises(OSError, match="gone"):
                asked.result()
    statements.failure = None
    statements.may_end.release()
    assert together.ask(4) == (3, 4)


def test_no_statement_carries_more_than_it_may():
    statements = Statements()
    together = Together(statements, most=2)
    with ThreadPoolExecutor(6) as pool:
        first = pool.submit(together.ask, 0)
        assert statements.is_sent.acquire(timeout=60)
        others = [pool.submit(together.ask, number) for number in range(1, 6)]
        statements.may_end.release(6)
        assert first.result()[1] == 0
        assert [other.result()[1] for other in others] == [1, 2, 3, 4, 5]
    assert max(map(len, statements.sent)) <= 2
    assert sorted(one for asked in statements.sent for one in asked) == list(range(6))
