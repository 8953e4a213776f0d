"""Attached files that no text names go with the sweep; those that one does stay."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles.attachments import names
from articles.models import Article
from articles.photos import storage

pytestmark = pytest.mark.django_db

USED, SPARE, LOST = ("a" * 64, "b" * 64, "c" * 64)


def entry(digest: str) -> dict:
    return {"name": "Kế hoạch.pdf", "file": names.stored(digest, "pdf"), "bytes": 4, "title": ""}


def sweep(**options) -> str:
    said = io.StringIO()
    call_command("sweep_files", grace=0, delete=True, stdout=said, stderr=said, **options)
    return said.getvalue()


def test_a_file_that_no_text_names_is_swept(make_article, publish):
    for digest in (USED, SPARE):
        storage.put(names.stored(digest, "pdf"), b"%PDF")
    article = make_article(attachments=[entry(USED)])
    publish(article)
    Article.objects.filter(pk=article.pk).update(attachments=[])  # residents still have it
    assert "1 tệp thừa" in sweep()
    assert default_storage.exists(names.stored(USED, "pdf"))
    assert not default_storage.exists(names.stored(SPARE, "pdf"))


def test_a_young_file_may_belong_to_a_form_that_is_still_open():
    storage.put(names.stored(SPARE, "pdf"), b"%PDF")
    call_command("sweep_files", delete=True, stdout=io.StringIO())
    assert default_storage.exists(names.stored(SPARE, "pdf"))


def test_a_text_whose_file_is_gone_is_reported(make_article):
    make_article(attachments=[entry(LOST)])
    with pytest.raises(CommandError, match="1 tệp bị thiếu"):
        sweep()
