"""The one file of a document: what came along, what waits in the form, what is kept.

It is examined before the transaction of the save, which keeps everybody else waiting; and where
something else in the form has to be mended first, a signed word in it stands for the file.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from articles.attachments import files, intake, words
from articles.attachments.entries import Attachment
from articles.editorial.attaching import staged
from articles.models import Document

FIELD = "upload"


@dataclass(frozen=True)
class Received:
    """A file that can be kept, or in words why not; `notes` say what it carries along."""

    attachment: Attachment | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()


NOTHING = Received()


def examine(file) -> Received:
    """Take in the uploaded `file`, if there is one."""
    if file is None:
        return NOTHING
    try:
        taken = intake.take(file)
    except ValidationError as error:
        return Received(problem=error.messages[0])
    return Received(taken.attachment, notes=tuple(taken.warnings))


def sign(user, document: Document, attachment: Attachment) -> str:
    """Return what the form of `document` carries of a file that is not saved yet."""
    return staged.sign(user, _form_of(document), attachment)


def read(user, document: Document, token: str) -> Received:
    """Return the file that `token` stands for, if it is there still."""
    if not token:
        return NOTHING
    found = staged.read(user, _form_of(document), token)
    if found is None or not files.is_stored(found.file):
        return Received(problem="Tệp chọn đã lâu mà chưa lưu nên không còn. Hãy chọn lại tệp.")
    return Received(found, notes=tuple(words.notes(found.notes)))


def _form_of(document: Document) -> str:
    return f"van-ban-{document.pk or 'moi'}"
