"""Files that this program wrote: no texts, though they may lie in a folder of texts."""

from __future__ import annotations

import codecs
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ENCODING_LINE = b"-*- coding: utf-8 -*-"
"""In the first line of a bilingual glossary, which OmegaT reads."""
_TITLE = b"security glossary</dc:title>"
"""In the properties of a workbook."""
_GENERATOR = b'<meta name="generator" content="ko-security-glossary'
"""In the head of a page."""
_PROPERTIES = "docProps/core.xml"
_HEAD = 1000
_MOST = 10_000


def is_export(path: Path) -> bool:
    """Whether a file is a glossary, or a page about one, that this program made."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith(b"PK"):
            return _TITLE in _properties(path)
    except OSError:
        return False  # reading it will say what is wrong
    first = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")[0]
    return (first.startswith(b"#") and _ENCODING_LINE in first) or _GENERATOR in head


def _properties(path: Path) -> bytes:
    """What an Office file says of itself; nothing where that cannot be told."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PROPERTIES).file_size < _MOST:
                return archive.read(_PROPERTIES)
    except (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, RuntimeError):
        pass
    return b""
