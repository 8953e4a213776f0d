"""Files to attach that come along with the article's form, examined before anything is locked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError

from articles.attachments import intake, names, words
from articles.attachments.entries import Attachment

FIELD = "attachments-files"


@dataclass(frozen=True)
class Received:
    """The files that can be attached, and in words what is wrong with the others."""

    attachments: tuple[Attachment, ...] = ()
    problems: tuple[str, ...] = ()


NOTHING = Received()


def examine(files: Iterable) -> Received:
    """Take in what can be taken of the uploaded `files`; one that cannot spoils nothing."""
    taken, problems = [], []
    for number, file in enumerate(files):
        if number >= settings.ATTACHMENT_MAX_COUNT:
            problems.append(words.too_many(settings.ATTACHMENT_MAX_COUNT))
            break
        try:
            taken.append(intake.take(file).attachment)
        except ValidationError as error:
            problems.append(f"“{names.title(file.name)}”: {error.messages[0]}")
    return Received(tuple(taken), tuple(problems))
