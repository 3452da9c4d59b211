"""JSON Lines: everything the termbase knows, a record a line; for a backup, for comparing.

The first line says what the file is. A line has a `type` and the record under a key of
that name: `source`, `concept` (see `glossary.concept_json`), and in a whole copy the rows
of the other tables.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary import concept_json, formats
from glossary.errors import UnreadableFile
from glossary.files.problem import Problem
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._report import LeftOut, Report
from glossary.model import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.model import Concept

NAME = "jsonl"
TITLE = "JSON Lines: everything, for backup and comparison"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/x-ndjson"
LANGUAGES = None
BUILT = False
CARRIES = EVERYTHING
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "A whole copy, unless you choose languages, statuses or a reliability.",
    "What you choose comes without texts, translation memory and history.",
)

_VERSION = 1
_END = "end"
"""The last record of a whole copy: without it, the file is broken off."""
_LONGEST = 64 << 20
"""Characters of a line, at most: a text of several books."""


def write(  # noqa: PLR0913 - one more than other formats
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
    records: Iterable[tuple[str, Mapping[str, Any]]] | None = None,
) -> Report:
    """Write entries; `glossary.formats.Format.write` has the particulars.

    `records` are the rows of everything else, which make the file a whole copy: terms in
    all languages are then in it. Control characters stay: JSON can hold them.
    """
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))

    def put(kind: str, record: Mapping[str, Any]) -> None:
        line = {"type": kind, kind: record}
        try:
            data = json.dumps(line, ensure_ascii=False).encode()
        except UnicodeEncodeError:  # half of a surrogate pair
            data = json.dumps(line).encode()
        stream.write(data + b"\n")

    whole = records is not None
    put(formats.HEADER, {"version": _VERSION, "title": title, "whole": whole})
    for source in sources.values():
        put("source", asdict(source))
    for kind, record in records or ():
        put(kind, record)
    for concept in concepts:
        kept = concept if whole else _chosen(concept, languages, report)
        if kept is not None:
            put("concept", concept_json.data(kept))
            report.written += 1
    if whole:
        put(_END, {"entries": report.written})
    return report


def _chosen(concept: Concept, languages: Sequence[str], report: Report) -> Concept | None:
    """The concept with the terms and definitions of some languages."""
    terms = tuple(t for t in concept.terms if t.language in languages)
    definitions = tuple(d for d in concept.definitions if d.language in languages)
    if not terms:
        reason = f"no term in {' or '.join(languages)}"
        report.leave_out(LeftOut(concept.id, _entry.name(concept), reason))
        return None
    if gone := formats.lost(concept, languages, EVERYTHING):
        reason = f"not asked for: {', '.join(gone)}"
        report.leave_out(LeftOut(concept.id, terms[0].text, reason), gone)
    return replace(concept, terms=terms, definitions=definitions)


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - its beginning tells
    """Whether the first line is ours."""
    return f'"type": "{formats.HEADER}"'.encode() in head[:200]


def read(path: Path, options: Options) -> Iterator[Item]:  # noqa: ARG001 - it says all itself
    """Read what `write` wrote; `glossary.formats.Readable.read` has the particulars."""
    known: set[str] = set()
    unfinished, number = False, 0
    with path.open("rb") as stream:
        for number, line in enumerate(_lines(stream, path), 1):
            place = f"line {number}"
            if not line.strip():
                continue
            try:
                kind, record = _record(line)
                item = _item(kind, record)
            except (ValueError, TypeError, KeyError, RecursionError) as error:
                if number == 1:
                    raise UnreadableFile(f"{path} is not our JSON Lines: {error}.") from error
                yield Problem(place, f"not a record ({error})", lost=True)
                continue
            if item is None:
                if number > 1 or record.get("version") != _VERSION:
                    raise UnreadableFile(
                        f"{path}, {place}: made by another version of this program "
                        f"(file version {record.get('version')}, known is {_VERSION})."
                    )
                unfinished = bool(record.get("whole"))
                yield formats.Record(formats.HEADER, record)
            elif kind == _END:
                unfinished = False
            elif kind == "concept" and item.id in known:
                yield Problem(place, f"a second entry with the id {item.id}", lost=True)
            else:
                known.add(getattr(item, "id", ""))
                yield item
    if unfinished:
        reason = "the copy breaks off here: the rest of it is missing"
        yield Problem(f"line {number}", reason, lost=True)


def _lines(stream: BinaryIO, path: Path) -> Iterator[bytes]:
    while line := stream.readline(_LONGEST):
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            raise UnreadableFile(f"{path} has a line that is too long for a record.")
        yield line


def _record(line: bytes) -> tuple[str, dict[str, Any]]:
    found = json.loads(line.decode("utf-8-sig"))
    if not isinstance(found, dict) or not isinstance(found.get("type"), str):
        raise ValueError('no "type"')  # noqa: TRY004
    record = found.get(found["type"])
    if not isinstance(record, dict):
        raise ValueError(f'no "{found["type"]}"')  # noqa: TRY004
    return found["type"], record


def _item(kind: str, record: dict[str, Any]) -> Any:
    """What a record holds; None for the one that says what the file is."""
    if kind == formats.HEADER:
        return None
    if kind == "concept":
        return concept_json.concept(record)
    if kind == "source":
        if not all(isinstance(value, str) for value in record.values()):
            raise ValueError("a source is made of words")
        return Source(**record | {"kind": SourceKind(record["kind"])})
    return formats.Record(kind, record)
