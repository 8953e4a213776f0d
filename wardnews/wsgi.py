"""WSGI entry point: what is kept of public pages is answered before Django is asked."""

import os
from threading import BoundedSemaphore

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardnews.settings")
_django = get_wsgi_application()

# Only now: these need the apps that the line above loads.
from django.conf import settings  # noqa: E402

from articles.public.serving.front import Front  # noqa: E402
from articles.public.serving.outage import let_go  # noqa: E402
from wardnews.limits import Limits  # noqa: E402
from wardnews.turns import Turns  # noqa: E402

_places = BoundedSemaphore(settings.WEB_WAITING)
_turns = Turns(_django, settings.WEB_THREADS, _places)
_front = Front(_turns, _turns.run)
let_go(_front._outage)
application = Limits(_front, settings.REQUEST_MAX_BYTES, _places)
