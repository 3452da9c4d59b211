"""gettext PO (GNU gettext manual): read and written.

A message in two numbers is several units: the singular with its translation, the plural
with each of its own. What is marked `fuzzy` is in the state `initial`.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary import __version__
from glossary.bitexts import _report
from glossary.bitexts._item import NOT_TRANSLATED, Item, Options, Records
from glossary.bitexts._report import Layout, Report
from glossary.bitexts.parts.po_entries import Entry, charset, entries, header_fields, quoted
from glossary.errors import InvalidInput
from glossary.files.characters import legible
from glossary.files.problem import Problem
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from glossary.model import Unit

NAME = "po"
TITLE = "gettext PO"
SUFFIXES = (".po", ".pot")
MEDIA_TYPE = "text/x-gettext-translation; charset=utf-8"
LANGUAGES = 2

_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?(?:\s*(?:#.*)?\n)*\s*msg(?:id|ctxt)\s+"')
"""Comments and empty lines, then an entry."""

CUSTOM = "en"
"""What messages are in where a file does not say: that is what gettext's manual asks for."""


def recognises(head: bytes, name: str) -> bool:
    """By a `msgid` in it, and the end of its name or how its first entry is written."""
    if PurePath(name).suffix:
        return name.lower().endswith(SUFFIXES) and b"msgid" in head
    return bool(_BEGINS.match(head))


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of a PO file, and what is wrong with it."""
    reader = _Reader(path, options)
    for item in entries(path, options.encoding or charset(path)):
        if isinstance(item, Problem):
            yield item
        elif item.texts["msgid"]:
            yield from reader.units(item)
        elif "msgctxt" not in item.texts:
            reader.header = header_fields(item.texts.get("msgstr", ""))


class _Reader:
    def __init__(self, path: Path, options: Options) -> None:
        self.header: Mapping[str, str] = {}
        self._path = path
        self._options = options
        self._records = Records(options)
        self._position = 0
        self._source = ""

    def units(self, entry: Entry) -> Iterator[Item]:
        place = f"line {entry.line}"
        if not self._source:
            yield from self._find_source(place)
        about: dict[str, Any] = {
            "external_id": entry.texts.get("msgctxt", ""),
            "position": self._position,
            "note": "\n".join(entry.comments),
            "status": "initial" if "fuzzy" in entry.flags else "translated",
        }
        self._position += 1
        for message, translation in _pairs(entry):
            texts = [(self._source, message)]
            if translation:
                texts.append((self._target(), translation))
            elif not self._options.untranslated:
                yield Problem(place, NOT_TRANSLATED, lost=True)
                continue
            else:
                about["status"] = ""
            yield from self._records.units(place, texts, about)

    def _find_source(self, place: str) -> Iterator[Problem]:
        said = self._options.source_language or self.header.get("x-source-language", "")
        self._source = said or CUSTOM
        if not said:
            reason = (
                f"the file does not say what its messages are in: {language_name(CUSTOM)} "
                "was assumed, else say --source-language"
            )
            yield Problem(place, reason, lost=False)
        self._records.translated_from(self._source)

    def _target(self) -> str:
        if found := self.header.get("language"):
            return found
        if len(self._options.target_languages) == 1:
            return self._options.target_languages[0]
        raise InvalidInput(
            f"{self._path} does not say which language it is translated into: say it with "
            "--target-languages."
        )


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    """The messages of an entry, each with a translation."""
    texts = entry.texts
    singular = texts.get("msgstr", "")
    plurals = [text for keyword, text in texts.items() if keyword.startswith("msgstr[")]
    yield texts["msgid"], singular
    if plural := texts.get("msgid_plural"):
        # Korean and Japanese have one form for both numbers.
        for translation in dict.fromkeys(plurals or [singular]):
            yield plural, translation


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write a PO file of one pair of languages."""
    _report.check(layout, 2)
    report = Report()
    source, target = layout.languages
    header = (
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nLanguage: {target}\nX-Source-Language: {source}\n"
        f"X-Generator: ko-security-glossary {__version__}\n"
    )
    stream.write((quoted("msgid", "") + quoted("msgstr", header)).encode())
    messages: set[int] = set()
    for unit in _report.holding(units, layout, report):
        context = unit.external_id
        number = 1
        # Of one message and context there is one entry only.
        while (known := hash((context, unit.segments[source]))) in messages:
            number += 1
            context = f"{unit.external_id} {number}".strip()
        messages.add(known)
        stream.write(_written(unit, context, source, target, report).encode())
    return report


def _written(unit: Unit, context: str, source: str, target: str, report: Report) -> str:
    if unit.markup:
        report.reduced["inline tags"] += 1
    if unit.creator or unit.created or unit.changed:
        report.reduced["who translated it and when"] += 1
    if unit.machine:
        report.reduced["that a machine translated it"] += 1
    lines = [f"# {line}\n" for line in legible(unit.note).splitlines() if line.strip()]
    if unit.status == "initial":
        lines.append("#, fuzzy\n")
    if context:
        lines.append(quoted("msgctxt", legible(context)))
    lines.append(quoted("msgid", legible(unit.segments[source])))
    lines.append(quoted("msgstr", legible(unit.segments.get(target, ""))))
    return "\n" + "".join(lines)
