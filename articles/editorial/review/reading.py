"""What a reviewer reads: the text in review, and how it differs from what was before it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from articles import content as contents
from articles.attachments import entries
from articles.attachments.entries import Attachment
from articles.content import Content, Gap, PhotoContent
from articles.editorial import foureyes, standing
from articles.editorial.differences import Block, Differences, between
from articles.editorial.naming import names_in
from articles.editorial.standing import Standing
from articles.models import Article, Edition, Event, Submission
from articles.publishing import emergencies


@dataclass(frozen=True)
class Comparison:
    """One answer to "what changed": since what, and what.

    `gaps` are where photos stood in the older text that were taken down since.
    """

    heading: str
    differences: Differences
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Reading:
    """The text in review of `article`: a submission, or an emergency that is to be approved."""

    article: Article
    content: Content
    stands: Standing
    emergency: Edition | None
    submitted: Event | None
    # The hash of what this reviewer had read when their decision was refused; else "".
    seen: str = ""
    photo_urls: dict[str, str] = field(default_factory=dict)
    # Where photos stood in it that were taken down since.
    gaps: tuple[Gap, ...] = ()

    @property
    def hash(self) -> str:
        """The version that a decision on this page is about."""
        return self.emergency.content_hash if self.emergency else self.content.hash

    @property
    def live_number(self) -> int:
        """The edition that residents have beside it; 0 for none."""
        return self.stands.live.number if self.stands.live else 0

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs in order, each of which may be remarked on."""
        return between(None, self.content).body

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """What changed: since what this reviewer read, the last submission, what is live."""
        found = []
        if self.seen and (read := self._submitted_as(self.seen)):
            found.append(self._since("So với bản bạn vừa đọc", read))
        if not self.emergency and (last := self._last_submission()):
            found.append(self._since("So với lần trình trước", last))
        if base := self._public_text():
            what = "bản đăng trước đó" if self.emergency else f"bản {base.number} đã đăng"
            found.append(self._since(f"So với {what}", contents.of_edition(base)))
        if moved := self._live_since_draft_began():
            found.append(moved)
        return found

    @property
    def attachments(self) -> list[Attachment]:
        """The files that go out with the text."""
        return entries.read(self.content.attachments)

    @cached_property
    def names(self) -> dict[str, dict[int, str]]:
        """Names of the units and sections that the comparisons mention, by id."""
        return names_in(comparison.differences for comparison in self.comparisons)

    @cached_property
    def signature(self) -> Event | None:
        """The first of two signatures, if it is there."""
        return foureyes.signature(self.article)

    def _since(self, heading: str, old: Content) -> Comparison:
        old, gaps = contents.parted(old)
        return Comparison(heading, between(old, self.content), gaps)

    def _submitted_as(self, hash: str) -> Content | None:
        events = {"event__article": self.article, "event__content_hash": hash}
        kept = Submission.objects.filter(**events).order_by("-pk").first()
        return contents.from_json(kept.content) if kept and hash != self.content.hash else None

    def _last_submission(self) -> Content | None:
        """What was submitted before in this round: since the last text went out."""
        out = self.article.events.filter(action__in=emergencies.DECISIONS).order_by("-pk").first()
        earlier = Submission.objects.filter(event__article=self.article)
        if self.submitted:
            earlier = earlier.filter(event__lt=self.submitted.pk)
        if out:
            earlier = earlier.filter(event__gt=out.pk)
        last = earlier.order_by("-event").first()
        return contents.from_json(last.content) if last else None

    def _public_text(self) -> Edition | None:
        """The text that residents have, or had last."""
        texts = self.article.editions.not_called_off().filter(form=Edition.Form.TEXT)
        if self.emergency:
            texts = texts.filter(number__lt=self.emergency.number)
        return texts.order_by("-number").first()

    def _live_since_draft_began(self) -> Comparison | None:
        """What happened to the public text behind the back of the draft; None if nothing."""
        began = self.article.events.filter(action=Event.Action.REVISE).order_by("-pk").first()
        base, live = began and began.edition, self.stands.live
        if self.emergency or not base or not live or base.pk == live.pk:
            return None
        if live.form != Edition.Form.TEXT or base.form != Edition.Form.TEXT:
            return None  # taken down meanwhile: the page says so, and approving is refused
        heading = f"Bản đang đăng đã đổi (bản {base.number} → {live.number}) sau khi mở bản sửa"
        old, gaps = contents.parted(contents.of_edition(base))
        new = contents.visible(contents.of_edition(live))
        return Comparison(heading, between(old, new), gaps)


def of(article: Article, seen: str = "", at: datetime | None = None) -> Reading | None:
    """Return what there is to review of `article`; None if nothing waits."""
    stands = standing.of(article, at)
    if article.state == Article.State.SUBMITTED:
        text, emergency = contents.of_article(article), None
        submitted = article.events.filter(action=Event.Action.SUBMIT).select_related("actor")
        event = submitted.order_by("-pk").first()
    else:
        emergency = emergencies.uncleared_of(article)
        if emergency is None:
            return None
        text, event = contents.of_edition(emergency), None
    text, gaps = contents.parted(text)
    urls = _photo_urls(article, text, stands)
    return Reading(article, text, stands, emergency, event, seen, urls, gaps)


def _photo_urls(article: Article, text: Content, stands: Standing) -> dict[str, str]:
    """Addresses under which the desk sees photos, by digest."""
    urls = {}
    if stands.live:  # residents see these, so everybody may
        urls = {p.digest: p.url for p in stands.live.photos.visible()}
    for photo in article.photos.all():
        address = reverse("admin:articles_article_photo", args=[article.pk, photo.pk])
        urls[photo.digest] = address
    return urls


def photo_name(number: int, photo: PhotoContent) -> str:
    """What a photo is called on the page."""
    return f"Ảnh {number}" + (f": {photo.caption}" if photo.caption else "")
