"""The editor on the form, and the fence around it."""

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings

from articles.richtext import cleaning

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

    def format_value(self, value):
        """The text for the editor, which shows what it is given before anything was cleaned."""
        value = super().format_value(value)
        return value and cleaning.for_editor(value)

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
        return cleaning.pasted(super().to_python(value))


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
    if cleaning.TAGS & {"script", "style", "iframe", "object", "svg", "img", "form", "input"}:
        holes.append("Danh sách thẻ được phép có thẻ nguy hiểm.")
    attributes = set().union(*cleaning.ATTRIBUTES.values())
    if cleaning.SCHEMES & {"javascript", "data", "vbscript"} or any(
        name == "style" or name.startswith("on") for name in attributes
    ):
        holes.append("Danh sách thuộc tính hoặc loại liên kết được phép có chỗ chạy được mã lệnh.")
    return holes
