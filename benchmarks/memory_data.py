"""Translation units and queries for the benchmark of the memory, the same in every run.

Real units are those of the corpus, each Korean text once. Where more are asked for they are
derived: halves of two real ones put together, or one with some of its words replaced.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import zlib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.language import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CORPUS = Path(__file__).parents[2] / "shared" / "data" / "parallel"
FILES = ("cppdocs.ko-en.jsonl.gz", "pydocs.en-ko-ja.jsonl.gz", "vsdocs.ko.jsonl.gz")
_HELD_OUT = 1000
"""One in so many real texts is no part of the memory: they are looked up."""
_SAMPLE = 20_000
"""Real units of which others are derived."""

Pair = tuple[str, str]


def default_corpus() -> list[Path]:
    """The development data, where it is beside the project."""
    return [CORPUS / name for name in FILES if (CORPUS / name).exists()]


def _read(path: Path) -> Iterator[Pair]:
    """Korean and English of a file: JSON lines with `ko` and `en`, or two columns."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        if ".jsonl" in path.name:
            for line in file:
                row = json.loads(line)
                yield row["ko"], row.get("en", "")
        else:
            yield from ((row[0], row[1]) for row in csv.reader(file, delimiter="\t"))


def real(corpus: Iterable[Path], *, held_out: bool = False) -> Iterator[Pair]:
    """The units of a corpus, or those that are held out of it.

    Where there is no English it is that of a unit before: what is searched is real.
    """
    seen: set[int] = set()
    others: list[str] = []
    for path in corpus:
        for korean, english in _read(path):
            text = normalise(korean)
            mark = zlib.crc32(text.encode())
            number = hash(text)
            if not text or number in seen:
                continue
            seen.add(number)
            if (mark % _HELD_OUT == 0) is held_out:
                translation = normalise(english)
                if translation:
                    others.append(translation)
                yield text, translation or _other(others, mark)


def _other(translations: Sequence[str], mark: int) -> str:
    return translations[mark % len(translations)] if translations else "-"


def units(corpus: Sequence[Path], count: int) -> Iterator[Pair]:
    """So many units: real ones, and derived ones after those."""
    sample: list[Pair] = []
    chance = random.Random(1)
    given = 0
    for pair in islice(real(corpus), count):
        given += 1
        if len(sample) < _SAMPLE:
            sample.append(pair)
        elif chance.random() < _SAMPLE / given:
            sample[chance.randrange(_SAMPLE)] = pair
        yield pair
    for _ in range(count - given):
        one, other = chance.choice(sample), chance.choice(sample)
        if chance.random() < 0.5:
            yield _spliced(one[0], other[0]), _spliced(one[1], other[1])
        else:
            yield edited(one[0], other[0].split(), chance), one[1]


def count_real(corpus: Sequence[Path]) -> int:
    """How many real units there are."""
    return sum(1 for _ in real(corpus))


def _spliced(one: str, other: str) -> str:
    first, second = one.split(), other.split()
    return " ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])


def edited(text: str, new: Sequence[str], chance: random.Random) -> str:
    """A text with one to three of its words replaced, taken out, or followed by another."""
    words = text.split()
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(words))
        kind = chance.randrange(3)
        if kind == 0:
            words[place] = chance.choice(new)
        elif kind == 1 and len(words) > 1:
            del words[place]
        else:
            words.insert(place, chance.choice(new))
    return " ".join(words)


def queries(corpus: Sequence[Path], count: int) -> dict[str, list[str]]:
    """So many queries of each kind: held out, edited, and with other numbers."""
    chance = random.Random(2)
    out = [korean for korean, _ in real(corpus, held_out=True)]
    chance.shuffle(out)
    within = [korean for korean, _ in islice(real(corpus), 60_000)]
    chance.shuffle(within)
    numbered = [text for text in within if re.search(r"\d", text)]
    return {
        "held out": out[:count],
        "edited": [edited(text, chance.choice(out).split(), chance) for text in within[:count]],
        "numbers": [
            re.sub(r"\d+", lambda _: str(chance.randrange(1, 3000)), text)
            for text in numbered[:count]
        ],
    }
