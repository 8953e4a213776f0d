"""The command that serves the site, so that `make run` and the tests start the very same one.

python -m wardnews.serve, with PORT in the environment.
"""

import os
import sys

# Threads bound the database connections (2 x 8). Backpressure counts open connections, idle ones
# too, and a browser keeps six: with a small number a few visitors would shut out the rest. Log
# level error: at "warning" granian advises fewer threads, but ours wait for the database.
OPTIONS = {
    "--interface": "wsgi",
    "--host": "127.0.0.1",
    "--workers": "2",
    "--blocking-threads": "8",
    "--backlog": "1024",
    "--backpressure": "512",
    "--workers-kill-timeout": "5",
    "--log-level": "error",
}


def command(port: str) -> list[str]:
    """The server's command line, for `port`."""
    options = [word for option in OPTIONS.items() for word in option]
    granian = [sys.executable, "-m", "granian", "--no-ws", "--port", port]
    return [*granian, *options, "wardnews.wsgi:application"]


if __name__ == "__main__":
    # Replaced, not started: signals and exit codes are the server's own.
    os.execv(sys.executable, command(os.environ.get("PORT", "8000")))
