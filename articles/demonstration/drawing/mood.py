"""Times of day: the colours of sky, distance and light that a whole picture shares."""

from dataclasses import dataclass

from .canvas import HEIGHT, WIDTH, clear, mix, ring, smooth


@dataclass(frozen=True)
class Mood:
    """A time of day: sky from top to horizon, sun, haze of the distance, tint of the whole."""

    sky: tuple[str, ...]
    sun: str
    haze: str
    tint: str
    strength: float = 0.16
    sun_height: float = 0.3


MOODS = (
    Mood(("#7fbfc9", "#bfe0d2", "#fbe7c2", "#ffd9a8"), "#fff3cf", "#f3dcb8", "#ffd9a0", 0.16, 0.34),
    Mood(("#3f9dc4", "#86cbdb", "#d6efe6"), "#fffbe6", "#cfe6dc", "#f3ead0", 0.12, 0.14),
    Mood(("#5b7fa8", "#d79a8f", "#f8b873", "#ffe0a3"), "#ffedb8", "#f0b988", "#ffb476", 0.18, 0.42),
    Mood(("#8fb3b4", "#cfdccb", "#f1ead2"), "#fdf6dc", "#d9dfca", "#e6e0c4", 0.14, 0.24),
    Mood(("#6a6fa5", "#c58aa8", "#f4a98f", "#fbd9a6"), "#fff0c4", "#dda6a0", "#f6a58c", 0.16, 0.44),
)


def sky(canvas, mood, horizon, sun_x=None, clouds=4):
    """Fill the sky down to `horizon` with light, a sun and clouds."""
    canvas.fade(-700, -300, WIDTH + 1400, horizon + 320, (mood.sky[0], *mood.sky))
    canvas.box(-700, horizon, WIDTH + 1400, 300, mood.sky[-1])
    rng = canvas.rng
    x = rng.uniform(250, 1350) if sun_x is None else sun_x
    y = horizon * mood.sun_height
    canvas.glow(x, y, 620, mood.sun, 0.75)
    canvas.oval(x, y, 54, 54, mood.sun)
    for _ in range(clouds):
        cloud(
            canvas,
            rng.uniform(0, WIDTH),
            rng.uniform(40, horizon * 0.5),
            rng.uniform(90, 220),
            mood,
        )


def cloud(canvas, x, y, size, mood):
    """Draw a flat-bottomed cloud around (x, y)."""
    rng = canvas.rng
    points = [(x - size, y)]
    steps = 5
    for i in range(steps):
        t = (i + 0.5) / steps
        lift = (0.16 + 0.3 * (1 - abs(2 * t - 1))) * size * rng.uniform(0.6, 1.15)
        points.append((x - size + 2 * size * t, y - lift))
    points.append((x + size, y))
    curve = smooth(points, False)
    canvas.poly(curve, clear(mix("#ffffff", mood.sky[-1], 0.35), 0.7))
    lower = [(px, y - (y - py) * 0.45) for px, py in curve]
    canvas.poly(lower, clear(mix(mood.haze, mood.sky[0], 0.25), 0.32))


def hills(canvas, base, height, colour, bumps=5):
    """Draw one line of soft hills standing on the level `base`."""
    rng = canvas.rng
    step = (WIDTH + 600) / bumps
    points = [
        (-300 + i * step, base - height * rng.uniform(0.25, 1.0) * (0.4 if i % 2 else 1))
        for i in range(bumps + 1)
    ]
    canvas.poly([(-300, base + 2), *smooth(points, False), (WIDTH + 300, base + 2)], colour)


def skyline(canvas, base, height, colour, lit=None):
    """Draw a far town standing on `base`, its windows in the colour `lit` if given."""
    rng = canvas.rng
    x = -60.0
    while x < WIDTH + 60:
        w = rng.uniform(28, 86)
        h = height * rng.choice((0.3, 0.42, 0.5, 0.62, 0.8, 1.0)) * rng.uniform(0.8, 1.0)
        canvas.box(x, base - h, w, h + 3, colour)
        if rng.random() < 0.3:
            canvas.box(x + w * 0.3, base - h - 12, w * 0.3, 14, colour)
        if lit:
            for _ in range(int(h / 16)):
                wx, wy = x + rng.uniform(4, w - 8), base - rng.uniform(8, max(9, h - 6))
                canvas.box(wx, wy, 4, 5, clear(lit, rng.uniform(0.4, 0.9)))
        x += w * rng.uniform(0.85, 1.25)


def beams(canvas, x, y, colour, opacity=0.22, spread=(20, 100), count=5):
    """Lay slanting beams of light that come from (x, y)."""
    rng = canvas.rng
    shapes = []
    for _ in range(count):
        a = rng.uniform(*spread)
        far = ring(x, y, 1900, 1900, 1, a, a + rng.uniform(2, 6))
        shapes.append([(x, y), *far])
    canvas.soft(shapes, colour, opacity, 16)


def ground(canvas, top, colours):
    """Fill everything below `top` with a gradient."""
    canvas.fade(-700, top, WIDTH + 1400, HEIGHT - top + 300, colours)
