"""What stands in the cells of our own tables: how several things share one, reversibly.

Pieces stand apart by ` | `. A bar that stands alone in a piece, with nothing or a space on
either side, gets a backslash in front: ` \\| `; one with backslashes gets one more. What is
said of a term stands bare of the first one, and after the name of any other: `GSOMIA: text`.
A text that would be taken for something else, or that begins with a backslash, gets a
backslash in front. Taking one backslash away from whatever has that shape gives the data
back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = " | "
_AFTER_NAME = ": "

_LONE_BAR = re.compile(r"(?:(?<= )|\A)(\\*\|)(?= |\Z)")
_ESCAPED_BAR = re.compile(r"(?:(?<= )|\A)\\(\\*\|)(?= |\Z)")
_ADDRESS = re.compile(r"(.*) \((https?://\S+|)\)", re.DOTALL)


def joined(pieces: Sequence[str]) -> str:
    """A cell of several pieces.

    >>> print(joined(["가 | 나", "다"]))
    가 \\| 나 | 다
    """
    if not pieces:
        return ""
    cell = BETWEEN.join(pieces)
    if cell.count("|") < len(pieces):  # no bars but those between
        return cell
    return BETWEEN.join([_LONE_BAR.sub(r"\\\1", piece) for piece in pieces])


def pieces(cell: str) -> list[str]:
    """The pieces that a cell was joined of; none of an empty one."""
    if "|" not in cell:
        return [cell] if cell else []
    return [_ESCAPED_BAR.sub(r"\1", piece) for piece in cell.split(BETWEEN)]


def said(name: str | None, text: str, names: Sequence[str]) -> str:
    """A piece that says something of a term, one of `names`; bare of the first: of None.

    >>> said("GSOMIA", "press", ["협정", "GSOMIA"])
    'GSOMIA: press'
    """
    piece = text if name is None else name + _AFTER_NAME + text
    if text[0] == "\\" or _named(piece, names) != name:
        return f"{piece[: len(piece) - len(text)]}\\{text}"
    return piece


def unsaid(piece: str, names: Sequence[str]) -> tuple[str | None, str]:
    """The term that a piece is about and what it says; the inverse of `said`."""
    name = _named(piece, names)
    text = piece if name is None else piece[len(name) + len(_AFTER_NAME) :]
    return name, text.removeprefix("\\")


def _named(piece: str, names: Sequence[str]) -> str | None:
    """The name that a piece begins with: the longest, where several could be meant."""
    if _AFTER_NAME not in piece:
        return None
    found = [name for name in names if piece.startswith(name + _AFTER_NAME)]
    return max(found, key=len, default=None)


def pair(first: str, second: str) -> str:
    """Two texts in one piece, the first of them escaped: `related: gsomia`.

    >>> print(pair("a: b", "c"))
    a\\: b: c
    """
    return re.sub(r"(\\*)(:(?= |\Z)|\Z)", _doubled, first) + _AFTER_NAME + second


def unpair(piece: str) -> tuple[str, str] | None:
    """The two texts of `pair`; None where they cannot be told apart."""
    for colon in re.finditer(r"(\\*): ", piece):
        if len(colon.group(1)) % 2 == 0:
            first = re.sub(r"(\\+)(:(?= |\Z)|\Z)", _halved, piece[: colon.end(1)])
            return first, piece[colon.end() :]
    return None


def _doubled(match: re.Match[str]) -> str:
    slashes, colon = match.groups()
    return slashes * 2 + (f"\\{colon}" if colon else "")


def _halved(match: re.Match[str]) -> str:
    slashes, colon = match.groups()
    return slashes[: len(slashes) // 2] + colon


def cited(title: str, url: str) -> str:
    """A source and its address in one piece: `외교부 (https://www.mofa.go.kr)`.

    An address that is none for the web is left out. A title that ends like one with an
    address has empty brackets behind it.
    """
    if re.fullmatch(r"https?://\S+", url):
        return f"{title} ({url})"
    return f"{title} ()" if _ADDRESS.fullmatch(title) else title


def uncited(piece: str) -> tuple[str, str]:
    """The title and the address of a source; the inverse of `cited`."""
    found = _ADDRESS.fullmatch(piece)
    return (found.group(1), found.group(2)) if found else (piece, "")
