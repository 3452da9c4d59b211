"""A glossary as large as one wants, put together from the curated terms: synthetic.

Each entry has a term in Korean, English and Japanese made of two curated ones, with
readings, evidence, a definition in two out of three, a note in one out of four and a
relation in one out of ten: as full as the curated entries are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.equivalents import curated
from glossary.model import Concept, Evidence, Method, Relation, Source, SourceKind, Term
from glossary.own import curated_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = {
    curated.SOURCE: curated.SOURCES[0],
    "text:large.txt": Source(key="text:large.txt", kind=SourceKind.TEXT, title="large.txt"),
}
_QUOTE = "양국 정부는 지난해에 이어 올해에도 {} 문제를 논의하기로 하였다."


def concepts(count: int) -> Iterator[Concept]:
    """So many entries, with three terms each, the same in every run."""
    path = curated_terms()
    assert path is not None
    whole = [c for c in curated.read(path) if all(c.preferred(x) for x in ("ko", "en", "ja"))]
    for number in range(count):
        first = whole[number % len(whole)]
        second = whole[(number // len(whole) + number) % len(whole)]
        yield _entry(number, first, second)


def _entry(number: int, first: Concept, second: Concept) -> Concept:
    definitions = tuple(
        replace(d, text=f"{d.text} ({number})") for d in first.definitions[: number % 3]
    )
    previous = (Relation(kind="related", target=f"e{number - 1}"),) if number % 10 == 9 else ()
    return Concept(
        id=f"e{number}",
        subject=first.subject,
        status=first.status,
        note=second.note if number % 4 == 0 else "",
        terms=tuple(_term(number, language, first, second) for language in ("ko", "en", "ja")),
        definitions=definitions,
        relations=previous,
    )


def _term(number: int, language: str, first: Concept, second: Concept) -> Term:
    one, other = first.preferred(language), second.preferred(language)
    assert one is not None
    assert other is not None
    text = f"{one.text} {other.text} {number}"
    evidence = one.evidence
    if language == "ko":
        quote = _QUOTE.format(text)
        evidence += (Evidence(method=Method.EXTRACTION, source="text:large.txt", quote=quote),)
    return replace(one, text=text, evidence=evidence)
