"""Numbers of documents in text: which are found, as what, and what is never taken for one."""

import unicodedata
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from articles.documents import codes, numbers
from articles.models import Document

# What is written, and for each number in it: kind, number in good order, issuer, date.
FOUND = [
    # --- as they should be: the party ---
    ("108-KH/QU", ["KH 108-KH/QU QU"]),
    ("35-NQ/ĐU", ["NQ 35-NQ/ĐU ĐU"]),
    ("11-ĐA/TU", ["DA 11-ĐA/TU TU"]),
    ("06-ĐA/TU", ["DA 06-ĐA/TU TU"]),
    ("8701-QĐ/TU", ["QD 8701-QĐ/TU TU"]),
    ("399-QĐ/TW", ["QD 399-QĐ/TW TW"]),
    ("Chỉ thị số 24-CT/TW", ["CT 24-CT/TW TW"]),
    ("Kết luận 01-KL/TW", ["KL 01-KL/TW TW"]),
    ("Quy chế 05-QC/QU", ["QC 05-QC/QU QU"]),
    ("Thông báo 77-TB/TU", ["TB 77-TB/TU TU"]),
    ("Báo cáo 15-BC/ĐU", ["BC 15-BC/ĐU ĐU"]),
    ("Chương trình 02-CTr/TU", ["CTR 02-CTr/TU TU"]),
    ("Tờ trình 09-TTr/ĐU", ["TTR 09-TTr/ĐU ĐU"]),
    ("Công văn 120-CV/QU", ["CV 120-CV/QU QU"]),
    ("Biên bản 3-BB/ĐU", ["BB 3-BB/ĐU ĐU"]),
    ("Phương án 7-PA/QU", ["PA 7-PA/QU QU"]),
    ("Hướng dẫn 31-HD/BTCTW", ["HD 31-HD/BTCTW BTCTW"]),
    ("Kế hoạch 12-KH/HU", ["KH 12-KH/HU HU"]),
    ("Công văn 3110-CV/VPTW", ["CV 3110-CV/VPTW VPTW"]),
    # --- the state ---
    ("1656/NQ-UBTVQH15", ["NQ 1656/NQ-UBTVQH15 UBTVQH15"]),
    ("42/2022/NĐ-CP", ["ND 42/2022/NĐ-CP CP"]),
    ("22/2023/TT-BTTTT", ["TT 22/2023/TT-BTTTT BTTTT"]),
    ("178/CP", ["- 178/CP CP"]),
    ("Nghị định số 178/CP", ["ND 178/CP CP"]),
    ("15/2023/QH15", ["- 15/2023/QH15 QH15"]),
    ("Luật số 15/2023/QH15", ["L 15/2023/QH15 QH15"]),
    ("Luật Giao dịch điện tử số 20/2023/QH15", ["L 20/2023/QH15 QH15"]),
    ("Nghị quyết số 43/2022/QH15 của Quốc hội", ["NQ 43/2022/QH15 QH15"]),
    ("135/QĐ-UBND", ["QD 135/QĐ-UBND UBND"]),
    ("1234/QĐ-UBND", ["QD 1234/QĐ-UBND UBND"]),
    ("399/QĐ-TTg", ["QD 399/QĐ-TTg TTg"]),
    ("Chỉ thị 05/CT-TTg", ["CT 05/CT-TTg TTg"]),
    ("12/UBND-VP", ["CV 12/UBND-VP UBND"]),
    ("công văn số 12/UBND-VP", ["CV 12/UBND-VP UBND"]),
    ("Công văn 345/PGDĐT-GDTH", ["CV 345/PGDĐT-GDTH PGDĐT"]),
    ("Thông tư liên tịch 01/2012/TTLT-BTC-BNV", ["TT 01/2012/TTLT-BTC-BNV BTC-BNV"]),
    ("Nghị quyết 07/2023/NQ-HĐND", ["NQ 07/2023/NQ-HĐND HĐND"]),
    ("Kế hoạch số 45/KH-UBND", ["KH 45/KH-UBND UBND"]),
    ("Kế hoạch số 45/KH-BCĐ", ["KH 45/KH-BCĐ BCĐ"]),
    ("Kế hoạch số 9/KH-MTTQ-BTT", ["KH 9/KH-MTTQ-BTT MTTQ-BTT"]),
    ("Số: 08a/TB-UBND", ["TB 08a/TB-UBND UBND"]),
    ("Thông báo số 3/TB-NVH19", ["TB 3/TB-NVH19 NVH19"]),
    ("12/KH-ABC", ["KH 12/KH-ABC ABC"]),
    ("Tờ trình 12/2024/TT-HTX", ["TTR 12/2024/TT-HTX HTX"]),
    # --- as people write them ---
    ("138/QĐ-ĐU", ["QD 138/QĐ-ĐU ĐU"]),
    ("108/KH-QU", ["KH 108/KH-QU QU"]),
    ("108-KH-QU", ["KH 108-KH-QU QU"]),
    ("108/KH/QU", ["KH 108/KH/QU QU"]),
    ("108 - KH/QU", ["KH 108-KH/QU QU"]),
    ("108 -KH / QU", ["KH 108-KH/QU QU"]),
    ("42/2022/NĐ - CP", ["ND 42/2022/NĐ-CP CP"]),
    ("42 / 2022 / NĐ - CP", ["ND 42/2022/NĐ-CP CP"]),
    ("108–KH/QU", ["KH 108-KH/QU QU"]),
    ("108‑KH/QU", ["KH 108-KH/QU QU"]),
    ("108−KH∕QU", ["KH 108-KH/QU QU"]),
    ("108-KH\\QU", ["KH 108-KH/QU QU"]),
    ("108\xa0-\xa0KH/QU", ["KH 108-KH/QU QU"]),
    ("Kế hoạch 108 KH/QU", ["KH 108-KH/QU QU"]),
    ("108-kh/qu", ["KH 108-KH/QU QU"]),
    ("kế hoạch số 108-Kh/Qu", ["KH 108-KH/QU QU"]),
    ("số 108-KH/QU", ["KH 108-KH/QU QU"]),
    ("Số: 35-NQ/ĐU", ["NQ 35-NQ/ĐU ĐU"]),
    ("Quyết định của Bộ Chính trị số31-QĐ/TW", ["QD 31-QĐ/TW TW"]),
    ("Quyết định số 84 QĐ/TWĐTN", ["QD 84-QĐ/TWĐTN TWĐTN"]),
    ("Số:35-NQ/ĐU", ["NQ 35-NQ/ĐU ĐU"]),
    ("12-QÐ/TU", ["QD 12-QĐ/TU TU"]),
    ("12-QD/TU", ["QD 12-QĐ/TU TU"]),
    ("35-NQ/DU", ["NQ 35-NQ/ĐU ĐU"]),
    ("12-NQ/TƯ", ["NQ 12-NQ/TW TW"]),
    ("12-NQ/T.Ư", ["NQ 12-NQ/TW TW"]),
    ("12-NQ/T.W", ["NQ 12-NQ/TW TW"]),
    ("KẾ HOẠCH 108-KH/QU NGÀY 25/2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("(108-KH/QU)", ["KH 108-KH/QU QU"]),
    ("“108-KH/QU”", ["KH 108-KH/QU QU"]),
    ("theo Kế hoạch:108-KH/QU.", ["KH 108-KH/QU QU"]),
    ("–108-KH/QU", ["KH 108-KH/QU QU"]),
    ("35/KH của phường", []),
    ("Kế hoạch số 35/KH của phường", ["KH 35/KH -"]),
    ("Kết luận 12-ABC/QU", ["KL 12-ABC/QU QU"]),
    ("108-KH/QU - CHI BỘ 19", ["KH 108-KH/QU QU"]),
    ("108-KH/QU-Chi bộ 19", ["KH 108-KH/QU QU"]),
    ("kế hoạch số 89 –KH/ĐU ngày 9/8/2019 về việc", ["KH 89-KH/ĐU ĐU 2019-08-09"]),
    ("Báo cáo thẩm tra số 06/HĐND/BCTT-PC", ["BC 06/HĐND/BCTT-PC HĐND"]),
    ("Công văn 285/CCTTHC ngày 08 tháng 9 năm 2009", ["CV 285/CCTTHC CCTTHC 2009-09-08"]),
    # --- the kind ---
    ("Thông tri 36-TT/TU", ["- 36-TT/TU TU"]),
    ("36-TT/TU", ["- 36-TT/TU TU"]),
    ("Tờ trình 36-TT/TU", ["TTR 36-TT/TU TU"]),
    ("Quyết định 37-QĐ/TW", ["QD 37-QĐ/TW TW"]),
    ("Quy định 37-QĐ/TW", ["QYD 37-QĐ/TW TW"]),
    ("Quy định số 37-QĐ/TW", ["QYD 37-QĐ/TW TW"]),
    ("QUY ĐỊNH 37-QĐ/TW", ["QYD 37-QĐ/TW TW"]),
    ("Quy định của Bộ Chính trị số 37-QĐ/TW", ["QYD 37-QĐ/TW TW"]),
    ("Quy định 37-QyĐ/TW", ["QYD 37-QyĐ/TW TW"]),
    ("10-QĐi/TW", ["QYD 10-QĐi/TW TW"]),
    ("theo quy định tại 37-QĐ/TW", ["QD 37-QĐ/TW TW"]),
    ("theo quy định, 37-QĐ/TW", ["QD 37-QĐ/TW TW"]),
    ("Quyết định ban hành Quy định về cây xanh số 5/QĐ-UBND", ["QD 5/QĐ-UBND UBND"]),
    ("thực hiện Quy định, Quyết định 37-QĐ/TW", ["QD 37-QĐ/TW TW"]),
    ("Chương trình số 03-CT/TU", ["CTR 03-CT/TU TU"]),
    ("03-CT/TU", ["CT 03-CT/TU TU"]),
    ("Nghị quyết chuyên đề số 35-NQ/ĐU", ["NQ 35-NQ/ĐU ĐU"]),
    ("Kế hoạch thực hiện 35-NQ/ĐU", ["NQ 35-NQ/ĐU ĐU"]),
    ("Thông báo kết luận 12-TB/TU", ["TB 12-TB/TU TU"]),
    # --- the date ---
    ("108-KH/QU ngày 25/2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ngày 25-2-2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ngày 25.02.2022.", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ngày 25 / 2 / 2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ngày 25 tháng 2 năm 2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU, ngày 25 tháng 02 năm 2022 của Quận ủy", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ngày 25 tháng 2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU (25/2/2022)", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU (ngày 25/2/2022)", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU ban hành ngày 25/2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU được ký ngày 25/2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("108-KH/QU của Quận ủy ngày 25/2/2022", ["KH 108-KH/QU QU 2022-02-25"]),
    ("5/KH-UBND của UBND phường Đức Giang ngày 1/3/2022", ["KH 5/KH-UBND UBND 2022-03-01"]),
    ("Nghị quyết 35-NQ/ĐU ngày 26/02/2022 của Đảng ủy", ["NQ 35-NQ/ĐU ĐU 2022-02-26"]),
    (
        "Kế hoạch 108-KH/QU ngày 25/2/2022 và Nghị quyết 35-NQ/ĐU ngày 26/2/2022",
        ["KH 108-KH/QU QU 2022-02-25", "NQ 35-NQ/ĐU ĐU 2022-02-26"],
    ),
    (
        "108-KH/QU, 109-KH/QU ngày 25/2/2022",
        ["KH 108-KH/QU QU", "KH 109-KH/QU QU 2022-02-25"],
    ),
    (
        "108-KH/QU ngày 25/2/2021 thay 108-KH/QU ngày 25/2/2020",
        ["KH 108-KH/QU QU 2021-02-25", "KH 108-KH/QU QU 2020-02-25"],
    ),
    ("Hướng dẫn số 08-HD/QU, ngày 16/10/2024 của Quận ủy", ["HD 08-HD/QU QU 2024-10-16"]),
    ("theo Kế hoạch 108-KH/QU, ngày 25/2/2022.", ["KH 108-KH/QU QU 2022-02-25"]),
    ("theo Kế hoạch 108-KH/QU, ngày 25/2/2022\nHọp", ["KH 108-KH/QU QU 2022-02-25"]),
    # What may be the day of something else is not taken.
    ("108-KH/QU, ngày 25/2/2022 chi bộ họp", ["KH 108-KH/QU QU"]),
    ("108-KH/QU, ngày 25/2/2022, chi bộ họp", ["KH 108-KH/QU QU"]),
    ("108-KH/QU của Quận ủy tổ chức ngày 25/2/2022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU của Quận ủy tại hội trường ngày 25/2/2022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU. Ngày 25/2/2022, chi bộ họp", ["KH 108-KH/QU QU"]),
    ("108-KH/QU về cây xanh ngày 25/2/2022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU\nngày 25/2/2022", ["KH 108-KH/QU QU"]),
    ("Ngày 25/2/2022 Quận ủy ra Kế hoạch 108-KH/QU", ["KH 108-KH/QU QU"]),
    ("108-KH/QU ngày 31/2/2022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU ngày 25/13/2022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU ngày 25/2", ["KH 108-KH/QU QU"]),
    ("108-KH/QU ngày 25/2/22", ["KH 108-KH/QU QU"]),  # of which century?
    ("108-KH/QU ngày 25/2/0022", ["KH 108-KH/QU QU"]),
    ("108-KH/QU ngày 25/2/20222", ["KH 108-KH/QU QU"]),
    ("108-KH/QU tháng 2/2022", ["KH 108-KH/QU QU"]),
]

NEVER = [
    "",
    "ngày 25/2/2022",
    "ngày 25-2-2022, lúc 8 giờ",
    "từ 7h30-9h00",
    "19/05/2022 | 09:00",
    "số điện thoại 0912-345-678",
    "024.3827/1234",
    "nhà số 12/5 Ngọc Lâm",
    "số nhà 12/5A phố Ngọc Lâm",
    "ngõ 298/UBND",
    "phòng 201/UBND phường",
    "tổ 17B",
    "10-15 hộ",
    "nhiệm kỳ 2021-2026",
    "năm học 2021 - 2022",
    "thắng 3-2",
    "24/7",
    "500/m2",
    "30.000đ/kg",
    "15.000 - 20.000 đồng/suất",
    "120/80 mmHg",
    "xe 29-A1/123.45",
    "xe 30F-123.45",
    "https://longbien.gov.vn/108-KH/QU",
    "www.x.vn/tin/108-KH/QU",
    "nguyen.108-KH/QU@x.vn",
    "108-KH/QU@x.vn",
    "tệp 108-KH-QU.pdf",
    "tệp Kế hoạch số 12-KH_ĐU.pdf",
    "kế hoạch 108 của Quận ủy",
    "Nghị quyết 35",
    "Chỉ thị 05 của Bộ Chính trị",
    "Hợp đồng số 12/HĐ-UBND",
    "COVID-19/UBND",
    "đạt 15/15 UBND phường",
    "25/2/2022/QĐ-UBND",
    "12 TB/LS",
    "5-TB/LS",
    "24-CT/SGK",
    "1-QU",
    "A108-KH/QU",
    "1080000-KH/QU",
    "Kế hoạch 5 năm",
    "Thông báo số 12 UBND phường",
    "108\n-KH/QU",
    "108-\nKH/QU",
]


def said(found: numbers.Found) -> str:
    """A number in one line, as the table has it."""
    parts = (found.kind or "-", found.number, found.issuer or "-", found.issued_on or "")
    return " ".join(map(str, parts)).strip()


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_are_found_however_they_are_written(text, expected):
    assert [said(found) for found in numbers.find(text)] == expected


@pytest.mark.parametrize("text", NEVER)
def test_what_only_looks_like_a_number_is_none(text):
    assert numbers.find(text) == []
    assert numbers.find(f"Tối qua, {text}") == []


@pytest.mark.parametrize(
    "spelling",
    ["108-KH/QU", "108/KH-QU", "108 - KH/QU", "108–kh/qu", "0108-KH/QU", "Kế hoạch 108 KH/QU"],
)
def test_spellings_of_one_number_have_one_key(spelling):
    assert numbers.find(spelling)[0].key == "108 kh qu"
    assert numbers.key_of(spelling) == "108 kh qu"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("42/2022/NĐ-CP", "42/2021/NĐ-CP"),
        ("42/2022/NĐ-CP", "42/NĐ-CP"),
        ("12-NQ/TƯ", "12-NQ/TU"),
        ("108-KH/QU", "108-KH/ĐU"),
        ("108-KH/QU", "108-KL/QU"),
        ("108-KH/QU", "1080-KH/QU"),
        ("12-KH/QU", "12a-KH/QU"),
        ("15/2023/QH15", "15/2023/QH14"),
    ],
)
def test_other_numbers_have_other_keys(one, other):
    assert numbers.find(one)[0].key != numbers.find(other)[0].key


def test_the_beginning_of_a_number_is_the_beginning_of_its_key():
    assert [numbers.key_of(typed) for typed in ("108", "108-", "108-K", "108-kh/q")] == [
        "108",
        "108",
        "108 k",
        "108 kh q",
    ]


def test_it_says_where_the_number_and_its_sentence_stand():
    text = "Họp tối qua. Đ/c Bí thư TP. Hà Nội nêu  Kế hoạch 108-KH/QU ngày 25/2/2022. Ra về."
    (found,) = numbers.find(text)
    assert text[found.start : found.end] == found.as_written == "108-KH/QU"
    assert text[found.sentence_start : found.sentence_end] == (
        "Đ/c Bí thư TP. Hà Nội nêu  Kế hoạch 108-KH/QU ngày 25/2/2022."
    )


def test_decomposed_text_keeps_its_places():
    text = unicodedata.normalize("NFD", "Đảng ủy phường: Đề án 11-ĐA/TU, Nghị quyết 35-NQ/ĐU.")
    assert [text[f.start : f.end] for f in numbers.find(text)] == ["11-ĐA/TU", "35-NQ/ĐU"]
    text = unicodedata.normalize("NFD", "Nghị quyết 12-NQ/TƯ")
    (found,) = numbers.find(text)
    assert (text[found.start :], found.as_written) == (text[-9:], "12-NQ/TƯ")


def test_kinds_are_those_of_documents():
    kinds = {kind for kinds in codes.TYPES.values() for kind in kinds} | {*codes.WORDS.values()}
    assert kinds == set(Document.Kind.values)


# Mostly what numbers are made of, so that many are found.
PIECES = ["108", "-", "/", " ", "KH", "QU", "QĐ", "TƯ", "TU", "UBND", "NĐ", "CP", "2022", "QH15"]
PIECES += ["ngày", "25/2/2022", "Kế hoạch", "số", "của", "Quận ủy", "(", ")", ".", "\n", "–", "Ð"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map("".join)


@given(TEXTS)
@effort(deadline=None, max_examples=400)
def test_any_text_is_read_and_places_lie_in_it(text):
    last = 0
    for found in numbers.find(text):
        assert last <= found.sentence_end
        assert 0 <= found.sentence_start <= found.start < found.end <= found.sentence_end
        assert last <= found.start and found.end <= len(text)
        assert 0 < len(found.number) <= numbers.LONGEST
        assert 0 < len(found.key) <= numbers.LONGEST
        assert len(found.issuer) <= 40 and len(found.as_written) <= 80
        assert found.issued_on is None or isinstance(found.issued_on, date)
        last = found.end


@given(TEXTS)
@effort(deadline=None, max_examples=400)
def test_composed_and_decomposed_text_hold_the_same(text):
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    composed, decomposed = ([said(f) for f in numbers.find(form)] for form in forms)
    assert composed == decomposed


@given(TEXTS)
@effort(deadline=None, max_examples=200)
def test_a_number_in_good_order_is_itself(text):
    for found in numbers.find(text):
        again = numbers.find(f"{Document.Kind(found.kind).label} số {found.number}")
        assert [(f.number, f.key, f.issuer) for f in again] == [
            (found.number, found.key, found.issuer)
        ]


@pytest.mark.parametrize(
    "piece",
    ["1/", "1-", "12/2022/", "1-KH/", "108-KH/QU ", "...", "1 ", "của Quận ủy ", "số ", "e\u0323"],
)
def test_time_grows_with_the_length_alone(piece):
    def took(length: int) -> float:
        text = "Kế hoạch 1-KH/QU " + piece * (length // len(piece)) + "x"
        times = []
        for _ in range(3):
            began = process_time()
            numbers.find(text)
            times.append(process_time() - began)
        return min(times)

    # 16 times as long: a square would take 256 times as long.
    assert took(160_000) < 64 * max(took(10_000), 0.002)
