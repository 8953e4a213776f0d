"""Documents of the register, and posts that cite them."""

from datetime import date

import pytest

from articles.documents import numbers
from articles.models import Document

LIST = "/admin/articles/document/"
ADD = f"{LIST}add/"
DAY = date(2022, 2, 25)


def change(document) -> str:
    """The address of its form."""
    return f"{LIST}{document.pk}/change/"


def named(document) -> Document:
    """The document as the database has it now."""
    return Document.objects.get(pk=document.pk)


@pytest.fixture
def make_document(db):
    """`make_document("108-KH/QU", "KH", date(2022, 2, 25), title=…)`: a row of the register."""

    def run(number="108-KH/QU", kind="KH", issued_on=DAY, **fields) -> Document:
        key = numbers.key_of(number)
        return Document.objects.create(
            number=number, number_key=key, kind=kind, issued_on=issued_on, **fields
        )

    return run


@pytest.fixture
def cite(make_article, publish):
    """`cite("<p>Thực hiện Kế hoạch 108-KH/QU…</p>", unit=…)`: a post of these words, published."""

    def run(body: str, at=None, **fields):
        article = make_article(body=body, **fields)
        publish(article, **({"starts_at": at} if at else {}))
        return article

    return run


@pytest.fixture
def form_of(client):
    """`form_of(document, title=…)`: what a browser sends from its form, some fields changed."""

    def run(document=None, **fields) -> dict:
        if document is None:
            return {"number": "", "kind": "", "issued_on": "", "issuer": "", "title": "",
                    "link": "", **fields}  # fmt: skip
        form = client.get(change(document)).context["adminform"].form
        sent = {name: form[name].value() or "" for name in form.fields if name != "upload"}
        sent["issued_on"] = f"{sent['issued_on']:%Y-%m-%d}" if sent["issued_on"] else ""
        sent.pop("remove", None)
        return sent | fields

    return run
