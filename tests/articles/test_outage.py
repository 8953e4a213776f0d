"""What is answered while the database cannot be used, in whatever part of an answer that shows."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.urls import reverse

from articles.public.unavailable import DATABASE_IS_GONE

pytestmark = pytest.mark.django_db


@contextmanager
def failing(error: Exception):
    """Have the database answer whatever it is asked with `error`."""

    def fails(*args):
        raise error

    with connection.execute_wrapper(fails):
        yield


@pytest.fixture
def visitor(client):
    """Somebody who is answered whatever goes wrong."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("error", [OperationalError("server closed"), InterfaceError("closed")])
@pytest.mark.parametrize("where", ["/", "/tin/bai-1/", "/tim-kiem/?q=x", "/don-vi/", "/luu-tru/"])
def test_readers_are_told_that_it_is_not_their_fault_and_when_to_come_back(visitor, error, where):
    with failing(error):
        answer = visitor.get(where)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] and answer["X-Content-Type-Options"] == "nosniff"
    assert "mất liên lạc với cơ sở dữ liệu" in page
    assert "người quản trị" not in page


def test_the_desk_says_it_too_though_already_its_session_cannot_be_read(visitor, people, sign_in):
    desk = sign_in(people.chief)
    for where in (reverse("admin:index"), reverse("admin:articles_article_changelist")):
        with failing(OperationalError("gone")):
            answer = desk.get(where)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert "báo người quản trị" in answer.content.decode()


def test_whoever_sent_something_at_the_desk_learns_where_it_still_is(visitor):
    visitor.cookies["sessionid"] = "x" * 32
    with failing(OperationalError("database or disk is full")):
        answer = visitor.post(reverse("admin:articles_article_add"), {"title": "Bài"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "có thể chưa được lưu" in page
    # Pages of the desk are not kept by browsers, so "back" would ask for one that cannot be had.
    assert "nút quay lại" not in page
    assert "tải lại trang" in page and "giữ trên máy này" in page


def test_a_script_hears_it_as_data_and_may_send_again(visitor):
    visitor.cookies["sessionid"] = "x" * 32
    for where in (reverse("admin:index"), "/tim-kiem/goi-y.json?q=duc"):
        with failing(OperationalError("gone")):
            answer = visitor.get(where, headers={"accept": "application/json"})
        assert answer.status_code == 503
        assert answer.json()["again"] and "thử lại" in answer.json()["error"]


@pytest.mark.parametrize(
    "error", [ProgrammingError("syntax"), OperationalError("no such table: x"), ValueError("?")]
)
def test_a_fault_of_the_program_is_not_blamed_on_the_database(visitor, error):
    with failing(error):
        answer = visitor.get("/")
    assert answer.status_code == 500
    assert "cơ sở dữ liệu" not in answer.content.decode()


@pytest.mark.parametrize("where", ["/", "/khong-co/", "/admin/", "/media/x.jpg"])
def test_while_it_is_known_to_be_gone_it_is_not_asked(visitor, where, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = visitor.get(where, **{DATABASE_IS_GONE: True})
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert not re.search(r"https?://", answer.content.decode())


def test_a_photo_is_answered_with_a_picture_that_says_so(visitor):
    asked = {"accept": "image/avif,image/webp,image/*,*/*;q=0.8"}
    answer = visitor.get("/media/x.jpg", headers=asked, **{DATABASE_IS_GONE: True})
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "chưa xem được" in answer.content.decode()


def test_an_outage_does_not_fill_the_log_with_all_who_come(visitor, caplog):
    with failing(OperationalError("server closed\n\tthe connection")):
        visitor.get("/tin/bai-1/")
    for _ in range(3):
        visitor.get("/tin/bai-1/", **{DATABASE_IS_GONE: True})
    (line,) = caplog.records
    assert line.getMessage() == "server closed; answered 503: /tin/bai-1/"
    assert not line.exc_info


def test_a_fault_of_the_program_is_logged_whole(visitor, caplog):
    with failing(ValueError("?")):
        visitor.get("/")
    (line,) = caplog.records
    assert line.exc_info and line.getMessage() == "Internal Server Error: /"


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("postgres://x@127.0.0.1:1/x", "Không nối được cơ sở dữ liệu"),
        ("sqlite://:memory:", "no such table"),  # it is there, so this is another fault
    ],
)
def test_a_command_without_its_database_says_so_in_words(database, said):
    environment = os.environ | {"DATABASE_URL": database, "DEBUG": "true"}
    command = [sys.executable, "manage.py", "purge_deleted"]
    ran = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 1
    assert said in ran.stderr
    assert ("Traceback" in ran.stderr) == (said == "no such table")
