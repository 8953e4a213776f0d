"""The desk's steps in few words, so that a test tells what people do."""

from django.db.models import F

from articles import content
from articles.editorial import aftercare, workflow
from articles.models import Article, Event
from wards.models import Membership


def grant(user, unit, role) -> None:
    """Give `user` a role that has held for years."""
    Membership.objects.create(user=user, unit=unit, role=role, starts_on="2021-01-01")


def stored(article) -> Article:
    """The article as the database has it now."""
    return Article.objects.get(pk=article.pk)


def shown(article) -> str:
    """The hash of what stands on the article's page now."""
    return content.of_article(stored(article)).hash


def write(article, by, **fields) -> None:
    """`by` changes the working copy through the form, in short."""
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1, **fields)
    workflow.note_edit(stored(article), by, created=False)


def approve(article, by, **options):
    """`by` reads the submission and approves it at once."""
    return workflow.approve(article.pk, by=by, expected_hash=shown(article), **options)


def sign(article, by) -> Event:
    """`by` reads the submission and signs it first."""
    return workflow.sign(article.pk, by=by, expected_hash=shown(article))


def rush(article, by, **options):
    """`by` publishes the working copy in an emergency."""
    return aftercare.publish_in_emergency(
        article.pk, by=by, reason="Bão đổ bộ", expected_hash=shown(article), **options
    )


def revise(article, *writers, submitted_by):
    """Open a revision, have `writers` change it one after another, and submit it."""
    workflow.revise(article.pk, by=submitted_by)
    for number, writer in enumerate(writers):
        write(article, writer, body=f"<p>Bản sửa {number} của {writer}.</p>")
    return workflow.submit(article.pk, by=submitted_by)


def names(people) -> list[str]:
    """The account names of `people`."""
    return [person.username for person in people]


def events(article) -> list[str]:
    """What happened to the article, oldest first."""
    return list(article.events.order_by("pk").values_list("action", flat=True))
