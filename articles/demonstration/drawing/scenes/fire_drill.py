"""The fire drill."""

import math

from ..canvas import clear, darker, lighter, mix, ring, smooth
from ..figure import person
from ..mood import MOODS, ground, hills, sky, skyline
from ..people import somebody
from ..plants import tree

TRUCK = "#cf2f2a"


def fire_drill(canvas):
    """A drill: a red engine with its ladder up, smoke, jets of water, neighbours watching."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[0], MOODS[2], MOODS[1], MOODS[3]))
    sky(canvas, mood, 470, 300, clouds=3)
    skyline(canvas, 600, 210, mix(mood.haze, mood.sky[0], 0.35))
    hills(canvas, 640, 90, mix("#6f9a72", mood.haze, 0.35), 9)
    ground(canvas, 636, [mix("#cbb9a4", mood.haze, 0.4), "#b3a298", "#8d8288"])
    bx = 1060
    _tower(canvas, bx, 690, mood)
    _smoke(canvas, bx + 220, 250)
    canvas.glow(bx + 150, 410, 190, "#ff9a3c", 0.8)
    for i in range(7):
        _flame(canvas, bx + 92 + i * 19 + rng.uniform(-6, 6), 452, rng.uniform(54, 104))
    canvas.box(bx + 82, 446, 146, 12, "#d8c3a4")
    _ladder(canvas, (560, 640), (bx + 16, 300), 17)
    climber = somebody(rng, **_gear(rng))
    person(canvas, 838, 460, 190, climber, "climb", way=1, shadow=False)
    _engine(canvas, 150, 830)
    lead = person(canvas, 800, 960, 360, somebody(rng, **_gear(rng)), "hose", way=1)
    second = person(canvas, 610, 990, 360, somebody(rng, **_gear(rng)), "hose", way=1)
    (ax, ay), (sx, sy) = lead.hands[0], second.hands[0]
    hose = [(690, 800), (700, 880), (640, 850), (sx, sy), (sx + 60, sy + 6), (ax - 74, ay + 22)]
    hose = smooth(hose, False)
    canvas.line(hose, 15, "#e8d9b8")
    canvas.line(hose, 4, clear("#8a6a4a", 0.6))
    canvas.oval(sx, sy, 11, 11, second.look.skin)
    x, y = lead.hands[0]
    canvas.limb([(x - 70, y + 22), (x + 44, y - 22)], [9, 7], "#6b6f7a")
    canvas.oval(x, y, 11, 11, lead.look.skin)
    _jet(canvas, (x + 44, y - 22), (bx + 140, 410))
    third = person(canvas, 360, 1030, 360, somebody(rng, **_gear(rng)), "run", way=1)
    _extinguisher(canvas, third.hands[0])
    for i in range(6):
        px = 1180 + i * 76 + rng.uniform(-10, 10)
        child = rng.random() < 0.25
        look = somebody(rng, child=child)
        person(
            canvas,
            px,
            916 + (i % 2) * 26,
            210 if child else 310,
            look,
            rng.choice(("stand", "raise", "give", "hold")),
            rng.choice(("side", "back")),
            -1,
        )
    for i in range(4):
        cx = 1130 + i * 150
        canvas.box(cx - 5, 940, 10, 84, "#f2efe6")
    for i in range(26):
        left = 1110 + i * 24
        canvas.poly(
            [(left, 958), (left + 14, 958), (left + 6, 980), (left - 8, 980)],
            "#d2342c" if i % 2 else "#fff6e6",
        )
    for cx in (980, 120):
        _cone(canvas, cx, 1030)
    for x, h in ((40, 420), (1570, 400)):
        tree(canvas, x, 700, h, depth=0.1, haze=mood.haze)
    return mood.tint, mood.strength


def _gear(rng):
    return {
        "top": rng.choice(("#2f4a6a", "#34557a")),
        "bottom": "#2a3f5a",
        "wear": "shirt",
        "sleeves": "long",
        "hat": "helmet",
        "scarf": "#f0c23c",
        "cut": "short",
    }


def _tower(canvas, x, y, mood):
    wall = mix("#d9b58c", mood.haze, 0.15)
    canvas.poly(ring(x + 190, y, 320, 26), clear("#2a2040", 0.24))
    canvas.box(x, y - 480, 330, 480, wall)
    canvas.poly(
        [(x + 330, y - 480), (x + 400, y - 452), (x + 400, y - 14), (x + 330, y)],
        darker(wall, 0.26),
    )
    canvas.box(x - 10, y - 496, 352, 22, lighter(wall, 0.35))
    for floor in range(3):
        top = y - 440 + floor * 154
        canvas.box(x, top + 132, 330, 9, darker(wall, 0.14))
        for i in range(2):
            wx = x + 40 + i * 142
            canvas.box(wx, top + 20, 106, 96, darker(wall, 0.62))
            canvas.box(wx - 6, top + 112, 118, 10, lighter(wall, 0.35))
            if floor and i:
                canvas.box(wx + 50, top + 20, 6, 96, lighter(wall, 0.2))
    canvas.box(x + 124, y - 110, 84, 110, "#6b4438")


def _smoke(canvas, x, y):
    rng = canvas.rng
    dark, pale = [], []
    for i in range(15):
        t = i / 14
        px = x - 40 + t * 210 + rng.gauss(0, 24 + 30 * t)
        py = y + 160 - t * 380 + rng.gauss(0, 18)
        r = 42 + 84 * t
        dark.append(ring(px, py, r, r * 0.86, 14))
        pale.append(ring(px - r * 0.3, py - r * 0.3, r * 0.6, r * 0.5, 14))
    canvas.soft(dark, "#4f4658", 0.62, 12)
    canvas.soft(pale, "#d8c6bc", 0.42, 14)


def _flame(canvas, x, y, h):
    for tone, k in (("#e8452c", 1.0), ("#f58a2c", 0.72), ("#ffd45a", 0.42)):
        w = h * 0.3 * k
        canvas.blob(
            [
                (x - w, y - h * 0.12 * k),
                (x - w * 0.7, y - h * 0.5 * k),
                (x + w * 0.1, y - h * k),
                (x + w * 0.6, y - h * 0.52 * k),
                (x + w, y - h * 0.14 * k),
                (x, y + 4),
            ],
            tone,
        )


def _ladder(canvas, start, end, rungs):
    (ax, ay), (bx, by) = start, end
    length = math.hypot(bx - ax, by - ay)
    nx, ny = (ay - by) / length * 15, (bx - ax) / length * 15
    for i in range(rungs + 1):
        t = i / rungs
        x, y = ax + (bx - ax) * t, ay + (by - ay) * t
        canvas.line([(x - nx, y - ny), (x + nx, y + ny)], 5, "#b9bfc6")
    for side in (-1, 1):
        canvas.line(
            [(ax + nx * side, ay + ny * side), (bx + nx * side, by + ny * side)], 9, "#e6e9ea"
        )


def _engine(canvas, x, y):
    """Draw a fire engine facing left; (x, y) is its lower left corner."""
    canvas.poly(ring(x + 260, y + 10, 360, 30), clear("#241a3a", 0.3))
    body = [(x + 150, y - 230), (x + 530, y - 230), (x + 540, y - 40), (x + 150, y - 40)]
    canvas.poly(body, TRUCK)
    canvas.poly(
        [
            *smooth([(x, y - 40), (x, y - 120), (x + 26, y - 232), (x + 60, y - 244)], False),
            (x + 170, y - 244),
            (x + 170, y - 40),
        ],
        TRUCK,
    )
    canvas.poly(
        [
            *smooth([(x + 18, y - 134), (x + 36, y - 216), (x + 60, y - 222)], False),
            (x + 88, y - 222),
            (x + 88, y - 134),
        ],
        "#bfe0e6",
    )
    canvas.box(x + 102, y - 222, 56, 88, "#bfe0e6", 6)
    canvas.poly(
        [(x + 40, y - 150), (x + 66, y - 220), (x + 82, y - 220), (x + 56, y - 150)],
        clear("#ffffff", 0.5),
    )
    canvas.box(x, y - 112, 540, 20, "#fff3e0")
    canvas.box(x, y - 92, 540, 6, "#f0c23c")
    for i in range(3):
        left = x + 196 + i * 112
        canvas.box(left, y - 212, 96, 88, "#c4ccd2", 5)
        for k in range(5):
            canvas.line([(left + 4, y - 198 + k * 15), (left + 92, y - 198 + k * 15)], 3, "#99a4ad")
    canvas.poly(
        [(x, y - 86), (x + 540, y - 86), (x + 540, y - 40), (x, y - 40)], clear("#3a0f1c", 0.2)
    )
    canvas.box(x + 340, y - 262, 190, 32, "#9aa3ac", 6)
    canvas.oval(x + 430, y - 240, 46, 26, "#7a848e")
    canvas.glow(x + 100, y - 262, 90, "#7fc4ff", 0.9)
    canvas.box(x + 74, y - 266, 60, 22, "#3f8fe0", 9)
    canvas.oval(x + 16, y - 72, 13, 15, "#fff2b8")
    canvas.box(x - 12, y - 48, 570, 18, "#d8dbe0", 6)
    for dx in (104, 330, 446):
        canvas.poly(ring(x + dx, y - 36, 60, 58, 16, 180, 360), darker(TRUCK, 0.45))
        canvas.oval(x + dx, y - 34, 46, 46, "#2d2735")
        canvas.oval(x + dx, y - 34, 24, 24, "#c9ced4")
        canvas.oval(x + dx, y - 34, 9, 9, "#7a848e")


def _jet(canvas, start, end):
    (ax, ay), (bx, by) = start, end
    for wide, tone in ((34, clear("#d9f1f6", 0.4)), (20, clear("#eefafc", 0.7)), (8, "#ffffff")):
        upper, lower = [], []
        for i in range(25):
            t = i / 24
            px, py = ax + (bx - ax) * t, ay + (by - ay) * t - 420 * t * (1 - t)
            half = wide * (0.25 + 0.75 * t)
            upper.append((px, py - half * 0.5))
            lower.append((px + half * 0.6, py + half * 0.4))
        canvas.poly(upper + lower[::-1], tone)
    rng = canvas.rng
    for _ in range(46):
        r = rng.uniform(2, 7)
        canvas.oval(
            bx + rng.gauss(-6, 34),
            by + rng.gauss(4, 30),
            r,
            r,
            clear("#f2fbfd", rng.uniform(0.4, 0.9)),
        )
    canvas.glow(bx, by, 110, "#f2fbfd", 0.6)


def _extinguisher(canvas, hand):
    x, y = hand
    canvas.box(x - 15, y - 4, 30, 76, "#d2342c", 12)
    canvas.box(x - 7, y - 20, 14, 18, "#3a3440", 3)
    canvas.box(x - 15, y + 20, 30, 18, "#fff3e0")
    canvas.line(smooth([(x + 6, y - 14), (x + 30, y - 4), (x + 34, y + 34)], False), 5, "#2d2735")


def _cone(canvas, x, y):
    canvas.poly([(x - 46, y), (x + 46, y), (x + 38, y - 14), (x - 38, y - 14)], "#c95a2c")
    canvas.poly([(x - 30, y - 12), (x - 7, y - 110), (x + 7, y - 110), (x + 30, y - 12)], "#ee7a34")
    canvas.poly([(x - 20, y - 52), (x - 14, y - 78), (x + 14, y - 78), (x + 20, y - 52)], "#fff6e6")
