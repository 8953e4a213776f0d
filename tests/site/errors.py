"""The site with one more address for each thing that can go wrong, answered by its own handlers."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import include, path
from django.views.csrf import csrf_failure

from articles.photos import storage
from wardnews import urls

handler404, handler500 = urls.handler404, urls.handler500


def _raises(problem: Exception):
    def view(request):
        raise problem

    return view


urlpatterns = [
    path("loi/400/", _raises(SuspiciousOperation())),
    path("loi/403/", _raises(PermissionDenied())),
    path("loi/403_csrf/", csrf_failure),
    path("loi/500/", _raises(RuntimeError())),
    path("loi/503/", _raises(storage.Failed())),
    path("", include("wardnews.urls")),
]
