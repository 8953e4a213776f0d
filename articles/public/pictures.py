"""How a page shows a photo: the files a browser may choose from, what it draws before one arrives,
and how it is cut to the place where it stands.
"""

from dataclasses import dataclass

from django.urls import reverse

from articles.models.pictures import public_address
from articles.photos import names

# Previews of links on other sites want about this many pixels.
_SHARED_WIDTH = 1200
# So much of a photo's digest tells it from the others of its post.
_SHORT = 12
# For what knows no srcset.
_PLAIN_WIDTH = 1280


@dataclass(frozen=True)
class PhotoAt:
    """A photo as the page shows it, at one address that is not the residents'."""

    url: str
    width: int
    height: int
    caption: str
    alt: str
    is_lead: bool
    tone: str = ""
    focal_x: int = 50
    focal_y: int = 50
    decorative: bool = False

    @classmethod
    def of(cls, photo, url: str) -> "PhotoAt":
        """The photo of an edition or a content at `url`."""
        others = [name for name in cls.__dataclass_fields__ if name != "url"]
        return cls(url, **{name: getattr(photo, name) for name in others})


@dataclass(frozen=True)
class Place:
    """A place on a page: how wide a picture is there, by conditions on the screen, and to what
    shape it is cut (0: to none).
    """

    widths: tuple[tuple[str, str], ...]
    ratio: float = 0

    def sizes(self, photo) -> str:
        """The attribute `sizes` for `photo`: one that is cut at its sides is drawn wider."""
        beyond = photo.width / photo.height / self.ratio if self.ratio else 1
        return ", ".join(f"{media} {_times(beyond, width)}".strip() for media, width in self.widths)


def _times(factor: float, width: str) -> str:
    return f"calc({factor:.2g} * {width})" if factor > 1.05 else width


# The same lengths as in site.css, home.css, gallery.css and search.css: change both.
_PHONE, _COLUMN = "(max-width: 39.99rem)", "(max-width: 44rem)"
_TABLET = "(max-width: 59.99rem)"
_ALL, _HALF, _THIRD = "(100vw - 2rem)", "(50vw - 1.375rem)", "(33.3vw - 1rem)"
PLACES = {
    "hit": Place((("", "6.5rem"),), 1),
    "row": Place(((_PHONE, "6.5rem"), ("", "14rem")), 1.3),
    "first-row": Place(((_PHONE, f"calc{_ALL}"), ("", "14rem")), 1.5),
    "home-lead": Place(((_TABLET, f"calc{_ALL}"), ("", "43rem")), 1.5),
    "home-featured": Place(
        ((_PHONE, "6.5rem"), ("(max-width: 59.99rem)", "9rem"), ("", "23rem")), 1.3
    ),
    "home-section": Place(((_PHONE, "6.5rem"), ("", "21rem")), 1.3),
    "whole": Place(((_COLUMN, f"calc{_ALL}"), ("", "42rem"))),
    "upright": Place(((_COLUMN, f"calc{_ALL}"), ("", "26rem"))),
    "some": Place(((_PHONE, f"calc{_ALL}"), ("", "20.6rem")), 1.33),
    "half": Place(((_COLUMN, f"calc{_HALF}"), ("", "20.6rem")), 1.33),
    "small": Place(((_COLUMN, f"calc{_THIRD}"), ("", "10rem")), 1),
    "page": Place((("(max-width: 62rem)", f"calc{_ALL}"), ("", "60rem"))),
}


def page_address(edition, photo) -> str:
    """The permanent address of the page that `photo` of `edition` has of its own."""
    start = photo.digest[:_SHORT]
    return reverse("photo-page", args=[edition.slug, edition.article_id, start])


def shared(photo) -> tuple[str, int, int]:
    """Address, width and height of the file that previews of links on other sites are to show."""
    width = names.nearest(photo.width, _SHARED_WIDTH)
    height = max(1, round(photo.height * width / photo.width))
    return public_address(names.rendition(photo.digest, width, "jpg")), width, height


def sources(photo, place: Place) -> dict:
    """What an element for `photo` in `place` offers: AVIF for who reads it, JPEG for the others.

    A PhotoAt has the one address and nothing to choose from.
    """
    if isinstance(photo, PhotoAt):
        return {"src": photo.url}
    sets = {
        kind: ", ".join(
            f"{public_address(names.rendition(photo.digest, width, kind))} {width}w"
            for width in names.widths(photo.width)
        )
        for kind in names.KINDS
    }
    plain = names.rendition(photo.digest, names.nearest(photo.width, _PLAIN_WIDTH), "jpg")
    return {"src": public_address(plain), "sizes": place.sizes(photo), **sets}


def classes(photo) -> str:
    """The classes that draw the photo's colour until it arrives and keep its focus in a cut.

    As classes because pages allow no styles in their elements: four bits of each channel, the focus
    by tenths.
    """
    red, green, blue = photo.tone[0:1], photo.tone[2:3], photo.tone[4:5]
    tone = f"tone r{red} g{green} b{blue}".lower() if len(photo.tone) == 6 else ""
    across, down = round(photo.focal_x / 10), round(photo.focal_y / 10)
    focus = [f"x{across}"] * (across != 5) + [f"y{down}"] * (down != 5)
    return " ".join(filter(None, [tone, *focus]))
