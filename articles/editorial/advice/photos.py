"""Advice on the words of photos: what a person who cannot see them would gain nothing by. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable

from articles.content import Content
from articles.editorial.advice.base import Advice
from wards.text import fold

_FILE = re.compile(
    r"(?:img|dsc|dscn|dscf|pxl|photo|image|screenshot|zalo|z|fb_img|picture|anh|hinh)?"
    r"[\s_-]*\d[\d\s_.()-]*(?:\.?(?:jpe?g|png|heic|heif|webp|gif|avif))?"
    r"|.*\.(?:jpe?g|png|heic|heif|webp|gif|avif)",
)
_EMPTY = re.compile(r"(?:hinh )?(?:anh|hinh)(?: (?:minh hoa|chup|su kien|bai viet|so))*[\s.\d]*")


def advise(text: Content) -> Iterable[Advice]:
    """Yield advice on the alt texts of `text`, each kind once, by the places of the photos."""
    told = [
        (place, photo.alt.strip(), photo.caption.strip())
        for place, photo in enumerate(text.photos, start=1)
        if photo.alt.strip() and not photo.decorative
    ]
    names = [place for place, alt, _ in told if is_file_name(alt)]
    empty = [place for place, alt, _ in told if says_nothing(alt) and place not in names]
    spoken = [each for each in told if each[0] not in (*names, *empty)]
    if names:
        yield _advice(names, "có mô tả là tên tệp. Hãy viết trong ảnh có ai, đang làm gì.")
    if empty:
        yield _advice(empty, "có mô tả chưa nói gì về ảnh. Hãy viết trong ảnh có ai, đang làm gì.")
    same = [place for place, alt, caption in spoken if fold(alt) == fold(caption)]
    if same:
        yield _advice(
            same,
            "có mô tả giống hệt chú thích, nên người nghe đọc màn hình phải nghe hai lần. Chú "
            "thích nói việc gì; mô tả nói thấy gì trong ảnh.",
        )
    places = defaultdict(list)
    for place, alt, _ in spoken:
        places[fold(alt)].append(place)
    if repeated := [group for group in places.values() if len(group) > 1]:
        yield _advice(repeated[0], "có cùng một mô tả. Hãy nói mỗi ảnh khác nhau ở chỗ nào.")


def is_file_name(alt: str) -> bool:
    """Whether `alt` is what a camera or a program called the file."""
    return bool(_FILE.fullmatch(fold(alt))) and any(char.isdigit() or char == "." for char in alt)


def says_nothing(alt: str) -> bool:
    """Whether `alt` says no more than that it is a picture."""
    return bool(_EMPTY.fullmatch(fold(alt)))


def _advice(places: list[int], what: str) -> Advice:
    return Advice("photos", f"Ảnh {', '.join(map(str, places))} {what}")
