"""The words that TBX files use for what the termbase knows, as they are found.

Three vocabularies of status are about: `preferredTerm-admn-sts` of the published
TBX-Basic, `preferred … notRecommended, obsolete` of older TBX-Min and TermWeb, `usageStatus`
of drafts; and tools write any of them with other capitals and spaces.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from glossary.model import AdministrativeStatus, TermType

_BETWEEN_WORDS = re.compile(r"[\s_-]+")

_LONGEST = 50
"""Characters of a word of a vocabulary; what is longer is a text."""


def squeezed(text: str) -> str:
    """A word of a vocabulary without what tools change in it; empty if it is no word.

    >>> squeezed("Not recommended"), squeezed("preferredTerm-admn-sts")
    ('notrecommended', 'preferred')
    """
    return _squeezed(text) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=1000)
def _squeezed(text: str) -> str:
    word = _BETWEEN_WORDS.sub("", text).casefold()
    return word.removesuffix("admnsts").removesuffix("term")


STATUSES = MappingProxyType(
    {
        "preferred": AdministrativeStatus.PREFERRED,
        "admitted": AdministrativeStatus.ADMITTED,
        "deprecated": AdministrativeStatus.DEPRECATED,
        "notrecommended": AdministrativeStatus.DEPRECATED,
        "forbidden": AdministrativeStatus.DEPRECATED,  # Weblate
        "superseded": AdministrativeStatus.SUPERSEDED,
        "obsolete": AdministrativeStatus.SUPERSEDED,
    }
)

TYPES = MappingProxyType({squeezed(kind): kind for kind in TermType})

PARTS_OF_SPEECH = MappingProxyType(
    {word: word for word in ("noun", "verb", "adjective", "adverb", "other")}
    | {"propernoun": "noun"}
)

UNSTATED = frozenset({"notselected", "notspecified", "none", "unspecified"})
"""What a tool writes where nobody has chosen from its list (Microsoft: `NotSelected`)."""

DATES = MappingProxyType(
    {
        "origination": "created",
        "creation": "created",
        "input": "created",
        "modification": "modified",
        "update": "modified",
    }
)
"""What was done to an entry → the field that says when."""

CONTEXTS = frozenset({"context", "sampleSentence", "Example sentence"})

LINKS = MappingProxyType(
    {
        "crossReference": "related",
        "relatedConcept": "related",
        "relatedTerm": "related",
        "associatedConcept": "related",
        "see": "see",
        "broaderConceptGeneric": "broader",
        "broaderConceptPartitive": "broader",
        "superordinateConceptGeneric": "broader",
        "superordinateConceptPartitive": "broader",
        "relatedConceptBroader": "broader",
    }
)
"""References from one entry to another, by their kinds of relation."""

RELATIONS = frozenset(LINKS.values())

READINGS = frozenset({"hanja", "kana", "hiragana", "katakana", "furigana", "yomi"})
"""What is said of a reading that is one in the termbase's sense: no romanisation."""
