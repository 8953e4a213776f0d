"""Articles as data: what is told of a text, and of one that is no longer to be shown."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from articles import richtext
from articles.attachments import entries, names
from articles.models import Edition
from articles.public.machines import photo_files
from articles.public.outward import absolute
from articles.public.post import attachments, pasts
from wards.models import Unit

Form = Edition.Form
PUBLISHED, OUTSIDE = "published", "outside"
# What a reader of the data has to do is the same for all of these: stop showing the text.
_GONE = {Form.WITHDRAWN: "withdrawn", Form.REMOVED: "removed", Form.REDIRECT: "redirected"}


def told(editions: Iterable[Edition], at: datetime) -> list[dict]:
    """Return what is told of live `editions` (see `selection`), in their order. One query."""
    editions = list(editions)
    past = pasts.of(e for e in editions if is_text(e))
    day = timezone.localdate(at)
    return [
        _text(edition, past[edition.article_id], day) if is_text(edition) else _gone(edition)
        for edition in editions
    ]


def is_text(edition: Edition) -> bool:
    """Whether the text of a live `edition` is told: what is out of the lists is not."""
    return edition.form == Form.TEXT and edition.listed and edition.is_inside


def data_address(article_id: int) -> str:
    """Where the article stands as data."""
    return absolute(reverse("data-article", args=[article_id]))


def instant(at: datetime) -> str:
    """An instant with the zone of the portal."""
    return timezone.localtime(at).isoformat(timespec="seconds")


def _gone(edition: Edition) -> dict:
    state = _GONE.get(edition.form) or (OUTSIDE if edition.listed else "withdrawn")
    said = {"id": edition.article_id, "state": state, "changed_at": instant(edition.starts_at)}
    if edition.form in (Form.WITHDRAWN, Form.REMOVED):
        said["note"] = edition.public_note
    if edition.form == Form.REDIRECT:
        said["redirect_to"] = edition.redirect_to_id
    return said


def _text(edition: Edition, past: pasts.Past, day: date) -> dict:
    address = absolute(edition.get_absolute_url())
    event = edition.event_date
    return {
        "id": edition.article_id,
        "state": PUBLISHED,
        "edition": edition.number,
        "address": address,
        "short_address": absolute(reverse("article-by-id", args=[edition.article_id])),
        "data_address": data_address(edition.article_id),
        "title": edition.title,
        "lead": edition.lead,
        "body_html": richtext.absolute(edition.body, address),
        "body_text": richtext.to_text(edition.body),
        "unit": _unit(edition.unit, edition.unit_name, day),
        "about": [_unit(row.unit, row.unit_name, day) for row in edition.about.all()],
        "section": {
            "slug": edition.category.slug,
            "name": edition.category.name,
            "address": absolute(reverse("category", args=[edition.category.slug])),
        },
        "byline": edition.byline,
        "source": edition.source,
        "event_date": event and event.isoformat(),
        "published_at": instant(edition.published_at),
        "modified_at": instant(past.modified),
        "changed_at": instant(edition.starts_at),
        "corrections": [{"at": instant(c.at), "note": c.note} for c in past.corrections],
        "photos": [_photo(photo) for photo in photo_files.of(edition)],
        "attachments": _attachments(edition),
    }


def _unit(unit: Unit, name_then: str, day: date) -> dict:
    return {
        "slug": unit.slug,
        "name_then": name_then,
        "name_now": unit.name_on(day),
        "address": absolute(reverse("unit", args=[unit.slug])),
    }


def _photo(photo: photo_files.PhotoFile) -> dict:
    fields = ("address", "small", "width", "height", "alt", "caption")
    return {name: getattr(photo, name) for name in fields} | {"type": photo_files.TYPE}


def _attachments(edition: Edition) -> list[dict]:
    kept = entries.read(edition.attachments)
    shown = attachments.shown(edition)
    return [
        {
            "title": file.title,
            "address": absolute(file.url),
            "type": names.TYPES[entry.kind],
            "bytes": entry.bytes,
        }
        for entry, file in zip(kept, shown, strict=True)
    ]
