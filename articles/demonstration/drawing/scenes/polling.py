"""The polling station."""

from ..canvas import clear, darker, lighter, ring
from ..figure import person
from ..heads import bust
from ..people import somebody
from ..plants import FLOWERS, bouquet, pot
from ..things import GOLD, bunting, curtain, flag, table


def polling(canvas):
    """Election day: a queue, voting booths and a red ballot box under a star."""
    rng = canvas.rng
    wall = canvas.pick(("#f0d9ae", "#e8cfc0", "#dfe0c8", "#f2cfa0"))
    red = rng.choice(("#c4292e", "#b7222d", "#cf3d2e"))
    canvas.fade(-700, -300, 3000, 1000, [darker(wall, 0.08), wall, lighter(wall, 0.3)])
    canvas.fade(-700, 640, 3000, 760, ["#c99a6a", "#a8714d", "#8a5642"])
    for i in range(16):
        canvas.line(
            [(800 + (i - 7.5) * 110, 640), (800 + (i - 7.5) * 380, 1100)],
            2.5,
            clear("#5a3428", 0.25),
        )
    curtain(canvas, 470, 60, 660, 420, red, 11)
    canvas.glow(800, 250, 260, "#ffcf6a", 0.55)
    canvas.star(800, 256, 78, GOLD)
    canvas.star(800, 256, 46, "#ffe789")
    for x, way in ((440, 1), (1160, -1)):
        canvas.line([(x, 640), (x, 150)], 9, "#d9b35a")
        flag(canvas, x, 156, 190, -way, 0.1)
    for i in range(3):
        _booth(canvas, 30 + i * 128, 404, rng.choice(("#3f7f8a", "#4f6fa0", "#5f8f6f")))
    for start, end in (((-40, 40), (480, 110)), ((1120, 110), (1640, 40)), ((480, 30), (1120, 30))):
        bunting(canvas, start, end, 46, ("#d2342c", "#ffd84a"), 26)
    queue = [(1210 + i * 92, 700 + i * 26, 300 + i * 26) for i in range(5)]
    for x, y, h in queue:
        look = somebody(rng, wear=rng.choice(("shirt", "shirt", "dress", "tunic")), sleeves="long")
        if look.wear == "tunic":
            look = somebody(rng, wear="tunic", cut="bun", bottom="#fff6ee", sleeves="long")
        person(canvas, x, y, h, look, rng.choice(("stand", "hold", "walk")), way=-1, hold=_ballot)
    for i in range(2):
        x = 520 + i * 128
        bust(canvas, x, 524, 33, somebody(rng, sleeves="long"), "front", rng.choice((1, -1)))
    table(canvas, 452, 606, 300, 112, "#2f6b5a", 24)
    bouquet(canvas, 600, 602, 74, FLOWERS[0])
    canvas.poly(ring(860, 992, 250, 36), clear("#2a1420", 0.28))
    table(canvas, 700, 842, 330, 150, darker(red, 0.06), 44)
    _box(canvas, 866, 836, red)
    voter = somebody(
        rng,
        wear="tunic",
        cut=rng.choice(("long", "bun")),
        bottom="#fff6ee",
        sleeves="long",
        top=rng.choice(("#f0a8b4", "#8fc0d8", "#f4ecdc", "#e9b44c")),
    )
    side = rng.choice((-1, 1))
    person(
        canvas,
        866 - side * 186,
        1006,
        500,
        voter,
        (4, (72, 74), (4, 20), (6, 0), (-8, -6)),
        way=side,
        hold=_ballot,
    )
    elder = somebody(rng, hair="#c4c0bc", cut="short", top="#f4ecdc", sleeves="long")
    person(canvas, 866 + side * 262, 1012, 480, elder, "hold", way=-side, hold=_ballot)
    for x in (90, 1530):
        pot(canvas, x, 1056, 110, "#3f6f8a")
        bouquet(canvas, x, 976, 210, rng.choice(FLOWERS))
    canvas.glow(800, 420, 760, "#ffe2a0", 0.28)
    return "#ffdcae", 0.17


def _booth(canvas, x, y, colour):
    canvas.box(x, y, 112, 246, "#f6ead2", 4)
    canvas.fade(
        x + 10,
        y + 16,
        92,
        180,
        [
            lighter(colour, 0.2),
            darker(colour, 0.2),
            colour,
            darker(colour, 0.25),
            lighter(colour, 0.1),
        ],
        across=True,
    )
    canvas.box(x + 4, y + 8, 104, 10, "#b98a4a")


def _ballot(figure):
    x, y = figure.hands[0]
    h = figure.h * 0.05
    w = figure.way
    figure.canvas.poly(
        [
            (x - h * 0.2 * w, y - h * 0.9),
            (x + h * 1.2 * w, y - h * 1.1),
            (x + h * 1.3 * w, y + h * 0.3),
            (x, y + h * 0.5),
        ],
        "#fffdf4",
    )


def _box(canvas, x, y, red):
    canvas.box(x - 92, y - 168, 184, 170, red, 6)
    canvas.poly(
        [(x - 92, y - 168), (x - 66, y - 198), (x + 118, y - 198), (x + 92, y - 168)],
        lighter(red, 0.22),
    )
    canvas.poly(
        [(x + 92, y - 168), (x + 118, y - 198), (x + 118, y - 22), (x + 92, y)], darker(red, 0.28)
    )
    canvas.poly(
        [(x - 24, y - 178), (x + 56, y - 178), (x + 62, y - 188), (x - 18, y - 188)], "#3a1218"
    )
    canvas.star(x, y - 80, 50, GOLD)
    for gap in (-168, -12):
        canvas.box(x - 92, y + gap, 184, 9, "#e0b04a")
