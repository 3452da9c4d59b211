"""An equivalent term set for Google Cloud Translation: CSV, a column a language.

The first row has the language codes. Cloud Translation, "Creating and using glossaries
(Advanced)", "Equivalent term sets": cells may be empty, and there may be columns `pos` and
`description`, which are read, but not written: Google makes no use of the first, and the
second is not what a translation is made with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.problem import Problem
from glossary.formats import _entry
from glossary.formats._pairs import reading, writing
from glossary.formats._report import LeftOut, Report
from glossary.language import LanguageTag, language_name
from glossary.model import Concept, Status, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.formats._fields import Field
    from glossary.model import Source

NAME = "google-set"
TITLE = "Glossary for Google Cloud Translation, all languages side by side"
SUFFIX = ".google-set.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES: frozenset[Field] = frozenset()
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "An entry has one term a language: the first to use.",
    "Terms to avoid are left out: Google would use them like any other.",
    "Which entry Google takes for a term that several have is not documented: see the report.",
    "Capitals count when Google looks for a term, unless you tell it to ignore them.",
    "Quotation marks in a term are doubled (RFC 4180): how Google reads them is not said.",
    "The file is not for Excel, which would take a term that begins with = for a formula.",
)

_POS, _DESCRIPTION = "pos", "description"  # no languages, though the former is a code of one
_PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],  # noqa: ARG001 - there is no place for them
    title: str,  # noqa: ARG001 - likewise
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    if len(languages) < 2:
        raise InvalidInput(
            "Equivalents are terms in two languages or more: name them all, as in --lang ko,en."
        )
    report = Report(notes=list(NOTES))
    line = writing.csv_line()
    room = writing.Room(writing.GOOGLE)
    written: set[tuple[str, str]] = set()
    room.takes(heading := line(*languages))
    stream.write(heading.encode())
    for concept in _entry.exportable(concepts, languages, report, writing.ARRIVING):
        terms = {code: _first(concept, code, report) for code in languages}
        known = [(code, text) for code, text in terms.items() if text]
        row = line(*terms.values())
        if len(known) < 2:
            reason = f"no terms to use in two of {', '.join(languages)}"
        elif not room.takes(row):
            reason = room.reason
        else:
            stream.write(row.encode())
            report.written += 1
            for code, text in (term for term in known if term in written):
                reason = (
                    f"an earlier entry has the same {language_name(code)} term: either counts"
                )
                report.leave_out(LeftOut(concept.id, text, reason))
            written.update(known)
            continue
        report.leave_out(LeftOut(concept.id, _entry.name(concept, languages), reason))
    return report


def _first(concept: Concept, language: str, report: Report) -> str:
    """The term for a column; the others of the language are reported."""
    first, *others = [*writing.usable(concept, language, writing.GOOGLE, report)] or [""]
    for other in dict.fromkeys(others):
        if other != first:
            reason = f"Google knows one term of an entry in a language, here {first}"
            report.leave_out(LeftOut(concept.id, other, reason))
    return first


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - any table looks so
    """Whether it is called as we call it."""
    return name.lower().endswith(SUFFIX)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read term sets; `glossary.formats.Readable.read` has the particulars.

    A column that is no language's goes into the note of the entry, under its heading.
    """
    rows = reading.table(path, options.encoding)
    heading: list[str] = []
    tags: list[LanguageTag | None] = []
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif not heading:
            heading = row.cells
            tags = [_language(cell) for cell in heading]
            yield from _check(heading, tags, path)
        else:
            yield from _entry_of(row, heading, tags)
    if not heading:
        raise UnreadableFile(f"{path} is empty: there should be a row of language codes.")


def _language(heading: str) -> LanguageTag | None:
    return None if heading.lower() in {_POS, _DESCRIPTION} else reading.tag_of(heading)


def _check(
    heading: Sequence[str], tags: Sequence[LanguageTag | None], path: Path
) -> Iterator[Problem]:
    """Raise UnreadableFile without a language, and tell of what is none."""
    if not any(tags):
        shown = reading.short(", ".join(heading))
        raise UnreadableFile(
            f"{path}, line 1: none of these is a language: {shown}. The first row "
            "of such a file has a language code for each column: ko,en,ja."
        )
    for name, tag in zip(heading, tags, strict=True):
        if tag is None and name.lower() not in {_POS, _DESCRIPTION}:
            shown = repr(reading.short(name))
            reason = f"{shown} is not a language: what is there stands in notes"
            yield Problem("line 1", reason, lost=False)


def _entry_of(
    row: reading.Row, heading: Sequence[str], tags: Sequence[LanguageTag | None]
) -> Iterator[Concept | Problem]:
    """The concept in a row, and what is wrong with it."""
    texts, said, part_of_speech = [], [], ""
    for name, tag, text in zip(heading, tags, row.cells, strict=False):  # rows may be short
        if tag and text:
            texts.append((tag, text))
        elif name.lower() == _POS and text.lower() in _PARTS_OF_SPEECH:
            part_of_speech = text.lower()
        elif text:
            said.append(f"{name}: {text}")
    further = [
        f"column {number}: {text}"
        for number, text in enumerate(row.cells[len(heading) :], len(heading) + 1)
        if text
    ]
    said += further
    if further:
        reason = "there are more cells than headings: the rest stands in the note"
        yield Problem(row.place, reason, lost=False)
    items = list(reading.read_terms(row.place, texts, part_of_speech))
    yield from (item for item in items if isinstance(item, Problem))
    terms = tuple(item for item in items if isinstance(item, Term))
    if terms:
        yield Concept(id="", status=Status.PROPOSED, terms=terms, note="; ".join(said))
    elif not items:
        shown = reading.short(", ".join(filter(None, row.cells)))
        reason = f"there is no term, and the row was left out: {shown}"
        yield Problem(row.place, reason, lost=True)
