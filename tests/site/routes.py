"""Which addresses there are, as the resolver knows them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def all_routes() -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site, whole, with its pattern; some stand there more than once."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            else:
                yield route, pattern

    return walk(get_resolver().url_patterns)


def public_routes() -> set[str]:
    """Names of all routes but those of the back office, which the matrix walks.

    The shortcut that Django has under /admin/ and this site keeps closed is among them.
    """
    return {
        pattern.name or str(pattern.pattern)
        for route, pattern in all_routes()
        if not route.startswith("admin/") or pattern.name == "admin-shortcut"
    }
