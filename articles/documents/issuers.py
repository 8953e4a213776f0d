"""Who is behind the code of an issuer, in words for people. Codes that may stand for two are left
as they are."""

import re

NAMES = {
    # The party.
    "TW": "Trung ương",
    "TU": "Thành ủy",
    "QU": "Quận ủy",
    "HU": "Huyện ủy",
    "ĐU": "Đảng ủy",
    "ĐUK": "Đảng ủy Khối",
    "CB": "Chi bộ",
    "VPTW": "Văn phòng Trung ương Đảng",
    "VPTU": "Văn phòng Thành ủy",
    "VPQU": "Văn phòng Quận ủy",
    "VPHU": "Văn phòng Huyện ủy",
    "UBKT": "Ủy ban Kiểm tra",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "UBKTTU": "Ủy ban Kiểm tra Thành ủy",
    "BTCTW": "Ban Tổ chức Trung ương",
    "BTCTU": "Ban Tổ chức Thành ủy",
    "BTCQU": "Ban Tổ chức Quận ủy",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTGTU": "Ban Tuyên giáo Thành ủy",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
    "BTGDVTU": "Ban Tuyên giáo và Dân vận Thành ủy",
    # The state.
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPQH": "Văn phòng Quốc hội",
    "CTN": "Chủ tịch nước",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "HĐBT": "Hội đồng Bộ trưởng",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "UBDT": "Ủy ban Dân tộc",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BCA": "Bộ Công an",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BGTVT": "Bộ Giao thông vận tải",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BNG": "Bộ Ngoại giao",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNV": "Bộ Nội vụ",
    "BQP": "Bộ Quốc phòng",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BTP": "Bộ Tư pháp",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BXD": "Bộ Xây dựng",
    "BYT": "Bộ Y tế",
    "CA": "Công an",
    "CAP": "Công an phường",
    "CATP": "Công an thành phố",
    "TANDTC": "Tòa án nhân dân tối cao",
    "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    # The front and its members.
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "LĐLĐ": "Liên đoàn Lao động",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    "ĐTN": "Đoàn Thanh niên",
    "TWĐTN": "Trung ương Đoàn Thanh niên",
    "HND": "Hội Nông dân",
    "CCB": "Hội Cựu chiến binh",
    "HCCB": "Hội Cựu chiến binh",
    # Whoever it is of.
    "BCĐ": "Ban Chỉ đạo",
}
_TERM = re.compile(r"(QH|UBTVQH)([0-9]{1,2})")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def issuer_name(code: str) -> str:
    """Return the name for a code of an issuer: "QU" is "Quận ủy", "QH15" "Quốc hội khóa XV".

    Of several, joined by hyphens, all are named, or the first if the others are offices of it. What
    is no code that is known comes back as it is.
    """
    names = [_name(part) for part in code.split("-")]
    if not names[0]:
        return code
    known = names if all(names) else names[:1]
    return " và ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def _name(code: str) -> str:
    if term := _TERM.fullmatch(code):
        return f"{NAMES[term[1]]} khóa {_roman(int(term[2]))}"
    return NAMES.get(code, "")


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
