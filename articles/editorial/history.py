"""The history of an article: what was done to it and what residents had, on one line of time."""

from dataclasses import dataclass
from datetime import datetime

from articles import takedowns
from articles.editorial import galleries
from articles.editorial.galleries import Place
from articles.editorial.history_words import (
    REASONS,
    WORDS,
    Check,
    approver,
    check,
    has_text,
    holds,
    is_called_off,
    shown_at,
)
from articles.models import Article, Edition, Event
from articles.publishing.emergencies import APPROVALS
from articles.wording import moment, person

Action = Event.Action


@dataclass(frozen=True)
class Said:
    """A remark of a return: `quote` is the paragraph it is on, `photo` names the photo."""

    text: str
    quote: str
    photo: str


@dataclass(frozen=True)
class Deed:
    """An event; `number` is that of the edition it concerns."""

    event: Event
    number: int | None
    remarks: list[Said]
    is_edition = False

    @property
    def place(self) -> tuple:
        """Where it stands in time. An edition that starts at the instant of its event follows."""
        return self.event.at, 0, self.event.pk

    @property
    def words(self) -> str:
        """What was done, in plain words."""
        return WORDS.get(self.event.action, "")

    @property
    def reason_label(self) -> str:
        """What the reason is called."""
        return REASONS.get(self.event.action, "Lý do")


@dataclass(frozen=True)
class Version:
    """An edition on the line of time.

    `shown_at` are date and time at which residents had it, as people type them; `earlier` is the
    number of the text before it; `gallery` its photos, and where some stood that were taken down.
    """

    edition: Edition
    at: datetime
    holds: str
    check: Check
    shown_at: dict[str, str] | None
    emergency: str
    gallery: list[Place]
    earlier: int | None
    is_edition = True

    @property
    def place(self) -> tuple:
        """Where it stands in time."""
        return self.at, 1, self.edition.number

    @property
    def gaps(self) -> list[Place]:
        """Where photos stood that were taken down."""
        return [place for place in self.gallery if place.takedown]

    @property
    def approver(self) -> str:
        """Who answers for it."""
        return approver(self.edition)


def timeline(article: Article, at: datetime | None = None) -> list[Deed | Version]:
    """Return all events and editions of `article`, newest first, as they stand at `at`.

    Eight queries, however many there are.
    """
    editions = list(stored(article).order_by("number"))
    events = list(article.events.select_related("actor").prefetch_related("remarks"))
    by_pk = {edition.pk: edition for edition in editions}
    photos = [photo for edition in editions for photo in edition.photos.all()]
    photos += article.photos.all()
    remarked = {remark.digest for event in events for remark in event.remarks.all()}
    taken = takedowns.of(photos, remarked - {""})
    names = {p.digest: p.caption for p in photos if p.digest not in taken}
    masked_text = words_masked(article)
    entries: list[Deed | Version] = []
    for event in events:
        edition = by_pk.get(event.edition_id)
        remarks = [
            Said(r.text, "" if r.digest else r.quote, _photo_name(r, names))
            for r in event.remarks.all()
        ]
        entries.append(Deed(event, edition and edition.number, remarks))
    earlier = None
    for edition in editions:
        entries.append(
            Version(
                edition,
                at=_place(edition, events),
                holds=holds(edition, at),
                check=check(edition, masked_text),
                shown_at=shown_at(edition, at),
                emergency=_emergency(edition, events, by_pk),
                gallery=galleries.of(edition, taken),
                earlier=earlier if has_text(edition) else None,
            )
        )
        if has_text(edition) and not is_called_off(edition):
            earlier = edition.number
    return sorted(entries, key=lambda entry: entry.place, reverse=True)


def stored(article: Article):
    """The editions of `article` with all that their content and their signatures take."""
    people = article.editions.select_related("written_by", "approved_by")
    return people.prefetch_related("photos", "about")


def words_masked(article: Article) -> bool:
    """Whether words of `article` were masked, so that no hash of before can hold."""
    return article.redactions.filter(digest="").exists()


def _place(edition: Edition, events: list[Event]) -> datetime:
    """When `edition` began; one that never did stands where it was made."""
    made = [e.at for e in events if e.edition_id == edition.pk] if is_called_off(edition) else []
    return min(made, default=edition.starts_at)


def _photo_name(remark, names: dict[str, str]) -> str:
    if not remark.digest:
        return ""
    if remark.digest not in names:  # nor is anything said of one that was taken down
        return "Một ảnh không còn trong bài"
    caption = remark.quote or names[remark.digest]  # as it read then, if that was kept
    return f"Ảnh “{caption}”" if caption else "Một ảnh chưa có chú thích"


def _emergency(edition: Edition, events: list[Event], by_pk: dict[int, Edition]) -> str:
    """Say who cleared the flag of an emergency, or that nobody did; agrees with `emergencies`."""
    if not edition.emergency:
        return ""
    for event in sorted(events, key=lambda event: event.pk):
        said = f"{person(event.actor)} lúc {moment(event.at)}"
        if event.action == Action.CONFIRM and event.edition_id == edition.pk:
            return f"Đăng khẩn, đã được duyệt lại: {said}."
        other = by_pk.get(event.edition_id)
        counts = other and other.number > edition.number and other.ends_at != other.starts_at
        if event.action in APPROVALS and counts:
            return f"Đăng khẩn, đã được thay bằng bản {other.number} có người duyệt: {said}."
    return "Đăng khẩn, chưa ai duyệt lại."
