"""Web pages: what their readers see, a block a paragraph.

Left out are scripts, styles, navigation, what is hidden, code blocks, furigana, the marks of
footnotes, and the contents of pictures, formulas and frames.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from glossary import encoding as encodings
from glossary.errors import UnreadableText
from glossary.texts import plain

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".html", ".htm", ".xhtml")
PARAGRAPHS = True

_HEAD = 4096
"""Bytes in which an encoding may be named; the standard has 1,024, and pages have more."""
_NAMED = re.compile(
    rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""",
    re.IGNORECASE,
)
_WIDER = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "korean": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
"""What browsers take these names for (WHATWG Encoding, 4.2)."""
_FEW = 1000
"""One character in so many may be broken: browsers show such pages, too."""


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a page, its title first, and its encoding; raises UnreadableText."""
    # lxml is for those who have a page to read.
    from glossary.texts import _markup, _paragraphs  # noqa: PLC0415

    if encoding:
        markup, name = plain.decoded(path, path.read_bytes(), encoding)
    else:
        markup, name = _decoded(path)
    return _paragraphs.joined(_markup.paragraphs(path, markup)), name


def _decoded(path: Path) -> tuple[str, str]:
    data = path.read_bytes()
    marked, mark = encodings.marked(data)
    if marked:
        return data[mark:].decode(marked, "replace"), marked
    named = _named(data[:_HEAD])
    if not named.startswith("iso2022") and _is_utf8(data):  # whatever it says
        return data.decode(), "utf-8"
    if named:
        text = data.decode(named, "replace")
        if "\ufffd" not in text:
            return text, named
    if found := encodings.decoded(data):
        return found
    if named and text.count("\ufffd") * _FEW <= len(text):
        return text, named
    raise UnreadableText(
        f"{path} is no web page in an encoding that is known: open it in a browser and save "
        "it in UTF-8."
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _named(head: bytes) -> str:
    """The encoding that a page says it is in, as Python calls it; empty if it says none."""
    found = _NAMED.search(head)
    if not found:
        return ""
    label = (found[1] or found[2]).decode("ascii").lower()
    if label.startswith("utf-16"):  # what says so in ASCII is not (HTML, 13.2.3.3)
        return "utf-8"
    try:
        info = codecs.lookup(_WIDER.get(label, label))
    except LookupError:
        return ""
    return info.name if info._is_text_encoding else ""
