"""Explanations in brackets: 준동맹(quasi-alliance), 전수방위[專守防衛], RAA(상호접근협정).

Schwartz & Hearst (2003) match the letters of a short form with its long form; Korean
shares no letters with its glosses, so what decides here is the scripts inside the
bracket, and the noun phrase or quotation before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary import names, places
from glossary.candidates.brackets import CLOSING_QUOTES, OPENING_QUOTES, SQUARE, marks
from glossary.candidates.explained import (
    Explained,
    explained,
    is_nominal,
    last_syllables,
    name,
    term_in,
    tokens_in,
)
from glossary.candidates.scripts import language_of_kanji
from glossary.candidates.synonyms import are_names_of_acronym, are_synonyms
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

    from glossary.candidates.brackets import Bracketed, Marks
    from glossary.candidates.morphology import Analysis

_LONGEST = 200
"""Characters in brackets; what is longer is a remark."""
_NOT_WORDS = "[^A-Za-z가-힣一-鿿]*"
_DATE = re.compile(
    rf"{_NOT_WORDS}(?:(?:19|20)\d\d|\d+\s?(?:년|월|일|세기))[^A-Za-z]*|{_NOT_WORDS}"
)
"""`2017년 발효`, `2023.1`, `7월`: says when, not what."""
_LABEL = re.compile(
    r"(이하|약칭|약자|일명|통칭|별칭|줄여서|즉|영문명?|영어명?|일본어|한자|원어)\s*[:：]?\s*(?=\S)"
)
_KOREAN_LABELS = frozenset({"이하", "약칭", "일명", "통칭", "별칭", "줄여서", "즉"})
_OPENING = re.compile("[" + re.escape("(（" + "".join(SQUARE)) + "]")
_QUOTES = "".join(OPENING_QUOTES | CLOSING_QUOTES)
_SEPARATOR = re.compile(
    r"\s*[,，、;；]\s*|(?<=[A-Z])[·/](?=[가-힣])|(?<=[가-힣])[·/](?=[A-Z]{2})"
    r"|(?<=[A-Z]{2})\s?·\s?(?=[A-Z][\w-]*[a-z])|(?<=[a-z])\s?·\s?(?=[A-Z]{2})"
)
"""Commas; `THAAD·사드`, where the dot joins two scripts; `MDO·Multi-Domain Operations`."""
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|int|gov|kr|jp)\b")
_SHORT_NAME = 4
"""Syllables: 나토, 사드, 오커스 stand beside an acronym; what is longer is a term."""
_CLAUSE_WORDS = 4
"""An English gloss of a whole clause has at least so many words."""
_CLAUSE_CHARACTERS = 8
"""A Japanese one at least so many characters."""
_ARTICLES = 3
"""Letters of words that names write small: de, of, the."""


class _Part(NamedTuple):
    """One of the things inside a bracket."""

    text: str
    start: int
    labelled: bool
    """Certainly another name of the same thing: after 이하, 약칭, beside an acronym."""


def glosses(analysis: Analysis) -> Iterator[Gloss]:
    """The glosses of a sentence, in order."""
    text = analysis.sentence.text
    if not _OPENING.search(text):
        return
    found = marks(text)
    for bracket in found.brackets:
        if 2 < bracket.end - bracket.start <= _LONGEST:
            yield from _in_bracket(analysis, found, bracket)


def _in_bracket(analysis: Analysis, found: Marks, bracket: Bracketed) -> Iterator[Gloss]:
    parts = [
        part
        for part in _parts(analysis.sentence.text, bracket)
        if not _DATE.fullmatch(part.text) or is_acronym(part.text)
    ]
    if not parts or (bracket.square and not has_kanji(parts[0].text)):
        return
    if _is_pair(parts):
        term, acronym = parts
        end = term.start + len(term.text)
        yield _gloss(analysis, (term.start, end), acronym.text, "en", "acronym")
        return
    left = explained(analysis, found, bracket)
    if left and (len(parts) == 1 or _say_the_same(parts)):
        certain = len(parts) > 1
        for part in parts:
            named = part._replace(labelled=part.labelled or certain)
            yield from _explanation(analysis, left, named)


def _parts(text: str, bracket: Bracketed) -> Iterator[_Part]:
    """What commas separate, without labels and quotation marks."""
    start, end = bracket.start + 1, bracket.end - 1
    inner = _OPENING.search(text, start, end)
    if inner:  # the inner bracket explains what stands before it
        end = inner.start()
    for stop in [*_SEPARATOR.finditer(text, start, end), None]:
        part = text[start : stop.start() if stop else end].strip()
        label = _LABEL.match(part)
        clean = (part[label.end() :] if label else part).strip(_QUOTES + " ")
        if clean:
            place = text.index(clean, start)
            labelled = label is not None and label[1] in _KOREAN_LABELS
            yield _Part(clean, place, labelled)
        if stop:
            start = stop.end()


def _is_pair(parts: list[_Part]) -> bool:
    """`(주둔군 협정, SOFA)`: the bracket holds both a term and its acronym."""
    if len(parts) != 2 or not is_acronym(parts[1].text):
        return False
    return is_hangul(parts[0].text) and len(parts[0].text) > _SHORT_NAME


def _say_the_same(parts: list[_Part]) -> bool:
    """Whether several parts name one thing in several ways, rather than list things.

    One part a script, as in `(나토, NATO)` and `(專守防衛, exclusive defence)`, or an
    English name with its acronym.
    """
    scripts = [_script(part.text) for part in parts]
    if "" in scripts or len(set(scripts)) < len(parts):
        return False
    latin = [p.text for p in parts if is_latin(p.text)]
    return len(latin) < 2 or _abbreviates(*sorted(latin, key=len))


def _script(text: str) -> str:
    if is_acronym(text):
        return "acronym"
    if is_latin(text):
        return "latin"
    if has_kana(text) or is_kanji(text):
        return "kanji"
    return "hangul" if is_hangul(text) and " " not in text else ""


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym's letters stand in a name in their order (S&H 2003)."""
    letters = iter(name.casefold())
    return all(c in letters for c in acronym.casefold() if c.isalpha())


def _explanation(analysis: Analysis, left: Explained, part: _Part) -> Iterator[Gloss]:
    text = part.text
    span = term_in(analysis, left)
    if _is_statement(left, text):
        language = "en" if is_latin(text) else "ja"
        yield _gloss(analysis, (left.start, left.end), text, language, "phrase")
    elif span is None:
        return
    elif is_hangul(text):
        yield from _korean(analysis, span, part)
    elif not has_hangul(analysis.sentence.text[slice(*span)]) or has_hangul(text):
        return
    elif is_acronym(text):
        yield _gloss(analysis, _unowned(analysis, span, text), text, "en", "acronym")
    elif is_latin(text):
        yield from _latin(analysis, span, text)
    elif has_kana(text):
        yield _gloss(analysis, span, text, "ja", "japanese")
    elif is_kanji(text):
        language = language_of_kanji(text)
        kind = "japanese" if language == "ja" else "hanja"
        span = last_syllables(analysis, span, len(text))
        yield _gloss(analysis, span, text, language, kind)


def _unowned(analysis: Analysis, span: tuple[int, int], acronym: str) -> tuple[int, int]:
    """A name without the country whose it is, where the acronym does without it, too.

    방공식별구역 in 대만 방공식별구역(ADIZ); but JASDF has the Japan of 일본 항공자위대.
    """
    start, end = span
    country, _, rest = analysis.sentence.text[start:end].partition(" ")
    code = places.territory(country)
    if code is None or not rest or not names.names_it(rest, acronym):
        return span
    initials = {*code, *(word[0] for word in places.territories("en")[code].split())}
    return span if acronym[0] in initials else (start + len(country) + 1, end)


def _is_statement(left: Explained, text: str) -> bool:
    """Whether a quoted clause is translated as a whole."""
    if not left.clause or has_hangul(text):
        return False
    if is_latin(text):
        return len(text.split()) >= _CLAUSE_WORDS
    return has_kanji(text) and len(text) >= _CLAUSE_CHARACTERS


def _latin(analysis: Analysis, span: tuple[int, int], text: str) -> Iterator[Gloss]:
    words = text.split()
    if span[1] - span[0] < 2 or max(map(len, words)) < 2 or _ADDRESS.search(text):
        return
    if all(word[0].isupper() for word in [words[0], *words] if len(word) > _ARTICLES):
        longer, is_name = name(analysis, span, len(words))
        if is_name:
            yield _gloss(analysis, longer, text, "und", "name")
            return
    yield _gloss(analysis, span, text, "en", "english")


def _korean(analysis: Analysis, span: tuple[int, int], part: _Part) -> Iterator[Gloss]:
    term = analysis.sentence.text[slice(*span)]
    end = part.start + len(part.text)
    if not is_nominal(tokens_in(analysis, part.start, end)):
        return
    if is_acronym(term):
        names = part.text.split("·")
        right = are_names_of_acronym(names)
    else:
        names = [part.text]
        right = are_synonyms(term, part.text)
    if part.labelled or right:
        for korean in names:
            yield _gloss(analysis, span, korean, "ko", "korean")


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
