"""The Nu HTML checker has nothing against any kind of page, nor against our drawings and styles."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from tests.services import vnu

STATIC = Path(settings.BASE_DIR) / "static" / "wardnews"


@pytest.mark.django_db
@pytest.mark.once
def test_the_markup_of_every_kind_of_page_is_right(recorded, tmp_path):
    if vnu.find() is None:
        pytest.skip(f"Chưa thử mã HTML bằng bộ kiểm tra Nu (vnu). {vnu.INSTALL_HINT}")
    for name, found in recorded.kinds.items():
        if found.kind.is_page or found.kind.type == "download":
            file = tmp_path / f"{name.replace(':', ' -')}.html"
            file.write_bytes(found.answer.body)
    for pattern in ("*.svg", "*.css"):
        for file in STATIC.glob(pattern):
            shutil.copy(file, tmp_path)
    assert vnu.errors(tmp_path) == []
