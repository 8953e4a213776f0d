"""An article's page: one renderer for residents, for previews and for looking back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.html import escape

from articles import richtext
from articles.models import Edition
from articles.public import pages
from articles.public.documents import citing
from articles.public.pictures import PhotoAt
from articles.public.post import attachments, gallery, pasts, places, reading, related
from articles.public.post.sharing import Address
from articles.richtext import abbreviations

# From so many headings and words on a text has a contents list.
_MANY_HEADINGS, _MANY_WORDS = 3, 600
# A contents list of more would stand between the lead and the text on a phone: it is folded.
_MOST_OPEN = 8


def render(
    edition: Edition,
    *,
    total: str,
    photos: Sequence[PhotoAt | places.TakenPhoto] | None = None,
    about: Sequence | None = None,
    parts: reading.Parts | None = None,
    attachment_url: Callable[[str], str] | None = None,
    at: datetime | None = None,
    banner: str = "",
) -> str:
    """Return the page of `edition` as residents get it, with `total` where the view total goes.

    `photos` and `about` are given for an edition that is not stored, or whose photos residents
    cannot have; an entry of `about` needs unit and unit_name. `attachment_url` leads from the key
    of an attached file to it, where that is not residents' address. `at` is the instant as of which
    the posts beside it are chosen. A `banner` stands above what is no resident's page. `parts` are
    what belongs to the edition, where that was read with it. Three queries, one less with `parts`.

    A page that is given photos is none of residents' own, and so has nothing to pass on or to save.
    """
    own = photos is None
    if parts is None:
        parts = reading.of(edition)
    if photos is None:
        photos = places.arranged(parts.photos)
    if about is None:
        about = parts.about
    text = richtext.arrange(edition.body)
    linked = citing.marker(parts.cited)
    lead, body = abbreviations.explain(
        linked(escape(edition.lead)), linked(text.html), parts.abbreviations
    )
    further = related.after(edition, [row.unit.pk for row in about], at)
    context = {
        "edition": edition,
        "lead": lead,
        "body": body,
        "contents": text.headings if _is_long(edition, text) else [],
        "many": text.count > _MOST_OPEN,
        "gallery": gallery.of(edition, photos),
        "about": about,
        "attachments": attachments.shown(edition, attachment_url),
        "total": total,
        "banner": banner,
        "past": pasts.of_chain(edition, parts.chain),
        "address": Address(edition) if own else None,
        "further": further,
        "older": further.older,
        "newer": further.newer,
    }
    return pages.render("public/article.html", context)


def _is_long(edition: Edition, text: richtext.Arranged) -> bool:
    return text.count >= _MANY_HEADINGS and richtext.word_count(edition.body) >= _MANY_WORDS
