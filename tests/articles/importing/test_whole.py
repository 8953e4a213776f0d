"""Whatever a file holds: an article with all its text, or a refusal and nothing else."""

import html
import re

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.importing import importer, sources
from articles.models import Article, Category, Edition, Event, ImportedPage, ViewCount
from tests.articles.importing.variants import DATE, LEAD, SECTION, TITLE
from wards.text import one_line

pytestmark = pytest.mark.django_db

PARTS = (Edition, ViewCount, Event, ImportedPage)
PIECES = [
    *(SECTION, TITLE, DATE, LEAD, "", "", "Đoạn <một> & hai.", "19/05/2022 | View count: 7"),
    *("Lượt truy cập: 1.234", "Phường Bồ Đề", "Ngày đăng 01/01/2999", "Ngày đăng 19/05/2026"),
    *("Ảnh: Ngõ sạch", "x" * 2100, "Một số hình ảnh:", "<script>alert(1)</script>"),
]
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=12).map("\n".join)
wholes = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), min_size=1, max_size=8).map(
    lambda body: "\n".join([SECTION, "", f"{TITLE} phường Đức Giang", DATE, "", *body])
)


@given(text=pages | wholes, raw=st.binary(max_size=3))
@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_file_is_imported_by_half_or_loses_what_it_says(city, tmp_path, text, raw):
    path = tmp_path / "trang.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass") + raw)
    with transaction.atomic():
        [found] = sources.read([path], None)
        outcomes = importer.Importer().take_all([found.item] if found.item else [])
        if not outcomes or outcomes[0].kind == importer.REFUSED:
            assert (outcomes[0].message if outcomes else found.refusal).strip()
            assert not any(m.objects.exists() for m in (Article, Category, *PARTS))
        else:
            assert all(model.objects.count() == 1 for model in PARTS)
            _loses_nothing(Edition.objects.get(), found.item)
        transaction.set_rollback(True)


def _loses_nothing(edition: Edition, item) -> None:
    assert (edition.title, edition.lead) == (item.title, item.lead)
    shown = [html.unescape(p) for p in re.findall(r"<p>(.*?)</p>", edition.body, re.DOTALL)]
    _, _, *paragraphs = item.printed
    assert [one_line(p) for p in shown] == paragraphs
