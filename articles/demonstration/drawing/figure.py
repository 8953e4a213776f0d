"""Whole people: rounded bodies with tapering limbs, posed by the angles of their joints."""

import math

from .canvas import clear, darker, lighter, mix, ring, smooth
from .heads import hair_behind, head
from .people import POSES

SHOE = "#3a2f38"


def _step(origin, angle, length, way):
    """Return the point `length` away from `origin`, `angle` degrees off straight down."""
    a = math.radians(angle)
    return origin[0] + way * math.sin(a) * length, origin[1] + math.cos(a) * length


def _chain(origin, angles, lengths, way):
    middle = _step(origin, angles[0], lengths[0], way)
    return [origin, middle, _step(middle, angles[1], lengths[1], way)]


def _along(start, end, t):
    return start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t


class Figure:
    """A person on a canvas: `hands` (near, far), `hip` and `shoulder` are points to attach to."""

    def __init__(self, canvas, x, y, h, pose, look, view, way):
        """Lay out the joints of a person `h` tall whose feet are at (x, y)."""
        self.canvas, self.h, self.look, self.view, self.way = canvas, h, look, view, way
        self.lean, near_arm, far_arm, near_leg, far_leg = (
            POSES[pose] if isinstance(pose, str) else pose
        )
        limb, trunk = (0.88, 0.29) if look.child else (1.0, 0.305)
        thigh, shin = 0.245 * h * limb, 0.235 * h * limb
        drops = [
            math.cos(math.radians(a)) * thigh + math.cos(math.radians(b)) * shin
            for a, b in (near_leg, far_leg)
        ]
        self.hip = (x, y - max(drops) - 0.015 * h)
        self.shoulder = _step(self.hip, 180 - self.lean, trunk * h, way)
        apart = 0.0 if view == "side" else 0.048 * h
        self.near_leg = _chain((x + apart * way, self.hip[1]), near_leg, (thigh, shin), way)
        self.far_leg = _chain((x - apart * way, self.hip[1]), far_leg, (thigh, shin), way)
        wide = 0.02 * h if view == "side" else 0.088 * h
        sx, sy = self.shoulder
        arm = (0.16 * h * limb, 0.15 * h * limb)
        self.near_arm = _chain(
            (sx - wide * way * (1 if view == "side" else -1), sy + 0.025 * h), near_arm, arm, way
        )
        self.far_arm = _chain(
            (sx + wide * way * (1 if view == "side" else -1), sy + 0.025 * h), far_arm, arm, way
        )
        self.hands = (self.near_arm[2], self.far_arm[2])

    def draw(self, hold=None):
        """Draw everything; `hold(figure)` is called before the near arm, to put things in hand."""
        look, h = self.look, self.h
        self._arm(self.far_arm, darker(look.top, 0.22), darker(look.skin, 0.1))
        self._leg(self.far_leg, 0.2)
        self._leg(self.near_leg, 0.0)
        sx, sy = self.shoulder
        r = h * (0.1 if look.child else 0.077)
        tilt = self.lean * 0.7
        neck = _step((sx, sy), 180 - tilt, r * 0.75, self.way)
        skull = _step((sx, sy), 180 - tilt, r * 1.5, self.way)
        if self.view == "front":
            hair_behind(self.canvas, skull[0], skull[1], r, look, self.view, self.way)
        self._trunk()
        skin = darker(look.skin, 0.14)
        self.canvas.limb([(sx, sy + r * 0.1), neck], [r * 0.42, r * 0.38], skin)
        head(self.canvas, skull[0], skull[1], r, look, self.view, self.way)
        if look.scarf and not look.hat:
            c = self.canvas
            front = sx + self.way * h * (0.03 if self.view == "side" else 0)
            c.limb(
                [(sx - h * 0.045, sy - h * 0.002), (sx + h * 0.045, sy - h * 0.002)],
                [h * 0.018] * 2,
                look.scarf,
            )
            if self.view != "back":
                for side in (-1, 1):
                    c.poly(
                        [
                            (front, sy),
                            (front + side * h * 0.012, sy + h * 0.1),
                            (front + side * h * 0.04, sy + h * 0.085),
                        ],
                        look.scarf,
                    )
        if hold:
            hold(self)
        self._arm(self.near_arm, look.top, look.skin)

    def _arm(self, joints, cloth, skin):
        h = self.h
        a, b, c = joints
        self.canvas.limb([a, b, c], [h * 0.026, h * 0.023, h * 0.018], skin)
        self.canvas.oval(c[0], c[1], h * 0.023, h * 0.024, skin)
        if self.look.sleeves == "long":
            self.canvas.limb([a, b, _along(b, c, 0.86)], [h * 0.036, h * 0.031, h * 0.026], cloth)
        else:
            self.canvas.limb([a, _along(a, b, 0.68)], [h * 0.037, h * 0.036], cloth)

    def _leg(self, joints, shade):
        h, look = self.h, self.look
        hip, knee, ankle = joints
        bare = look.wear == "dress" or (look.child and look.scarf == "")
        cloth = darker(look.bottom, shade)
        skin = darker(look.skin, shade * 0.6)
        toe = 0.055 if self.view == "side" else 0.014
        sole = (ankle[0] + self.way * toe * h * 0.7, ankle[1] + h * 0.004)
        self.canvas.limb([ankle, sole], [h * 0.024, h * 0.019], darker(SHOE, shade * 0.5))
        if bare:
            self.canvas.limb([hip, knee, ankle], [h * 0.05, h * 0.034, h * 0.022], skin)
            self.canvas.limb([hip, _along(hip, knee, 0.85)], [h * 0.06, h * 0.052], cloth)
        else:
            self.canvas.limb([hip, knee, ankle], [h * 0.06, h * 0.043, h * 0.034], cloth)

    def _frame(self, points):
        """Return points given as (along the trunk, across it in heights) on the canvas."""
        (hx, hy), (sx, sy) = self.hip, self.shoulder
        dx, dy = sx - hx, sy - hy
        length = math.hypot(dx, dy)
        nx, ny = -dy / length, dx / length  # to the right of a standing trunk
        k = self.h * self.way
        return [(hx + dx * t + nx * w * k, hy + dy * t + ny * w * k) for t, w in points]

    def _trunk(self):
        look, c = self.look, self.canvas
        slim = 0.84 if self.view == "side" else 1.06
        slim *= 0.92 if look.cut != "short" else 1.0
        half = [
            (1.06, 0.035),
            (1.03, 0.085),
            (0.9, 0.105),
            (0.6, 0.094),
            (0.3, 0.085),
            (0.0, 0.094),
        ]
        hem = -0.2
        if look.wear == "tunic":
            half = [(1.06, 0.035), (1.02, 0.078), (0.85, 0.09), (0.45, 0.066), (0.1, 0.088)]
            hem = -0.1
        half.append((hem, half[-1][1] * 1.04))
        outline = [(t, w * slim) for t, w in half]
        outline += [(t, -w * slim) for t, w in reversed(half)]
        if look.wear == "tunic":
            self._tails()
        elif look.wear in ("dress", "coat"):
            drop, flare = (0.29, 0.15) if look.wear == "dress" else (0.22, 0.125)
            hx, hy = self.hip
            bend = self.near_leg[1][0] - hx
            skirt = [
                (hx - 0.085 * self.h, hy - 0.06 * self.h),
                (hx + 0.085 * self.h, hy - 0.06 * self.h),
            ]
            skirt += [(hx + bend * 0.6 + flare * self.h, hy + drop * self.h * 0.9)]
            skirt += [
                (hx + bend * 0.3, hy + drop * self.h),
                (hx + bend * 0.2 - flare * self.h, hy + drop * self.h * 0.9),
            ]
            c.poly(skirt, look.top)
            c.poly([skirt[0], (hx, hy), skirt[3], skirt[4]], clear("#1c1838", 0.12))
        c.blob(self._frame(outline), look.top)
        back = [(t, -w * slim) for t, w in half] + [
            (t, -w * slim * 0.25) for t, w in reversed(half)
        ]
        c.poly(self._frame(back[1:]), clear("#1c1838", 0.15))
        if self.view != "back" and look.wear != "tunic":
            throat = self._frame([(1.06, -0.02), (1.06, 0.06), (0.86, 0.03)])
            c.poly(throat, darker(look.skin, 0.1))
        if look.wear == "coat":
            c.line(
                self._frame([(0.86, 0.03), (-0.6, 0.035)]), self.h * 0.006, darker(look.top, 0.25)
            )
        if self.view == "side":
            (hx, hy) = self.hip
            if abs(self.near_leg[1][1] - hy) < 0.12 * self.h:  # seated: the lap in front
                c.limb(
                    [self.near_leg[0], self.near_leg[1]],
                    [self.h * 0.062, self.h * 0.046],
                    look.bottom,
                )

    def _tails(self):
        """Draw the two long panels of an áo dài, below the waist."""
        c, h, look = self.canvas, self.h, self.look
        hx, hy = self.hip
        sway = (self.near_leg[2][0] - self.far_leg[2][0]) * 0.5
        for side, cloth in ((-1, darker(look.top, 0.16)), (1, look.top)):
            lead = side * self.way
            foot = hx + lead * abs(sway) * 0.8
            edge = smooth(
                [
                    (hx + lead * 0.078 * h, hy - 0.07 * h),
                    (hx + lead * 0.092 * h, hy + 0.04 * h),
                    (foot + lead * 0.098 * h, hy + 0.22 * h),
                    (foot + lead * 0.125 * h, hy + 0.37 * h),
                ],
                False,
            )
            hem = [
                (foot + lead * 0.02 * h, hy + 0.395 * h),
                (foot - lead * 0.03 * h, hy + 0.385 * h),
            ]
            c.poly([*edge, *hem, (hx - lead * 0.07 * h, hy - 0.06 * h)], cloth)
        c.line(
            [
                (hx + self.way * 0.045 * h, hy),
                (hx + self.way * (0.05 * h + abs(sway) * 0.5), hy + 0.33 * h),
            ],
            h * 0.006,
            clear(lighter(look.top, 0.5), 0.6),
        )


def person(canvas, x, y, h, look, pose="stand", view="side", way=1, hold=None, shadow=True):
    """Draw a person `h` tall, feet at (x, y), in a named pose; return the Figure.

    `view` is side, front or back; `way` is 1 towards the right, -1 towards the left; `hold` is
    called with the Figure before the near arm is drawn.
    """
    figure = Figure(canvas, x, y, h, pose, look, view, way)
    if shadow:
        shade = clear("#241a3a", 0.24)
        canvas.poly(ring(x + h * 0.1, y + h * 0.004, h * 0.24, h * 0.032), shade)
    figure.draw(hold)
    return figure


def broom(figure):
    """Put a long straw broom into the hands of `figure`."""
    (ax, ay), (bx, by) = figure.hands
    c, h = figure.canvas, figure.h
    foot = figure.near_leg[2]
    tip = (max(ax, bx) + h * 0.16 if figure.way > 0 else min(ax, bx) - h * 0.16, foot[1] - h * 0.02)
    top = (
        min(ax, bx) - h * 0.04 if figure.way > 0 else max(ax, bx) + h * 0.04,
        min(ay, by) - h * 0.2,
    )
    c.line([top, tip], h * 0.016, "#9c7142")
    fan = [_along(top, tip, 0.74), (tip[0] + figure.way * h * 0.09, tip[1] + h * 0.02)]
    fan += [(tip[0] - figure.way * h * 0.05, tip[1] + h * 0.035)]
    c.poly(fan, "#d9a94f")
    c.line([fan[0], _along(fan[1], fan[2], 0.5)], h * 0.008, mix("#d9a94f", "#6b4a2a", 0.5))
