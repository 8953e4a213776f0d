"""Misconfiguration is told, by an id."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core import checks

BARE = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "VIRTUAL_ENV", "LANG")}
GOOD = {
    "SECRET_KEY": "k",
    "ALLOWED_HOSTS": "tin.example.vn",
    "DATABASE_URL": "sqlite://:memory:",
    "DEBUG": "false",
}


def start(**environment) -> subprocess.CompletedProcess:
    """Start the project as a server would, with nothing but this environment."""
    # Empty values, so that a .env beside manage.py does not fill them in.
    command = [sys.executable, "-c", "import wardnews.settings"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=BARE | environment, capture_output=True, text=True
    )


def test_production_starts_with_key_hosts_and_database():
    assert start(**GOOD).returncode == 0


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without_them_and_says_which(missing):
    ended = start(**GOOD | {missing: ""})
    assert ended.returncode != 0
    assert f"Thiếu biến môi trường {missing}" in ended.stderr


def test_debugging_needs_none_of_them():
    nothing = dict.fromkeys(("SECRET_KEY", "ALLOWED_HOSTS"), "")
    assert start(**GOOD | nothing | {"DEBUG": "true"}).returncode == 0


@pytest.mark.parametrize(
    ("address", "warned"), [("http://tin.example.vn", True), ("https://tin.example.vn", False)]
)
def test_deploying_without_https_is_warned_of(settings, address, warned):
    settings.SITE_URL = address
    found = checks.run_checks(include_deployment_checks=True)
    assert ("articles.W001" in [c.id for c in found]) is warned


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookies_are_for_https_only_where_readers_use_it(scheme):
    code = "import wardnews.settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=BARE | GOOD | {"SITE_URL": f"{scheme}://tin.example.vn"},
        capture_output=True,
        text=True,
    ).stdout
    assert said.split() == [str(scheme == "https")] * 2


DEPLOYED = GOOD | {
    "SECRET_KEY": "long-enough-and-made-up-for-the-tests-and-nothing-else",
    "SITE_URL": "https://tin.example.vn",
    "TRUSTED_PROXIES": "1",
    "SECOND_FACTOR": "required",
}


@pytest.mark.parametrize(
    ("change", "warnings"),
    [
        ({}, set()),
        ({"SITE_URL": "http://tin.example.vn"}, {"articles.W001", "security.W004"}),
        ({"SECRET_KEY": "k"}, {"security.W009"}),
    ],
)
def test_a_site_set_up_as_readme_tells_is_warned_of_nothing(change, warnings):
    code = (
        "import django; django.setup(); from django.core import checks;"
        "print(*(c.id for c in checks.run_checks(include_deployment_checks=True)"
        " if not c.is_silenced()))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=BARE | {"DJANGO_SETTINGS_MODULE": "wardnews.settings"} | DEPLOYED | change,
        capture_output=True,
        text=True,
    )
    said = found.stdout.split()
    assert not found.returncode, found.stderr
    assert warnings <= {*said} if change else said == []


def test_browsers_cannot_be_told_of_names_below_before_they_are_ours():
    refused = start(**DEPLOYED | {"HSTS_PRELOAD": "true", "HSTS_SUBDOMAINS": "false"})
    assert "HSTS_SUBDOMAINS=true" in refused.stderr
    assert start(**DEPLOYED | {"HSTS_PRELOAD": "true", "HSTS_SUBDOMAINS": "true"}).returncode == 0
