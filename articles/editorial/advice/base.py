"""One piece of advice."""

from dataclasses import dataclass

_LABELS = {
    "title": "Tiêu đề",
    "lead": "Lời dẫn",
    "body": "Nội dung",
    "photos": "Ảnh",
    "attachments": "Tệp đính kèm",
    "event_date": "Ngày diễn ra",
}
# Where the field stands on the form. The editor hides its own field and names a place itself.
_ANCHORS = {"body": "cke_id_body", "photos": "photos-heading", "attachments": "attachments"}


@dataclass(frozen=True)
class Link:
    """Another page that is spoken of: where it is, how it is called, and what tells it apart."""

    address: str
    title: str
    where: str


@dataclass(frozen=True)
class Advice:
    """What to look at again in `field`, and what to do about it."""

    field: str
    text: str
    suggestion: str = ""
    links: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        """The field's name on the form."""
        return _LABELS[self.field]

    @property
    def anchor(self) -> str:
        """The id on the form to go to."""
        return _ANCHORS.get(self.field, f"id_{self.field}")
