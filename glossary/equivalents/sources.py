"""The sources of evidence in this folder, found by themselves.

A module with `SOURCES` says what it draws on. If it also has `equivalents(query)`, it is
asked about each Korean term. One that has to see all the terms at once, or what the run
brings along (`Context`), has `prepare(terms, context)` instead, which gives the function
to ask. To add a source, add a file with two such names.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.model import Gloss, Source, Term

    Quotes = Callable[[int], tuple[str, str]]
    """Sentence id → the key of the text it stands in, and the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A gloss with the sentence that it was read in."""

    gloss: Gloss
    source: str
    """The key of the text."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a source is asked: a Korean term, and how the texts gloss it."""

    term: str
    glosses: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A Korean segment and its translation, from a translation memory."""

    korean: str
    language: str
    """Of the translation: `en` or `ja`."""
    text: str
    source: str
    """The memory's key."""


Question = tuple[str, str, str, str]
"""What a service was asked: provider, source language, target language, text."""


class Answers(Protocol):
    """What services have answered, as they gave it."""

    def get(self, question: Question) -> str | None:
        """The answer, if the question was asked before."""

    def put(self, question: Question, answer: str, asked: str) -> None:
        """Keep an answer; `asked` is the time in ISO 8601."""


def _no_pairs() -> Iterable[Pair]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a run brings along for the sources that want it."""

    pairs: Callable[[], Iterable[Pair]] = _no_pairs
    """The translation memory, from its beginning at each call."""
    answers: Answers | None = None


class Evidential(Protocol):
    """The interface of a module that knows equivalents."""

    SOURCES: tuple[Source, ...]

    @staticmethod
    def equivalents(query: Query) -> Iterator[Term]:
        """Terms of the same concept, in any language, each with its evidence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A source that is ready to be asked."""

    equivalents: Callable[[Query], Iterable[Term]]
    subject: str = ""
    """The subject field of whatever it knows."""


def _modules() -> Iterator[object]:
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        module = importlib.import_module(f"{__package__}.{found.name}")
        if hasattr(module, "SOURCES"):
            yield module


@cache
def evidential() -> tuple[Evidential, ...]:
    """The modules that can be asked without more ado, in the order of their names."""
    return tuple(
        cast("Evidential", module) for module in _modules() if hasattr(module, "equivalents")
    )


def prepared(terms: Sequence[str], context: Context) -> list[Asked]:
    """Every source that can be asked about these Korean terms, in the order of the names."""
    ready = []
    for module in _modules():
        prepare = getattr(module, "prepare", None)
        ask = prepare(terms, context) if prepare else getattr(module, "equivalents", None)
        if ask is not None:
            ready.append(Asked(ask, getattr(module, "SUBJECT", "")))
    return ready


def sources() -> list[Source]:
    """Everything the evidence may come from, beside the texts themselves."""
    return [source for module in _modules() for source in cast("Evidential", module).SOURCES]
