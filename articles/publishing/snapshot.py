"""Editions made from content: the rows, with units named as of their day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from articles.content import Content
from articles.models import Article, Edition, EditionAbout, EditionPhoto
from wards.models import Unit

# Fields that go from the content into the edition as they are.
_PLAIN = ("title", "lead", "body", "unit_id", "category_id", "byline", "source", "event_date")


class UnitNames:
    """The units that some texts name, with what they were called on a given day."""

    def __init__(self, texts: Iterable[Content]):
        ids = {pk for text in texts for pk in (text.unit_id, *text.about)}
        self.units = Unit.objects.prefetch_related("former_names").in_bulk(ids)

    def on(self, pk: int, instant: datetime) -> str:
        return self.units[pk].name_on(day_of(instant))


def closed_unit(unit: Unit, day: date) -> str:
    """Say in Vietnamese that `unit` does not exist on `day`, and what to do."""
    return (
        f"{unit.name} không hoạt động vào ngày {day:%d/%m/%Y}. Hãy chuyển bài sang đơn vị kế thừa."
    )


def day_of(instant: datetime) -> date:
    """The local calendar day of `instant`."""
    return timezone.localdate(instant)


def edition_of(
    article: Article, number: int, content: Content, names: UnitNames, **fields
) -> Edition:
    """Return an unsaved edition of `content`; `fields` are those that are not content."""
    return Edition(
        article=article,
        number=number,
        unit_name=names.on(content.unit_id, fields["published_at"]),
        photo_count=len(content.photos),
        about_count=len(content.about),
        content_hash=content.hash,
        attachments=list(content.attachments),
        **{f: getattr(content, f) for f in _PLAIN},
        **fields,
    )


def store_parts(pairs: list[tuple[Edition, Content]], names: UnitNames) -> None:
    """Store the photos and units of saved editions, two statements for all of them."""
    EditionPhoto.objects.bulk_create(
        EditionPhoto(edition=edition, position=position, **vars(photo))
        for edition, content in pairs
        for position, photo in enumerate(content.photos, start=1)
    )
    EditionAbout.objects.bulk_create(
        EditionAbout(
            edition=edition,
            unit_id=pk,
            unit_name=names.on(pk, edition.published_at),
            published_at=edition.published_at,
        )
        for edition, content in pairs
        for pk in content.about
    )
