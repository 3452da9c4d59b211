"""The sources of evidence in this folder, found by themselves.

A module with `SOURCES` says what it draws on. If it also has `equivalents(query)`, it is
asked about each Korean term. To add a source, add a file with these two names.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class Evidential(Protocol):
    """The interface of a module that knows equivalents."""

    SOURCES: tuple[Source, ...]

    @staticmethod
    def equivalents(query: Query) -> Iterator[Term]:
        """Terms of the same concept, in any language, each with its evidence."""


def _modules() -> Iterator[object]:
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        module = importlib.import_module(f"{__package__}.{found.name}")
        if hasattr(module, "SOURCES"):
            yield module


@cache
def evidential() -> tuple[Evidential, ...]:
    """The modules that can be asked for equivalents, in the order of their names."""
    return tuple(
        cast("Evidential", module) for module in _modules() if hasattr(module, "equivalents")
    )


def sources() -> list[Source]:
    """Everything the evidence may come from, beside the texts themselves."""
    return [source for module in _modules() for source in cast("Evidential", module).SOURCES]
