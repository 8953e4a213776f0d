"""Every answered view counts once, whatever is lost between the counter and the database, and
whenever the process is killed."""

import shutil
import tempfile
from collections import Counter as Tally
from contextlib import suppress
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles.public.counting import counter as module
from articles.public.counting import journal, pending
from articles.public.counting.counter import Counter
from articles.public.direct.lines import Gone, View
from tests.articles.public.counting.fake import LATER, Database, Line

FATES = st.lists(
    st.sampled_from(["fine", "fine", "fine", "before", "after", "late", "down"]), max_size=6
)
ARTICLES = st.lists(st.integers(1, 4), min_size=1, max_size=6)


class Site(RuleBasedStateMachine):
    """One process that counts, one after another; each of its steps alone, as its locks have it."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database()
        self.answered: Tally = Tally()
        # What runs in the background is done by rules; little room, so that all of it is used.
        self.patches = [
            mock.patch.object(module, "_in_background"),
            mock.patch.object(journal, "_ROOM", 6),
            mock.patch.object(pending, "MOST", 2),
            mock.patch.object(journal.os, "fsync"),
        ]
        for patch in self.patches:
            patch.start()
        self.counter = Counter(self.line, self.folder)

    def line(self):
        return Line(self.database)

    @rule(articles=ARTICLES, ages=st.lists(st.integers(-1, 2), min_size=6, max_size=6), fates=FATES)
    def are_read_at_once(self, articles, ages, fates):
        """Readers of pages that are this old, in versions (-1: the site was brought back from a
        backup); the front does so with each of them."""
        self.database.fates = list(fates)
        views = [
            View(article, self.database.version - age if age < 2 else None, LATER)
            for article, age in zip(articles, ages, strict=False)
        ]
        while views:
            again = []
            for view, outcome in zip(views, self.counter._send(views), strict=True):
                if outcome.total is not None or outcome.is_kept:
                    self.answered[view.article_id] += 1
                elif outcome.site is None:
                    self.counter.keep(view.article_id)
                    self.answered[view.article_id] += 1
                else:  # the page is made anew
                    assert view.version != outcome.site.version
                    again.append(View(view.article_id, outcome.site.version, LATER))
            views = again

    @rule(article=st.integers(1, 4))
    def is_read_while_nothing_can_be_read(self, article):
        self.counter.keep(article)
        self.answered[article] += 1

    @rule()
    def something_is_published(self):
        self.database.version += 1

    @rule(which=st.integers(0, 9))
    def an_old_statement_arrives(self, which):
        self.database.deliver(which)

    @rule(fates=FATES)
    def it_tries_to_come_back(self, fates):
        self.database.fates = list(fates)
        if self.counter._is_away:
            with suppress(Gone):
                self.counter._settle(self.line())

    @rule()
    def the_database_comes_back(self):
        self.it_tries_to_come_back([])

    @rule(fates=FATES, half=st.booleans())
    def it_is_killed_and_another_starts(self, fates, half):
        if half and (file := self.counter._journal and self.counter._journal._file):
            journal._write(file, '{"number": 9999, "day": "2026-06-0')
        self.let_go()
        self.counter = Counter(self.line, self.folder)
        self.database.fates = list(fates)
        with suppress(Gone):
            self.counter._count_files(self.line())

    def let_go(self):
        if self.counter._journal:
            self.counter._journal._close()

    @invariant()
    def nothing_counts_that_was_not_read(self):
        assert self.database.totals <= self.answered

    def teardown(self):
        self.database.fates = []
        if self.counter._is_away:
            self.counter._settle(self.line())
        self.counter._count_files(self.line())
        while self.database.under_way:
            self.database.deliver()
        counted, left = self.database.totals, list(self.folder.iterdir())
        self.let_go()
        for patch in self.patches:
            patch.stop()
        shutil.rmtree(self.folder)
        assert counted == self.answered
        assert left == []


TestSite = Site.TestCase
TestSite.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
