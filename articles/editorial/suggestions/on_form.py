"""What an article's form shows of readers' suggestions: those that wait, those to be worked in."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.editorial.differences.words import Piece, compare
from articles.editorial.standing import Standing
from articles.editorial.suggestions.reading import stands_in
from articles.models import Article, Suggestion

State = Suggestion.State
_MOST = 5


@dataclass(frozen=True)
class OnForm:
    """Suggestions on `article` that wait, `more` beside those shown, and those taken over since
    what residents have was published."""

    article: Article
    waiting: list[Suggestion]
    more: int
    taken: list[Suggestion]

    @property
    def shown(self) -> Iterator[tuple[Suggestion, tuple[Piece, ...], bool]]:
        """Those taken over, with what is other in them, and whether the text says so by now."""
        for row in self.taken:
            differences = compare(row.quote, row.proposal) if row.quote and row.proposal else ()
            yield row, differences, stands_in(self.article, row.proposal)


def of(article: Article, stands: Standing) -> OnForm | None:
    """Return what there is to say on the form of `article`; None if nothing. Two queries at most.

    What was taken over stays there until it is published: saving leads back to the same form.
    """
    rows = article.suggestions.all()
    new = list(rows.filter(state=State.NEW).order_by("sent_at", "pk"))  # fifty at most
    taken = []
    if article.state in (Article.State.DRAFT, Article.State.RETURNED) and stands.live:
        since = stands.live.starts_at
        taken = list(rows.filter(state=State.TAKEN, handled_at__gte=since)[:_MOST])
    if not (new or taken):
        return None
    return OnForm(article, new[:_MOST], len(new[_MOST:]), taken)
