"""A sweep in a process of its own that stops at a step and waits for a line.

python -m tests.articles.photos.swept_slowly looked|asked|deleted [SECONDS]

"looked": a file's age was looked at, for the first time. "asked": the rows were asked once more.
"deleted": the file is gone. At the end it says "swept".
SECONDS of age are enough for a file to be taken, else it has to be old.
"""

import sys
import time
from dataclasses import replace
from unittest.mock import patch

import django


def main(stop: str, seconds: str = "") -> None:
    """Sweep, and wait at `stop`."""
    django.setup()
    from django.core.management import call_command

    from articles.management.commands import sweep_files
    from articles.photos import holding, sweeping

    waited = []

    def then_wait(step, function):
        def run(*args, **kwargs):
            result = function(*args, **kwargs)
            if step == stop and not waited:
                waited.append(step)
                print(step, flush=True)
                sys.stdin.readline()
            return result

        return run

    time.sleep(int(seconds or 0) + 1 if seconds else 0)
    asks = then_wait("asked", holding.PHOTOS.is_named)
    with (
        patch.object(sweeping, "_is_young", then_wait("looked", sweeping._is_young)),
        patch.object(sweeping, "discard", then_wait("deleted", sweeping.discard)),
        patch.object(sweep_files, "HOLDINGS", [replace(holding.PHOTOS, is_named=asks)]),
    ):
        grace = ["--grace", str(int(seconds) / 3600)] if seconds else []
        call_command("sweep_files", "--delete", *grace, stdout=sys.stderr)
    print("swept", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
