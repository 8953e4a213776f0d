"""The flower street before Tết."""

import math

from ..canvas import clear, lighter, mix, ring
from ..figure import person
from ..houses import row_of_houses
from ..mood import Mood, ground, sky
from ..people import somebody
from ..plants import leaves, pot
from ..things import bicycle, bunting

SPRINGS = (
    Mood(("#b3bccb", "#dccfd4", "#f6dccf", "#fbe9d2"), "#fff4dc", "#e9d3cb", "#ffd8c8", 0.16, 0.3),
    Mood(("#8fc1c4", "#c9dfd0", "#fbe8c8", "#ffe0b4"), "#fff6d8", "#efdcc0", "#ffe2b0", 0.15, 0.3),
    Mood(("#8f86b5", "#d9a3b3", "#f8bfa4", "#ffe2b8"), "#fff0cc", "#e6b7ac", "#ffb8a0", 0.16, 0.4),
)


PETALS = ("#f06f94", "#f58fac", "#fbb4c4", "#e95580")


def peach(canvas, x, y, h, pot_colour="#3f6f8a"):
    """Draw a potted peach tree in bloom standing on (x, y)."""
    rng = canvas.rng
    base = y - h * 0.2
    tips = []

    def grow(px, py, angle, length, width, depth):
        a = math.radians(angle)
        qx, qy = px + math.sin(a) * length, py - math.cos(a) * length
        canvas.limb([(px, py), (qx, qy)], [width, width * 0.66], "#5f4038")
        tips.extend([(qx, qy), ((px + qx) / 2, (py + qy) / 2)] if depth < 3 else [])
        if depth:
            for turn in (-1, 0.1, 1)[: 3 if depth > 1 else 2]:
                grow(
                    qx,
                    qy,
                    angle + turn * rng.uniform(22, 40),
                    length * rng.uniform(0.66, 0.84),
                    width * 0.66,
                    depth - 1,
                )

    grow(x, base, rng.uniform(-8, 8), h * 0.24, h * 0.026, 3)
    for bx, by in tips:
        for _ in range(2):
            px, py, r = (
                bx + rng.gauss(0, h * 0.022),
                by + rng.gauss(0, h * 0.022),
                h * rng.uniform(0.013, 0.024),
            )
            colour = rng.choice(PETALS)
            canvas.oval(px, py, r, r * 0.9, colour)
            canvas.oval(px, py, r * 0.36, r * 0.32, "#fff0d8" if r > h * 0.018 else "#c2305f")
        if rng.random() < 0.3:
            canvas.oval(bx + rng.gauss(0, h * 0.03), by, h * 0.012, h * 0.007, "#8fb765")
    pot(canvas, x, y, h * 0.28, pot_colour)


def kumquat(canvas, x, y, h):
    """Draw a potted kumquat tree, a cone of dark leaves full of fruit."""
    rng = canvas.rng
    canvas.limb([(x, y - h * 0.1), (x, y - h * 0.34)], [h * 0.022, h * 0.018], "#6b4a38")
    for tone, size, dx in (
        ("#2f6b48", 1.0, 0.0),
        ("#3f8552", 0.84, -0.02),
        ("#5f9f5a", 0.52, -0.05),
    ):
        for row in range(7):
            t = row / 6
            half = h * (0.27 - 0.21 * t) * size
            for k in (-1, 0, 1):
                canvas.oval(
                    x + dx * h + k * half * 0.6,
                    y - h * (0.32 + 0.6 * t),
                    half * 0.56,
                    h * 0.075 * size,
                    tone,
                )
    for _ in range(44):
        t = rng.random() ** 1.2
        half = h * (0.27 - 0.21 * t)
        px, py, r = (
            x + rng.uniform(-1, 1) * half,
            y - h * (0.3 + 0.62 * t),
            h * rng.uniform(0.018, 0.025),
        )
        canvas.oval(px, py, r, r, rng.choice(("#f29a2e", "#f7b23c", "#ee8424")))
        canvas.oval(px - r * 0.3, py - r * 0.3, r * 0.35, r * 0.3, "#ffe2a0")
    pot(canvas, x, y, h * 0.3, "#b5503a")


def flowers(canvas):
    """A street of peach and kumquat trees in the days before Tết."""
    rng = canvas.rng
    mood = canvas.pick(SPRINGS)
    sky(canvas, mood, 460, clouds=3)
    row_of_houses(canvas, 610, 158)
    canvas.veil(120, 640, mood.haze, 0.1, 0.55)
    ground(canvas, 606, [mix("#d9b9a0", mood.haze, 0.5), "#c9a68e", "#a9857a"])
    for i in range(12):
        x = -20 + i * 148 + rng.uniform(-20, 20)
        (peach if rng.random() < 0.6 else kumquat)(canvas, x, 660, rng.uniform(210, 270))
    for start, end in (
        ((-40, 130), (560, 90)),
        ((540, 90), (1120, 100)),
        ((1080, 100), (1660, 130)),
    ):
        bunting(canvas, start, end, 58, ("#d2342c", "#ffd84a", "#e86a5a"), 22)
    for i in range(8):
        x, y = 100 + i * 200 + rng.uniform(-50, 50), 730 + rng.uniform(-20, 40)
        look = somebody(
            rng,
            sleeves="long",
            wear=rng.choice(("shirt", "coat", "tunic")),
            bottom=rng.choice(("#f6efe6", "#4a4152", "#2f3550")),
        )
        person(
            canvas,
            x,
            y,
            262,
            look,
            rng.choice(("walk", "stand", "give", "walk")),
            way=rng.choice((-1, 1)),
        )
    turn = rng.choice((-1, 1))
    bx = 640 if turn > 0 else 960
    canvas.poly(ring(bx + turn * 100, 952, 230, 18), clear("#3a1a30", 0.22))
    bicycle(canvas, bx, 946, turn, "#b5443c")
    _load_of_flowers(canvas, bx - turn * 20, 790)
    rider = somebody(
        rng,
        sleeves="long",
        wear="tunic",
        cut="bun",
        hat="cone",
        top=rng.choice(("#c23b3b", "#e9a0a8", "#f4ecdc")),
        bottom="#fff6ee",
    )
    person(canvas, bx + turn * 60, 962, 420, rider, "give", way=turn, shadow=False)
    for x, y, h in ((90, 1010, 470), (1500, 1016, 500)):
        canvas.poly(ring(x + 40, y, 160, 22), clear("#3a1a30", 0.24))
        peach(canvas, x, y, h, rng.choice(("#3f6f8a", "#b5503a", "#4f7f6a")))
    for x, y, h in ((270, 1060, 330), (1310, 1064, 340)):
        kumquat(canvas, x, y, h)
    child = somebody(
        rng,
        child=True,
        sleeves="long",
        top="#d9433c",
        cut=rng.choice(("tail", "short")),
        bottom="#4a2f3a",
        scarf="#ffd84a",
    )
    person(canvas, 1110 if turn > 0 else 470, 1020, 270, child, "raise", "side", -turn)
    leaves(canvas, 660, 1060, 90, PETALS, 6)
    return mood.tint, mood.strength


def _load_of_flowers(canvas, x, y):
    rng = canvas.rng
    for _ in range(70):
        a, d = rng.uniform(0, 6.28), rng.random() ** 0.5
        px, py = x + math.cos(a) * d * 118, y - 20 + math.sin(a) * d * 86
        colour = rng.choice((*PETALS, "#ffd84a", "#fff4ea", "#f5a33c"))
        canvas.oval(px, py + 8, 15, 10, "#5f8f58")
        canvas.oval(px, py, 14, 13, colour)
        canvas.oval(px - 3, py - 3, 6, 5, lighter(colour, 0.45))
    canvas.poly([(x - 84, y + 46), (x + 84, y + 46), (x + 62, y + 98), (x - 62, y + 98)], "#b98a50")
