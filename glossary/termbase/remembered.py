"""Answers that are kept until somebody writes to the database: never longer."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from glossary.termbase.versions import file_of, version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from glossary.termbase.versions import Version

    Answer = TypeVar("Answer")
    Question = Callable[[sqlite3.Connection], Answer]

_MOST = 32
"""Answers that are kept; a server has a few questions, and few databases."""

_kept: OrderedDict[tuple[str, Callable[..., Any]], tuple[Version, Any]] = OrderedDict()
_lock = Lock()


def remembered(connection: sqlite3.Connection, question: Question[Answer]) -> Answer:
    """The answer to a question, asked anew only if the database was written to since.

    `question` is a function of a module, which is what its answer is kept under, for every
    connection to the database; nobody may change the answer. Within a transaction, ask this
    before anything else: what is kept must not be older than the version it is kept with.
    """
    asked = (file_of(connection), question)
    now = version(asked[0])
    with _lock:
        kept = _kept.get(asked)
    if now is not None and kept is not None and kept[0] == now:
        known: Answer = kept[1]
        return known
    answer = question(connection)
    if now is not None:
        with _lock:
            _kept[asked] = (now, answer)
            _kept.move_to_end(asked)
            if len(_kept) > _MOST:
                _kept.popitem(last=False)
    return answer
