"""Illustrations that stand in for photos: drawn by rule, the same for the same scene and seed."""

from PIL import Image

from .canvas import Canvas
from .scenes import PAINTERS

SCENES: tuple[str, ...] = tuple(PAINTERS)


def draw(scene: str, seed: int, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Return the RGB picture of `scene` (one of SCENES) for the whole number `seed`.

    `size` is width and height in pixels; a picture of other proportions is cut from the middle
    of the scene. Raises KeyError for a scene there is not.
    """
    canvas = Canvas(scene, seed, size)
    tint, strength = PAINTERS[scene](canvas)
    picture = canvas.finish(tint, strength)
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if seed & 2 else picture
