"""Two people at once: the second acts on what the first left."""

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.editorial import housekeeping, workflow
from articles.models import Article, Edition, Event, Photo, PhotoUpload
from articles.models.pictures import StoredPicture, names_of
from articles.photos import tombstones
from tests.concurrency import at_once
from tests.makers import HOUR, add_photo
from wards import siteversion
from wards.models import Unit
from wards.structure import save_unit

pytestmark = pytest.mark.django_db(transaction=True)


def no_overlap(article) -> bool:
    ends = list(article.editions.order_by("starts_at").values_list("starts_at", "ends_at"))
    return all(end == later[0] for (_, end), later in pairwise(ends))


def taken_down(pk, digest, by) -> int:
    return housekeeping.take_photo_down(
        pk, by=by, digest=digest, public_reason="privacy", reason="Tòa."
    )


def test_two_publishes_at_once_leave_one_live_edition_and_no_overlap(make_article, publish):
    article = make_article()
    results = at_once(*[lambda: publish(article)] * 2)
    assert sorted(e.number for e in results) == [1, 2]
    assert Edition.objects.live().filter(article=article).get().number == 2
    assert no_overlap(article)


def test_many_publishes_at_once_are_one_chain(make_article, publish):
    article = make_article()
    publish(article)
    at_once(*[lambda: publish(article)] * 8)
    assert sorted(article.editions.values_list("number", flat=True)) == list(range(1, 10))
    assert no_overlap(article)
    assert Edition.objects.live().filter(article=article).count() == 1


def test_of_eight_approvals_of_one_submission_one_counts(make_article, people):
    article = make_article()
    workflow.submit(article.pk, by=people.clerk)
    shown = workflow.content.of_article(article).hash
    reviewers = [people.reviewer, people.second_reviewer, people.chief, people.reviewer] * 2
    results = at_once(
        *[
            lambda by=by: workflow.approve(article.pk, by=by, expected_hash=shown)
            for by in reviewers
        ]
    )
    assert sum(isinstance(r, Edition) for r in results) == 1
    assert sum(isinstance(r, workflow.Refused) for r in results) == 7
    assert article.editions.count() == 1
    assert article.events.filter(action=Event.Action.PUBLISH).count() == 1


def test_scheduling_and_publishing_at_once_never_leave_both(make_article, publish):
    article = make_article()
    due = timezone.now() + HOUR
    at_once(lambda: publish(article, starts_at=due), lambda: publish(article))
    assert no_overlap(article)
    assert article.editions.scheduled().count() <= 1


def test_withdrawing_while_a_schedule_is_made_leaves_nothing_listed(make_article, publish, people):
    article = make_article()
    publish(article)
    due = timezone.now() + HOUR
    at_once(
        lambda: publish(article, starts_at=due),
        lambda: publishing.remove(article.pk, by=people.chief, public_note="Sai."),
    )
    assert Edition.objects.listed(due + HOUR).filter(article=article).count() == 0


def test_two_posts_that_redirect_to_each_other_do_not_wait_for_ever(make_article, publish, people):
    one, other = make_article(), make_article()
    publish(one)
    publish(other)
    results = at_once(
        lambda: publishing.redirect(one.pk, by=people.chief, to=other),
        lambda: publishing.redirect(other.pk, by=people.chief, to=one),
    )
    assert all(isinstance(r, Edition | publishing.Refused) for r in results)


def test_one_photo_taken_from_two_posts_at_once_is_gone_once(make_article, people):
    one, other = make_article(), make_article()
    digest = add_photo(one).digest
    shared = Photo.objects.get(article=one)
    shared.pk, shared.article = None, other
    shared.save()
    results = at_once(
        *[
            lambda pk=pk, by=by: taken_down(pk, digest, by)
            for pk, by in ((one.pk, people.chief), (other.pk, people.chief)) * 3
        ]
    )
    assert sorted(str(r) for r in results if not isinstance(r, Exception)) == ["2"]
    assert sum(isinstance(r, workflow.Refused) for r in results) == 5
    assert not Photo.objects.exists()


def test_publishing_while_its_photo_is_taken_down_never_shows_it(make_article, publish, people):
    article = make_article()
    photo = add_photo(article)
    at_once(lambda: publish(article), lambda: taken_down(article.pk, photo.digest, people.chief))
    edition = article.editions.get()
    assert not edition.photos.visible().exists()
    assert not article.photos.exists()
    if edition.photo_count:  # it went out first, and says now what became of its photo
        assert article.events.order_by("pk").last().action == Event.Action.TAKE_DOWN


def test_a_photo_saved_into_another_post_while_it_is_taken_down_does_not_stay(make_article, people):
    """Whoever is first: the other finds the photo, or the tombstone, or is asked to look again."""
    one, others = make_article(), [make_article() for _ in range(4)]
    photo = add_photo(one)

    def save(article):
        with transaction.atomic():
            Article.objects.select_for_update(no_key=True).get(pk=article.pk)
            tombstones.hold(photo)
            values = {f: getattr(photo, f) for f in names_of(StoredPicture)}
            return Photo.objects.create(article=article, **values)

    def stage(article):
        with transaction.atomic():
            tombstones.hold(photo)
            values = {f: getattr(photo, f) for f in names_of(StoredPicture)}
            return PhotoUpload.objects.create(
                user=people.clerk, article=article, key="x", uploaded_at=timezone.now(), **values
            )

    results = at_once(
        *[lambda a=a: save(a) for a in others],
        lambda: stage(one),
        lambda: taken_down(one.pk, photo.digest, people.chief),
    )
    while isinstance(results[-1], workflow.Refused):  # asked to look again
        assert "Ảnh vừa được thêm vào một bài khác" in str(results[-1])
        results.append(taken_down(one.pk, photo.digest, people.chief))
    assert not Photo.objects.exists()
    assert not PhotoUpload.objects.exists()
    saved = sum(isinstance(result, Photo) for result in results)
    assert results[-1] == 1 + saved
    refused = [r for r in results[:5] if not isinstance(r, Photo | PhotoUpload)]
    assert all(isinstance(refusal, ValidationError) for refusal in refused)
    assert not default_storage.exists(photo.file)


def test_closing_a_unit_while_a_post_is_scheduled_past_it_never_leaves_both(
    make_article, publish, city
):
    article = make_article()
    due = timezone.now() + 48 * HOUR
    ward = Unit.objects.get(pk=city.viet_hung.pk)
    ward.closed_on = timezone.localdate(due)
    results = at_once(lambda: publish(article, starts_at=due), lambda: save_unit(ward))
    assert sum(isinstance(r, publishing.Refused | ValidationError) for r in results) == 1


def test_publishing_of_different_articles_at_once_moves_the_site_each_time(make_article, publish):
    articles = [make_article(title=f"Bài {i}") for i in range(6)]
    before = siteversion.current()
    results = at_once(*[lambda a=a: publish(a) for a in articles])
    assert all(isinstance(r, Edition) for r in results)
    assert siteversion.current() == before + 6
    assert Article.objects.filter(state=Article.State.SETTLED).count() == 6
