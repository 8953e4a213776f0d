"""Which public addresses there are, as the resolver knows them."""

from django.urls import URLResolver, get_resolver


def public_routes() -> set[str]:
    """Names of all routes but those of the back office, which the matrix walks."""

    def walk(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                if not str(pattern.pattern).startswith("admin/"):
                    yield from walk(pattern.url_patterns)
            else:
                yield pattern.name or str(pattern.pattern)

    return set(walk(get_resolver().url_patterns))
