"""A file → the same file, or an XLIFF of it, filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary import bitexts, texts
from glossary.analysis.input import is_document, targets_of
from glossary.annotation.guess import guess
from glossary.errors import InvalidInput, UnreadableFile
from glossary.pretranslation import new, po, tree, xliff2, xliff12
from glossary.pretranslation.filling import Summary, fill
from glossary.pretranslation.languages import Languages, written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from glossary.pretranslation.filling import How

VERSIONS = ("xliff", "xliff12")
"""What is made of a document, by the names of `bitexts`."""
_FILLED = {"xliff": xliff2.slots, "xliff12": xliff12.slots}


def pretranslate(
    connection: sqlite3.Connection, path: Path, how: How, title: str = ""
) -> tuple[Summary, Callable[[BinaryIO], None]]:
    """What came of a file, and what writes it; nothing is written before all is done.

    `title` is what an XLIFF calls the document that it is made of: its name, unless said.
    Raises UnreadableFile, UnreadableText and InvalidInput.
    """
    summary = Summary()
    if is_document(path):
        version = how.version or VERSIONS[0]
        made = _made(path, how, version, title or path.name)
    else:
        version = bitexts.recognised(path) or ""
        if version == po.NAME:
            return summary, po.filled(connection, path, how, summary)
        if version not in _FILLED:
            raise InvalidInput(
                f"{path} is a {bitexts.formats()[version].TITLE} file: what can be translated "
                "are documents, XLIFF 1.2 and 2, what Trados and memoQ make of XLIFF, and PO. "
                "Its units can be taken in with `glossary tm import`."
            )
        if how.version:
            raise InvalidInput(
                f"{path} is bilingual already and stays what it is: leave out --as."
            )
        made = tree.parsed(path)
    fill(connection, _FILLED[version](made.root, how, summary), how, summary)
    if not summary.bands.total() and not summary.kept:
        raise UnreadableFile(f"{path}: there is no segment in it to translate.")
    return summary, made.write


def _made(path: Path, how: How, version: str, title: str) -> tree.Tree:
    """The XLIFF of a document, without translations."""
    document = texts.read(path, Path.cwd(), how.encoding)
    source = how.source or guess(document.text)
    if not how.target:
        raise InvalidInput("Say with --to which language to translate into, as in --to en.")
    targets_of(path, source, [how.target])
    languages = Languages(source, how.target, written(how.target))
    if version == "xliff":
        lines = new.xliff21(document, title, languages)
    else:
        lines = new.xliff_1_2(document, title, languages, copies=how.copies)
    return tree.from_text("".join(lines))
