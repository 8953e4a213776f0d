"""What a browser sent of photos, against those that there are: all of them, each once, in order."""

from collections.abc import Iterable

from articles.editorial.gallery import batch, posted
from articles.models import Photo, PhotoUpload


class Sent:
    """The rows in `data`, a form's own copy of what was sent.

    `stored` are the photos of the post in order, `staged` the pictures of the form by id, `lead`
    the id of the lead photo. `problems` say in Vietnamese what the person should know of.
    """

    def __init__(self, data, stored: list[Photo], staged: dict[int, PhotoUpload], lead: int | None):
        self.data, self.staged, self.lead = data, staged, lead
        self.stored = {str(photo.pk): photo for photo in stored}
        self.problems: list[str] = []
        self._seen: set[tuple[str, str]] = set()

    def tidy(self, most: int, taken: Iterable[PhotoUpload]) -> bool:
        """Rewrite `data`: rows of things that exist, `taken` behind, shared texts filled in.

        False, and nothing is touched, where it holds no number of rows or more than `most`.
        """
        rows = posted.read(self.data, most)
        if rows is None:
            return False
        kept = [row for row in rows if self._is_there(row)]
        kept += [self._row_of(photo) for photo in self.stored.values() if self._is_new_here(photo)]
        kept += [
            {"upload": str(picture.pk), "is_lead": False}
            for picture in taken
            if ("upload", str(picture.pk)) not in self._seen
        ]
        kept = posted.in_order(kept)
        self._fill_in([row for row in kept if not row.get("DELETE")])
        posted.write(self.data, kept)
        return True

    def _is_there(self, row: dict) -> bool:
        """Whether `row` is about a photo or picture that exists; notes what was lost if not."""
        asked = [name for name in ("id", "upload") if row.get(name)]
        if row.get("id", "") not in self.stored:
            row["id"] = ""
        if not self._is_staged(row.get("upload", "")):
            row["upload"] = ""
        names = {(name, row[name]) for name in asked if row[name]}
        if names & self._seen:
            return False
        self._seen |= names
        if row.get("DELETE"):
            return bool(names)
        said = [row[name] for name in ("caption", "alt") if row.get(name)]
        if asked and not names:
            self._note_lost(said)
        elif row["id"] and "upload" in asked and not row["upload"]:
            self._note_lost([])  # it was turned or cropped, and that is gone
        return bool(names or (said and not asked))  # words without a picture: the row asks for one

    def _is_staged(self, text: str) -> bool:
        return text.isdecimal() and len(text) < 19 and int(text) in self.staged

    def _note_lost(self, said: list[str]) -> None:
        words = f" Chữ bạn đã gõ cho ảnh ấy: “{' | '.join(said)}”." if said else ""
        self.problems.append(
            "Có ảnh không còn ở đây: ảnh ấy đã được lưu hoặc bỏ ở nơi khác, hoặc bị gỡ. Các ảnh "
            f"còn lại và chữ của chúng vẫn nguyên; hãy xem lại rồi lưu.{words}"
        )

    def _is_new_here(self, photo: Photo) -> bool:
        """Whether the page did not send `photo`: it did not know it yet."""
        return ("id", str(photo.pk)) not in self._seen

    def _row_of(self, photo: Photo) -> dict:
        names = ("caption", "alt", "focal_x", "focal_y", "position")
        row = {name: str(getattr(photo, name)) for name in names} | {"id": str(photo.pk)}
        if photo.decorative:
            row["decorative"] = "on"
        return row | {"is_lead": posted.LEAD not in self.data and photo.pk == self.lead}

    def _fill_in(self, rows: list[dict]) -> None:
        """Put what was written for many photos at once into `rows`."""
        lines = batch.read(self.data.get(posted.TEXT, ""))
        if len(lines) > len(rows):
            self.problems.append(
                f"Ô ghi chữ cho nhiều ảnh có {len(lines)} dòng, nhưng bài có {len(rows)} ảnh. "
                "Hãy bỏ bớt dòng hoặc thêm ảnh; chữ trong ô vẫn còn nguyên."
            )
            return
        for row, line in zip(rows, lines, strict=False):
            row |= {"caption": line.caption} if line.caption else {}
            row |= {"alt": line.alt} if line.alt else {}
        for field, name in posted.ALL.items():
            text = self.data.get(name, "").strip()
            for row in rows if text else ():
                if not row.get(field) and not (field == "alt" and row.get("decorative")):
                    row[field] = text
        for name in (posted.TEXT, *posted.ALL.values()):
            if name in self.data:
                self.data[name] = ""
