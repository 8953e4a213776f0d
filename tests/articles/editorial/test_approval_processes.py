"""Approvals in processes of their own: eight at once, and one that is killed in the middle."""

import re
from contextlib import ExitStack

import pytest
from django.db import connection, transaction

from articles import content
from articles.editorial import workflow
from articles.models import Article, Edition, Event, SearchEntry, ViewCount
from tests.articles.editorial.approving import ASKING, COMMIT, Writes
from tests.processes import assert_whole, hear, kill, running, tell
from wards import siteversion

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "Ra quân dọn vệ sinh", "Ra quân dọn vệ sinh lần hai"
PHOTOS = 3


def shown(article) -> str:
    """The hash of what a reviewer reads now."""
    return content.of_article(Article.objects.get(pk=article.pk)).hash


def approving(article, reviewer, stop=""):
    """`reviewer` in a process of their own, about to approve what they read of `article` now."""
    module = "tests.articles.editorial.approving"
    return running("-m", module, str(article.pk), reviewer.username, shown(article), stop)


# --- eight at once ---


def test_of_eight_processes_that_approve_one_submission_one_publishes_it(make_article, people):
    article = make_article(photos=PHOTOS)
    workflow.submit(article.pk, by=people.clerk)
    before = siteversion.current()
    reviewers = [people.reviewer, people.second_reviewer, people.chief, people.reviewer] * 2
    with ExitStack() as stack:
        processes = [stack.enter_context(approving(article, by)) for by in reviewers]
        assert [hear(p) for p in processes] == ["ready"] * 8
        # Nobody gets the article before all eight have reached for it.
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=article.pk)
            for process in processes:
                tell(process)
            assert [hear(p) for p in processes] == [ASKING] * 8
        said = sorted(hear(p) for p in processes)
    assert said[0] == "published: 1"
    assert said[1:] == [f"refused: Bài đang ở tình trạng “{Article.State.SETTLED.label}”."] * 7
    edition = article.editions.get()
    assert_whole(edition)
    assert edition.photo_count == PHOTOS
    event = article.events.get(action=Event.Action.PUBLISH)
    assert (event.edition, event.actor) == (edition, edition.approved_by)
    assert siteversion.current() == before + 1


# --- killed in the middle ---

FIRST, REVISION = "first", "revision"
NUMBER = {FIRST: 1, REVISION: 2}  # of the edition that the approval makes
BEFORE = {FIRST: None, REVISION: OLD}  # what residents read without it
WRITES = {
    FIRST: [
        "INSERT wards_siteversion",
        "INSERT articles_edition",
        "INSERT articles_editionphoto",
        "INSERT articles_editionabout",
        "INSERT articles_viewcount",
        "UPDATE articles_article",
        "INSERT articles_event",
    ],
    REVISION: [
        "INSERT wards_siteversion",
        "UPDATE articles_edition",
        "INSERT articles_edition",
        "INSERT articles_editionphoto",
        "INSERT articles_editionabout",
        "UPDATE articles_article",
        "INSERT articles_event",
    ],
}

# What is derived comes last, in statements of each database's own; this one both have.
INDEXING = "INSERT articles_searchentry"


@pytest.fixture
def submitted(make_article, people, city):
    """A maker: a submission that is to be the first edition, or a revision of a live one."""

    def make(kind):
        article = make_article(photos=PHOTOS, about=[city.cell])
        if kind == REVISION:
            workflow.submit(article.pk, by=people.clerk)
            workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
            workflow.revise(article.pk, by=people.clerk)
        Article.objects.filter(pk=article.pk).update(title=NEW)
        return workflow.submit(article.pk, by=people.clerk)

    return make


@pytest.fixture
def read(client):
    """What residents find under the article's address: the title in the page, or None."""

    def read(article) -> str | None:
        response = client.get(f"/tin/{article.pk}/", follow=True)
        if response.status_code == 404:
            return None
        page = response.content.decode()
        return NEW if NEW in page else OLD if OLD in page else page

    return read


def trace(article) -> tuple:
    """All that an approval of `article` leaves behind: state, editions, events, site version."""
    editions = article.editions.order_by("number")
    return (
        Article.objects.get(pk=article.pk).state,
        list(editions.values_list("number", "title", "starts_at", "ends_at", "photos__digest")),
        list(article.events.order_by("pk").values_list("action", "edition__number")),
        ViewCount.objects.filter(article=article).count(),
        list(SearchEntry.objects.filter(edition__article=article).values_list("title")),
        siteversion.current(),
    )


def assert_published_once(article, kind, before) -> None:
    """Assert that of the submission there is one edition, whole and live, and one event."""
    number = NUMBER[kind]
    assert article.editions.count() == number
    edition = Edition.objects.live().get(article=article)
    assert (edition.number, edition.title, edition.photo_count) == (number, NEW, PHOTOS)
    assert_whole(edition)
    assert edition.about.count() == edition.about_count == 1
    assert edition.events.get().action == Event.Action.PUBLISH
    assert article.events.filter(action=Event.Action.PUBLISH).count() == number
    assert Article.objects.get(pk=article.pk).state == Article.State.SETTLED
    assert siteversion.current() == before[-1] + 1


@pytest.mark.parametrize("kind", WRITES)
def test_the_kills_go_through_every_write_of_an_approval(submitted, people, kind):
    article = submitted(kind)
    writes = []
    with connection.execute_wrapper(Writes(writes.append)):
        workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
    own, derived = writes[: len(WRITES[kind])], writes[len(WRITES[kind]) :]
    assert own == WRITES[kind]
    assert INDEXING in derived
    assert all(re.match(r"(INSERT|DELETE) articles_search", write) for write in derived)


@pytest.mark.parametrize(
    ("kind", "write"),
    [(kind, write) for kind, writes in WRITES.items() for write in (*writes, INDEXING)],
)
def test_an_approval_killed_after_any_of_its_writes_never_was(submitted, people, read, kind, write):
    article = submitted(kind)
    before = trace(article)
    with approving(article, people.reviewer, stop=write) as process:
        tell(process)
        assert [hear(process) for _ in range(3)] == ["ready", ASKING, write]
        kill(process)
    assert trace(article) == before
    assert read(article) == BEFORE[kind]
    workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
    assert_published_once(article, kind, before)
    assert read(article) == NEW


@pytest.mark.parametrize("kind", WRITES)
def test_an_approval_killed_while_it_commits_is_all_there_or_never_was(
    submitted, people, read, kind
):
    article = submitted(kind)
    before = trace(article)
    with approving(article, people.reviewer, stop=COMMIT) as process:
        tell(process)
        assert [hear(process) for _ in range(3)] == ["ready", ASKING, COMMIT]
        kill(process)
    if trace(article) == before:
        assert read(article) == BEFORE[kind]
        workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
    else:
        with pytest.raises(workflow.Refused, match="Bài đang ở tình trạng"):
            workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
    assert_published_once(article, kind, before)
    assert read(article) == NEW


@pytest.mark.parametrize("kind", WRITES)
def test_an_approval_killed_once_it_has_answered_is_all_there(submitted, people, read, kind):
    article = submitted(kind)
    before = trace(article)
    with approving(article, people.reviewer) as process:
        tell(process)
        said = [hear(process) for _ in range(3)]
        assert said == ["ready", ASKING, f"published: {NUMBER[kind]}"]
        kill(process)
    assert_published_once(article, kind, before)
    assert read(article) == NEW
    with pytest.raises(workflow.Refused, match="Bài đang ở tình trạng"):
        workflow.approve(article.pk, by=people.reviewer, expected_hash=shown(article))
    assert_published_once(article, kind, before)
