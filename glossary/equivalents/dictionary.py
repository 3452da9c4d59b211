"""Words that a Japanese dictionary has: the characters of 전수방위 are 専守防衛 in JMdict.

What is carried over from the Korean characters (`composition.py`) is taken where JMdict,
or JMnedict for organisations, lists it whole; where nothing was carried over, a Japanese
word of three and more characters that reads so in Korean, one syllable a character. Its
first gloss is the English proposal. JMdict and JMnedict: © EDRDG, CC BY-SA 3.0, read at
run time from the package jamdict-data (`jmdict.py`), without which nobody answers.

Measured on the development lists: `python -m benchmarks.sources`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from glossary import language
from glossary.equivalents import composition, jmdict, kanji, readings
from glossary.equivalents.composed_japanese import compound
from glossary.model import Evidence, Method, Source, SourceKind, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.equivalents.jmdict import Dictionary, Entry, Sense
    from glossary.equivalents.sources import Query

JMDICT = "jmdict"
JMNEDICT = "jmnedict"
SOURCES = (
    Source(
        key=JMDICT,
        kind=SourceKind.DICTIONARY,
        title="JMdict",
        url="https://www.edrdg.org/wiki/index.php/JMdict-EDICT_Dictionary_Project",
        licence="CC BY-SA 3.0",
    ),
    Source(
        key=JMNEDICT,
        kind=SourceKind.DICTIONARY,
        title="JMnedict",
        url="https://www.edrdg.org/enamdict/enamdict_doc.html",
        licence="CC BY-SA 3.0",
    ),
)

_RELIABLE, _MINIMAL, _UNVERIFIED = 3, 2, 1

# Shares found right where the term itself is no component (docs/quality.md).
LONG_CONFIDENCE = 0.98
"""Three syllables and more, carried over and listed: 263 of 266."""
SHORT_CONFIDENCE = 0.84
"""Two syllables, 82 of 98: they have homographs, as 공해 (公海, 公害) and 독도 (読図)."""
READ_CONFIDENCE = 0.90
"""Nothing could be carried over, but one word reads so: 14 of 14, too few to say more."""
GLOSS_CONFIDENCE = 0.81
"""A gloss that names: 182 of 225."""
LOOSE_CONFIDENCE = 0.43
"""A gloss among three and more, one that explains, or that of a short word with two: 37 of
87."""
SECOND_CONFIDENCE = 0.31
"""The second gloss of the sense: 42 of 136."""

_SHORT = 2
_SHORTEST_READ = 3
"""Of the words of two characters that only their reading led to, none of seven was right:
放散 for 방산 (防衛産業), 阿呆 for 아태."""
_LONGEST = 12
"""Characters; what is longer in JMdict are proverbs."""

_EXPLAINING = re.compile(
    r"^\w+ing (?:of|at|in|into|on|off|the|a|an)\b|^(?:inside|outside|being|taking|keeping) "
    r"|\bor\b|\betc\b|\b(?:person|people|someone|something) (?:who|that|which)\b"
)
"""No names: `coming into effect`, `military or naval officer`. None of 13 was right."""
_LONGEST_NAME = 6
"""Words of a gloss; the longest right one has six."""

_AMERICAN = (
    ("defence", "defense"), ("Defence", "Defense"), ("rganisation", "rganization"),
    ("isation", "ization"), ("refuelling", "refueling"), ("armour", "armor"),
)  # fmt: skip
"""JMdict gives both spellings, in either order; the curated list has the American one."""


def equivalents(query: Query) -> Iterator[Term]:
    """The Japanese word, its reading in kana, and its first two glosses."""
    dictionary = jmdict.installed()
    if dictionary is None or not language.is_hangul(query.term):
        return
    word, how = _word(query.term, dictionary)
    entries = dictionary.entries(word) if word else ()
    if not entries:
        return
    syllables = len(language.key(query.term))
    yield _japanese(word, entries[0], how, syllables)
    yield from _english(word, entries, syllables)


def _word(term: str, dictionary: Dictionary) -> tuple[str, str]:
    """The Japanese word for a term, and how it was found; or nothing."""
    key = language.key(term)
    parts = composition.compose(term, "ja")
    carried = [compound(parts)] if parts else []
    carried += [spelling.japanese for spelling in readings.spellings(key)[:1] if not parts]
    for word in carried:
        if word in dictionary.words:
            return word, "carried"
    read = reading(key, dictionary)
    if len(read) == 1:
        return read[0], "read"
    return "", ""


def reading(key: str, dictionary: Dictionary) -> Sequence[str]:
    """The words of three and more characters that read so in Korean: 専守防衛, 전수방위."""
    if not _SHORTEST_READ <= len(key) <= _LONGEST:
        return []
    syllables = _syllables()
    alike = _by_ends(dictionary).get((len(key), key[0], key[-1]), ())
    return [
        word
        for word in alike
        if all(syllable in syllables[c] for syllable, c in zip(key, word, strict=True))
    ]


@cache
def _syllables() -> Mapping[str, frozenset[str]]:
    """Japanese character → the Korean syllables it is read as (libhangul)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for hangul, hanja in readings.dictionary().items():
        if len(hangul) == 1:
            for character in hanja.split():
                found[kanji.new_style(character)].add(hangul)
    return {character: frozenset(hangul) for character, hangul in found.items()}


@cache
def _by_ends(dictionary: Dictionary) -> Mapping[tuple[int, str, str], list[str]]:
    """Length, first and last syllable → the words that read so: made in half a second.

    Written out, all readings of all words would be many times as many.
    """
    syllables = _syllables()
    found: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for word in dictionary.words:
        if _SHORTEST_READ <= len(word) <= _LONGEST and all(c in syllables for c in word):
            for first in syllables[word[0]]:
                for last in syllables[word[-1]]:
                    found[len(word), first, last].append(word)
    return found


def _japanese(word: str, entry: Entry, how: str, syllables: int) -> Term:
    if how == "read":
        reliability, confidence = _MINIMAL, READ_CONFIDENCE
    elif syllables <= _SHORT:
        reliability, confidence = _MINIMAL, SHORT_CONFIDENCE
    else:
        reliability, confidence = _RELIABLE, LONG_CONFIDENCE
    note = "its characters read so in Korean" if how == "read" else ""
    return Term(
        language="ja",
        text=word,
        reliability=reliability,
        reading=entry.reading,
        evidence=(evidence(entry, confidence, note),),
    )


def evidence(entry: Entry, confidence: float | None, note: str = "") -> Evidence:
    """A dictionary's entry as a reason for a term."""
    glosses = "; ".join(gloss for sense in entry.senses[:2] for gloss in sense.glosses)
    return Evidence(
        method=Method.DICTIONARY,
        source=JMNEDICT if entry.is_name else JMDICT,
        confidence=confidence,
        quote=f"{entry.words[0]} [{entry.reading}] {glosses}",
        note=note,
    )


def _english(word: str, entries: Sequence[Entry], syllables: int) -> Iterator[Term]:
    """The first two glosses of the best sense, the second only as a suggestion."""
    entry, sense = _best(entries)
    names = list(dict.fromkeys(filter(None, map(name, sense.glosses)))) if sense else []
    for place, text in enumerate(names[:2]):
        sure = place == 0 and is_name(text) and _is_telling(len(names), syllables)
        loose = LOOSE_CONFIDENCE if place == 0 else SECOND_CONFIDENCE
        confidence = GLOSS_CONFIDENCE if sure else loose
        yield Term(
            language="en",
            text=text,
            type=TermType.ACRONYM if language.is_acronym(text) else TermType.FULL_FORM,
            reliability=_MINIMAL if sure else _UNVERIFIED,
            evidence=(evidence(entry, confidence, f"a gloss of {word}"),),
        )


def _best(entries: Sequence[Entry]) -> tuple[Entry, Sense | None]:
    """The first sense in military use, or else the first in use."""
    senses = [(e, s) for e in entries for s in e.senses if not s.is_rare and s.glosses]
    senses.sort(key=lambda pair: "military" not in pair[1].fields)
    return senses[0] if senses else (entries[0], None)


def _is_telling(glosses: int, syllables: int) -> bool:
    """Whether few glosses say that the word has one name in English."""
    return glosses == 1 or (glosses == 2 and syllables > _SHORT)


def name(gloss: str) -> str:
    """A gloss as a term: without remarks and articles, in American spelling.

    >>> name("nonaggressive defence (policy)"), name("the (United) Nations")
    ('nonaggressive defense', 'Nations')
    """
    text = re.sub(r"\([^()]*\)|\b(?:esp|abbr)\.", " ", gloss)
    text = re.sub(r"^(?:to|the|an?) ", "", " ".join(text.split()), flags=re.IGNORECASE)
    for british, american in _AMERICAN:
        text = text.replace(british, american)
    return text.strip(" ,;")


def is_name(text: str) -> bool:
    """Whether a gloss names a thing, where others explain it.

    >>> is_name("entry into force"), is_name("coming into effect")
    (True, False)
    """
    return not _EXPLAINING.search(text) and len(text.split()) <= _LONGEST_NAME
