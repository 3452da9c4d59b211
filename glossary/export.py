"""The termbase → files: which entries go out, and each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary import formats
from glossary.errors import InvalidInput
from glossary.language import LANGUAGES
from glossary.model import Status
from glossary.termbase import concepts, sources

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.formats import Report

PUBLISHED = (Status.APPROVED, Status.PROPOSED)
"""The entries that are exported unless somebody asks for others."""

TRUSTED = 2
"""The least reliability of an equivalent that is exported unless asked for less."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what could not be carried into it."""

    path: Path
    format: str
    report: Report


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
                exported.append(to_file(connection, name, path, languages=pair))
        else:
            exported.append(to_file(connection, name, folder / f"glossary{format_.SUFFIX}"))
    return exported


def to_file(  # noqa: PLR0913 - what may be chosen of an export
    connection: sqlite3.Connection,
    name: str,
    path: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    statuses: Sequence[Status] = PUBLISHED,
    reliability: int = TRUSTED,
) -> Exported:
    """Write one file, whole or not at all. Raises InvalidInput where it cannot be one."""
    if path.is_dir():
        raise InvalidInput(f"{path} is a folder: name a file in it.")

    def to(stream: BinaryIO) -> Exported:
        report = to_stream(
            connection,
            name,
            stream,
            languages=languages,
            statuses=statuses,
            reliability=reliability,
        )
        return Exported(path, name, report)

    if path.exists() and not path.is_file():  # a pipe, a device
        with path.open("wb") as stream:
            return to(stream)
    target = path.resolve()  # what a link leads to
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = _mode(target)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".glossary-")
    try:
        with os.fdopen(handle, "wb") as stream:
            exported = to(stream)
        Path(temporary).chmod(mode)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return exported


def _mode(target: Path) -> int:
    """The permissions of a file that is there, or of a new one."""
    if target.exists():
        if not os.access(target, os.W_OK):
            raise InvalidInput(f"{target} cannot be written to: check its permissions.")
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def to_stream(  # noqa: PLR0913 - as above
    connection: sqlite3.Connection,
    name: str,
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    statuses: Sequence[Status],
    reliability: int,
) -> Report:
    """Write entries in a format to a binary stream. Raises InvalidInput."""
    format_ = formats.formats()[name]
    if format_.LANGUAGES is not None and len(languages) != format_.LANGUAGES:
        raise InvalidInput(
            f"{format_.TITLE} holds {format_.LANGUAGES} languages, not {len(languages)}: "
            "name them, the one translated from first, as in --lang ko,en."
        )
    return format_.write(
        concepts.Selection(connection, statuses, reliability),
        stream,
        languages=languages,
        sources=sources.sources(connection),
        title="Korean–English–Japanese security glossary",
    )
