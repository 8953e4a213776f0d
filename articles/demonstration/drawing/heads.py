"""Heads, hats and people seen from the shoulders up."""

from .canvas import clear, darker, lighter, mix, ring, smooth


def hair_behind(canvas, x, y, r, look, view, way):
    """Draw the hair that lies behind the face; on a front view it goes on before the shoulders."""
    back = x if view != "side" else x - way * r * 0.16
    canvas.oval(back, y - r * 0.12, r * 0.95, r * 1.0, look.hair)
    if look.cut == "bun":
        canvas.oval(
            back - (way * r * 0.8 if view == "side" else 0),
            y - r * 0.75,
            r * 0.42,
            r * 0.4,
            look.hair,
        )
    elif look.cut == "long":
        drop = [(-0.9, -0.3), (-1.0, 0.9), (-0.75, 2.0), (0.2, 2.1), (0.75, 1.7), (0.9, -0.3)]
        squeeze = 0.62 if view == "side" else 1.0
        canvas.blob(
            [
                (back + way * a * r * squeeze - way * r * (1 - squeeze) * 0.8, y + b * r)
                for a, b in drop
            ],
            look.hair,
        )
    elif look.cut == "bob":
        canvas.blob(
            [
                (back + a * r, y + b * r)
                for a, b in (
                    (-0.95, -0.2),
                    (-1.06, 0.75),
                    (-0.5, 0.95),
                    (0.5, 0.95),
                    (1.06, 0.75),
                    (0.95, -0.2),
                )
            ],
            look.hair,
        )
    elif look.cut == "tail":
        tail = [(-0.5, -0.5), (-1.35, -0.35), (-1.6, 0.7), (-1.25, 1.5), (-1.1, 0.5), (-0.6, 0.1)]
        if view == "back":
            tail = [(-0.2, -0.3), (0.25, -0.3), (0.35, 0.9), (0.05, 1.8), (-0.25, 0.9)]
        canvas.blob([(x + way * a * r, y + b * r) for a, b in tail], look.hair)


def _face(canvas, x, y, r, look, view, way):
    shift = 0.12 * r * way if view == "side" else 0
    fx = x + shift
    canvas.oval(fx, y + r * 0.08, r * 0.8, r * 0.9, look.skin)
    if view == "side":
        canvas.oval(fx + way * r * 0.74, y + r * 0.18, r * 0.15, r * 0.13, look.skin)
    fringe = ring(fx - way * r * 0.06, y + r * 0.02, r * 0.86, r * 0.94, 16, 188, 352)
    lift = -0.34 if view == "side" else -0.42
    inner = [(fx + way * r * 0.62, y + lift * r), (fx + way * r * 0.1, y + (lift - 0.16) * r)]
    inner += [(fx - way * r * 0.5, y + (lift + 0.12) * r)]
    canvas.poly(fringe + (inner if way > 0 else inner[::-1]), look.hair)
    if view == "side":
        canvas.oval(fx - way * r * 0.5, y + r * 0.16, r * 0.15, r * 0.2, darker(look.skin, 0.12))
    if r < 9:
        return
    look_at = fx + (way * r * 0.28 if view == "side" else 0)
    for side in (-1, 1):
        canvas.oval(look_at + side * r * 0.27, y + r * 0.1, r * 0.07, r * 0.095, "#2b2028")
        canvas.oval(
            look_at + side * r * 0.42, y + r * 0.4, r * 0.16, r * 0.11, clear("#e2604a", 0.28)
        )
    if look.mask:
        cover = ((-0.62, 0.22), (0, 0.16), (0.6, 0.22), (0.5, 0.72), (0, 0.92), (-0.5, 0.72))
        canvas.blob([(look_at * 0.6 + fx * 0.4 + a * r, y + b * r) for a, b in cover], "#d7eef0")
    else:
        smile = smooth(
            [
                (look_at - r * 0.18, y + r * 0.47),
                (look_at, y + r * 0.58),
                (look_at + r * 0.18, y + r * 0.47),
            ],
            False,
        )
        canvas.line(smile, r * 0.08, "#9c3f36")


def _hat(canvas, x, y, r, look, way):
    if look.hat == "cone":
        straw = mix("#ecd29a", look.top, 0.06)
        canvas.oval(x, y - r * 0.32, r * 1.72, r * 0.32, darker(straw, 0.42))
        cone = smooth(
            [(x - r * 1.75, y - r * 0.3), (x - r * 0.75, y - r * 1.05), (x, y - r * 1.72)], False
        )
        cone += smooth(
            [(x, y - r * 1.72), (x + r * 0.75, y - r * 1.05), (x + r * 1.75, y - r * 0.3)], False
        )
        rim = ring(x, y - r * 0.32, r * 1.74, r * 0.2, 16, 0, -180)
        canvas.poly(cone + rim, straw)
        canvas.poly(
            [
                (x, y - r * 1.72),
                (x - way * r * 1.75, y - r * 0.3),
                (x - way * r * 0.4, y - r * 0.5),
            ],
            clear("#6b4a2a", 0.24),
        )
        for level in (0.35, 0.62):
            half = r * 1.75 * level
            canvas.line(
                smooth(
                    [
                        (x - half, y - r * (1.72 - 1.4 * level)),
                        (x, y - r * (1.66 - 1.3 * level)),
                        (x + half, y - r * (1.72 - 1.4 * level)),
                    ],
                    False,
                ),
                r * 0.04,
                clear("#8a6a3a", 0.5),
            )
    elif look.hat in ("cap", "helmet"):
        shade = look.scarf or look.top
        deep = 0.1 if look.hat == "helmet" else 0.32
        canvas.poly(ring(x, y - r * deep, r * 1.02, r * 1.0, 18, 180, 360), shade)
        canvas.limb(
            [(x - way * r * 0.9, y - r * deep), (x + way * r * 1.4, y - r * deep)],
            [r * 0.12, r * 0.1],
            darker(shade, 0.2),
        )


def head(canvas, x, y, r, look, view="side", way=1):
    """Draw a head of half height `r` around (x, y); view is side, front or back, way is 1 or -1."""
    if view == "back":
        canvas.oval(x, y + r * 0.1, r * 0.82, r * 0.9, look.skin)
        for side in (-1, 1):
            canvas.oval(
                x + side * r * 0.85, y + r * 0.15, r * 0.14, r * 0.22, darker(look.skin, 0.08)
            )
        hair_behind(canvas, x, y, r, look, view, way)
        canvas.oval(x, y - r * 0.02, r * 0.88, r * 0.86, look.hair)
        canvas.oval(x - way * r * 0.25, y - r * 0.5, r * 0.4, r * 0.25, clear("#ffffff", 0.09))
    else:
        if view == "side":
            hair_behind(canvas, x, y, r, look, view, way)
        _face(canvas, x, y, r, look, view, way)
    _hat(canvas, x, y, r, look, way)


def bust(canvas, x, y, r, look, view="back", way=1, raised=False):
    """Draw head and shoulders: the head around (x, y), of half height `r`."""
    base = y + r * 3.6
    dark = darker(look.top, 0.22)
    if raised:
        arm = [
            (x + way * r * 1.45, y + r * 1.7),
            (x + way * r * 1.95, y + r * 0.3),
            (x + way * r * 1.75, y - r * 1.5),
        ]
        canvas.limb(arm, [r * 0.45, r * 0.36, r * 0.27], look.top)
        canvas.oval(arm[2][0], arm[2][1] - r * 0.35, r * 0.27, r * 0.36, look.skin)
    outline = [
        (-1.75, 3.6),
        (-1.75, 2.2),
        (-1.3, 1.5),
        (-0.45, 1.2),
        (0.45, 1.2),
        (1.3, 1.5),
        (1.75, 2.2),
        (1.75, 3.6),
    ]
    points = smooth([(x + a * r, y + b * r) for a, b in outline], False)
    if view != "back":
        hair_behind(canvas, x, y, r, look, view, way)
        canvas.limb(
            [(x, y + r * 0.6), (x, y + r * 1.35)], [r * 0.36, r * 0.42], darker(look.skin, 0.14)
        )
    canvas.poly(points, look.top)
    shade = [
        (x - way * a * r, y + b * r)
        for a, b in ((1.75, 3.6), (1.75, 2.2), (1.3, 1.5), (0.8, 1.3), (0.9, 3.6))
    ]
    canvas.poly(shade, clear("#1c1838", 0.16))
    if view == "back":
        canvas.limb(
            [(x, y + r * 0.6), (x, y + r * 1.2)], [r * 0.4, r * 0.44], darker(look.skin, 0.12)
        )
        canvas.line(
            smooth(
                [(x - r * 0.62, y + r * 1.26), (x, y + r * 1.5), (x + r * 0.62, y + r * 1.26)],
                False,
            ),
            r * 0.22,
            dark,
        )
    else:
        canvas.poly(
            [(x - r * 0.42, y + r * 1.2), (x, y + r * 2.0), (x + r * 0.42, y + r * 1.2)],
            darker(look.skin, 0.06),
        )
        for side in (-1, 1):
            canvas.poly(
                [
                    (x + side * r * 0.5, y + r * 1.1),
                    (x, y + r * 2.05),
                    (x + side * r * 0.62, y + r * 1.75),
                ],
                lighter(look.top, 0.3),
            )
            canvas.line(
                [(x + side * r * 1.12, y + r * 2.3), (x + side * r * 1.05, base)], r * 0.08, dark
            )
    head(canvas, x, y, r, look, view, way)
