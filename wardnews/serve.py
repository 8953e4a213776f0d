"""The command that serves the site, so that `make run` and the tests start the very same one.

python -m wardnews.serve, with PORT or WEB_SOCKET in the environment or in `.env`.
"""

import os
import sys
from pathlib import Path

from environs import Env

# What the README says how to reckon: workers x threads is what the database sees of it.
WORKERS, WAITING = 2, 192
# Threads for those who read, beside the ones that wait (wardnews/limits.py). They come and go as
# they are needed; one that waits takes some 40 kilobytes.
READING = 64
# HTTP/1 alone: where the server has to find out which HTTP it is, it waits for a first byte for
# ever. The time to read headers is also that of an idle connection. Backpressure counts open
# connections, idle ones too, and a browser keeps six: with a small number a few visitors would
# shut out the rest. Log level error: at "warning" granian advises fewer threads.
OPTIONS = {
    "--interface": "wsgi",
    "--http": "1",
    "--http1-header-read-timeout": "10000",
    "--http1-buffer-size": "65536",  # all headers of a request together
    "--backlog": "1024",
    "--backpressure": "1024",
    "--workers-kill-timeout": "30",
    "--respawn-interval": "1",
    "--log-level": "error",
}
FLAGS = ("--no-ws", "--respawn-failed-workers")


def command(port: str, environment=os.environ) -> list[str]:
    """The server's command line: for `port`, or the socket that the environment names."""
    waiting = int(environment.get("WEB_WAITING", WAITING))
    options = OPTIONS | {
        "--workers": environment.get("WEB_WORKERS", str(WORKERS)),
        "--blocking-threads": str(waiting + READING),
    }
    if socket := environment.get("WEB_SOCKET"):
        options |= {"--uds": socket, "--uds-permissions": "0o660"}
    else:
        options |= {"--host": "127.0.0.1", "--port": port}
    words = [word for option in options.items() for word in option]
    granian = [sys.executable, "-m", "granian", *FLAGS, *words]
    return [*granian, "wardnews.wsgi:application"]


if __name__ == "__main__":
    Env().read_env(str(Path(__file__).resolve().parent.parent / ".env"), recurse=False)
    # Replaced, not started: signals and exit codes are the server's own.
    os.execv(sys.executable, command(os.environ.get("PORT", "8000")))
