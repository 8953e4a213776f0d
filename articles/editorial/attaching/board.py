"""The form's part for attachments: what is there, what was added, named, moved and removed.

It works without a script: `attachments-files` brings files, and each row has its own fields
`attachments-N-…`. Rows that the form does not speak of stay: whoever saves takes away what they
ticked, and nothing that somebody else added meanwhile.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings

from articles.attachments import entries, files, names, words
from articles.attachments.entries import Attachment
from articles.editorial.attaching import staged
from articles.editorial.attaching.received import NOTHING, Received

_FIELD = re.compile(r"attachments-([0-9]{1,3})-(?:key|token)")
_LAST = 10**6  # behind whatever is numbered


@dataclass(frozen=True)
class Row:
    """A file of the form. `token` is what stands for it until it is saved, "" afterwards."""

    attachment: Attachment
    entry: dict
    title: str
    position: int
    token: str = ""
    is_removed: bool = False

    @property
    def notes(self) -> list[str]:
        """What goes out along with the file, in words."""
        return words.notes(self.attachment.notes)

    @property
    def saved(self) -> dict:
        """The entry as the form wants it; the very one that is stored where nothing changed."""
        same = self.title == self.attachment.label
        return self.entry if same else self.entry | {"title": self.title}


class Board:
    """The attachments of one form; `data` is what was sent, None if nothing was."""

    most = property(lambda self: settings.ATTACHMENT_MAX_COUNT)
    most_bytes = property(lambda self: settings.ATTACHMENT_MAX_BYTES)
    most_megabytes = property(lambda self: settings.ATTACHMENT_MAX_BYTES // 2**20)
    accept = ",".join(f".{kind}" for kind in names.KINDS)

    def __init__(self, article, user, data=None, received: Received = NOTHING):
        self.article, self.user, self.data = article, user, data
        key = data.get("typed_key", "") if data is not None else ""
        self.form = staged.form_of(article, key)
        self.errors, self._taken = [*received.problems], received.attachments

    def apply(self, form) -> None:
        """Put what was sent into the article of `form`, or say in `form` why not."""
        if self.unsaved and len(self._kept) > self.most:
            self.errors.append(words.too_many(self.most))
        for row in self.unsaved:
            if not files.is_stored(row.attachment.file):
                self.errors.append(_waited_too_long(f"“{row.title}”"))
        for error in self.errors:
            form.add_error(None, f"Tệp đính kèm: {error}")
        self.article.attachments = list(self.listed)

    @property
    def listed(self) -> tuple[dict, ...]:
        """The list of the text as saving would leave it; what is none of our files stays in it."""
        strange = [entry for entry in self.article.attachments if not _is_ours(entry)]
        return (*(row.saved for row in self._kept), *strange)

    @property
    def unsaved(self) -> list[Row]:
        """The files that were sent and are not the article's yet."""
        return [row for row in self._kept if row.token]

    @property
    def _kept(self) -> list[Row]:
        return [row for row in self.rows if not row.is_removed]

    @cached_property
    def rows(self) -> list[Row]:
        """All files of the form in their order, those ticked for removal included."""
        said = self._said()
        found = {}
        for place, entry in enumerate(filter(_is_ours, self.article.attachments), start=1):
            attachment = entries.of(entry)
            row = Row(attachment, entry, attachment.label, place)
            found[attachment.key] = _as_said(row, said.pop(attachment.key, {}))
        for key, fields in said.items():
            if not (token := fields.get("token")):
                continue  # somebody else removed it meanwhile
            attachment = staged.read(self.user, self.form, token)
            if attachment is None:
                self.errors.append(_waited_too_long(f"“{names.title(fields.get('title', ''))}”"))
            elif attachment.key == key:
                row = Row(attachment, attachment.entry, attachment.label, _LAST, token)
                found.setdefault(key, _as_said(row, fields))
        for attachment in self._taken:
            token = staged.sign(self.user, self.form, attachment)
            row = Row(attachment, attachment.entry, attachment.label, _LAST, token)
            before = found.get(attachment.key)
            found[attachment.key] = replace(before, is_removed=False) if before else row
        return sorted(found.values(), key=lambda row: row.position)

    def _said(self) -> dict[str, dict]:
        """What was sent about each file, by its key."""
        numbers = {m[1] for name in self.data or () if (m := _FIELD.fullmatch(name))}
        found = {}
        for number in sorted(numbers, key=int):
            start = f"attachments-{number}-"
            fields = {
                name: self.data.get(f"{start}{name}", "")
                for name in ("key", "token", "title", "position", "remove")
            }
            found[fields["key"]] = fields
        return found


def _as_said(row: Row, fields: dict) -> Row:
    """`row` with what the form says about it."""
    position = fields.get("position", "")
    return replace(
        row,
        title=names.title(fields.get("title", "")) or row.attachment.label,
        position=int(position) if re.fullmatch(r"[0-9]{1,6}", position) else row.position,
        is_removed=bool(fields.get("remove")),
    )


def _is_ours(entry) -> bool:
    return isinstance(entry, dict) and bool(entries.of(entry).digest)


def _waited_too_long(name: str) -> str:
    return f"{name} được chọn đã lâu mà chưa lưu nên máy chủ không giữ nữa. Hãy chọn lại tệp."
