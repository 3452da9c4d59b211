"""JMdict, and the organisations of JMnedict, as the package `jamdict-data` installs them.

All that reads that database: it is somebody else's, opened read-only where pip put it,
and no file of ours holds any of it. The data is that of April 2021, © EDRDG, CC BY-SA 3.0
(the package itself MIT). Without the package there is no dictionary.
"""

from __future__ import annotations

import importlib.util
import os
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACE = "GLOSSARY_JMDICT"
"""The environment variable that names another `jamdict.db`, or, if empty, forbids any."""
PACKAGE = "jamdict_data"
HOW_TO_INSTALL = "pip install 'jamdict-data>=1.5'"

_FIRST_NAME = 5_000_000
"""Entry numbers from here on are JMnedict's."""
_ORGANISATION = (
    "exists (select 1 from NETransType y where y.tid = t.ID and y.text = 'organization')"
)

_RARE_SPELLINGS = ("out-dated", "irregular kanji")
_RARE_SENSES = frozenset({
    "archaism", "obsolete term", "obscure term", "rare", "dated term", "slang",
    "vulgar expression or word", "jocular, humorous term", "manga slang", "derogatory",
    "colloquialism", "Internet slang", "poetical term", "children's language",
})  # fmt: skip
"""Marks of senses that no text of the field means."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word."""

    glosses: tuple[str, ...]
    fields: frozenset[str] = frozenset()
    """Subject fields: `military`, `law`."""
    is_rare: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A word in its spellings, and what it means in English."""

    number: int
    """`ent_seq` of JMdict or JMnedict."""
    words: tuple[str, ...]
    """With characters, the usual spelling first; in kana, where it has no other."""
    reading: str
    is_common: bool
    """In newspapers or word lists (JMdict's priority marks)."""
    senses: tuple[Sense, ...]

    @property
    def is_name(self) -> bool:
        """Whether it is from JMnedict."""
        return self.number >= _FIRST_NAME


class Dictionary:
    """The database, asked by word or by acronym."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            InvalidInput: it is not there, or is none of jamdict's.

        """
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True)
            self._rows("select k.idseq from Kanji k, NEKanji n limit 1")
        except sqlite3.Error as error:
            raise InvalidInput(
                f"{path} is not the database of jamdict-data ({error}); {HOW_TO_INSTALL}"
                f" brings it, and {PLACE} need not be set then."
            ) from error

    def _rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _numbers(self, query: str, *values: object) -> list[int]:
        return [int(row[0]) for row in self._rows(query, *values)]

    @cached_property
    def words(self) -> Mapping[str, bool]:
        """Every headword with characters, and whether JMnedict alone has it.

        Of JMnedict only organisations: a person's characters have many readings.
        """
        names = self._rows(
            "select k.text from NETranslation t join NEKanji k on k.idseq = t.idseq"
            f" where {_ORGANISATION}"
        )
        words = {word: True for (word,) in names}
        words.update((word, False) for (word,) in self._rows("select text from Kanji"))
        return words

    def entries(self, word: str) -> tuple[Entry, ...]:
        """The entries of a word as it is written: JMdict's, or else JMnedict's."""
        numbers = (
            self._numbers("select distinct idseq from Kanji where text = ?", word)
            or self._numbers(
                "select distinct a.idseq from Kana a where a.text = ?"
                " and not exists (select 1 from Kanji k where k.idseq = a.idseq)",
                word,
            )
            or self._numbers(
                "select distinct k.idseq from NEKanji k join NETranslation t"
                f" on t.idseq = k.idseq where k.text = ? and {_ORGANISATION}",
                word,
            )
        )
        return tuple(self.entry(number) for number in numbers)

    def with_acronym(self, acronym: str) -> tuple[Entry, ...]:
        """The entries in whose English an acronym stands, JMdict's first."""
        return tuple(self.entry(number) for number in self._acronyms.get(acronym, ()))

    @cached_property
    def _acronyms(self) -> dict[str, Sequence[int]]:
        # `+`: without it SQLite takes the index on the language, which all rows share
        glosses = self._rows(
            "select s.idseq, g.text from SenseGloss g join Sense s on s.ID = g.sid"
            " where +g.lang = 'eng' and g.text glob '*[A-Z][A-Z]*'"
        ) + self._rows(
            "select t.idseq, g.text from NETranslation t join NETransGloss g on g.tid = t.ID"
            f" where g.text glob '*[A-Z][A-Z]*' and {_ORGANISATION}"
        )
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for number, gloss in glosses:
            for word in gloss.replace("(", " ").replace(")", " ").split():
                if word.isupper():
                    found[word][int(number)] = None
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cache  # noqa: B019 - kept as long as the dictionary
    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        if number >= _FIRST_NAME:
            words = self._rows(
                "select text, 0 from NEKanji where idseq = ? order by ID", number
            )
            kana = self._rows("select text, 0 from NEKana where idseq = ? order by ID", number)
            glosses = self._rows(
                "select g.text from NETranslation t join NETransGloss g on g.tid = t.ID"
                " where t.idseq = ? order by t.ID, g.rowid",
                number,
            )
            senses = [Sense(tuple(text for (text,) in glosses))]
        else:
            words = self._rows(
                "select k.text, exists (select 1 from KJP where kid = k.ID) from Kanji k"
                " where k.idseq = ? and not exists (select 1 from KJI i where i.kid = k.ID"
                " and (instr(i.text, ?) or instr(i.text, ?))) order by k.ID",
                number,
                *_RARE_SPELLINGS,
            )
            kana = self._rows("select text, 0 from Kana where idseq = ? order by ID", number)
            places = self._numbers("select ID from Sense where idseq = ? order by ID", number)
            senses = [self._sense(place) for place in places]
        return Entry(
            number,
            tuple(text for text, _ in words or kana),
            kana[0][0] if kana else "",
            any(common for _, common in words),
            tuple(senses),
        )

    def _sense(self, place: int) -> Sense:
        glosses = self._rows(
            "select text from SenseGloss where sid = ? and +lang = 'eng' order by rowid", place
        )
        fields = self._rows("select text from field where sid = ?", place)
        marks = self._rows("select text from misc where sid = ?", place)
        return Sense(
            tuple(text for (text,) in glosses),
            frozenset(text for (text,) in fields),
            is_rare=any(mark in _RARE_SENSES for (mark,) in marks),
        )


def installed() -> Dictionary | None:
    """The dictionary, if there is one; the package is looked for, not imported."""
    place = os.environ.get(PLACE)
    if place is not None:
        return _open(Path(place)) if place else None
    package = importlib.util.find_spec(PACKAGE)
    folders = (package and package.submodule_search_locations) or ()
    found = (Path(folder) / "jamdict.db" for folder in folders)
    return next((_open(path) for path in found if path.exists()), None)


@cache
def _open(path: Path) -> Dictionary:
    return Dictionary(path)
