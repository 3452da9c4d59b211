"""English phrases from the parts of a Korean term, as an entry of a glossary has them.

Singular, without an article; what goes before the head in Korean goes before it in
English too, in its form as a modifier, but where the head or the modifier has a frame:
`easing of {}`, `{} against North Korea`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.equivalents.composition import Part

_WITH_ARTICLE = frozenset(
    [
        *("United Nations", "United States", "United Kingdom", "European Union", "Arctic"),
        *("Soviet Union", "Philippines", "Netherlands", "Middle East", "Korean Peninsula"),
        *("Security Council", "Indo-Pacific", "Taiwan Strait", "South China Sea"),
        "East China Sea",
    ]
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A part with its affixes, or several of them coordinated."""

    heads: tuple[str, ...]
    modifier: str
    frame: str = ""
    kind: str = ""


def phrases(parts: Sequence[Part]) -> list[str]:
    """One or two English phrases, the preferred first; none where a rule fails.

    >>> from glossary.equivalents.composition import compose
    >>> phrases(compose("군사적 긴장 완화", "en") or ())
    ['easing of military tension', 'military tension easing']
    """
    words = _with_affixes(parts)
    found = _phrase(words) if words else []
    return list(dict.fromkeys(map(_spaced, found)))[:2]


_TWICE = re.compile(r"\b(\w+)(?: \1\b)+", re.IGNORECASE)
"""국가 + 안보실장: the adviser is one of national security already."""


def _spaced(phrase: str) -> str:
    """With single spaces, none beside a hyphen (`Aegis -equipped vessel`), no word twice."""
    once = _TWICE.sub(r"\1", " ".join(phrase.split()))
    return once.replace(" -", "-").replace("- ", "-")


def _with_affixes(parts: Sequence[Part]) -> list[_Word]:
    """The parts, each with the affixes that belong to it; nothing where one hangs loose."""
    words: list[_Word] = []
    waiting: list[Part] = []
    for part in parts:
        if part.kind == "prefix":
            waiting.append(part)
            continue
        if part.kind == "suffix" and part.frame and words:
            words[-1] = _framed(words[-1], part.frame)
            continue
        word = _Word(part.english, part.modifier, part.frame, part.kind)
        while waiting:
            word = _prefixed(word, waiting.pop().modifier)
        words.append(word)
    return [] if waiting else _coordinated(words)


def _prefixed(word: _Word, frame: str) -> _Word:
    return replace(
        word,
        heads=tuple(frame.format(head) for head in word.heads),
        modifier=frame.format(word.modifier) if "{" not in word.modifier else word.modifier,
    )


def _framed(word: _Word, frame: str) -> _Word:
    """모가미급: the suffix stands after the word in English too."""
    if not frame or not word.heads:
        return word
    text = frame.format(word.heads[0])
    return _Word((text,), text)


def _coordinated(words: list[_Word]) -> list[_Word]:
    """Words with dots between them put together, where each is one word.

    States and places are joined by a hyphen: Japan-Philippines.
    """
    joined: list[_Word] = []
    position = 0
    while position < len(words):
        row = [words[position]]
        while _goes_on(words, position):
            position += 2
            row.append(words[position])
        joined.append(_and(row) if len(row) > 1 else row[0])
        position += 1
    return joined


def _goes_on(words: Sequence[_Word], position: int) -> bool:
    following = words[position + 1 : position + 3]
    return len(following) == 2 and following[0].kind == "dot" != following[1].kind


def _and(row: Sequence[_Word]) -> _Word:
    if {word.kind for word in row} <= {"place", "states"}:
        text = "-".join(word.heads[0] for word in row)
        return _Word((text,), text, kind="states")
    heads = [word.heads[0] for word in row[:-1] if word.heads]
    last = row[-1].heads if len(heads) == len(row) - 1 else ()
    return _Word(
        tuple(_listed([*heads, head]) for head in last),
        _listed([word.modifier for word in row]),
    )


def _listed(texts: Sequence[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} and {last}"


def _phrase(words: Sequence[_Word]) -> list[str]:
    """The phrases that a sequence of words makes, the preferred first."""
    for place, word in enumerate(words):
        if word.kind == "of":
            return _of(words[:place], words[place + 1 :])
    if len(words) == 1:
        return list(words[0].heads) or _as_adjective(words[0])
    first = words[0].modifier
    if "{" in first:
        return [first.format(rest) for rest in _phrase(words[1:])] if words[-1].heads else []
    return _headed(words[-1], words[:-1])


def _headed(head: _Word, before: Sequence[_Word]) -> list[str]:
    """A head with what goes before it; none where that has no plain form."""
    if not head.heads or any("{" in w.modifier or w.kind == "dot" for w in before):
        return []
    if head.kind == "number":
        return _numbered(head.heads[0], _phrase(before))
    modifiers = " ".join(word.modifier for word in before)
    framed = [head.frame.format(_with_article(text)) for text in _objects(head, before)]
    return framed + [f"{modifiers} {text}" for text in head.heads]


def _objects(head: _Word, before: Sequence[_Word]) -> list[str]:
    """What a head with a frame governs: 긴장 완화; 헌법 개정 has an adjective instead."""
    last = before[-1]
    is_noun = (
        last.modifier in last.heads
        or last.kind in {"place", "states"}
        or language.is_acronym(last.modifier)
    )
    return _phrase(before)[:1] if head.frame and is_noun else []


def _with_article(phrase: str) -> str:
    """The few names that English does not say without an article."""
    return f"the {phrase}" if phrase in _WITH_ARTICLE else phrase


def _numbered(number: str, phrases: Sequence[str]) -> list[str]:
    """비핵 3원칙, 헌법 제9조: the number comes first in English."""
    first, _, noun = number.partition(" ")
    if not phrases or not noun:
        return []
    if noun[0].isdigit():
        return [f"{number} of the {phrases[0]}"]
    return [f"{first} {phrases[0]} {noun}"]


def _as_adjective(word: _Word) -> list[str]:
    return [word.modifier] if "{" not in word.modifier else []


def _of(whose: Sequence[_Word], what: Sequence[_Word]) -> list[str]:
    if not whose or not what:
        return []
    owners, owned = _phrase(whose), _phrase(what)
    return [f"{owned[0]} of {owners[0]}"] if owners and owned else []
