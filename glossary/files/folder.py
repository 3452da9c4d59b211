"""Folders that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def written_folder(folder: Path, write: Callable[[Path], T], *, marker: str) -> T:
    """What `write` returns, which is given an empty folder to fill.

    It takes the place of `folder` once all of it is written. A folder that is there is
    replaced only where it is empty or has a file `marker`, as what `write` makes has: it is
    one that was written in this way before. Raises InvalidInput.
    """
    target = folder.resolve()
    _check(target, marker)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        result = write(fresh)
        assert (fresh / marker).is_file(), f"{marker} was not written"
        fresh.chmod(0o777 & ~_mask())
        _exchange(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return result


def _check(target: Path, marker: str) -> None:
    if target.is_file():
        raise InvalidInput(f"{target} is a file: name a folder.")
    if not target.is_dir():
        return
    if target == Path.cwd().resolve() or target in Path.cwd().resolve().parents:
        raise InvalidInput(f"{target} is the folder you are in: name one inside it.")
    if any(target.iterdir()) and not (target / marker).is_file():
        raise InvalidInput(
            f"{target} has files in it that were not put there by this command: name another "
            "folder, or empty it."
        )


def _exchange(fresh: Path, target: Path) -> None:
    """Put a folder where another may be; a reader sees the one or the other."""
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-old-"))
    target.rename(old / target.name)
    try:
        fresh.rename(target)
    except BaseException:
        (old / target.name).rename(target)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
