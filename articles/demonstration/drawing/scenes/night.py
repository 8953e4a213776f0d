"""An alley at night."""

from ..canvas import HEIGHT, WIDTH, clear, darker, lighter, mix
from ..figure import person
from ..houses import AWNINGS, WALLS, house
from ..mood import skyline
from ..people import somebody


def night(canvas):
    """A narrow street at night: lanterns, lit windows, tea stools, wet paving."""
    rng = canvas.rng
    top, low = canvas.pick((("#12183d", "#5a3f7a"), ("#101f3f", "#2f5f7f"), ("#1d1440", "#7a3f6a")))
    canvas.fade(
        -700, -300, 3000, 1000, [top, top, mix(top, low, 0.6), low, mix(low, "#f0a070", 0.45)]
    )
    for _ in range(60):
        canvas.oval(
            rng.uniform(0, WIDTH),
            rng.uniform(0, 360),
            1.6,
            1.6,
            clear("#fff6dc", rng.uniform(0.3, 0.9)),
        )
    mx = rng.choice((560, 800, 1020))
    canvas.glow(mx, 130, 260, "#ffeec2", 0.5)
    canvas.oval(mx, 130, 46, 46, "#fff3d2")
    for dx, dy, r in ((-14, -10, 11), (12, 8, 14), (-6, 20, 7)):
        canvas.oval(mx + dx, 130 + dy, r, r * 0.9, "#f3ddb0")
    skyline(canvas, 640, 170, mix(low, top, 0.4), "#ffd98a")
    canvas.fade(
        -700, 620, 3000, 780, [mix(low, "#e89a6a", 0.35), mix(low, top, 0.5), darker(top, 0.25)]
    )
    vx = 800
    for near in (0, 1, 2, 3):
        w = (92, 138, 196, 276)[near]
        base = (655, 700, 770, 878)[near]
        gap = (96, 190, 330, 530)[near]
        for side in (-1, 1):
            x = vx + side * gap if side > 0 else vx - gap - w
            dusk = 0.62 + 0.09 * near
            house(
                canvas, x, base, w, rng.choice((3, 4)), rng.choice(WALLS), rng.choice(AWNINGS), dusk
            )
            if near > 1:
                house(
                    canvas,
                    x + side * w * 1.02,
                    base + 30,
                    w * 1.04,
                    4,
                    rng.choice(WALLS),
                    rng.choice(AWNINGS),
                    dusk,
                    False,
                )
            canvas.glow(x + w / 2, base - w * 0.3, w * 0.9, "#ffb860", 0.42)
    for _ in range(70):
        t = rng.random()
        y = 680 + t * 390
        x = vx + rng.gauss(0, 90 + 360 * t)
        canvas.oval(
            x,
            y,
            18 + 60 * t,
            1.6 + 3 * t,
            clear(rng.choice(("#ffc070", "#ff8f6a", "#ffe2a0")), 0.34),
        )
    for y, sag in ((230, 60), (330, 54), (410, 40)):
        reach = 620 if y == 230 else 380 if y == 330 else 230
        _lanterns(canvas, vx - reach, vx + reach, y, sag, (46, 30, 20)[(230, 330, 410).index(y)])
    for _i in range(7):
        x = vx + rng.gauss(0, 150)
        y = rng.uniform(720, 800)
        person(
            canvas,
            x,
            y,
            90 + (y - 690) * 1.35,
            somebody(rng, sleeves="long"),
            rng.choice(("walk", "stand", "carry")),
            rng.choice(("side", "back")),
            rng.choice((-1, 1)),
        )
    _tea(canvas, rng.choice((250, 1290)), 984)
    pair = rng.uniform(720, 860)
    for dx, pose in ((0, "walk"), (118, "walk")):
        look = somebody(
            rng,
            sleeves="long",
            wear="tunic" if dx else "shirt",
            bottom="#f6efe6" if dx else "#2f3550",
            cut="long" if dx else "short",
            hair="#1b1a2b",
        )
        person(canvas, pair + dx, 1010, 360, look, pose, "side", 1 if pair < 790 else -1)
    canvas.veil(-100, HEIGHT + 100, top, 0.2, 0.1)
    canvas.glow(vx, 640, 560, "#ffb066", 0.34)
    canvas.glow(vx, 900, 460, "#ff9a58", 0.24)
    return "#c89ad0", 0.14


def _lanterns(canvas, x0, x1, y, sag, r):
    rng = canvas.rng
    count = 7
    rope = [
        (x0 + (x1 - x0) * i / count, y + 4 * sag * (i / count) * (1 - i / count))
        for i in range(count + 1)
    ]
    canvas.line(rope, 2.4, "#1b1430")
    for px, py in rope[1:-1]:
        colour = rng.choice(("#e8453c", "#f08a3c", "#f2c14e", "#e86a8a", "#5fb0b0"))
        cy = py + r * 1.35
        canvas.glow(px, cy, r * 4.2, colour, 0.75)
        canvas.line([(px, py), (px, cy - r * 0.9)], 2, "#1b1430")
        canvas.oval(px, cy, r, r * 0.9, colour)
        canvas.oval(px, cy, r * 0.62, r * 0.88, lighter(colour, 0.3))
        canvas.oval(px, cy, r * 0.24, r * 0.86, lighter(colour, 0.6))
        for dy in (-0.92, 0.78):
            canvas.box(px - r * 0.36, cy + dy * r, r * 0.72, r * 0.16, "#7a2f2c")
        canvas.line([(px, cy + r * 0.9), (px, cy + r * 1.6)], 3, "#f2c14e")


def _tea(canvas, x, y):
    """Draw friends around a low table by a lamp."""
    rng = canvas.rng
    canvas.glow(x, y - 120, 330, "#ffcf80", 0.6)
    for side in (-1, 1):
        look = somebody(rng, sleeves="long", wear="shirt")
        canvas.box(x + side * 152 - 40, y - 74, 80, 14, "#d9573f", 5)
        for d in (-30, 30):
            canvas.line([(x + side * 152 + d, y - 66), (x + side * 152 + d * 1.1, y)], 7, "#b04433")
        person(canvas, x + side * 152, y + 4, 330, look, "squat", way=-side)
    canvas.box(x - 70, y - 96, 140, 14, "#3f7fa0", 5)
    for d in (-54, 54):
        canvas.line([(x + d, y - 86), (x + d * 1.1, y)], 8, "#2f5f7f")
    canvas.blob(
        [(x - 20, y - 128), (x + 16, y - 128), (x + 24, y - 100), (x - 28, y - 100)], "#8a5038"
    )
    for d in (-46, 44):
        canvas.box(x + d - 9, y - 114, 18, 18, "#f6efdc", 4)
