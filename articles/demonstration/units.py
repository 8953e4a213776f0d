"""Builds the demonstration's units out of `district`, and names its people."""

from datetime import date

from articles.demonstration import district
from articles.demonstration.district import CITY, DISTRICT, REFORM, SPLIT, Kind
from wards import imprint, siteversion
from wards.models import Coverage, Imprint, Leader, Membership, Succession, Unit
from wards.structure import save_unit

# user name: (role, unit's slug, first name, last name)
ACCOUNTS = {
    "canbo": (Membership.Role.WRITER, "phuong-viet-hung-2025", "Hương", "Nguyễn Thu"),
    "canbo2": (Membership.Role.WRITER, "phuong-bo-de-2025", "Tuấn", "Lê Anh"),
    "duyet": (Membership.Role.REVIEWER, CITY, "Minh", "Trần Đức"),
    "duyet2": (Membership.Role.REVIEWER, CITY, "Lan", "Phạm Ngọc"),
    "truongban": (Membership.Role.CHIEF, CITY, "Hòa", "Đỗ Thanh"),
}
ADMIN = "admin"
PASSWORD = "wardnews-demo"

# Offices as wards have them; the names are invented.
_OFFICES = ("Bí thư Đảng ủy", "Chủ tịch UBND", "Chủ tịch Ủy ban MTTQ")
_LEADERS = {
    "phuong-bo-de-2025": ("Ngô Thị Thanh Mai", "Đặng Quốc Bảo", "Vương Thị Lệ Quyên"),
    "phuong-viet-hung-2025": ("Trịnh Hữu Phước", "Lưu Thị Bích Hạnh", "Tạ Minh Khuê"),
    "phuong-long-bien-2025": ("Đoàn Thị Thu Ngân", "Phùng Gia Khiêm", "Cao Văn Thuận"),
    "phuong-phuc-loi-2025": ("Mai Xuân Trường", "Hà Thị Diệu Linh", "Nghiêm Đức Toàn"),
}


# Plausible and invented, as all of it.
_IMPRINT = {
    "name": "Tin các phường Long Biên",
    "line": "Tin từ phường, chi bộ và tổ dân phố bên bờ tả sông Hồng",
    "authority": "Ban Biên tập liên phường Long Biên (dữ liệu trình diễn)",
    "responsible": "Bà Đỗ Thanh Hòa, Trưởng ban Biên tập",
    "address": "Nhà văn hóa phường Việt Hưng, thành phố Hà Nội",
    "phone": "024 0000 1922",
    "email": "bantin@phuong.example",
    "licence": "Giấy phép số 00/GP-TTĐT ngày 01/07/2025 (dữ liệu trình diễn)",
}


def create_imprint() -> None:
    """Say who runs the site, unless somebody wrote it."""
    siteversion.bump()
    Imprint.objects.get_or_create(pk=imprint.ROW, defaults=_IMPRINT)


def create_units() -> dict[str, Unit]:
    """Create the units that are not there yet, with their history; return all by slug."""
    units = {u.slug: u for u in Unit.objects.all()}
    for slug, (kind, name, parent, dates) in _plans().items():
        if slug not in units:
            above = units[parent] if parent else None
            units[slug] = save_unit(Unit(slug=slug, kind=kind, name=name, parent=above, **dates))
            if slug in _LEADERS:
                _introduce(units[slug])
    _record(units, district.SPLIT_OF_SAI_DONG, SPLIT, district.SPLIT_BASIS)
    _record(units, district.REFORM_SHARES, REFORM, district.REFORM_BASIS)
    _record(units, district.SMALL_SHARES, REFORM, "")
    for cell, groups in district.COVERED.items():
        for group in groups:
            Coverage.objects.get_or_create(cell=units[cell], group=units[group])
    return units


def _plans() -> dict[str, tuple]:
    """slug: (kind, name, parent's slug, dates), a unit after its parent."""
    new = {"opened_on": REFORM, "legal_basis": district.REFORM_BASIS}
    plans = {
        CITY: (Kind.CITY, "Thành phố Hà Nội", None, {}),
        DISTRICT: (Kind.DISTRICT, "Quận Long Biên", CITY, {"closed_on": REFORM}),
    }
    for slug, name in district.OLD_WARDS.items():
        closed_on = SPLIT if slug in district.SPLIT_OF_SAI_DONG else REFORM
        plans[slug] = (Kind.WARD, name, DISTRICT, {"closed_on": closed_on})
    for slug, (kind, name) in district.NEW_WARDS.items():
        plans[slug] = (kind, name, CITY, new)
    for slug, (kind, name, parent) in district.SMALL_UNITS.items():
        above = plans[parent][3]
        dates = {key: above[key] for key in ("opened_on", "closed_on") if key in above}
        plans[slug] = (kind, name, parent, dates)
    return plans


def _introduce(ward: Unit) -> None:
    ward.address = f"Trụ sở UBND {ward.name[:1].lower()}{ward.name[1:]}, Hà Nội"
    ward.phone = "024 0000 0000"
    ward.introduction = (
        f"{ward.name} được lập ngày {REFORM:%d/%m/%Y} theo {district.REFORM_BASIS}. Tin của các "
        "phường trước đó được giữ nguyên ở trang của từng phường."
    )
    save_unit(ward)
    names = _LEADERS[ward.slug]
    for position, (office, name) in enumerate(zip(_OFFICES, names, strict=True), start=1):
        Leader.objects.create(
            unit=ward, office=office, name=name, position=position, starts_on=REFORM
        )


def _record(units: dict[str, Unit], shares: dict, day: date, basis: str) -> None:
    for predecessor, parts in shares.items():
        for share, successor in parts:
            Succession.objects.get_or_create(
                predecessor=units[predecessor],
                successor=units[successor],
                happened_on=day,
                defaults={"share": share, "legal_basis": basis},
            )
