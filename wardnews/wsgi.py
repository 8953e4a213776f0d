"""WSGI entry point: what is kept of public pages is answered before Django is asked."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardnews.settings")
_django = get_wsgi_application()

# Only now: it needs the apps that the line above loads.
from articles.public.serving.front import Front  # noqa: E402

application = Front(_django)
