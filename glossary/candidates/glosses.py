"""Explanations in brackets: 준동맹(quasi-alliance), 전수방위[專守防衛], RAA(상호접근협정).

Schwartz & Hearst (2003) matches the letters of a short form with its long form; Korean
shares no letters with its glosses, so what decides here is what stands inside the
bracket, and the noun phrase, or the quotation, before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.brackets import SQUARE, Bracketed, Marks, marks
from glossary.candidates.chunks import phrases
from glossary.candidates.morphology import NOMINAL_TAGS
from glossary.candidates.scripts import language_of_kanji
from glossary.candidates.synonyms import are_synonyms, is_name_for_acronym
from glossary.candidates.words import GENERIC_MODIFIERS
from glossary.language import (
    has_hangul,
    has_kana,
    has_kanji,
    is_acronym,
    is_hangul,
    is_kanji,
    is_latin,
    normalise,
)
from glossary.model import Gloss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.candidates.morphology import Analysis, Token

_LONGEST = 200
"""Characters in brackets; what is longer is a remark."""
_DATE = re.compile(
    r"[^A-Za-z가-힣一-鿿]*(?:19|20)\d\d[^A-Za-z]*|[^A-Za-z]*\d+\s?(?:년|월|일|세기)[^A-Za-z]*"
)
"""`2017년 발효`, `2023.1`, `7월`: says when, not what."""
_LABEL = re.compile(
    r"(이하|약칭|약자|일명|통칭|별칭|줄여서|즉|영문명?|영어명?|일본어|한자|원어)\s*[:：]?\s*(?=\S)"
)
_KOREAN_LABELS = frozenset("이하 약칭 일명 통칭 별칭 줄여서 즉".split())
_BRACKET_START = re.compile("[" + re.escape("(（" + "".join(SQUARE)) + "]")
_QUOTE_MARKS = "‘’“”\"'「」『』《》〈〉"
_SEPARATOR = re.compile(r"\s*[,，、;；]\s*")
_SHORT_NAME = 4
"""Syllables: 나토, 사드, 쿼드, 오커스 stand beside an acronym, longer parts are terms."""
_CLAUSE_WORDS = 4
"""An English gloss of a whole clause has at least so many words."""
_CLAUSE_KANJI = 8
"""A Japanese one at least so many characters."""


class _Part(NamedTuple):
    """One of the things inside a bracket."""

    text: str
    start: int
    labelled: bool
    """Introduced by 이하, 약칭 … and so certainly another name of the same thing."""


class _Left(NamedTuple):
    """What a bracket explains; the span is in the sentence."""

    start: int
    end: int
    quoted: bool


def glosses(analysis: Analysis) -> Iterator[Gloss]:
    """The glosses of a sentence, in order."""
    text = analysis.sentence.text
    if not _BRACKET_START.search(text):
        return
    found = marks(text)
    for bracket in found.brackets:
        if 2 < bracket.end - bracket.start <= _LONGEST:
            yield from _in_bracket(analysis, found, bracket)


def _in_bracket(
    analysis: Analysis, found: Marks, bracket: Bracketed
) -> Iterator[Gloss]:
    text = analysis.sentence.text
    parts = [p for p in _parts(text, bracket) if not _DATE.fullmatch(p.text)]
    if bracket.square and not (parts and has_kanji(parts[0].text)):
        return
    pair = _pair_inside(parts)
    if pair:
        term, acronym = pair
        end = term.start + len(term.text)
        yield _gloss(analysis, (term.start, end), acronym.text, "en", "acronym")
        return
    left = _left(analysis, found, bracket)
    if left is None:
        return
    if len(parts) == 1:
        yield from _explained(analysis, left, parts[0])
    elif _explain_the_same(parts):
        for part in parts:
            yield from _explained(analysis, left, part)


def _parts(text: str, bracket: Bracketed) -> Iterator[_Part]:
    start, end = bracket.start + 1, bracket.end - 1
    inner = _BRACKET_START.search(text, start, end)
    if inner:  # a bracket in the bracket explains this one's content
        end = inner.start()
    position = start
    for match in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = match.start() if match else end
        part = text[position:stop]
        label = _LABEL.match(part.lstrip())
        bare = part.lstrip()[label.end() :] if label else part
        clean = bare.strip().strip(_QUOTE_MARKS).strip()
        if clean:
            labelled = bool(label and label[1] in _KOREAN_LABELS)
            yield _Part(clean, position + part.rindex(clean), labelled)
        position = match.end() if match else end


def _pair_inside(parts: list[_Part]) -> tuple[_Part, _Part] | None:
    """`(주둔군 협정, SOFA)`: the bracket holds a term and its acronym."""
    if len(parts) != 2 or not is_acronym(parts[1].text):
        return None
    term = parts[0]
    if is_hangul(term.text) and len(term.text) > _SHORT_NAME:
        return term, parts[1]
    return None


def _explain_the_same(parts: list[_Part]) -> bool:
    """Whether several parts say the same thing in several ways, rather than list things.

    One part a script, as in `(나토, NATO)` and `(專守防衛, exclusive defence)`, or an
    English name and the acronym of its initials.
    """
    scripts = [_script(part.text) for part in parts]
    if len(set(scripts)) == len(parts) and len(parts) <= 3 and "" not in scripts:
        latin = [p.text for p, s in zip(parts, scripts, strict=True) if s in "en acronym"]
        return len(latin) < 2 or _initials_match(*sorted(latin, key=len))
    return False


def _script(text: str) -> str:
    if is_acronym(text):
        return "acronym"
    if is_latin(text):
        return "en"
    if has_kana(text) or is_kanji(text):
        return "ja"
    return "ko" if is_hangul(text) and " " not in text else ""


def _initials_match(acronym: str, name: str) -> bool:
    """Whether the acronym's letters are found, in order, in the name's (S&H 2003)."""
    letters = iter(name.casefold())
    return all(c in letters for c in acronym.casefold() if c.isalpha())


def _explained(analysis: Analysis, left: _Left, part: _Part) -> Iterator[Gloss]:
    text = part.text
    if is_acronym(text):
        yield _gloss(analysis, _noun_phrase(analysis, left), text, "en", "acronym")
    elif is_latin(text):
        yield from _latin(analysis, left, text)
    elif has_kana(text) or (has_kanji(text) and not has_hangul(text)):
        yield _chinese_characters(analysis, left, text)
    elif has_hangul(text):
        yield from _korean(analysis, left, part)


def _latin(analysis: Analysis, left: _Left, text: str) -> Iterator[Gloss]:
    words = text.split()
    if not any(len(word) > 1 for word in words) or "http" in text or "@" in text:
        return
    if _is_clause(analysis, left) and len(words) >= _CLAUSE_WORDS:
        yield _gloss(analysis, left[:2], text, "en", "phrase")
        return
    start, end = _noun_phrase(analysis, left)
    capitalised = all(word[0].isupper() for word in words if len(word) > 3)
    if capitalised and words[0][0].isupper():
        start, is_name = _name(analysis, start, end, len(words))
        if is_name or not text.isascii():
            yield _gloss(analysis, (start, end), text, "und", "name")
            return
    yield _gloss(analysis, (start, end), text, "en", "english")


def _name(analysis: Analysis, start: int, end: int, words: int) -> tuple[int, bool]:
    """The start of a name with so many words, and whether it is one.

    A transcribed name has as many words as the original, each of them a proper noun or
    something Kiwi cannot make sense of (라 페루즈 = La Pérouse).
    """
    text = analysis.sentence.text
    if has_hangul(text[start:end]) and text.count(" ", start, end) + 1 < words:
        before = text[:start].split(" ")[-words:]
        missing = words - (text.count(" ", start, end) + 1)
        extra = [w for w in before if w][-missing:]
        if len(extra) == missing and all(
            is_hangul(w) and len(w) <= 2 and w.isalpha() for w in extra
        ):
            start = text.rindex(extra[0], 0, start) if missing == 1 else start
    inside = [t for t in analysis.tokens if start <= t.start and t.end <= end]
    proper = [t for t in inside if t.tag == "NNP"]
    common = [t for t in inside if t.tag == "NNG"]
    same_words = text.count(" ", start, end) + 1 == words
    return start, bool(proper) and not common and same_words


def _chinese_characters(analysis: Analysis, left: _Left, text: str) -> Gloss:
    language = "ja" if has_kana(text) else language_of_kanji(text)
    kind = {"ja": "japanese"}.get(language, "hanja")
    if _is_clause(analysis, left) and len(text) >= _CLAUSE_KANJI:
        return _gloss(analysis, left[:2], text, language, "phrase")
    start, end = _noun_phrase(analysis, left)
    if is_kanji(text):  # one syllable a character: 동맹국·동지국(同志国)
        source = analysis.sentence.text
        place = end
        missing = len(text)
        while missing and place > start:
            place -= 1
            missing -= has_hangul(source[place])
        if not missing and any(t.start == place for t in analysis.tokens):
            start = place
    return _gloss(analysis, (start, end), text, language, kind)


def _korean(analysis: Analysis, left: _Left, part: _Part) -> Iterator[Gloss]:
    span = _noun_phrase(analysis, left)
    term = analysis.sentence.text[slice(*span)]
    if is_acronym(term):
        names = part.text.split("·")
        if len(names) == 2 and not all(len(n) > 1 for n in names):
            names = [part.text]
    else:
        names = [part.text]
    inside = [
        t
        for t in analysis.tokens
        if part.start <= t.start and t.end <= part.start + len(part.text)
    ]
    if not _is_nominal(inside):
        return
    for name in names:
        if (
            part.labelled
            or (is_acronym(term) and is_name_for_acronym(name, names))
            or are_synonyms(term, name)
        ):
            yield _gloss(analysis, span, name, "ko", "korean")


def _is_nominal(tokens: list[Token]) -> bool:
    return bool(tokens) and all(
        t.tag in NOMINAL_TAGS or t.form in "·-" for t in tokens
    )


def _is_clause(analysis: Analysis, left: _Left) -> bool:
    """Whether a quotation has particles or endings: more than a name for something."""
    return left.quoted and any(
        t.tag[0] in "JE"
        for t in analysis.tokens
        if left.start <= t.start and t.end <= left.end
    )


def _left(analysis: Analysis, found: Marks, bracket: Bracketed) -> _Left | None:
    """What stands before a bracket: a quotation, closed before or just after it, or text."""
    text = analysis.sentence.text
    end = bracket.start
    while end and text[end - 1].isspace():
        end -= 1
    if end - 1 in found.quotes:
        return _Left(found.quotes[end - 1] + 1, end - 1, quoted=True)
    opening = found.quotes.get(bracket.end)
    if opening is not None and opening < bracket.start:
        return _Left(opening + 1, end, quoted=True)
    if end and (text[end - 1].isalnum() or text[end - 1] == "+"):
        return _Left(0, end, quoted=False)
    return None


def _noun_phrase(analysis: Analysis, left: _Left) -> tuple[int, int]:
    """The noun phrase at the end of what stands before the bracket."""
    if left.quoted and not _is_clause(analysis, left):
        return left.start, left.end
    tokens = analysis.tokens
    last = bisect_left(tokens, left.end, key=lambda t: t.end)
    if last == len(tokens) or tokens[last].end != left.end:
        return left.start if left.quoted else _word_start(analysis, left), left.end
    first = last + 1
    window = tokens[max(0, last - 15) : last + 1]
    offset = max(0, last - 15)
    for phrase in phrases(window):
        if phrase.last == len(window):
            first = phrase.first + offset
    while first < last and tokens[first].form in GENERIC_MODIFIERS:
        first += 1
    if first > last:
        return _word_start(analysis, left), left.end
    return max(tokens[first].start, left.start), left.end


def _word_start(analysis: Analysis, left: _Left) -> int:
    return max(analysis.sentence.text.rfind(" ", 0, left.end) + 1, left.start)


def _gloss(
    analysis: Analysis, span: tuple[int, int], gloss: str, language: str, kind: str
) -> Gloss:
    start, end = span
    return Gloss(
        sentence_id=analysis.sentence.id,
        start=start,
        end=end,
        term=analysis.sentence.text[start:end],
        gloss=normalise(gloss),
        language=language,
        kind=kind,
    )
