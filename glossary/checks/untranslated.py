"""Whether a segment was translated at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.scripts import SCRIPTS, letters
from glossary.language import HANGUL, KANA, KANJI, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.findings import Span
    from glossary.checks.pairs import Pair

CODES = rules(
    Rule(
        "U201",
        "Untranslated",
        Severity.ERROR,
        "The translation is empty and the source is not.",
    ),
    Rule(
        "U202",
        "Same as the source",
        Severity.WARNING,
        "The translation is the source, and that is in the script of its language. Of an "
        "English source that is no sentence it is info: it may be a name, or code.",
    ),
    Rule(
        "U203",
        "Source language left",
        Severity.ERROR,
        "Hangul in English or Japanese, kana or kanji in Korean or English; a warning for five "
        "English words in a row in a translation from English. Within brackets or quotes, and "
        "for single kanji in Korean (美, 北), it is info: it may be an explanation.",
    ),
)

_ORDINARY_WORD = re.compile(r"(?<![\w.@/\\:`_=<-])[a-z]{2,}(?![\w@/\\(:`_=-]|\.\w)")
_FEW = 3
_CODE_SIGN = re.compile(r">>>|\w\(|[={};$\\]|\w_\w|['\"]\)")
"""A sentence has hardly one of these, a line of code has several."""
_ENGLISH_CLAUSE = re.compile(
    r"(?<![\w`\"'‘“<(-])[A-Za-z][a-z’']*,?(?: [a-z][a-z’']*,?){4,}(?![\w`-])"
)
_FUNCTION_WORD = re.compile(r"\b(?:the|of|is|are|to|and|for|in|that|with|be|by|not|this)\b")
_CODE = re.compile("``.*?``|`[^`]*`")
_BRACKETED = re.compile(
    r"\([^()]*(?:\([^()]*\)[^()]*)*\)|（[^（）]*）|\[[^\[\]]*\]|［[^［］]*］|「[^「」]*」|『[^『』]*』|“[^“”]*”"
    r"|\"[^\"]*\"|‘[^‘’]*’|《[^《》]*》|〈[^〈〉]*〉|(?<!\w)'[^']*'(?!\w)"
)
_RUN = {
    "Hangul": re.compile(f"[{HANGUL}](?:[{HANGUL} ]*[{HANGUL}])?"),
    "kana": re.compile(f"[{KANA}][{KANA}{KANJI}]*"),
    "kanji": re.compile(f"[{KANJI}]+"),
}


def check(pair: Pair, context: Context) -> Iterator[Problem]:
    """Look for what was left as it was."""
    source, target = normalise(pair.source), normalise(pair.target)
    if not target:
        if source:
            yield Problem(code="U201", message="The segment is not translated.")
        return
    if pair.source_language == pair.target_language:
        return
    if source == target and context.is_on("U202"):
        yield from _same(pair, source)
        return
    if pair.source_language in SCRIPTS and pair.target_language in SCRIPTS:
        yield from _left(pair)


def _same(pair: Pair, text: str) -> Iterator[Problem]:
    severity = None
    if pair.source_language == "en":
        words = len(_ORDINARY_WORD.findall(text))
        if not words:
            return
        is_prose = words >= _FEW and _FUNCTION_WORD.search(text) and not _is_code(text)
        severity = None if is_prose else Severity.INFO
    elif not letters(text, pair.source_language):
        return
    yield Problem(
        code="U202",
        severity=severity,
        message="The translation is the same as the source.",
        found=text,
    )


def _left(pair: Pair) -> Iterator[Problem]:
    target = pair.target
    if pair.target_language == "en" and target.isascii():
        return
    if pair.source_language == "en":
        yield from _left_in_english(target)
    for script in sorted(SCRIPTS[pair.source_language] - SCRIPTS[pair.target_language]):
        if script not in _RUN:
            continue
        spans = [match.span() for match in _RUN[script].finditer(target)]
        if not spans:
            continue
        inside = [match.span() for match in _BRACKETED.finditer(target)]
        outside = [span for span in spans if not _is_inside(span, inside)]
        first = (outside or spans)[0]
        single = script == "kanji" and all(end - start == 1 for start, end in outside)
        severity = Severity.INFO if not outside or single else None
        yield _problem(script, target, first, severity)


def _left_in_english(target: str) -> Iterator[Problem]:
    spans = [
        match.span()
        for match in _ENGLISH_CLAUSE.finditer(_CODE.sub(_blank, target))
        if _FUNCTION_WORD.search(match.group())
    ]
    if spans:
        inside = [match.span() for match in _BRACKETED.finditer(target)]
        outside = [span for span in spans if not _is_inside(span, inside)]
        sure = outside and not _is_code(target)
        severity = Severity.WARNING if sure else Severity.INFO
        yield _problem("English", target, (outside or spans)[0], severity)


def _is_code(text: str) -> bool:
    return len(_CODE_SIGN.findall(text)) > 1


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _problem(what: str, target: str, span: Span, severity: Severity | None) -> Problem:
    found = target[span[0] : span[1]]
    return Problem(
        code="U203",
        severity=severity,
        message=f"There is {what} left in the translation: {found}.",
        found=found,
        target_span=span,
    )


def _is_inside(span: Span, outer: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)
