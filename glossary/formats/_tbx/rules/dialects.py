"""The dialects of TBX, each with its elements, its categories, and how strict it is.

The official grammars do not check all that the standard says. What they check makes a
file invalid; the rest is advice, and which is which is written down here. Measured on
core structure 2023 with the Schematron rules of TBX-Min and TBX-Basic 1.2.1, on
TBX-Linguist 1.1 with its integrated grammar, on the rules of the style DCT, and on the
grammars of version 2. Rules that are mistyped (a group without its prefix, a name tested
where its letters were meant) are taken as they were meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary.formats._tbx.rules import categories, structure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from glossary.formats._tbx.rules.categories import Category
    from glossary.formats._tbx.rules.grammar import Model

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
MODULES = "http://www.tbxinfo.net/ns/"
"""Before the name of a module: the namespace of its elements in the style DCT."""

WITH_CATEGORIES = frozenset(
    (
        *("admin", "adminNote", "descrip", "descripNote", "ref"),
        *("termNote", "transac", "transacNote", "xref"),
    )
)
"""The elements that a category, named in `type`, says the meaning of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What a file of one dialect has to keep to."""

    name: str
    version: int
    elements: Mapping[str, Model]
    levels: Mapping[str, str]
    """Elements by the level of which they are: `concept`, `language`, `term`."""
    categories: Mapping[str, Category] | None
    """None where the dialect is one that is not known here."""
    checked: AbstractSet[str]
    """The elements whose categories the grammar knows; others are advice."""
    places_checked: bool
    """Whether the grammar knows the levels and the lists of values."""
    unlisted: AbstractSet[str] = frozenset()
    """Categories whose list of values the grammar does not check all the same."""
    unplaced: AbstractSet[str] = frozenset()
    """Categories whose level it does not check."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of categories that may be in other groups than the rest: in which."""
    dates: tuple[str, ...]
    """Datatypes of a date; none where any text is one."""
    tags: bool = False
    """Whether categories are elements of their own (the style DCT)."""


_LEVELS_3 = {"concept": "conceptEntry", "language": "langSec", "term": "termSec"}
_LEVELS_2 = {"concept": "termEntry", "language": "langSet", "term": "tig"}

_CORE = Dialect(
    name="TBX-Core",
    version=3,
    elements=structure.VERSION_3,
    levels=_LEVELS_3,
    categories={},
    checked=frozenset(),
    places_checked=True,
    dates=("date", "dateTime"),
)
_BASIC = replace(
    _CORE,
    name="TBX-Basic",
    categories=categories.BASIC,
    checked=WITH_CATEGORIES - {"adminNote", "descripNote"},
    # An earlier rule of the same Schematron pattern takes these away from theirs.
    unlisted=frozenset({"transactionType"}),
)
# The rules of TBX-Linguist and those of the style DCT are older than TBX-Basic 1.2.1.
_OLDER_GROUPS = {
    "customerSubset": ("adminGrp",),
    "projectSubset": ("adminGrp",),
    "reading": ("adminGrp",),
    "source": ("descripGrp",),
}
_VERSION_3 = {
    "TBX-Core": _CORE,
    "TBX-Min": replace(
        _CORE,
        name="TBX-Min",
        categories=categories.MIN,
        checked=frozenset({"admin", "descrip", "termNote", "xref"}),
    ),
    "TBX-Basic": _BASIC,
    "TBX-Linguist": replace(
        _BASIC,
        name="TBX-Linguist",
        categories=categories.LINGUIST,
        checked=WITH_CATEGORIES,
        unlisted=frozenset(),
        unplaced=frozenset({"crossReference", "responsibility", "transactionType"}),
        groups=_OLDER_GROUPS,
    ),
}
_UNPLACED_TAGS = frozenset({"crossReference", "externalCrossReference", "geographicalUsage"})
_BASIC_2 = Dialect(
    name="TBX-Basic",
    version=2,
    elements=structure.VERSION_2_BASIC,
    levels=_LEVELS_2,
    categories=categories.BASIC_2,
    checked=WITH_CATEGORIES,
    places_checked=False,
    dates=("date",),
)
_DEFAULT_2 = Dialect(
    name="TBX",
    version=2,
    elements=structure.VERSION_2,
    levels=_LEVELS_2,
    categories=categories.DEFAULT_2,
    checked=frozenset(),
    places_checked=False,
    dates=(),
)


def dialect(root: str, kind: str, style: str) -> Dialect | None:
    """That of a file with this root element and these attributes; None: it is not TBX.

    One that is not known is taken for TBX-Core, or for the whole of version 2, with
    categories of its own.
    """
    if root == "tbx":
        known = _VERSION_3.get(kind) or replace(_CORE, name=kind, categories=None)
        if style == "dct" and known is not _CORE:
            return replace(
                known,
                checked=WITH_CATEGORIES,
                unlisted=frozenset(),
                unplaced=_UNPLACED_TAGS,
                groups=_OLDER_GROUPS,
                tags=True,
            )
        return known
    if root == "martif":
        if kind.casefold().startswith("tbx-basic"):
            return _BASIC_2
        whole = kind.casefold() in {"tbx", "tbx-default"}
        return _DEFAULT_2 if whole else replace(_DEFAULT_2, name=kind, categories=None)
    return None
