"""Fill the glossary with what posts of wards are full of: those that have one meaning there."""

from django.db import migrations

EXPLAINED = {
    # Who acts
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "ĐBQH": "đại biểu Quốc hội",
    "MTTQ": "Mặt trận Tổ quốc",
    "CTMT": "công tác Mặt trận",
    "UVTV": "ủy viên thường vụ",
    "UVBTV": "ủy viên ban thường vụ",
    "BCH": "ban chấp hành",
    "BCĐ": "ban chỉ đạo",
    "BQL": "ban quản lý",
    "CCB": "cựu chiến binh",
    "LHPN": "Liên hiệp Phụ nữ",
    "TNCS": "Thanh niên Cộng sản",
    "CAND": "Công an nhân dân",
    "TAND": "tòa án nhân dân",
    "VKSND": "viện kiểm sát nhân dân",
    "DQTV": "dân quân tự vệ",
    "CLB": "câu lạc bộ",
    "HTX": "hợp tác xã",
    "TDP": "tổ dân phố",
    "KDC": "khu dân cư",
    "NVH": "nhà văn hóa",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    # What about
    "TTXD": "trật tự xây dựng",
    "TTĐT": "trật tự đô thị",
    "TT ATGT": "trật tự an toàn giao thông",
    "ATGT": "an toàn giao thông",
    "TNGT": "tai nạn giao thông",
    "ANTT": "an ninh trật tự",
    "TTATXH": "trật tự an toàn xã hội",
    "PCCC": "phòng cháy chữa cháy",
    "CNCH": "cứu nạn cứu hộ",
    "VSMT": "vệ sinh môi trường",
    "ATTP": "an toàn thực phẩm",
    "GPMB": "giải phóng mặt bằng",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất",
    "QSDĐ": "quyền sử dụng đất",
    "CCCD": "căn cước công dân",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "NVQS": "nghĩa vụ quân sự",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "VPHC": "vi phạm hành chính",
    "CNTT": "công nghệ thông tin",
    "NTM": "nông thôn mới",
    "KT-XH": "kinh tế - xã hội",
}
# They stand in numbers of documents and in names, where no explanation helps. Search uses them.
ONLY_SEARCHED = {
    "KH": "kế hoạch",
    "NQ": "nghị quyết",
    "ĐA": "đề án",
    "TP": "thành phố",
    "TW": "Trung ương",
}
SEEDS = [
    *((short, meaning, True) for short, meaning in EXPLAINED.items()),
    *((short, meaning, False) for short, meaning in ONLY_SEARCHED.items()),
]


def fill(apps, schema_editor):
    """Add what is missing; what staff wrote stays."""
    abbreviations = apps.get_model("articles", "Abbreviation").objects
    for short, meaning, is_explained in SEEDS:
        given = {"meaning": meaning, "is_explained": is_explained}
        abbreviations.get_or_create(short=short, defaults=given)


def empty(apps, schema_editor):
    """Take out what is still as it came."""
    abbreviations = apps.get_model("articles", "Abbreviation").objects
    for short, meaning, is_explained in SEEDS:
        abbreviations.filter(short=short, meaning=meaning, is_explained=is_explained).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_search_index")]

    operations = [migrations.RunPython(fill, empty)]
