"""The site over HTTP in processes that a test kills, on the database and the media of that test.

python -m tests.articles.photos.served

For each line of input it starts a process that serves the site, says "PORT PID", and waits for its
end before it reads on. The line names a step of an upload; the process says so when it comes to it,
and waits there for ever. An empty line stops nowhere.
"""

import os
import signal
import sys
import tempfile
import threading
from functools import wraps
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from django.core.checks.urls import check_url_config
from django.core.wsgi import get_wsgi_application

from wardnews.processes import die_with_parent

# In the order in which an upload passes them; then it is answered.
STEPS = ("begun", "written", "renamed", "stored", "named")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Nobody reads it."""


def main() -> None:
    """Serve, one process after another."""
    application = get_wsgi_application()
    check_url_config(None)  # loads what a first request would have to, before it is shared
    tempfile.gettempdir()  # chosen while there is room there, as by a server that has run for long
    for line in sys.stdin:
        server = _Server(("127.0.0.1", 0), _Quiet)
        server.set_app(application)
        dies = die_with_parent(signal.SIGKILL)
        if pid := os.fork():
            print(server.server_port, pid, flush=True)
            server.server_close()
            os.waitpid(pid, 0)
        else:
            dies()
            _stop_after(line.strip())
            server.serve_forever()


def _stop_after(step: str) -> None:
    from articles.photos import storage

    def incoming(path, *args):
        return path.name.startswith(storage.INCOMING)

    def here(*args):
        print(step, flush=True)
        threading.Event().wait()

    match step:
        case "begun":
            _after(tempfile, "mkstemp", here)
        case "written":
            _after(Path, "chmod", here, incoming)
        case "renamed":
            _after(Path, "replace", here, incoming)
        case "stored":
            _after(storage, "put", here)
        case "named":
            _after_row(here)


def _after(owner, name: str, then, wanted=lambda *args: True) -> None:
    original = getattr(owner, name)

    @wraps(original)
    def run(*args, **kwargs):
        result = original(*args, **kwargs)
        if wanted(*args):
            then()
        return result

    setattr(owner, name, run)


def _after_row(then) -> None:
    from django.db.backends.signals import connection_created

    from articles.models import Photo, PhotoUpload

    begins = tuple(f'INSERT INTO "{model._meta.db_table}"' for model in (Photo, PhotoUpload))

    def watch(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith(begins):
            then()
        return result

    connection_created.connect(
        lambda connection, **kwargs: connection.execute_wrappers.append(watch), weak=False
    )


if __name__ == "__main__":
    os.environ["DEBUG"] = "true"  # static files are not collected
    django.setup()
    main()
