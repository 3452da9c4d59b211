"""Sentences → morphemes. The one module that imports Kiwi, and only when it is used.

Kiwi analyses a word it does not know one way here and another way there (준동맹 is
준+동맹, 주+ㄴ+동맹 or one noun), so there are two passes: the first finds such words,
the second is the analysis, in which they are nouns wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.unknown import recurring_unknown_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kiwipiepy import Kiwi  # type: ignore[import-untyped]
    from kiwipiepy import Token as KiwiToken

    from glossary.model import Sentence

NOMINAL_TAGS = frozenset(
    {"NNG", "NNP", "NNB", "NR", "NP", "SL", "SH", "SN", "XR", "XPN", "XSN"}
)
"""Tags (Sejong set) of what a Korean noun phrase is built of."""

MULTI = ("다", "MAG")
"""The prefix of 다영역 작전 and 다목적함, which Kiwi mostly takes for the adverb."""

_THREADS = 2
"""Kiwi's own threads: 75 k characters a second each."""
_LONGEST = 5_000
"""Characters given to Kiwi at once: its speed falls from 70 k/s to 12 k/s at 600 k."""
_WORDS_AT_ONCE = 100
"""Words in one block of pass 1. `chr_freq` counts inside the string it is given, and
sorted words put the forms of one stem side by side."""

_WORD = re.compile("[가-힣]+")
_DOTTED_SYLLABLES = re.compile(r"(?<![가-힣.])[가-힣](?:\.[가-힣])+")
_DOTS = re.compile("[‧∙ㆍ･•]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Token(NamedTuple):
    """A morpheme; `[start, end)` is its place in the sentence's text."""

    form: str
    tag: str
    start: int
    end: int


_FIELDS = attrgetter(*Token._fields)
_token = partial(tuple.__new__, Token)
"""A token of Kiwi's fields, made without running Python code: there are millions."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sentence with its morphemes."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    @property
    def nominal_spans(self) -> tuple[tuple[int, int], ...]:
        """`[start, end)` in `sentence.text` of every morpheme that nouns are made of."""
        return tuple(
            (t.start, t.end) for t in self.tokens if t.tag in NOMINAL_TAGS or t[:2] == MULTI
        )


def analyse(sentences: Callable[[], Iterable[Sentence]]) -> Iterator[Analysis]:
    """Each sentence with its morphemes, in order; nothing is held but a few sentences.

    `sentences` is called once for each of the two passes and gives the same both times.
    Without `z_coda`, which is for the spelling of chats (했어욥), Kiwi is 5 % faster.
    """
    words: Counter[str] = Counter()
    for sentence in sentences():
        words.update(_WORD.findall(sentence.text))
    stem_of = _unknown_nouns(words)
    del words

    def known_nouns(text: str) -> list[tuple[int, int, str]]:
        return [
            (match.start(), match.start() + len(stem_of[match[0]]), "NNP")
            for match in _WORD.finditer(text)
            if match[0] in stem_of
        ]

    waiting: deque[tuple[Sentence, int]] = deque()

    def pieces() -> Iterator[str]:
        for sentence in sentences():
            parts = _pieces(_for_kiwi(sentence.text))
            waiting.append((sentence, len(parts)))
            yield from parts

    results = _kiwi().tokenize(
        pieces(), z_coda=False, pretokenized=known_nouns if stem_of else None
    )
    for analysed in results:
        sentence, count = waiting.popleft()
        if count == 1:
            tokens = tuple(map(_token, map(_FIELDS, analysed)))
        else:
            rest = (next(results) for _ in range(count - 1))
            tokens = _tokens([analysed, *rest], _pieces(sentence.text))
        yield Analysis(sentence, tokens)


@cache
def _kiwi() -> Kiwi:
    """Kiwi, with its own dictionary and no other.

    Words found in the texts are no user words: those would stay for the next texts, and
    cost a second to take in.
    """
    from kiwipiepy import Kiwi  # noqa: PLC0415 - 350 MB that only an analysis needs

    return Kiwi(load_multi_dict=False, num_workers=_THREADS)


def _unknown_nouns(words: Counter[str]) -> dict[str, str]:
    """Word → its stem, for recurring nouns that Kiwi's character model says it lacks.

    Looks at each distinct word once and not at each sentence: on three million
    characters that costs 3 % of the analysis instead of 100 %.
    """
    forms_of = recurring_unknown_stems(words)
    forms = sorted(form for forms in forms_of.values() for form in forms)
    blocks = (
        "\n".join(forms[i : i + _WORDS_AT_ONCE]) for i in range(0, len(forms), _WORDS_AT_ONCE)
    )
    stems = {
        token.form
        for tokens in _kiwi().tokenize(blocks, oov_handling="chr_freq")
        for token in tokens
        if token.oov and token.tag in {"NNG", "NNP"} and token.form in forms_of
    }
    return {form: stem for stem in stems for form in forms_of[stem]}


def _for_kiwi(text: str) -> str:
    """The text as Kiwi reads it best, every character in its place."""
    text = _SURROGATES.sub("\ufffd", _DOTS.sub("·", text))
    if "." in text:
        text = _DOTTED_SYLLABLES.sub(lambda m: m.group().replace(".", "·"), text)
    return text


def _pieces(text: str) -> list[str]:
    """A text in pieces that Kiwi can work on quickly, cut at spaces where there are any."""
    if len(text) <= _LONGEST:
        return [text]
    pieces = []
    start = 0
    while start < len(text):
        end = start + _LONGEST
        if end < len(text):
            end = max(text.rfind(" ", start + _LONGEST // 2, end), 0) or end
        pieces.append(text[start:end])
        start = end
    return pieces


def _tokens(analysed: Iterable[list[KiwiToken]], pieces: list[str]) -> tuple[Token, ...]:
    starts = accumulate((len(piece) for piece in pieces), initial=0)
    return tuple(
        [
            Token(t.form, t.tag, t.start + start, t.end + start)
            for start, tokens in zip(starts, analysed, strict=False)
            for t in tokens
        ]
    )
