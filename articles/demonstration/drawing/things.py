"""Flags, bunting, tables, curtains, bicycles and heaps of goods."""

import itertools
import math

from .canvas import clear, darker, lighter, mix, ring

RED, GOLD = "#d2342c", "#ffd84a"


def flag(canvas, x, y, w, way=1, wave=0.12):
    """Draw a national flag `w` wide flying from the pole point (x, y), star in the middle."""
    h = w * 2 / 3
    phase = canvas.rng.uniform(0, 6.28)
    steps = 14

    def lift(t):
        return math.sin(phase + t * 5.2) * h * wave * min(1.0, t * 1.6)

    upper = [(x + way * w * i / steps, y + lift(i / steps)) for i in range(steps + 1)]
    lower = [(px, py + h) for px, py in reversed(upper)]
    canvas.poly(upper + lower, RED)
    canvas.star(x + way * w / 2, y + h / 2 + lift(0.5), h * 0.3, GOLD)
    for i in range(1, steps):
        shade = math.cos(phase + i / steps * 5.2)
        fill = clear("#5a0f1c", 0.2 * shade) if shade > 0 else clear("#fff0c0", -0.16 * shade)
        canvas.poly(
            [
                upper[i - 1],
                upper[i],
                (upper[i][0], upper[i][1] + h),
                (upper[i - 1][0], upper[i - 1][1] + h),
            ],
            fill,
        )


def house_flag(canvas, x, y, w, way=1):
    """Draw a flag on a short slanting pole fixed to a wall at (x, y)."""
    tip = (x + way * w * 0.55, y - w * 0.75)
    canvas.line([(x, y), tip], max(2.2, w * 0.04), "#8a6a4a")
    flag(canvas, tip[0], tip[1], w * 0.9, way, 0.06)


def bunting(
    canvas,
    start,
    end,
    sag,
    colours=("#e2583e", "#f0c040", "#3f8fae", "#6fae7d", "#d978a0"),
    size=20,
):
    """Hang a string of small pennants between two points."""
    count = max(6, int(math.hypot(end[0] - start[0], end[1] - start[1]) / (size * 1.7)))
    points = []
    for i in range(count + 1):
        t = i / count
        points.append(
            (
                start[0] + (end[0] - start[0]) * t,
                start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t),
            )
        )
    canvas.line(points, 2, clear("#3a2f38", 0.7))
    for i, ((ax, ay), (bx, by)) in enumerate(itertools.pairwise(points)):
        colour = colours[i % len(colours)]
        tip = ((ax + bx) / 2, max(ay, by) + size * 1.25)
        canvas.poly([(ax + 2, ay), (bx - 2, by), tip], colour)
        canvas.poly([((ax + bx) / 2, (ay + by) / 2), (bx - 2, by), tip], clear("#1c1838", 0.13))


def table(canvas, x, y, w, h, colour, top_depth=18):
    """Draw a table under a cloth; (x, y) is the left end of its front upper edge."""
    canvas.poly(
        [(x + 14, y - top_depth), (x + w - 14, y - top_depth), (x + w, y), (x, y)],
        lighter(colour, 0.25),
    )
    canvas.box(x, y, w, h, colour)
    folds = max(3, int(w / 46))
    for i in range(folds):
        fx = x + w * (i + 0.5) / folds
        canvas.poly([(fx - 4, y + 4), (fx + 12, y + h), (fx - 12, y + h)], clear("#1c1838", 0.13))
    canvas.box(x, y, w, 6, lighter(colour, 0.35))


def curtain(canvas, x, y, w, h, colour, folds=16):
    """Hang a curtain in soft folds."""
    dark, light = darker(colour, 0.3), lighter(colour, 0.12)
    canvas.fade(x, y, w, h, [colour, dark] + [light, colour, dark] * folds + [colour], across=True)
    canvas.fade(x, y, w, 26, [darker(colour, 0.4), darker(colour, 0.24)])
    for i in range(9):
        left = x + w * i / 9
        swag = ring(left + w / 18, y + 20, w / 18, 44, 14, 180, 0)
        canvas.poly(swag, darker(colour, 0.12 + 0.08 * (i % 2)))
        canvas.line([(px, py + 2) for px, py in swag], 4, "#e0b04a")
    canvas.box(x, y, w, 24, darker(colour, 0.2))


def wheel(canvas, x, y, r):
    """Draw a bicycle wheel."""
    canvas.line(ring(x, y, r, r, 36), r * 0.11, "#332c3e")
    for a in range(0, 180, 30):
        dx, dy = math.cos(math.radians(a)) * r, math.sin(math.radians(a)) * r
        canvas.line([(x - dx, y - dy), (x + dx, y + dy)], 1.2, clear("#e8e4e0", 0.7))
    canvas.oval(x, y, r * 0.1, r * 0.1, "#8a8490")


def bicycle(canvas, x, y, way, colour):
    """Draw a bicycle whose back wheel stands on (x, y)."""
    r = 66
    for dx in (0, 190):
        wheel(canvas, x + way * dx, y - r, r)
    frame = [(0, 66), (66, 150), (160, 150), (80, 62), (0, 66)]
    canvas.line([(x + way * a, y - b) for a, b in frame], 7, colour)
    canvas.line([(x + way * 80, y - 62), (x + way * 60, y - 172)], 6, colour)
    canvas.line(
        [(x + way * 190, y - 66), (x + way * 158, y - 190), (x + way * 128, y - 198)], 7, colour
    )
    canvas.limb([(x + way * 34, y - 176), (x + way * 84, y - 176)], [9, 7], "#4a3228")


GOODS = ("#e2583e", "#f0a03c", "#8fbf5a", "#4f8f5a", "#b3486f", "#f2d45c", "#7a5a8c", "#f4ecdc")


def heap(canvas, x, y, w, colour):
    """Pile fruit or greens into a mound `w` wide standing on (x, y)."""
    rng = canvas.rng
    canvas.poly(ring(x, y, w * 0.5, w * 0.34, 16, 180, 360), darker(colour, 0.28))
    for row in range(4):
        count = 6 - row
        for i in range(count):
            px = x + (i - (count - 1) / 2) * w * 0.155
            py = y - row * w * 0.088 - w * 0.05
            r = w * 0.088
            canvas.oval(px, py, r, r, mix(colour, "#2a1838", rng.uniform(0.02, 0.14)))
            canvas.oval(px - r * 0.25, py - r * 0.3, r * 0.42, r * 0.34, lighter(colour, 0.35))
