"""Every kind of page is there, and answers as it should on either database."""

import pytest

from tests.site import kinds
from tests.site.routes import public_routes


def test_every_public_route_is_a_kind_of_page_or_a_known_file():
    known = {kind.route for kind in kinds.KINDS if kind.route} | kinds.FILES
    assert known == public_routes()


@pytest.mark.django_db
def test_every_kind_answers_as_it_should(recorded):
    wrong = []
    for name, found in recorded.kinds.items():
        kind, answer = found.kind, found.answer
        type_ = answer.headers.get("Content-Type", "").split(";")[0]
        if answer.status != kind.status:
            wrong.append(f"{name}: {answer.status} at {found.address}")
        elif kind.is_page and type_ != kinds.HTML:
            wrong.append(f"{name}: {type_}")
    assert wrong == []
    assert [address for address, file in recorded.files.items() if file.status != 200] == []
