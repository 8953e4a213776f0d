"""What is answered while the database or the store of files cannot be used, wherever that shows."""

import logging

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse

from articles.photos import storage
from articles.public import unavailable
from articles.public.unavailable import DATABASE_IS_GONE, RETRY_AFTER

log = logging.getLogger(__name__)
_TO_RESIDENTS = "Tệp này tạm thời chưa mở được. Bạn hãy thử lại sau ít phút."


class DatabaseOutage:
    """Middleware: answers at once what cannot be had while the database is known to be gone.

    Before all that would ask it, and after what gives each answer its headers.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get(DATABASE_IS_GONE):
            return unavailable.answer(request)
        return self.get_response(request)


class StoreOutage:
    """Middleware: a view that the store failed is answered with 503 and words, not with 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Answer in the form that was asked for; None where something else went wrong."""
        if not isinstance(exception, storage.Failed):
            return None
        log.error("the store of files failed at %s: %r", request.path, exception)
        # Residents can neither free the disk nor ask an administrator to.
        is_desk = request.path.startswith(reverse("admin:index"))
        words = storage.explain(exception) if is_desk else _TO_RESIDENTS
        if "application/json" in request.headers.get("Accept", ""):
            response = JsonResponse({"error": words}, status=503)
        else:
            response = render(request, "503.html", {"words": words}, status=503)
        response["Retry-After"] = RETRY_AFTER
        response["Cache-Control"] = "no-store"
        return response
