"""The clock set back and forward: one edition holds at any instant, and nothing is lost or stuck.

The present is told by `at`. The guards go by the clock of the database, which no test can move, so
what was done "an hour ago" by a clock that was since set back is done here an hour ahead.
"""

from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.utils import timezone

from articles import content, publishing
from articles.editorial import workflow
from articles.models import Article, Edition
from articles.public import queries
from tests.makers import HOUR

pytestmark = pytest.mark.django_db

MINUTE, INSTANT = timedelta(minutes=1), timedelta(microseconds=1)
Form = Edition.Form


def trace(article) -> tuple:
    """All that is recorded about `article`."""
    return (
        Article.objects.get(pk=article.pk).state,
        list(article.editions.order_by("number").values()),
        list(article.events.order_by("pk").values()),
    )


def shown(article) -> str:
    """The hash of what a reviewer reads now."""
    return content.of_article(Article.objects.get(pk=article.pk)).hash


def live(article, at) -> list[int]:
    """Numbers of the editions that hold at `at`; that is what residents meet."""
    found = list(Edition.objects.live(at).filter(article=article))
    page = queries.article(article.pk, at)
    assert [page] == found if found else page is None
    return [edition.number for edition in found]


# --- looking on ---


@pytest.fixture
def now():
    """The real present."""
    return timezone.now()


@pytest.fixture(params=["first", "correction"])
def approved(request, make_article, people, now):
    """An article approved for three hours from now; as a correction, of a text that is live."""
    article = make_article(photos=1)
    if request.param == "correction":
        publishing.publish(article.pk, by=people.reviewer, at=now - HOUR)
        Article.objects.filter(pk=article.pk).update(title="Tiêu đề mới", state="draft")
    workflow.submit(article.pk, by=people.clerk, at=now)
    article.due = now + 3 * HOUR
    workflow.approve(
        article.pk, by=people.reviewer, expected_hash=shown(article), starts_at=article.due, at=now
    )
    return article


def test_a_schedule_goes_out_at_its_time_by_whatever_clock_and_only_once(approved):
    number = approved.editions.count()
    before = [number - 1] if number > 1 else []
    recorded = trace(approved)
    for offset, expected in [
        (-HOUR, before),
        (-INSTANT, before),
        (0 * HOUR, [number]),
        (HOUR, [number]),
        (-MINUTE, before),  # set back
        (-HOUR, before),
        (HOUR, [number]),  # set right
        (-MINUTE, before),
        (0 * HOUR, [number]),
    ]:
        at = approved.due + offset
        assert live(approved, at) == expected
        listed = [e.number for e in Edition.objects.listed(at).filter(article=approved)]
        assert listed == expected
    assert trace(approved) == recorded


# --- acting by a clock that was set back ---

ACTIONS = {
    "publish": lambda a, p, at: publishing.publish(a.pk, by=p.reviewer, at=at),
    "schedule": lambda a, p, at: publishing.publish(
        a.pk, by=p.reviewer, starts_at=at + HOUR / 2, at=at
    ),
    "unschedule": lambda a, p, at: publishing.unschedule(a.pk, by=p.reviewer, at=at),
    "reschedule": lambda a, p, at: publishing.reschedule(
        a.pk, by=p.reviewer, starts_at=at + HOUR / 4, at=at
    ),
    "put off": lambda a, p, at: publishing.reschedule(
        a.pk, by=p.reviewer, starts_at=at + 5 * HOUR, at=at
    ),
    "withdraw": lambda a, p, at: publishing.withdraw(a.pk, by=p.chief, public_note="Sai.", at=at),
    "remove": lambda a, p, at: publishing.remove(a.pk, by=p.chief, public_note="Sai.", at=at),
    "redirect": lambda a, p, at: publishing.redirect(a.pk, by=p.chief, to=a.target, at=at),
    "restore": lambda a, p, at: publishing.restore(a.pk, by=p.chief, at=at),
}
# What was done and when, in hours from the moment at which the clock is set back by one.
HISTORIES = {
    "published": [("publish", 0)],
    "corrected": [("publish", -3), ("publish", 0)],
    "corrected twice": [("publish", -3), ("publish", -0.5), ("publish", 0)],
    "a schedule went out": [("publish", -3), ("schedule", -0.5)],
    "a schedule went out and was corrected": [
        *(("publish", -3), ("schedule", -0.75), ("publish", 0)),
    ],
    "withdrawn": [("publish", -3), ("withdraw", 0)],
    "withdrawn and restored": [("publish", -3), ("withdraw", -0.5), ("restore", 0)],
    "withdrawn and removed": [("publish", -3), ("withdraw", -0.5), ("remove", 0)],
    "restored": [("publish", -4), ("withdraw", -3), ("restore", 0)],
    "redirected": [("publish", -3), ("redirect", 0)],
}
CLOCKS = ["of the machine", "of the application"]


@pytest.fixture
def story(make_article, people, now):
    """A maker: an article with a history of `HISTORIES`; `was` is when it ended, `at` is now.

    Which clock was set back: that of the machine, and with it the database's, or that of the
    application alone.
    """

    def make(history, clock="of the machine"):
        target = make_article(title="Bài đầy đủ hơn")
        publishing.publish(target.pk, by=people.reviewer, at=now - 9 * HOUR)
        article = make_article(photos=1)
        article.target = target
        article.was = now + 1.5 * HOUR if clock == "of the machine" else now
        article.at = article.was - HOUR
        for number, (action, hours) in enumerate(HISTORIES[history], start=1):
            Article.objects.filter(pk=article.pk).update(title=f"Tiêu đề {number}")
            ACTIONS[action](article, people, article.was + hours * HOUR)
        return article

    return make


def assert_one_chain(article) -> None:
    """Assert that from the first start on exactly one edition holds at every instant."""
    chain = list(article.editions.not_called_off().order_by("number"))
    assert all(edition.ends_at == later.starts_at for edition, later in pairwise(chain))
    assert all(edition.starts_at < later.starts_at for edition, later in pairwise(chain))
    if chain:
        assert chain[-1].ends_at is None
        assert live(article, chain[0].starts_at - INSTANT) == []
    for edition in chain:
        assert live(article, edition.starts_at) == [edition.number]
        if edition.ends_at:
            assert live(article, edition.ends_at - INSTANT) == [edition.number]


@contextmanager
def trying(name):
    """The action of that name; what comes of it is taken back at the end."""
    try:
        with transaction.atomic():
            yield ACTIONS[name]
            transaction.set_rollback(True)
    except BaseException as error:
        error.add_note(f"The action was: {name}")
        raise


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("history", HISTORIES)
def test_whatever_is_tried_it_is_done_whole_or_refused_and_nothing_is_lost(
    story, people, history, clock
):
    article = story(history, clock)
    _, editions, events = before = trace(article)
    for name in ACTIONS:
        with trying(name) as action:
            try:
                action(article, people, article.at)
            except publishing.Refused as refused:
                assert refused.reasons and all(refused.reasons)
                assert trace(article) == before
            else:
                _, editions_now, events_now = trace(article)
                assert events_now[:-1] == events
                for old, new in zip(editions, editions_now, strict=False):
                    assert old | {"ends_at": None} == new | {"ends_at": None}
                assert len(editions) <= len(editions_now) <= len(editions) + 1
            assert_one_chain(article)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("history", ["published", "corrected twice", "withdrawn and restored"])
def test_once_the_clock_is_right_again_work_goes_on(story, people, history, clock):
    article = story(history, clock)
    later = article.was + 9 * HOUR
    for name in ACTIONS:
        with trying(name) as action:
            with suppress(publishing.Refused):
                action(article, people, article.at)
            holding = Edition.objects.live(later).filter(article=article).first()
            taken_down = holding and holding.form != Form.TEXT
            edition = ACTIONS["restore" if taken_down else "publish"](article, people, later)
            assert live(article, later) == [edition.number]
            assert Edition.objects.listed(later).filter(article=article).exists()
            assert_one_chain(article)


@pytest.mark.parametrize("ahead", [None, HOUR / 2], ids=["now", "at a time"])
@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("history", ["published", "corrected twice", "a schedule went out"])
def test_an_approval_before_the_start_of_what_is_out_waits_for_the_clock(
    story, people, history, clock, ahead
):
    article = story(history, clock)
    Article.objects.filter(pk=article.pk).update(title="Bản sửa", state="draft")
    workflow.submit(article.pk, by=people.clerk, at=article.at)
    before = trace(article)

    def approve(at):
        return workflow.approve(
            article.pk,
            by=people.second_reviewer,
            expected_hash=shown(article),
            starts_at=ahead and at + ahead,
            at=at,
        )

    with pytest.raises(workflow.Refused, match="đang hẹn đăng lúc"):
        approve(article.at)
    assert trace(article) == before
    edition = approve(article.was + HOUR)
    assert live(article, edition.starts_at) == [edition.number]
    assert_one_chain(article)


# --- a clock that went fast and was put right: what was done meanwhile lies ahead ---

TAKE_DOWNS = {"withdraw": Form.WITHDRAWN, "remove": Form.REMOVED, "redirect": Form.REDIRECT}


@pytest.mark.parametrize("take_down", TAKE_DOWNS)
@pytest.mark.parametrize("history", ["corrected", "corrected twice", "withdrawn and restored"])
def test_taking_down_calls_off_all_that_lies_ahead(story, people, history, take_down):
    article = story(history)
    edition = ACTIONS[take_down](article, people, article.at)
    assert edition.form == TAKE_DOWNS[take_down]
    for at in (article.at, article.was - HOUR / 2, article.was, article.was + 99 * HOUR):
        assert live(article, at) == [edition.number]
        assert not Edition.objects.listed(at).filter(article=article).exists()


@pytest.mark.parametrize("action", ["unschedule", "reschedule", "publish", "restore"])
@pytest.mark.parametrize("history", ["withdrawn", "withdrawn and removed", "redirected"])
def test_a_takedown_that_lies_ahead_is_no_schedule_that_can_be_called_off(
    story, people, history, action
):
    article = story(history)
    with pytest.raises(publishing.Refused, match=r"đã bị gỡ lúc .* chỉnh lại đồng hồ"):
        ACTIONS[action](article, people, article.at)
    assert not Edition.objects.listed(article.was).filter(article=article).exists()


def test_a_removal_that_lies_ahead_is_not_softened_by_withdrawing(story, people):
    article = story("withdrawn and removed")
    with pytest.raises(publishing.Refused, match="đăng lại trước"):
        ACTIONS["withdraw"](article, people, article.at)
    assert ACTIONS["remove"](article, people, article.at).form == Form.REMOVED


@pytest.mark.parametrize("action", ["reschedule", "put off"])
def test_of_several_editions_ahead_none_is_rescheduled_past_another(story, people, action):
    article = story("corrected twice")
    with pytest.raises(publishing.Refused, match="Bản 2 đang hẹn đăng"):
        ACTIONS[action](article, people, article.at)
    assert [ACTIONS["unschedule"](article, people, article.at).number for _ in "32"] == [3, 2]
    assert live(article, article.was + HOUR) == [1]
    edition = ACTIONS["publish"](article, people, article.at)
    assert live(article, article.at) == live(article, article.was + HOUR) == [edition.number]


@pytest.mark.parametrize("action", ["unschedule", "reschedule", "withdraw", "remove", "redirect"])
@pytest.mark.parametrize("history", ["corrected", "corrected twice", "a schedule went out"])
def test_what_is_out_by_the_clock_of_the_database_is_not_called_off(story, people, history, action):
    article = story(history, "of the application")
    before = trace(article)
    with pytest.raises(publishing.Refused, match=r"cơ sở dữ liệu .* đồng hồ máy chủ chạy chậm"):
        ACTIONS[action](article, people, article.at)
    assert trace(article) == before
