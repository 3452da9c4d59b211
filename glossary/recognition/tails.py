"""What is attached to a Korean noun: particles, the copula, verbs made of it, suffixes.

A closed grammar over the syllables between a term and the end of its word. Particles come
in stacks (에게까지도); a particle that has two forms must be the one that goes with the
syllable before it (을 after a consonant, 를 after a vowel), which tells 안보인다 from 안보이다.
The particles and the endings of the copula are those of the Standard Korean Dictionary
(표준국어대사전) under 조사 and 이다.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from glossary.language import HANGUL

_HANGUL_FIRST, _HANGUL_LAST = "가", "힣"
assert f"{_HANGUL_FIRST}-{_HANGUL_LAST}" == HANGUL


class Ending(IntEnum):
    """How the last character before a tail ends."""

    OPEN = 0
    """A syllable without a final consonant: 사드."""
    CLOSED = 1
    RIEUL = 2
    """One with ㄹ, which 으로 is no different for than for a vowel: 미사일로."""
    OTHER = 3
    """No syllable (NLL, F-35): how it is read is not known, so both forms go."""


class Tail(IntEnum):
    """What a tail makes of the word before it."""

    UNKNOWN = 0
    """Nothing of the grammar: another noun, or the rest of a longer word."""
    INFLECTION = 1
    """Particles, the copula, the plural, 하다 and its like."""
    SUFFIX = 2
    """A suffix that leaves the word's meaning: 일본측, 한반도내, 중국군."""
    DERIVATION = 3
    """A suffix that makes another word, with an equivalent of its own: 전략적, 무기화."""


def ending(character: str) -> Ending:
    """How a character ends.

    >>> [ending(c).name for c in "드맹일L"]
    ['OPEN', 'CLOSED', 'RIEUL', 'OTHER']
    """
    if not _HANGUL_FIRST <= character <= _HANGUL_LAST:
        return Ending.OTHER
    final = (ord(character) - 0xAC00) % 28  # Unicode, 3.12 Conjoining Jamo Behavior
    return Ending.OPEN if final == 0 else Ending.RIEUL if final == 8 else Ending.CLOSED


_PARTICLES = """
    에 에서 에게 에게서 한테 한테서 께 께서 더러 하고 까지 부터 마다 조차 마저 만 밖에 뿐
    보다 처럼 같이 대로 만큼 치고 커녕 따라 말고 의 도 들
    로/으로 로서/으로서 로써/으로써 로부터/으로부터 와/과 나/이나 랑/이랑 는/은 가/이 를/을
    라도/이라도 야말로/이야말로 든/이든 든지/이든지 든가/이든가 며/이며 란/이란
"""
_LAST = frozenset("의 가 이 를 을".split())  # noqa: SIM905 - read as prose
"""Nothing comes after these."""

_COPULA = """
    다 고 고서 며 면 면서 지만 지 나 니 니까 냐 냐는 냐고 므로 기 기에 기도 기는 기만 기를
    기로 거나 든 든지 듯 던 라 라고 라고는 라고도 라는 라며 라면 라면서 라서 라지만 라던
    라던가 란 랬다 지요 죠 네 군 구나 자마자 에요 예요 아니라
"""
"""Endings after 이-; 이자, 이사, 이상 are nouns as well and not among them."""
_COPULA_OPEN = """
    다 라는 라고 라고는 라고도 라며 라면 라면서 라서 라지만 라던 지만 니까 므로 예요 면 면서
"""
"""Endings after a vowel, where 이- is left out."""
_FUSED = """
    인데 인지 인지는 인지를 인지도 인지라 인가 인가를 인가는 인즉 인만큼 일까 일지 일지도
    일수록 일뿐 임을 임이 임은 임에도 임에 입니다 입니까 입니다만
"""
"""이- with an ending that is part of its syllable; 인, 일, 임 alone may be another thing."""
_PAST = ("이었", "였", "이겠", "이셨", "이시")

_VERBS = {
    "하": "다고는며면지기여던였자려도게거겠시셨니므라네냐",
    "해": "서야도왔온오볼보달준주선",
    "했": "",
    "한": "다데지",
    "할": "",
    "합": "니",
    "함": "으",
    "되": "",
    "된": "",
    "될": "",
    "됐": "",
    "돼": "",
    "됨": "",
    "됩": "니",
    "시키": "",
    "시켜": "",
    "시켰": "",
    "시킨": "",
    "시킬": "",
    "시킴": "",
    "당하": "",
    "당한": "",
    "당했": "",
    "당할": "",
    "당해": "",
    "받은": "",
    "받는": "",
    "받아": "",
    "받았": "",
    "받고": "",
    "받을": "",
}
"""How a verb made of a noun may begin → what may follow; empty: anything, or nothing."""
_BARE_VERBS = frozenset({"한", "할"})
"""Those of the others that may stand alone: 무장한, 배치할. Not 함 and 해: 구축함, 남중국해."""
_LONGEST_ENDING = 6

_SUFFIXES = frozenset("측발간내후전군급형용상별망비")
_DERIVATIONS = frozenset("적화")

VERB_FORMS = frozenset(
    "대한 위한 관한 의한 통한 향한 인한 따른 다른 같은 있는 없는 모든 어떤".split()  # noqa: SIM905
)
"""Forms of verbs and determiners that look like nouns: 북한에 대한 압박."""


def _by_ending() -> dict[Ending, tuple[str, ...]]:
    forms: dict[Ending, list[str]] = {ending: [] for ending in Ending}
    for particle in _PARTICLES.split():
        open_, _, closed = particle.partition("/")
        for kind in Ending:
            if not closed:
                forms[kind].append(open_)
            elif kind is Ending.OTHER:
                forms[kind] += [open_, closed]
            elif kind is Ending.OPEN or (kind is Ending.RIEUL and open_.startswith("로")):
                forms[kind].append(open_)
            else:
                forms[kind].append(closed)
    return {kind: tuple(some) for kind, some in forms.items()}


_FORMS = _by_ending()
_FULL = frozenset({*("이" + e for e in _COPULA.split()), *_FUSED.split()})
_SHORT = frozenset(_COPULA_OPEN.split())


@lru_cache(1 << 16)
def judge(before: Ending, tail: str) -> Tail:
    """What the syllables `tail` make of a word that ends in `before`.

    >>> judge(Ending.CLOSED, "에게까지도").name, judge(Ending.OPEN, "을").name
    ('INFLECTION', 'UNKNOWN')
    >>> judge(Ending.CLOSED, "적인").name, judge(Ending.CLOSED, "측은").name
    ('DERIVATION', 'SUFFIX')
    """
    if _is_inflection(before, tail) or _is_verb(tail):
        return Tail.INFLECTION
    suffix, rest = tail[:1], tail[1:]
    if suffix in _DERIVATIONS or suffix in _SUFFIXES:
        kind = Tail.DERIVATION if suffix in _DERIVATIONS else Tail.SUFFIX
        after = ending(suffix)
        if not rest or rest == "인" or _is_inflection(after, rest) or _is_verb(rest):
            return kind
    return Tail.UNKNOWN


def _is_inflection(before: Ending, tail: str) -> bool:
    if _is_copula(before, tail):
        return True
    for form in _FORMS[before]:
        if tail == form:
            return True
        more = tail.startswith(form) and form not in _LAST
        if more and _is_inflection(ending(form[-1]), tail[len(form) :]):
            return True
    return False


def _is_copula(before: Ending, tail: str) -> bool:
    for past in _PAST:
        if tail.startswith(past):
            return 0 < len(tail) - len(past) <= _LONGEST_ENDING
    return tail in _FULL or (before in {Ending.OPEN, Ending.OTHER} and tail in _SHORT)


def _is_verb(tail: str) -> bool:
    for length in (2, 1):
        following = _VERBS.get(tail[:length])
        if following is None:
            continue
        rest = tail[length:]
        if not rest:
            return not following or tail in _BARE_VERBS
        if len(rest) <= _LONGEST_ENDING and (not following or rest[0] in following):
            return True
    return False
