"""Planting trees."""

import math

from ..canvas import clear, mix, ring, smooth
from ..figure import person
from ..mood import MOODS, beams, hills, sky, skyline
from ..people import somebody
from ..plants import bush, tree


def planting(canvas):
    """Neighbours plant young trees in a riverside park."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[1], MOODS[3], MOODS[0], MOODS[4]))
    sky(canvas, mood, 480, clouds=6)
    skyline(canvas, 520, 170, mix(mood.haze, mood.sky[0], 0.42))
    for depth, height, base in ((0.55, 120, 540), (0.35, 90, 580)):
        hills(canvas, base, height, mix("#5f9a68", mood.haze, depth), 8)
    canvas.fade(
        -700, 560, 3000, 70, [mix(mood.sky[0], "#ffffff", 0.3), mix(mood.sky[-1], "#6fb0b0", 0.4)]
    )
    canvas.poly(
        [
            (-300, 1400),
            (-300, 640),
            *smooth([(-300, 640), (300, 606), (800, 628), (1300, 600), (1900, 640)], False),
            (1900, 1400),
        ],
        "#93bb68",
    )
    canvas.poly(
        [
            (-300, 1400),
            *smooth([(-300, 760), (260, 700), (800, 748), (1340, 704), (1900, 770)], False),
            (1900, 1400),
        ],
        "#7dab5c",
    )
    canvas.poly(
        [
            (-300, 1400),
            *smooth([(-300, 900), (300, 868), (820, 902), (1300, 872), (1900, 930)], False),
            (1900, 1400),
        ],
        "#6a9a52",
    )
    path = smooth([(980, 618), (900, 660), (1010, 730), (860, 820), (700, 930), (560, 1100)], False)
    back = smooth(
        [(860, 1100), (940, 930), (1010, 820), (1094, 730), (940, 660), (1000, 618)], False
    )
    canvas.poly(path + back, "#e3cfa2")
    for x, y, h in ((110, 700, 420), (1490, 690, 460), (1250, 660, 270), (360, 664, 250)):
        canvas.poly(ring(x + h * 0.16, y, h * 0.4, h * 0.05), clear("#1c3a30", 0.22))
        tree(canvas, x, y, h, depth=0.24 if h < 300 else 0.06, haze=mood.haze)
    for _ in range(5):
        sapling(canvas, rng.uniform(140, 1480), rng.uniform(730, 790), rng.uniform(110, 150))
    for _ in range(6):
        x, y = rng.uniform(100, 1500), rng.uniform(730, 800)
        look = somebody(rng, hat=rng.choice(("cone", "", "cap")), wear="shirt")
        person(
            canvas,
            x,
            y,
            220,
            look,
            rng.choice(("dig", "bend", "stand", "carry")),
            way=rng.choice((-1, 1)),
        )
    beams(canvas, rng.choice((-60, 1660)), -200, mood.sun, 0.2, (20, 160), 7)
    for x in (360, 1130):
        x += rng.uniform(-30, 30)
        soil(canvas, x, 990)
        sapling(canvas, x, 974, 300)
        digger = somebody(
            rng,
            hat=rng.choice(("cone", "cap")),
            scarf="#d2342c",
            wear="shirt",
            sleeves="long",
            cut="short",
        )
        person(canvas, x - 190, 1010, 400, digger, "dig", way=1, hold=shovel)
        kneeler = somebody(rng, hat=rng.choice(("cone", "")), wear="shirt")
        person(canvas, x + 150, 1016, 390, kneeler, "squat", way=-1)
    child = somebody(rng, child=True, hat="cap", scarf="#f0a03c", wear="shirt")
    person(canvas, 760, 1040, 270, child, "give", way=1, hold=can)
    for x in (40, 1560):
        bush(canvas, x, 1080, 190, "#4f8a52")
    _blossoms(canvas)
    return mood.tint, mood.strength


def sapling(canvas, x, y, h):
    """Draw a young tree tied to its stake."""
    rng = canvas.rng
    canvas.line([(x + h * 0.09, y), (x - h * 0.02, y - h * 0.62)], h * 0.018, "#b08a58")
    canvas.limb([(x, y), (x + h * 0.01, y - h * 0.7)], [h * 0.02, h * 0.011], "#7a5a44")
    for i in range(26):
        t = rng.uniform(0.42, 1.0)
        side = rng.choice((-1, 1))
        reach = h * 0.26 * math.sin(math.pi * min(1, (1.12 - t) * 1.35)) * rng.uniform(0.3, 1)
        px, py = x + side * reach, y - h * t
        if i % 4 == 0:
            canvas.line([(x + h * 0.01, py + h * 0.06), (px, py)], h * 0.009, "#7a5a44")
        r = h * 0.062
        leaf = smooth(
            [
                (px - side * r, py + r * 0.5),
                (px, py - r * 0.5),
                (px + side * r * 1.2, py - r * 0.2),
                (px, py + r * 0.5),
            ],
            steps=4,
        )
        canvas.poly(leaf, rng.choice(("#5f9f4f", "#7fb85a", "#a4cf6a", "#4f8f52")))


def soil(canvas, x, y):
    """Heap dug earth around (x, y)."""
    for tone, r in (("#5f3f30", 1.0), ("#7a523c", 0.76), ("#96684a", 0.44)):
        canvas.poly(ring(x - (1 - r) * 24, y, 120 * r, 40 * r, 18, 180, 360), tone)
    canvas.poly(ring(x, y, 120, 13), "#5f3f30")


def shovel(figure):
    """Put a shovel into the hands of `figure`."""
    c, h, way = figure.canvas, figure.h, figure.way
    (ax, ay), (bx, by) = figure.hands
    dx, dy = way * h * 0.2, h * 0.3
    c.line(
        [(min(ax, bx) if way > 0 else max(ax, bx), min(ay, by)), (ax + dx * 0.9, ay + dy * 0.8)],
        h * 0.018,
        "#a8743f",
    )
    c.line([(bx - dx * 0.5, by - dy * 0.5), (ax + dx * 0.9, ay + dy * 0.8)], h * 0.018, "#a8743f")
    tx, ty = ax + dx * 0.9, ay + dy * 0.8
    c.blob(
        [
            (tx - h * 0.035, ty - h * 0.02),
            (tx + h * 0.035, ty - h * 0.03),
            (tx + h * 0.04 + way * h * 0.03, ty + h * 0.07),
            (tx + way * h * 0.035, ty + h * 0.12),
            (tx - h * 0.02, ty + h * 0.07),
        ],
        "#76828c",
    )


def can(figure):
    """Put a watering can into the hand of `figure`, pouring."""
    c, (x, y), way = figure.canvas, figure.hands[0], figure.way
    c.line(ring(x + way * 12, y + 4, 26, 26, 16, 180, 360), 6, "#2f6f8f")
    c.box(x - 14 if way > 0 else x - 38, y + 4, 52, 44, "#3f8fb0", 8)
    c.limb([(x + way * 34, y + 36), (x + way * 78, y + 2)], [8, 5], "#3f8fb0")
    for i in range(6):
        c.line(
            smooth(
                [
                    (x + way * 80, y),
                    (x + way * (98 + i * 6), y + 30),
                    (x + way * (106 + i * 8), y + 92),
                ],
                False,
            ),
            2.2,
            clear("#e2f6fb", 0.85),
        )


def _blossoms(canvas):
    rng = canvas.rng
    for _ in range(70):
        x, y = rng.uniform(-10, 1610), rng.uniform(1000, 1064)
        canvas.line([(x, y + 18), (x, y)], 2, "#4f8040")
        canvas.oval(x, y, 6, 6, rng.choice(("#fff6e0", "#ffd84a", "#f58fac", "#b48ad0")))
