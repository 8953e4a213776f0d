"""RSS and Atom: the newest posts of the portal, of a unit or of a section, with their full text."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles import richtext
from articles.models import Category, Edition
from articles.public import queries, unit_posts
from articles.public.documents import citing
from articles.public.machines import conditional, photo_files, summary
from articles.public.machines.feed_formats import AtomFeed, RssFeed
from articles.public.outward import absolute, lasting_name, xml_text
from articles.public.post import pasts
from wards import imprint
from wards.models import Unit

NEWEST = 30
FORMATS = {"rss": RssFeed, "atom": AtomFeed}


@dataclass(frozen=True)
class Channel:
    """What a feed is of: its name ("" for the whole portal), its page, which posts belong to it."""

    name: str
    page: str
    address: str
    conditions: list[Q]  # a post meets one of them


@require_safe
def whole(request, kind):
    """The feed of the whole portal."""
    return _answer(request, kind, lambda at: Channel("", reverse("home"), request.path, [Q()]))


@require_safe
def unit(request, kind, slug):
    """The feed of a unit and of those below it."""

    def channel(at: datetime) -> Channel:
        found = get_object_or_404(Unit.objects.prefetch_related("former_names"), slug=slug)
        name = found.name_on(timezone.localdate(at))
        return Channel(name, reverse("unit", args=[slug]), request.path, unit_posts.of_unit(found))

    return _answer(request, kind, channel)


@require_safe
def category(request, kind, slug):
    """The feed of a section."""

    def channel(at: datetime) -> Channel:
        found = get_object_or_404(Category, slug=slug)
        page = reverse("category", args=[slug])
        return Channel(found.name, page, request.path, [queries.of_category(found)])

    return _answer(request, kind, channel)


def _answer(request, kind: str, channel):
    def build(at: datetime) -> HttpResponse:
        feed = make(FORMATS[kind], channel(at), at)
        return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

    return conditional.answer(request, build)


def make(format: type, channel: Channel, at: datetime) -> feedgenerator.SyndicationFeed:
    """Return the feed of `channel` as it stands at `at`. A constant number of queries."""
    listed = Edition.objects.listed(at).select_related("category")
    editions = queries.newest([listed.filter(each) for each in channel.conditions], NEWEST)
    prefetch_related_objects(editions, photo_files.prefetch())
    feed = _head(format, channel, at)
    past = pasts.of(editions)
    to_documents = citing.markers(editions, outside=True)
    for edition in editions:
        _add(feed, edition, past[edition.article_id], to_documents[edition.pk])
    return feed


def _head(format: type, channel: Channel, at: datetime):
    site = imprint.current()
    title = f"{channel.name} – {site.name}" if channel.name else site.name
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return format(
        title=xml_text(title),
        link=absolute(channel.page),
        description=xml_text(site.line or title),
        subtitle=xml_text(site.line),
        language="vi",
        author_name=xml_text(site.authority or site.name),
        author_link=absolute("/"),
        feed_url=absolute(channel.address),
        feed_guid=lasting_name(channel.page),
        if_empty=midnight,
    )


def _add(feed, edition: Edition, past: pasts.Past, to_documents: richtext.Marker) -> None:
    photos = photo_files.of(edition)
    address = absolute(edition.get_absolute_url())
    context = {
        "edition": edition,
        "lead": to_documents(escape(edition.lead)),
        "body": to_documents(richtext.absolute(edition.body, address)),
        "photos": photos,
        "corrections": past.corrections,
    }
    feed.add_item(
        title=xml_text(edition.title),
        link=address,
        description=xml_text(escape(summary.of(edition))),  # readers take it for HTML
        content=xml_text(render_to_string("public/feeds/post.html", context).strip()),
        unique_id=lasting_name(f"/tin/{edition.article_id}/"),
        unique_id_is_permalink=False,
        author_name=xml_text(edition.byline or edition.unit_name),
        pubdate=timezone.localtime(edition.published_at),
        updateddate=timezone.localtime(past.modified),
        categories=[xml_text(edition.category.name), xml_text(edition.unit_name)],
        photos=photos,
    )
