"""The photos of a post as unsaved rows would leave them, to be compared with the stored ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from articles.content import PhotoContent
from articles.models import Photo, PhotoUpload
from articles.models.pictures import StoredPicture, names_of

_TEXTS = ("caption", "alt")
_AS_THEY_ARE = ("decorative", "focal_x", "focal_y")


def contents(
    photos: Iterable[Photo],
    staged: Mapping[int, PhotoUpload],
    rows: Iterable[dict],
    lead: int | None,
) -> tuple[PhotoContent, ...]:
    """The gallery once `rows` (see `words`) are saved over `photos` in their order.

    Rows of what there is no longer are left out; photos that no row speaks of stay as they are,
    and so does the lead photo of that id if nothing is said of photos at all.
    """
    said = {row["id"]: row for row in rows if "id" in row}
    new = [row for row in rows if "id" not in row and row.get("upload") in staged]
    placed = []
    for number, photo in enumerate(photos, start=1):
        row = said.get(photo.pk, {"lead": photo.pk == lead})
        picture = staged.get(row.get("upload"), photo)
        placed.append((row.get("position", number), row, _content(picture, photo, row)))
    for number, row in enumerate(new, start=len(placed) + 1):
        picture = staged[row["upload"]]
        placed.append((row.get("position", number), row, _content(picture, None, row)))
    kept = sorted(((n, row, c) for n, row, c in placed if not row.get("deleted")), key=_place)
    leads = [index for index, (_, row, _) in enumerate(kept) if row.get("lead")] or [0]
    return tuple(
        replace(content, is_lead=index == leads[0]) for index, (_, _, content) in enumerate(kept)
    )


def _place(placed) -> int:
    return placed[0]


def _content(picture: StoredPicture, photo: Photo | None, row: dict) -> PhotoContent:
    shown = {name: getattr(picture, name) for name in names_of(StoredPicture)}
    usual = {"caption": "", "alt": "", "decorative": False, "focal_x": 50, "focal_y": 50}
    stored = {name: getattr(photo, name) for name in usual} if photo else usual
    said = {name: row[name].strip() for name in _TEXTS if name in row}
    said |= {name: row[name] for name in _AS_THEY_ARE if name in row}
    if said and "decorative" not in row:
        said["decorative"] = False  # a box that is not ticked says nothing
    if said.get("decorative"):
        said["alt"] = ""
    return PhotoContent(is_lead=False, **shown, **(stored | said))
