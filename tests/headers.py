"""What the security headers of any answer must say, for the tests that look at answers."""

ALWAYS = (
    *("Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"),
    *("Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"),
)
# That nothing but our own files runs and paints, whatever else a policy says.
STRICT = {
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
}


def policy(headers) -> dict[str, list[str]]:
    """The Content-Security-Policy of an answer: directive → what it allows."""
    parts = (part.split() for part in headers["Content-Security-Policy"].split(";"))
    return {name: allowed for name, *allowed in parts}


def sources(headers, directive: str) -> list[str]:
    """What `directive` allows, which may be left to default-src."""
    told = policy(headers)
    return told.get(directive, told["default-src"])


def faults(headers) -> list[str]:
    """What the headers of an answer lack that every one must have; [] if nothing."""
    found = [f"no {name}" for name in ALWAYS if name not in headers]
    if found:
        return found
    expected = {
        "X-Content-Type-Options": ("nosniff",),
        "X-Frame-Options": ("DENY",),
        "Referrer-Policy": ("same-origin", "no-referrer"),
        "Cross-Origin-Opener-Policy": ("same-origin",),
        "Cross-Origin-Resource-Policy": ("same-origin", "cross-origin"),
    }
    found = [f"{n}: {headers[n]}" for n, fit in expected.items() if headers[n] not in fit]
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"):
        if f"{feature}=()" not in headers["Permissions-Policy"].split(", "):
            found.append(f"{feature} is not off")
    for directive in ("script-src", "object-src", "frame-ancestors", "base-uri"):
        own = policy(headers).get(directive) or sources(headers, directive)
        if not {*own} <= {"'self'", "'none'"}:
            found.append(f"{directive} allows {own}")
    if policy(headers).get("frame-ancestors") != ["'none'"]:
        found.append("may be framed")
    return found
