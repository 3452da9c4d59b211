"""Texts of any size to be annotated, from a file or a pipe, in pieces.

Of a document, such as a DOCX or a PDF, the text is annotated, as `glossary.texts` reads it;
where somebody names an encoding, the file is text as it stands.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from glossary import texts
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.text_file import open_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 1 << 16


@contextmanager
def from_file(path: Path, encoding: str = "") -> Iterator[Iterator[str]]:
    """The text of a file, in the encoding it turns out to be in, or in the one named.

    Raises UnreadableFile or UnreadableText where it is no text, InvalidInput where it is no
    file.
    """
    if path.is_dir():
        raise InvalidInput(f"{path} is a folder: name a file in it.")
    if not path.is_file():  # a pipe can be gone through only once
        with path.open("rb") as pipe, from_stream(pipe, encoding) as pieces:
            yield pieces
        return
    if not encoding and texts.is_document(path):
        yield iter((texts.read(path, path.parent).text,))
        return
    stream, _ = open_text(path, encoding)
    with stream:
        yield iter(partial(stream.read, _PIECE), "")


@contextmanager
def from_stream(stream: BinaryIO, encoding: str = "") -> Iterator[Iterator[str]]:
    """The text that is piped in, by way of a file that is gone afterwards."""
    with tempfile.NamedTemporaryFile(prefix="glossary-") as copy:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        try:
            with from_file(Path(copy.name), encoding) as pieces:
                yield pieces
        except UnreadableFile as error:
            raise UnreadableFile(str(error).replace(copy.name, "What is piped in")) from error
