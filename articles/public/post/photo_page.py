"""The page of one photo: large, with its words, between its neighbours."""

from articles.models import Edition
from articles.public.post import gallery, places


def find(edition: Edition, start: str) -> dict | None:
    """Return what the page of the photo whose digest begins with `start` shows; None if there is
    none in `edition`. One query.
    """
    items = gallery.of(edition, places.of(edition)).pages
    for place, item in enumerate(items):
        if item.photo.digest.startswith(start):
            return {
                "item": item,
                "step": f"{place + 1}/{len(items)}",
                "previous": items[place - 1] if place else None,
                "next": items[place + 1] if place + 1 < len(items) else None,
            }
    return None
