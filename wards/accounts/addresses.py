"""From which network address a request comes, as far as that can be trusted.

Whoever asks may write anything into X-Forwarded-For; each proxy adds, at its right end, the address
that it saw itself. So with N proxies of ours the Nth entry from the right is the first that no
stranger wrote, and with none the header says nothing at all.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

UNKNOWN = "0.0.0.0"  # a socket file has no address; a lock needs one


def client_address(request) -> str:
    """The address of who asks; UNKNOWN if there is none.

    settings.TRUSTED_PROXIES says how many proxies of ours stand before the site. A header with
    fewer entries did not come by way of them and is not believed.
    """
    proxies = settings.TRUSTED_PROXIES or 0
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(passed) >= proxies and (told := _read(passed[-proxies])):
        return told
    return _read(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def lock_address(request) -> str:
    """The address under which refusals are counted: of IPv6 the /64, which is one customer's."""
    address = client_address(request)
    if ":" in address:
        return str(ip_network(f"{address}/64", strict=False).network_address)
    return address


def _read(text: str) -> str | None:
    """`text` as an address in its usual form; None if it is none. A port is left away."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(found)
