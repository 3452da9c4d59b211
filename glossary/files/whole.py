"""Files that are written whole or not at all."""

from __future__ import annotations

import io
import os
import re
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar, cast

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

T = TypeVar("T")

_PREFIX = ".glossary-"
_UNFINISHED = re.compile(rf"{re.escape(_PREFIX)}[a-z0-9_]{{8}}")
"""How files are called that are being written; `tempfile` adds eight characters."""
_ABANDONED = 60 * 60
"""Seconds since anything was written to such a file: then its program was killed."""


def written_whole(path: Path, write: Callable[[BinaryIO], T], *, taken: Container[Path]) -> T:
    """What `write` returns, which is given the file to write to. As `whole_file` else."""
    with whole_file(path, taken=taken) as stream:
        return write(stream)


@contextmanager
def whole_text(path: Path) -> Iterator[TextIO]:
    """As `whole_file`, for text in UTF-8; half a character is written as a question mark."""
    with (
        whole_file(path) as stream,
        io.TextIOWrapper(cast("io.BufferedWriter", stream), "utf-8", "replace") as text,
    ):
        yield text


@contextmanager
def whole_file(path: Path, *, taken: Container[Path] = ()) -> Iterator[BinaryIO]:
    """The file to write to.

    What is at `path` is replaced once all of it is written; a pipe or a device is written
    to as it is. `taken` are files, by their whole paths, that are not to be replaced: those
    of the database. What runs that were killed left in the folder is removed. Raises
    InvalidInput where no file can be.
    """
    if path.is_dir():
        raise InvalidInput(f"{path} is a folder: name a file in it.")
    if path.exists() and not path.is_file():  # a pipe, a device
        with path.open("wb") as stream:
            yield stream
        return
    try:
        target = path.resolve()  # what a link leads to
    except RuntimeError as error:
        raise InvalidInput(f"{path} is a link that leads back to itself.") from error
    if target in taken:
        raise InvalidInput(f"{path} is the glossary's own database: name another file.")
    mode = _mode(target)
    handle, temporary = _begun(path, target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _begun(path: Path, folder: Path) -> tuple[int, Path]:
    """A new file in a folder, open, and its name. Raises InvalidInput."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX)
    except OSError as error:
        raise InvalidInput(
            f"{path} cannot be written, because the folder {folder} cannot be written to "
            f"({error.strerror}): name a file in another one."
        ) from error
    return handle, Path(name)


def _clear(folder: Path) -> None:
    """Remove what runs that were killed have left."""
    before = time.time() - _ABANDONED
    for path in folder.iterdir():
        if _UNFINISHED.fullmatch(path.name):
            with suppress(OSError):  # it is gone, or it is somebody else's
                if path.is_file() and path.stat().st_mtime < before:
                    path.unlink()


def _mode(target: Path) -> int:
    """The permissions of a file that is there, or of a new one."""
    if target.exists():
        if not os.access(target, os.W_OK):
            raise InvalidInput(f"{target} cannot be written to: check its permissions.")
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
