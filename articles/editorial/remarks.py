"""What the reviewer said when a post came back, for its writer, at the place it is about."""

from dataclasses import dataclass

from articles import content as contents
from articles.editorial.differences import between
from articles.models import Article, Event, Submission
from articles.publishing import emergencies


@dataclass(frozen=True)
class Placed:
    """A remark and where it belongs now: `number` of the paragraph or photo, None if it changed.

    `digest` is the photo it was made on, `root` what that was turned or cropped from.
    """

    text: str
    quote: str
    digest: str
    number: int | None
    root: str = ""


@dataclass(frozen=True)
class Returned:
    """The newest return of a post that is still in hand."""

    event: Event
    remarks: tuple[Placed, ...]

    def on_photo(self, picture) -> list[str]:
        """What was said of `picture`, or of the one that it was turned or cropped from."""
        known = {picture.digest, picture.root} - {""}
        return [r.text for r in self.remarks if r.digest in known or r.root in known]


def of(article: Article) -> Returned | None:
    """Return what was last said of `article`; None once it went out, or if it never came back."""
    if article.state == Article.State.SETTLED:
        return None
    decided = (*emergencies.DECISIONS, Event.Action.DISCARD)
    events = article.events.filter(action__in=(Event.Action.RETURN, *decided))
    last = events.select_related("actor").order_by("-pk").first()
    if last is None or last.action != Event.Action.RETURN:
        return None
    remarks = list(last.remarks.all())
    if not remarks:
        return Returned(last, ())
    text = contents.of_article(article)
    paragraphs = [block.text for block in between(None, text).body]
    digests = {remark.digest for remark in remarks if remark.digest}
    roots = _roots(article, digests) if digests - {photo.digest for photo in text.photos} else {}
    placed = []
    for remark in remarks:
        root = roots.get(remark.digest, "")
        if remark.digest:
            number = _place(text.photos, remark.digest, root)
        else:
            number = paragraphs.index(remark.quote) + 1 if remark.quote in paragraphs else None
        placed.append(Placed(remark.text, remark.quote, remark.digest, number, root))
    return Returned(last, tuple(placed))


def _place(photos, digest: str, root: str) -> int | None:
    """The place of the photo of that digest, or else of the one cut from the same picture."""
    found = [photo.digest for photo in photos]
    if digest in found:
        return found.index(digest) + 1
    roots = [photo.root or photo.digest for photo in photos]
    family = root or digest
    return roots.index(family) + 1 if family in roots else None


def _roots(article: Article, digests: set[str]) -> dict[str, str]:
    """What the photos of those digests were cut from, as they were submitted last. One query."""
    sent = Submission.objects.filter(event__article=article).order_by("-pk").first()
    photos = sent.content["photos"] if sent else ()
    return {p["digest"]: p.get("root", "") for p in photos if p["digest"] in digests}
