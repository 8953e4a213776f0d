"""Pictures turned and cropped by the clerk, always from the one that came in."""

import io
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos import intake
from tests.articles.photos.made import close_to, colour


def stored(image: Image.Image) -> intake.Picture:
    picture = intake.encode(image)
    intake.store(picture, renditions=False)
    return picture


def quarters() -> Image.Image:
    """Four colours, one in each corner, clockwise from the left: red, green, blue, white."""
    image = Image.new("RGB", (80, 60), (255, 0, 0))
    image.paste((0, 255, 0), (40, 0, 80, 30))
    image.paste((0, 0, 255), (40, 30, 80, 60))
    image.paste((255, 255, 255), (0, 30, 40, 60))
    return image


def corner(picture: intake.Picture) -> str:
    seen = colour(Image.open(io.BytesIO(picture.data)), (3, 3))
    known = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255,) * 3}
    return next(name for name, wanted in known.items() if close_to(seen, wanted, 30))


@pytest.mark.parametrize(
    ("turn", "crop", "size", "first"),
    [
        (90, "", (60, 80), "white"),
        (180, "", (80, 60), "blue"),
        (270, "", (60, 80), "green"),
        (0, "500,0,500,500", (40, 30), "green"),
        (90, "500,0,500,500", (30, 40), "red"),
        (90, "0,0,1000,1000", (60, 80), "white"),
    ],
)
def test_a_picture_is_turned_clockwise_and_then_cropped(turn, crop, size, first):
    root = stored(quarters())
    made = intake.derive(root.digest, turn, crop)
    assert ((made.width, made.height), corner(made)) == (size, first)
    assert (made.root, made.turn) == (root.digest, turn)
    assert made.crop == ("" if crop == "0,0,1000,1000" else crop)
    assert made.digest != root.digest
    assert not default_storage.exists(made.file)


@pytest.mark.parametrize("crop", ["", "0,0,1000,1000"])
def test_what_is_turned_back_is_the_root_itself(crop):
    root = stored(quarters())
    again = intake.derive(root.digest, 0, crop)
    assert (again.digest, again.root, again.crop) == (root.digest, "", "")
    assert (again.width, again.height) == (root.width, root.height)


@pytest.mark.parametrize(
    ("turn", "crop", "said"),
    [
        (45, "", "góc vuông"),
        (0, "900,0,200,100", "không nằm trong ảnh"),
        (0, "0,0,0,0", "không nằm trong ảnh"),
        (0, "-1,0,500,500", "không nằm trong ảnh"),
        (0, "0,0,500", "không nằm trong ảnh"),
        (0, "0,0,500,500;", "không nằm trong ảnh"),
        (0, "0,0,100,900", "quá nhỏ"),
        (0, "0,0,1,1", "quá nhỏ"),
    ],
)
def test_a_cut_that_makes_no_sense_is_refused(turn, crop, said):
    root = stored(quarters())
    with pytest.raises(ValidationError, match=said):
        intake.derive(root.digest, turn, crop)


def test_of_a_root_that_is_gone_nothing_can_be_made():
    with pytest.raises(FileNotFoundError):
        intake.derive("ab" * 32, 90, "")


def test_of_a_broken_root_the_clerk_is_told_what_to_do():
    root = stored(quarters())
    Path(default_storage.path(root.file)).write_bytes(b"no picture")
    with pytest.raises(ValidationError, match="Hãy tải ảnh lên lại"):
        intake.derive(root.digest, 90, "")
