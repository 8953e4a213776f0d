"""A photo that is taken down in one process is gone from the next request to another."""

import re
from contextlib import closing

from tests.server.running import manage

_PUBLISH = """
import os
from django.contrib.auth import get_user_model
from PIL import Image
from articles import publishing
from articles.models import Article, Photo
from articles.photos import intake, names
from wards.models import Membership, Unit

chief, is_new = get_user_model().objects.get_or_create(username="takes-down", is_staff=True)
unit = Unit.objects.get()
if is_new:
    Membership.objects.create(user=chief, unit=unit, role="chief", starts_on="2021-01-01")
# Another one each time: what was taken down is refused for ever, and two tests run this.
dots = Image.frombytes("RGB", (60, 40), os.urandom(60 * 40 * 3))
picture = intake.encode(dots.resize((600, 400)))
intake.store(picture)
first = Article.objects.first()
article = Article.objects.create(
    title="Bài có ảnh", lead="Lời.", body="<p>Chữ.</p>", unit=unit, category=first.category
)
words = {"caption": "Chú thích kín", "alt": "Mô tả kín"}
Photo.objects.create(article=article, **words, **picture.fields)
edition = publishing.publish(article.pk, by=chief)
print(edition.get_absolute_url(), article.pk, picture.digest, *names.all_of(picture.digest, 600))
"""
_TAKE_DOWN = """
from django.contrib.auth import get_user_model
from articles.editorial import housekeeping

housekeeping.take_photo_down(
    {article},
    by=get_user_model().objects.get(username="takes-down"),
    digest="{digest}",
    public_reason="privacy",
    reason="Tòa.",
)
"""
_SAID = re.compile(r"Ảnh này đã được gỡ ngày [\d/]{10}\. Lý do: bảo vệ thông tin cá nhân\.")


def run(installation, script: str) -> str:
    """Run `script` in a process of its own."""
    return manage(installation.environment, "shell", "--verbosity", "0", "--command", script)


def test_the_next_request_to_another_process_meets_the_placeholder_and_410(server):
    path, article, digest, *files = run(server.installation, _PUBLISH).split()

    def get(address, **headers):
        with closing(server.connect()) as connection:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read()

    _, page = get(path)
    assert digest in page.decode()
    assert "Chú thích kín" in page.decode()
    validators = {}
    for name in files:
        answer, data = get(f"/media/{name}")
        assert (answer.status, bool(data)) == (200, True), name
        given = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
        validators[name] = {
            asked: answer.headers[has] for has, asked in given.items() if has in answer.headers
        }
        # Whoever kept a copy has to ask before showing it again.
        assert "no-cache" in answer.headers["Cache-Control"]

    run(server.installation, _TAKE_DOWN.format(article=article, digest=digest))

    _, page = get(path)
    assert _SAID.search(page.decode())
    assert digest not in page.decode()
    assert "kín" not in page.decode()
    _, home = get("/")
    assert digest not in home.decode()
    for name in files:
        for headers in ({}, validators[name]):
            answer, words = get(f"/media/{name}", **headers)
            assert answer.status == 410, name
            assert _SAID.fullmatch(words.decode())
            assert answer.headers["Cache-Control"] == "no-store"
