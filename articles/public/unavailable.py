"""What is answered while the database cannot be used: needs neither it, nor who asks."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from articles.public import placeholder

RETRY_AFTER = 60  # seconds
# Tells Django in the environ of a request that it need not try.
DATABASE_IS_GONE = "wardnews.database_is_gone"
_IN_SHORT = "Cổng đang mất liên lạc với cơ sở dữ liệu. Bạn hãy thử lại sau ít phút."


def is_to_blame(error: BaseException | None) -> bool:
    """Whether `error` says that the database is gone, locked or full, not that it was asked amiss.

    SQLite says the same of a table that is not there: of an upgrade without its migrations.
    """
    is_its_own = isinstance(error, OperationalError | InterfaceError)
    return is_its_own and not str(error).startswith("no such ")


def answer(request: HttpRequest) -> HttpResponse:
    """503 in the form that was asked for."""
    if _wants_data(request):
        # Whoever sent something may send it again by itself.
        response = JsonResponse({"error": _IN_SHORT, "again": True}, status=503)
    elif placeholder.is_wanted(request):
        # Of a page that is kept: a photo may have been taken down since, and nobody can tell.
        response = placeholder.picture("Ảnh tạm thời", "chưa xem được", 503)
    else:
        is_desk = request.path_info.startswith(reverse("admin:index"))
        context = {"is_desk": is_desk, "is_sent": request.method not in ("GET", "HEAD")}
        response = HttpResponse(render_to_string("503_database.html", context), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response


def _wants_data(request: HttpRequest) -> bool:
    asked = request.headers.get("Accept", "")
    return "application/json" in asked or request.path_info.endswith(".json")
