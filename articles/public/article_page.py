"""An article's page: one renderer for residents, for previews and for looking back."""

from collections.abc import Sequence
from datetime import datetime

from articles.models import Edition
from articles.public import pages, queries


def render(
    edition: Edition,
    *,
    total: str,
    photos: Sequence | None = None,
    about: Sequence | None = None,
    at: datetime | None = None,
    banner: str = "",
) -> str:
    """Return the page of `edition` as residents get it, with `total` where the view total goes.

    `photos` and `about` are given for an edition that is not stored; a photo needs url, width,
    height, caption, alt and is_lead, an entry of `about` unit and unit_name. `at` is the instant as
    of which the posts beside it are chosen. A `banner` stands above what is no resident's page.
    """
    if photos is None:
        photos = list(edition.photos.visible())
    if about is None:
        about = list(edition.about.select_related("unit"))
    context = {
        "edition": edition,
        "photos": photos,
        "about": about,
        "total": total,
        "banner": banner,
        "corrections": queries.corrections(edition),
        **queries.neighbours(edition, at),
    }
    return pages.render("public/article.html", context)
