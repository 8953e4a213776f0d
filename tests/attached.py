"""Documents made by code: good ones, and ones that carry what must not be attached."""

import io
import zipfile

import pikepdf
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def pdf(change=None, text="Chào", **saving) -> bytes:
    """A PDF of one page; `change(pdf)` may put something into it, `saving` is how it is written."""
    made, file = pikepdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(200, 200))
    made.Root.Lang = pikepdf.String(text)  # so that each text makes another file
    if change:
        change(made)
    # The same bytes each time: a file is known by them.
    made.save(file, deterministic_id="encryption" not in saving, **saving)
    return file.getvalue()


def with_action(action: str, **told):
    """A change for `pdf`: it does `action` when it is opened."""

    def change(made):
        made.Root.OpenAction = Dictionary(S=Name(f"/{action}"), **told)

    return change


def document(body="Kế hoạch", links="", root="", types="", main=WORD_MAIN, parts=None) -> bytes:
    """A DOCX; what is given is put into its document, relationships, types, or beside them."""
    written = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{main}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" Type='
        f'"{OFFICE}/officeDocument" Target="word/document.xml"/>{root}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>{body}</w:t>'
        "</w:r></w:p></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_LINKS}">{links}</Relationships>',
    }
    return zipped(written | (parts or {}))


def link(kind: str, target: str, external=True) -> str:
    """A relationship for `document`."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def zipped(parts: dict[str, str | bytes], **options) -> bytes:
    """The `parts` in a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def workbook(author="", hidden=False, comment="") -> bytes:
    """An XLSX as Excel writes it, with a second sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.set_properties({"author": author})
        sheet, second = book.add_worksheet("Kinh phí"), book.add_worksheet("Nháp")
        sheet.write(0, 0, "Quét vôi")
        if comment:
            sheet.write_comment("A1", comment)
        if hidden:
            second.hide()
    return file.getvalue()


def upload(data: bytes, name="ke-hoach.pdf", said="application/pdf") -> SimpleUploadedFile:
    """The file as a browser sends it; `said` is what the browser takes it for."""
    return SimpleUploadedFile(name, data, said)


def entry(data: bytes, name="Kế hoạch.pdf", **fields) -> dict:
    """The entry of a text for `data`, which is stored by it."""
    from articles.attachments import intake

    return intake.take(upload(data, name)).attachment.entry | fields


def hidden_in(where: str):
    """Changes for `pdf` that put a script deep into what is drawn, not into the catalogue."""
    script = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))

    def change(made):
        page = made.pages[0].obj
        match where:
            case "annotation":
                page.Annots = Array([made.make_indirect(Dictionary(A=script))])
            case "next":
                page.AA = Dictionary(O=Dictionary(S=Name.URI, Next=Array([script])))
            case "names":
                names = Array([pikepdf.String("x"), script])
                made.Root.Names = Dictionary(JavaScript=Dictionary(Names=names))
            case "stream":
                page.Contents = made.make_stream(b"", AA=Dictionary(C=script))

    return change
