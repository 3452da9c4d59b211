"""What an element may hold: children in order, attributes, text; and how that is written.

The notation is near to that of a DTD. Contents are slots in order, each a name or a
choice of names with `?` (may be missing), `*` (any number) or `+` (at least one):
`"descrip (admin|note)*"`. `#text` at the beginning lets text stand between the children;
contents of nothing are an empty element. An attribute is a name with `!` where it is
required; `:` and a datatype where it is not the usual one, or `=` and the values that
it may have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOREIGN = "*"
"""The name that stands in contents for an element of another namespace."""

_SLOT = re.compile(r"(?:\(([^)]*)\)|([^\s?*+]+))([?*]|\+?)")
_ONCE = ("", "?")
_NEEDED = ("", "+")
_DATATYPES = {"id": "ID", "target": "IDREF", "xml:lang": "language"}
XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
"""What the parser calls `xml:lang`."""


class Slot(NamedTuple):
    """A place in an element's contents."""

    names: frozenset[str]
    quantity: str
    """Nothing (exactly one), `?`, `*` or `+`."""

    @property
    def text(self) -> str:
        """How to speak of it: `<tig> or <ntig>`."""
        return " or ".join(f"<{name}>" for name in sorted(self.names))


class Misplaced(NamedTuple):
    """Why a child may not stand where it does."""

    missing: tuple[str, ...] = ()
    """What should have come before it; it is all right otherwise."""
    state: int = 0
    """Where the contents go on after it."""
    repeated: bool = False
    """It stands there a second time, and may do so once."""
    late: bool = False
    """It belongs further up."""


class Content(NamedTuple):
    """The contents of an element, as an automaton over the names of its children.

    A state is twice the number of the slot to be filled next, plus one where that slot
    has what it needs and may take more.
    """

    text: bool
    """Whether text may stand in it."""
    slots: Sequence[Slot]
    moves: Sequence[Mapping[str, int]]
    """By state: the state after a child."""
    missing: Sequence[str]
    """By state: what is still needed; empty where all is there."""

    def misplaced(self, state: int, child: str) -> Misplaced | None:
        """What is wrong with a child that `moves` does not have; None: all of it."""
        first, satisfied = divmod(state, 2)
        for number in range(first, len(self.slots)):
            if child in self.slots[number].names:
                before = self.slots[first + satisfied : number]
                missing = tuple(slot.text for slot in before if slot.quantity in _NEEDED)
                return Misplaced(missing, _after(number, self.slots[number]))
        for slot in self.slots[:first]:
            if child in slot.names:
                once = slot.quantity in _ONCE
                return Misplaced(state=state, repeated=once, late=not once)
        return None


class Attribute(NamedTuple):
    """What may be said of an element."""

    name: str
    required: bool
    datatype: str
    """`ID`, `IDREF`, `anchor` (an id or a web address), `language`, `anyURI` or `text`."""
    values: frozenset[str]
    """Where there is a list of them."""


class Model(NamedTuple):
    """An element: what it has and what it holds."""

    attributes: Mapping[str, Attribute]
    required: Sequence[str]
    content: Content


def models(
    elements: Mapping[str, tuple[str, str]], macros: Mapping[str, str]
) -> Mapping[str, Model]:
    """The elements of a grammar, from `{name: (attributes, contents)}`.

    A macro is a word of contents that stands for others.
    """
    return {name: _model(*texts, macros) for name, texts in elements.items()}


def _model(attributes: str, contents: str, macros: Mapping[str, str]) -> Model:
    for macro, text in macros.items():
        contents = re.sub(rf"\b{macro}\b", text, contents)
    found = [_attribute(text) for text in attributes.split()]
    return Model(
        attributes={attribute.name: attribute for attribute in found},
        required=[attribute.name for attribute in found if attribute.required],
        content=content(contents),
    )


def _attribute(text: str) -> Attribute:
    text, _, values = text.partition("=")
    required = text.endswith("!")
    name = text.removesuffix("!")
    datatype = _DATATYPES.get(name, "text")
    if name.count(":") > name.startswith("xml:"):
        name, _, datatype = name.rpartition(":")
    if name == "xml:lang":
        name = XML_LANG
    allowed = frozenset(values.split("|")) if values else frozenset[str]()
    return Attribute(name, required, datatype, allowed)


def content(text: str) -> Content:
    """Contents, from their notation."""
    mixed = text.startswith("#text")
    slots = tuple(
        Slot(frozenset((choice or name).split("|")), quantity)
        for choice, name, quantity in _SLOT.findall(text.removeprefix("#text"))
    )
    states = range(2 * len(slots) + 1)
    return Content(
        text=mixed,
        slots=slots,
        moves=[_moves(slots, state) for state in states],
        missing=[_missing(slots, state) for state in states],
    )


def _moves(slots: Sequence[Slot], state: int) -> Mapping[str, int]:
    moves: dict[str, int] = {}
    first, satisfied = divmod(state, 2)
    for number in range(first, len(slots)):
        slot = slots[number]
        for name in slot.names:
            moves.setdefault(name, _after(number, slot))
        if slot.quantity in _NEEDED and not (satisfied and number == first):
            break
    return moves


def _after(number: int, slot: Slot) -> int:
    if slot.quantity in _ONCE:
        return 2 * (number + 1)
    return 2 * number + (slot.quantity == "+")


def _missing(slots: Sequence[Slot], state: int) -> str:
    first, satisfied = divmod(state, 2)
    needed = (slot.text for slot in slots[first + satisfied :] if slot.quantity in _NEEDED)
    return next(needed, "")
