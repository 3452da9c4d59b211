"""What XLIFF 1.2 and 2 have in common: spaces, documents, which languages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.bitexts._item import LOCKED
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.problem import Problem
from glossary.files.xml import local
from glossary.language import normalise
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.bitexts._item import Options
    from glossary.files.xml_begin import Root
    from glossary.inline import Piece

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OWN_NOTE = "glossary"
"""Whose our notes are: `from` in XLIFF 1.2; `category` in 2, of those about terms."""
OWN_MATCH_NOTE = "translation memory"
"""The `category` in XLIFF 2 of our notes about a match."""
NO_TRANSLATION_WANTED = "it is marked as not to be translated"

_NAMESPACE = "{urn:oasis:names:tc:xliff:document:"
"""How the namespaces of all its versions begin, as they stand before a name."""
_BROKEN_LINE = re.compile(r"[ \t]*\n\s*")


def check_root(path: Path, root: Root, version: str) -> None:
    """Raise UnreadableFile unless it is an XLIFF of that version."""
    found = root.attributes.get("version", "")
    if root.name != "xliff" or not found.startswith(version):
        what = f"XLIFF {found}" if root.name == "xliff" else f"the element {root.name}"
        raise UnreadableFile(f"{path} is no XLIFF {version}: it begins with {what}.")


class Told:
    """What is not kept of a file, each thing said once: where it is first."""

    def __init__(self) -> None:
        """Begin with a file."""
        self._said: set[str] = set()

    def once(self, place: str, reasons: Iterable[str]) -> Iterator[Problem]:
        """A `Problem` for each reason that is new."""
        for reason in reasons:
            if reason not in self._said:
                self._said.add(reason)
                yield Problem(place, reason, lost=False)


def marks(element: Element, attribute: str, names: AbstractSet[str]) -> Iterator[str]:
    """What is lost with the marks in an element: those of terms, comments and such.

    `attribute` is what says of which kind they are, `names` are those of marks.
    """
    for child in element.iter("{*}*"):
        if local(child.tag) in names and (kind := child.get(attribute) or "generic") != "seg":
            what = {"term": "of terms", "comment": "with comments"}.get(kind, f"“{kind}”")
            yield f"marks {what} are not kept, the text in them is"


def inherited(element: Element, name: str) -> str:
    """An attribute of an element, or of the next around it that has it; empty if none."""
    found = element.get(name)
    if found is not None:
        return found
    for around in element.iterancestors():
        found = around.get(name)
        if found is not None:
            return found
    return ""


@lru_cache(maxsize=1000)
def name_of(tag: object) -> str:
    """The name of an element of XLIFF, of its namespace or of none; empty for any other.

    Tools put elements of their own between those of XLIFF, which may be called alike.

    >>> name_of("{urn:oasis:names:tc:xliff:document:1.2}source"), name_of("{urn:x}source")
    ('source', '')
    """
    is_other = isinstance(tag, str) and tag.startswith("{") and not tag.startswith(_NAMESPACE)
    return "" if is_other else local(tag)


def file_of(element: Element) -> Element | None:
    """The `file` that an element is in."""
    return next((e for e in element.iterancestors() if name_of(e.tag) == "file"), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """Its children of a name in XLIFF."""
    return (child for child in element if name_of(child.tag) == name)


def child(element: Element, name: str) -> Element | None:
    """The first child of a name in XLIFF."""
    return next(children(element, name), None)


def spaced(pieces: list[Piece], element: Element) -> list[Piece]:
    """The pieces, lines that were broken for looks joined: where spaces do not matter."""
    if inherited(element, SPACE) == "preserve":
        return pieces
    return [
        _BROKEN_LINE.sub(" ", piece) if isinstance(piece, str) and "\n" in piece else piece
        for piece in pieces
    ]


def is_new_copy(status: str, source: Sequence[Piece], target: Sequence[Piece]) -> bool:
    """Whether a target in a state has its source's text, put there to be replaced.

    Where the state is another one, or none, it may be a name that is alike in both languages.
    """
    if status != "initial":
        return False
    one, other = (
        normalise("".join(piece for piece in pieces if isinstance(piece, str)))
        for pieces in (source, target)
    )
    return bool(one) and one == other


def is_own_note(note: Element) -> bool:
    """Whether a note is what `pretranslation` says of a match or term: no remark of people."""
    said = note.get("from") if note.get("category") is None else note.get("category")
    return said in {OWN_NOTE, OWN_MATCH_NOTE}


def locked(items: Iterable[Unit | Problem]) -> Iterator[Unit | Problem]:
    """The same units, as nobody is to translate them."""
    return (replace(i, status=LOCKED) if isinstance(i, Unit) else i for i in items)


def source_language(path: Path, said: str, options: Options) -> str:
    """The language that a file is translated from. Raises InvalidInput if nobody says it."""
    if found := said or options.source_language:
        return found
    raise InvalidInput(
        f"{path} does not say which language it is translated from: say it with "
        "--source-language."
    )


def target_language(path: Path, said: str, options: Options) -> str:
    """The language that a file is translated into. Raises InvalidInput if nobody says it."""
    if said:
        return said
    if len(options.target_languages) == 1:
        return options.target_languages[0]
    raise InvalidInput(
        f"{path} does not say which language it is translated into: say it with "
        "--target-languages."
    )
