"""Four processes serve while another one changes all that residents see: none shows what was.

Every request is stamped before it is sent, every change once its commit returned. All stamps are of
the one clock of the machine.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pytest

from tests.server import running
from wardnews.processes import die_with_parent

READERS, WORKERS = 8, 4
ENOUGH = 6  # readings of each page after each change
PAGES = ("home", "article", "unit", "section", "month", "document", "photo", "group")
LISTS = ("home", "unit", "section", "month", "feed", "news")
Seen = Callable[[int, str], bool]


@dataclass(frozen=True)
class Change:
    """What a change does: which pages it shows something on, or no more."""

    name: str
    places: tuple[str, ...]
    what: str  # two changes of the same thing follow one another
    is_there: bool = True


CHANGES = (
    Change("publish", (*LISTS, "sitemap"), "second"),
    Change("withdraw", (*LISTS, "sitemap"), "second", False),
    Change("restore", (*LISTS, "sitemap"), "second"),
    Change("remove", (*LISTS, "sitemap"), "second", False),
    Change("correct", (*LISTS, "article", "photo", "document"), "corrected"),
    Change("redact", ("article", "feed"), "name", False),
    Change("feature", ("home",), "featured"),
    Change("unfeature", ("home",), "featured", False),
    Change("footer", (*PAGES, "feed"), "footer"),
    Change("notice", PAGES, "notice"),
    Change("no notice", PAGES, "notice", False),
    Change("explain", ("article",), "explained"),
    Change("close", ("group",), "closed"),
    Change("merge", ("document",), "moved"),
    Change("take down", ("article", "home", "feed"), "digest", False),
    Change("take down", ("photo", "file", "small"), "gone"),
    Change("runs out", tuple(p for p in PAGES if p != "document"), "runs out", False),
    Change("falls due", LISTS, "scheduled"),
    Change("falls due", ("scheduled",), "there"),
)
LAST = CHANGES[-1].name


def signs(digest: str) -> dict[str, Seen]:
    """How to see each thing in an answer."""

    def says(words: str) -> Seen:
        return lambda status, page: words in page

    def is_first(status: int, page: str) -> bool:
        return page.find("Bài cũ hơn") < page.find("Ra quân dọn vệ sinh")

    return {
        "second": lambda status, page: "Bài thứ hai" in page or "/tin/bai-thu-hai-" in page,
        "corrected": says("dọn vệ sinh!"),
        "name": says("Nguyễn Văn Kín"),
        "featured": is_first,
        "footer": says("Ủy ban nhân dân phường Kim"),
        "notice": says("Cắt điện đến trưa"),
        "explained": says('title="Ban chỉ huy xóm"'),
        "closed": says("đã kết thúc hoạt động"),
        "moved": lambda status, page: status == 301,
        "digest": says(digest),
        "gone": lambda status, page: status == 410,
        "runs out": says("Mất nước đến tối"),
        "scheduled": says("Bài hẹn giờ"),
        "there": lambda status, page: status == 200,
    }


@dataclass(frozen=True)
class Reading:
    """An answer: when it was asked for and had, where, and what could be seen."""

    sent: float
    had: float
    place: str
    seen: dict[str, bool]


@pytest.fixture
def portal(tmp_path):
    """An installation of its own with all that is changed, and where to read it."""
    with running.installation(tmp_path) as made:
        environment = made.environment | {"WEB_WORKERS": str(WORKERS)}
        built = script(environment, "build")
        yield running.Installation(environment, made.path), json.loads(built)


def script(environment, name: str) -> str:
    code = f"from tests.server import editing; editing.{name}()"
    return running.manage(environment, "shell", "--verbosity", "0", "--command", code)


def read_until(over: threading.Event, server, places, known, first: int, found: list) -> None:
    """Read all places again and again, over a new connection each time."""
    order = list(places.items())
    order = order[first % len(order) :] + order[: first % len(order)]
    while not over.is_set():
        with closing(server.connect()) as connection:
            for name, address in order:
                sent = time.monotonic()
                # Whoever asks for the small one has it already: the file itself may be gone.
                has_it = {"If-None-Match": "*"} if name == "small" else {}
                connection.request("GET", address, headers=has_it)
                answer = connection.getresponse()
                page, had = answer.read().decode(errors="replace"), time.monotonic()
                assert answer.status < 500, page
                seen = {what: sign(answer.status, page) for what, sign in known.items()}
                found.append(Reading(sent, had, name, seen))


@contextmanager
def reading(server, places, known) -> Iterator[list[Reading]]:
    """Have many read meanwhile; what they find."""
    over, found, failures = threading.Event(), [], []

    def read(number):
        try:
            read_until(over, server, places, known, number * 2, found)
        except BaseException as failure:
            failures.append(failure)

    readers = [threading.Thread(target=read, args=[number]) for number in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        yield found
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert not failures, failures[0]


def changes_made(installation, found, places) -> dict[str, tuple[float, float]]:
    """Make all changes, each once the one before was read everywhere; when each was made."""
    stamps = {}
    code = "from tests.server import editing; editing.edit()"
    editor = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", code],
        cwd=running.ROOT,
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    done = 0.0
    with editor:
        try:
            while LAST not in stamps:
                await_readings(found, places, done)
                editor.stdin.write("\n")
                editor.stdin.flush()
                name, began, done = json.loads(editor.stdout.readline())
                stamps[name] = began, done
            await_readings(found, places, done)
        except BaseException:
            editor.kill()
            raise
    assert editor.returncode == 0
    return stamps


def await_readings(found, places, after: float) -> None:
    """Wait until all places were read, some times, by who asked after that instant."""
    deadline = time.monotonic() + 120
    while True:
        tally = Counter(reading.place for reading in found if reading.sent > after)
        if all(tally[place] >= ENOUGH for place in places):
            return
        assert time.monotonic() < deadline, f"nobody reads: {tally}"
        time.sleep(0.1)


def test_no_answer_shows_what_was_before_a_commit_that_had_returned(portal, tmp_path):
    installation, built = portal
    server, places = running.Server(installation, tmp_path), built["places"]
    try:
        server.start()
        with reading(server, places, signs(built["digest"])) as found:
            stamps = changes_made(installation, found, places)
    finally:
        server.stop()
        installation.settled()
    assert {change.name for change in CHANGES} <= stamps.keys()
    stale, unseen = judged(found, stamps)
    assert stale == []
    assert unseen == []


def judged(found: list[Reading], stamps) -> tuple[list[str], list[str]]:
    """Readings that show what was, and changes that nobody read after they were made."""
    stale, unseen = [], []
    for number, change in enumerate(CHANGES):
        began, done = stamps[change.name]
        later = [stamps[c.name][0] for c in CHANGES[number + 1 :] if c.what == change.what]
        ends = min(later, default=float("inf"))
        for place in change.places:
            here = [reading for reading in found if reading.place == place]
            after = [reading for reading in here if reading.sent > done and reading.had < ends]
            if change.what != "moved":  # a redirect shows nothing
                after = [reading for reading in after if not reading.seen["moved"]]
            if not after:
                unseen.append(f"{change.name}: {place}")
            stale += [
                f"{change.name}: {place}, {(reading.sent - done) * 1000:.1f} ms after the commit"
                for reading in after
                if reading.seen[change.what] != change.is_there
            ]
            earlier = [c for c in CHANGES[:number] if c.what == change.what]
            before = [reading for reading in here if reading.had < began]
            if not earlier and not any(r.seen[change.what] != change.is_there for r in before):
                unseen.append(f"before {change.name}: {place}")
    return stale, unseen
