"""An index of the entries that a page searches by itself, in small files.

A file is a script that hands over its part (`glossaryIndex.put(name, …)`): a page that was
opened from a disk may run scripts beside it, and may not fetch anything else. There are

- `index.js`: how many entries, subject fields, and what spellings differ in;
- `t-<code>.js`: all terms that begin with a character (with two, in Latin script), and of
  all terms the pairs of characters, or words, that begin so; each with the entries' numbers;
- `d-<n>.js`: the entries themselves, a hundred to a file, as the hits show them;
- `s-<n>.js`: the entries of a subject field.

The more frequent an entry is in the texts, the smaller its number.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from glossary.language import HANGUL, JOINERS, KANA, KANJI, PARTICLE, key
from glossary.termbase import offline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from glossary.termbase.offline import Row

FOLDER = "search"
ENTRIES = 100
"""Entries in a file: about 12 KB."""

NO_SUBJECT = "-"
"""What the search is asked for where an entry has no subject field."""

_CJK = f"{HANGUL}{KANJI}{KANA}"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(rf"[^\W_{_CJK}]+")

Postings = dict[str, dict[str, list[int]]]
"""Shard → what stands there → numbers of entries."""


def write(connection: sqlite3.Connection, folder: Path, path_of: Callable[[str], str]) -> int:
    """Write the index into a new folder; says how many entries are in it.

    `path_of` gives the path of an entry's page by its public id.
    """
    folder.mkdir()
    terms: Postings = defaultdict(lambda: defaultdict(list))
    pieces: Postings = defaultdict(lambda: defaultdict(list))
    subjects: dict[str, list[int]] = defaultdict(list)
    shown: list[list[Any]] = []
    number = -1
    for number, row in enumerate(offline.rows(connection)):
        path = path_of(row.concept)
        shown.append([path, row.ko, row.en, row.ja, row.subject, row.status, row.reliability])
        if len(shown) == ENTRIES:
            _put(folder, f"d-{number // ENTRIES}", shown)
            shown = []
        subjects[row.subject or NO_SUBJECT].append(number)
        _add(terms, number, {key(text) for text in row.texts})
        _add(pieces, number, set(_pieces(row)))
    if shown:
        _put(folder, f"d-{number // ENTRIES}", shown)
    for shard in sorted(terms.keys() | pieces.keys()):
        _put(folder, shard, {"terms": terms.get(shard, {}), "pieces": pieces.get(shard, {})})
    for place, numbers in enumerate(subjects.values()):
        _put(folder, f"s-{place}", numbers)
    about = {
        "entries": number + 1,
        "size": ENTRIES,
        "subjects": {subject: place for place, subject in enumerate(subjects)},
        "joiners": "".join(sorted(JOINERS)),
        "cjk": _CJK,
        "particle": PARTICLE.pattern,
    }
    _put(folder, "index", about)
    return number + 1


def _add(postings: Postings, number: int, texts: Iterable[str]) -> None:
    for text in texts:
        if text:
            postings[shard(text)][text].append(number)


def shard(text: str) -> str:
    """The file that has what begins like a text: one character, in Latin script two.

    >>> shard("동맹"), shard("nato"), shard("é")
    ('t-b3d9', 't-6e-61', 't-e9')
    """
    length = 1 if _CJK_RUN.match(text) else 2
    return "t-" + "-".join(f"{ord(character):x}" for character in text[:length])


def _pieces(row: Row) -> Iterator[str]:
    """Pairs of Korean and Japanese characters, the last by itself; words in other scripts."""
    for text in row.texts:
        folded = key(text)
        for run in _CJK_RUN.findall(folded):
            yield from (run[i : i + 2] for i in range(len(run)))
        yield from _WORD.findall(text.lower())
        if "." in text:  # ROK-U.S. is looked for as ROK-US, too
            yield from _WORD.findall(text.lower().replace(".", ""))


def _put(folder: Path, name: str, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Two characters that JSON allows in a string and older JavaScript does not.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    script = f"glossaryIndex.put({json.dumps(name)},{text});\n"
    (folder / f"{name}.js").write_text(script, "utf-8")
