"""The files at the root of a site that browsers and search engines ask for by name."""

from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.public.machines import conditional
from articles.public.outward import absolute
from wards import imprint

_ICONS = "wardnews/icons"
# What is no page to find: the back office, secret previews, forms.
_CLOSED = ("/admin/", "/xem-truoc/", "/tin/*/bao-loi/")
# Those of site.css.
_ACCENT, _PAPER = "#8a2419", "#fffdf9"


@require_safe
def robots(request):
    """Search engines may read all that residents may; nothing of a site that is being tried out."""

    def build(at: datetime) -> HttpResponse:
        closed = ("/",) if settings.DEBUG else _CLOSED
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
        if not settings.DEBUG:
            maps = (reverse(name) for name in ("sitemap", "sitemap-news"))
            lines += [f"Sitemap: {absolute(path)}" for path in maps]
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

    return conditional.answer(request, build)


@require_safe
def manifest(request):
    """What a phone needs to put the site on its home screen."""

    def build(at: datetime) -> HttpResponse:
        site = imprint.current()
        said = {
            "id": "/",
            "name": site.name,
            "short_name": site.name[:30],
            "description": site.line,
            "lang": "vi",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "minimal-ui",  # with a way back and the address in sight
            "background_color": _PAPER,
            "theme_color": _ACCENT,
            "icons": [
                {
                    "src": static(f"{_ICONS}/{name}-{size}.png"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, purpose in (("icon", "any"), ("maskable", "maskable"))
                for size in (192, 512)
            ],
        }
        return JsonResponse(
            said,
            content_type="application/manifest+json",
            json_dumps_params={"ensure_ascii": False},
        )

    return conditional.answer(request, build)


@require_safe
def favicon(request):
    """The small picture that browsers ask for even where no page names it."""
    response = HttpResponse(_favicon(), content_type="image/x-icon")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@cache
def _favicon() -> bytes:
    """Read from the program, not from the collected files: its name never changes."""
    return (Path(settings.BASE_DIR) / "static" / _ICONS / "favicon.ico").read_bytes()
