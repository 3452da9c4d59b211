"""Real documents in two languages, disturbed at random: what alignment is measured on."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Links = set[tuple[int, int]]
    Segments = list[tuple[str, str]]

SHORTEST, LONGEST = 12, 80
"""Segments of a document; of longer ones the first."""
_NEWS = {"dev": 500, "test": 1000}
"""Lines of the news files that are news in their order; after them come single sentences."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a segment is disturbed, for each kind and either side."""

    omission: float = 0.04
    merge: float = 0.05
    split: float = 0.05
    crossing: float = 0.01
    """The second of two translations is cut, and its beginning drawn to the first."""


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A document and its translation in sentences, with the beads that are right."""

    source: list[str]
    target: list[str]
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]]

    @property
    def links(self) -> Links:
        """Pairs of sentences that are in one bead."""
        return links(self.beads)


def links(beads: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> Links:
    """Pairs of sentences that are in one bead."""
    return {(i, j) for source, target in beads for i in source for j in target}


_SENTENCE = re.compile(r"(?<=[.!?]) +(?=\S)|(?<=[。！？])(?=\S)")
_CLAUSE = re.compile(r"(?<=[,;:]) +(?=\S)|(?<=、)(?=\S)")


def _cut(text: str, chance: random.Random) -> tuple[str, str] | None:
    """A text in two: between sentences if there are several, else between clauses."""
    for pattern in (_SENTENCE, _CLAUSE):
        places = [
            match
            for match in pattern.finditer(text)
            if 0.2 * len(text) < match.start() and match.end() < 0.8 * len(text)
        ]
        if places:
            place = chance.choice(places)
            return text[: place.start()], text[place.end() :]
    return None


def _joined(first: str, second: str) -> str:
    return first + ("" if first.endswith(("。", "！", "？")) else " ") + second


def disturbed(segments: Segments, seed: str, rates: Rates) -> Disturbed:
    """Leave out, merge, split and cross segments of a document, at random from a seed."""
    chance = random.Random(seed)
    document = Disturbed([], [], [])
    rest = segments[::-1]
    while rest:
        source, target = rest.pop()
        bead = _one(source, target, rest, chance, rates)
        places = [
            tuple(range(len(side), len(side) + len(new)))
            for side, new in zip((document.source, document.target), bead, strict=True)
        ]
        document.source.extend(bead[0])
        document.target.extend(bead[1])
        document.beads.append((places[0], places[1]))
    return document


def _one(
    source: str, target: str, rest: Segments, chance: random.Random, rates: Rates
) -> tuple[list[str], list[str]]:
    kind, first = chance.random() / 2, chance.random() < 0.5
    if kind < rates.omission:
        return ([source], []) if first else ([], [target])
    kind -= rates.omission
    if kind < rates.merge and rest:
        more, translation = rest.pop()
        if first:
            return [_joined(source, more)], [target, translation]
        return [source, more], [_joined(target, translation)]
    kind -= rates.merge
    if 0 <= kind < rates.split and (parts := _cut(source if first else target, chance)):
        return (list(parts), [target]) if first else ([source], list(parts))
    kind -= rates.split
    if 0 <= kind < rates.crossing and rest and (parts := _cut(rest[-1][1], chance)):
        more, _ = rest.pop()
        return [source, more], [_joined(target, parts[0]), parts[1]]
    return [source], [target]


# ---------------------------------------------------------------- where they come from


def cppdocs(path: Path, *, by_people: bool = False) -> dict[str, Segments]:
    """Documents of Microsoft's C++ documentation, Korean and English.

    Lines of JSON with ko, en, file and tt (HT or MT, from the front matter), in the order of
    each file; of those translated by people only with `by_people`. Those that say the same
    again and again (tables of functions) are left out: nobody could align them.
    """
    files: defaultdict[str, Segments] = defaultdict(list)
    machine: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["tt"] != "HT":
                machine.add(row["file"])
            if row["ko"] and row["en"]:
                files[row["file"]].append((row["ko"], row["en"]))
    return {
        name: segments
        for name, segments in sorted(files.items())
        if SHORTEST <= len(segments) <= LONGEST
        and len({ko for ko, _ in segments}) > 0.8 * len(segments)
        and not (by_people and name in machine)
    }


def news(folder: Path, part: str) -> dict[str, Segments]:
    """News, Korean and English, from the dev or test files of Park's corpus; 50 lines each."""
    ko, en = (
        (folder / f"korean-english-park.{part}.{code}").read_text("utf-8").split("\n")
        for code in ("ko", "en")
    )
    lines = list(zip(ko, en, strict=True))[: _NEWS[part]]
    return {f"{part} {at}": lines[at : at + 50] for at in range(0, len(lines), 50)}


_MARKUP = (
    (re.compile(r":[a-zA-Z:+-]+:`!?~?([^`<]*?)\s*(?:<[^>]*>)?`"), r"\1"),
    (re.compile(r"``([^`]*)``"), r"\1"),
    (re.compile(r"`([^`<]*?)\s*<[^>]*>`_+"), r"\1"),
    (re.compile(r"\*\*?([^*\s][^*]*)\*\*?"), r"\1"),
    (re.compile(r"\\ ?"), ""),
    (re.compile("::"), ":"),
)


def _plain(text: str) -> str:
    """A paragraph of reStructuredText without its markup, as a reader has it."""
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    from translate.storage.po import pofile  # noqa: PLC0415 - a tool for development

    for unit in pofile(path.open("rb")).units:
        if unit.istranslated() and not unit.isheader():
            yield str(unit.source), str(unit.target)


def pydocs(korean: Path, japanese: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Documents of Python's documentation, Korean, English and Japanese, by paragraphs.

    Folders of gettext files: those of python-docs-ko and python-docs-ja. Only what both
    have translated, in the order of the English text, without code.
    """
    found = {}
    for path in sorted(korean.rglob("*.po")):
        name = path.relative_to(korean)
        if not (japanese / name).is_file():
            continue
        ja = dict(_messages(japanese / name))
        rows = [
            (_plain(text), _plain(english), _plain(ja[english]))
            for english, text in _messages(path)
            if english in ja and "\n" not in english and not english.startswith(">>>")
        ]
        kept = [
            row
            for row in rows
            if re.search("[가-힣]", row[0]) and re.search("[ぁ-ゖァ-ヺ一-鿿]", row[2])
        ][:LONGEST]
        if len(kept) >= SHORTEST:
            found[name.as_posix()] = kept
    return found
