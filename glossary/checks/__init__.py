"""Pairs of a segment and its translation → what is wrong with them.

In: pairs, and the glossary's concepts. Out: findings with a code, a severity and what is
expected. Called by `cli`. One family of rules a file, found by itself: a module here with
`CODES` and either `check(pair, context)`, which sees one pair, or `begin(context)`, which
returns a function that is given all pairs in turn and may remember.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, TypeAlias

from glossary.checks.context import Context
from glossary.checks.findings import Finding, Problem, Rule, Severity
from glossary.checks.pairs import Pair
from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept

    Checker: TypeAlias = Callable[[Pair], Iterator[Problem]]

__all__ = [
    "Context",
    "Finding",
    "Pair",
    "Problem",
    "Rule",
    "Severity",
    "check",
    "choose",
    "rules",
]


@cache
def _modules() -> tuple[ModuleType, ...]:
    modules = (
        import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    return tuple(module for module in modules if hasattr(module, "CODES"))


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    every = {code: rule for module in _modules() for code, rule in module.CODES.items()}
    return MappingProxyType(dict(sorted(every.items())))


def choose(only: Sequence[str] = (), skip: Sequence[str] = ()) -> frozenset[str]:
    """The codes that are left; `T` stands for all that begin with it.

    Raises InvalidInput for what no code begins with, and where nothing is left.
    """
    for prefix in (*only, *skip):
        if not any(code.startswith(prefix) for code in rules()):
            raise InvalidInput(
                f"There is no rule {prefix!r}: `glossary check --rules` lists them all."
            )
    chosen = frozenset(
        code
        for code in rules()
        if (not only or code.startswith(tuple(only))) and not code.startswith(tuple(skip))
    )
    if not chosen:
        raise InvalidInput("No rule is left to check: take one out of those to skip.")
    return chosen


def check(
    pairs: Iterable[Pair],
    concepts: Sequence[Concept] = (),
    *,
    codes: frozenset[str] = frozenset(),
    least: Severity = Severity.INFO,
) -> Iterator[Finding]:
    """What is wrong with the pairs, as they come.

    `concepts` is the glossary, those rejected in review included; `codes` are the rules
    (all, unless some are named). What is milder than `least` is left out. Memory holds a
    pair and, for consistency, one line for each term that was met.
    """
    chosen = codes or frozenset(rules())
    context = Context(concepts, chosen)
    checkers = [
        _checker(module, context)
        for module in _modules()
        if not chosen.isdisjoint(module.CODES)
    ]
    for pair in pairs:
        for checker in checkers:
            for problem in checker(pair):
                severity = problem.severity or rules()[problem.code].severity
                if problem.code in chosen and severity.reaches(least):
                    yield _finding(pair, problem, severity)


def _checker(module: ModuleType, context: Context) -> Checker:
    if hasattr(module, "begin"):
        begun: Checker = module.begin(context)
        return begun
    return lambda pair: module.check(pair, context)


def _finding(pair: Pair, problem: Problem, severity: Severity) -> Finding:
    return Finding(
        segment=pair.segment,
        place=pair.place,
        code=problem.code,
        severity=severity,
        message=problem.message,
        expected=problem.expected,
        found=problem.found,
        source=pair.source,
        target=pair.target,
        source_language=pair.source_language,
        target_language=pair.target_language,
        source_span=problem.source_span,
        target_span=problem.target_span,
    )
