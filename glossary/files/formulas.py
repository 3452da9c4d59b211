"""Cells that a spreadsheet would take for formulas, made text and back again.

What it would take for one gets an apostrophe in front (OWASP, CSV injection), and so does
what begins with apostrophes and then such a character. Taking one apostrophe away from
whatever has that shape gives the data back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
_MAY_BE_FORMULA = frozenset("'=+-@\t\r\n＝＋－＠")


def guarded(cells: Iterable[str]) -> list[str]:
    """The cells, none of which a spreadsheet takes for a formula.

    >>> guarded(["=1+1", "'=1", "2+2", ""])
    ["'=1+1", "''=1", '2+2', '']
    """
    return [
        f"'{cell}" if cell and cell[0] in _MAY_BE_FORMULA and _FORMULA.match(cell) else cell
        for cell in cells
    ]


def unguarded(cells: Sequence[str]) -> Sequence[str]:
    """The cells as they were before `guarded`."""
    if "\n'" not in "\n" + "\n".join(cells):  # no cell begins with one; most rows
        return cells
    return [cell[1:] if _GUARDED.match(cell) else cell for cell in cells]
