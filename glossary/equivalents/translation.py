"""Machine translation, only when asked for: the last resort, and never more than a hint.

`fill_gaps` takes concepts and hands them on, each with a translation in the languages it
has no term in. An answer is looked at before it is believed (`answers.py`), kept so that
nothing is asked twice, and one failure loses nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from glossary import language
from glossary.equivalents import answers
from glossary.equivalents.services import PROVIDERS
from glossary.errors import ServiceError
from glossary.model import Evidence, Method, Source, SourceKind, Status, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossary.equivalents.services import Translator
    from glossary.equivalents.sources import Answers
    from glossary.model import Concept

SOURCES = tuple(
    Source(key=f"service:{name}", kind=SourceKind.SERVICE, title=p.title, url=p.url)
    for name, p in PROVIDERS.items()
)

GIVE_UP_AFTER = 10
"""Failures in a row after which a service counts as down and is asked no more: with
three retries of ten seconds each, some seven minutes."""

_NOT_VERIFIED = 1
"""Reliability (IATE)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A term that got no usable answer."""

    term: str
    language: str
    reason: str


@dataclass(slots=True)
class Report:
    """What came of the questions."""

    asked: int = 0
    cached: int = 0
    added: int = 0
    skipped: int = 0
    """Not asked any more, since the service seemed to be down."""
    failures: list[Failure] = field(default_factory=list)


def fill_gaps(
    concepts: Iterable[Concept],
    translator: Translator,
    *,
    cache: Answers | None = None,
    report: Report | None = None,
) -> Iterator[Concept]:
    """Each concept, with a translation in every language it has no term in.

    They come as they are done; what failed, and why, is in the report.
    """
    questions = _Questions(translator, cache, Report() if report is None else report)
    return _filled(concepts, translator.provider, questions.answer)


def fill_known(concepts: Iterable[Concept], provider: str, cache: Answers) -> Iterator[Concept]:
    """As `fill_gaps`, with what a service has answered before: nothing is asked."""

    def answer(text: str, target: str) -> str | None:
        known = cache.get((provider, "ko", target, text))
        usable = known is not None and answers.problem(text, target, known) is None
        return known if usable else None

    return _filled(concepts, provider, answer)


def _filled(
    concepts: Iterable[Concept], provider: str, answer: Callable[[str, str], str | None]
) -> Iterator[Concept]:
    for concept in concepts:
        korean = concept.preferred("ko")
        found: list[Term] = []
        # an acronym in Latin letters has nothing to translate
        if korean and language.has_hangul(korean.text) and concept.status != Status.REJECTED:
            for target in language.LANGUAGES:
                raw = None
                if not concept.in_language(target):
                    raw = answer(korean.text, target)
                if raw is not None:
                    found.append(_term(korean.text, target, raw, provider))
        yield replace(concept, terms=(*concept.terms, *found)) if found else concept


def _term(text: str, target: str, raw: str, provider: str) -> Term:
    translated = answers.clean(raw)
    return Term(
        language=target,
        text=translated,
        type=TermType.ACRONYM if language.is_acronym(translated) else TermType.FULL_FORM,
        reliability=_NOT_VERIFIED,
        evidence=(
            Evidence(
                method=Method.TRANSLATION,
                source=f"service:{provider}",
                quote=f"{text} → {raw}",
                note="machine translation of the term by itself",
            ),
        ),
    )


class _Questions:
    """The questions of one run: what is known, what failed, and when to stop."""

    def __init__(self, translator: Translator, cache: Answers | None, report: Report) -> None:
        self.translator = translator
        self.cache = cache
        self.report = report
        self.in_a_row = 0

    def answer(self, text: str, target: str) -> str | None:
        """A usable answer as the service gave it, or None; the report says why."""
        question = (self.translator.provider, "ko", target, text)
        known = self.cache.get(question) if self.cache is not None else None
        if known is not None and answers.problem(text, target, known) is None:
            self.report.cached += 1
            self.report.added += 1
            return known
        if self.in_a_row >= GIVE_UP_AFTER:
            self.report.skipped += 1
            return None
        try:
            raw = self._ask(text, target)
        except ServiceError as error:
            self.in_a_row += 1
            self.report.failures.append(Failure(text, target, str(error)))
            return None
        self.in_a_row = 0
        self.report.added += 1
        if self.cache is not None:
            asked = datetime.now(UTC).isoformat(timespec="seconds")
            self.cache.put(question, raw, asked)
        return raw

    def _ask(self, text: str, target: str) -> str:
        self.report.asked += 1
        raw = self.translator.ask(text, target)
        reason = answers.problem(text, target, raw)
        if reason is not None or not isinstance(raw, str):
            raise ServiceError(reason or "The answer is no text.")
        return raw
