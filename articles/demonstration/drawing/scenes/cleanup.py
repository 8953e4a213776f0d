"""Cleaning up the street."""

from ..canvas import clear, darker, lighter, mix, ring
from ..figure import broom, person
from ..houses import row_of_houses
from ..mood import MOODS, beams, ground, sky, skyline
from ..people import somebody
from ..plants import bush, leaves, tree
from ..things import bunting


def cleanup(canvas):
    """Neighbours sweep a tree-lined street on a weekend morning."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[0], MOODS[1], MOODS[3], MOODS[2]))
    sky(canvas, mood, 460, clouds=4)
    skyline(canvas, 520, 300, mix(mood.haze, mood.sky[0], 0.3))
    row_of_houses(canvas, 640, 168)
    canvas.veil(250, 660, mood.haze, 0.0, 0.3)
    ground(canvas, 636, [mix("#d8c4a2", mood.haze, 0.4), "#cdb592"])
    ground(canvas, 716, [lighter("#8f8a8c", 0.12), "#8f8a90", "#77727e"])
    canvas.box(-700, 704, 3000, 16, "#e6dcc6")
    canvas.box(-700, 720, 3000, 8, darker("#cdb592", 0.35))
    for i in range(6):
        x = -60 + i * 330
        canvas.poly(
            [(x, 930), (x + 170, 930), (x + 150, 944), (x - 26, 944)], clear("#fff6e0", 0.5)
        )
    bunting(canvas, (-40, 180), (820, 150), 70)
    bunting(canvas, (780, 150), (1650, 190), 70)
    for x in sorted(rng.sample((60, 420, 800, 1180, 1540), 4)):
        canvas.poly(ring(x + 90, 712, 190, 26), clear("#2a2440", 0.22))
        tree(
            canvas,
            x,
            700,
            rng.uniform(430, 560),
            bloom=rng.choice((None, None, "#b48ad0", "#e8574a")),
        )
    beams(canvas, rng.choice((-100, 1700)), -200, mood.sun, 0.2, (20, 160), 8)
    leaves(canvas, 730, 1060, 120, ("#d99a3c", "#c9743a", "#b5a04a", "#e0b85a"))
    back = [(rng.uniform(60, 1540), rng.uniform(730, 790)) for _ in range(5)]
    for x, y in sorted(back, key=lambda p: p[1]):
        look = somebody(rng, hat=rng.choice(("cone", "")))
        person(
            canvas,
            x,
            y,
            250,
            look,
            rng.choice(("sweep", "bend", "carry")),
            way=rng.choice((-1, 1)),
            hold=broom if rng.random() < 0.6 else None,
        )
    _cart(canvas, rng.choice((1180, 1240)), 956)
    pile = rng.uniform(690, 790)
    for i, tone in enumerate(("#a8743a", "#c98f44", "#dcae5a")):
        bush(canvas, pile, 986, 130 - i * 26, tone)
    front = (
        (pile - 300, 976, 400, 1, "sweep"),
        (pile + 230, 968, 390, -1, "sweep"),
        (pile - 560, 1016, 430, 1, "carry"),
    )
    for x, y, h, way, pose in front:
        look = somebody(
            rng, hat="cone" if rng.random() < 0.65 else "", sleeves="long", wear="shirt"
        )
        person(canvas, x, y, h, look, pose, way=way, hold=broom if pose == "sweep" else _sack)
    person(canvas, 1450, 1020, 400, somebody(rng, wear="shirt"), "walk", way=-1, hold=_sack)
    child = somebody(rng, child=True, hat="cap", scarf="#d2342c")
    person(canvas, pile - 110, 1046, 250, child, "bend", way=1)
    return mood.tint, mood.strength


def _sack(figure):
    c, h = figure.canvas, figure.h
    x, y = figure.hands[0]
    c.blob(
        [
            (x, y - h * 0.02),
            (x + h * 0.09, y + h * 0.08),
            (x + h * 0.08, y + h * 0.22),
            (x - h * 0.08, y + h * 0.22),
            (x - h * 0.09, y + h * 0.08),
        ],
        "#5f9f7a",
    )
    c.poly(ring(x - h * 0.03, y + h * 0.13, h * 0.03, h * 0.07), clear("#ffffff", 0.2))


def _cart(canvas, x, y):
    """Stand a green street cleaner's cart."""
    canvas.poly(ring(x + 70, y + 8, 200, 24), clear("#241a3a", 0.24))
    bush(canvas, x + 60, y - 168, 110, "#c08f4a")
    body = [(x - 70, y - 176), (x + 190, y - 176), (x + 160, y - 30), (x - 40, y - 30)]
    canvas.poly(body, "#3f8f6a")
    canvas.poly([body[1], body[2], (x + 110, y - 30), (x + 130, y - 176)], clear("#1c1838", 0.18))
    canvas.box(x - 80, y - 186, 280, 18, "#56a880", 8)
    canvas.line([(x - 70, y - 170), (x - 150, y - 206)], 9, "#4a4458")
    for wx in (x - 4, x + 124):
        canvas.oval(wx, y - 26, 34, 34, "#332c3e")
        canvas.oval(wx, y - 26, 17, 17, "#b8b4ba")
