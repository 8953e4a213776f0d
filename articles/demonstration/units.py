"""The demonstration's units: a former district, two of today's wards, and what is below them.

The wards and their end on 1 July 2025 are real (Nghị quyết 1656/NQ-UBTVQH15); cells, groups and
associations are examples.
"""

from datetime import date

from wards.models import Membership, Unit
from wards.structure import save_unit

REFORM = date(2025, 7, 1)

Kind = Unit.Kind

# slug: (kind, name, parent's slug); a unit stands after its parent.
_OLD = {
    "quan-long-bien": (Kind.DISTRICT, "Quận Long Biên", "thanh-pho-ha-noi"),
    "phuong-duc-giang": (Kind.WARD, "Phường Đức Giang", "quan-long-bien"),
    "phuong-bo-de": (Kind.WARD, "Phường Bồ Đề", "quan-long-bien"),
    "phuong-viet-hung": (Kind.WARD, "Phường Việt Hưng", "quan-long-bien"),
    "dang-bo-phuong-duc-giang": (
        Kind.PARTY_COMMITTEE,
        "Đảng bộ phường Đức Giang",
        "phuong-duc-giang",
    ),
    "chi-bo-19-phuong-duc-giang": (Kind.PARTY_CELL, "Chi bộ 19", "dang-bo-phuong-duc-giang"),
    "to-dan-pho-19-phuong-duc-giang": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố 19",
        "phuong-duc-giang",
    ),
}
_NEW = {
    "phuong-viet-hung-2025": (Kind.WARD, "Phường Việt Hưng", "thanh-pho-ha-noi"),
    "phuong-bo-de-2025": (Kind.WARD, "Phường Bồ Đề", "thanh-pho-ha-noi"),
    "dang-bo-phuong-viet-hung-2025": (
        Kind.PARTY_COMMITTEE,
        "Đảng bộ phường Việt Hưng",
        "phuong-viet-hung-2025",
    ),
    "chi-bo-so-3-cum-duc-giang": (
        Kind.PARTY_CELL,
        "Chi bộ số 3 cụm Đức Giang",
        "dang-bo-phuong-viet-hung-2025",
    ),
    "to-dan-pho-so-3-cum-duc-giang": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố số 3 cụm Đức Giang",
        "phuong-viet-hung-2025",
    ),
    "hoi-phu-nu-phuong-bo-de-2025": (
        Kind.ASSOCIATION,
        "Hội Liên hiệp Phụ nữ phường Bồ Đề",
        "phuong-bo-de-2025",
    ),
}
CITY = "thanh-pho-ha-noi"

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


def create_units() -> dict[str, Unit]:
    """Create the units that are not there yet; return all by slug."""
    units = {u.slug: u for u in Unit.objects.all()}
    plans = {CITY: (Kind.CITY, "Thành phố Hà Nội", None)} | _OLD | _NEW
    for slug, (kind, name, parent) in plans.items():
        if slug not in units:
            units[slug] = save_unit(
                Unit(
                    slug=slug,
                    kind=kind,
                    name=name,
                    parent=units[parent] if parent else None,
                    opened_on=REFORM if slug in _NEW else None,
                    closed_on=REFORM if slug in _OLD else None,
                )
            )
    return units
