"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Container

T = TypeVar("T")


def written_whole(path: Path, write: Callable[[BinaryIO], T], *, taken: Container[Path]) -> T:
    """What `write` returns, which is given the file to write to.

    What is at `path` is replaced once all of it is written; a pipe or a device is written
    to as it is. `taken` are files, by their whole paths, that are not to be replaced: those
    of the database. Raises InvalidInput where no file can be.
    """
    if path.is_dir():
        raise InvalidInput(f"{path} is a folder: name a file in it.")
    if path.exists() and not path.is_file():  # a pipe, a device
        with path.open("wb") as stream:
            return write(stream)
    try:
        target = path.resolve()  # what a link leads to
    except RuntimeError as error:
        raise InvalidInput(f"{path} is a link that leads back to itself.") from error
    if target in taken:
        raise InvalidInput(f"{path} is the glossary's own database: name another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = _mode(target)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".glossary-")
    try:
        with os.fdopen(handle, "wb") as stream:
            result = write(stream)
        Path(temporary).chmod(mode)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return result


def _mode(target: Path) -> int:
    """The permissions of a file that is there, or of a new one."""
    if target.exists():
        if not os.access(target, os.W_OK):
            raise InvalidInput(f"{target} cannot be written to: check its permissions.")
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
