"""What pages tell search engines in the words of schema.org, as JSON-LD inside the page."""

import json
from collections.abc import Iterable, Sequence

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from articles.models import Edition
from articles.public.outward import absolute
from articles.public.post.pasts import Past
from wards.models import Imprint

HEADLINE = 110  # longer ones are cut off where they are shown
MOST_IMAGES = 10
LOGO, LOGO_SIZE = "wardnews/icons/icon-512.png", 512
# JSON knows these as text; HTML could end the element at them, old scripts the line.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*things: dict) -> SafeString:
    """Return the element that holds `things`. It is data: nothing of it runs, whatever it says."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    said = json.dumps(graph, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{said}</script>')


def article(edition: Edition, past: Past, photos: Sequence, site: Imprint) -> dict:
    """A post as NewsArticle; the first of `photos` is the one that stands for it."""
    address = absolute(edition.get_absolute_url())
    said = {
        "@type": "NewsArticle",
        "@id": f"{address}#bai",
        "mainEntityOfPage": address,
        "url": address,
        "headline": Truncator(edition.title).chars(HEADLINE),
        "description": edition.lead,
        "inLanguage": "vi",
        "datePublished": _instant(edition.published_at),
        "dateModified": _instant(past.modified),
        "articleSection": edition.category.name,
        "author": _author(edition),
        "publisher": organization(site),
        "isPartOf": {"@type": "WebSite", "@id": absolute("/#trang"), "name": site.name},
        "isAccessibleForFree": True,
        "image": [_image(photo) for photo in photos[:MOST_IMAGES]],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": correction.note,
                "datePublished": _instant(correction.at),
            }
            for correction in past.corrections
        ],
    }
    return {name: value for name, value in said.items() if value not in ("", [])}


def breadcrumb(crumbs: Iterable[tuple[str, str]]) -> dict:
    """The way to a page from the home page on: names and paths; the page itself comes last."""
    steps = [("Trang chủ", "/"), *crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, 1)
        ],
    }


def website(site: Imprint) -> dict:
    """The site itself, on its home page."""
    said = {
        "@type": "WebSite",
        "@id": absolute("/#trang"),
        "url": absolute("/"),
        "name": site.name,
        "description": site.line,
        "inLanguage": "vi",
        "publisher": {"@id": absolute("/#co-quan")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('search'))}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    return {name: value for name, value in said.items() if value}


def organization(site: Imprint) -> dict:
    """Who publishes the site, as far as the imprint says."""
    size = {"width": LOGO_SIZE, "height": LOGO_SIZE}
    said = {
        "@type": "Organization",
        "@id": absolute("/#co-quan"),
        "name": site.authority or site.name,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static(LOGO)), **size},
        "address": site.address,
        "telephone": site.phone,
        "email": site.email,
        "correctionsPolicy": absolute(reverse("corrections")),
    }
    return {name: value for name, value in said.items() if value}


def _author(edition: Edition) -> dict:
    if edition.byline:
        return {"@type": "Person", "name": edition.byline}
    page = absolute(reverse("unit", args=[edition.unit.slug]))
    return {"@type": "Organization", "name": edition.unit_name, "url": page}


def _image(photo) -> dict:
    said = {
        "@type": "ImageObject",
        "url": absolute(photo.url),
        "width": photo.width,
        "height": photo.height,
    }
    return said | ({"caption": photo.caption} if photo.caption else {})


def _instant(at) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
