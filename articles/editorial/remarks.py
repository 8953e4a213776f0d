"""What the reviewer said when a post came back, for its writer, at the place it is about."""

from dataclasses import dataclass

from articles import content as contents
from articles.editorial.differences import between
from articles.models import Article, Event
from articles.publishing import emergencies


@dataclass(frozen=True)
class Placed:
    """A remark and where it belongs now: `number` of the paragraph or photo, None if it changed."""

    text: str
    quote: str
    digest: str
    number: int | None


@dataclass(frozen=True)
class Returned:
    """The newest return of a post that is still in hand."""

    event: Event
    remarks: tuple[Placed, ...]

    def on_photo(self, digest: str) -> list[str]:
        """What was said of the photo of that digest."""
        return [r.text for r in self.remarks if r.digest and r.digest == digest]


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
    photos = [photo.digest for photo in text.photos]
    placed = []
    for remark in remarks:
        there, what = (photos, remark.digest) if remark.digest else (paragraphs, remark.quote)
        number = there.index(what) + 1 if what in there else None
        placed.append(Placed(remark.text, remark.quote, remark.digest, number))
    return Returned(last, tuple(placed))
