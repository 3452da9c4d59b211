"""What the TBX files that we write have in common: all but names, style and header.

Written as text, an entry at a time: as fast as may be, and in little memory whatever the
size of the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput
from glossary.files.characters import legible
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._report import Report
from glossary.formats._tbx import entry, names
from glossary.formats._tbx.entry import Entries, Names
from glossary.formats._xml.lines import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.model import Concept, Source

SHOWS = frozenset({Field.CONTEXTS})
CARRIES = EVERYTHING - SHOWS - {Field.DATES, Field.TERMHOOD, Field.ORIGINS, Field.EVIDENCE}
NOTES = (
    "Reliability and the review status have no place of their own: see the notes.",
    "All relations are cross-references; their kind stands in the text.",
    "A term has one context sentence: the shortest quoted that has the term in it.",
)
READINGS_IN_NOTES = "Readings have no place of their own: see the notes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """A kind of TBX file: the names by which it differs from the others."""

    root: str
    attributes: Mapping[str, str]
    header: str
    names: Names
    references: str
    notes: tuple[str, ...]
    readings: bool = False
    """Whether they have a data category of their own."""

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,
    ) -> Report:
        """Write a TBX file; `glossary.formats.Format.write` has the particulars.

        Ids are taken to be those of a termbase: no two concepts have the same.
        """
        _entry.check_languages(languages)
        if isinstance(concepts, Iterator):
            concepts = tuple(concepts)
        report = Report(notes=list(self.notes))
        exported = _entry.exportable(concepts, languages, report, CARRIES | SHOWS)
        first = next(exported, None)
        if first is None:
            raise InvalidInput(
                f"Nothing to export: no entry has a term in {' or '.join(languages)}, and "
                "TBX has no empty glossaries. Choose other languages or another status."
            )
        style = self.attributes.get("style", "dca")
        entries = Entries(
            names=self.names,
            tags=entry.tags(style),
            attributes=style == "dca",
            readings=self.readings,
            languages=languages,
            sources=sources,
            linked=_entry.linked(concepts, languages),
            report=report,
        )
        stream.write(self._head(legible(title)).encode())
        for concept in chain([first], exported):
            stream.write(entries.text(concept).encode())
            report.written += 1
        cited = {name: _entry.source(key, sources) for key, name in entries.cited.items()}
        stream.write(self._tail(cited).encode())
        return report

    def _head(self, title: str) -> str:
        # With titleStmt and sourceDesc alone the 2019 and 2023 grammars agree on an order.
        # The language is that of our own words: the header, the notes.
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<{self.root}{attributes} xml:lang="en">
  <{self.header}>
    <fileDesc>
      <titleStmt>
        <title>{escaped(title)}</title>
      </titleStmt>
      <sourceDesc>
        <p>{names.ORIGIN}</p>
      </sourceDesc>
    </fileDesc>
  </{self.header}>
  <text>
    <body>
"""

    def _tail(self, cited: Mapping[str, Source]) -> str:
        lines = ["    </body>"]
        if cited:
            lines += ["    <back>", f'      <{self.references} type="bibl">']
            for name, source in cited.items():
                lines += _reference(name, source)
            lines += [f"      </{self.references}>", "    </back>"]
        return "\n".join([*lines, "  </text>", f"</{self.root}>\n"])


def version_3(
    kind: str,
    style: str = "dca",
    *,
    notes: tuple[str, ...],
    modules: Sequence[str] = (),
    readings: bool = False,
) -> Dialect:
    """A dialect of version 3, such as TBX-Basic; `modules` have namespaces of their own."""
    attributes = {"type": kind, "style": style, "xmlns": "urn:iso:std:iso:30042:ed-2"}
    attributes |= {f"xmlns:{name}": f"http://www.tbxinfo.net/ns/{name}" for name in modules}
    return Dialect(
        root="tbx",
        attributes=attributes,
        header="tbxHeader",
        names=Names("conceptEntry", "langSec", "termSec"),
        references="refObjectSec",
        notes=notes,
        readings=readings,
    )


def _reference(name: str, source: Source) -> Iterator[str]:
    """A source: what it is called, where it is found, under which licence."""
    yield f'        <refObject id="{name}">'
    yield f'          <item type="title">{escaped(source.title)}</item>'
    yield f'          <item type="kind">{source.kind.value}</item>'
    for kind in ("url", "licence"):
        if text := getattr(source, kind):
            yield f'          <item type="{kind}">{escaped(text)}</item>'
    yield "        </refObject>"
