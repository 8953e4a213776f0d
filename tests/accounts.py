"""What tests of accounts share: signing in as a browser does, and an app that makes codes."""

import time
from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.people import PASSWORD
from wards.accounts import factor
from wards.models import AccountEvent

LOGIN = "/admin/login/"
CODE = "/admin/tai-khoan/ma/"


def try_in(name, password=PASSWORD, client=None, address="203.0.113.7", **headers):
    """Post the sign-in page from `address`; the answer."""
    client = client or Client()
    data = {"username": name, "password": password, "next": "/admin/"}
    return client.post(LOGIN, data, REMOTE_ADDR=address, **headers)


def is_in(answer) -> bool:
    """Whether the sign-in page let somebody in."""
    return answer.status_code == 302 and answer["Location"] == "/admin/"


def fail(times, name, address="203.0.113.7", **headers) -> list[int]:
    """Post so many wrong passwords; how each was answered."""
    return [try_in(name, "sai-mat-khau", None, address, **headers).status_code] + (
        fail(times - 1, name, address, **headers) if times > 1 else []
    )


def kinds(user=None) -> list[str]:
    """What was written down of `user` (None: of nobody's account), oldest first."""
    events = AccountEvent.objects.filter(user=user).order_by("pk")
    return list(events.values_list("kind", flat=True))


def long_ago(**delta) -> None:
    """Make it as if all refusals so far had been that long ago."""
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(**delta))


class App:
    """An authenticator app that knows the key of one account."""

    def __init__(self, user):
        self.user = user
        self.codes = []

    def code(self, steps=0) -> str:
        """The code of now, or of some steps from now."""
        device = factor.device_of(self.user) or factor.waiting_device_of(self.user)
        totp = TOTP(device.bin_key)
        totp.time = time.time() + 30 * steps
        return f"{totp.token():06d}"


def enrol(user) -> App:
    """Give `user` a second factor, as their browser would; the app, with its recovery codes."""
    client = Client()
    client.force_login(user)
    client.post("/admin/tai-khoan/hai-lop/bat-dau/")
    app = App(user)
    # The code before the one of now, so that this one is still good; it is too old if half a minute
    # ends in between, and then the next try is not.
    for _ in range(2):
        page = client.post("/admin/tai-khoan/hai-lop/", {"code": app.code(-1)})
        app.codes = page.context.get("codes", [])
        if app.codes:
            break
        TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    return app


def stored(user):
    """The account as the database has it now."""
    return get_user_model().objects.get(pk=user.pk)
