"""All photos of a post on its form: what was sent brought into order, saved, shown again."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.urls import reverse

from articles.content import PhotoContent
from articles.editorial.gallery import posted, reading, uploads, words
from articles.editorial.gallery.intake import NOTHING, Taken
from articles.editorial.gallery.sent import Sent
from articles.editorial.remarks import Returned
from articles.models import Photo, PhotoUpload


@dataclass(frozen=True)
class Gallery:
    """What the rows of one request have to do with beside what was sent.

    `taken` are files that came with it, `words` what waits typed, `returned` what the reviewer
    said. `takes` is false where the post cannot be changed now.
    """

    form: uploads.Form
    taken: Taken = NOTHING
    words: tuple[dict, ...] = ()
    returned: Returned | None = None
    takes: bool = True
    most_bytes = settings.PHOTO_MAX_BYTES
    most = uploads.MOST_OF_POST

    @property
    def most_megabytes(self) -> int:
        """The same as `most_bytes`, for people."""
        return self.most_bytes // 2**20

    @property
    def upload_url(self) -> str:
        """Where the script sends pictures."""
        return self._address("photos")

    @property
    def edit_url(self) -> str:
        """Where it asks for one to be turned or cropped."""
        return self._address("photo_edit")

    def _address(self, name: str) -> str:
        if article := self.form.article:
            return reverse(f"admin:articles_article_{name}", args=[article.pk])
        return reverse(f"admin:articles_article_{name}_new")


class PhotoFormSet(BaseInlineFormSet):
    """The rows in the order of the gallery, stored photos and staged pictures alike."""

    def __init__(self, *args, gallery: Gallery | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.gallery = gallery
        self.problems: list[str] = []
        self._typed: list[dict] = []
        staged = uploads.of(gallery.form) if gallery and gallery.takes else ()
        self.staged = {picture.pk: picture for picture in staged}
        if self.is_bound:
            self._bring_into_order()
        else:
            self._take_up_what_waits()

    def _bring_into_order(self) -> None:
        sent = Sent(self.data, list(self.get_queryset()), self.staged, self.instance.lead_photo_id)
        taken = self.gallery.taken.pictures if self.gallery else ()
        if sent.tidy(self.absolute_max, taken):  # else the management form refuses it
            self.problems = sent.problems

    # --- what waits ---

    def _take_up_what_waits(self) -> None:
        """Give rows what was typed for them, and staged pictures rows of their own."""
        said = self.gallery.words if self.gallery else ()
        of_photo = {row["id"]: row for row in said if "id" in row}
        of_upload = {row["upload"]: row for row in said if "upload" in row and "id" not in row}
        free = {pk: picture for pk, picture in self.staged.items() if pk not in of_upload}
        photos = list(self.get_queryset())
        for number, photo in enumerate(photos, start=1):
            typed = {"position": number} | _initial(of_photo.get(photo.pk, {}))
            picture = free.pop(typed.get("upload"), None) or _made_of(photo, free)
            if picture:
                free.pop(picture.pk, None)
            self._typed.append(typed | {"upload": picture and picture.pk})
        new = uploads.in_order(p for p in self.staged.values() if p.pk in {*free, *of_upload})
        for number, picture in enumerate(new, start=len(photos) + 1):
            typed = _initial(of_upload.get(picture.pk, {}))
            self._typed.append({"position": number} | typed | {"upload": picture.pk})
        self.extra = len(new)

    def get_form_kwargs(self, index):
        kwargs = super().get_form_kwargs(index) | {"staged": self.staged}
        if index is not None and index < len(self._typed):
            kwargs["typed"] = self._typed[index]
        return kwargs

    # --- what the page shows ---

    def is_multipart(self):
        """The page has a field for files, though it is no row's."""
        return True

    @cached_property
    def rows(self) -> list:
        """The forms in the order of the gallery, each with its place and what was said of it."""
        placed = sorted(self.forms, key=lambda form: int(form["position"].value() or 0))
        lead = self._lead_index()
        returned = self.gallery and self.gallery.returned
        for number, form in enumerate(placed, start=1):
            form.number = number
            form.is_lead = form.prefix == f"{self.prefix}-{lead}"
            if returned and form.picture:
                form.said = returned.on_photo(form.picture)
        return placed

    def _lead_index(self) -> str:
        if self.is_bound:
            return self.data.get(posted.LEAD, "")
        chosen = [index for index, typed in enumerate(self._typed) if typed.get("lead")]
        for index, photo in enumerate(self.get_queryset()):
            if not chosen and photo.pk == self.instance.lead_photo_id:
                chosen.append(index)
        return str(chosen[0]) if chosen else ""

    @property
    def has_lead(self) -> bool:
        """Whether a picture was chosen; if none was the first leads."""
        return any(form.is_lead for form in self.rows)

    @property
    def shared(self) -> dict[str, str]:
        """What stands in the fields for many photos, by their short names."""
        names = {"text": posted.TEXT} | {f"all_{name}": at for name, at in posted.ALL.items()}
        found = {name: self.data.get(at, "") if self.is_bound else "" for name, at in names.items()}
        # A browser drops the first line break of a text area; it may mean a photo skipped.
        return found | ({"text": f"\n{found['text']}"} if found["text"] else {})

    @property
    def urls(self) -> dict[str, str]:
        """Where the pictures of the rows are, stored ones and those to replace them, by digest."""
        stored = {f.instance.digest: f.stored_url for f in self.forms if f.instance.pk}
        return stored | {f.upload_row.digest: f.url for f in self.forms if f.upload_row}

    @property
    def contents(self) -> tuple[PhotoContent, ...]:
        """The gallery as the rows would leave it, valid or not."""
        rows = words.bounded([form.as_words() for form in self.rows])
        photos = list(self.get_queryset())
        return reading.contents(photos, self.staged, rows, self.instance.lead_photo_id)

    # --- saving ---

    def clean(self):
        """Refuse what the person should know of first. What they sent is in the rows."""
        super().clean()
        kept = [f for f in self.forms if not self._should_delete_form(f)]
        if len(kept) > max(uploads.MOST_OF_POST, len(self.get_queryset())):
            self.problems.append(f"Mỗi bài nhận nhiều nhất {uploads.MOST_OF_POST} ảnh.")
        if self.problems:
            raise ValidationError(self.problems)

    def save(self, commit=True):
        """Save the rows, number them from 1 on, and let go of the pictures that were staged."""
        saved = super().save(commit)
        photos = [
            form.instance
            for form in self.rows
            if form.instance.pk and not self._should_delete_form(form)
        ]
        lead = next((form.instance for form in self.rows if form.is_lead), None)
        _number(photos)
        self.instance.lead_photo = lead if lead in photos else None
        self.instance.save(update_fields=["lead_photo"])
        used = {form.upload_row.pk for form in self.rows if form.upload_row}
        PhotoUpload.objects.filter(pk__in=used, user=self.gallery.form.user).delete()
        return saved


def _number(photos: list[Photo]) -> None:
    stored = Photo.objects.in_bulk([photo.pk for photo in photos])
    moved = []
    for place, photo in enumerate(photos, start=1):
        photo.position = place
        if stored[photo.pk].position != place:
            moved.append(photo)
    Photo.objects.bulk_update(moved, ["position"])


def _made_of(photo: Photo, free: dict[int, PhotoUpload]) -> PhotoUpload | None:
    """The one of `free` that `photo` was made into by turning or cropping it."""
    alike = (p for p in free.values() if p.family == photo.family and p.digest != photo.digest)
    return next(alike, None)


def _initial(row: dict) -> dict:
    """What is typed in a row of words, by the names of the form's fields."""
    typed = {name: value for name, value in row.items() if name not in ("id", "deleted")}
    return typed | ({"DELETE": True} if row.get("deleted") else {})
