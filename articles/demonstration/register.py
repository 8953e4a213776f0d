"""What staff added to the demonstration's register: titles, and one document that stood twice."""

from datetime import date

from django.db import transaction

from articles.documents import merging, numbers
from articles.models import Document
from wards import siteversion

Kind = Document.Kind
_REFORM = "1656/NQ-UBTVQH15", Kind.RESOLUTION
_REFORM_DAY = date(2025, 6, 16)
# (number, kind, date): title, in own words
_TITLES = {
    (*_REFORM, _REFORM_DAY): "Sắp xếp lại các phường, xã của thành phố Hà Nội từ ngày 1/7/2025",
    ("108-KH/QU", Kind.PLAN, date(2022, 2, 25)): (
        "Thực hiện Đề án 11-ĐA/TU của Ban Thường vụ Thành ủy trong các chi bộ của quận"
    ),
    ("35-NQ/ĐU", Kind.RESOLUTION, date(2022, 2, 26)): (
        "Tăng cường lãnh đạo việc giữ trật tự xây dựng, trật tự đô thị và vệ sinh môi trường"
    ),
}


def build() -> None:
    """Give what has no title yet its own; merge what one post names without its date."""
    for (number, kind, day), title in _TITLES.items():
        document = _of(number, kind, day)
        if document and not document.title:
            document.title = title
            with transaction.atomic():
                siteversion.bump()
                document.save(update_fields=["title", "title_words"])
    undated, dated = _of(*_REFORM, None), _of(*_REFORM, _REFORM_DAY)
    if undated and dated and not undated.merged_into_id:
        merging.merge(undated.pk, dated.pk)


def _of(number: str, kind: str, day: date | None) -> Document | None:
    rows = Document.objects.filter(number_key=numbers.key_of(number), kind=kind, issued_on=day)
    return rows.first()
