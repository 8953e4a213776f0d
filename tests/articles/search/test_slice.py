"""The thinnest slice: what is published is found, and only while it is public."""

import pytest

from articles import publishing
from articles.search import finding

pytestmark = pytest.mark.django_db


def found(typed: str) -> int:
    return len(finding.find(finding.understood(typed)).rows)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("duc giang", 1),
        ("Đức Giang", 1),
        ('"rac thai"', 1),
        ('"thai rac"', 0),
        ('"trat tu do thi"', 1),
        ('"trat tu thi"', 0),
        ("giang -bo", 1),
        ('đức -"trat tu do thi"', 0),
        ('đức -"trat tu thi"', 1),
        ("-duc", 0),
    ],
)
def test_what_is_published_is_found(publish, make_article, people, typed, number):
    article = make_article(
        title="Phường Đức Giang thu gom rác thải", body="<p>Bà con giữ trật tự đô thị.</p>"
    )
    assert found(typed) == 0
    publish(article)
    assert found(typed) == number
    publishing.withdraw(article.pk, by=people.chief, public_note="Nhầm")
    assert found(typed) == 0
