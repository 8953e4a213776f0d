"""Who can be drawn and how they can stand: looks made up by chance, and poses."""

from dataclasses import dataclass, replace

SKINS = ("#f2c9a1", "#e8b78c", "#d9a074", "#f5d3b0")
HAIRS = ("#241c28", "#2d2226", "#1b1a2b", "#3a2a26")
GREY = "#b9b4b0"
CLOTHES = (
    "#e2583e", "#f0a03c", "#2f7f9e", "#f4ecdc", "#6f9d7b", "#b3486f", "#3f5a8a", "#e9c46a",
    "#8a5a8c", "#d9775a", "#4f9a94", "#f2d5c4",
)  # fmt: skip
TROUSERS = ("#2f3550", "#4a4152", "#35494f", "#59483f", "#23263b")


@dataclass(frozen=True)
class Look:
    """What a person looks like; colours as "#rrggbb" or (r, g, b)."""

    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    cut: str = "short"  # short, bob, bun, long, tail
    top: str = CLOTHES[0]
    bottom: str = TROUSERS[0]
    wear: str = "shirt"  # shirt, dress, tunic (áo dài), coat
    sleeves: str = "short"  # short, long
    hat: str = ""  # cone (nón lá), cap, helmet
    mask: bool = False
    scarf: str = ""  # colour of a neckerchief
    child: bool = False


def somebody(rng, **fixed):
    """Return a Look made up by `rng`, with the given fields as they are."""
    woman = rng.random() < 0.55
    look = Look(
        skin=rng.choice(SKINS),
        hair=GREY if rng.random() < 0.14 else rng.choice(HAIRS),
        cut=rng.choice(("bob", "bun", "long", "tail")) if woman else "short",
        top=rng.choice(CLOTHES),
        bottom=rng.choice(TROUSERS),
        wear="dress" if woman and rng.random() < 0.25 else "shirt",
        sleeves=rng.choice(("short", "long")),
    )
    return replace(look, **fixed)


# lean of the body; near arm, far arm, near leg, far leg as (upper, lower) angles in degrees:
# 0 hangs straight down, positive swings towards where the person looks.
POSES = {
    "stand": (0, (6, 14), (-8, 4), (3, 0), (-4, -2)),
    "walk": (3, (-26, -6), (24, 44), (20, 6), (-18, -32)),
    "run": (12, (-46, 40), (38, 118), (46, -18), (-30, -72)),
    "sweep": (15, (34, 56), (12, 62), (18, 2), (-14, -20)),
    "dig": (24, (30, 58), (8, 50), (30, -2), (-12, -22)),
    "bend": (52, (8, 16), (-8, 8), (12, -6), (-4, -12)),
    "squat": (22, (42, 66), (24, 56), (106, -22), (92, -30)),
    "sit": (2, (16, 66), (8, 58), (86, 4), (82, -4)),
    "give": (3, (32, 82), (4, 14), (4, 0), (-5, -3)),
    "raise": (0, (-6, 8), (150, 172), (4, 0), (-5, -3)),
    "hold": (-2, (28, 100), (22, 104), (4, 0), (-5, -3)),
    "dance": (-4, (112, 148), (-70, -104), (14, 2), (-20, -8)),
    "dance2": (6, (74, 96), (-112, -150), (26, -8), (-16, -24)),
    "smash": (-8, (-58, -20), (138, 160), (24, 4), (-30, -46)),
    "hose": (14, (44, 84), (34, 80), (30, 2), (-26, -30)),
    "climb": (24, (92, 118), (104, 128), (74, -10), (8, -6)),
    "carry": (0, (-10, -4), (10, 14), (20, 6), (-18, -30)),
}
