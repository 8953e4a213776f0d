"""As little as Django can do for a page: a constant of 30 KB, no middleware, no database."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

SIZE = 30_000  # bytes, as an article's page has
PAGE = b"<!doctype html><title>x</title><p>".ljust(SIZE, b"x")

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="bench", ROOT_URLCONF=__name__, MIDDLEWARE=[]
    )


def page(request):
    """Answer with the constant."""
    return HttpResponse(PAGE)


urlpatterns = [path("", page)]
application = get_wsgi_application()
