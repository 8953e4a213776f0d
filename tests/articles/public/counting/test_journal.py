"""The views that wait on the disk: whole lines only, each file one process', all of it counted."""

import errno
import os
import subprocess
import sys
from collections import Counter as Tally
from datetime import date

import pytest

from articles.public.counting import journal, pending, sending
from articles.public.counting.journal import Journal, left_behind
from articles.public.counting.pending import Line
from tests.articles.public.counting import fake

TODAY, TOMORROW = date(2026, 6, 1), date(2026, 6, 2)


def keep(kept: Journal, number: int, day=TODAY, **views):
    views = {int(name.removeprefix("a")): times for name, times in views.items()}
    kept.keep(Line(number, day, Tally(views)))


def end(kept: Journal) -> None:
    """As the end of its process does."""
    os.close(kept._file)


def counted(folder, database=None) -> dict:
    """What is counted of what was left in the folder."""
    database = database or fake.Database()
    for left in left_behind(folder):
        sending.settle(fake.Line(database), left)
    return dict(database.totals)


def test_what_a_process_kept_counts_once_it_is_no_more_and_then_its_file_goes(tmp_path):
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=2)
    keep(kept, 2, a1=1, a2=1)
    assert counted(tmp_path) == {}  # it is alive
    end(kept)
    assert counted(tmp_path) == {1: 3, 2: 1}
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_was_not_written_to_its_end_was_answered_to_nobody(tmp_path):
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=2)
    os.write(kept._file, b'{"number": 2, "day": "2026-06-01", "views": {"1": 1')
    end(kept)
    assert counted(tmp_path) == {1: 2}


def test_what_was_counted_before_its_process_was_killed_does_not_count_again(tmp_path):
    kept = Journal(tmp_path, 7)
    for number in (1, 2, 3):
        keep(kept, number, a1=1)
    end(kept)
    assert counted(tmp_path, fake.Database(lanes={7: 2})) == {1: 1}


def test_days_are_counted_each_for_itself(tmp_path):
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=1)
    keep(kept, 2, TOMORROW, a1=1)
    parts = []
    while part := kept.pending.take():
        parts.append((part.number, part.day))
        kept.pending.came_to(part.number)
    assert parts == [(1, TODAY), (2, TOMORROW)]


def test_a_long_outage_takes_as_much_room_as_there_are_articles(tmp_path, monkeypatch):
    monkeypatch.setattr(journal.os, "fsync", lambda file: None)
    monkeypatch.setattr(journal, "_ROOM", 100)
    monkeypatch.setattr(pending, "MOST", 8)
    kept, read = Journal(tmp_path, 7), Tally()
    for number in range(1, 3001):
        keep(kept, number, **{f"a{number % 20 + 1}": 1})
        read[number % 20 + 1] += 1
    assert kept.pending.size <= 101
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size < 100 * 100
    assert all(kept.pending.of(article) == times for article, times in read.items())
    end(kept)
    assert counted(tmp_path) == read


def test_no_statement_has_more_articles_than_can_be_counted_in_time(tmp_path, monkeypatch):
    monkeypatch.setattr(pending, "MOST", 8)
    kept = Journal(tmp_path, 7)
    for number in range(1, 51):
        keep(kept, number, **{f"a{number}": 1})
    kept.pending.compact()
    sizes = []
    while part := kept.pending.take():
        sizes.append(len(part.views))
        kept.pending.came_to(part.number)
    assert sum(sizes) == 50
    assert max(sizes) <= 8


def test_a_full_disk_loses_nothing_while_the_process_lives(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(journal, "_AGAIN", 0)
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=1)
    write = os.write

    def full(file, data):
        write(file, data[:5])
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(journal.os, "write", full)
        keep(kept, 2, a1=1)
        keep(kept, 3, a1=1)
    assert len(caplog.records) == 1  # said once, not for every view
    assert kept.pending.of(1) == 3
    keep(kept, 4, a1=1)
    end(kept)
    assert counted(tmp_path) == {1: 4}


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path, caplog):
    (tmp_path / "taken").write_text("a file")
    kept = Journal(tmp_path / "taken", 7)
    keep(kept, 1, a1=1)
    keep(kept, 2, a1=1)
    assert kept.pending.of(1) == 2
    assert len(caplog.records) == 1
    kept.forget()


def test_of_a_file_that_is_damaged_what_can_be_read_counts_and_it_is_put_aside(tmp_path, caplog):
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=1)
    os.write(kept._file, b"\x00\xff nobody knows\n")
    keep(kept, 2, a1=1)
    end(kept)
    (tmp_path / "8.views").write_text("[]\n")
    assert counted(tmp_path) == {1: 2}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["7.unreadable", "8.unreadable"]
    assert len(caplog.records) == 2


def test_a_file_that_its_process_replaced_meanwhile_is_left_alone(tmp_path, monkeypatch):
    """Somebody opens it; then its process writes it anew, and lets go of the old one."""
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=1)
    lock = journal.fcntl.flock

    def late(file, how):
        monkeypatch.setattr(journal.fcntl, "flock", lock)
        kept._rewrite()
        lock(file, how)

    monkeypatch.setattr(journal.fcntl, "flock", late)
    assert counted(tmp_path) == {}
    assert (tmp_path / "7.views").exists()


KEEP = """
import sys
from collections import Counter
from datetime import date
from pathlib import Path
import django
django.setup()
from articles.public.counting.journal import Journal, Line
kept = Journal(Path(sys.argv[1]), int(sys.argv[2]))
kept.keep(Line(1, date(2026, 6, 1), Counter({1: 1})))
print("kept", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("is_killed", [True, False])
def test_two_processes_keep_theirs_apart_and_the_lock_goes_with_a_killed_one(tmp_path, is_killed):
    kept = Journal(tmp_path, 7)
    keep(kept, 1, a1=1)
    with subprocess.Popen(
        [sys.executable, "-c", KEEP, str(tmp_path), "8"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "wardnews.settings"},
        text=True,
    ) as other:
        assert other.stdout.readline() == "kept\n"
        if is_killed:
            other.kill()
            other.wait()
        assert counted(tmp_path) == ({1: 1} if is_killed else {})
        if not is_killed:
            other.communicate("")
    end(kept)
    assert counted(tmp_path) == ({1: 1} if is_killed else {1: 2})
