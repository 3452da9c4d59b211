"""Folders that are written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

T = TypeVar("T")

_NEW, _OLD = "glossary-new", "glossary-old"
"""What stands in the names of the folders beside the target, while it is made and replaced."""

_CONTENTS = "contents"
"""Names of what was written, in the marker."""

_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What looking into a folder leaves in it."""


def written_folder(
    folder: Path, write: Callable[[Path], T], *, marker: str, apart: Collection[Path] = ()
) -> T:
    """What `write` returns, which is given an empty folder to fill.

    It takes the place of `folder` once all of it is written. A folder that is there is
    replaced only where it is empty, or was written in this way before and has nothing else
    in it: then it has the file `marker`, a JSON object that `write` makes, to which the names
    of what is in the folder are added. Files that stay `apart` must not be in it. What a run
    that was killed left beside it is removed. Raises InvalidInput.
    """
    target = folder.resolve()
    if target.parent.is_dir():
        _clear(target)
    _check(target, marker, apart)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target, _NEW) as fresh:
        result = write(fresh)
        _note_contents(fresh, marker)
        fresh.chmod(0o777 & ~_mask())
        _exchange(fresh, target)
    return result


def _note_contents(folder: Path, marker: str) -> None:
    about = json.loads((folder / marker).read_text("utf-8"))
    about[_CONTENTS] = sorted(path.name for path in folder.iterdir())
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    (folder / marker).write_text(text, "utf-8")


def _strangers(target: Path, marker: str) -> list[str]:
    """What is in a folder that was written before, and was not written then."""
    try:
        known = json.loads((target / marker).read_text("utf-8"))[_CONTENTS]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return sorted(_names(target) - {*known})


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - _DESKTOPS


@contextmanager
def _beside(target: Path, kind: str) -> Iterator[Path]:
    """A folder beside the target, which is gone at the end unless it got another name."""
    prefix = f".{target.name}.{kind}-"
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=prefix))
    lock = _lock(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """Mark a folder as in use, for as long as the file that is returned is open.

    None where somebody else has done so, or where the system knows no such lock.
    """
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - not on every system

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _clear(target: Path) -> None:
    """Remove what runs that were killed left; what they had put away comes back."""
    left = re.compile(rf"\.{re.escape(target.name)}\.(?:{_NEW}|{_OLD})-[a-z0-9_]{{8}}")
    for folder in [path for path in target.parent.iterdir() if left.fullmatch(path.name)]:
        lock = _lock(folder)
        if lock is None:
            continue
        old = folder / target.name
        if f".{_OLD}-" in folder.name and old.is_dir() and not target.exists():
            old.rename(target)
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _check(target: Path, marker: str, apart: Collection[Path]) -> None:
    if target.is_file():
        raise InvalidInput(f"{target} is a file: name a folder.")
    if not target.is_dir():
        return
    if target == Path.cwd().resolve() or target in Path.cwd().resolve().parents:
        raise InvalidInput(f"{target} is the folder you are in: name one inside it.")
    for path in sorted(apart):
        if path.resolve().is_relative_to(target):
            raise InvalidInput(
                f"{target} has {path.name} in it, which this is made from: name another folder."
            )
    if _names(target) and not (target / marker).is_file():
        raise InvalidInput(
            f"{target} has files in it that were not put there by this command: name another "
            "folder, or empty it."
        )
    if strangers := _strangers(target, marker):
        raise InvalidInput(
            f"{target} has {', '.join(strangers)} in it, which this command did not put there "
            "and would remove: move it away, or name another folder."
        )


def _exchange(fresh: Path, target: Path) -> None:
    """Put a folder where another may be; a reader sees the one or the other."""
    if not target.exists():
        fresh.rename(target)
        return
    with _beside(target, _OLD) as old:
        target.rename(old / target.name)
        try:
            fresh.rename(target)
        except BaseException:
            (old / target.name).rename(target)
            raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
