"""Reads gettext's catalogues of messages as text (.po)."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Message:
    """One message: what the code asks for, what is said instead, and where the code asks."""

    context: str | None = None
    one: str = ""
    many: str | None = None
    said: str = ""
    files: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        """As gettext looks it up."""
        return self.one if self.context is None else f"{self.context}\x04{self.one}"


_FIELDS = {
    "msgctxt": "context",
    "msgid": "one",
    "msgid_plural": "many",
    "msgstr": "said",
    "msgstr[0]": "said",
}


def read(path: Path) -> list[Message]:
    """The messages of the catalogue at `path`, without its header."""
    blocks = re.split(r"\n\s*\n", path.read_text("utf-8"))
    return [message for message in map(_message, blocks) if message.one]


def _message(block: str) -> Message:
    message, name = Message(), None
    for line in block.splitlines():
        if line.startswith("#:"):
            message.files |= {place.rpartition(":")[0] for place in line[2:].split()}
        elif line.startswith('"') and name:
            setattr(message, name, getattr(message, name) + ast.literal_eval(line))
        elif line and not line.startswith("#"):
            keyword, _, text = line.partition(" ")
            if name := _FIELDS.get(keyword):
                setattr(message, name, ast.literal_eval(text))
    return message
