"""Where an account stands: its round of sessions, its password's owner, since when it idles.

A session belongs to the round in which it began. To end all sessions of somebody is to begin a new
round; Django by itself ends them only when the password changes.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Exists, F, OuterRef
from django_otp.plugins.otp_totp.models import TOTPDevice

from wards.models import AccountState

ROUND = "wardnews_session_round"


@dataclass(frozen=True)
class Standing:
    """What each page of the back office asks of an account."""

    session_round: int = 0
    must_change_password: bool = False
    has_factor: bool = False


def of(user) -> Standing:
    """How `user` stands, in one query."""
    devices = TOTPDevice.objects.filter(user_id=OuterRef("pk"), confirmed=True)
    found = (
        get_user_model()
        .objects.filter(pk=user.pk)
        .values_list(
            "account_state__session_round",
            "account_state__must_change_password",
            Exists(devices),
        )
        .first()
    )
    # Of one without a row of its own, nothing was to be kept so far.
    return Standing(found[0] or 0, bool(found[1]), found[2]) if found else Standing()


def change(user, **fields) -> None:
    """Store `fields` of the state of `user`."""
    AccountState.objects.update_or_create(pk=user.pk, defaults=fields)


def end_sessions(user) -> None:
    """Sign `user` out everywhere: sessions that began before this are over."""
    AccountState.objects.get_or_create(pk=user.pk)
    AccountState.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)


def begin_session(request, user) -> None:
    """Mark the request's new session as one of the round that runs."""
    request.session[ROUND] = of(user).session_round


def is_over(request, standing: Standing) -> bool:
    """Whether the request's session began in an earlier round."""
    return request.session.get(ROUND, 0) != standing.session_round
