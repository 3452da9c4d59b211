"""What a bilingual file says at its beginning that it is translated into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from glossary.files.xml import local
from glossary.language import language_tag

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

_HEAD = 1 << 16
_PO_LANGUAGE = re.compile(rb'"Language: *([A-Za-z_@-]+)')


def declared_target(path: Path, format_: str) -> str:
    """The language that an XLIFF or PO says it is translated into; empty where it does not."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if format_ == "po":
        header = _PO_LANGUAGE.search(head)
        tag = language_tag(header[1].decode("ascii", "replace")) if header else None
        return tag.code if tag else ""
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, load_dtd=False, no_network=True
    )
    try:
        parser.feed(head)
    except (etree.XMLSyntaxError, UnicodeError):
        return ""
    for _, found in parser.read_events():
        element = cast("Element", found)
        said = {"xliff": "trgLang", "file": "target-language"}.get(local(element.tag), "")
        if tag := language_tag(element.get(said) or "" if said else ""):
            return tag.code
    return ""
