"""The lotus lake."""

import math

from ..canvas import WIDTH, clear, darker, lighter, mix, ring, smooth
from ..figure import person
from ..mood import MOODS, hills, sky
from ..people import somebody


def lotus(canvas):
    """A lake of lotus: great leaves, pink flowers, a pavilion and a woman in a boat."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[0], MOODS[1], MOODS[3], MOODS[4]))
    level = 440
    sky(canvas, mood, level, clouds=4)
    for depth, height in ((0.75, 150), (0.5, 96), (0.25, 54)):
        hills(canvas, level + 4, height, mix("#4f8a78", mood.haze, depth), 7)
    side = rng.choice((0, 1))
    px = 300 if side else 1300
    top, low = mood.sky[-1], mood.sky[0]
    canvas.fade(
        -700,
        level,
        WIDTH + 1400,
        960,
        [mix(top, "#7fb7a8", 0.35), mix("#6fae9f", low, 0.3), mix("#2f7f78", low, 0.2), "#1f5a5c"],
    )
    _pavilion(canvas, px, level + 34, rng.choice(("#b5472f", "#a8402f", "#9c4a3a")))
    for _ in range(60):
        t = rng.random()
        canvas.oval(
            rng.uniform(-50, 1650),
            level + 12 + t * 400,
            20 + 90 * t,
            1 + 3 * t,
            clear(lighter(top, 0.4), 0.3),
        )
    for _ in range(64):
        t = rng.random() ** 1.4
        pad(canvas, rng.uniform(-40, 1640), level + 36 + t * 180, 22 + 46 * t, 0.6 - 0.4 * t, mood)
    for _ in range(16):
        x, t = rng.uniform(0, 1600), rng.random()
        flower(canvas, x, level + 40 + t * 130, 15 + 14 * t, rng)
    _lotus_boat(canvas, 1020 if side else 560, 700, -1 if side else 1)
    items = [(rng.uniform(-60, 1660), 720 + 370 * rng.random()) for _ in range(34)]
    for x, y in sorted(items, key=lambda item: item[1]):
        t = (y - 720) / 370
        pad(canvas, x, y, 92 + 120 * t, 0.1 * (1 - t), mood, raised=True)
    blooms = ((180, 650, 86), (470, 800, 74), (830, 745, 112), (1180, 820, 80), (1440, 640, 96))
    for x, y, r in blooms:
        x += rng.uniform(-60, 60)
        y += rng.uniform(-30, 40)
        bend = rng.uniform(-30, 30)
        canvas.limb(
            smooth([(x + bend, 1110), (x + bend * 0.4, y + 150), (x, y)], False, 5),
            [8, 8, 8, 8, 7, 7, 7, 6, 6, 6, 6],
            "#5f9a5c",
        )
        flower(canvas, x, y, r, rng)
    bud_x = rng.uniform(600, 720)
    canvas.limb([(bud_x, 1100), (bud_x - 14, 690)], [7, 5], "#5f9a5c")
    canvas.blob(
        [(bud_x - 14, 600), (bud_x + 18, 660), (bud_x - 14, 706), (bud_x - 46, 660)], "#ee7f9d"
    )
    canvas.blob(
        [(bud_x - 14, 602), (bud_x + 2, 660), (bud_x - 14, 704), (bud_x - 26, 660)], "#f8adbe"
    )
    return mood.tint, mood.strength


def pad(canvas, x, y, r, pale, mood, raised=False):
    """Draw a lotus leaf seen at a slant."""
    rng = canvas.rng
    green = mix(rng.choice(("#3f8a62", "#5aa06a", "#2f7a66", "#6fb073")), mood.haze, pale)
    flat = 0.36 if raised else 0.26
    turn = rng.uniform(0, 360)
    edge = [
        (
            x + math.cos(math.radians(a)) * r * (1 + 0.035 * math.sin(math.radians(a * 7 + turn))),
            y + math.sin(math.radians(a)) * r * flat,
        )
        for a in range(0, 360, 9)
    ]
    canvas.poly([(px + r * 0.05, py + r * 0.09) for px, py in edge], clear("#0f3a40", 0.4))
    canvas.poly(edge, green)
    cx, cy = x + r * 0.06, y - r * 0.03
    canvas.poly([(cx, cy), *edge[20:34]], clear("#ffffff", 0.1))
    canvas.poly([(cx, cy), *edge[0:15]], clear("#0f3a40", 0.12))
    if r > 40:
        for a in range(0, 360, 30):
            vein = math.radians(a + turn)
            canvas.line(
                [(cx, cy), (x + math.cos(vein) * r * 0.9, y + math.sin(vein) * r * flat * 0.9)],
                max(1, r * 0.014),
                clear(lighter(green, 0.5), 0.6),
            )
        canvas.oval(cx, cy, r * 0.07, r * 0.04, lighter(green, 0.5))


def flower(canvas, x, y, r, rng):
    """Draw an open lotus flower around (x, y)."""
    pink = rng.choice(("#ee86a2", "#f29ab0", "#e8718f"))
    tip = mix(pink, "#c23a68", 0.35)
    rows = (
        ((-76, -50, -24, 0, 24, 50, 76), 1.0, 0.22),
        ((-60, -30, 0, 30, 60), 0.9, 0.5),
        ((-34, 0, 34), 0.74, 0.74),
    )
    for angles, reach, pale in rows:
        for a in sorted(angles, key=lambda v: -abs(v)):
            t = math.radians(a)
            dx, dy = math.sin(t), -math.cos(t)
            length = r * reach
            wide = r * 0.27
            end = (x + dx * length, y + dy * length * 0.92)
            mid = (x + dx * length * 0.55, y + dy * length * 0.5)
            nx, ny = -dy * wide, dx * wide
            petal = smooth(
                [(x, y + r * 0.12), (mid[0] + nx, mid[1] + ny), end, (mid[0] - nx, mid[1] - ny)],
                steps=5,
            )
            canvas.poly(petal, mix(tip if abs(a) > 60 else pink, "#fff0ec", pale))
            canvas.poly(petal[:10], clear("#b03060", 0.1))
    canvas.oval(x, y - r * 0.16, r * 0.2, r * 0.12, "#f0c64f")


def _pavilion(canvas, x, y, tile):
    for level, half in ((0, 150), (112, 96)):
        base = y - level
        for i in range(4):
            px = x - half * 0.72 + i * half * 0.48
            canvas.box(px - 5, base - 82, 10, 82, "#9c4a35")
        canvas.box(x - half * 0.8, base - 26, half * 1.6, 8, "#7a3a2c")
        roof = smooth(
            [
                (x - half * 1.3, base - 104),
                (x - half * 0.9, base - 84),
                (x, base - 80),
                (x + half * 0.9, base - 84),
                (x + half * 1.3, base - 104),
            ],
            False,
        )
        crown = smooth(
            [
                (x + half * 1.3, base - 104),
                (x + half * 0.66, base - 112),
                (x + half * 0.4, base - 146),
            ],
            False,
        )
        crown += smooth(
            [
                (x - half * 0.4, base - 146),
                (x - half * 0.66, base - 112),
                (x - half * 1.3, base - 104),
            ],
            False,
        )
        canvas.poly(roof + crown, tile)
        canvas.poly(
            [*roof, (x + half * 0.8, base - 98), (x - half * 0.8, base - 98)], darker(tile, 0.25)
        )
    canvas.poly([(x - 190, y), (x + 190, y), (x + 170, y + 22), (x - 170, y + 22)], "#b59a7a")
    canvas.poly(
        [(x - 160, y + 22), (x + 160, y + 22), (x + 90, y + 130), (x - 90, y + 130)],
        clear(tile, 0.16),
    )


def _lotus_boat(canvas, x, y, way):
    rng = canvas.rng
    look = somebody(
        rng,
        wear="tunic",
        top=rng.choice(("#fbf3e6", "#f3b3bd", "#a9d0d8")),
        cut="long",
        hat="cone",
        bottom="#fff6ee",
        sleeves="long",
        hair="#241c28",
    )
    canvas.poly(ring(x, y + 16, 230, 22), clear("#0f3a40", 0.4))
    rower = person(canvas, x - way * 20, y + 4, 262, look, "hold", way=way, shadow=False)
    for dx, size in ((60, 30), (96, 24), (128, 28)):
        flower(canvas, x + way * dx, y - 34, size, rng)
    hull = smooth(
        [(x - 220, y - 34), (x - 130, y + 10), (x + 120, y + 12), (x + 224, y - 40)], False
    )
    canvas.poly([*hull, (x + 140, y - 14), (x - 140, y - 12)], "#7a4a38")
    canvas.line(hull, 5, "#c08a5a")
    hx, hy = rower.hands[0]
    canvas.line([(hx - way * 26, hy - 120), (hx + way * 20, y + 40)], 6, "#8a6238")
