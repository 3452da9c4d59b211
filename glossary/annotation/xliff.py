"""XLIFF 2.1: a unit a line, the terms annotated, their equivalents in the glossary module.

OASIS, XLIFF Version 2.1, 13 February 2018: terms are `mrk` of type "term" (4.7.3.1.2), a
unit's glossary is its `gls:glossary` (5.2), whose entries point to the annotation by
`ref`; a character that XML cannot hold is a `cp` (4.2.3.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO
from xml.sax.saxutils import escape, quoteattr

from glossary.annotation.marks import Passage, edges
from glossary.recognition import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.annotation.marks import About, Entry, Mark

NAME = "xliff"
TITLE = "XLIFF 2.1 with term annotations, for a translation tool"
SUFFIX = ".xlf"
TARGETS: int | None = 1

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(passages: Iterable[Passage], stream: TextIO, about: About) -> None:
    """Write a file with one `unit` for each line that is not blank; no translation is in it."""
    source, target = about.source, about.targets[0]
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{_CORE}" xmlns:gls="{_GLOSSARY}" version="2.1"'
        f' srcLang="{source}" trgLang="{target}">\n'
        f'  <file id="f1" original={quoteattr(_legal(about.title))}>\n'
    )
    number = 0
    for line in _lines(passages):
        if line.text.strip():
            number += 1
            stream.write("".join(_unit(line, number, target)))
    if not number:  # a file has at least one unit
        stream.write("".join(_unit(Passage("", ()), 1, target)))
    stream.write("  </file>\n</xliff>\n")


def _lines(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The text by lines, without what ends them; a term is not cut where a line is."""
    text = ""
    marks: list[Mark] = []
    for passage in passages:
        marks += [_moved(mark, len(text)) for mark in passage.marks]
        text += passage.text
        start = i = 0
        for found in _BREAK.finditer(text):
            if found.end() == len(text) and found[0] == "\r":
                break  # the rest of it may be in the next passage
            while i < len(marks) and marks[i].end <= found.start():
                i += 1
            if i < len(marks) and marks[i].start < found.start():
                continue
            line = [_moved(mark, -start) for mark in marks[:i]]
            yield Passage(text[start : found.start()], tuple(line))
            del marks[:i]
            start, i = found.end(), 0
        text = text[start:]
        marks = [_moved(mark, -start) for mark in marks]
    if text:
        yield Passage(text, tuple(marks))


def _moved(mark: Mark, by: int) -> Mark:
    return type(mark)(mark.start + by, mark.end + by, mark.kind, mark.entries)


def _unit(line: Passage, number: int, target: str) -> Iterator[str]:
    first: dict[str, tuple[int, Entry]] = {}
    names: dict[int, int] = {}
    for i, mark in enumerate(line.marks, 1):
        names[id(mark)] = i
        for entry in mark.entries:
            first.setdefault(entry.concept, (i, entry))
    yield f'    <unit id="u{number}">\n'
    glossary = [text for i, entry in first.values() for text in _gloss(i, entry, target)]
    if glossary:
        yield "      <gls:glossary>\n"
        yield from glossary
        yield "      </gls:glossary>\n"
    notes = [note for _, entry in first.values() for note in _notes(entry, target)]
    if notes:
        yield "      <notes>\n"
        yield from (f'        <note category="term">{_xml(note)}</note>\n' for note in notes)
        yield "      </notes>\n"
    yield '      <segment id="s1">\n        <source xml:space="preserve">'
    done = 0
    for edge in edges(line):
        yield _xml(line.text[done : edge.place])
        done = edge.place
        sure = "" if edge.mark.kind is not Kind.UNCERTAIN else ' value="uncertain"'
        yield (
            f'<mrk id="m{names[id(edge.mark)]}" type="term"{sure}>' if edge.opens else "</mrk>"
        )
    yield _xml(line.text[done:])
    yield "</source>\n      </segment>\n    </unit>\n"


def _gloss(mark: int, entry: Entry, target: str) -> Iterator[str]:
    """An entry of the glossary module: it needs a translation or a definition."""
    equivalents = entry.to_use(target)
    if not (equivalents or entry.definition):
        return
    yield f'        <gls:glossEntry ref="#m{mark}">\n'
    yield f"          <gls:term>{_xml(entry.term)}</gls:term>\n"
    for equivalent in equivalents:
        yield f"          <gls:translation>{_xml(equivalent.text)}</gls:translation>\n"
    if entry.definition:
        yield f"          <gls:definition>{_xml(entry.definition)}</gls:definition>\n"
    yield "        </gls:glossEntry>\n"


def _notes(entry: Entry, target: str) -> Iterator[str]:
    if avoid := [e.text for e in entry.to_avoid(target)]:
        yield f"{entry.term}: not {', '.join(avoid)}"
    if entry.is_avoided:
        yield f"{entry.term} is not to be used" + (
            f": better {entry.instead}" if entry.instead else ""
        )


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _xml(text: str) -> str:
    """Escaped; what XML cannot hold as a code point element."""
    return _NOT_IN_XML.sub(_code_point, escape(text))


def _code_point(match: re.Match[str]) -> str:
    return f'<cp hex="{ord(match[0]):04X}"/>'
