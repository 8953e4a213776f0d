"""System checks: misconfiguration that would break a promise is an error with an id."""

import sys

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.utils import OperationalError

from articles import guards, richtext
from articles.publishing import rebuilding

# Commands that end what the check would warn of.
_CURES = (["migrate"], ["rebuild_search"])


def register_all() -> None:
    """Register this module's checks; called once when the app is ready."""
    checks.register(check_guards, checks.Tags.database)
    checks.register(check_search, checks.Tags.database)
    checks.register(check_fence, checks.Tags.security)
    checks.register(check_site_url, checks.Tags.security, deploy=True)


def check_guards(databases=None, **kwargs):
    """articles.E001: a guard is missing from a migrated database.

    A warning would not do: without its guards the database accepts rewritten history.
    """
    if sys.argv[1:2] == ["migrate"]:
        return []  # it ends by installing every guard; stopping it would stop the cure
    found = []
    for alias in databases or ():
        try:
            names = guards.missing(alias)
        except OperationalError:
            continue  # no database: other checks and the command itself report it
        if names:
            found.append(
                checks.Error(
                    f"Cơ sở dữ liệu “{connections[alias].alias}” thiếu chốt bảo vệ: "
                    + ", ".join(names),
                    hint="Chạy: manage.py install_guards",
                    id="articles.E001",
                )
            )
    return found


def check_search(databases=None, **kwargs):
    """articles.W002: posts from before are missing from search, or a rebuild was broken off."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or sys.argv[1:2] in _CURES:
        return []
    try:
        needed = rebuilding.is_needed()
    except DatabaseError:
        return []  # no database or not migrated: other checks and the command itself report it
    if not needed:
        return []
    return [
        checks.Warning(
            "Chỉ mục tìm kiếm chưa đủ bài: bạn đọc tìm chưa thấy những bài có từ trước.",
            hint="Chạy: manage.py rebuild_search (trang tin vẫn chạy bình thường).",
            id="articles.W002",
        )
    ]


def check_fence(**kwargs):
    """articles.E002: the fence around CKEditor 4 has a hole."""
    return [
        checks.Error(hole, hint="Xem articles/richtext/.", id="articles.E002")
        for hole in richtext.holes_in_fence()
    ]


def check_site_url(**kwargs):
    """articles.W001: readers would get cookies and addresses for http, or for this machine."""
    if settings.SITE_URL.startswith("https://"):
        return []
    return [
        checks.Warning(
            f"SITE_URL là {settings.SITE_URL}: cookie không được bảo vệ và liên kết trỏ sai chỗ.",
            hint="Đặt SITE_URL=https://… đúng địa chỉ bạn đọc dùng.",
            id="articles.W001",
        )
    ]
