"""Who may not try to sign in for a while. django-axes counts; what is counted together is here.

- Five refusals of one name from one address lock that name there, and nowhere else: nobody can
  keep a clerk out from afar.
- Whoever guesses from many addresses is bounded by the name's refusals from everywhere, and whoever
  tries many names by the address's. Both of these bounds spare browsers in which that account has
  signed in before, told by a signed cookie, so that they do not keep its owner out.

The handler is also where sign-ins are written down: axes hears of each from Django.
"""

import math
from contextlib import contextmanager
from datetime import datetime

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core import signing
from django.db.models import Max, Q, Sum
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from wards.accounts import events, states
from wards.accounts.addresses import UNKNOWN
from wards.accounts.events import Kind

ACCOUNT_LIMIT = 20  # refusals of one name from all addresses together
ADDRESS_LIMIT = 60  # refusals of all names from one address: an office may share one

COOKIE = "wardnews_known"
_COOKIE_AGE = 180 * 24 * 3600
_COOKIE_ACCOUNTS = 8  # at a counter, several people use one browser
_SALT = "wards.accounts.lockout"


class Handler(AxesDatabaseHandler):
    """Counts refusals as said above, keeps nothing of what was posted, writes events down."""

    def get_failures(self, request, credentials=None) -> int:
        """The refusals that count for this request; as many as lock it if a wider bound does."""
        username = get_client_username(request, credentials)
        of_account, of_address = Q(username=username), Q(ip_address=request.axes_ip_address)
        counts = AccessAttempt.objects.filter(
            of_account | of_address, attempt_time__gte=get_cool_off_threshold(request)
        ).aggregate(
            here=Sum("failures_since_start", filter=of_account & of_address, default=0),
            account=Sum("failures_since_start", filter=of_account, default=0),
            address=Sum("failures_since_start", filter=of_address, default=0),
        )
        wide = counts["account"] >= ACCOUNT_LIMIT or counts["address"] >= ADDRESS_LIMIT
        if wide and not is_known_browser(request, username):
            return max(counts["here"], settings.AXES_FAILURE_LIMIT)
        return counts["here"]

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        """A refusal: count it, and write it down. What is tried while locked changes nothing."""
        if request is None:
            return
        if request.axes_locked_out:
            request.axes_credentials = credentials  # the page says until when
            return  # nothing is written, however often somebody tries
        with _nothing_posted(request):
            super().user_login_failed(sender, credentials, request, **kwargs)
        username = credentials.get("username") or ""
        user = get_user_model().objects.filter(username=username).first()
        off = user is not None and not user.is_active
        events.record(Kind.REFUSED_OFF if off else Kind.REFUSED, user, request)
        if request.axes_locked_out:
            events.record(Kind.LOCKED, user, request)

    def user_logged_in(self, sender, request, user, **kwargs):
        """The password was right: begin a session, and know this browser from now on."""
        super().user_logged_in(sender, request, user, **kwargs)
        # Django keeps the session of whoever signs in once more: one that an administrator has
        # ended would come back with the code that was given in it.
        request.session.pop(DEVICE_ID_SESSION_KEY, None)
        states.begin_session(request, user)
        request.wardnews_signed_in = user
        events.record(Kind.SIGNED_IN, user, request)

    def user_logged_out(self, sender, request, user, **kwargs):
        """Somebody left."""
        super().user_logged_out(sender, request, user, **kwargs)
        if user is not None:
            events.record(Kind.SIGNED_OUT, user, request)


@contextmanager
def _nothing_posted(request):
    """axes keeps what was sent with a refusal, and people type passwords into every field."""
    kept = request.GET, request.POST
    request.GET, request.POST = QueryDict(), QueryDict()
    try:
        yield
    finally:
        request.GET, request.POST = kept


def name_to_count(request, credentials=None) -> str:
    """The name under which a refusal is counted; a hash of one that no account has.

    It may be a password in the wrong field. Counted all the same, so that the sign-in page does
    not tell which accounts there are.
    """
    typed = (credentials or {}).get("username") or ""
    known = getattr(request, "_wardnews_name", None)
    if known is None or known[0] != typed:
        exists = get_user_model().objects.filter(username=typed).exists()
        hashed = signing.Signer(salt=_SALT).signature(typed)[:20]
        known = request._wardnews_name = (typed, typed if exists else f"?{hashed}")
    return known[1]


def is_known_browser(request, username: str) -> bool:
    """Whether the account `username` has signed in in this browser before."""
    ids = _known_accounts(request)
    return bool(ids) and get_user_model().objects.filter(username=username, pk__in=ids).exists()


def remember_browser(request, response) -> None:
    """Know the browser by a cookie if somebody has just signed in in it."""
    if (user := getattr(request, "wardnews_signed_in", None)) is None:
        return
    ids = [user.pk, *(pk for pk in _known_accounts(request) if pk != user.pk)]
    response.set_cookie(
        COOKIE,
        signing.dumps(ids[:_COOKIE_ACCOUNTS], salt=_SALT),
        max_age=_COOKIE_AGE,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known_accounts(request) -> list[int]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_COOKIE_AGE)
    except signing.BadSignature:
        return []


# --- what people see of it ---


def locked_page(request, response=None, credentials=None):
    """What whoever is locked out is told: for how long, and whom to ask."""
    ends = _ends(
        Q(username=get_client_username(request, credentials))
        | Q(ip_address=request.axes_ip_address)
    )
    seconds = max(60, (ends - timezone.now()).total_seconds()) if ends else 60
    context = admin.site.each_context(request) | {
        "title": "Tạm khóa đăng nhập",
        "minutes": math.ceil(seconds / 60),
    }
    locked = render(request, "accounts/locked.html", context, status=429)
    locked["Retry-After"] = math.ceil(seconds)
    return locked


def locked_at(user) -> list[tuple[str, datetime]]:
    """(address, until when) of each address from which `user` is locked out now.

    The address is "" for all where `user` has not signed in before.
    """
    attempts = AccessAttempt.objects.filter(username=user.get_username())
    attempts = attempts.filter(attempt_time__gt=timezone.now() - get_cool_off())
    found = [
        (row["ip_address"], row["last"] + get_cool_off())
        for row in attempts.values("ip_address")
        .order_by("ip_address")
        .annotate(count=Sum("failures_since_start"), last=Max("attempt_time"))
        if row["count"] >= settings.AXES_FAILURE_LIMIT
    ]
    everywhere = attempts.aggregate(count=Sum("failures_since_start", default=0))["count"]
    if everywhere >= ACCOUNT_LIMIT:
        found.append(("", _ends(Q(username=user.get_username()))))
    return found


def unlock(user, by=None, request=None) -> int:
    """Let `user` try again from everywhere; return how many refusals are forgotten.

    The addresses from which they were refused are let in again, too, whatever else came from there.
    """
    own = AccessAttempt.objects.filter(username=user.get_username())
    addresses = set(own.values_list("ip_address", flat=True)) - {UNKNOWN}
    which = Q(username=user.get_username()) | Q(ip_address__in=addresses)
    gone = AccessAttempt.objects.filter(which).delete()[0]
    events.record(Kind.UNLOCKED, user, request, by=by)
    return gone


def _ends(which: Q) -> datetime | None:
    last = AccessAttempt.objects.filter(which).aggregate(last=Max("attempt_time"))["last"]
    return last + get_cool_off() if last else None
