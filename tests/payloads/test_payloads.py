"""Hostile text in every field that a person can fill: on no page, feed or screen does it run."""

import json
import re
from xml.etree import ElementTree

import pytest

from articles.models import Edition
from tests.payloads import fields, walk
from tests.payloads.watcher import Watcher
from tests.site.routes import public_routes

pytestmark = pytest.mark.django_db

# A name for a file: one value, with no folder in it, and the ending of what it is.
_NAMED = re.compile(
    r"""(?:attachment|inline); filename(="[^"\\/:*?<>|\x00-\x1f]+\.(html|jpg|pdf)"|"""
    r"""\*=utf-8''[^"\\/:*?<>|\s;]+\.(html|jpg|pdf))"""
)


@pytest.fixture
def watch(browser):
    """`watch(user)`: a browser at the hostile portal. At the end it must have noted nothing."""
    started = []

    def start(user=None) -> Watcher:
        started.append(Watcher(browser, user))
        return started[-1]

    yield start
    faults = [fault for watcher in started for fault in watcher.close()]
    assert not faults, "\n".join(faults)


def test_every_field_of_words_carries_payloads(world):
    assert fields.clean() == []


def test_residents_meet_nothing_that_runs(world, watch):
    watcher = watch()
    walked = walk.public(watcher, world)
    assert public_routes() - walked - walk.UNSEEN == set()
    shown = {e.get_absolute_url() for e in Edition.objects.live().filter(form="text", listed=True)}
    assert len(shown) > 10
    assert shown <= {*watcher.bodies}
    assert any("<abbr title=" in watcher.bodies[address] for address in shown)


def test_what_an_address_says_is_repeated_as_text(world, watch):
    watcher = watch()
    for address in [*walk.reflected(), *walk.to_sign_in()]:
        watcher.open(address)


@pytest.mark.parametrize("who", ["root", "chief", "clerk", "reviewer"])
def test_the_desk_meets_nothing_that_runs(world, watch, who):
    watcher = watch(getattr(world, who))
    watcher.open("/admin/")
    opened = walk.doors(world).get(who) or walk.own_doors(world, who)
    for address in opened:
        watcher.open(address)


def test_what_is_refused_is_shown_again_as_text(world, watch):
    watcher = watch(world.root)
    for address in walk.reflected_to_staff():
        watcher.open(address)
    for name, answer in world.refused.items():
        watcher.show(name, answer)


def test_a_saved_post_runs_nothing_on_the_disk_of_who_saved_it(world, watch, client, tmp_path):
    watcher, opened = watch(), 0
    for edition in Edition.objects.live().filter(form="text"):
        answer = client.get(f"{edition.get_absolute_url()}luu/")
        assert _NAMED.fullmatch(answer["Content-Disposition"]), answer["Content-Disposition"]
        file = tmp_path / f"{edition.pk}.html"
        file.write_bytes(answer.getvalue())
        watcher.open(file.as_uri())
        opened += 1
    assert opened > 10


def test_files_are_handed_out_under_harmless_names(world, client):
    """No name makes a header, ends a quoted one, or is taken for another kind of file."""
    addresses = walk.file_addresses(client, world)
    assert len(addresses) > 5
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.getvalue()
        given = answer.get("Content-Disposition", "")
        assert not given or _NAMED.fullmatch(given), given
        assert "Ran" not in answer.headers, address
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]


def test_feeds_and_data_are_well_formed(world, client):
    walked = set()
    for address in walk.machine_addresses(client, world):
        answer = client.get(address)
        body, kind = answer.getvalue(), answer["Content-Type"]
        assert answer.status_code == 200, address
        walked.add(kind.split(";")[0])
        if "xml" in kind:
            root = ElementTree.fromstring(body)
            assert b"<!DOCTYPE" not in body and b"<!ENTITY" not in body, address
            names = {element.tag.rpartition("}")[2] for element in root.iter()}
            assert names.isdisjoint({"script", "x-ran", "b", "img"}), address
        elif "json" in kind:
            json.loads(body)
    assert len(walked) > 1, walked
