"""A morning of sport in the park."""

from ..canvas import clear, darker, mix, ring, smooth
from ..figure import person
from ..mood import MOODS, beams, hills, sky, skyline
from ..people import CLOTHES, somebody
from ..plants import bush, leaves, tree
from ..things import wheel


def sports(canvas):
    """Morning in the park: badminton, fan dancers and runners by a lake."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[0], MOODS[4], MOODS[3], MOODS[1], MOODS[2]))
    sky(canvas, mood, 450, rng.choice((420, 1120)), clouds=4)
    skyline(canvas, 500, 200, mix(mood.haze, mood.sky[0], 0.36))
    hills(canvas, 520, 70, mix("#5f9470", mood.haze, 0.4), 12)
    canvas.fade(
        -700, 516, 3000, 100, [mix(mood.sky[-1], "#7fb7b0", 0.3), mix(mood.sky[0], "#4f9a9a", 0.4)]
    )
    for _ in range(40):
        canvas.oval(
            rng.uniform(0, 1600),
            rng.uniform(522, 600),
            rng.uniform(14, 60),
            1.8,
            clear("#fff6de", 0.4),
        )
    canvas.poly(
        [
            (-300, 1400),
            *smooth([(-300, 610), (300, 588), (800, 612), (1300, 590), (1900, 616)], False),
            (1900, 1400),
        ],
        "#8ab566",
    )
    canvas.poly(
        [
            (-300, 1400),
            *smooth([(-300, 668), (400, 650), (900, 664), (1900, 650)], False),
            (1900, 1400),
        ],
        "#e2c79a",
    )
    canvas.fade(-700, 690, 3000, 700, ["#dbbd8e", "#cfaa7c", "#b98f6c"])
    for x, h in ((90, 520), (1500, 560), (720, 330), (1120, 300), (380, 290)):
        canvas.poly(ring(x + h * 0.15, 640, h * 0.36, 14), clear("#1c3a30", 0.2))
        tree(
            canvas,
            x,
            640,
            h,
            bloom=rng.choice((None, "#e8574a", "#b48ad0", "#f5c04a")),
            depth=0.3 if h < 350 else 0.06,
            haze=mood.haze,
        )
    beams(canvas, rng.choice((-60, 1660)), -200, mood.sun, 0.22, (20, 160), 7)
    for i in range(3):
        look = somebody(rng, wear="shirt", sleeves="short")
        person(canvas, 200 + i * 130 + rng.uniform(-20, 20), 706, 200, look, "run", way=1)
    dress = rng.choice(("#d9433c", "#e86a8a", "#3f8f9a", "#8a5a8c"))
    fan = rng.choice(("#ffd84a", "#f58fac", "#fff4e0"))
    pose = rng.choice(("dance", "dance2"))
    for row, (y, h, count) in enumerate(((780, 224, 4), (880, 280, 4))):
        for i in range(count):
            x = 930 + (i + row * 0.5) * 172 + rng.uniform(-8, 8)
            look = somebody(
                rng, wear="tunic", cut="bun", sleeves="long", top=dress, bottom="#fff6ee"
            )
            person(canvas, x, y, h, look, pose, way=-1, hold=lambda figure: _fans(figure, fan))
    _court(canvas)
    left = somebody(rng, wear="shirt", sleeves="short", top=rng.choice(CLOTHES))
    right = somebody(
        rng, wear="shirt", sleeves="short", child=rng.random() < 0.4, top=rng.choice(CLOTHES)
    )
    person(canvas, 150, 1010, 400, left, "smash", way=1, hold=_racket)
    person(canvas, 770, 1026, 380 if not right.child else 300, right, "smash", way=-1, hold=_racket)
    _shuttle(canvas, rng.uniform(380, 560), rng.uniform(560, 620))
    bush(canvas, 1560, 1090, 190, "#4f8a52")
    bush(canvas, 1330, 1096, 130, "#6f9f5a")
    for wx in (1160, 1310):
        wheel(canvas, wx, 990, 50)
    canvas.line([(1160, 990), (1206, 920), (1284, 920), (1222, 990), (1160, 990)], 6, "#d9573f")
    canvas.line([(1222, 990), (1200, 900)], 6, "#d9573f")
    canvas.line([(1310, 990), (1282, 890), (1256, 884)], 6, "#d9573f")
    canvas.limb([(1180, 898), (1222, 898)], [8, 6], "#3a2f38")
    leaves(canvas, 700, 1060, 50, ("#e8a04a", "#d9773a", "#c9a84a"), 8)
    return mood.tint, mood.strength


def _court(canvas):
    for line in (
        [(-40, 1044), (900, 1050)],
        [(30, 900), (820, 900)],
        [(30, 900), (-40, 1044)],
        [(820, 900), (900, 1050)],
    ):
        canvas.line(line, 5, clear("#fff8e6", 0.75))
    canvas.poly(ring(470, 1000, 60, 12), clear("#241a3a", 0.2))
    for x, top, foot in ((452, 760, 930), (486, 760, 1046)):
        canvas.line([(x, top), (x, foot)], 7, "#4a5a6a")
    canvas.poly([(452, 762), (486, 770), (486, 900), (452, 850)], clear("#fffaf0", 0.55))
    canvas.line([(452, 762), (486, 770)], 8, "#fffaf0")


def _racket(figure):
    c, h, way = figure.canvas, figure.h, figure.way
    x, y = figure.hands[1]
    dx, dy = way * 0.5, -0.86
    c.line(
        [(x - dx * h * 0.03, y - dy * h * 0.03), (x + dx * h * 0.16, y + dy * h * 0.16)],
        h * 0.014,
        "#3a3440",
    )
    cx, cy = x + dx * h * 0.25, y + dy * h * 0.25
    c.oval(cx, cy, h * 0.07, h * 0.09, clear("#fffaf0", 0.4))
    c.line(ring(cx, cy, h * 0.07, h * 0.09), h * 0.012, "#d2342c")
    for k in (-0.5, 0, 0.5):
        c.line(
            [(cx + k * h * 0.07, cy - h * 0.075), (cx + k * h * 0.07, cy + h * 0.075)],
            1.4,
            "#fffaf0",
        )
        c.line(
            [(cx - h * 0.06, cy + k * h * 0.09), (cx + h * 0.06, cy + k * h * 0.09)], 1.4, "#fffaf0"
        )


def _shuttle(canvas, x, y):
    canvas.poly([(x, y), (x - 26, y - 34), (x - 4, y - 42)], "#fffdf6")
    canvas.line([(x, y), (x - 15, y - 38)], 2, "#c9c2b4")
    canvas.oval(x + 2, y + 3, 9, 9, "#d9573f")
    for i in range(4):
        canvas.oval(x - 44 - i * 34, y - 56 - i * 26, 5 - i, 5 - i, clear("#fffdf6", 0.7))


def _fans(figure, colour):
    c, h, way = figure.canvas, figure.h, figure.way
    for (x, y), start in zip(figure.hands, (-100, -80), strict=True):
        facing = way if (x - figure.hip[0]) * way > 0 else -way
        start = -120 if facing > 0 else -160
        spread = ring(x, y, h * 0.15, h * 0.15, 10, start, start + 100)
        c.poly([(x, y), *spread], colour)
        for px, py in spread[::2]:
            c.line([(x, y), (px, py)], h * 0.006, darker(colour, 0.22))
        c.line(spread, h * 0.014, darker(colour, 0.12))
