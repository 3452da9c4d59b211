"""The tab-separated glossary that OmegaT reads: source term, target term, comment.

The name ends in `.txt` because OmegaT before 5.5 does not know `.tsv`. What is read, and
how, is said in `_omegat_read`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.files.characters import legible
from glossary.formats import _entry, _omegat_read
from glossary.formats._fields import Field
from glossary.formats._pairs import writing
from glossary.formats._report import LeftOut, Report
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.model import Concept, Source, Term

NAME = "omegat"
TITLE = "Bilingual glossary for OmegaT, tab-separated"
SUFFIX = ".txt"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = 2
BUILT = True
CARRIES = frozenset({Field.OTHER_TERMS})
SHOWS = frozenset(
    {
        Field.REVIEW_STATUS,
        Field.DEFINITIONS,
        Field.ADMINISTRATIVE_STATUS,
        Field.RELIABILITY,
        Field.READINGS,
        Field.REGIONAL_USAGE,
        Field.TERM_SOURCES,
    }
)
NOTES = (
    "A definition of more than 200 characters is cut short.",
    "Target terms to avoid stand in comments only; such source terms are found, and labelled.",
    "A Korean term with spaces has a second row without them: texts have either.",
)

_LONGEST_DEFINITION = 200  # characters: what fits a glossary pane beside other entries


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages, LANGUAGES)
    report = Report(notes=list(NOTES))
    stream.write(_line(f"# {title} -*- coding: utf-8 -*-"))
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        written = False
        for row in _rows(concept, languages, sources, report):
            stream.write(_line(*row))
            written = True
        report.written += written
    return report


def _line(*cells: str) -> bytes:
    """A line of cells; what would break the line or the cell becomes a space."""
    whole = "\t".join(" ".join(legible(cell).split()) for cell in cells)
    return f"{whole}\n".encode()


def _rows(
    concept: Concept,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    report: Report,
) -> Iterator[tuple[str, str, str]]:
    def leave_out(term: str, reason: str) -> None:
        report.leave_out(LeftOut(concept.id, term, reason))

    found, wanted = (concept.in_language(code) for code in languages)
    targets = [term for term in wanted if term.administrative_status in _entry.USABLE]
    for term in wanted:
        if term not in targets:
            reason = f"{term.administrative_status}: named in comments only"
            leave_out(term.text, reason)
    if not found or not targets:
        code = languages[1] if found else languages[0]
        reason = f"no term to use in {language_name(code)}"
        leave_out(_entry.name(concept, languages), reason)
        return
    for spelling, term in _spellings(found).items():
        if spelling.startswith("#"):
            leave_out(spelling, "OmegaT takes a line that begins with # for a comment")
            continue
        for target in targets:
            yield spelling, target.text, _comment(concept, term, target, sources)


def _spellings(terms: Sequence[Term]) -> dict[str, Term]:
    """The terms by their texts, and Korean ones without their spaces too."""
    spellings = {term.text: term for term in terms}
    for term in terms:
        if joined := writing.unspaced(term.text):
            spellings.setdefault(joined, term)
    return spellings


def _comment(concept: Concept, term: Term, target: Term, sources: Mapping[str, Source]) -> str:
    """What a translator should know before using the target term, most needful first."""
    others = [t for t in concept.in_language(target.language) if t is not target]
    also = [t.text for t in others if t.administrative_status in _entry.USABLE]
    avoid = [t.text for t in others if t.administrative_status not in _entry.USABLE]
    deprecated = term.administrative_status not in _entry.USABLE
    citations = [text for _, text in _entry.cited(target, sources)]
    parts = [
        f"{term.text} is {term.administrative_status}" if deprecated else "",
        target.administrative_status.value,
        f"not {', '.join(avoid)}" if avoid else "",
        f"also {', '.join(also)}" if also else "",
        _definition(concept, (target.language, term.language)),
        target.regional_usage,
        *(_reading(read) for read in (term, target)),
        concept.status.value,
        f"reliability {target.reliability}/4" if target.reliability is not None else "",
        f"source {', '.join(citations)}" if citations else "",
    ]
    return " · ".join(filter(None, parts))


def _reading(term: Term) -> str:
    name = _entry.READING_NAMES.get(term.language, "reading")
    return f"{name} {term.reading}" if term.reading else ""


def _definition(concept: Concept, languages: Sequence[str]) -> str:
    """Its definition in the first of the languages that has one, or in any."""
    wanted = (d for code in languages for d in concept.definitions if d.language == code)
    text = next((definition.text for definition in (*wanted, *concept.definitions)), "")
    return text if len(text) <= _LONGEST_DEFINITION else f"{text[:_LONGEST_DEFINITION]}…"


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a text, called as OmegaT knows it, without headings over its columns."""
    return _omegat_read.recognises(head, name)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a glossary; `glossary.formats.Readable.read` has the particulars."""
    return _omegat_read.read(path, options)
