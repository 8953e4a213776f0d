"""The security headers of every answer, whoever gives it.

`SecurityHeaders` is the first middleware: pages, redirects, files that WhiteNoise serves, refusals
that Django makes itself, all pass it on their way out. A view that knows better keeps its own.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpResponsePermanentRedirect

DESK = "/admin/"
SECRET = "/xem-truoc/"

# The back office: Django's own pages and ours. No inline script here either; the one page with the
# editor asks for more by itself (articles/richtext/editor.py).
DESK_POLICY = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],  # the code for the second factor
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
# What is no page: photos, feeds, data, static files. Opened by itself it runs nothing and belongs
# to no site, not even a page that somebody smuggled in as one. Style and data: are for Chromium's
# own dress of a picture or a feed that is looked at alone.
FILE_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "sandbox": True,
}
# What no page here asks of a device. Reading aloud, sharing and copying need none of these. Only
# names that browsers know: of others they complain in the console.
_OFF = """
    accelerometer browsing-topics camera display-capture geolocation gyroscope hid magnetometer
    microphone midi payment serial usb xr-spatial-tracking
"""
PERMISSIONS = ", ".join(f"{feature}=()" for feature in _OFF.split())


class SecurityHeaders(CSPMiddleware):
    """Completes the headers of every answer. It must not fail: nothing stands before it."""

    def process_response(self, request, response):
        """Add what the answer lacks."""
        response = super().process_response(request, response)
        is_file = request.path_info.startswith((settings.MEDIA_URL, settings.STATIC_URL))
        headers = response.headers
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        # Feed readers and other portals show our photos; nothing else is theirs to embed.
        wide = "cross-origin" if is_file else "same-origin"
        headers.setdefault("Cross-Origin-Resource-Policy", wide)
        if request.path_info.startswith(SECRET):
            headers["Referrer-Policy"] = "no-referrer"  # the address is the secret
        if settings.SECURE_HSTS_SECONDS and _scheme(request) != "http":
            headers.setdefault("Strict-Transport-Security", _hsts())
        return response

    def get_policy_parts(self, request, response, report_only=False):
        """Choose the policy by what is answered; what a view asked for is put upon it."""
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only:
            parts.config = _policy(request, response)
        return parts


class HttpsOnly:
    """Leads from http to https where a proxy of ours says that http was used.

    Django's SECURE_SSL_REDIRECT takes silence for http: behind a proxy that ends TLS and does not
    say so, it would lead round in a circle.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECURE_HSTS_SECONDS and _scheme(request) == "http":
            here = f"https://{request.get_host()}{request.get_full_path()}"
            return HttpResponsePermanentRedirect(here)
        return self.get_response(request)


def _policy(request, response) -> dict | None:
    """The directives for `response`; None stands for those of the settings, the public pages'."""
    is_page = response.get("Content-Type", "text/html").startswith("text/html")
    if not is_page or "Content-Disposition" in response:
        return FILE_POLICY
    is_file = request.path_info.startswith((settings.MEDIA_URL, settings.STATIC_URL))
    if is_file and response.status_code < 400:  # CKEditor brings pages of its own; a 404 is ours
        return FILE_POLICY
    return DESK_POLICY if request.path_info.startswith(DESK) else None


def _scheme(request) -> str:
    """How the visitor asked, if a proxy of ours told: "http", "https", or nothing."""
    if not settings.TRUSTED_PROXIES:
        return ""
    return request.META.get("HTTP_X_FORWARDED_PROTO", "").partition(",")[0].strip().lower()


def _hsts() -> str:
    """As Django writes it, which waits for a request that is known to be secure."""
    value = f"max-age={settings.SECURE_HSTS_SECONDS}"
    if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS:
        value += "; includeSubDomains"
    return f"{value}; preload" if settings.SECURE_HSTS_PRELOAD else value
