"""A large termbase to browse: synthetic entries (`large.py`), and texts with their terms."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from benchmarks import large
from glossary import importing
from glossary.formats import formats
from glossary.model import Document, OffsetMap, Sentence
from glossary.termbase import documents, open_termbase, writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SENTENCE = "양국 정부는 지난해에 이어 올해에도 {} 문제를 논의하기로 하였다."
MARKED = 2_000
"""Terms in the text `marked.txt`, each in a sentence of its own."""
FREQUENT = 5_000
"""How often the first entry's term stands in `frequent.txt`."""


def make(path: Path, entries: int) -> None:
    """Fill a new termbase: the entries, a text with many marks, and one with one term often."""
    file = path.with_suffix(".jsonl")
    with file.open("wb") as stream:
        formats()["jsonl"].write(
            large.concepts(entries),
            stream,
            languages=("ko", "en", "ja"),
            sources=large.SOURCES,
            title="synthetic",
        )
    with closing(open_termbase(path, create=True)) as connection:
        terms = [c.in_language("ko")[0].text for c in large.concepts(min(MARKED, entries))]
        with writing(connection):
            documents.store(connection, *_text("marked.txt", terms))
            documents.store(connection, *_text("frequent.txt", terms[:1] * FREQUENT))
        importing.import_file(connection, file, importing.How(), actor="benchmark")
    file.unlink()


def _text(name: str, terms: list[str]) -> tuple[Document, list[Sentence]]:
    lines = [SENTENCE.format(term) for term in terms]
    text = "\n".join(lines)
    document = Document(name=name, title=name, text=text, encoding="utf-8")
    return document, list(_sentences(lines))


def _sentences(lines: list[str]) -> Iterator[Sentence]:
    start = 0
    for position, line in enumerate(lines):
        yield Sentence(position=position, text=line, offsets=OffsetMap(((0, start, 1),)))
        start += len(line) + 1
