"""The one seam for HTML that people typed: its editor, its cleaning, its rendering.

The editor is CKEditor 4 (django-ckeditor), which is end-of-life. It is fenced: no uploader, no
iframe (`divarea`), an explicit allow-list in the browser, and whatever arrives is cleaned here on
the way in and again on the way out, since `QuerySet.update()` and raw SQL pass by the first.
Replacing the editor touches this module alone.
"""

import html as entities
import re

import nh3
from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles import pasting
from wards.text import nfc, squeeze

MAX_CHARACTERS = 400_000  # some 60,000 words; a longer body is a paste gone wrong
_LONGEST = 20 * MAX_CHARACTERS  # Word's markup may be ten times the text; more is no text

_TAGS = {
    *("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "u", "s"),
    *("sub", "sup", "a", "hr", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes=_SCHEMES,
    link_rel="noopener nofollow",
    # Their content is code or markup of the program that was copied from, never text.
    clean_content_tags={"script", "style", "xml", "title", "iframe", "object", "svg", "math"},
)
# Word and older editors write these for what the allow-list calls strong, em, s.
_SYNONYMS = {
    "b": "strong",
    "i": "em",
    "strike": "s",
    "del": "s",
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
}
_SYNONYM = re.compile(r"<(/?)(b|i|strike|del|h1|h5|h6)(?=[\s>/])", re.IGNORECASE)
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br>|</?(?:strong|em|u|s|sub|sup)>)*</p>\s*")
_TAG = re.compile(r"<[^>]+>")
_BETWEEN_TAGS = re.compile(r"[^<>]+")
_BLOCK = re.compile(
    r"</?(?:p|h[2-4]|[uo]l|li|table|tr|caption|blockquote|br|hr)\b[^>]*>", re.IGNORECASE
)
_AROUND_BLOCK = re.compile(
    r" ?(</?(?:p|h[2-4]|[uo]l|li|table|caption|thead|tbody|tfoot|tr|t[dh]|blockquote|br|hr)"
    r"\b[^>]*>) ?"
)
_SPACES = re.compile(r"\s+")
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
# Lone surrogates too: they are no text, and neither the cleaner nor a database takes them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ROUNDS = 10
# The cleaner takes time with the square of the depth. No text that people write is this deep.
MAX_DEPTH = 100
_NESTING_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_NEVER_NEST = {
    *("p", "br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "thead", "tbody", "tfoot", "option"),
}  # an end tag of these may be missing in good HTML, or must be


def clean(html: str) -> str:
    """Return `html` in NFC with nothing but the allowed elements and attributes.

    Text survives, markup of Word goes. Raises ValidationError if it is longer than MAX_CHARACTERS
    even after cleaning.
    """
    if len(html) > _LONGEST:
        raise _too_long(len(html))
    html = _CONTROL.sub("", html)
    if _depth(html) > MAX_DEPTH:
        raise ValidationError(
            "Định dạng của nội dung quá rối (quá nhiều lớp lồng nhau). Hãy dán lại bằng “Dán dạng "
            "văn bản”.",
            code="too_deep",
        )
    html = _SYNONYM.sub(lambda m: f"<{m[1]}{_SYNONYMS[m[2].lower()]}", html)
    # What is left may read differently without its wrapping (a paragraph in a button in a
    # paragraph), so go round until it stays as it is. Two rounds do for what people paste.
    for _ in range(_ROUNDS):
        before, html = html, _tidy(_CLEANER.clean(html))
        if html == before:
            break
    if len(html) > MAX_CHARACTERS:
        raise _too_long(len(html))
    return html


def pasted(html: str) -> str:
    """Return what somebody typed or pasted, cleaned: see `articles.pasting`. Raises as `clean`."""
    if len(html) <= _LONGEST:
        html = pasting.tidy(html)
    return clean(html)


def reads_alike(one: str, other: str) -> bool:
    """Whether two cleaned texts differ in nothing but white space that no reader sees."""
    return _without_spacing(one) == _without_spacing(other)


def _without_spacing(html: str) -> str:
    return _AROUND_BLOCK.sub(r"\1", _SPACES.sub(" ", html)).strip()


def render(html: str) -> SafeString:
    """Return stored `html`, cleaned once more, for a template.

    What only raw SQL can have put there, markup too deep to clean, is shown as plain paragraphs.
    """
    if _depth(html) > MAX_DEPTH:
        html = from_paragraphs(to_text(html).splitlines())
    return mark_safe(_CLEANER.clean(html))


def from_paragraphs(paragraphs: list[str]) -> str:
    """Return HTML with one `<p>` for each paragraph of plain text."""
    return "\n".join(f"<p>{escape(p)}</p>" for p in paragraphs)


def to_text(html: str) -> str:
    """Return the words of `html`, one line a block, without markup."""
    blocks = _BLOCK.sub("\n", _CELL_END.sub(" ", squeeze(html))).split("\n")
    lines = (squeeze(entities.unescape(_TAG.sub("", block))) for block in blocks)
    return "\n".join(line for line in lines if line)


def word_count(html: str) -> int:
    """Return how many words (tiếng) stored `html` has: those of `to_text`, six times as fast."""
    return len(_TAG.sub("", _CELL_END.sub(" ", _BLOCK.sub(" ", html))).split())


def _depth(html: str) -> int:
    """How deep elements stand in one another at the most, never too low, in one pass."""
    depth = deepest = 0
    for closing, name in _NESTING_TAG.findall(html):
        if name.lower() not in _NEVER_NEST:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _tidy(html: str) -> str:
    """Put the text of `html`, which must come from the cleaner, into the form that is stored.

    Only now: the cleaner has turned every entity into its letter, and what stands between tags is
    known. NFC over tags would eat a bracket (">" and U+0338 make one sign).
    """
    html = _CONTROL.sub("", html).replace("&nbsp;", " ")
    html = _BETWEEN_TAGS.sub(lambda m: nfc(m[0]), html)
    return _EMPTY_PARAGRAPH.sub("", html).strip()


def _too_long(length: int) -> ValidationError:
    shown, limit = (f"{n:,}".replace(",", ".") for n in (length, MAX_CHARACTERS))
    return ValidationError(
        f"Nội dung dài {shown} ký tự, quá mức {limit}. Hãy chia thành nhiều bài, hoặc dán lại "
        "bằng “Dán dạng văn bản”.",
        code="too_long",
    )


EDITOR_CONFIG = {
    "height": 420,
    "width": "100%",
    "removePlugins": "wysiwygarea,elementspath,exportpdf,filebrowser,uploadimage,iframe,forms,"
    "flash,smiley,scayt,image,about,print,preview,save,newpage,templates,font,colorbutton,"
    "colordialog,copyformatting,pagebreak,bidi,language,div,dialogadvtab,stylescombo,a11yhelp,find,"
    "liststyle,selectall,showblocks,sourcearea,specialchar,uploadwidget",
    "extraPlugins": "divarea",
    "allowedContent": "p br h2 h3 h4 ul blockquote strong em u s sub sup hr table caption thead "
    "tbody tfoot tr li; ol[start]; a[!href,title]; th[colspan,rowspan,scope]; td[colspan,rowspan]",
    "format_tags": "p;h2;h3;h4",
    "toolbar": [
        ["Format", "Bold", "Italic", "RemoveFormat"],
        ["NumberedList", "BulletedList", "Blockquote", "Table", "Link", "Unlink"],
        ["PasteText", "PasteFromWord", "Undo", "Redo", "Maximize"],
    ],
    # Letters stay letters: "Đức" must not be stored as "&ETH;&#7913;c".
    "entities": False,
    "basicEntities": True,
    "disableNativeSpellChecker": False,
    "removeDialogTabs": "link:advanced;link:upload;table:advanced",
    "linkShowTargetTab": False,
    "linkDefaultProtocol": "https://",
    "title": "Nội dung",  # what is heard, where CKEditor would say "id_body"
    "applicationTitle": "Khung soạn nội dung",
}

# What the admin's change view must allow for the editor, and no other page does.
EDITOR_CSP = {
    "script-src": ["'self'"],
    "script-src-attr": ["'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
}


class EditorWidget(CKEditorWidget):
    """The editor, with its fence."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.config = dict(EDITOR_CONFIG)

    @property
    def media(self):
        """The editor's own files, and after them what puts its words right."""
        own = super().media  # one list: of two, Django may put one's files between the other's
        return forms.Media(css=own._css, js=[*own._js, "wardnews/editor.js"])


class RichTextFormField(forms.CharField):
    """A form field that takes HTML from the editor and hands it on cleaned."""

    widget = EditorWidget

    def to_python(self, value):
        """Return the cleaned HTML; raise ValidationError as `clean` does.

        Here, before the field looks whether it is required: "<p>&nbsp;</p>" is nothing.
        """
        return pasted(super().to_python(value))


def holes_in_fence() -> list[str]:
    """Say in Vietnamese which part of the fence around the editor is down; [] if none."""
    holes = []
    if "ckeditor_uploader" in settings.INSTALLED_APPS:
        holes.append("ckeditor_uploader đang bật: tệp tải lên sẽ không qua khâu kiểm tra ảnh.")
    removed = EDITOR_CONFIG.get("removePlugins", "").split(",")
    if "divarea" not in EDITOR_CONFIG.get("extraPlugins", "") or "wysiwygarea" not in removed:
        holes.append("Trình soạn thảo chạy trong iframe: chính sách nội dung (CSP) phải nới lỏng.")
    if EDITOR_CONFIG.get("allowedContent", True) is True:
        holes.append("allowedContent không giới hạn thẻ HTML.")
    if EDITOR_CONFIG.get("entities", True):
        holes.append("entities đang bật: chữ Việt bị lưu thành mã &…;.")
    if any(value for key, value in EDITOR_CONFIG.items() if key.startswith("filebrowser")):
        holes.append("Trình soạn thảo có địa chỉ tải tệp lên.")
    if _TAGS & {"script", "style", "iframe", "object", "svg", "img", "form", "input"}:
        holes.append("Danh sách thẻ được phép có thẻ nguy hiểm.")
    attributes = set().union(*_ATTRIBUTES.values())
    if _SCHEMES & {"javascript", "data", "vbscript"} or any(
        name == "style" or name.startswith("on") for name in attributes
    ):
        holes.append("Danh sách thuộc tính hoặc loại liên kết được phép có chỗ chạy được mã lệnh.")
    return holes
