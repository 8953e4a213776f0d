"""Codes of issuers in words."""

import pytest

from articles.documents import codes, numbers
from articles.documents.issuers import NAMES, issuer_name


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("108-KH/QU", "Quận ủy"),
        ("35-NQ/ĐU", "Đảng ủy"),
        ("11-ĐA/TU", "Thành ủy"),
        ("12-nq/tư", "Trung ương"),
        ("178/CP", "Chính phủ"),
        ("05/CT-TTg", "Thủ tướng Chính phủ"),
        ("135/qd-ubnd", "Ủy ban nhân dân"),
        ("12/UBND-VP", "Ủy ban nhân dân"),
        ("22/2023/TT-BTTTT", "Bộ Thông tin và Truyền thông"),
        ("1656/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội khóa XV"),
        ("43/2022/QH9", "Quốc hội khóa IX"),
        ("43/2022/QH14", "Quốc hội khóa XIV"),
        (
            "05/2015/TTLT-BTP-BCA-BYT",
            "Bộ Tư pháp, Bộ Công an và Bộ Y tế",
        ),
        ("9/KH-MTTQ-BTT", "Mặt trận Tổ quốc"),
        ("12/KH-ABC", "ABC"),
        ("Kế hoạch số 35/KH", ""),
    ],
)
def test_issuers_have_names(number, name):
    assert issuer_name(numbers.find(number)[0].issuer) == name


def test_what_staff_wrote_stays():
    assert issuer_name("Ban Thường vụ Quận ủy - Hội đồng") == "Ban Thường vụ Quận ủy - Hội đồng"


def test_named_codes_are_found_in_numbers_as_they_are_named():
    assert set(NAMES) <= set(codes.ISSUERS.values())
