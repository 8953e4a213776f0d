"""How mail is sent: the settings that follow from one value of the environment."""

from django.core.exceptions import ImproperlyConfigured

_PATIENCE = 10  # seconds: who pressed a button waits for the mail server


def complete(found: dict) -> dict:
    """Return the settings EMAIL_… of `found`. Raises ImproperlyConfigured for no way to send."""
    settings = {name: value for name, value in found.items() if name.startswith("EMAIL_")}
    if "EMAIL_BACKEND" not in settings:
        raise ImproperlyConfigured(
            "EMAIL_URL phải có dạng submission://…, smtp://…, console:// hoặc file://…"
        )
    return settings | {"EMAIL_TIMEOUT": settings.get("EMAIL_TIMEOUT") or _PATIENCE}
