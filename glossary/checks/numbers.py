"""Whether the numbers of the source stand in the translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks import dates
from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.quantities import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.checks.context import Context
    from glossary.checks.findings import Span
    from glossary.checks.pairs import Pair
    from glossary.checks.quantities import Number, Reading

CODES = rules(
    Rule(
        "N301",
        "Numbers differ",
        Severity.ERROR,
        "A number in digits has no equal in the other text. Compared by value: 3억 2천만, 320 "
        "million and 3億2000万 are equal, so are 제3국, third and 第三. A number in words is "
        "never asked for, but will do. Not compared: numbers in terms of the glossary that "
        "are translated (6·25 전쟁, Korean War), addresses of pages, notes of the translator. "
        "One that only the translation has is a warning, a 0 or 1 that only one has is info.",
    ),
)

_NAMES = (
    {"ko": "6[·.‧]\\s?25", "en": "Korean War", "ja": "朝鮮戦争|韓国戦争"},
    {"ko": "8[·.‧]\\s?15", "en": "[Ll]iberation", "ja": "解放|光復|終戦"},
    {"ko": "5[·.‧]\\s?18", "en": "Gwangju", "ja": "光州"},
    {"ko": "2차적", "en": "derivative|secondary", "ja": "二次的|派生"},
    {"en": "3rd[ -]party", "ko": "타사|제삼자|서드 ?파티", "ja": "サードパーティ|他社|第三者"},
    {"ko": "4[·.‧]\\s?19", "en": "April Revolution", "ja": "四月革命"},
)
"""What one language calls by a number and another does not: mostly events."""
_NOTE = re.compile("訳注|訳者注|역주|옮긴이|역자 ?주")
"""Where the translator speaks."""
_SMALL = frozenset({0, 1})
_SHOWN = 20
"""Numbers that a finding names."""


def check(pair: Pair, context: Context) -> Iterator[Problem]:
    """Compare the numbers, both ways."""
    source = read(pair.source, pair.source_language)
    target = read(pair.target, pair.target_language)
    if not (source.numbers or target.numbers) or not pair.target.strip():
        return
    missing, extra = _unmatched(source, target), _unmatched(target, source)
    if not (missing or extra):
        return
    missing, extra = _unexplained(pair, context, missing, extra)
    if missing or extra:
        yield _problem(pair, missing, extra)


def _unmatched(numbers: Reading, others: Reading) -> list[Number]:
    """The numbers of one text that the other does not have."""
    digits = others.values
    left = [number for number in numbers.numbers if not number.is_among(digits)]
    if not left:
        return left
    said = digits | others.words
    return [number for number in left if not number.is_among(said)]


def _unexplained(
    pair: Pair, context: Context, missing: list[Number], extra: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Those that no term, no name of an event and no finding about dates explains."""
    spans = dates.settled(pair, reported=context.is_on("N303"))
    if note := _NOTE.search(pair.target):
        spans[1].append((note.start(), len(pair.target)))
    found = context.found(pair)
    for place in found.places:
        used = [used for entry in place.entries for used in found.used.get(entry.concept, ())]
        if used:
            spans[0].append(place.span)
            spans[1].extend(one.span for one in used)
    texts = (
        (pair.source, pair.source_language, pair.target, pair.target_language),
        (pair.target, pair.target_language, pair.source, pair.source_language),
    )
    for i, (text, language, other, other_language) in enumerate(texts):
        for names in _NAMES:
            if re.search(names.get(other_language, "(?!)"), other):
                by_date = names.get(language, "(?!)")
                spans[i].extend(match.span() for match in re.finditer(by_date, text))
    return _outside(missing, spans[0]), _outside(extra, spans[1])


def _outside(numbers: Iterable[Number], spans: Iterable[Span]) -> list[Number]:
    spans = list(spans)
    taken = bytearray(max((end for _, end in spans), default=0))
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return [number for number in numbers if 1 not in taken[number.start : number.end]]


def _is_small(numbers: list[Number]) -> bool:
    """Whether they are a mere 0 or 1: languages differ in when they say `one`, `a`, nothing."""
    return all(number.readings[0] <= _SMALL for number in numbers)


def _named(text: str, numbers: list[Number]) -> str:
    """The first numbers as they are written; one who reads on looks into the text."""
    some = [text[number.start : number.end] for number in numbers[:_SHOWN]]
    return ", ".join(some) + (", …" if len(numbers) > _SHOWN else "")


def _problem(pair: Pair, missing: list[Number], extra: list[Number]) -> Problem:
    expected, found = _named(pair.source, missing), _named(pair.target, extra)
    severity = None
    if missing and extra:
        message = f"The source has {expected}, the translation {found}."
    elif missing:
        severity = Severity.INFO if _is_small(missing) else None
        message = f"{expected} is missing in the translation."
    else:
        severity = Severity.INFO if _is_small(extra) else Severity.WARNING
        message = f"{found} is not in the source."
    return Problem(
        code="N301",
        severity=severity,
        message=message,
        expected=expected,
        found=found,
        source_span=(missing[0].start, missing[0].end) if missing else None,
        target_span=(extra[0].start, extra[0].end) if extra else None,
    )
