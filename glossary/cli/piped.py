"""What is piped in, as a file: readers look at it more than once."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = Path("-")
"""How people name it."""
NAME = "standard input"
"""What the file is called, in reports and as a source."""


@contextmanager
def files_of(named: Sequence[Path]) -> Iterator[list[Path]]:
    """The files that are named; for `-` one with what is piped in, which is gone at the end.

    Where an error names that file it says what it is instead.
    """
    if STANDARD_INPUT not in named:
        yield list(named)
        return
    with tempfile.TemporaryDirectory(prefix="glossary-") as folder:
        file = Path(folder, NAME)
        with file.open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        try:
            yield [file if path == STANDARD_INPUT else path for path in named]
        except GlossaryError as error:
            raise type(error)(said(error, file)) from error


def said(error: object, file: Path) -> str:
    """What an error says of a file, which may be the one with what is piped in."""
    return str(error).replace(str(file), "What is piped in") if is_piped(file) else str(error)


def is_piped(file: Path) -> bool:
    """Whether it is the file with what is piped in."""
    return file.name == NAME and file.parent.name.startswith("glossary-")
