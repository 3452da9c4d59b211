"""Answers that are given again as long as nothing is written: many readers ask for the same.

Pages are made of Python and templates, in one process; what is kept costs no more than to
send it. An answer is kept with the version of the database from before it was made, so none is
older than the database.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from datasette import Response

if TYPE_CHECKING:
    from glossary.termbase.versions import Version

LARGEST = 300_000
"""Characters of an answer that is kept."""
SPACE = 32_000_000
"""Characters of all that are kept; what was not asked for the longest goes."""

Key = tuple[str, str, str]
"""The database, the whole address, the language of the interface."""


@dataclass(slots=True)
class Answers:
    """What was answered, by what was asked."""

    _kept: OrderedDict[Key, tuple[Version, Response]] = field(default_factory=OrderedDict)
    _size: int = 0

    def get(self, key: Key, version: Version | None) -> Response | None:
        """The answer as it was, or None where there is none or something was written."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != version:
            return None
        self._kept.move_to_end(key)
        answer = kept[1]
        return Response(answer.body, answer.status, dict(answer.headers), answer.content_type)

    def keep(self, key: Key, version: Version | None, answer: object) -> None:
        """Keep an answer that is a whole page, small enough, and the same for everybody."""
        if (
            version is None
            or not isinstance(answer, Response)
            or not isinstance(answer.body, str)
            or answer.status != 200
            or len(answer.body) > LARGEST
            or answer._set_cookie_headers  # a cookie is for one reader
        ):
            return
        self._drop(key)
        self._kept[key] = (version, answer)
        self._size += len(answer.body)
        while self._size > SPACE:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Key) -> None:
        kept = self._kept.pop(key, None)
        if kept:
            self._size -= len(kept[1].body)
