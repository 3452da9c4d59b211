"""XML out of an Office file as it is unpacked: no entity, no DTD, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from glossary.files.xml import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from io import BufferedIOBase

    from lxml.etree import _Element as Element


class Stream(Protocol):
    """What is read, and what of it can be seen before."""

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes."""

    def peek(self) -> bytes:
        """What comes next, as far as it is there."""


def parsed(
    stream: Stream, kinds: Sequence[str], tags: Sequence[str], refuse: Callable[[], NoReturn]
) -> Iterator[tuple[str, Element]]:
    """The events of some kinds, `start` or `end`, at elements that have one of the tags.

    Whoever reads the elements empties them. `refuse` is called where there is a document
    type. Raises XMLSyntaxError.
    """
    # UTF-16 has a zero byte beside each of these letters.
    if b"<!DOCTYPE" in stream.peek().replace(b"\0", b""):
        refuse()
    first = True
    for event, element in events(cast("BufferedIOBase", stream), kinds, tags):
        if first and element.getroottree().docinfo.internalDTD is not None:
            refuse()
        first = False
        yield event, element
