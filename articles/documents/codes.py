"""The codes of kinds and issuers in numbers of documents, and the words for kinds.

Codes are folded here (see `folding`), kinds are values of `Document.Kind`.
"""

# What a code may stand for. Where it is more than one, the word before the number decides.
TYPES = {
    "nq": ("NQ",),
    "nqlt": ("NQ",),
    "qd": ("QD", "QYD"),
    "qyd": ("QYD",),
    "qdi": ("QYD",),
    "ct": ("CT", "CTR"),
    "kl": ("KL",),
    "qc": ("QC",),
    "qcph": ("QC",),
    "tb": ("TB",),
    "bc": ("BC",),
    "kh": ("KH",),
    "khlt": ("KH",),
    "khph": ("KH",),
    "ctr": ("CTR",),
    "ctrph": ("CTR",),
    "ctph": ("CTR",),
    "ttr": ("TTR",),
    "cv": ("CV",),
    "bb": ("BB",),
    "da": ("DA",),
    "pa": ("PA",),
    "hd": ("HD",),
    "hdlt": ("HD",),
    "nd": ("ND",),
    "tt": ("TT", "TTR"),
    "ttlt": ("TT",),
    "cd": ("",),  # công điện
    "pl": ("",),  # pháp lệnh
    "vbhn": ("",),  # văn bản hợp nhất
}
TYPES_OF_PARTY = ("", "TTR")  # of "TT" in its numbers
# As they are written; all others are in capitals as they stand.
_WRITTEN_TYPES = (
    "QĐ", "QyĐ", "QĐi", "CTr", "CTrPH", "TTr", "ĐA", "NĐ", "CĐ",
)  # fmt: skip
# Two letters that stand for much else: between a number and capitals that nobody knows they need a
# word before them that says what they are.
VAGUE = {"tt", "ct", "cd", "pa", "da", "bb", "pl", "tb", "bc", "cv", "hd", "nd"}

# The words of a kind, folded.
WORDS = {
    ("nghi", "quyet"): "NQ",
    ("quyet", "dinh"): "QD",
    ("quy", "dinh"): "QYD",
    ("chi", "thi"): "CT",
    ("ket", "luan"): "KL",
    ("quy", "che"): "QC",
    ("thong", "bao"): "TB",
    ("bao", "cao"): "BC",
    ("ke", "hoach"): "KH",
    ("chuong", "trinh"): "CTR",
    ("to", "trinh"): "TTR",
    ("cong", "van"): "CV",
    ("bien", "ban"): "BB",
    ("de", "an"): "DA",
    ("phuong", "an"): "PA",
    ("huong", "dan"): "HD",
    ("nghi", "dinh"): "ND",
    ("thong", "tu"): "TT",
    ("thong", "tri"): "",
    ("luat",): "L",
    ("phap", "lenh"): "",
    ("cong", "dien"): "",
    ("van", "ban"): "",
}

_PARTY = ("TW", "TU", "QU", "HU", "ĐU", "ĐUK", "VPTW", "VPTU", "VPQU", "VPHU")
# These write letters whose number has no code of a kind: "12/UBND-VP", "178/CP".
_STATE = (
    "CP", "TTg", "VPCP", "HĐBT", "UBND", "HĐND", "TTCP", "UBDT", "NHNN", "BCA", "BCT", "BGDĐT",
    "BGTVT", "BKHCN", "BKHĐT", "BLĐTBXH", "BNG", "BNNPTNT", "BNNMT", "BNV", "BQP", "BTC", "BTNMT",
    "BTP", "BTTTT", "BVHTT", "BVHTTDL", "BXD", "BYT", "BDTTG",
)  # fmt: skip
_OTHERS = (
    "CTN", "UBTVQH", "QH", "VPQH", "MTTQ", "MTTW", "UBMTTQ", "UBMT", "BTT", "LĐLĐ", "TLĐ", "ĐTN",
    "TĐTN", "TWĐTN", "LHPN", "HLHPN", "HND", "HCCB", "CCB", "CA", "CAP", "CAQ", "CATP", "UBKT",
    "UBKTTW", "UBKTTU", "BTG", "BTGTU", "BTGTW", "BTGDV", "BTGDVTU", "BTGDVTW", "BTCTU", "BTCTW",
    "BTCQU", "BDV", "BNC", "BCĐ", "BCH", "BTV", "CB", "VKSTC", "VKSNDTC", "TANDTC", "HĐTP",
)  # fmt: skip
_ASCII = str.maketrans("ĐƯ", "DU")


def _folded(code: str) -> str:
    return code.translate(_ASCII).lower()


PARTY = {_folded(code) for code in _PARTY}
STATE = {_folded(code) for code in _STATE}
ISSUERS = {_folded(code): code for code in (*_PARTY, *_STATE, *_OTHERS)}
WRITTEN = {_folded(code): code for code in _WRITTEN_TYPES}
