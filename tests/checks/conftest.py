"""Pairs by hand, and what is found in them."""

from __future__ import annotations

import pytest

from glossary.checks import Pair, check
from glossary.model import AdministrativeStatus, Concept, Status, Term


def pair(source, target, languages="ko-en", **fields):
    """A pair of texts; `languages` are those of the source and of the translation."""
    source_language, target_language = languages.split("-")
    return Pair(
        segment=fields.pop("segment", "1"),
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        **fields,
    )


def concept(name, *, status=Status.APPROVED, **terms):
    """A concept by its terms: `ko="동맹", en="alliance|partnership|-pact"`.

    The first of a language is preferred, others are admitted, those behind a minus sign
    deprecated; one behind a question mark has reliability 1.
    """
    return Concept(
        id=name,
        status=status,
        terms=tuple(
            _term(language, text, preferred=not i)
            for language, several in terms.items()
            for i, text in enumerate(several.split("|"))
        ),
    )


def _term(language, text, *, preferred):
    ranks = AdministrativeStatus
    rank = ranks.PREFERRED if preferred else ranks.ADMITTED
    reliability = 1 if text.startswith("?") else 4
    if text.startswith("-"):
        rank = ranks.DEPRECATED
    return Term(
        language=language,
        text=text.lstrip("?-"),
        administrative_status=rank,
        reliability=None if language == "ko" else reliability,
    )


@pytest.fixture
def found():
    """What is found in one pair: `(code, severity)` of each, of some codes or of all."""

    def findings(source, target, languages="ko-en", *, only="", concepts=(), **fields):
        return [
            (finding.code, str(finding.severity))
            for finding in check([pair(source, target, languages, **fields)], concepts)
            if finding.code.startswith(tuple(only.split(",")))
        ]

    return findings
