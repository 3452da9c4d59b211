"""What a file really is, by its first bytes, and what to do with one that no reader takes."""

from __future__ import annotations

import mmap
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Compound File Binary ([MS-CFB] 2.2): Office before 2007, Hangul 5, and encrypted Office."""
RTF = b"{\\rtf"
"""How Rich Text Format begins, which is ASCII and no text to be read."""
_STREAMS = (
    ("EncryptedPackage", "protected by a password", "Save it without one."),  # [MS-OFFCRYPTO]
    ("WordDocument", "an old Word document", "Open it in Word and save it as .docx."),
    (
        "PowerPoint Document",
        "an old PowerPoint presentation",
        "Open it in PowerPoint and save it as .pptx.",
    ),
    ("Workbook", "an old Excel workbook", "Open it in Excel and save it as .xlsx."),
    ("HwpSummaryInformation", "a Hangul document", "Open it in Hangul and save it as .docx."),
)
"""Names in the directory of a compound file, and what a file with such a stream is."""
_MIMETYPES = (
    (b"application/hwp+zip", "a Hangul document", "Open it in Hangul and save it as .docx."),
    (b"opendocument.text", "an OpenDocument text", "Save it as .docx in LibreOffice."),
    (
        b"opendocument.presentation",
        "an OpenDocument presentation",
        "Save it as .pptx in LibreOffice.",
    ),
    (
        b"opendocument.spreadsheet",
        "an OpenDocument spreadsheet",
        "Save it as .xlsx in LibreOffice.",
    ),
    (b"epub+zip", "an e-book", "Convert it to .docx or .html."),
)
"""The part `mimetype` of a package that is none of Office's."""
_OFFICE = (
    ("word/", "a Word document", ".docx"),
    ("ppt/", "a PowerPoint presentation", ".pptx"),
    ("xl/", "an Excel workbook", ".xlsx"),
)


def known(path: Path) -> tuple[str, str]:
    """What the file is, as `an old Word document`, and what to do about it.

    Two empty strings for what is not known. Nothing is unpacked.
    """
    with path.open("rb") as file:
        head = file.read(1024)
        if head.startswith(_OLE):
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
                return _compound(whole)
    if head.startswith(b"PK"):
        return _archive(path)
    if head.startswith(b"%PDF-"):
        return "a PDF", "Give its name the ending .pdf."
    if head.startswith(RTF):
        return "an RTF document", "Open it in Word or LibreOffice and save it as .docx."
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        return "a web page", "Give its name the ending .html."
    return "", ""


def _compound(data: mmap.mmap) -> tuple[str, str]:
    for name, what, advice in _STREAMS:
        if data.find(name.encode("utf-16-le")) >= 0:
            return what, advice
    return "an old Office document", "Save it in today's format: .docx, .pptx or .xlsx."


def _archive(path: Path) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = b""
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 1000:
                kind = archive.read("mimetype")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "an archive that is damaged or broke off on its way", "Get it again."
    for mark, what, advice in _MIMETYPES:
        if mark in kind:
            return what, advice
    for folder, what, suffix in _OFFICE:
        if any(name.startswith(folder) for name in names):
            return what, f"Give its name the ending {suffix}."
    return "a ZIP archive", "Unpack it and name the files in it."
