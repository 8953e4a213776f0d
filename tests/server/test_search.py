"""What must not be read any more is not found any more, from the next request to any process on."""

import json
from contextlib import closing
from urllib.parse import quote

import pytest

from tests.server.running import manage

CONNECTIONS = 12  # enough to meet both of the server's processes

_PUBLISH = """
import io
from django.contrib.auth import get_user_model
from PIL import Image
from articles import publishing
from articles.models import Article, Photo
from articles.photos import intake
from wards.models import Membership, Unit

unit = Unit.objects.get(slug="duc-giang")
chief, new = get_user_model().objects.get_or_create(username="{who}", is_staff=True)
if new:
    Membership.objects.create(user=chief, unit=unit, role="chief", starts_on="2021-01-01")
picture = intake.encode(Image.new("RGB", (60, 40), {colour}))
intake.store(picture)
first = Article.objects.first()
article = Article.objects.create(
    title="Hội xuân {word}tieude", lead="Lời dẫn.", unit=unit, category=first.category,
    body="<p>Theo Kế hoạch {number}-KH/ĐU ngày 2/3/2026, bà {word}thân đến sớm.</p>",
)
Photo.objects.create(article=article, caption="Bà {word}chuthich", alt="Một bà", **picture.fields)
publishing.publish(article.pk, by=chief)
print(article.pk, picture.digest)
"""
_BY = """
from django.contrib.auth import get_user_model
from articles.editorial import housekeeping
from articles import publishing
by = get_user_model().objects.get(username="{who}")
"""
_REDACT = (
    _BY
    + """
publishing.redact_text({article}, by=by, phrase="bà {word}thân", reason="Tòa.")
publishing.redact_text({article}, by=by, phrase="{number}-KH/ĐU", reason="Tòa.")
"""
)
_TAKE_DOWN = (
    _BY
    + """
housekeeping.take_photo_down(
    {article}, by=by, digest="{digest}", public_reason="privacy", reason="Tòa."
)
"""
)
_WITHDRAW = _BY + """publishing.withdraw({article}, by=by, public_note="Nhầm.")"""


@pytest.fixture
def world(server):
    """What is asked of the server's processes, and what others do to its database."""
    return World(server)


class World:
    def __init__(self, server):
        self.server = server
        self.names = {}

    def do(self, script: str, **names) -> list[str]:
        """Run `script` in a process of its own; return the words that it printed."""
        self.names |= names
        environment = self.server.installation.environment
        command = script.format(**self.names)
        return manage(environment, "shell", "--verbosity", "0", "--command", command).split()

    def publish(self, **names) -> None:
        """Publish the post that every test is about."""
        article, digest = self.do(_PUBLISH, **names)
        self.names |= {"article": article, "digest": digest}

    def tellers(self, address: str) -> list[bool]:
        """Whether each of many new connections gets an answer that tells the word."""
        word = self.names["word"]
        found = []
        for _ in range(CONNECTIONS):
            with closing(self.server.connect()) as connection:
                connection.request("GET", address)
                answer = connection.getresponse()
                text = answer.read().decode()
                assert answer.status == 200, text
                found.append(word in _without_question(text))
        return found

    def is_told(self, typed: str) -> bool:
        """Whether a search for `typed` tells it: the same for all."""
        (told,) = set(self.tellers(f"/tim-kiem/?q={quote(typed)}"))
        return told

    def is_suggested(self, typed: str) -> bool:
        """Whether typing `typed` brings it up: the same for all."""
        (told,) = set(self.tellers(f"/tim-kiem/goi-y.json?q={quote(typed)}"))
        return told


def _without_question(text: str) -> str:
    """The answer without what was typed, which is shown again."""
    if text.startswith("{"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    results = text.partition('<ol class="hits"')[2]
    return results.partition("</ol>")[0]


def test_a_redacted_sentence_is_found_by_nobody(world):
    world.publish(word="kaola", number=7101, who="chief-1", colour='"brown"')
    assert world.is_told("kaolathan")
    assert world.is_told("7101-KH/ĐU")
    world.do(_REDACT)
    assert not world.is_told("kaolathan")
    assert not world.is_told("7101-KH/ĐU")
    assert world.is_told("kaolatieude")


def test_the_caption_of_a_photo_that_was_taken_down_is_found_by_nobody(world):
    world.publish(word="zoumi", number=7202, who="chief-2", colour='"teal"')
    assert world.is_told("zoumichuthich")
    world.do(_TAKE_DOWN)
    assert not world.is_told("zoumichuthich")
    assert world.is_told("zoumitieude")


def test_a_post_that_was_withdrawn_is_neither_found_nor_suggested(world):
    world.publish(word="wicko", number=7303, who="chief-3", colour='"olive"')
    assert world.is_told("wickotieude")
    assert world.is_suggested("hoi xuan wickot")
    world.do(_WITHDRAW)
    assert not world.is_told("wickotieude")
    assert not world.is_suggested("hoi xuan wickot")
