"""The termbase → files: which entries go out, and each file whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary import formats
from glossary.errors import InvalidInput
from glossary.files.whole import written_whole
from glossary.language import LANGUAGES
from glossary.model import Status
from glossary.termbase import backup, concepts, files_of, sources

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from glossary.formats import Format, Report

PUBLISHED = (Status.APPROVED, Status.PROPOSED)
"""The entries that are exported unless somebody asks for others."""

TRUSTED = 2
"""The least reliability of an equivalent that is exported unless asked for less."""

TITLE = "Korean–English–Japanese security glossary"
"""What files call the glossary."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what could not be carried into it."""

    path: Path
    format: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of the glossary goes into a file; what is None is as the format has it.

    That is all of it in JSON Lines, and elsewhere `PUBLISHED` entries in the glossary's
    languages with equivalents that are `TRUSTED`.
    """

    languages: Sequence[str] | None = None
    """In the order in which they are to stand; a bilingual format's source first."""
    statuses: Sequence[Status] | None = None
    reliability: int | None = None
    """The least of an equivalent."""
    subjects: Sequence[str] = ()
    """Only entries of these subject fields, where some are named."""


ALL = Choice()


def to_folder(connection: sqlite3.Connection, folder: Path) -> list[Exported]:
    """Write every format into a folder; a bilingual one once from Korean to each other."""
    exported = []
    for name, format_ in formats.formats().items():
        if not format_.BUILT:
            continue
        if format_.LANGUAGES == 2:
            for other in LANGUAGES[1:]:
                pair = (LANGUAGES[0], other)
                path = folder / f"glossary.{'-'.join(pair)}{format_.SUFFIX}"
                exported.append(to_file(connection, name, path, Choice(languages=pair)))
        else:
            exported.append(to_file(connection, name, folder / f"glossary{format_.SUFFIX}"))
    return exported


def to_file(
    connection: sqlite3.Connection,
    name: str,
    path: Path,
    choice: Choice = ALL,
) -> Exported:
    """Write one file, whole or not at all. Raises InvalidInput where it cannot be one."""

    def to(stream: BinaryIO) -> Exported:
        report = to_stream(connection, name, stream, choice)
        return Exported(path, name, report)

    return written_whole(path, to, taken=files_of(connection))


def to_stream(
    connection: sqlite3.Connection,
    name: str,
    stream: BinaryIO,
    choice: Choice = ALL,
) -> Report:
    """Write entries in a format to a binary stream. Raises InvalidInput."""
    format_ = formats.formats()[name]
    complete = _is_complete(format_)
    languages = _languages(format_, choice.languages)
    statuses = choice.statuses or (tuple(Status) if complete else PUBLISHED)
    reliability = choice.reliability or _least(format_)
    everything: dict[str, Any] = {}
    if complete and choice == ALL:
        everything["records"] = backup.records(connection)
    selection = concepts.Selection(connection, statuses, reliability, choice.subjects)
    report = format_.write(
        selection,
        stream,
        languages=languages,
        sources=sources.sources(connection),
        title=TITLE,
        **everything,
    )
    for concept, term, stars in selection.withheld(languages):
        reason = f"reliability {stars}, and {reliability} was the least to go out"
        report.leave_out(formats.LeftOut(concept, term, reason))
    return report


def some_to_stream(
    connection: sqlite3.Connection,
    name: str,
    stream: BinaryIO,
    entries: Sequence[str | int],
    languages: Sequence[str] | None = None,
) -> Report:
    """Write some entries, of whatever status, in that order; they go by public id or row.

    Raises InvalidInput, also where there is none of them.
    """
    format_ = formats.formats()[name]
    languages = _languages(format_, languages)
    found = list(concepts.several(connection, entries, _least(format_)))
    if not found:
        raise InvalidInput("There is no entry in this: nothing can be written.")
    return format_.write(
        found, stream, languages=languages, sources=sources.sources(connection), title=TITLE
    )


def _is_complete(format_: Format) -> bool:
    return format_.CARRIES == formats.EVERYTHING


def _least(format_: Format) -> int:
    """The least reliability of an equivalent unless somebody asks for another."""
    return 1 if _is_complete(format_) else TRUSTED


def _languages(format_: Format, chosen: Sequence[str] | None) -> Sequence[str]:
    languages = chosen or LANGUAGES[: format_.LANGUAGES]
    if format_.LANGUAGES is not None and len(languages) != format_.LANGUAGES:
        raise InvalidInput(
            f"{format_.TITLE} holds {format_.LANGUAGES} languages, not {len(languages)}: "
            "name them, the one translated from first, as in --lang ko,en."
        )
    return languages
