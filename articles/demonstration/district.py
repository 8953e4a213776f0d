"""The demonstration's facts: a former district, its wards, and what the reform made of them.

Nghị quyết 1656/NQ-UBTVQH15, in force from 1 July 2025, for the wards of that district; Sài Đồng was
split half a year before by Nghị quyết 1286/NQ-UBTVQH15. Cells, groups and associations are
examples.
"""

from datetime import date

from wards.models import Succession, Unit

Kind = Unit.Kind
Share = Succession.Share

CITY = "thanh-pho-ha-noi"
DISTRICT = "quan-long-bien"
REFORM, REFORM_BASIS = date(2025, 7, 1), "Nghị quyết 1656/NQ-UBTVQH15"
SPLIT, SPLIT_BASIS = date(2025, 1, 1), "Nghị quyết 1286/NQ-UBTVQH15"

OLD_WARDS = {
    "phuong-sai-dong": "Phường Sài Đồng",
    "phuong-duc-giang": "Phường Đức Giang",
    "phuong-thuong-thanh": "Phường Thượng Thanh",
    "phuong-gia-thuy": "Phường Gia Thụy",
    "phuong-ngoc-lam": "Phường Ngọc Lâm",
    "phuong-bo-de": "Phường Bồ Đề",
    "phuong-ngoc-thuy": "Phường Ngọc Thụy",
    "phuong-giang-bien": "Phường Giang Biên",
    "phuong-viet-hung": "Phường Việt Hưng",
    "phuong-phuc-loi": "Phường Phúc Lợi",
    "phuong-phuc-dong": "Phường Phúc Đồng",
    "phuong-long-bien": "Phường Long Biên",
    "phuong-thach-ban": "Phường Thạch Bàn",
    "phuong-cu-khoi": "Phường Cự Khối",
}
NEW_WARDS = {
    "phuong-bo-de-2025": (Kind.WARD, "Phường Bồ Đề"),
    "phuong-viet-hung-2025": (Kind.WARD, "Phường Việt Hưng"),
    "phuong-long-bien-2025": (Kind.WARD, "Phường Long Biên"),
    "phuong-phuc-loi-2025": (Kind.WARD, "Phường Phúc Lợi"),
    "phuong-hong-ha": (Kind.WARD, "Phường Hồng Hà"),
    "xa-gia-lam": (Kind.COMMUNE, "Xã Gia Lâm"),
    "xa-bat-trang": (Kind.COMMUNE, "Xã Bát Tràng"),
}

# predecessor: [(share, successor), …]
SPLIT_OF_SAI_DONG = {
    "phuong-sai-dong": [(Share.PART, "phuong-phuc-dong"), (Share.PART, "phuong-phuc-loi")],
}
REFORM_SHARES = {
    "phuong-duc-giang": [
        (Share.PART, "phuong-bo-de-2025"),
        (Share.REMAINDER, "phuong-viet-hung-2025"),
    ],
    "phuong-thuong-thanh": [
        (Share.PART, "phuong-bo-de-2025"),
        (Share.REMAINDER, "phuong-viet-hung-2025"),
    ],
    "phuong-gia-thuy": [
        (Share.PART, "phuong-bo-de-2025"),
        (Share.REMAINDER, "phuong-viet-hung-2025"),
        (Share.LAND, "phuong-long-bien-2025"),
    ],
    "phuong-ngoc-lam": [(Share.WHOLE, "phuong-bo-de-2025")],
    "phuong-bo-de": [
        (Share.REMAINDER, "phuong-bo-de-2025"),
        (Share.LAND, "phuong-hong-ha"),
        (Share.LAND, "phuong-long-bien-2025"),
    ],
    "phuong-ngoc-thuy": [(Share.REMAINDER, "phuong-bo-de-2025"), (Share.LAND, "phuong-hong-ha")],
    "phuong-giang-bien": [
        (Share.PART, "phuong-viet-hung-2025"),
        (Share.REMAINDER, "phuong-phuc-loi-2025"),
    ],
    "phuong-viet-hung": [
        (Share.PART, "phuong-viet-hung-2025"),
        (Share.REMAINDER, "phuong-phuc-loi-2025"),
    ],
    "phuong-phuc-loi": [
        (Share.REMAINDER, "phuong-phuc-loi-2025"),
        (Share.LAND, "phuong-viet-hung-2025"),
    ],
    "phuong-phuc-dong": [
        (Share.PART, "phuong-long-bien-2025"),
        (Share.PART, "phuong-viet-hung-2025"),
        (Share.REMAINDER, "phuong-phuc-loi-2025"),
        (Share.LAND, "phuong-bo-de-2025"),
    ],
    "phuong-long-bien": [
        (Share.WHOLE, "phuong-long-bien-2025"),
        (Share.LAND, "phuong-bo-de-2025"),
    ],
    "phuong-thach-ban": [
        (Share.PART, "phuong-long-bien-2025"),
        (Share.PART, "phuong-phuc-loi-2025"),
        (Share.PART, "xa-gia-lam"),
        (Share.REMAINDER, "xa-bat-trang"),
    ],
    "phuong-cu-khoi": [
        (Share.PART, "phuong-long-bien-2025"),
        (Share.REMAINDER, "xa-bat-trang"),
    ],
}

# Below the wards: slug: (kind, name, parent's slug); a unit stands after its parent.
SMALL_UNITS = {
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
    "to-dan-pho-2-phuong-ngoc-lam": (Kind.RESIDENTIAL_GROUP, "Tổ dân phố 2", "phuong-ngoc-lam"),
    "to-dan-pho-10-phuong-ngoc-lam": (Kind.RESIDENTIAL_GROUP, "Tổ dân phố 10", "phuong-ngoc-lam"),
    "to-dan-pho-17b-phuong-thach-ban": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố 17B",
        "phuong-thach-ban",
    ),
    "chi-bo-7-phuong-phuc-dong": (Kind.PARTY_CELL, "Chi bộ 7", "phuong-phuc-dong"),
    "chi-bo-truong-thpt-phuong-gia-thuy": (
        Kind.PARTY_CELL,
        "Chi bộ trường trung học phổ thông",
        "phuong-gia-thuy",
    ),
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
    "to-dan-pho-so-12-viet-hung-2025": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố số 12",
        "phuong-viet-hung-2025",
    ),
    "doan-thanh-nien-phuong-viet-hung-2025": (
        Kind.ASSOCIATION,
        "Đoàn Thanh niên phường Việt Hưng",
        "phuong-viet-hung-2025",
    ),
    "to-dan-pho-so-1-bo-de-2025": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố số 1",
        "phuong-bo-de-2025",
    ),
    "hoi-phu-nu-phuong-bo-de-2025": (
        Kind.ASSOCIATION,
        "Hội Liên hiệp Phụ nữ phường Bồ Đề",
        "phuong-bo-de-2025",
    ),
    "to-dan-pho-08-phuc-loi-2025": (
        Kind.RESIDENTIAL_GROUP,
        "Tổ dân phố 08",
        "phuong-phuc-loi-2025",
    ),
    "chi-bo-so-5-long-bien-2025": (Kind.PARTY_CELL, "Chi bộ số 5", "phuong-long-bien-2025"),
    "hoi-cuu-chien-binh-phuong-long-bien-2025": (
        Kind.ASSOCIATION,
        "Hội Cựu chiến binh phường Long Biên",
        "phuong-long-bien-2025",
    ),
}
# party cell: the residential groups it looks after
COVERED = {
    "chi-bo-19-phuong-duc-giang": ["to-dan-pho-19-phuong-duc-giang"],
    "chi-bo-so-3-cum-duc-giang": ["to-dan-pho-so-3-cum-duc-giang"],
}
# What was below an old ward went to the group that took over.
SMALL_SHARES = {
    "to-dan-pho-19-phuong-duc-giang": [(Share.WHOLE, "to-dan-pho-so-3-cum-duc-giang")],
    "chi-bo-19-phuong-duc-giang": [(Share.WHOLE, "chi-bo-so-3-cum-duc-giang")],
}
