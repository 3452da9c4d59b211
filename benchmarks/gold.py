"""Texts with the terms that people marked in them: what the quality is measured on.

Two development sets, beside which rules and weights were chosen, and one that was held
out, marked by two annotators before the extraction was touched. Spaces, dots, hyphens and
case do not count (`language.key`).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.language import key
from glossary.texts import read, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.model import Sentence

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SEEDS_GOLD = SHARED / "gold/seeds_gold.tsv"
"""The annotation of the three seed texts; it is not part of the project."""

_SEEDS = {
    "000": "gsomia-security-cooperation",
    "002": "japan-quasi-alliance",
    "004": "japan-nato-liaison-office",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A term that an annotator marked."""

    term: str
    keys: frozenset[str]
    """The keys of its spellings and of other names that the texts equate with it."""
    texts: frozenset[str]
    entity: str = ""
    definition: str = ""
    """How the sentence begins that says what it is; empty where none does."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A set of texts and what one annotator marked in them."""

    name: str
    held_out: bool
    paths: tuple[Path, ...]
    terms: tuple[Marked, ...]

    def sentences(self) -> list[Sentence]:
        """The sentences of all its texts."""
        return [s for path in self.paths for s in sentences(read(path, ROOT))]

    def of(self, *numbers: str) -> Gold:
        """The part of the set that is some of its texts."""
        wanted = frozenset(numbers)
        paths = tuple(p for p in self.paths if wanted & {p.stem, p.stem[:2]})
        terms = tuple(term for term in self.terms if term.texts & wanted)
        return Gold(f"{self.name}, {'–'.join(numbers)}", self.held_out, paths, terms)


def seeds() -> Gold | None:
    """The first development set; None where its annotation is not at hand."""
    if not SEEDS_GOLD.exists():
        return None
    paths = tuple(ROOT / f"seeds/{name}.txt" for name in _SEEDS.values())
    terms = tuple(
        Marked(
            row["term"],
            _keys(row["term"], row["variants"]),
            frozenset(_SEEDS[part[:3]] for part in row["file"].split()),
        )
        for row in _rows(SEEDS_GOLD)
    )
    return Gold("seeds", held_out=False, paths=paths, terms=terms)


def development() -> Gold:
    """The second development set."""
    return _set("development", "development/terms.tsv", held_out=False)


def held_out(annotator: str) -> Gold:
    """What annotator `a` or `b` marked in the texts held out."""
    name = f"held out, annotator {annotator.upper()}"
    return _set(name, f"held_out/annotator_{annotator}.tsv", held_out=True)


def _set(name: str, file: str, *, held_out: bool) -> Gold:
    path = ROOT / "benchmarks" / file
    terms = tuple(
        Marked(
            row["term"],
            _keys(row["term"], row["variants"]),
            frozenset(number.strip().zfill(2) for number in row["text"].split(",")),
            row["kind"],
            row.get("definition_sentence") or "",
        )
        for row in _rows(path)
    )
    return Gold(name, held_out, tuple(sorted((path.parent / "texts").glob("*.txt"))), terms)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _keys(*cells: str) -> frozenset[str]:
    return frozenset(key(form) for cell in cells for form in cell.split("|") if form.strip())
