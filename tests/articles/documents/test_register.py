"""The register keeps in step with what residents can read."""

from datetime import date

import pytest

from articles.models import Document

pytestmark = pytest.mark.django_db

PLAN = "Kế hoạch 108-KH/QU ngày 25/2/2022 của Quận ủy"


def rows() -> list[tuple]:
    """What the register knows, oldest first."""
    return list(
        Document.objects.order_by("pk").values_list("kind", "number", "issuer", "issued_on")
    )


def test_publishing_brings_the_documents_that_a_post_cites(make_article, publish):
    edition = publish(
        make_article(title="Học tập Nghị quyết 35-NQ/ĐU", body=f"<p>Họp. Thực hiện {PLAN}.</p>")
    )
    assert rows() == [
        ("NQ", "35-NQ/ĐU", "ĐU", None),
        ("KH", "108-KH/QU", "QU", date(2022, 2, 25)),
    ]
    assert [(c.as_written, c.sentence) for c in edition.citations.all()] == [
        ("35-NQ/ĐU", "Học tập Nghị quyết 35-NQ/ĐU"),
        ("108-KH/QU", f"Thực hiện {PLAN}."),
    ]
