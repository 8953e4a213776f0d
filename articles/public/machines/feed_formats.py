"""What Django's feeds lack: the full text, all photos with their sizes, true dates of change."""

from datetime import datetime

from django.utils import feedgenerator
from django.utils.feedgenerator import rfc3339_date

from articles.public.machines import photo_files
from articles.public.outward import xml_text

_MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}


class _Feed:
    """What both formats share."""

    store_answers = True  # until it fails once: each of thirty posts would wait for it anew

    def latest_post_date(self) -> datetime:
        """The last change of any post; for an empty feed what its maker says, not the clock."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=self.feed["if_empty"])

    def add_photos(self, handler, item) -> None:
        """All photos as Media RSS has it."""
        for place, photo in enumerate(item["photos"]):
            attributes = {
                "url": photo.address,
                "type": photo_files.TYPE,
                "medium": "image",
                "width": str(photo.width),
                "height": str(photo.height),
                "isDefault": "false" if place else "true",
            }
            handler.startElement("media:content", attributes)
            if photo.caption:
                handler.addQuickElement("media:description", xml_text(photo.caption))
            handler.addQuickElement("media:thumbnail", "", {"url": photo.small})
            handler.endElement("media:content")

    def enclosure(self, item) -> dict[str, str] | None:
        """The first photo as a file that goes with the post; None where there is none to get."""
        if not (item["photos"] and self.store_answers):
            return None
        try:
            length = item["photos"][0].length
        except FileNotFoundError:
            return None
        except OSError:
            self.store_answers = False
            return None
        kind = {"length": str(length), "type": photo_files.TYPE}
        return kind | {"address": item["photos"][0].address}


class RssFeed(_Feed, feedgenerator.Rss201rev2Feed):
    """RSS 2.0."""

    def rss_attributes(self):
        """Name the vocabularies used below."""
        content = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return super().rss_attributes() | content | _MEDIA

    def add_item_elements(self, handler, item):
        """The text, the photos and the date of the last change."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if enclosure := self.enclosure(item):
            address = enclosure.pop("address")
            handler.addQuickElement("enclosure", "", {"url": address, **enclosure})
        self.add_photos(handler, item)


class AtomFeed(_Feed, feedgenerator.Atom1Feed):
    """Atom 1.0."""

    def root_attributes(self):
        """Name the vocabulary used below."""
        return super().root_attributes() | _MEDIA

    def add_item_elements(self, handler, item):
        """The text and the photos."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})
        if enclosure := self.enclosure(item):
            address = enclosure.pop("address")
            handler.addQuickElement("link", "", {"rel": "enclosure", "href": address, **enclosure})
        self.add_photos(handler, item)
