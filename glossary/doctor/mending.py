"""A mended copy of a file: what would be done to it, and the copy itself."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.doctor._mend_text import Text
from glossary.doctor._mend_xml import Xml
from glossary.doctor.diagnosis import Diagnosis, diagnose
from glossary.errors import InvalidInput
from glossary.tools._kind import Kind
from glossary.tools._loaded import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.tools._file import File

_UTF8 = "it is written in UTF-8"
_MARK = "it begins with a byte order mark, by which Excel knows UTF-8"
_NO_MARK = "the byte order mark is taken away"
_RENAMED = "its name ends in {}, by which tools know it"

_WANT_NO_MARK = {"deepl", "google"}
_SUFFIXES = {Kind.TBX2: ".tbx", Kind.TBX3: ".tbx", Kind.TMX: ".tmx", Kind.PLAIN: ".txt"}


@dataclass(slots=True)
class Mending:
    """What is to be done to a file; the file itself is never touched."""

    path: Path
    """The copy: beside the file, and never one that is there."""
    steps: list[str]
    _copy: Text | Xml
    _mark: bool

    def write(self) -> None:
        """Write the copy. Raises InvalidInput where something is there by its name."""
        if self.path.exists():
            raise InvalidInput(
                f"{self.path} is there already and is not written over: move it away first."
            )
        self._write(self.path)

    def foretold(self, *, languages: Sequence[str], tool: str) -> Diagnosis:
        """What the tools will make of the copy."""
        with tempfile.TemporaryDirectory(prefix="glossary-") as folder:
            copy = Path(folder) / self.path.name
            self._write(copy)
            return diagnose(copy, languages=languages, tool=tool)

    def _write(self, path: Path) -> None:
        with path.open("x", encoding="utf-8-sig" if self._mark else "utf-8", newline="") as to:
            to.writelines(self._copy.lines())


def mending(file: File, tool: str = "") -> Mending | None:
    """What can be put right for a tool, or for any; None where nothing can for certain."""
    copy = _copy(file, tool)
    if copy is None:
        return None
    try:
        for _ in copy.lines():
            pass
    except Refused:
        return None
    steps = [f"{step} ({number:,})" for step, number in copy.steps.items() if number]
    if file.kind is Kind.PLAIN and not steps:
        return None  # no table, and nothing that could be made one
    mark = _wants_mark(file, tool)
    steps += _about_encoding(file, copy, mark=mark)
    suffix = _suffix(file, tool)
    if suffix != file.path.suffix.lower():
        steps.append(_RENAMED.format(suffix))
    name = f"{file.path.stem}.fixed{suffix}"
    return Mending(file.path.with_name(name), steps, copy, mark) if steps else None


def _copy(file: File, tool: str) -> Text | Xml | None:
    if file.encoding is None or file.encoding.broken or file.encoding.name == "latin-1":
        return None
    if file.kind in {Kind.TABS, Kind.COMMAS, Kind.PLAIN}:
        return Text(file, tool)
    if file.kind in {Kind.TBX2, Kind.TBX3, Kind.TMX, Kind.MULTITERM, Kind.XML}:
        return Xml(file)
    return None


def _wants_mark(file: File, tool: str) -> bool:
    """Whether the copy is to begin with a byte order mark: a CSV that Excel may open."""
    assert file.encoding is not None
    if isinstance(_copy(file, tool), Xml) or tool in _WANT_NO_MARK:
        return False
    return tool == "excel" or (file.path.suffix.lower() == ".csv" and not file.encoding.ascii)


def _about_encoding(file: File, copy: Text | Xml, *, mark: bool) -> Iterator[str]:
    encoding = file.encoding
    assert encoding is not None
    name = copy.encoding if isinstance(copy, Xml) else encoding.name
    if isinstance(copy, Xml):
        if not encoding.is_utf8 and not encoding.marked and name == encoding.name:
            yield _UTF8  # it is not in what it says it is in
        return
    if name != "utf-8":
        yield _UTF8
    if mark and not (encoding.marked and encoding.is_utf8):
        yield _MARK
    if not mark and encoding.marked and copy.tool in _WANT_NO_MARK:
        yield _NO_MARK


def _suffix(file: File, tool: str) -> str:
    suffix = file.path.suffix.lower()
    if file.kind is Kind.TABS and tool == "omegat" and suffix not in {".txt", ".tab", ".utf8"}:
        return ".txt"
    if file.kind is Kind.TABS and tool == "google":
        return ".tsv"
    return _SUFFIXES.get(file.kind, suffix)
