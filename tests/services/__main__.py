"""python -m tests.services prepare | postgres -- COMMAND…"""

import os
import signal
import subprocess
import sys

from tests.services import binaries, chromium, exiftool, postgres, redis, s3, vnu
from wardnews.processes import die_with_parent, wait


def prepare() -> int:
    """Get the services that the tests need; says what was found, or what to do."""
    server = binaries.ensure()
    if server:
        print(f"PostgreSQL {binaries.version(server)}: {server}")
    else:
        print(f"Không cài được PostgreSQL. {binaries.INSTALL_HINT}", file=sys.stderr)
    browser = chromium.ensure()
    if browser:
        print(f"Chromium: {browser}")
    if s3.ensure():
        print("S3: SeaweedFS")
    else:  # no reason to stop: few sites keep their files so
        print("Không có máy chủ S3; phần kiểm thử với S3 được bỏ qua.", file=sys.stderr)
    if redis.ensure():
        print(f"Redis: {redis.program()}")
    else:  # as few share one between the processes of the site
        print("Không có máy chủ Redis; phần kiểm thử với Redis được bỏ qua.", file=sys.stderr)
    reader = exiftool.ensure()
    # Without it one test is left out, and says so.
    print(f"exiftool: {reader}" if reader else f"Không có exiftool. {exiftool.INSTALL_HINT}")
    checker = vnu.ensure()
    print(f"vnu: {checker}" if checker else f"Không có bộ kiểm tra HTML. {vnu.INSTALL_HINT}")
    return 0 if server and browser else 1


def with_postgres(command: list[str]) -> int:
    """Run `command` with DATABASE_URL set to a server of its own; returns its exit code."""
    try:
        with postgres.throwaway_server() as url:
            environment = os.environ | {"DATABASE_URL": url}
            dies = die_with_parent(signal.SIGTERM)  # without its database it has no business here
            return wait(subprocess.Popen(command, env=environment, preexec_fn=dies))
    except postgres.Unavailable as problem:
        print(problem, file=sys.stderr)
    except FileNotFoundError as problem:
        print(f"Không có lệnh {problem.filename}.", file=sys.stderr)
        return 127
    except KeyboardInterrupt:
        return 130
    return 1


def main(arguments: list[str]) -> int:
    match arguments:
        case ["prepare"]:
            return prepare()
        case ["postgres", "--", _, *_]:
            return with_postgres(arguments[2:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
