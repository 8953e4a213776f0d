"""What is answered while the store of files cannot be used, wherever it was asked for something."""

import logging

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from articles.photos import storage

log = logging.getLogger(__name__)
_AGAIN = 60  # seconds after which it makes sense to ask again


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
        words = storage.explain(exception)
        if request.path.startswith(settings.MEDIA_URL):
            response = HttpResponse(
                "Ảnh tạm thời chưa xem được.", content_type="text/plain; charset=utf-8", status=503
            )
        elif "application/json" in request.headers.get("Accept", ""):
            response = JsonResponse({"error": words}, status=503)
        else:
            response = render(request, "503.html", {"words": words}, status=503)
        response["Retry-After"] = str(_AGAIN)
        response["Cache-Control"] = "no-store"
        return response
