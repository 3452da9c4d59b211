"""The best match is always found: everything is compared with a plain scan.

Ten thousand queries in all: texts put together of the curated terms, and edited by up to
half of their length; and real translations, where the development data is at hand.
"""

import random
import re
from collections import defaultdict

import numpy as np
import pytest
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from glossary.errors import InvalidInput
from glossary.language import normalise
from glossary.memory import candidates
from glossary.memory.similar import similar
from glossary.memory.similarity import numbers, without_numbers, words
from tests.memory.units import edited, fill, texts, vocabulary

BANDS = (0.5, 0.5, 0.6, 0.7, 0.75, 0.85, 0.95)
QUERIES = 3000
"""In each language, of texts put together."""
REAL = 350
"""In each language, of real ones."""


class Scan:
    """Every segment compared with the text, without any index."""

    def __init__(self, language, texts):
        self.units = words if language == "en" else str
        self.texts = texts
        self.spelt = [self.units(text) for text in texts]
        self.lengths = np.array([len(spelt) for spelt in self.spelt])
        self.numberless = defaultdict(set)
        for place, text in enumerate(texts):
            self.numberless[without_numbers(text)].add(place)

    def best(self, query, threshold):
        """Score and similarity of all that are similar enough, in their order."""
        units, its_numbers = self.units(query), numbers(query)
        (distances,) = process.cdist([units], self.spelt, scorer=Levenshtein.distance)
        longer = np.maximum(self.lengths, len(units))
        similarities = 1 - distances / longer
        near = set(np.flatnonzero(distances <= (1 - threshold) * longer + 1e-9))
        numberless = self.numberless[without_numbers(query)] if its_numbers else set()
        found = []
        for place in near | numberless:
            text = self.texts[place]
            if text == query:
                continue
            score = int(100 * similarities[place] + 1e-9)
            if place in numberless:
                differing = sum(a != b for a, b in zip(its_numbers, numbers(text), strict=True))
                score = 100 - min(5, differing)
            found.append((min(99, score), similarities[place]))
        return sorted(found, reverse=True)


def compare(connection, language, memory, queries, chance):
    """Compare what is found for each query, in full and in order, with a scan."""
    scan = Scan(language, memory)
    bands = dict.fromkeys(range(50, 100, 5), 0)
    for query in queries:
        threshold = chance.choice(BANDS)
        expected = scan.best(query, threshold)
        found = list(similar(connection, query, language, threshold))
        assert [(some.score, pytest.approx(some.similarity)) for some in found] == expected
        if expected:
            bands[expected[0][0] // 5 * 5] = bands.get(expected[0][0] // 5 * 5, 0) + 1
    return bands


def renumbered(text, chance):
    """A text with other numbers: however long they are, it is found."""
    return re.sub(r"\d+", lambda _: str(chance.randrange(10_000)), text)


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_texts_put_together(termbase, language, monkeypatch):
    """Three thousand queries a language; small files and blocks, so that there are several."""
    monkeypatch.setattr(candidates, "_BLOCK", 3)
    chance = random.Random(language)
    memory = texts(language, 600, seed=1)
    other = {"ko": "en", "en": "ko", "ja": "ko"}[language]
    for some in (memory[:520], memory[520:]):  # a file, and a few that are in none
        fill(termbase, [{language: text, other: str(i)} for i, text in enumerate(some)])
    terms = vocabulary()[language]
    queries = [
        edited(language, chance.choice(memory), terms, chance) for _ in range(QUERIES - 500)
    ] + texts(language, 500, seed=2)
    queries += [renumbered(text, chance) for text in memory if numbers(text)]
    bands = compare(termbase, language, memory, filter(None, queries), chance)
    assert min(bands.values()) >= 10, "too few queries in a band"


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_real_translations(termbase, shared, language):
    """Descriptions of commands, some of them edited, looked up among others."""
    path = shared / "data" / "parallel" / "tldr.ko-en-ja.tsv"
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    column = ("ko", "en", "ja").index(language)
    real = list(dict.fromkeys(normalise(line[column]) for line in lines))
    chance = random.Random(language)
    memory, held_out = real[100:], real[:100]
    other = {"ko": "en", "en": "ko", "ja": "ko"}[language]
    fill(termbase, [{language: text, other: str(i)} for i, text in enumerate(memory)])
    queries = held_out + [
        edited(language, chance.choice(memory), held_out, chance) for _ in range(REAL - 100)
    ]
    compare(termbase, language, memory, filter(None, queries), chance)


def test_nothing_more_is_read_than_is_asked_for(termbase):
    """The best comes at once, whatever else is similar."""
    fill(termbase, [{"ko": f"국가 {i} 안보", "en": str(i)} for i in range(4, 10)])
    first = next(similar(termbase, "국가 3 안보", "ko", 0.7))
    assert (first.score, first.only_numbers) == (99, True)


def test_only_thresholds_that_make_sense(termbase):
    """Below a half, nothing is a match."""
    with pytest.raises(InvalidInput, match="from 50% to 100%"):
        list(similar(termbase, "가", "ko", 0.3))
