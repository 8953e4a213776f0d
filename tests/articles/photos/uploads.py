"""What a browser sends when a clerk adds a photo to a post, over HTTP to any server."""

import json
import os
import random
import signal
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from io import BytesIO
from types import SimpleNamespace

from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from PIL import Image

from tests.processes import hear, running, tell

TAKEN = 200  # how a picture is answered that waits in the form now
_TOKEN = "x" * 32  # a browser's CSRF cookie and the field that goes with it


def phone_photo(size=(1600, 1200), seed=None) -> BytesIO:
    """A JPEG of its own; with a `seed` always the same. Noisy, so that it is no small file."""
    chance = random.Random(seed)
    noise = Image.frombytes(
        "L", (size[0] // 4, size[1] // 4), chance.randbytes(size[0] * size[1] // 16)
    )
    file = BytesIO()
    noise.resize(size).convert("RGB").save(file, "JPEG", quality=92)
    file.name = "IMG_0001.jpg"
    file.seek(0)
    return file


class Clerk:
    """`user` in a browser, signed in; the post goes to whatever port is given."""

    def __init__(self, user, article):
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        self.cookies = f"sessionid={session}; csrftoken={_TOKEN}"
        self.user, self.article = user, article

    @contextmanager
    def sending(self, port: int, photo: BytesIO):
        """A connection over which the form with `photo` was sent and not yet answered."""
        photo.seek(0)
        path, fields = form_of(self.article, photo, self.user)
        body = encode_multipart(BOUNDARY, fields | {"csrfmiddlewaretoken": _TOKEN})
        headers = {"Cookie": self.cookies, "Content-Type": MULTIPART_CONTENT}
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("POST", path, body, headers)
            yield connection

    def send(self, port: int, photo: BytesIO) -> tuple[int, str]:
        """Send the form; return the answer's status and its page."""
        with self.sending(port, photo) as connection:
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


def form_of(article, photo, user) -> tuple[str, dict]:
    """The address to which the form of `article` sends a picture, and what `user` sends there."""
    address = reverse("admin:articles_article_photos", args=[article.pk])
    return address, {"file": photo, "user": user.pk}


def assert_refused(status: int, page: str, words: str) -> None:
    """Assert that the clerk reads `words`, and that the form may try again."""
    assert status in (503, 507), page[:500]
    assert json.loads(page)["error"].startswith(words)


@contextmanager
def sites():
    """`serve(step)`: the site in a process of its own, stopped at `step` and killed at the end.

    It gives its `port`, and `said()`, which waits until the step is reached.
    """
    with running("-m", "tests.articles.photos.served") as parent:

        @contextmanager
        def serve(step=""):
            tell(parent, step)
            port, pid = map(int, hear(parent).split())
            try:
                yield SimpleNamespace(port=port, said=lambda: hear(parent))
            finally:
                os.kill(pid, signal.SIGKILL)

        yield serve
