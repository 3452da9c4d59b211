"""Files of Office that are damaged, dangerous, protected, old, or something else."""

import struct
import zipfile
from dataclasses import replace

import pytest

from glossary import texts
from glossary.errors import UnreadableText
from glossary.texts import _package
from tests.texts.packages import W, archive, docx, p, pptx, shape

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def error(path):
    """What is said of a file that cannot be read."""
    with pytest.raises(UnreadableText) as raised:
        texts.read(path, path.parent)
    assert path.name in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_a_file_that_broke_off(tmp_path, kept):
    """A download that stopped."""
    path = docx(tmp_path / "a.docx", p("동맹") * 50)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert "damaged or broke off" in error(path)


def test_a_part_that_is_no_xml(tmp_path):
    """The part is named."""
    path = docx(tmp_path / "a.docx", p("동맹") + "<w:p><w:r>")
    assert "damaged in its part word/document.xml" in error(path)


def test_a_part_whose_bytes_were_changed(tmp_path):
    """What does not unpack to what it was packed from."""
    path = docx(tmp_path / "a.docx", p("동맹이 강화된다") * 2000)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        place = file.getinfo("word/document.xml").header_offset + 100
    data[place : place + 8] = b"\xff" * 8
    path.write_bytes(data)
    assert "damaged in its part word/document.xml (it cannot be unpacked)" in error(path)


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("EncryptedPackage", "protected by a password. Save it without one."),
        ("WordDocument", "an old Word document. Open it in Word and save it as .docx."),
        ("PowerPoint Document", "old PowerPoint presentation.*save it as .pptx"),
        ("Workbook", "old Excel workbook.*save it as .xlsx"),
        ("HwpSummaryInformation", "a Hangul document.*save it as .docx"),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".doc"])
def test_compound_files(tmp_path, stream, said, suffix):
    """Old formats, Hangul's, and today's with a password, whatever the name says."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(OLE + bytes(1000) + stream.encode("utf-16-le") + bytes(1000))
    with pytest.raises(UnreadableText, match=said):
        texts.read(path, tmp_path)


def test_a_zip_with_a_password(tmp_path):
    """The flag of each of its parts says so."""
    path = docx(tmp_path / "a.docx", p("동맹"))
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            flags = struct.unpack_from("<H", data, at + place)[0]
            struct.pack_into("<H", data, at + place, flags | 1)
    path.write_bytes(data)
    assert "protected by a password" in error(path)


def test_bombs_are_not_unpacked(tmp_path):
    """A part that is far larger than what it is packed in."""
    path = docx(tmp_path / "a.docx", f'<w:p w:x="{" " * 1_000_000}"/>' * 20)
    assert path.stat().st_size < 1 << 20
    assert "not safe to unpack: word/document.xml" in error(path)


def test_many_parts_are_counted_together(tmp_path, monkeypatch):
    """Each may be small: a presentation of a million slides is not read."""
    monkeypatch.setattr(_package, "_LIMITS", replace(_package._LIMITS, unpacked=20_000))
    path = pptx(tmp_path / "a.pptx", {n: shape("동맹 " * 50) for n in range(100)})
    assert "not safe to unpack" in error(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, encoding):
    """A part that declares a document type is not read at all."""
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body>{p('&a;&b;')}</w:body></w:document>"
    )
    path = docx(tmp_path / "a.docx", "", {"word/document.xml": document.encode(encoding)})
    assert "dangerous to read: word/document.xml in it declares a document type" in error(path)


def test_entities_in_a_small_part_are_refused(tmp_path):
    """The parts that are read as a whole as well."""
    links = '<!DOCTYPE d [<!ENTITY a "a">]><Relationships/>'
    path = docx(tmp_path / "a.docx", "", {"word/_rels/document.xml.rels": links})
    assert "declares a document type" in error(path)


@pytest.mark.parametrize(
    ("make", "name", "said"),
    [
        (lambda path: pptx(path, {1: shape("가")}), "a.docx", "PowerPoint presentation.*.pptx"),
        (lambda path: docx(path, p("가")), "a.xlsx", "a Word document. .*ending .docx"),
        (lambda path: docx(path, p("가")), "a.pdf", "a Word document. .*ending .docx"),
        (lambda path: docx(path, p("가")), "a.txt", "is not a text in .*but a Word document"),
        (lambda path: path.write_bytes(b"%PDF-1.4"), "a.docx", "a PDF. .*ending .pdf"),
        (lambda path: path.write_text("그냥 글"), "a.docx", r"no Word document \(.docx\)"),
        (lambda path: path.write_text("{\\rtf1 x}"), "a.docx", "an RTF document"),
        (lambda path: path.write_text("{\\rtf1 x}"), "a.rtf", "but an RTF document"),
        (lambda path: path.write_text("<html>"), "a.xlsx", "a web page. .*ending .html"),
        (lambda path: archive(path, {"a.txt": "글"}), "a.docx", "a ZIP archive. Unpack it"),
        (
            lambda path: archive(path, {"mimetype": "application/hwp+zip"}),
            "a.hwpx",
            "a Hangul document",
        ),
        (
            lambda path: archive(path, {"mimetype": "application/vnd.oasis.opendocument.text"}),
            "a.odt",
            "an OpenDocument text",
        ),
        (lambda path: archive(path, {"word/x.xml": "<x/>"}), "a.docx", "without its main part"),
    ],
)
def test_a_name_that_says_something_else(tmp_path, make, name, said):
    """What the file is, and what to do about it."""
    make(tmp_path / name)
    with pytest.raises(UnreadableText, match=rf"{name} .*{said}"):
        texts.read(tmp_path / name, tmp_path)


def test_a_document_with_nothing_in_it(tmp_path):
    """Empty paragraphs, as a new document has."""
    assert "is empty" in error(docx(tmp_path / "a.docx", p() * 3))


def test_a_file_that_cannot_be_opened(tmp_path):
    """A folder by the name of a document."""
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(UnreadableText, match=r"a\.docx"):
        texts.read(tmp_path / "a.docx", tmp_path)
