"""The schoolyard."""

from ..canvas import WIDTH, clear, darker, lighter, mix, ring, smooth
from ..figure import person
from ..mood import MOODS, ground, hills, sky
from ..people import CLOTHES, somebody
from ..plants import tree
from ..scenes.flowers import PETALS
from ..things import flag


def school(canvas):
    """Children line up in a schoolyard before the flag."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[1], MOODS[0], MOODS[3], MOODS[2]))
    sky(canvas, mood, 470, rng.choice((260, 1340)), clouds=5)
    hills(canvas, 560, 150, mix("#6fa87a", mood.haze, 0.45), 8)
    wall = canvas.pick(("#f2cb74", "#f0c08a", "#f4dca4"))
    _building(canvas, 170, 600, 1260, wall)
    canvas.veil(200, 640, mood.haze, 0.0, 0.22)
    ground(canvas, 598, [mix("#e0b98f", mood.haze, 0.3), "#d6a67c", "#bf8a68"])
    for i in range(12):
        canvas.line(
            [(800 + (i - 5.5) * 150, 598), (800 + (i - 5.5) * 400, 1100)], 2, clear("#8a5a44", 0.16)
        )
    for x, h, bloom in ((70, 560, "#e8463c"), (1530, 600, rng.choice(("#e8463c", "#b48ad0")))):
        canvas.poly(ring(x + 60, 664, 230, 26), clear("#3a1a30", 0.22))
        tree(canvas, x, 656, h, "#5f9a5c", bloom)
    canvas.box(724, 656, 152, 16, "#d8cbb4")
    canvas.box(700, 672, 200, 18, "#c2b298")
    canvas.limb([(800, 664), (800, 84)], [8, 5], "#cfd2d6")
    canvas.oval(800, 78, 9, 9, "#e0b04a")
    flag(canvas, 804, 94, 236, rng.choice((-1, 1)), 0.14)
    teacher = somebody(
        rng,
        wear="tunic",
        cut="long",
        sleeves="long",
        bottom="#fff8f2",
        hair="#241c28",
        top=rng.choice(("#f0a3b4", "#8fb8d8", "#f4ecdc", "#b58fc8")),
    )
    person(canvas, 960, 716, 258, teacher, "hold", "front", -1, hold=_posy)
    drummer = somebody(
        rng, child=True, scarf="#d8342b", top="#fdfaf2", bottom="#2f3f6a", cut="short", wear="shirt"
    )
    _drum(canvas, 590, 720)
    person(canvas, 500, 724, 206, drummer, (4, (96, 120), (74, 96), (4, 0), (-6, -4)), way=1)
    pupil = {"child": True, "scarf": "#d8342b", "wear": "shirt", "sleeves": "short"}
    for row, (y, h, count) in enumerate(((826, 196, 13), (916, 236, 11), (1030, 290, 9))):
        for i in range(count):
            x = WIDTH * (i + 0.5) / count + rng.uniform(-9, 9)
            if abs(x - 800) < 66 + row * 18:
                continue
            boy = rng.random() < 0.5
            look = somebody(
                rng,
                **pupil,
                top=rng.choice(("#fffcf4", "#f8f4ea")),
                bottom="#2f3f6a",
                hair=rng.choice(("#241c28", "#2d2226")),
                cut="short" if boy else rng.choice(("tail", "bob", "long")),
            )
            person(
                canvas,
                x,
                y,
                h,
                look,
                rng.choice(("stand", "stand", "stand", "raise")),
                "back",
                rng.choice((-1, 1)),
            )
    for _ in range(9):
        x, y = rng.uniform(200, 1400), rng.uniform(60, 330)
        colour = rng.choice(CLOTHES)
        canvas.line(
            smooth([(x, y + 28), (x + 6, y + 56), (x - 2, y + 84)], False),
            1.6,
            clear("#4a3a48", 0.6),
        )
        canvas.oval(x, y, 20, 25, colour)
        canvas.oval(x - 6, y - 9, 6, 7, clear("#ffffff", 0.5))
    return mood.tint, mood.strength


def _posy(figure):
    x, y = figure.hands[0]
    rng = figure.canvas.rng
    for _ in range(12):
        figure.canvas.oval(
            x + rng.gauss(0, 9), y - 12 + rng.gauss(0, 8), 7, 7, rng.choice((*PETALS, "#ffd84a"))
        )


def _drum(canvas, x, y):
    canvas.poly(ring(x, y + 2, 84, 14), clear("#3a1a30", 0.25))
    for d in (-40, 40):
        canvas.line([(x + d * 0.6, y - 70), (x + d, y)], 9, "#7a4a34")
    canvas.blob(
        [
            (x - 50, y - 136),
            (x + 50, y - 136),
            (x + 62, y - 94),
            (x + 50, y - 50),
            (x - 50, y - 50),
            (x - 62, y - 94),
        ],
        "#c0392f",
    )
    canvas.oval(x, y - 138, 54, 15, "#f2dcb0")
    canvas.line(ring(x, y - 138, 54, 15), 5, "#d9a94f")


def _building(canvas, x, y, w, wall):
    """Draw a two-storey school with a tiled roof, arches below and windows above."""
    h = 330
    tile = "#b8523a"
    roof = [(x - 40, y - h), (x + 70, y - h - 104), (x + w - 70, y - h - 104), (x + w + 40, y - h)]
    canvas.poly(roof, tile)
    for i in range(42):
        a = i / 41
        canvas.line(
            [(x - 40 + (w + 80) * a, y - h), (x + 70 + (w - 140) * a, y - h - 104)],
            2.4,
            clear("#7a2f24", 0.34),
        )
    canvas.box(x, y - h, w, h, wall)
    canvas.box(x - 16, y - h - 6, w + 32, 16, lighter(wall, 0.5))
    canvas.poly(
        [(x, y - h + 10), (x + w, y - h + 10), (x + w, y - h + 40), (x, y - h + 30)],
        clear("#5a2a38", 0.18),
    )
    canvas.box(x, y - 176, w, 14, lighter(wall, 0.5))
    count = 12
    step = w / count
    for i in range(count):
        left = x + step * i + step * 0.2
        wide = step * 0.6
        canvas.box(left, y - h + 56, wide, 84, "#5f8f94")
        canvas.box(left, y - h + 56, wide * 0.3, 84, "#3f8072")
        canvas.box(left + wide * 0.7, y - h + 56, wide * 0.3, 84, "#3f8072")
        canvas.box(left - 4, y - h + 138, wide + 8, 8, lighter(wall, 0.5))
        arch = [
            (left - 4, y),
            *ring(left + wide / 2, y - 104, wide / 2 + 4, 40, 12, 180, 360),
            (left + wide + 4, y),
        ]
        canvas.poly(arch, darker(wall, 0.36))
        canvas.box(left + wide * 0.2, y - 92, wide * 0.6, 92, mix("#6b4a3c", wall, 0.2))
    mid = x + w / 2
    canvas.poly([(mid - 130, y - h), (mid, y - h - 150), (mid + 130, y - h)], lighter(wall, 0.25))
    canvas.poly(
        [
            (mid - 150, y - h + 4),
            (mid, y - h - 168),
            (mid + 150, y - h + 4),
            (mid + 122, y - h + 4),
            (mid, y - h - 136),
            (mid - 122, y - h + 4),
        ],
        tile,
    )
    canvas.oval(mid, y - h - 52, 38, 38, "#fffaf0")
    canvas.line(ring(mid, y - h - 52, 38, 38), 6, "#8a4a34")
    canvas.line([(mid, y - h - 78), (mid, y - h - 52), (mid + 20, y - h - 44)], 5, "#4a2f2a")
