"""What stands in the head of public pages for other sites, search engines and feed readers."""

from django import template
from django.urls import reverse

from articles.public.machines import structured, summary
from wards import imprint

register = template.Library()
register.simple_tag(summary.of, name="summary")


@register.simple_tag(takes_context=True)
def article_data(context):
    """The JSON-LD of the post on this page."""
    edition, past = context["edition"], context["past"]
    items = [item for item in context["gallery"].items if not item.takedown]
    items.sort(key=lambda item: not item.photo.is_lead)  # the others stay in their order
    section = edition.category
    return structured.script(
        structured.article(edition, past, [item.photo for item in items], _site(context)),
        structured.breadcrumb(
            [
                (section.name, reverse("category", args=[section.slug])),
                (edition.title, edition.get_absolute_url()),
            ]
        ),
    )


@register.simple_tag(takes_context=True)
def site_data(context):
    """The JSON-LD of the home page."""
    site = _site(context)
    return structured.script(structured.website(site), structured.organization(site))


@register.simple_tag
def way_data(*crumbs):
    """The JSON-LD of a way to a page: names and paths in turn, the page itself last."""
    return structured.script(structured.breadcrumb(zip(crumbs[::2], crumbs[1::2], strict=True)))


def _site(context):
    return context.get("imprint") or imprint.current()
