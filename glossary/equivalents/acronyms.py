"""Acronyms that stand in Korean texts in Latin letters: ICBM, NATO.

English has the acronym itself. What it stands for, in English and in Japanese, is looked
up in the glosses of JMdict and of JMnedict's organisations (© EDRDG, CC BY-SA 3.0, read
at run time, see `jmdict.py`): 大陸間弾道ミサイル is glossed `Intercontinental Ballistic
Missile` and `ICBM`. Acronyms mean other things in other fields (PKO is also a
price-keeping operation), hence the words an expansion has to have.

Measured on the acronyms of the development lists: `python -m benchmarks.sources`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary import language
from glossary.equivalents import dictionary, jmdict
from glossary.model import Evidence, Method, Source, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.jmdict import Dictionary, Entry
    from glossary.equivalents.sources import Query

TEXTS = "extraction"
SOURCES: tuple[Source, ...] = ()
"""JMdict and JMnedict, which `dictionary` records, and the texts themselves."""

OWN_CONFIDENCES = {"en": 0.99, "ja": 0.96}
"""The acronym itself: 136 of 137 in English; 131 in Japanese, which has 国連, not UN."""
FULL_CONFIDENCES = {"en": 0.81, "ja": 0.91}
"""22 of 27 in English, where most of the rest are other wordings (Comprehensive Nuclear Test
Ban Treaty); 21 of 23 in Japanese."""

_RELIABLE, _MINIMAL = 3, 2

_OF_THE_FIELD = re.compile(
    r"\b(?:missiles?|ballistic|nuclear|atomic|weapons?|military|forces?|defen[cs]e|security"
    r"|peacekeeping|treaty|agreement|convention|nations|international|north|european"
    r"|demilitari[sz]ed|airborne|economic zone|confidence-building|official development)\b",
    re.IGNORECASE,
)
"""Of 39 acronyms with an expansion in the dictionary it is that of the field for 23 of the
24 with such a word, and for 3 of the other 15."""

_FIELDS = {"military", "law"}
"""Of JMdict; an expansion of another field is another thing."""

_SMALL = {"a", "and", "for", "in", "of", "on", "the", "to"}


def equivalents(query: Query) -> Iterator[Term]:
    """The acronym itself in English and Japanese, and its full forms."""
    acronym = query.term
    if not language.is_acronym(acronym):
        return
    lexicon = jmdict.installed()
    found = next(_expansions(acronym, lexicon), None) if lexicon else None
    for code, confidence in OWN_CONFIDENCES.items():
        yield _own(acronym, code, confidence)
    if lexicon is not None and found is not None:
        entry, full = found
        yield _full("en", full, entry, _MINIMAL)
        japanese = _japanese(acronym, lexicon)
        if japanese is not None:
            yield _full("ja", japanese.words[0], japanese, _RELIABLE)


def stands_for(acronym: str, full: str) -> bool:
    """Whether the letters of an acronym are those of a full form, in their order.

    Each of its larger words begins with one of them.

    >>> full = "Intercontinental Ballistic Missile"
    >>> stands_for("ICBM", full), stands_for("PKO", full)
    (True, False)
    """
    words = [word.lower() for word in re.findall(r"[A-Za-z0-9]+", full)]
    letters = re.sub("[^a-z0-9]", "", acronym.lower())
    rest = iter("".join(words))
    return (
        len(words) > 1
        and words[0][0] == letters[0]
        and all(letter in rest for letter in letters)
        and all(word[0] in letters for word in words if word not in _SMALL)
    )


def _expansions(acronym: str, lexicon: Dictionary) -> Iterator[tuple[Entry, str]]:
    """The entries that are the acronym's, and its full form there."""
    for entry in lexicon.with_acronym(acronym):
        for sense in entry.senses:
            named = any(g == acronym or f"({acronym})" in g for g in sense.glosses)
            if not named or sense.fields - _FIELDS:
                continue
            names = map(dictionary.name, sense.glosses)
            full = [text for text in names if stands_for(acronym, text)]
            if any(map(_OF_THE_FIELD.search, full)):
                yield entry, full[0]


def _japanese(acronym: str, lexicon: Dictionary) -> Entry | None:
    """The entry with characters; the first, since JMdict numbered common words first."""
    found = (entry for entry, _ in _expansions(acronym, lexicon))
    return next((entry for entry in found if language.has_kanji(entry.words[0])), None)


def _own(acronym: str, code: str, confidence: float) -> Term:
    return Term(
        language=code,
        text=acronym,
        type=TermType.ACRONYM,
        reliability=_MINIMAL,
        evidence=(
            Evidence(
                method=Method.EXTRACTION,
                source=TEXTS,
                confidence=confidence,
                note="the texts write it in Latin letters",
            ),
        ),
    )


def _full(code: str, text: str, entry: Entry, reliability: int) -> Term:
    evidence = dictionary.evidence(entry, FULL_CONFIDENCES[code], "glossed with the acronym")
    return Term(
        language=code,
        text=text,
        reliability=reliability,
        reading=entry.reading if code == "ja" else "",
        evidence=(evidence,),
    )
