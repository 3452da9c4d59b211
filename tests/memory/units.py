"""Memories for tests."""

import csv
import random
from pathlib import Path

from glossary.language import normalise
from glossary.memory import import_units
from glossary.model import Source, SourceKind, Unit

ROOT = Path(__file__).parents[2]
SOURCE = Source(key="memory:test", kind=SourceKind.MEMORY, title="test")


def fill(connection, units, source=SOURCE):
    """Put units into the memory: dicts of texts, or units."""
    import_units(
        connection,
        source,
        (
            unit
            if isinstance(unit, Unit)
            else Unit(segments=unit, source=source.key, document="a.tmx", position=position)
            for position, unit in enumerate(units)
        ),
    )


def vocabulary():
    """The curated terms in each language."""
    with (ROOT / "seeds" / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        code: [term for row in rows for term in row[code].split(" | ") if term]
        for code in ("ko", "en", "ja")
    }


GLUE = {
    "ko": ("은 ", "을 ", "의 ", "에 대한 ", " 및 ", "이 ", " "),
    "en": (" of the ", " and ", " in ", " is ", ", ", " with a "),
    "ja": ("は", "を", "の", "と", "に関する", "、"),
}
END = {"ko": ("한다.", "이다.", ""), "en": (".", "", "?"), "ja": ("である。", "する。", "")}


def sentence(code, words, chance):
    """A text put together of terms, with a number now and then."""
    parts = []
    for _ in range(chance.choice((1, 1, 2, 3, 4, 6, 9))):
        parts += [chance.choice(words), chance.choice(GLUE[code])]
        if chance.random() < 0.15:
            parts.append(str(chance.choice((1, 2, 3, 10, 2024, 50000))))
            parts.append(" " if code == "en" else "")
    return normalise("".join(parts[:-1]) + chance.choice(END[code]))


def edited(code, text, words, chance):
    """A text with some of its characters or words taken out, put in, replaced."""
    units = text.split(" ") if code == "en" else list(text)
    new = chance.choice(words).split(" ") if code == "en" else list(chance.choice(words))
    for _ in range(max(1, int(len(units) * chance.random() * 0.7))):
        place, kind = chance.randrange(len(units)), chance.randrange(3)
        if kind == 0:
            units[place : place + 1] = [chance.choice(new)]
        elif kind == 1:
            units.insert(place, chance.choice(new))
        elif len(units) > 1:
            del units[place]
    return normalise((" " if code == "en" else "").join(units))


def texts(code, count, seed):
    """Different texts of a language, the same each time."""
    chance = random.Random(seed)
    words = vocabulary()[code]
    found = {}
    while len(found) < count:
        found[sentence(code, words, chance)] = None
    return list(found)
