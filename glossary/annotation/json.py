"""JSON: the places of the terms, by offsets into the text, and the terms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.annotation.marks import About, Entry, Passage

NAME = "json"
TITLE = "the places and the terms, for a program"
SUFFIX = ".json"
TARGETS: int | None = None


def write(passages: Iterable[Passage], stream: TextIO, about: About) -> None:
    """Write one object with `matches` and `terms`.

    A match has `start`, `end`, `text`, `kind` and `concepts`. Offsets count Unicode
    characters (code points) of the decoded text, from 0; `end` is behind the last.
    `concepts` are ids, and `terms` says what is known of them.
    """
    entries: dict[str, Entry] = {}
    head = {"source_language": about.source, "languages": list(about.targets)}
    stream.write(_line(head)[:-1] + ', "matches": [')
    offset, separator = 0, "\n"
    for passage in passages:
        for mark in passage.marks:
            match = {
                "start": offset + mark.start,
                "end": offset + mark.end,
                "text": passage.text[mark.start : mark.end],
                "kind": mark.kind,
                "concepts": [entry.concept for entry in mark.entries],
            }
            stream.write(separator + _line(match))
            separator = ",\n"
            for entry in mark.entries:
                entries.setdefault(entry.concept, entry)
        offset += len(passage.text)
    stream.write('\n], "terms": [')
    stream.write(",".join("\n" + _line(_term(entry)) for entry in entries.values()))
    stream.write(f'\n], "characters": {offset}}}\n')


def _term(entry: Entry) -> dict[str, Any]:
    return {
        "concept": entry.concept,
        "term": entry.term,
        "administrative_status": entry.use,
        "use_instead": entry.instead,
        "subject": entry.subject,
        "definition": entry.definition,
        "equivalents": [
            {
                "language": e.language,
                "text": e.text,
                "administrative_status": e.use,
                "reliability": e.reliability,
                "reading": e.reading,
            }
            for e in entry.equivalents
        ],
    }


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
