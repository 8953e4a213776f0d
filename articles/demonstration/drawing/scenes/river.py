"""The Red River and its old bridge."""

from ..canvas import HEIGHT, WIDTH, clear, mix, ring, smooth
from ..figure import person
from ..mood import Mood, hills, sky, skyline
from ..people import somebody

DUSKS = (
    Mood(
        ("#27325f", "#7d4f7f", "#dd6f66", "#f9b365", "#ffdc9a"),
        "#fff0bd",
        "#c8706c",
        "#ff9c66",
        0.2,
        0.72,
    ),
    Mood(("#1f4d6b", "#4f8a94", "#e8b07a", "#fbd79a"), "#fff3cc", "#c99a7c", "#ffc084", 0.18, 0.7),
    Mood(
        ("#3b2a5c", "#8c4a86", "#e8718a", "#ffb391", "#ffe0b0"),
        "#fff1d0",
        "#c46a88",
        "#ff9fa0",
        0.18,
        0.74,
    ),
)


def river(canvas):
    """The Red River at dusk under a long iron bridge, boats and reeds in front."""
    rng = canvas.rng
    mood = canvas.pick(DUSKS)
    level = 600
    sun_x = rng.choice((420, 760, 1120)) + rng.uniform(-40, 40)
    sky(canvas, mood, level, sun_x, clouds=0)
    canvas.glow(sun_x, level * mood.sun_height, 330, mood.sun, 0.7)
    canvas.oval(sun_x, level * mood.sun_height, 84, 84, mood.sun)
    for _ in range(9):
        y = rng.uniform(90, 400)
        x, w = rng.uniform(-100, 1500), rng.uniform(220, 620)
        tone = mix(mood.sky[1 + int(y > 220)], mood.sun, rng.uniform(0.1, 0.45))
        canvas.poly(
            smooth(
                [
                    (x, y),
                    (x + w * 0.3, y - 13),
                    (x + w * 0.6, y - 4),
                    (x + w, y + 3),
                    (x + w * 0.5, y + 14),
                ]
            ),
            clear(tone, 0.55),
        )
    skyline(canvas, level, 118, mix(mood.haze, mood.sky[1], 0.25), "#ffe6a0")
    canvas.veil(level - 150, level, mood.sky[-1], 0.0, 0.4)
    hills(canvas, level + 6, 36, mix(mood.haze, "#2a2a4a", 0.45), 9)
    water = (
        mix(mood.sky[-1], mood.haze, 0.4),
        mix(mood.sky[-2], mood.haze, 0.5),
        mix(mood.sky[1], "#20243f", 0.35),
        mix(mood.sky[0], "#1a1c38", 0.5),
    )
    canvas.fade(-700, level, WIDTH + 1400, HEIGHT - level + 300, water)
    for i in range(90):
        t = (i / 90) ** 1.25
        y = level + 6 + t * 400
        half = rng.uniform(14, 60 + t * 150) * (1.1 - t * 0.4)
        x = sun_x + rng.gauss(0, 26 + 60 * t)
        canvas.oval(x, y, half, 1.4 + 3.2 * t, clear(mood.sun, 0.62 * (1 - t * 0.75)))
    for _ in range(120):
        t = rng.random()
        y = level + 8 + t * 430
        tone = mood.sky[-1] if rng.random() < 0.6 else mood.sky[0]
        canvas.oval(rng.uniform(-50, 1650), y, 20 + 70 * t, 1 + 2.4 * t, clear(tone, 0.22))
    _bridge(canvas, mix("#2a2342", mood.haze, 0.14), level, rng.choice((-1, 1)), mood)
    _sandbank(canvas, mood)
    for i in range(rng.choice((2, 3))):
        x, y = rng.uniform(160, 1440), 720 + i * 76 + rng.uniform(-14, 14)
        _boat(canvas, x, y, 120 + i * 62, rng.choice((-1, 1)), i)
    for _ in range(9):
        x, y, s = rng.gauss(sun_x + 200, 190), rng.uniform(120, 300), rng.uniform(9, 17)
        wing = smooth(
            [
                (x - s, y - s * 0.5),
                (x - s * 0.4, y - s * 0.4),
                (x, y),
                (x + s * 0.4, y - s * 0.45),
                (x + s, y - s * 0.6),
            ],
            False,
        )
        canvas.line(wing, 2.6, clear("#2a2342", 0.8))
    _reeds(canvas, mood)
    return mood.tint, mood.strength


def _bridge(canvas, iron, level, way, mood):
    """Draw a long cantilever bridge whose trusses rise to peaks above the piers."""

    def put(x, y):
        return (x if way > 0 else WIDTH - x), y

    def deck(x):
        return 500 + 50 * max(0.0, (x + 130) / 1800) ** 1.3

    span = 262.0
    x = -120.0
    count = 0
    while x < WIDTH + 200:
        size = 1 - 0.42 * (x + 120) / 1900
        wide = span * size
        low = [put(x, deck(x)), put(x + wide, deck(x + wide))]
        high = []
        cells = 6
        for i in range(cells + 1):
            t = i / cells
            peak = (0.3 + 0.7 * abs(2 * t - 1) ** 1.4) if count % 2 == 0 else 0.34
            high.append(put(x + wide * t, deck(x + wide * t) - 132 * size * peak))
        canvas.line(high, 6 * size, iron)
        base = [put(x + wide * i / cells, deck(x + wide * i / cells)) for i in range(cells + 1)]
        for i in range(cells):
            canvas.line([base[i], high[i]], 4 * size, iron)
            canvas.line([base[i], high[i + 1]], 3 * size, iron)
            canvas.line([base[i + 1], high[i]], 3 * size, iron)
        canvas.line([base[-1], high[-1]], 6 * size, iron)
        canvas.poly(
            [
                low[0],
                low[1],
                (low[1][0], low[1][1] + 13 * size),
                (low[0][0], low[0][1] + 13 * size),
            ],
            iron,
        )
        for edge in (0.0, 1.0):
            px = x + wide * edge
            foot = level + 36 * size
            half = 15 * size
            pier = [
                put(px - half * 0.8, deck(px) + 8),
                put(px + half * 0.8, deck(px) + 8),
                put(px + half * 1.3, foot),
                put(px - half * 1.3, foot),
            ]
            canvas.poly(pier, mix("#4a3a50", mood.haze, 0.22))
            canvas.poly(
                [pier[0], put(px - half * 0.1, deck(px) + 8), put(px - half * 0.1, foot), pier[3]],
                clear(mood.sun, 0.14),
            )
            mirror = [
                pier[3],
                pier[2],
                put(px + half, foot + 74 * size),
                put(px - half, foot + 74 * size),
            ]
            canvas.poly(mirror, clear("#2a2342", 0.2))
        x += wide
        count += 1
    for i in range(4):
        lx = 150 + i * 400
        cx, cy = put(lx, deck(lx) - 6)
        canvas.glow(cx, cy - 8, 46, "#ffe4a0", 0.9)


def _sandbank(canvas, mood):
    rng = canvas.rng
    way = rng.choice((-1, 1))
    edge = [(-300, 0), (60, -26), (380, -10), (640, 16), (760, 44), (300, 72), (-300, 90)]
    points = [((x if way > 0 else WIDTH - x), 668 + y) for x, y in edge]
    canvas.blob(points, mix("#c99a6c", mood.haze, 0.4))
    canvas.poly(smooth(points)[24:44], clear("#2a2342", 0.14))
    for _ in range(16):
        x = rng.uniform(-40, 420)
        y = 664 + rng.uniform(-14, 26)
        bx = x if way > 0 else WIDTH - x
        canvas.poly(
            ring(bx, y, rng.uniform(24, 58), rng.uniform(18, 42), 12, 180, 360),
            mix("#3f5a4a", mood.haze, rng.uniform(0.1, 0.32)),
        )


def _boat(canvas, x, y, w, way, order):
    rng = canvas.rng
    hull = smooth(
        [
            (x - w, y - w * 0.16),
            (x - w * 0.6, y),
            (x + w * 0.5, y + w * 0.01),
            (x + w, y - w * 0.22),
        ],
        False,
    )
    canvas.poly(ring(x, y + w * 0.05, w * 0.95, w * 0.1), clear("#17172f", 0.4))
    if order % 2 == 0:
        arch = ring(x - way * w * 0.2, y - w * 0.06, w * 0.4, w * 0.34, 16, 180, 360)
        canvas.poly(arch, "#8a5f43")
        canvas.poly(arch[:9], clear("#ffdca0", 0.18))
    look = somebody(rng, hat="cone", sleeves="long", wear="shirt")
    rower = person(
        canvas, x + way * w * 0.5, y - w * 0.03, w * 0.82, look, "sweep", way=-way, shadow=False
    )
    hand = rower.hands[0]
    canvas.line(
        [(hand[0] + way * w * 0.1, hand[1] - w * 0.16), (hand[0] - way * w * 0.34, y + w * 0.12)],
        w * 0.02,
        "#4a3228",
    )
    canvas.poly(hull, "#4a2f33")
    canvas.line(hull, w * 0.02, "#a8714d")


def _reeds(canvas, mood):
    rng = canvas.rng
    tone = mix(mood.sky[0], "#14182c", 0.68)
    shore = [
        (-300, 1090),
        *smooth(
            [(-300, 980), (120, 962), (520, 1026), (900, 1044), (1280, 1010), (1900, 950)], False
        ),
    ]
    canvas.poly([*shore, (1900, 1400), (-300, 1400)], tone)
    for side, count in ((0, 34), (1, 34)):
        for _ in range(count):
            x = abs(rng.gauss(0, 210))
            x = x - 20 if not side else WIDTH + 20 - x
            h, bend = rng.uniform(70, 250), rng.uniform(-60, 60)
            y = 1080
            canvas.limb(
                smooth([(x, y), (x + bend * 0.25, y - h * 0.55), (x + bend, y - h)], False, 4),
                [3.4, 3.2, 3, 2.8, 2.4, 2, 1.6, 1.2, 0.8],
                tone,
            )
            if rng.random() < 0.45:
                plume = [
                    (x + bend, y - h - 40),
                    (x + bend + 11, y - h),
                    (x + bend * 0.8, y - h + 26),
                    (x + bend - 10, y - h),
                ]
                canvas.blob(plume, mix(tone, mood.sun, 0.4))
