"""The elements of a TBX file, in every version and style: what holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.files.xml import local, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ENTRIES = frozenset({"conceptEntry", "termEntry", "entry"})
HEADERS = frozenset({"tbxHeader", "martifHeader", "header"})
SECTIONS = frozenset({"langSet", "langSec", "langGroup"})
TERMS = frozenset({"tig", "ntig", "termSec", "termGroup", "termGrp"})
DESCRIPTION = "descripGrp"
TRANSACTION = "transacGrp"
REFERENCE = "refObject"

_OTHERS = frozenset(
    {
        *("fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "encodingDesc"),
        *("revisionDesc", "change", "termCompList", "itemSet"),
    }
)
_HOLDING = ENTRIES | HEADERS | SECTIONS | TERMS | {REFERENCE} | _OTHERS
_UNTYPED = frozenset({"note", "descrip", "admin", "termNote"})
"""Elements whose names say nothing of what is in them."""

_PAIR = frozenset({"noteKey", "noteValue"})
_DEEPEST = 20  # groups in groups; TBX has three


class Leaf(NamedTuple):
    """An element with a text of its own, without the markup in it."""

    kind: str
    """The data category: the type in DCA style, the name in DCT style."""
    text: str
    element: Element

    @property
    def target(self) -> str:
        """What it refers to."""
        return self.element.get("target", "")

    def as_note(self, about: str = "") -> str:
        """What it says as a line of a note; `about` tells which language it is about."""
        words = self.text
        if self.target:
            words = f"{words} ({self.target})" if words else self.target
        if not words or (self.kind in _UNTYPED and not about):
            return words
        return f"{self.kind} ({about}): {words}" if about else f"{self.kind}: {words}"


def holds(name: str) -> bool:
    """Whether elements of that name hold others; else they hold text, perhaps marked up."""
    return name in _HOLDING or name.endswith("Grp")


def leaf(element: Element) -> Leaf:
    """An element that holds none, or none that count."""
    words = text(element) if not len(element) else _paired(element) or text(element)
    return Leaf(element.get("type") or local(element.tag), words, element)


def _paired(element: Element) -> str:
    """A note of TBX-Min before version 3, which is a key and a value; else nothing."""
    parts = [text(child) for child in element if local(child.tag) in _PAIR]
    return ": ".join(filter(None, parts))


def leaves(element: Element, depth: int = _DEEPEST) -> Iterator[Leaf]:
    """The leaves in an element, those in the groups in it too."""
    for child in element:
        if depth and holds(local(child.tag)):
            yield from leaves(child, depth - 1)
        elif isinstance(child.tag, str):  # and no entity
            yield leaf(child)


class Transaction(NamedTuple):
    """A `transacGrp`: that something was done to an entry, a language, a term."""

    kind: str
    date: str
    rest: str
    """What else is said of it: who did it."""

    def as_note(self, about: str = "") -> str:
        """What it says as a line of a note."""
        said = ", ".join(filter(None, (self.date, self.rest)))
        if not said:
            return ""
        return f"{self.kind} ({about}): {said}" if about else f"{self.kind}: {said}"


def transaction(element: Element) -> Transaction:
    """What a `transacGrp` says."""
    kind = date = ""
    rest = []
    for part in leaves(element):
        if part.kind == "transactionType" and not kind:
            kind = part.text
        elif part.kind == "date" and not date:
            date = part.text
        elif part.kind in {"responsibility", "note"}:
            rest.append(part.text)
        elif not kind:  # as in MARTIF: the type says what was done, the text by whom
            kind = part.kind
            rest.append(part.text)
        else:
            rest.append(part.as_note())
    return Transaction(kind or "transaction", date, ", ".join(filter(None, rest)))
