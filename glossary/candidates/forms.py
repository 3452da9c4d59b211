"""The distinct noun phrases of a corpus, counted: all that is kept of its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from glossary.candidates.brackets import CLOSING_QUOTES, marks
from glossary.candidates.chunks import phrases, shape
from glossary.candidates.morphology import NOMINAL_TAGS
from glossary.candidates.variants import word_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.candidates.morphology import Token

_TITLE_TAGS = NOMINAL_TAGS | {"JKG", "VA", "XSA", "ETM", "EC"}
"""What a name put in quotation marks may be built of beside nouns: `무기 등 방호`,
`자유롭고 열린 인도·태평양`. Other particles and endings make it a statement."""
_LONGEST_TITLE = 24
"""Characters."""
_start = attrgetter("start")


@dataclass(slots=True)
class Form:
    """A distinct phrase, with its counts."""

    text: str
    shape: str
    """One letter a morpheme, see `chunks.shape`."""
    words: tuple[str, ...]
    keys: tuple[str, ...]
    """What each morpheme adds to the key of a span, see `variants.word_key`."""
    places: tuple[tuple[int, int], ...]
    """Where each morpheme stands in the text."""
    seam: int = 0
    """The morpheme before which a quotation mark was left out; 0 for none."""
    count: int = 0
    quoted: int = 0


class Forms:
    """The distinct noun phrases of a corpus."""

    def __init__(self) -> None:
        """Start with no phrase."""
        self.phrases: dict[str, Form] = {}
        self.joined: dict[str, Form] = {}
        """Phrases with a quotation in them, read without its marks."""
        self.titles: dict[str, Form] = {}
        """Quotations that are more than one noun phrase and less than a statement."""

    def add(self, text: str, tokens: Sequence[Token]) -> None:
        """Count the noun phrases of one sentence."""
        quotation: tuple[int, int] | None = None
        for first, last, letters, verbal, quoted in phrases(tokens):
            end = last - verbal  # 협정을 체결+하: the verb's stem is no part of a term
            if first < end:
                form = self._counted(self.phrases, text, tokens[first:end], letters)
                form.quoted += quoted
                if quotation and quotation[1] + 1 == first:
                    self._join(text, tokens, quotation, (first, end))
            quotation = (first, last) if quoted else None
        if not CLOSING_QUOTES.isdisjoint(text):
            self._add_titles(text, tokens)

    def words(self) -> Counter[str]:
        """How often each morpheme stands in a noun phrase."""
        words: Counter[str] = Counter()
        for form in self.phrases.values():
            for word in form.words:
                words[word] += form.count
        return words

    def _join(
        self,
        text: str,
        tokens: Sequence[Token],
        quotation: tuple[int, int],
        after: tuple[int, int],
    ) -> None:
        """Count `'준동맹' 전략` as 준동맹 전략."""
        left, right = tokens[slice(*quotation)], tokens[slice(*after)]
        head = text[left[0].start : left[-1].end] + " "
        whole = head + text[right[0].start : right[-1].end]
        back = left[0].start
        on = len(head) - right[0].start
        moved = [t._replace(start=t.start - back, end=t.end - back) for t in left]
        moved += [t._replace(start=t.start + on, end=t.end + on) for t in right]
        form = self._counted(self.joined, whole, moved, shape(moved))
        form.seam = len(left)

    def _add_titles(self, text: str, tokens: Sequence[Token]) -> None:
        for closing, opening in marks(text).quotes.items():
            if closing - opening > _LONGEST_TITLE:
                continue
            first = bisect_right(tokens, opening, key=_start)
            inside = tokens[first : bisect_right(tokens, closing - 1, first, key=_start)]
            tags = [t.tag for t in inside]
            if len(tags) > 1 and tags[-1] in {"NNG", "NNP"} and _TITLE_TAGS.issuperset(tags):
                letters = shape(inside)
                if " " in letters:
                    form = self._counted(self.titles, text, inside, letters)
                    form.quoted += 1

    def _counted(
        self, forms: dict[str, Form], text: str, tokens: Sequence[Token], letters: str
    ) -> Form:
        """The form of these morphemes, counted once more."""
        start = tokens[0].start
        whole = text[start : tokens[-1].end]
        form = forms.get(whole)
        if form is None:
            words = tuple([t.form for t in tokens])
            form = forms[whole] = Form(
                text=whole,
                shape=letters[: len(tokens)],
                words=words,
                keys=tuple(map(word_key, words)),
                places=tuple([(t.start - start, t.end - start) for t in tokens]),
            )
        form.count += 1
        return form
