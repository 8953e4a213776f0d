"""A reviewer in a process of its own, who says what is going on and can be stopped anywhere.

python -m tests.articles.editorial.approving ARTICLE USERNAME HASH [STOP]

Says "ready" and waits for a line; then approves, and says "asking" right before the first statement
and at last what came of it. Having done STOP (a write as `Writes` names it) it says so and waits
for ever; before the COMMIT it says so, too, but goes on.
"""

import re
import sys
from collections.abc import Callable

import django

COMMIT = "COMMIT"
ASKING = "asking"

_WRITE = re.compile(r'(INSERT|UPDATE|DELETE)\s(?:OR\sIGNORE\s)?(?:INTO\s|FROM\s)?"?(\w+)')


class Writes:
    """Wraps the execution of statements: calls `done` with the name of each write when it is done,
    like "INSERT articles_edition"; and `before_first` before the first statement of any kind."""

    def __init__(self, done: Callable[[str], None], before_first: Callable[[], None] | None = None):
        self.done = done
        self.before_first = before_first

    def __call__(self, execute, sql, params, many, context):
        if self.before_first:
            self.before_first()
            self.before_first = None
        result = execute(sql, params, many, context)
        if write := _WRITE.match(sql.lstrip()):
            self.done(" ".join(write.groups()))
        return result


def _say(line: str) -> None:
    print(line, flush=True)


def _wait() -> None:
    if not sys.stdin.readline():
        sys.exit("nobody is there any more")


def main(article: str, username: str, shown: str, stop: str = "") -> None:
    """Approve `article` as shown, for the reviewer `username`."""
    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection

    from articles.editorial import workflow

    def done(write: str) -> None:
        if write == stop:
            _say(write)
            _wait()

    def commit(really=connection._commit) -> None:
        if stop == COMMIT:
            _say(COMMIT)
        really()

    reviewer = get_user_model().objects.get(username=username)
    connection._commit = commit
    _say("ready")
    _wait()
    with connection.execute_wrapper(Writes(done, before_first=lambda: _say(ASKING))):
        try:
            edition = workflow.approve(int(article), by=reviewer, expected_hash=shown)
        except workflow.Refused as refusal:
            _say(f"refused: {refusal}")
        else:
            _say(f"published: {edition.number}")
    _wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
