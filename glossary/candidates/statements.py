"""Sentences that say what a term is: 전수방위란 …을 말한다, RAA는 … 협정이다.

Knowledge-rich contexts (Meyer 2001, in Bourigault et al., Recent Advances in
Computational Terminology) in their Korean patterns. A statement is strong where the
sentence is a definition by its form: it names the term as its topic and closes with a
verb of meaning, or with a noun that says what kind of thing the term is (the genus).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary import names
from glossary.candidates.brackets import CLOSING_QUOTES, marks
from glossary.candidates.explained import noun_phrase
from glossary.candidates.words import GENERIC_MODIFIERS, GENUS, TIME
from glossary.language import key
from glossary.model import Statement
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.candidates.brackets import Marks
    from glossary.candidates.morphology import Analysis, Token

STRONG, WEAK = 2, 1

_TOPIC = re.compile(
    r"(?:(?P<named>이?란|이?라\s?함은|이?라는\s(?:것|말|용어|개념)은)|(?:은|는))(?=[\s,])"
)
"""What follows the term that a sentence is about."""
_CALLED = re.compile(r"이?라고(?:도)?\s(?=부르|부른|불리|불린|불렀|칭|일컫|한다|하며|했)")
"""… 이를 회색지대 분쟁이라고 부른다."""
_APPOSED = re.compile(r"인\s")
"""두 나라의 협정인 지소미아."""
_MEANS = re.compile(
    r"(?:의미|뜻|지칭|통칭|총칭)(?:한다|합니다|하며|하고|한\s?것|했다|함|이다)?"
    r"|(?:말한다|말합니다|말함|말하며|가리킨다|가리킴|가리키며|가리킵니다|일컫는다|일컫는\s?말\w*"
    r"|일컬음|이른다)"
)
_END = re.compile(r"[\s.。)”’\"']*$")
_IS = frozenset({"VCP"})
_CONNECTIVE = re.compile(
    r"(?:[\s❍○●•◦▪■□◆※*\-–—·ㅇ▲△▷▶\d.)]*)(?:(?:또한|한편|그리고|여기서|이때|참고로|즉|먼저|우선)[,\s]+)?[‘“'\"「『<《〈]?"
)
"""What may stand before the topic of a sentence: a bullet, a connective, a quotation."""
_SHORTEST = 2
_LONGEST_TITLE = 24
_SHORTEST_DEFINITION = 8
"""Characters between the topic and the genus; what is shorter says too little."""
_LONGEST_VERB = 12
"""Characters of a verb of meaning."""
_NO_TERM = GENERIC_MODIFIERS | TIME


class _Topic(NamedTuple):
    """A noun phrase and what follows it."""

    start: int
    end: int
    named: bool
    """Whether `란` or `라 함은` marks it: then nothing but a definition follows."""
    after: int


def statements(analysis: Analysis) -> Iterator[Statement]:
    """What a sentence says of a term: at most one statement, by the first pattern it has.

    Sentences about countries are left out: what a country wants is no definition of it.
    """
    text = analysis.sentence.text
    if not analysis.tokens:
        return
    found: Marks | None = None
    closes = _closes(analysis)
    for match in _TOPIC.finditer(text):
        if not closes and match["named"] is None:
            continue  # most sentences: spares looking for their topic
        found = found or marks(text)
        topic = _topic(analysis, found, match)
        if topic is None:
            continue
        said = _definition(analysis, topic)
        if said:
            yield _statement(analysis, topic.start, topic.end, *said)
            return
        if not topic.named:
            break  # a later 은 or 는 is no topic of the sentence
    for match in _CALLED.finditer(text):
        found = found or marks(text)
        span = _phrase_before(analysis, found, match.start())
        if span:
            yield _statement(analysis, *span, "called", WEAK)
            return
    yield from _apposed(analysis)


def _closes(analysis: Analysis) -> bool:
    """Whether a sentence ends as those do that say what something is."""
    text = analysis.sentence.text
    end = _closing(text)
    means = _MEANS.search(text, max(end - _LONGEST_VERB, 0), end)
    return bool(means and means.end() == end) or _genus(analysis.tokens) is not None


def _topic(analysis: Analysis, found: Marks, match: re.Match[str]) -> _Topic | None:
    named = match["named"] is not None
    span = _phrase_before(analysis, found, match.start())
    if span is None:
        return None
    text = analysis.sentence.text
    if not named:
        opening = _CONNECTIVE.match(text)
        if opening is None or span[0] > opening.end():
            return None
    return _Topic(*span, named, match.end())


def _phrase_before(analysis: Analysis, found: Marks, end: int) -> tuple[int, int] | None:
    """The noun phrase or short quotation that ends at a place, without its gloss."""
    text = analysis.sentence.text
    closing = {bracket.end: bracket.start for bracket in found.brackets}
    while closing.get(end):
        end = closing[end]
    if end and text[end - 1] in CLOSING_QUOTES and end - 1 in found.quotes:
        opening = found.quotes[end - 1]
        inner = end - 1
        while inner in closing:  # ‘준동맹(quasi-alliance)’은
            inner = closing[inner]
        if 1 < inner - opening - 1 <= _LONGEST_TITLE:
            return opening + 1, inner
        return None
    span = noun_phrase(analysis, 0, end)
    if span is None or span[1] - span[0] < _SHORTEST:
        return None
    phrase = text[slice(*span)]
    if phrase in _NO_TERM or is_place(phrase) or names.parties(phrase) == key(phrase):
        return None
    return span


def _definition(analysis: Analysis, topic: _Topic) -> tuple[str, int] | None:
    """How the sentence closes, if it says what the topic is: the pattern, the strength."""
    text = analysis.sentence.text
    rest = text[topic.after : _closing(text)]
    means = list(_MEANS.finditer(rest))
    if means and means[-1].end() == len(rest) and len(rest) >= _SHORTEST_DEFINITION:
        return ("이란 …을 말한다" if topic.named else "은 …을 의미한다"), STRONG
    if topic.named and _is_copular(analysis.tokens):
        return "이란 …이다", STRONG
    genus = _genus(analysis.tokens)
    if genus is None or genus.start - topic.after < _SHORTEST_DEFINITION:
        return ("이란", WEAK) if topic.named else None
    if _is_modified(analysis.tokens, topic.after, genus):
        return "은 …이다", STRONG
    return ("이란", WEAK) if topic.named else None


def _is_copular(tokens: Sequence[Token]) -> bool:
    """Whether the sentence says in the present that something is something."""
    said = [t.tag for t in tokens if t.tag[0] != "S" or t.tag in {"SL", "SH", "SN"}]
    return len(said) > 1 and said[-1] in {"EF", "ETN", "EC"} and said[-2] == "VCP"


def _closing(text: str) -> int:
    end = _END.search(text)
    return end.start() if end else len(text)


def _genus(tokens: Sequence[Token]) -> Token | None:
    """The noun of the field before the copula that closes a sentence, or closing it."""
    last = len(tokens) - 1
    while last >= 0 and tokens[last].tag[0] == "S" and tokens[last].tag not in {"SL", "SH"}:
        last -= 1
    if last >= 1 and tokens[last].tag in {"EF", "ETN", "EC"}:
        last -= 1
        while last >= 1 and tokens[last].tag == "EP":
            return None  # 협정이었다: tells a story
        if tokens[last].tag not in _IS:
            return None
        last -= 1
    noun = tokens[last] if last >= 0 else None
    if noun is None or noun.tag not in {"NNG", "NNP", "XSN", "NNB"}:
        return None
    word = noun.form
    if noun.tag == "XSN" and last >= 1:
        word = tokens[last - 1].form + word
    return noun if word in GENUS or word[-2:] in GENUS else None


def _is_modified(tokens: Sequence[Token], after: int, genus: Token) -> bool:
    """Whether a clause or genitive tells the thing from others of its kind."""
    return any(token.tag == "ETM" and after <= token.start < genus.start for token in tokens)


def _apposed(analysis: Analysis) -> Iterator[Statement]:
    tokens = analysis.tokens
    text = analysis.sentence.text
    for match in _APPOSED.finditer(text):
        place = next((i for i, t in enumerate(tokens) if t.start == match.start()), None)
        if not place or tokens[place].tag != "VCP" or tokens[place - 1].form not in GENUS:
            continue
        following = [t for t in tokens[place:] if t.start >= match.end()]
        end = 0
        for token in following:
            if token.tag in {"NNG", "NNP", "SL", "SN", "XSN", "XPN"} and (
                not end or token.start == end
            ):
                end = token.end
            else:
                break
        if end - match.end() > 1:
            yield _statement(analysis, match.end(), end, "인", WEAK)
            return


def _statement(
    analysis: Analysis, start: int, end: int, pattern: str, strength: int
) -> Statement:
    return Statement(
        sentence_id=analysis.sentence.id,
        start=start,
        end=end,
        term=analysis.sentence.text[start:end],
        pattern=pattern,
        strength=strength,
    )
