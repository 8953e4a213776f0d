"""Trees, bushes, pots and flowers."""

import math

from .canvas import clear, darker, lighter, mix, ring, smooth

LEAVES = ("#5f8f5a", "#6f9f62", "#4f8a6b", "#86a35a")


def tree(canvas, x, y, h, colour=None, bloom=None, lean=0.0, depth=0.0, haze="#ffffff"):
    """Draw a broad tree `h` tall rooted at (x, y); `bloom` is the colour of its flowers."""
    rng = canvas.rng
    green = mix(colour or rng.choice(LEAVES), haze, depth)
    bark = mix("#6b4e3d", haze, depth)
    top = (x + lean * h, y - h * 0.5)
    canvas.limb(
        [(x, y), (x + lean * h * 0.3, y - h * 0.28), top], [h * 0.034, h * 0.024, h * 0.017], bark
    )
    for side in (-1, 1):
        fork = (x + lean * h * 0.3, y - h * 0.3)
        canvas.limb([fork, (fork[0] + side * h * 0.16, y - h * 0.55)], [h * 0.018, h * 0.009], bark)
    crown = []
    for _ in range(13):
        a, d = rng.uniform(0, 6.28), rng.uniform(0.04, 0.22)
        crown.append(
            (
                top[0] + math.cos(a) * d * h * 1.25,
                y - h * 0.68 + math.sin(a) * d * h * 0.75,
                rng.uniform(0.09, 0.15) * h,
            )
        )
    for cx, cy, r in crown:
        canvas.oval(cx, cy + r * 0.3, r * 1.2, r, darker(green, 0.26))
    for cx, cy, r in crown:
        canvas.oval(cx - r * 0.12, cy - r * 0.05, r * 1.02, r * 0.84, green)
    for cx, cy, r in crown[::2]:
        canvas.oval(cx - r * 0.3, cy - r * 0.3, r * 0.66, r * 0.5, lighter(green, 0.22))
    for _ in range(46 if h > 250 else 18):
        cx, cy, r = rng.choice(crown)
        a = rng.uniform(0, 6.28)
        px, py = cx + math.cos(a) * r * 1.05, cy + math.sin(a) * r * 0.85
        tone = rng.choice((darker(green, 0.15), lighter(green, 0.32), green))
        canvas.oval(
            px,
            py,
            h * 0.014,
            h * 0.009,
            mix(bloom, haze, depth) if bloom and rng.random() < 0.75 else tone,
        )
    if bloom:
        flower = mix(bloom, haze, depth)
        for cx, cy, r in crown:
            for _ in range(9):
                a, d = rng.uniform(0, 6.28), r * rng.random() ** 0.5
                px, py = cx + math.cos(a) * d * 1.05, cy - r * 0.15 + math.sin(a) * d * 0.8
                tone = mix(flower, rng.choice(("#ffffff", "#7a1f3a")), rng.uniform(0, 0.22))
                canvas.oval(px, py, r * 0.2, r * 0.13, tone)


def bush(canvas, x, y, size, colour):
    """Draw a low rounded bush standing on (x, y)."""
    rng = canvas.rng
    for tone, lift in ((darker(colour, 0.2), 0.0), (colour, 0.12), (lighter(colour, 0.2), 0.26)):
        for i in range(5):
            cx = x + (i - 2) * size * 0.36 + rng.uniform(-0.08, 0.08) * size
            r = size * (0.42 - 0.06 * abs(i - 2)) * (1 - lift)
            canvas.poly(ring(cx, y, r, r * rng.uniform(1.0, 1.3) * (1 + lift), 14, 180, 360), tone)


def pot(canvas, x, y, w, colour="#b5563c"):
    """Draw a glazed flower pot standing on (x, y)."""
    h = w * 0.8
    body = [(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w * 0.36, y), (x - w * 0.36, y)]
    canvas.poly(body, colour)
    canvas.poly([body[0], (x - w * 0.12, y - h), (x - w * 0.1, y), body[3]], clear("#ffffff", 0.16))
    canvas.box(x - w * 0.56, y - h - w * 0.12, w * 1.12, w * 0.16, darker(colour, 0.12), w * 0.05)


def bouquet(canvas, x, y, w, colours):
    """Draw a low arrangement of flowers `w` wide whose foot is at (x, y)."""
    rng = canvas.rng
    for _ in range(12):
        a = rng.uniform(math.pi, 2 * math.pi)
        canvas.limb(
            [(x, y), (x + math.cos(a) * w * 0.55, y + math.sin(a) * w * 0.42)],
            [w * 0.03, w * 0.012],
            "#5d8a58",
        )
    for _ in range(22):
        a, d = rng.uniform(math.pi, 2 * math.pi), rng.uniform(0.1, 0.5)
        px, py, r = (
            x + math.cos(a) * d * w,
            y + math.sin(a) * d * w * 0.72,
            w * rng.uniform(0.06, 0.095),
        )
        colour = rng.choice(colours)
        canvas.oval(px, py, r, r * 0.9, colour)
        canvas.oval(px - r * 0.15, py - r * 0.15, r * 0.42, r * 0.36, lighter(colour, 0.45))


def leaves(canvas, y0, y1, count, colours, size=9):
    """Scatter fallen leaves or petals between two levels."""
    rng = canvas.rng
    for _ in range(count):
        x, y = rng.uniform(-20, 1620), rng.uniform(y0, y1)
        r = size * (0.5 + 0.7 * (y - y0) / max(1, y1 - y0))
        a = rng.uniform(0, 3.14)
        dx, dy = math.cos(a) * r, math.sin(a) * r * 0.5
        canvas.poly(
            smooth(
                [
                    (x - dx, y - dy),
                    (x + dy, y - dx * 0.3),
                    (x + dx, y + dy),
                    (x - dy, y + dx * 0.3),
                ],
                steps=3,
            ),
            rng.choice(colours),
        )


FLOWERS = (
    ("#f2c14e", "#fff0d0", "#e8743b"),
    ("#e87a9a", "#fff2ee", "#c9436b"),
    ("#ffffff", "#f6c7cf", "#b07cc6"),
)
