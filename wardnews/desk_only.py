"""Middleware of the back office, which no public page runs: public pages know no visitor.

Each is its parent, save that it steps aside elsewhere. What is elsewhere is decided by the address
alone, before anything of the request is read.
"""

from axes.middleware import AxesMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django_otp.middleware import OTPMiddleware

from wardnews.headers import DESK
from wards.accounts.gate import AccountGate

_HOOKS = ("process_view", "process_exception", "process_template_response")


def is_desk(request) -> bool:
    """Whether `request` is for the back office, where people sign in.

    Secret links to previews are not: nobody signs in for them, and they change nothing.
    """
    return request.path_info.startswith(DESK)


def _only(middleware: type) -> type:
    """A subclass, as Django's checks look for, that passes on what is not for the desk."""

    def call(self, request):
        if is_desk(request):
            return middleware.__call__(self, request)
        return self.get_response(request)

    hooks = {name: _hook(middleware, name) for name in _HOOKS if hasattr(middleware, name)}
    return type(middleware.__name__, (middleware,), {"__call__": call, **hooks})


def _hook(middleware: type, name: str):
    def hook(self, request, *args, **kwargs):
        if is_desk(request):
            return getattr(middleware, name)(self, request, *args, **kwargs)
        return None

    return hook


Sessions = _only(SessionMiddleware)
Csrf = _only(CsrfViewMiddleware)
Authentication = _only(AuthenticationMiddleware)
SecondFactor = _only(OTPMiddleware)
Messages = _only(MessageMiddleware)
Gate = _only(AccountGate)
LockOut = _only(AxesMiddleware)
