"""The drawing surface: a 1600 x 1067 sheet of flat shapes, gradients, soft light and grain.

Scenes speak in sheet units whatever the size of the picture asked for; the sheet is scaled to
cover the picture, drawn at twice its size and reduced at the end, so that edges come out smooth.
"""

import itertools
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
OVERSAMPLING = 2
_SOFT = 8  # blurred shapes are made this many times smaller, then enlarged


def rgb(colour):
    """Return the (r, g, b) of "#rrggbb" or of a tuple of three or four numbers."""
    if isinstance(colour, str):
        return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return tuple(colour[:3])


def mix(first, second, share):
    """Return the colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def darker(colour, share=0.2):
    """Return `colour` moved towards a deep blue, the colour of shade in these pictures."""
    return mix(colour, "#1c1838", share)


def lighter(colour, share=0.2):
    """Return `colour` moved towards a warm white."""
    return mix(colour, "#fff6e0", share)


def clear(colour, opacity):
    """Return `colour` with an opacity between 0 and 1."""
    return (*rgb(colour), round(255 * opacity))


def ring(x, y, rx, ry, steps=28, start=0.0, end=360.0):
    """Return points along an ellipse, angles in degrees clockwise from the right."""
    arc = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in arc]


def smooth(points, closed=True, steps=7):
    """Return `points` joined by a Catmull-Rom curve, as a longer list of points."""
    count = len(points)
    curve = []
    for i in range(count if closed else count - 1):
        if closed:
            four = [points[(i + j) % count] for j in (-1, 0, 1, 2)]
        else:
            four = [points[min(max(i + j, 0), count - 1)] for j in (-1, 0, 1, 2)]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
        for step in range(steps):
            t = step / steps
            p, q = t * t, t * t * t
            weights = (-t + 2 * p - q, 2 - 5 * p + 3 * q, t + 4 * p - 3 * q, q - p)
            xs = sum(w * v for w, v in zip(weights, (ax, bx, cx, dx), strict=True)) / 2
            ys = sum(w * v for w, v in zip(weights, (ay, by, cy, dy), strict=True)) / 2
            curve.append((xs, ys))
    return curve if closed else [*curve, points[-1]]


class Canvas:
    """A sheet to draw on. `rng` is the only source of chance a scene may use."""

    def __init__(self, scene, seed, size):
        """Take what seeds all chance, and the size of the finished picture in pixels."""
        self.rng = random.Random(f"{scene}:{seed}")
        self.seed = seed
        self.size = size
        full = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.scale = max(full[0] / WIDTH, full[1] / HEIGHT)
        self.left = (full[0] - WIDTH * self.scale) / 2
        self.top = (full[1] - HEIGHT * self.scale) / 2
        self.image = Image.new("RGB", full, "#ffffff")
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def pick(self, options):
        """Return one of `options`, another one for the next seed."""
        return options[self.seed % len(options)]

    def at(self, points):
        """Return sheet points as pixels of the enlarged picture."""
        k, left, top = self.scale, self.left, self.top
        return [(left + x * k, top + y * k) for x, y in points]

    def poly(self, points, fill):
        """Fill a polygon."""
        self.pen.polygon(self.at(points), fill=fill)

    def blob(self, points, fill):
        """Fill the rounded shape that passes through `points`."""
        self.poly(smooth(points), fill)

    def oval(self, x, y, rx, ry, fill):
        """Fill an ellipse around (x, y)."""
        (x0, y0), (x1, y1) = self.at([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse((x0, y0, x1, y1), fill=fill)

    def box(self, x, y, w, h, fill, radius=0):
        """Fill a rectangle whose upper left corner is (x, y), its corners rounded if asked."""
        (x0, y0), (x1, y1) = self.at([(x, y), (x + w, y + h)])
        if radius:
            self.pen.rounded_rectangle((x0, y0, x1, y1), radius * self.scale, fill=fill)
        else:
            self.pen.rectangle((x0, y0, x1, y1), fill=fill)

    def line(self, points, width, fill):
        """Draw a line of even width through `points`."""
        pixels = max(1, round(width * self.scale))
        self.pen.line(self.at(points), fill=fill, width=pixels, joint="curve")

    def limb(self, points, radii, fill):
        """Draw a rounded, tapering tube through `points`, with a radius at each of them."""
        for (x, y), r in zip(points, radii, strict=True):
            self.oval(x, y, r, r, fill)
        joints = list(zip(points, radii, strict=True))
        for ((ax, ay), ar), ((bx, by), br) in itertools.pairwise(joints):
            length = math.hypot(bx - ax, by - ay) or 1
            nx, ny = (ay - by) / length, (bx - ax) / length
            self.poly(
                [
                    (ax + nx * ar, ay + ny * ar),
                    (bx + nx * br, by + ny * br),
                    (bx - nx * br, by - ny * br),
                    (ax - nx * ar, ay - ny * ar),
                ],
                fill,
            )

    def star(self, x, y, r, fill):
        """Fill a five-pointed star standing upright, `r` from its middle to a point."""
        points = []
        for i in range(10):
            angle = math.radians(-90 + 36 * i)
            reach = r if i % 2 == 0 else r * 0.382
            points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
        self.poly(points, fill)

    def _pixels(self, x0, y0, x1, y1):
        (px, py), (qx, qy) = self.at([(x0, y0), (x1, y1)])
        box = (math.floor(px), math.floor(py), math.ceil(qx), math.ceil(qy))
        return box, (max(1, box[2] - box[0]), max(1, box[3] - box[1]))

    def fade(self, x, y, w, h, stops, across=False):
        """Fill a rectangle with an even gradient through the colours `stops`."""
        box, size = self._pixels(x, y, x + w, y + h)
        strip = Image.new("RGB", (1, len(stops)))
        strip.putdata([rgb(stop) for stop in stops])
        if across:
            strip = strip.transpose(Image.Transpose.ROTATE_90).transpose(
                Image.Transpose.FLIP_LEFT_RIGHT
            )
        count = len(stops)
        middle = (0.5, 0, count - 0.5, 1) if across else (0, 0.5, 1, count - 0.5)
        left, right = (
            (box[0], box[2]) if across else (max(box[0], 0), min(box[2], self.image.width))
        )
        if left < right:
            tile = strip.resize((right - left, size[1]), Image.Resampling.BILINEAR, box=middle)
            self.image.paste(tile, (left, box[1]))

    def veil(self, y0, y1, colour, start, end):
        """Lay a mist of `colour` over the full width, its opacity going from `start` to `end`."""
        box, size = self._pixels(0, y0, WIDTH, y1)
        mask = Image.new("L", (1, 2))
        mask.putdata([round(255 * start), round(255 * end)])
        mask = mask.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, 1.5))
        self.image.paste(rgb(colour), box, mask)

    def glow(self, x, y, r, colour, opacity):
        """Lay a round light of `colour` that dies away at the distance `r`."""
        box, size = self._pixels(x - r, y - r, x + r, y + r)
        width, height = self.image.size
        seen = (max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height))
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        levels = [round(255 * opacity * max(0.0, 1 - v / 180) ** 2) for v in range(256)]
        part = tuple((seen[i] - box[i % 2]) * 256 / size[i % 2] for i in range(4))
        shown = (seen[2] - seen[0], seen[3] - seen[1])
        mask = Image.radial_gradient("L").point(levels)
        self.image.paste(rgb(colour), seen, mask.resize(shown, Image.Resampling.BILINEAR, box=part))

    def soft(self, shapes, colour, opacity, blur):
        """Fill blurred polygons: shadows, smoke, beams of light."""
        xs = [x for shape in shapes for x, _ in shape]
        ys = [y for shape in shapes for _, y in shape]
        rim = blur * 2.5
        x0, x1 = max(min(xs) - rim, 0), min(max(xs) + rim, WIDTH)
        y0, y1 = max(min(ys) - rim, 0), min(max(ys) + rim, HEIGHT)
        if x0 >= x1 or y0 >= y1:
            return
        box, size = self._pixels(x0, y0, x1, y1)
        k = self.scale / _SOFT
        mask = Image.new("L", (max(1, size[0] // _SOFT), max(1, size[1] // _SOFT)))
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon([((x - x0) * k, (y - y0) * k) for x, y in shape], round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * k))
        self.image.paste(rgb(colour), box, mask.resize(size, Image.Resampling.BILINEAR))

    def finish(self, tint="#f4e2c6", strength=0.16):
        """Reduce, grade towards `tint`, darken the corners, add paper and grain; return RGB."""
        picture = self.image.reduce(OVERSAMPLING)
        layer = Image.new("RGB", self.size, rgb(tint))
        picture = Image.blend(picture, ImageChops.soft_light(picture, layer), strength * 2)
        tile = Image.frombytes("L", (320, 320), self.rng.randbytes(320 * 320))
        tile = tile.point([round(128 + (v - 128) * 0.2) for v in range(256)])
        grain = Image.new("L", self.size)
        for x in range(0, self.size[0], 320):
            for y in range(0, self.size[1], 320):
                grain.paste(tile, (x, y))
        paper = Image.frombytes("L", (48, 32), self.rng.randbytes(48 * 32))
        paper = paper.point([round(128 + (v - 128) * 0.085) for v in range(256)])
        paper = paper.resize(self.size, Image.Resampling.BICUBIC)
        corners = Image.radial_gradient("L").point(
            [round(128 - 46 * max(0.0, v / 255 - 0.45)) for v in range(256)]
        )
        corners = corners.resize(self.size, Image.Resampling.BILINEAR)
        texture = ImageChops.add(ImageChops.add(grain, paper, 2), corners, 2)
        spread = texture.point([min(255, max(0, 128 + (v - 128) * 2)) for v in range(256)])
        return ImageChops.overlay(picture, Image.merge("RGB", (spread,) * 3))
