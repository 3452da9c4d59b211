"""A termbase → a frozen copy of it in a folder, for others to read with Datasette.

In: a termbase, and what of it is to be published. Out: a folder that `datasette DIR`
serves: the database, which nobody writes to, with its metadata and settings. Called by cli
and, for the pages without a server, by site.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from glossary.errors import InvalidInput
from glossary.export import PUBLISHED
from glossary.files.folder import written_folder
from glossary.memory import indexing
from glossary.publication.metadata import configuration, metadata, settings
from glossary.publication.privacy import make_anonymous
from glossary.termbase import files_of, frozen, quotations
from glossary.termbase.connection import open_termbase
from glossary.termbase.sources import remove_unused, sources

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from glossary.model import Source, Status

MARKER = "publication.json"
"""Says what the folder is, so that the next publication may replace it."""

DATABASE = "glossary.db"
"""Whatever it is called here: addresses stay when it is published again."""


class Part(StrEnum):
    """What a publication may go without."""

    TEXTS = "texts"
    """The full texts, which belong to their publishers; quotations stay, as evidence."""
    SUGGESTIONS = "suggestions"
    """Terms that nothing vouches for."""
    CANDIDATES = "candidates"
    """What the last extraction found."""
    MEMORY = "memory"
    """The translation memory: texts of others, and of clients."""
    HISTORY = "history"
    """Who changed what when, drafts and removed entries included."""


OTHERS = "entries"
"""Stands among the parts for the entries of another status."""

WITHHELD = frozenset(Part)
"""What is left out unless somebody asks for it: none of it is meant for all the world."""

_LEAVE_OUT = {
    # Suggestions go while the candidates and the texts are there, from which entries are made.
    Part.SUGGESTIONS: frozen.leave_out_suggestions,
    Part.MEMORY: frozen.leave_out_memory,
    Part.TEXTS: frozen.leave_out_texts,
    Part.CANDIDATES: frozen.leave_out_candidates,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is published of a termbase, and how."""

    statuses: Sequence[Status] = PUBLISHED
    without: Collection[Part] = WITHHELD
    names: bool = False
    """Whether the names of editors and the folders of files stay."""
    sql: bool = False
    """Whether readers may ask in SQL of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """What stands in a frozen copy."""

    entries: int
    left_out: dict[str, int]
    """How many of what is not in it; what there was none of is not named."""
    anonymised: dict[str, int]
    """How many names of which kind were taken out."""
    texts: Sequence[str]
    """The texts that stand in it in full."""
    quoted: int
    """How many sentences it quotes of texts that do not."""
    unlicensed: Sequence[str]
    """Those of them of which no licence is known."""
    sources: dict[str, Source] = field(repr=False)
    tables: dict[str, int] = field(repr=False)


def freeze(connection: sqlite3.Connection, path: Path, terms: Terms) -> Frozen:
    """Write a copy of a termbase that holds what the terms allow; raises InvalidInput."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".freezing-") as folder:
        copy = frozen.copy(connection, Path(folder) / DATABASE)
        try:
            gone = {OTHERS: frozen.leave_out_other_entries(copy, terms.statuses)}
            quoted = 0
            for part in (part for part in _LEAVE_OUT if part in terms.without):
                if part is Part.TEXTS:
                    quoted = quotations.quote_contexts(copy)
                gone[part] = _LEAVE_OUT[part](copy)
            remove_unused(copy)
            anonymised = {} if terms.names else make_anonymous(copy)
            if Part.HISTORY in terms.without:  # which names the editors
                gone[Part.HISTORY] = frozen.leave_out_history(copy)
            texts = frozen.texts(copy)
            tables = frozen.finish(copy, path)
        finally:
            copy.close()
    if not tables["entry"]:
        raise InvalidInput(
            "Nothing to publish: there is no entry of that status. Choose others with "
            "--status, or approve some (`glossary approve`, `glossary serve --edit`)."
        )
    known = _prepare(path, memory=Part.MEMORY not in terms.without)
    return Frozen(
        entries=tables["entry"],
        left_out={str(part): number for part, number in gone.items() if number},
        anonymised=anonymised,
        texts=[title for title, _ in texts],
        quoted=quoted,
        unlicensed=[title for title, licence in texts if not licence],
        sources=known,
        tables=tables,
    )


def _prepare(path: Path, *, memory: bool) -> dict[str, Source]:
    """Make the memory's index, which is in files beside the database; the sources."""
    connection = open_termbase(path)
    try:
        if memory:
            indexing.rebuild(connection)
        return sources(connection)
    finally:
        connection.close()


def publish(connection: sqlite3.Connection, folder: Path, terms: Terms) -> Frozen:
    """Publish a termbase into a folder, whole or not at all.

    Raises InvalidInput where there is nothing to publish, or where the folder has
    something else in it.
    """
    write = partial(_write, connection, terms)
    return written_folder(folder, write, marker=MARKER, apart=files_of(connection))


def _write(connection: sqlite3.Connection, terms: Terms, folder: Path) -> Frozen:
    path = folder / DATABASE
    result = freeze(connection, path, terms)
    described, chosen = metadata(connection, result.sources), settings(sql=terms.sql)
    _write_yaml(folder / "metadata.yaml", described)
    _write_json(folder / "settings.json", chosen)
    # Datasette 1.0 has the settings and the queries there, and before 1.0 nobody reads it.
    _write_yaml(folder / "datasette.yaml", configuration(described, chosen))
    _write_json(folder / "inspect-data.json", _inspected(path, result.tables))
    _write_json(folder / MARKER, summary(result, terms))
    return result


def summary(result: Frozen, terms: Terms) -> dict[str, object]:
    """What a publication says of itself."""
    return {
        "made_by": "glossary",
        "entries": result.entries,
        "statuses": [str(status) for status in terms.statuses],
        "without": sorted(map(str, terms.without)),
        "left_out": result.left_out,
        "texts_in_full": list(result.texts),
        "sentences_quoted": result.quoted,
    }


def _inspected(path: Path, tables: dict[str, int]) -> dict[str, object]:
    """What `datasette inspect` would say: with it Datasette need not count and hash."""
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return {
        path.stem: {
            "hash": digest,
            "size": path.stat().st_size,
            "file": path.name,
            "tables": {name: {"count": count} for name, count in tables.items()},
        }
    }


def _write_yaml(path: Path, value: object) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=96)
    path.write_text(text, "utf-8")


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
