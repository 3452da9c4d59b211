"""Groups of states by their first syllables, 한미일, and the order each language has.

Korean puts itself first, Japanese puts Japan first and then the United States, English
follows the Korean order, but names Japan before others where South Korea has no part,
and North Korea last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class State:
    """A state in a group."""

    korean: str
    japanese: str
    english: str
    order: int
    """Its place in Japanese."""


@dataclass(frozen=True, slots=True)
class Group:
    """Two to four states named together."""

    japanese: str
    """Empty where both orders are in use."""
    english: tuple[str, ...]
    """The usual order first."""


_UNSETTLED = frozenset(
    map(frozenset, ("한영", "한독", "한불", "한러", "한인", "한호", "북중러"))
)
"""Japanese says 韓英 and 英韓, 中露朝 and 中朝露: a person has to choose."""

_OTHER_WORDS = frozenset(
    # Two syllables that are another word, or have a row of their own among the components.
    [
        *("북한", "독일", "북미", "중미", "한인", "미인", "일인", "중인", "영미", "중독"),
        *("호미", "미필", "호북", "호중", "한필", "호일", "영한", "한북"),
    ]
)
_IN_PAIRS = frozenset("한미일중러북영호필")
"""The others only in longer groups, or with dots: 독 and 불 and 인 begin many words."""

_ALONE = frozenset("한미일중러영호")


@cache
def _states() -> dict[str, State]:
    text = files("glossary.equivalents").joinpath("data/states.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {row[0]: State(row[0], row[1], row[2], int(row[3])) for row in rows[1:]}


def group(text: str) -> Group | None:
    """The group that a string of syllables names, dots or not; None for another word.

    >>> group("한미일"), group("한·미") # doctest: +NORMALIZE_WHITESPACE
    (Group(japanese='日米韓', english=('ROK-U.S.-Japan', 'Japan-U.S.-ROK')),
     Group(japanese='米韓', english=('ROK-U.S.', 'U.S.-ROK')))
    >>> group("북한") is None
    True
    """
    letters = re.sub("[·・.-]", "", text)
    known = _states()
    if not 2 <= len(letters) <= 4 or len(set(letters)) < len(letters):
        return None
    if any(letter not in known for letter in letters):
        return None
    if letters == text and (
        text in _OTHER_WORDS or (len(text) == 2 and not _IN_PAIRS.issuperset(text))
    ):
        return None
    return _named([known[letter] for letter in letters])


def one(letter: str) -> Group | None:
    """A state by itself, as in 미 국방부.

    >>> one("미")
    Group(japanese='米', english=('U.S.',))
    """
    state = _states().get(letter) if letter in _ALONE else None
    return Group(state.japanese, (state.english,)) if state else None


def _named(states: list[State]) -> Group:
    in_japanese = sorted(states, key=lambda state: state.order)
    letters = {state.korean for state in states}
    settled = frozenset(letters) not in _UNSETTLED
    has_south = "한" in letters
    in_english = sorted(
        states,
        key=lambda s: (s.korean == "북", s.korean != "한", s.korean != "일" or has_south),
    )
    names = [state.english for state in in_english]
    orders = ["-".join(names), "-".join(state.english for state in in_japanese)]
    if orders[0] == orders[1]:
        orders[1] = "-".join(reversed(names)) if len(names) == 2 else orders[0]
    return Group(
        japanese="".join(state.japanese for state in in_japanese) if settled else "",
        english=tuple(dict.fromkeys(orders)),
    )
