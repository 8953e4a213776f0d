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

from wards.text import nfc

MAX_CHARACTERS = 400_000  # some 60,000 words; a longer body is a paste gone wrong

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
# The comment keeps Word's conditional blocks from leaving their text behind.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMPTY_PARAGRAPH = re.compile(r"<p>(?:\s|<br\s*/?>|&nbsp;)*</p>\s*")
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|tr|blockquote|caption)>|<br\s*/?>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(html: str) -> str:
    """Return `html` in NFC with nothing but the allowed elements and attributes.

    Text survives, markup of Word goes. Raises ValidationError if it is longer than MAX_CHARACTERS
    even after cleaning.
    """
    if len(html) > 20 * MAX_CHARACTERS:  # Word's markup may be ten times the text; more is no text
        raise _too_long(len(html))
    html = _SYNONYM.sub(lambda m: f"<{m[1]}{_SYNONYMS[m[2].lower()]}", _COMMENT.sub("", html))
    html = nfc(_CONTROL.sub("", html)).replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ")
    html = _EMPTY_PARAGRAPH.sub("", _CLEANER.clean(html)).strip()
    # The cleaner writes a no-break space back as an entity where one was typed as a number.
    html = html.replace("&nbsp;", " ")
    if len(html) > MAX_CHARACTERS:
        raise _too_long(len(html))
    return html


def render(html: str) -> SafeString:
    """Return stored `html`, cleaned once more, for a template."""
    return mark_safe(_CLEANER.clean(html))


def from_paragraphs(paragraphs: list[str]) -> str:
    """Return HTML with one `<p>` for each paragraph of plain text."""
    return "\n".join(f"<p>{escape(p)}</p>" for p in paragraphs)


def to_text(html: str) -> str:
    """Return the words of `html`, one line a block, without markup."""
    text = entities.unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


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
    "colordialog,copyformatting,pagebreak,bidi,language,div,dialogadvtab,stylescombo",
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


class RichTextFormField(forms.CharField):
    """A form field that takes HTML from the editor and hands it on cleaned."""

    widget = EditorWidget

    def clean(self, value):
        """Return the cleaned HTML; raise ValidationError as `clean` does or if required."""
        return clean(super().clean(value))


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
    if EDITOR_CONFIG.get("filebrowserUploadUrl") or EDITOR_CONFIG.get("filebrowserBrowseUrl"):
        holes.append("Trình soạn thảo có địa chỉ tải tệp lên.")
    if _TAGS & {"script", "style", "iframe", "object", "svg", "img", "form", "input"}:
        holes.append("Danh sách thẻ được phép có thẻ nguy hiểm.")
    return holes
