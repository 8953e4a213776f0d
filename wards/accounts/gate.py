"""Stands before every page of the back office: what is still missing from a sign-in comes first.

A middleware rather than a question of each view, so that no address can forget to ask. Outside of
the back office it touches neither session nor user.
"""

from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse

from wards import scope
from wards.accounts import factor, lockout, states

# Open to whoever has not signed in, or wants to leave.
FREE = {"admin:login", "admin:logout", "account-set-password"}
# By what is missing, the pages that mend it; the first one is where people are led.
CODE = ("account-code",)
FACTOR = ("account-factor", "account-factor-start")
PASSWORD = ("account-password",)


class AccountGate:
    """Leads whoever has signed in by half to what is missing. After OTPMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer the request; remember the browser in which somebody has just signed in."""
        response = self.get_response(request)
        lockout.remember_browser(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        """A redirect to what is missing, or None to go on."""
        if not request.path.startswith(reverse("admin:index")):
            return None
        here = request.resolver_match.view_name
        if here in FREE or not request.user.is_authenticated:
            return None
        standing = states.of(request.user)
        if states.is_over(request, standing):
            request.session.flush()
            return redirect_to_login(request.get_full_path())
        mending = missing(request.user, standing)
        if mending is None or here in mending:
            return None
        query = {"next": request.get_full_path()} if request.method == "GET" else {}
        return HttpResponseRedirect(f"{reverse(mending[0])}?{urlencode(query)}".rstrip("?"))


def missing(user, standing: states.Standing) -> tuple[str, ...] | None:
    """The pages that mend what is missing from the sign-in of `user`; None if nothing is."""
    if not user.is_verified():
        if standing.has_factor:
            return CODE
        scope.remember(user)
        if factor.is_required_of(user):
            return FACTOR
    if standing.must_change_password and user.has_usable_password():
        return PASSWORD
    return None
