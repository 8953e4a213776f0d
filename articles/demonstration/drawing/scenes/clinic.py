"""The vaccination room."""

import math

from ..canvas import clear, darker, lighter, mix, ring, smooth
from ..figure import person
from ..people import CLOTHES, somebody
from ..plants import pot
from ..things import table


def clinic(canvas):
    """A vaccination day: nurses at tables, people waiting on chairs."""
    rng = canvas.rng
    wall = canvas.pick(("#cfe6dc", "#d5e8ea", "#e4e8d0", "#f0dfcf"))
    trim = rng.choice(("#5fa79a", "#4f93a8", "#7fa86a"))
    canvas.fade(-700, -300, 3000, 960, [lighter(wall, 0.3), wall, darker(wall, 0.05)])
    canvas.fade(-700, 640, 3000, 760, [mix(trim, "#f4ead6", 0.66), mix(trim, "#e0cfae", 0.6)])
    canvas.box(-700, 470, 3000, 172, mix(wall, trim, 0.35))
    canvas.box(-700, 462, 3000, 10, lighter(trim, 0.5))
    canvas.box(-700, 630, 3000, 14, lighter(trim, 0.35))
    for i in range(14):
        canvas.line(
            [(800 + (i - 6.5) * 120, 644), (800 + (i - 6.5) * 420, 1100)], 2.5, clear(trim, 0.25)
        )
    for y in (690, 770, 890):
        canvas.line([(-300, y), (1900, y)], 2.5, clear(trim, 0.22))
    start = rng.choice((90, 620))
    for i in range(2):
        _window(canvas, start + i * 420, 70, 330, 330, trim)
    px = 1190 if start < 300 else 240
    canvas.box(px, 96, 230, 290, "#fbf6e6", 12)
    canvas.box(px, 96, 230, 64, trim, 12)
    canvas.blob(
        [
            (px + 115, 330),
            (px + 50, 262),
            (px + 54, 212),
            (px + 90, 200),
            (px + 115, 226),
            (px + 140, 200),
            (px + 176, 212),
            (px + 180, 262),
        ],
        "#ef8a6f",
    )
    canvas.box(px + 104, 232, 22, 66, "#fffaf0", 5)
    canvas.box(px + 82, 254, 66, 22, "#fffaf0", 5)
    for i in range(5):
        seat = 120 + i * 118 if px > 800 else 930 + i * 118
        canvas.box(seat - 40, 560, 80, 12, "#3f7f9a", 5)
        canvas.box(seat - 44, 492, 10, 74, "#3f7f9a", 5)
        canvas.line([(seat - 30, 570), (seat - 34, 660)], 6, "#6a7680")
        canvas.line([(seat + 30, 570), (seat + 34, 660)], 6, "#6a7680")
        if i != 2:
            person(
                canvas,
                seat - 14,
                660,
                290,
                somebody(rng, wear="shirt", mask=rng.random() < 0.4),
                "sit",
                way=1,
            )
    cloth = rng.choice(("#f7fbfa", "#e3f0f2", "#d9ebe0"))
    coat = {"top": "#f8fbfb", "wear": "coat", "sleeves": "long", "mask": True}
    for i, x in enumerate((300, 860)):
        x += rng.uniform(-30, 30)
        nurse = somebody(rng, **coat, hat="cap", scarf="#bfe3e4", bottom="#cfe0e4")
        elder = somebody(rng, wear="shirt", sleeves="short", **({"hair": "#c4c0bc"} if i else {}))
        _screen(canvas, x - 90, 560, 190, 340, trim)
        canvas.poly(ring(x + 260, 978, 330, 34), clear("#2a3a4a", 0.16))
        canvas.box(x + 352, 826, 96, 16, "#e0a04a", 7)
        canvas.box(x + 432, 700, 14, 136, "#e0a04a", 6)
        for leg in (364, 434):
            canvas.line([(x + leg, 838), (x + leg, 968)], 9, "#a8743a")
        person(canvas, x + 408, 968, 470, elder, "sit", way=-1, shadow=False)
        person(canvas, x + 196, 962, 520, nurse, "give", way=1, shadow=False)
        table(canvas, x - 70, 800, 236, 170, cloth, 30)
        _kit(canvas, x - 70, 792)
    kid = somebody(rng, child=True, top=rng.choice(CLOTHES), cut=rng.choice(("short", "tail")))
    person(canvas, 1440, 1000, 330, kid, "stand", "front")
    parent = somebody(rng, mask=True)
    person(canvas, 1536, 990, 500, parent, "stand", "side", -1)
    pot(canvas, 40, 1040, 110, "#d98a5a")
    for i in range(9):
        a = math.radians(200 + i * 17.5)
        tip = (40 + math.cos(a) * 170, 930 + math.sin(a) * 210)
        side = (40 + math.cos(a + 0.3) * 95, 930 + math.sin(a + 0.3) * 130)
        canvas.poly(
            smooth(
                [(40, 950), side, tip, (40 + math.cos(a - 0.3) * 80, 930 + math.sin(a - 0.3) * 110)]
            ),
            mix("#3f8a62", "#8fbf6a", (i % 3) / 3),
        )
    canvas.soft(
        [[(start, 400), (start + 330, 400), (start + 620, 1100), (start + 200, 1100)]],
        "#fff6d0",
        0.3,
        20,
    )
    return "#f6e8cc", 0.14


def _window(canvas, x, y, w, h, trim):
    rng = canvas.rng
    canvas.box(x - 16, y - 16, w + 32, h + 32, lighter(trim, 0.55), 6)
    canvas.fade(x, y, w, h, ["#9fd0dc", "#d8eee2", "#f8efcf"])
    for level, tone in ((0.42, "#b5d6b4"), (0.62, "#8fc08c"), (0.8, "#5f9f72")):
        tops = [(x + w * i / 5, y + h * (level + rng.uniform(-0.09, 0.09))) for i in range(6)]
        canvas.poly([(x, y + h), *smooth(tops, False), (x + w, y + h)], tone)
    canvas.box(x + w / 2 - 6, y, 12, h, lighter(trim, 0.55))
    canvas.box(x, y + h * 0.4, w, 10, lighter(trim, 0.55))
    canvas.box(x - 26, y + h + 10, w + 52, 18, lighter(trim, 0.4), 4)


def _screen(canvas, x, y, w, h, colour):
    """Stand a folding screen behind a table."""
    for i in range(3):
        rise = 14 if i % 2 else 0
        left, right = x + w * i / 3, x + w * (i + 1) / 3
        tone = mix(colour, "#f6fbf6", 0.5 if i % 2 else 0.62)
        canvas.poly(
            [
                (left, y + rise),
                (right, y + 14 - rise),
                (right, y + h + 14 - rise),
                (left, y + h + rise),
            ],
            tone,
        )
        canvas.line([(left, y + rise - 6), (left, y + h + rise + 18)], 7, "#f4f4ea")
    canvas.line([(x + w, y + 8), (x + w, y + h + 30)], 7, "#f4f4ea")


def _kit(canvas, x, y):
    """Put a cool box, vials and a tray on a table."""
    canvas.box(x + 22, y - 62, 92, 60, "#3f8fb0", 10)
    canvas.box(x + 16, y - 78, 104, 24, "#eef6f6", 9)
    canvas.box(x + 58, y - 50, 20, 36, "#eef6f6", 3)
    canvas.box(x + 50, y - 42, 36, 20, "#eef6f6", 3)
    for i in range(4):
        canvas.box(
            x + 136 + i * 20, y - 26, 13, 26, ("#f0b35a", "#e87a7a", "#8fc9b0", "#f0b35a")[i], 3
        )
        canvas.box(x + 138 + i * 20, y - 33, 9, 9, "#7a8a94", 2)
