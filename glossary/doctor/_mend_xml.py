"""A copy of an XML file, with what parsers and tools stumble over put right."""

from __future__ import annotations

import codecs
import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.tools._file import File

HYPHEN = "language codes are written with a hyphen (ko-KR)"
XML_LANG = "languages stand in xml:lang, as TMX 1.4 has it"
AMPERSAND = "ampersands and angle brackets that are text are written as such"
NAMED = "characters with names that XML does not have, such as nbsp, are written out"
CONTROL = "control characters are taken out"

_PIECE = 1 << 20
_LONGEST = 1 << 24
"""Characters of a comment or a tag: what is longer is no glossary."""

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[!/A-Za-z_][^<>]*>|[^<]+|<", re.DOTALL
)
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODING = re.compile(r"""(<\?xml[^>]*encoding\s*=\s*["'])[A-Za-z0-9._-]+(["'])""")
_REFERENCE = re.compile(r"&(#[0-9]+;|#x[0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)?")
_KNOWN = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_UNDERSCORE = re.compile(
    r"""(\b(?:xml:)?(?:lang|srclang|adminlang)\s*=\s*["'][A-Za-z]{2,3})_([A-Za-z]{2,4}|\d{3})(["'])"""
)
_BARE_LANG = re.compile(r"""(<(?:tuv|tu|note|prop)\b[^<>]*?\s)(lang\s*=)""")
_VERSION = re.compile(r"""(<tmx\b[^<>]*\bversion\s*=\s*["'])1\.[0-3](["'])""")


@dataclass(slots=True)
class Xml:
    """The pieces of the copy, as they come; what was done to them is known at the end."""

    file: File
    steps: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """Every piece of the copy, in UTF-8 whatever the file was in."""
        self.steps.clear()
        held = ""
        for piece in _decoded(self.file.path, self.encoding):
            held += piece
            end = _end_of_whole(held)
            yield self._mended(held[:end])
            held = held[end:]
            if len(held) > _LONGEST:
                raise Refused("there is a tag or a comment in it that does not end", "")
        yield self._mended(held)

    @property
    def encoding(self) -> str:
        """What it is declared to be in where it is, and else what it turns out to be in."""
        assert self.file.encoding is not None
        if self.file.encoding.marked:
            return self.file.encoding.name
        with self.file.path.open("rb") as stream:
            declared = _DECLARED.match(stream.read(1024))
        name = declared[1].decode() if declared else "utf-8"
        try:
            for _ in _decoded(self.file.path, name, errors="strict"):
                pass
        except (UnicodeDecodeError, LookupError):
            return self.file.encoding.name
        return codecs.lookup(name).name

    def _mended(self, text: str) -> str:
        return "".join(
            self._token(match[0], text[match.end() : match.end() + 1])
            for match in _TOKEN.finditer(text)
        )

    def _token(self, token: str, following: str) -> str:
        without = _CONTROL.sub("", token)
        self.steps[CONTROL] += without != token
        token = without
        if token.startswith(("<!--", "<![CDATA[")):
            return token
        if token.startswith("<?"):
            return _ENCODING.sub(r"\1UTF-8\2", token)
        if token == "<" and (following.isspace() or following.isdigit() or following == "="):
            self.steps[AMPERSAND] += 1
            return "&lt;"
        token = _REFERENCE.sub(self._reference, token)
        return self._tag(token) if token.startswith("<") else token

    def _reference(self, match: re.Match[str]) -> str:
        name = match[1]
        if not name:
            self.steps[AMPERSAND] += 1
            return "&amp;"
        if name in _KNOWN:
            return match[0]
        if name.startswith("#"):
            number = int(name[2:-1], 16) if name[1] == "x" else int(name[1:-1])
            legal = number < 0x110000 and not _CONTROL.match(chr(number))
            self.steps[CONTROL] += not legal
            return match[0] if legal else ""
        character = html.unescape(match[0])
        self.steps[NAMED if character != match[0] else AMPERSAND] += 1
        return character if character != match[0] else f"&amp;{name}"

    def _tag(self, tag: str) -> str:
        hyphened = _UNDERSCORE.sub(r"\1-\2\3", tag)
        self.steps[HYPHEN] += hyphened != tag
        if self.file.kind is not Kind.TMX:
            return hyphened
        prefixed = _BARE_LANG.sub(r"\1xml:\2", hyphened)
        self.steps[XML_LANG] += prefixed != hyphened
        return _VERSION.sub(r"\g<1>1.4\2", prefixed) if self.file.bare_lang else prefixed


def _end_of_whole(text: str) -> int:
    """Up to where it can be taken apart: what comes may belong to the last tag and text."""
    last = max(text.rfind("<"), 0)
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        at = text.rfind(opening)
        # The last angle bracket may stand in a comment, closed or not.
        if at >= 0 and not -1 < text.find(closing, at) < last:
            last = min(last, at)
    return last


def _decoded(path: Path, encoding: str, errors: str = "replace") -> Iterator[str]:
    """The text of a file in pieces, without a byte order mark, ends of lines as they are."""
    with path.open(encoding=encoding, errors=errors, newline="") as stream:
        first = True
        while piece := stream.read(_PIECE):
            yield piece.removeprefix("\ufeff") if first else piece
            first = False
