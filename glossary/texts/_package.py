"""A document of Office: its main part, and what that refers to.

What is wrong is an UnreadableText in a sentence that names the file.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from glossary.errors import UnreadableText
from glossary.files import office_zip
from glossary.texts import _kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from lxml.etree import _Element as Element

_LIMITS = office_zip.Limits(
    unpacked=1 << 30,  # XML: a book of a thousand pages has some 20 MB
    tree=64 << 20,
    parts=100_000,
)


class Kind(NamedTuple):
    """A kind of Office file, as its errors name it."""

    name: str
    """With its article: `a Word document`."""
    program: str
    suffix: str
    folder: str
    """Where its parts are, by all who write it: `word/`."""


class Relation(NamedTuple):
    """What a part refers to."""

    kind: str
    """The last word of its type: `header`."""
    part: str


class Package(office_zip.OfficeZip):
    """The parts of an Office file. Raises UnreadableText for what is none, or is dangerous."""

    def __init__(self, path: Path, kind: Kind) -> None:
        """Open it, look at its directory, and find its main part."""
        self._kind = kind
        words = office_zip.Words(
            error=UnreadableText,
            program=kind.program,
            suffix=kind.suffix,
            against_bombs=f"open it in {kind.program} and save it again",
        )
        try:
            super().__init__(path, _LIMITS, words)
        except FileNotFoundError:
            raise
        except office_zip.BROKEN as error:
            self._refuse_as(path, error)
        try:
            self.check()
            self.main = self._found_main()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Package:
        """Be closed at the end of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts of this file that a part refers to, by the ids of its relations."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self.parts:
            return {}
        found = {}
        for link in self.tree(links).iterfind("{*}Relationship"):
            target = posixpath.join(f"/{folder}", link.get("Target", ""))
            target = posixpath.normpath(target).lstrip("/")
            if target in self.parts and link.get("TargetMode") != "External":
                kind = link.get("Type", "").rpartition("/")[2]
                found[link.get("Id", "")] = Relation(kind, target)
        return found

    def related(self, part: str, *kinds: str) -> list[str]:
        """The parts of some kinds that a part refers to, each once, in order."""
        found = (r.part for r in self.relations(part).values() if r.kind in kinds)
        return list(dict.fromkeys(found))

    def elements(self, part: str, tags: Sequence[str]) -> Iterator[tuple[str, Element]]:
        """The beginning and end of each element of a part that has one of the tags.

        Whoever reads them empties them, so that a part of any size takes little memory.
        """
        try:
            yield from self.events(part, ("start", "end"), tags)
        except office_zip.DAMAGE as error:
            self.damaged(part, error)

    def _found_main(self) -> str:
        for main in self.related("", "officeDocument"):
            if main.startswith(self._kind.folder):
                return main
        return self._refuse_as(self.path, None)

    def _refuse_as(self, path: Path, error: Exception | None) -> NoReturn:
        """Say what it is instead of what its name says."""
        what, advice = _kinds.known(path)
        if not what:
            what = f"no {self._kind.name.partition(' ')[2]} ({self._kind.suffix})"
            advice = (
                f"Open it in the program it came from and save it as {self._kind.suffix}, or "
                "give its name the ending that it should have."
            )
        elif error is None and what == self._kind.name:
            what = f"{self._kind.name} without its main part"
            advice = f"Open it in {self._kind.program} and save it again."
        raise UnreadableText(f"{path} is {what}. {advice}") from error
