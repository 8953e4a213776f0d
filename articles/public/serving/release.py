"""What stands for this program and its settings: another may say the same things differently."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

# What pages are made with; the names of icons stand in one of them.
_SOURCES = (
    *((folder, "py") for folder in ("articles", "wards", "wardnews")),
    ("templates", "html"),
    ("static/wardnews/icons", "png"),
)
# Those that show in pages, or in their headers.
_SETTINGS = (
    *("SITE_URL", "SITE_NAME", "DEBUG", "ARTICLES_PER_PAGE", "VIEW_REPEAT_SECONDS"),
    *("PHOTO_WIDTHS", "STATIC_URL", "MEDIA_URL", "SESSION_COOKIE_SECURE"),
    *("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"),
    *("CONTENT_SECURITY_POLICY", "SECURE_REFERRER_POLICY", "X_FRAME_OPTIONS"),
)


def digest() -> str:
    """The same for all processes of one release of one site."""
    said = "\n".join(str(getattr(settings, name)) for name in _SETTINGS)
    return hashlib.sha256(f"{_program()}\n{said}".encode()).hexdigest()


@cache
def _program() -> str:
    root = Path(settings.BASE_DIR)
    # The manifest: the names of assets, which their bytes decide, stand in pages.
    files = [root / "requirements.txt", Path(settings.STATIC_ROOT) / "staticfiles.json"]
    for folder, ending in _SOURCES:
        files += sorted((root / folder).rglob(f"*.{ending}"))
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
