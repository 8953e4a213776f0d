"""The cache that the processes of an installation share: read from the environment's values."""

from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured

REDIS = "django.core.cache.backends.redis.RedisCache"
# The version that the tests run with; optional, so not in requirements.txt.
PACKAGE = "redis==8.1.0"
PATIENCE = 0.1  # seconds; a cache that takes longer saves nobody anything


class Bytes:
    """Values of the cache as they are. Django pickles them: whoever can write into the cache, which
    may be shared with others, could then have this site run what they like."""

    def dumps(self, value: bytes) -> bytes:
        """Return what is stored for `value`."""
        if not isinstance(value, bytes):
            raise TypeError("the cache takes bytes alone")
        return value

    def loads(self, data: bytes) -> bytes:
        """Return the value that was stored as `data`."""
        return data


def complete(cache: dict, url: str) -> dict:
    """Return the entry for CACHES that `url` means; `cache` is what django-cache-url reads in it.

    One in Redis is given up at once where it does not answer: the pages are made without it.
    """
    if cache["BACKEND"] != REDIS:
        return cache
    if not find_spec("redis"):
        raise ImproperlyConfigured(
            f"CACHE_URL=redis://… cần thêm gói Python. Hãy chạy: pip install {PACKAGE}"
        )
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    options = {
        "serializer": "wardnews.caching.Bytes",
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
        "retry": Retry(NoBackoff(), 0),
    }
    location = cache["LOCATION"]
    if url.startswith(("redis://", "rediss://")) and not location.startswith("unix:"):
        location = url.partition("?")[0]  # django-cache-url loses the name of the user
    return cache | {"LOCATION": location, "OPTIONS": options}
