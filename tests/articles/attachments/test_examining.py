"""Which files may be attached: tables of good ones and of everything that must not get through."""

import io
import struct
import subprocess
import sys
import zipfile

import pikepdf
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles.attachments import examine, names, office, words
from articles.attachments.unfit import Unfit
from tests import attached
from tests.attached import document, hidden_in, link, pdf, with_action, workbook, zipped

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_PACKED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
_DTD = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_BODY = f'<w:document xmlns:w="{attached._WORD}"><w:body>{{}}</w:body></w:document>'


def fields(*runs: str) -> str:
    return _BODY.format(
        "<w:p>" + "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs) + "</w:p>"
    )


def with_file_inside(made):
    made.attachments["a.exe"] = b"MZ"


def with_form(made):
    made.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Array([]), Fields=pikepdf.Array([]))


def with_remark(made):
    remark = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=pikepdf.Array([0, 0, 9, 9]),
        Contents=pikepdf.String("Xem lại"),
    )
    made.pages[0].obj.Annots = pikepdf.Array([remark])


def by_lan(made):
    made.docinfo["/Author"] = "Nguyễn Thị Lan"


def core(author: str) -> dict:
    return {
        "docProps/core.xml": '<c xmlns:dc="d"><dc:creator>'
        f"{author}</dc:creator><dc:title>Kế hoạch</dc:title></c>"
    }


def encrypted(owner="chu", user="") -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner=owner, user=user))


GOOD = {
    "a PDF": (pdf(), "pdf", [], []),
    "a PDF with packed objects": (pdf(**_PACKED), "pdf", [], []),
    "a PDF for the web": (pdf(linearize=True), "pdf", [], []),
    "a PDF that may not be printed": (encrypted(), "pdf", [], []),
    "a PDF with a link": (pdf(with_action("URI", URI="https://a.vn")), "pdf", [], []),
    "a PDF and an empty line": (pdf() + b"\r\n\x00\x00", "pdf", [], []),
    "a PDF with a remark": (pdf(with_remark), "pdf", ["comments"], []),
    "a PDF by somebody": (pdf(by_lan), "pdf", ["people"], ["Nguyễn Thị Lan"]),
    "a document": (document(), "docx", [], []),
    "a document with a link": (document(links=link("hyperlink", "https://a.vn")), "docx", [], []),
    "a document by somebody": (document(parts=core("Lan")), "docx", ["people"], ["Lan"]),
    "a document by nobody": (document(parts=core(" ")), "docx", [], []),
    "a document with changes": (
        document(parts={"word/document.xml": _BODY.format("<w:p><w:del/></w:p>")}),
        *("docx", ["changes"], []),
    ),
    "a document with comments": (
        document(parts={"word/comments.xml": "<w:comments xmlns:w='w'><w:comment/></w:comments>"}),
        *("docx", ["comments"], []),
    ),
    "a document whose comments are gone": (
        document(parts={"word/comments.xml": "<w:comments xmlns:w='w'/>"}),
        *("docx", [], []),
    ),
    "a document with a page number": (
        document(parts={"word/document.xml": fields(" PAGE ", " DATE ")}),
        *("docx", [], []),
    ),
    "a workbook": (workbook(), "xlsx", [], []),
    "a workbook with everything": (
        workbook("Lan", hidden=True, comment="Xem lại"),
        *("xlsx", ["comments", "hidden", "people"], ["Lan"]),
    ),
}

_WHOLE = pdf()
UNFIT = {
    "nothing": (b"", "empty"),
    "a text": (b"Xin ch\xc3\xa0o", "unknown"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "unknown"),
    "a program": (b"MZ" + bytes(200), "unknown"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
    "a photo": (b"\xff\xd8\xff\xe0" + bytes(20), "picture"),
    "a .doc": (_OLD + "WordDocument".encode("utf-16-le"), "old-word"),
    "a .xls": (_OLD + "Workbook".encode("utf-16-le"), "old-excel"),
    "a .ppt": (_OLD, "old-office"),
    "a .docx with a password": (_OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a PDF with a password": (encrypted(user="mo"), "password"),
    **{
        f"a PDF that does {action}": (pdf(with_action(action)), "script")
        for action in ("JavaScript", "Launch", "SubmitForm", "ImportData")
    },
    **{
        f"a script in the {where}, {how}": (pdf(hidden_in(where), **saving), "script")
        for where in ("annotation", "next", "names", "stream")
        for how, saving in (("plain", {}), ("packed", _PACKED))
    },
    "a PDF with a file inside": (pdf(with_file_inside), "inside"),
    "a PDF with an XFA form": (pdf(with_form), "xfa"),
    "a PDF behind a page": (b"<html><script>x</script>" + _WHOLE, "broken"),
    "a page in a PDF's head": (b"%PDF-1.4\n<html>" + _WHOLE, "broken"),
    "a PDF with a page behind": (_WHOLE + b"<html></html>", "broken"),
    "a PDF and a zip": (_WHOLE + zipped({"a.txt": "a"}), "broken"),
    "a PDF with a zip that ends in it": (
        _WHOLE[:-6] + zipped({"a.txt": "a"})[:-2] + struct.pack("<H", 6) + b"%%EOF\n",
        "broken",
    ),
    **{
        f"a PDF cut at {tenth}/10": (_WHOLE[: len(_WHOLE) * tenth // 10], "broken")
        for tenth in range(1, 10)
    },
    "half a PDF for the web": (pdf(linearize=True)[:-300], "broken"),
    "a PDF without pages": (pdf(lambda made: made.pages.__delitem__(0)), "broken"),
    "half a document": (document()[:-100], "broken"),
    "a document behind a page": (b"<html>" + document(), "unknown"),
    "a document behind something": (b"PK\x03\x04" + bytes(60) + document(), "broken"),
    "a document with something behind": (document() + b"<html>", "broken"),
    "a .docm": (
        document(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macro",
    ),
    "a .xlsm": (document(main="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macro"),
    "a .dotx": (
        document(main=attached.WORD_MAIN.replace("document.main", "template.main")),
        "template",
    ),
    "a .pptx": (
        document(
            main="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        ),
        "slides",
    ),
    "an .odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "unknown"),
    "a zip": (zipped({"a.xml": "<a/>"}), "unknown"),
    "a macro by its name": (document(parts={"word/vbaProject.bin": b"x"}), "macro"),
    "a macro by its type": (
        document(
            types='<Default Extension="png" ContentType="application/vnd.ms-office.vbaProject"/>'
        ),
        "macro",
    ),
    "a macro by its link": (document(links=link("vbaProject", "a.xml", external=False)), "macro"),
    "an OLE object": (document(parts={"word/embeddings/oleObject1.bin": b"x"}), "inside"),
    "a workbook inside": (document(parts={"word/embeddings/a.xlsx": workbook()}), "inside"),
    "a zip inside": (document(parts={"word/media/a.zip": zipped({"a": "a"})}), "inside"),
    "a program inside": (document(parts={"word/media/a.exe": b"MZ"}), "inside"),
    "an object under another name": (document(links=link("oleObject", "a.png", False)), "inside"),
    "ActiveX": (document(links=link("control", "activeX/a.xml", False)), "inside"),
    "a page inside": (document(links=link("aFChunk", "a.xml", False)), "inside"),
    "a template elsewhere": (
        document(links=link("attachedTemplate", "http://a.vn/x")),
        "elsewhere",
    ),
    "a picture elsewhere": (document(links=link("image", "http://a.vn/x.png")), "elsewhere"),
    "a workbook elsewhere": (document(links=link("externalLinkPath", "a.xlsx")), "elsewhere"),
    "a connection": (document(links=link("connections", "c.xml", False)), "elsewhere"),
    "a link into a machine": (document(links=link("hyperlink", "file:///C:/a.exe")), "elsewhere"),
    "a link into a network": (document(links=link("hyperlink", r"\\may\a.exe")), "elsewhere"),
    "a link that is a script": (document(links=link("hyperlink", "javascript:a")), "elsewhere"),
    "a field that starts a program": (
        document(parts={"word/document.xml": fields("DDEAUTO c:\\\\cmd.exe")}),
        "elsewhere",
    ),
    "such a field in pieces": (
        document(parts={"word/document.xml": fields("DD", "EAUTO", " cmd")}),
        "elsewhere",
    ),
    "two main parts": (document(root=link("officeDocument", "word/b.xml", False)), "broken"),
    "a DTD": (document(parts={"word/settings.xml": f"{_DTD}<w>&b;</w>"}), "broken"),
    "a DTD in UTF-16": (
        document(parts={"word/settings.xml": f"{_DTD}<w>&b;</w>".encode("utf-16")}),
        "broken",
    ),
    "no XML": (document(parts={"word/settings.xml": "<w>"}), "broken"),
    **{
        f"a part called {name}": (document(parts={name: "<a/>"}), "broken")
        for name in (
            "../a.xml",
            "/a.xml",
            "word/../../a.xml",
            "a\\b.xml",
            "word//a.xml",
            "a\nb.xml",
        )
    },
    "two parts of one name": (document(parts={"WORD/document.xml": "<a/>"}), "broken"),
    "more parts than anybody has": (
        zipped({f"word/{n}.xml": "" for n in range(office.MOST_PARTS + 1)}),
        "heavy",
    ),
    "a part that unpacks to too much": (
        document(parts={"word/media/a.bmp": bytes(office.SMALL + 2**20)}),
        "heavy",
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_what_may_be_attached_is_known_by_its_content(case):
    data, kind, notes, people = GOOD[case]
    assert examine.look(data) == {"kind": kind, "notes": notes, "people": people}


@pytest.mark.parametrize("case", UNFIT)
def test_what_may_not_is_refused_for_its_reason(case):
    data, code = UNFIT[case]
    with pytest.raises(Unfit) as refused:
        examine.look(data)
    assert refused.value.code == code


def test_each_refusal_and_each_note_has_words():
    assert {code for _, code in UNFIT.values()} <= words.REFUSALS.keys()
    assert {note for _, _, notes, _ in GOOD.values() for note in notes} == words.NOTES.keys()


def test_a_zip_whose_parts_lie_over_each_other_is_refused():
    whole = document(parts={"word/a.xml": "<a/>", "word/b.xml": "<a/>"})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        first, second = (archive.getinfo(f"word/{n}.xml").header_offset for n in "ab")
    entry = whole.rindex(struct.pack("<L", second), 0, whole.rindex(b"word/b.xml"))
    forged = whole[:entry] + struct.pack("<L", first) + whole[entry + 4 :]
    with pytest.raises(Unfit) as refused:
        examine.look(forged)
    assert refused.value.code == "broken"


def test_a_part_that_says_less_than_it_unpacks_to_is_refused():
    whole = document(parts={"word/media/a.png": b"a" * 5000})
    size = struct.pack("<L", 5000)
    assert whole.count(size) == 2
    with pytest.raises(Unfit) as refused:
        examine.look(whole.replace(size, struct.pack("<L", 50)))
    assert refused.value.code == "broken"


_BOUNDED = """
import resource, runpy, sys
runpy.run_module("articles.attachments.examine", run_name="__main__")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def in_child(data: bytes) -> tuple[str, int]:
    """What a child says of `data`, and the most megabytes that it took."""
    child = subprocess.run(
        [sys.executable, "-c", _BOUNDED], input=data, capture_output=True, cwd=settings.BASE_DIR
    )
    return child.stdout.decode(), int(child.stderr.split()[-1])


def bomb_of_objects() -> bytes:
    """A PDF whose objects are packed so tightly that they unpack to half a gigabyte."""
    import zlib

    packer = zlib.compressobj(9)
    zeros = b"".join([packer.compress(b"1 0 " + b" " * 2**20)] + [
        packer.compress(b" " * 2**20) for _ in range(1500)
    ]) + packer.flush()  # fmt: skip
    out = b"%PDF-1.5\n"
    stream = len(out)
    out += (
        b"1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(zeros)
        + zeros
        + b"\nendstream\nendobj\n"
    )
    start = len(out)
    rows = b"".join(
        bytes([kind]) + first.to_bytes(4) + second.to_bytes(2)
        for kind, first, second in ((0, 0, 65535), (1, stream, 0), (2, 1, 0), (1, start, 0))
    )
    return out + (
        b"3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 2 0 R/Length %d>>stream\n" % len(rows)
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    )


def test_bombs_cost_a_child_little_and_us_nothing():
    plain, base = in_child(pdf())
    assert '"pdf"' in plain
    sheets = {f"xl/worksheets/s{n}.xml": b"<a>" + b" <b/>" * 2_500_000 + b"</a>" for n in range(4)}
    for bomb, most in ((document(parts=sheets), 64), (bomb_of_objects(), 700)):
        said, took = in_child(bomb)
        assert '"unfit"' in said and took - base < most, (said, took)


_ODD = "a.\ufeff\u202e/\\ .:pdfx\u0301con\t"
_LETTERS = st.text(st.characters(codec="utf-8"), max_size=120) | st.text(_ODD, max_size=300)


@given(_LETTERS, st.sampled_from(names.KINDS))
def test_any_name_becomes_one_that_can_be_saved_anywhere(name, kind):
    cleaned = names.clean(name, kind)
    assert cleaned.endswith(f".{kind}") and len(cleaned) > len(kind) + 1
    assert names.clean(cleaned, kind) == cleaned
    assert cleaned.isprintable() and not set('/\\:*?"<>|') & set(cleaned)
    assert not cleaned.startswith((".", " ")) and len(cleaned) <= names.MOST_SIGNS + 6
    assert names.in_address(name, kind).isascii()


def test_names_are_cleaned_as_people_would():
    table = {
        "C:\\Users\\Lan\\Kế hoạch.pdf": "Kế hoạch.pdf",
        "../../etc/passwd": "passwd.pdf",
        "hoa\u0301 đơn.PDF": "hoá đơn.pdf",
        "bao-cao\u202efdp.exe": "bao-caofdp.exe.pdf",
        "bao cao.pdf.exe": "bao cao.pdf.exe.pdf",
        "Công văn số 12/UBND.docx": "UBND.pdf",
        "con.pdf": "_con.pdf",
        ".pdf": "pdf.pdf",
        "  \u200b ": "tep-dinh-kem.pdf",
        "a\r\nSet-Cookie: x.pdf": "a Set-Cookie x.pdf",
    }
    assert {name: names.clean(name, "pdf") for name in table} == table
