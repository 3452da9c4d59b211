"""The tags of a new segment put into the translation of another: none lost, none invented.

Which tag of the segment stands for which of the match is plain where both sources have the
same tags in the same order: then the translation has them where the memory has them. Else
the tags around the whole text stand around the translation, a pair around a text that the
translation has as it is (a name, a number) stands around that, and the others stand at the
end, for the translator to move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary import inline
from glossary.inline import Piece, Tag
from glossary.memory.placeables import placeables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.memory.matching import Match

Content = tuple[str | int, ...]
"""A translation: texts, and tags by their index among the pieces of the new segment."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A translation with the tags of the new segment, each of them once."""

    content: Content
    displaced: int = 0
    """Tags at the end of it that belong somewhere else."""


def fitted(source: Sequence[Piece], match: Match) -> Fitted:
    """The translation that a match proposes, with the tags of `source`."""
    tags = [index for index, piece in enumerate(source) if isinstance(piece, Tag)]
    if not tags:
        return Fitted((match.target,))
    as_there = _as_in_memory(source, tags, match)
    if as_there is not None:
        return Fitted(as_there)
    return _around(source, match.target)


# ---------------------------------------------------------------- as the memory has them


def _as_in_memory(source: Sequence[Piece], tags: Sequence[int], match: Match) -> Content | None:
    """None where it is not plain which tag is which, or where they would overlap."""
    theirs = inline.tags(match.source_markup)
    ours = [source[index] for index in tags]
    if [tag.kind for tag in theirs] != [piece.kind for piece in ours if isinstance(piece, Tag)]:
        return None
    by_name: dict[tuple[str, str], list[int]] = {}
    for tag, index in zip(theirs, tags, strict=True):
        by_name.setdefault((tag.kind, tag.id), []).append(index)
    content: list[str | int] = []
    for piece in _proposed(match):
        if isinstance(piece, str):
            content.append(piece)
        elif not by_name.get((piece.kind, piece.id)):
            return None
        else:
            content.append(by_name[piece.kind, piece.id].pop(0))
    if any(by_name.values()) or not is_well_nested(source, content):
        return None
    return tuple(content)


def _proposed(match: Match) -> Iterator[Piece]:
    """The pieces of a match's translation, with its repairs."""
    pieces = list(inline.pieces(match.target_markup))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    if text.strip() != match.stored_target:
        return  # no tags there, or another text: nothing to go by
    moves = _moves(match)
    start = len(text) - len(text.lstrip())
    place = -start
    last = 0
    for piece in pieces:
        if isinstance(piece, str):
            place += len(piece)
            continue
        there = _moved(min(max(place, 0), len(match.stored_target)), moves)
        if there > last:
            yield match.target[last:there]
            last = there
        yield piece
    if last < len(match.target):
        yield match.target[last:]


def _moves(match: Match) -> list[tuple[int, int, int]]:
    """What was replaced in the stored translation: its start and end, and its new length."""
    done = {repair.start: repair for repair in match.repairs if repair.is_done}
    found, shift = [], 0
    for place in placeables(match.stored_target):
        repair = done.get(place.start + shift)
        if repair is not None:
            length = repair.end - repair.start
            found.append((place.start, place.end, length))
            shift += length - (place.end - place.start)
    return found


def _moved(place: int, moves: Sequence[tuple[int, int, int]]) -> int:
    """Where a place of the stored translation is in the proposed one."""
    shift = 0
    for start, end, length in moves:
        if place <= start:
            break
        if place < end:  # within what was replaced: behind it
            return start + shift + length
        shift += length - (end - start)
    return place + shift


def is_well_nested(source: Sequence[Piece], content: Sequence[str | int]) -> bool:
    """Whether the pairs in a translation could be elements of XML: none overlap."""
    pairs = inline.partners(source)
    open_: list[int] = []
    for index in content:
        if isinstance(index, str) or index not in pairs:
            continue
        if pairs[index] > index:
            open_.append(index)
        elif not open_ or open_.pop() != pairs[index]:
            return False
    return not open_


# ---------------------------------------------------------------- around the translation


def _around(source: Sequence[Piece], target: str) -> Fitted:
    texts = [i for i, piece in enumerate(source) if isinstance(piece, str) and piece.strip()]
    first, last = (texts[0], texts[-1]) if texts else (len(source), len(source))
    pairs = inline.partners(source)
    before: list[int] = []
    after: list[int] = []
    rest: list[int] = []
    for index, piece in enumerate(source):
        if isinstance(piece, str):
            continue
        other = pairs.get(index, index)
        if not (_is_outside(index, first, last) and _is_outside(other, first, last)):
            rest.append(index)
        elif index < first:
            before.append(index)
        else:
            after.append(index)
    middle, displaced = _inside(source, target, rest, pairs)
    return Fitted((*before, *middle, *displaced, *after), len(displaced))


def _is_outside(index: int, first: int, last: int) -> bool:
    return index < first or index > last


def _inside(
    source: Sequence[Piece], target: str, rest: Sequence[int], pairs: dict[int, int]
) -> tuple[list[str | int], list[int]]:
    """The translation with the pairs whose place in it is plain, and the tags that are left."""
    places: list[tuple[int, int, int, int]] = []
    for index in rest:
        other = pairs.get(index, index)
        inside = source[index + 1 : other]
        if len(inside) != 1 or not isinstance(inside[0], str) or len(inside[0].strip()) < 2:
            continue
        start = target.find(inside[0].strip())
        end = start + len(inside[0].strip())
        is_once = start >= 0 and target.find(inside[0].strip(), start + 1) < 0
        if is_once and not any(start < e and s < end for s, e, _, _ in places):
            places.append((start, end, index, other))
    content: list[str | int] = []
    done = 0
    for start, end, index, other in sorted(places):
        content += [part for part in (target[done:start],) if part]
        content += [index, target[start:end], other]
        done = end
    content += [part for part in (target[done:],) if part]
    placed = {index for _, _, *both in places for index in both}
    return content, [index for index in rest if index not in placed]
