"""What happened to accounts: one function writes it down, in the table and in the log.

Never what was typed: neither passwords nor codes, nor names that no account has.
"""

import logging
from datetime import datetime

from wards.accounts.addresses import client_address
from wards.models import AccountEvent

Kind = AccountEvent.Kind
logger = logging.getLogger("wardnews.accounts")

ENTRIES = {Kind.SIGNED_IN, Kind.CODE_ACCEPTED, Kind.RECOVERY_USED, Kind.SIGNED_OUT}
REFUSALS = {Kind.REFUSED, Kind.REFUSED_OFF, Kind.LOCKED, Kind.CODE_REFUSED}


def record(kind: Kind, user, request=None, by=None, note: str = "") -> AccountEvent:
    """Write down what happened to `user` (None: no such account), and return it.

    `by` is who did it, where that is somebody else; without a `request` no address is known.
    """
    by = by if by is not None and by != user else None
    username = user.get_username() if user else ""
    # A request of Django's test client that signs in at once has no address.
    address = client_address(request) if request is not None else None
    logger.log(
        logging.WARNING if kind in REFUSALS else logging.INFO,
        "%s account=%s by=%s address=%s",
        Kind(kind).value,
        username or "-",
        by.get_username() if by else "-",
        address or "-",
    )
    return AccountEvent.objects.create(
        kind=kind,
        user_id=user.pk if user else None,
        username=username,
        by_id=by.pk if by else None,
        address=address,
        note=note,
    )


def recent(user, count: int = 10):
    """The last things that happened to `user`, newest first."""
    return AccountEvent.objects.filter(user_id=user.pk).select_related("by")[:count]


def prune(before: datetime) -> int:
    """Delete what happened before that instant; return how much it was.

    The database refuses (IntegrityError) what is younger than AccountEvent.KEPT_DAYS.
    """
    return AccountEvent.objects.filter(at__lt=before).delete()[0]
