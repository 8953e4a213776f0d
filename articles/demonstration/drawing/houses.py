"""Tube houses, the streets they line, and awnings."""

from .canvas import WIDTH, clear, darker, lighter, mix, ring
from .plants import bush
from .things import house_flag

WALLS = ("#f0c977", "#f4e3c0", "#e8a27c", "#9fc3b2", "#eec7ae", "#d8d0b4", "#8fb7bd", "#f2d79a")


AWNINGS = ("#d9573f", "#3f8f9a", "#e0a23c", "#5f8f5f", "#c75b7a", "#4f6fa0")


def awning_over(canvas, x, y, w, drop, colour, stripes=8, pale="#f7ead2"):
    """Draw a striped awning whose upper edge runs from (x, y) for `w`, with a scalloped hem."""
    wide = w / stripes
    for i in range(stripes):
        fill = colour if i % 2 == 0 else mix(pale, colour, 0.08)
        left, right = x + wide * i, x + wide * (i + 1)
        a = x + w * 0.04 + (left - x) * 0.92
        b = x + w * 0.04 + (right - x) * 0.92
        hem = ring((left + right) / 2, y + drop, wide / 2, drop * 0.2, 8, 180, 0)
        canvas.poly([(a, y), (b, y), *reversed(hem)], fill)
    canvas.poly(
        [
            (x, y + drop),
            (x + w, y + drop),
            (x + w * 0.985, y + drop * 0.72),
            (x + w * 0.015, y + drop * 0.72),
        ],
        clear("#1c1838", 0.1),
    )


def house(canvas, x, y, w, floors, wall, awning=None, dusk=0.0, flagged=True):
    """Draw a narrow tube house; (x, y) is its lower left corner. `dusk` lights the windows."""
    rng = canvas.rng
    storey = w * 0.62
    ground = storey * 1.15
    h = ground + storey * (floors - 1)
    wall = mix(wall, "#2a2450", dusk * 0.75)
    trim = lighter(wall, 0.4 * (1 - dusk))
    dark = darker(wall, 0.5)
    glass = "#ffc565" if dusk > 0.4 else "#6f8f98"
    shutter = mix(rng.choice(("#3f7f78", "#5f8f6f", "#7a5a48", "#3f6a8a")), "#2a2450", dusk * 0.6)
    canvas.box(x, y - h, w, h, wall)
    roof = rng.random()
    if roof < 0.4:
        tile = mix("#b5523c", "#2a2450", dusk * 0.7)
        canvas.poly(
            [
                (x - w * 0.06, y - h),
                (x + w * 0.2, y - h - w * 0.26),
                (x + w * 0.8, y - h - w * 0.26),
                (x + w * 1.06, y - h),
            ],
            tile,
        )
    else:
        canvas.box(x - w * 0.03, y - h - w * 0.05, w * 1.06, w * 0.08, trim)
        if roof < 0.7:
            canvas.box(
                x + w * 0.3,
                y - h - w * 0.3,
                w * 0.3,
                w * 0.25,
                mix("#9db4bd", "#2a2450", dusk * 0.7),
                w * 0.06,
            )
        else:
            bush(
                canvas,
                x + w * 0.5,
                y - h - w * 0.04,
                w * 0.3,
                mix("#6f9f62", "#2a2450", dusk * 0.7),
            )
    for floor in range(1, floors):
        top = y - ground - storey * floor
        lit = dusk > 0.4 and rng.random() < 0.8
        for i in range(2):
            wx = x + w * (0.14 + 0.4 * i)
            canvas.box(
                wx,
                top + storey * 0.2,
                w * 0.32,
                storey * 0.6,
                glass if lit else mix(glass, dark, 0.55 if dusk > 0.4 else 0.0),
            )
            canvas.box(wx - w * 0.04, top + storey * 0.18, w * 0.09, storey * 0.64, shutter)
            canvas.box(wx + w * 0.27, top + storey * 0.18, w * 0.09, storey * 0.64, shutter)
        if rng.random() < 0.65:
            rail = y - ground - storey * (floor - 1)
            canvas.box(x + w * 0.06, rail - storey * 0.03, w * 0.88, storey * 0.06, trim)
            for i in range(9):
                canvas.box(
                    x + w * (0.08 + 0.104 * i),
                    rail - storey * 0.26,
                    w * 0.018,
                    storey * 0.24,
                    darker(trim, 0.3),
                )
            canvas.box(x + w * 0.06, rail - storey * 0.28, w * 0.88, storey * 0.035, trim)
            if rng.random() < 0.6:
                bush(
                    canvas,
                    x + w * 0.3,
                    rail - storey * 0.25,
                    w * 0.13,
                    mix("#6f9f62", "#2a2450", dusk * 0.6),
                )
        canvas.box(x, top + storey - w * 0.012, w, w * 0.024, darker(wall, 0.14))
    canvas.poly(
        [(x + w * 0.86, y - h), (x + w, y - h), (x + w, y), (x + w * 0.86, y)],
        clear("#1c1838", 0.1),
    )
    canvas.box(
        x + w * 0.1, y - ground * 0.74, w * 0.8, ground * 0.74, glass if dusk > 0.4 else dark
    )
    canvas.box(x + w * 0.1, y - ground * 0.74, w * 0.26, ground * 0.74, clear(shutter, 0.9))
    if awning:
        awning_over(
            canvas,
            x - w * 0.02,
            y - ground * 0.92,
            w * 1.04,
            ground * 0.3,
            mix(awning, "#2a2450", dusk * 0.5),
        )
    if flagged and rng.random() < 0.7:
        house_flag(canvas, x + w * 0.9, y - ground * 0.98, w * 0.3, 1)


def row_of_houses(canvas, base, width, dusk=0.0, shops=False):
    """Line a street with tube houses standing on the level `base`."""
    rng = canvas.rng
    x, last = -60.0, ""
    while x < WIDTH + 60:
        w = width * rng.uniform(0.82, 1.2)
        wall = rng.choice([c for c in WALLS if c != last])
        house(
            canvas,
            x,
            base,
            w,
            rng.choice((2, 3, 3, 4)),
            wall,
            rng.choice(AWNINGS) if shops or rng.random() < 0.5 else None,
            dusk,
        )
        x, last = x + w + 2, wall
