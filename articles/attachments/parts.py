"""What the parts of a DOCX or XLSX say about the whole. Pure; fed by `office`, part by part."""

import re
from urllib.parse import urlsplit

from articles.attachments.unfit import Unfit

_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_OTHER_MAIN = {"macroenabled": "macro", "template": "template", "presentationml": "slides"}
# What is in a content type that is not harmless, and what that is.
_BAD_TYPES = {
    **{"vba": "macro", "macrosheet": "macro", "macroenabled": "macro", "toolbars": "macro"},
    **{"keymapcustomizations": "macro", "oleobject": "inside", "activex": "inside"},
    **{"office.control": "inside", "externallink": "elsewhere", "connections+": "elsewhere"},
    **{"querytable": "elsewhere", "webextension": "elsewhere"},
}
# The same of how one part refers to another, by the last word of it.
_BAD_LINKS = {
    **{"vbaproject": "macro", "wordvbadata": "macro", "attachedtoolbars": "macro"},
    **{"keymapcustomizations": "macro", "xlmacrosheet": "macro", "xlintlmacrosheet": "macro"},
    **{"oleobject": "inside", "package": "inside", "control": "inside", "afchunk": "inside"},
    **{"activexcontrolbinary": "inside", "attachedtemplate": "elsewhere"},
    **{"externallink": "elsewhere", "externallinkpath": "elsewhere", "connections": "elsewhere"},
    **{"querytable": "elsewhere", "subdocument": "elsewhere", "frame": "elsewhere"},
    **{"webextension": "elsewhere", "webextensiontaskpanes": "elsewhere"},
}
_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")
_CHANGES = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel"}
_REMARKS = {"comment", "threadedComment"}
_PEOPLE = {"creator", "lastModifiedBy", "Manager"}
_FETCHES = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)  # a field that starts a program


class Package:
    """Gathers, part by part, what `conclude` decides by."""

    def __init__(self):
        self._overrides, self._defaults = {}, {}
        self._main = None
        self._notes, self._people, self._text = set(), set(), []

    def listen(self, name: str, parser) -> None:
        """Have `parser` tell what the XML part `name` says."""
        folded = name.casefold()
        if folded == "[content_types].xml":
            parser.StartElementHandler = self._content_type
        elif folded.endswith(".rels"):
            is_root = folded == "_rels/.rels"
            parser.StartElementHandler = lambda tag, told: self._link(tag, told, is_root)
        elif folded.startswith("docprops/"):
            self._text = []
            parser.StartElementHandler = lambda tag, told: self._text.clear()
            parser.CharacterDataHandler = self._text.append
            parser.EndElementHandler = self._property
        elif folded.startswith("word/"):
            self._text = []
            parser.StartElementHandler = self._in_document
            parser.EndElementHandler = self._end_in_document
            parser.CharacterDataHandler = self._in_field
            self._is_field = False
        elif folded.startswith("xl/"):
            parser.StartElementHandler = self._in_workbook

    def conclude(self) -> tuple[str, set[str], set[str]]:
        """Return kind, codes of notes, names of people. Raises Unfit."""
        if not self._overrides and not self._defaults:
            raise Unfit("unknown")  # a zip of something else
        main = self._type_of(self._main or "").casefold()
        kind = next((kind for known, kind in _MAIN.items() if known == main), None)
        if kind is None:
            other = (code for sign, code in _OTHER_MAIN.items() if sign in main)
            raise Unfit(next(other, "unknown"))
        for declared in (*self._overrides.values(), *self._defaults.values()):
            for sign, code in _BAD_TYPES.items():
                if sign in declared.casefold():
                    raise Unfit(code)
        return kind, self._notes, {name for name in self._people if name}

    def _type_of(self, part: str) -> str:
        path = f"/{part.lstrip('/')}".casefold()
        return self._overrides.get(path) or self._defaults.get(path.rpartition(".")[2], "")

    def _content_type(self, tag: str, told: dict) -> None:
        declared = told.get("ContentType", "")
        if _local(tag) == "Override":
            self._overrides[told.get("PartName", "").casefold()] = declared
        elif _local(tag) == "Default":
            self._defaults[told.get("Extension", "").casefold()] = declared

    def _link(self, tag: str, told: dict, is_root: bool) -> None:
        if _local(tag) != "Relationship":
            return
        word = told.get("Type", "").rpartition("/")[2].casefold()
        if code := _BAD_LINKS.get(word):
            raise Unfit(code)
        if told.get("TargetMode", "").casefold() == "external":
            if word != "hyperlink" or not _is_safe(told.get("Target", "")):
                raise Unfit("elsewhere")
        elif is_root and word == "officedocument":
            if self._main is not None:
                raise Unfit("broken")  # two programs might each take another one
            self._main = told.get("Target", "")

    def _property(self, tag: str) -> None:
        if _local(tag) in _PEOPLE:
            self._people.add("".join(self._text).strip())
        self._text.clear()

    def _in_document(self, tag: str, told: dict) -> None:
        local = _local(tag)
        if local in _CHANGES:
            self._notes.add("changes")
        elif local in _REMARKS:
            self._notes.add("comments")
        elif local == "fldSimple":
            self._refuse_field(" ".join(told.values()))
        self._is_field = local == "instrText"

    def _in_field(self, text: str) -> None:
        if self._is_field:
            self._text.append(text)

    def _end_in_document(self, tag: str) -> None:
        self._is_field = False
        # The words of one field may lie in many runs: they are read at the paragraph's end.
        if _local(tag) == "p" and self._text:
            self._refuse_field("".join(self._text))
            self._text.clear()

    def _refuse_field(self, instruction: str) -> None:
        if _FETCHES.search(instruction):
            raise Unfit("elsewhere")

    def _in_workbook(self, tag: str, told: dict) -> None:
        local = _local(tag)
        if local in _REMARKS:
            self._notes.add("comments")
        elif local == "sheet" and told.get("state") in ("hidden", "veryHidden"):
            self._notes.add("hidden")


def _is_safe(target: str) -> bool:
    """Whether following the link leads to the web or a mail and not into somebody's machine."""
    try:
        scheme = urlsplit(target.strip()).scheme.casefold()
    except ValueError:
        return False
    return scheme in _SAFE_SCHEMES and not target.strip().startswith(("\\\\", "//"))


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
