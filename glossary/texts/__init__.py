"""Files → documents → sentences.

In: paths of texts. Out: each document as it was read, and its sentences, repaired for
analysis, every character of which leads back to its place in the document.
Called by `pipeline`. One reader a file: a module here with `SUFFIXES` and `read`.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol, cast

from glossary.errors import UnreadableText
from glossary.model import Document
from glossary.texts._exports import is_export
from glossary.texts.repair import blocks
from glossary.texts.segmentation import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossary.model import Sentence

__all__ = ["document_name", "find", "is_document", "nothing_in", "read", "readers", "sentences"]


class Reader(Protocol):
    """A module that reads one kind of file; what it needs for that it imports in `read`."""

    SUFFIXES: tuple[str, ...]
    PARAGRAPHS: bool
    """Whether the text has an empty line after each paragraph, as the file knows them.

    Otherwise lines may have been broken anywhere, and `repair` joins them.
    """

    @staticmethod
    def read(path: Path, encoding: str | None = None) -> tuple[str, str]:
        """The text and the name of its encoding; raises UnreadableText.

        The text is what its readers see, without markup: offsets are into that. `encoding`
        is what somebody says of a text file; None where there is nobody to say it.
        """


def readers() -> dict[str, Reader]:
    """The readers by file name suffix."""
    found: dict[str, Reader] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        for suffix in getattr(loaded, "SUFFIXES", ()):
            found[suffix] = cast("Reader", loaded)
    return found


def find(paths: Iterable[Path]) -> list[Path]:
    """The texts among files and folders, folders searched to the bottom, in order.

    A file that is named is taken whatever it is called; in a folder only files with a
    known suffix are, and neither README files nor hidden ones nor glossaries that this
    program wrote. Raises UnreadableText for a path that does not exist.
    """
    suffixes = readers()
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (
                Path(folder) / name
                for folder, _, names in os.walk(path, onerror=_cannot_list)
                for name in names
            )
            found.update(dict.fromkeys(sorted(p for p in inside if _is_text(p, suffixes))))
        elif path.exists():
            found[path] = None
        else:
            raise UnreadableText(f"There is no file or folder {path}.")
    return list(found)


def nothing_in(paths: Iterable[Path]) -> UnreadableText:
    """What to raise where `find` finds nothing."""
    where = ", ".join(str(path) for path in paths)
    known = ", ".join(sorted(readers()))
    return UnreadableText(f"No texts in {where}: put some {known} files there.")


def _cannot_list(error: OSError) -> None:
    raise UnreadableText(f"The folder {error.filename} cannot be opened: {error.strerror}.")


def _is_text(path: Path, suffixes: Iterable[str]) -> bool:
    return (
        path.suffix.lower() in suffixes
        and not path.name.startswith((".", "~$"))  # the latter are locks of Office
        and path.stem.upper() != "README"
        and path.is_file()
        and not is_export(path)
    )


def document_name(path: Path, home: Path) -> str:
    """What identifies a text: its path from `home`, or the whole path from elsewhere."""
    # A link to a text keeps its own name; the folder is the one it really is in.
    named = Path(os.path.abspath(path))  # noqa: PTH100
    absolute = named.parent.resolve() / named.name
    inside = absolute.is_relative_to(home)
    return (absolute.relative_to(home) if inside else absolute).as_posix()


def read(path: Path, home: Path, encoding: str | None = None) -> Document:
    """Read one text. Raises UnreadableText, in one sentence, where that fails.

    `encoding` is what somebody says of a text file: empty to have it found out, None where
    there is nobody to say it. Raises InvalidInput for one that nobody knows.
    """
    known = readers()
    reader = _reader(known, path.suffix)
    name = document_name(path, home)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        shown = os.fsencode(path).decode(errors="replace")
        raise UnreadableText(f"{shown}: its name is not UTF-8; rename it.") from error
    try:
        text, found = reader.read(path, encoding)
    except OSError as error:
        raise UnreadableText(f"{path} cannot be read: {error.strerror}.") from error
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u3000"):
        raise UnreadableText(f"{path} is empty: there is nothing in it to read.")
    title = unicodedata.normalize("NFC", path.stem)  # macOS takes syllables apart
    return Document(name=name, title=title, text=text, encoding=found)


def is_document(path: Path) -> bool:
    """Whether a file is of a kind that its text has to be taken out of: DOCX, PDF, HTML."""
    return _reader(readers(), path.suffix).PARAGRAPHS


def _reader(known: Mapping[str, Reader], suffix: str) -> Reader:
    """The reader for files with a suffix; that of plain text for those nobody knows."""
    return known.get(suffix.lower(), known[".txt"])


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of a document, in order; headings and list items count as such."""
    reader = _reader(readers(), PurePosixPath(document.name).suffix)
    return split(blocks(document.text, paragraphs=reader.PARAGRAPHS))
