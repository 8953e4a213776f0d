"""The market."""

from ..canvas import clear, mix, ring, smooth
from ..figure import person
from ..houses import AWNINGS, awning_over, row_of_houses
from ..mood import MOODS, beams, ground, sky
from ..people import somebody
from ..things import GOODS, bicycle, bunting, heap


def market(canvas):
    """A morning market: awnings, heaps of fruit and greens, sellers under conical hats."""
    rng = canvas.rng
    mood = canvas.pick((MOODS[0], MOODS[1], MOODS[2]))
    sky(canvas, mood, 420, clouds=3)
    row_of_houses(canvas, 560, 150, shops=True)
    canvas.veil(150, 600, mood.haze, 0.05, 0.45)
    ground(canvas, 556, [mix("#cfae86", mood.haze, 0.4), "#c39a70", "#a87c58"])
    for start, end in (((-40, 90), (700, 60)), ((640, 60), (1650, 110))):
        bunting(canvas, start, end, 60)
    for i in range(11):
        x = 60 + i * 150 + rng.uniform(-30, 30)
        person(
            canvas,
            x,
            640 + rng.uniform(-14, 34),
            206,
            somebody(rng, hat="cone" if rng.random() < 0.4 else ""),
            rng.choice(("walk", "stand", "carry", "hold")),
            way=rng.choice((-1, 1)),
        )
    for i in range(4):
        _stall(
            canvas,
            -70 + i * 420 + rng.uniform(-10, 10),
            800,
            380,
            AWNINGS[(i + rng.randrange(6)) % 6],
            0.8,
        )
    _carrier(canvas, rng.choice((300, 820)), 950, rng.choice((-1, 1)))
    _bicycle(canvas, rng.choice((1130, 1240)), 980, 1)
    person(
        canvas,
        1180,
        990,
        410,
        somebody(rng, sleeves="long", hat=rng.choice(("", "cone"))),
        "give",
        way=1,
    )
    beams(canvas, rng.uniform(200, 1400), -260, mood.sun, 0.2, (50, 130), 6)
    for x in (-60, 560, 1290):
        _baskets(canvas, x + rng.uniform(-30, 30), 1062)
    return mood.tint, mood.strength


def _stall(canvas, x, y, w, colour, shade):
    rng = canvas.rng
    for px in (x + 12, x + w - 20):
        canvas.box(px, y - 330, 9, 330, "#7a5a44")
    canvas.poly(
        [(x, y - 250), (x + w, y - 250), (x + w, y - 96), (x, y - 96)],
        clear("#2a1c3a", 0.2 * shade),
    )
    lamp = x + w * rng.uniform(0.4, 0.6)
    for i in range(2):
        look = somebody(rng, hat="cone" if rng.random() < 0.5 else "", sleeves="long", wear="shirt")
        person(
            canvas,
            x + w * (0.3 + 0.42 * i),
            y + 4,
            262,
            look,
            rng.choice(("hold", "give", "stand")),
            "front",
            rng.choice((-1, 1)),
            shadow=False,
        )
    canvas.line([(lamp, y - 300), (lamp, y - 236)], 2, "#3a2f38")
    canvas.glow(lamp, y - 226, 90, "#ffdf90", 0.7)
    canvas.oval(lamp, y - 228, 12, 14, "#fff2c0")
    canvas.box(x, y - 92, w, 96, "#9c6a44")
    for i in range(6):
        canvas.box(
            x + w * i / 6 + 3, y - 86, w / 6 - 6, 84, mix("#b98556", "#7a4f38", (i % 3) * 0.24)
        )
    goods = rng.sample(GOODS, 4)
    for i, tone in enumerate(goods):
        cx = x + w * (0.125 + 0.25 * i)
        canvas.poly(
            [
                (cx - w * 0.125, y - 102),
                (cx + w * 0.125, y - 102),
                (cx + w * 0.1, y - 70),
                (cx - w * 0.1, y - 70),
            ],
            "#d9b074",
        )
        heap(canvas, cx, y - 96, w * 0.23, tone)
    awning_over(canvas, x - 22, y - 392, w + 44, 116, colour, 10)


def _baskets(canvas, x, y):
    rng = canvas.rng
    for i in range(3):
        cx = x + i * 128
        heap(canvas, cx, y - 56, 118, rng.choice(GOODS))
        body = smooth(
            [(cx - 66, y - 62), (cx - 54, y - 6), (cx, y + 6), (cx + 54, y - 6), (cx + 66, y - 62)],
            False,
        )
        canvas.poly(body, "#b98a50")
        for k in range(3):
            canvas.line(
                [(cx - 62 + k * 3, y - 46 + k * 16), (cx + 62 - k * 3, y - 46 + k * 16)],
                3,
                clear("#6b4528", 0.5),
            )
        canvas.limb([(cx - 66, y - 62), (cx + 66, y - 62)], [6, 6], "#d4a868")


def _carrier(canvas, x, y, way):
    """Draw a woman with a shoulder pole and two baskets."""
    rng = canvas.rng
    look = somebody(
        rng,
        hat="cone",
        cut="bun",
        sleeves="long",
        wear="shirt",
        top=rng.choice(("#8a5a8c", "#b3486f", "#3f6a8a")),
    )

    def load(figure):
        sx, sy = figure.shoulder
        pole = smooth([(sx - 190, sy + 26), (sx, sy - 16), (sx + 190, sy + 26)], False)
        for side in (-1, 1):
            bx, by = sx + side * 184, y - 70
            for d in (-50, 0, 50):
                canvas.line([(bx, sy + 24), (bx + d, by)], 2.4, "#6b4a34")
            heap(canvas, bx, by + 4, 116, rng.choice(GOODS))
            canvas.poly(
                smooth(
                    [(bx - 64, by), (bx - 44, by + 42), (bx + 44, by + 42), (bx + 64, by)], False
                ),
                "#c0935a",
            )
            canvas.limb([(bx - 64, by), (bx + 64, by)], [5, 5], "#dcb478")
        canvas.line(pole, 9, "#8a5f3a")

    person(canvas, x, y, 400, look, "carry", way=way, hold=load)


def _bicycle(canvas, x, y, way):
    canvas.poly(ring(x + 110, y + 4, 210, 18), clear("#241a3a", 0.22))
    bicycle(canvas, x, y, way, "#3f7f8a")
    heap(canvas, x - 10, y - 150, 130, canvas.rng.choice(("#e87a9a", "#f2d45c", "#f4ecdc")))
    canvas.poly(
        [(x - 74, y - 156), (x + 54, y - 156), (x + 40, y - 98), (x - 60, y - 98)], "#b98a50"
    )
