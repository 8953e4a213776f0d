"""The meeting hall."""

from ..canvas import WIDTH, darker, lighter, mix, ring, smooth
from ..figure import person
from ..heads import bust
from ..people import somebody
from ..plants import FLOWERS, bouquet, pot
from ..things import GOLD, curtain, flag, table


def meeting(canvas):
    """People seated in a hall, seen from behind, before a stage with a red curtain."""
    rng = canvas.rng
    wall = canvas.pick(("#e9cfa0", "#d9c3a0", "#e3b98c", "#cbd0b4"))
    red = rng.choice(("#c0272d", "#b3202c", "#c93a2b"))
    wood = rng.choice(("#8a5a38", "#7a4b35", "#96683f"))
    canvas.fade(-700, -300, 3000, 1000, [darker(wall, 0.12), wall, lighter(wall, 0.25), wall])
    for side in (0, 1):
        for i in range(3):
            x = 22 + i * 92 if not side else 1578 - i * 92 - 66
            canvas.box(x, 130, 66, 330, mix(wall, wood, 0.45), 33)
            canvas.box(x + 9, 142, 48, 306, mix(wall, "#fff6dc", 0.55), 24)
            canvas.box(x + 31, 142, 4, 306, mix(wall, wood, 0.45))
            canvas.box(x + 9, 290, 48, 4, mix(wall, wood, 0.45))
    left, width = 310, 980
    canvas.box(left - 26, 40, width + 52, 440, wood)
    curtain(canvas, left, 60, width, 410, red)
    star = rng.choice((left + width * 0.5, left + width * 0.34))
    canvas.glow(star, 218, 270, "#ffcf6a", 0.55)
    canvas.star(star, 222, 74, GOLD)
    canvas.star(star, 222, 44, "#ffe789")
    for side in (-1, 1):
        fx = left + width / 2 + side * (width / 2 - 46)
        canvas.line([(fx, 470), (fx, 190)], 7, "#d9b35a")
        flag(canvas, fx, 194, 120, -side, 0.1)
    canvas.fade(-700, 462, 3000, 64, [lighter(wood, 0.25), wood])
    canvas.fade(-700, 522, 3000, 600, [darker(wood, 0.3), darker(wood, 0.5)])
    seats = rng.choice((3, 4))
    desk = 560 if star < 700 else 430
    for i in range(seats):
        x = desk + 62 + i * 104
        look = somebody(
            rng, top=rng.choice(("#f4ecdc", "#e8eef0", "#3f5a8a", "#4a4152")), sleeves="long"
        )
        bust(canvas, x, 352, 26, look, "front", rng.choice((-1, 1)))
    table(
        canvas, desk, 418, seats * 104 + 24, 76, rng.choice(("#2f6b5a", "#b3343a", "#31588a")), 16
    )
    for i in range(seats):
        bouquet(canvas, desk + 20 + i * 104, 414, 36, FLOWERS[i % 3])
    speaker = somebody(rng, top=rng.choice(("#f4ecdc", "#e7a4ae", "#5f8fb0")), sleeves="long")
    sx = desk + seats * 104 + 190
    person(canvas, sx, 492, 240, speaker, "give", "front", -1, shadow=False)
    canvas.poly(
        [(sx - 62, 372), (sx + 62, 372), (sx + 48, 500), (sx - 48, 500)], lighter(wood, 0.08)
    )
    canvas.poly(
        [(sx - 72, 356), (sx + 72, 356), (sx + 62, 378), (sx - 62, 378)], lighter(wood, 0.3)
    )
    canvas.star(sx, 430, 24, "#e0b04a")
    canvas.line(smooth([(sx + 26, 358), (sx + 22, 330), (sx + 8, 318)], False), 4, "#3a2f38")
    kind = rng.choice(FLOWERS)
    for i in range(11):
        x = 340 + i * 92
        pot(canvas, x, 536, 34, "#c97b4a")
        bouquet(canvas, x, 512, 72, kind)
    lamps(canvas, 30, 5)
    _audience(canvas, wood)
    canvas.veil(420, 1200, "#2a1230", 0.0, 0.34)
    canvas.glow(star, 330, 620, "#ffd98a", 0.26)
    return "#ffcf96", 0.18


def _audience(canvas, wood):
    rng = canvas.rng
    rows = ((596, 24, 17), (682, 33, 13), (800, 46, 10), (962, 64, 7))
    aisle = rng.uniform(0.36, 0.64)
    raised = {(row, rng.randrange(rows[row][2])) for row in (0, 1, 1, 2, 2)}
    for row, (y, r, count) in enumerate(rows):
        shade = 0.05 + 0.07 * row
        for i in range(count):
            x = WIDTH * (i + 0.5 + (row % 2) * 0.25) / count + rng.uniform(-6, 6)
            if abs(x / WIDTH - aisle) < 0.038 + 0.016 * row:
                continue
            look = somebody(rng)
            tone = mix(look.top, "#f4ecdc", 0.45) if rng.random() < 0.4 else look.top
            look = somebody(rng, top=darker(tone, shade), hair=look.hair)
            hand = (row, i) in raised
            bust(
                canvas,
                x,
                y + rng.uniform(-0.3, 0.25) * r,
                r,
                look,
                "back",
                rng.choice((-1, 1)),
                hand,
            )
            seat = darker(rng.choice(("#8a2f35", "#8a2f35", "#932f38")), 0.1 + shade)
            canvas.box(x - r * 1.6, y + r * 2.25, r * 3.2, r * 3.4, seat, r * 0.5)
            canvas.box(x - r * 1.6, y + r * 2.25, r * 3.2, r * 0.32, lighter(seat, 0.16), r * 0.16)
            canvas.box(x - r * 1.72, y + r * 3.1, r * 0.24, r * 3, darker(wood, 0.35))


def lamps(canvas, y, count, colour="#fff3cf"):
    """Hang a row of round lamps from the ceiling."""
    for i in range(count):
        x = WIDTH * (i + 0.5) / count
        canvas.line([(x, -20), (x, y)], 3, "#6b5140")
        canvas.glow(x, y + 10, 190, colour, 0.6)
        canvas.poly(ring(x, y, 44, 30, 16, 180, 360), "#c9913f")
        canvas.oval(x, y + 2, 40, 12, "#fff6da")
