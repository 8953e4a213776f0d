"""Whether a form was sent from a page of ours.

There is no session to abuse, so this holds off other sites that would have their visitors' browsers
write to us. Browsers say where a form stood and let no script change it.
"""

from urllib.parse import urlsplit

from django.conf import settings

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def is_ours(request) -> bool:
    """Whether the page that sent `request` is the site's own.

    An Origin decides alone: "null" is what a page in a sandbox says, whatever its Referer. Without
    one the Referer is asked; without either nobody vouches for it.
    """
    origin = request.headers.get("Origin")
    said = request.headers.get("Referer", "") if origin is None else origin
    return _origin(said) in _ours(request)


def _ours(request) -> set[str]:
    """The addresses that are the site's. A proxy that ends TLS hides that readers came by https."""
    host = request.get_host()
    ours = {_origin(settings.SITE_URL)}
    return ours | {_origin(f"{scheme}://{host}") for scheme in {request.scheme, "https"}}


def _origin(address: str) -> str:
    """Scheme, host and port of `address`; "null", which is nobody's, where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "null"
    if parts.scheme not in _DEFAULT_PORTS or not parts.netloc:
        return "null"
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(_DEFAULT_PORTS[parts.scheme])}"
