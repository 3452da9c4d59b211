"""The glossary as a folder of pages, for any web server or none.

In: a termbase. Out: its entries, texts and statistics as HTML, made by the views and the
templates of the served pages, with a search that needs no server. Called by cli.
"""

from __future__ import annotations

import json
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from glossary.export import Choice, to_file
from glossary.files.folder import written_folder
from glossary.formats import formats
from glossary.language import LANGUAGES
from glossary.publication import freeze
from glossary.publication.metadata import metadata
from glossary.site import messages
from glossary.site.static_site import assets, index, pages
from glossary.site.static_site.layout import Layout, alike_texts
from glossary.site.static_site.links import STATIC
from glossary.site.static_site.pages import Site
from glossary.site.static_site.visit import Titles
from glossary.termbase import files_of, offline, open_to_read

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from glossary.publication import Frozen, Terms
    from glossary.site.static_site.pages import Page

MARKER = "site.json"
"""Says what the folder is, so that the next export may replace it."""

ORDER = ("en", "ko", "ja")
"""Of the interface's languages: the first is that of the pages at the root."""
assert set(ORDER) == set(messages.LANGUAGES)

_DOWNLOADS = "download"

_AT_ONCE = 200
"""Entries that a process makes in one go: two seconds' work."""
_WORTH_IT = 1000
"""Entries from which on several processes are sooner done, each of which takes a second to
begin."""


def _in_silence(_done: int, _of: int) -> None:
    """Nobody wants to hear how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How the pages are made."""

    languages: Sequence[str] = ORDER
    """Of the interface."""
    processes: int = 0
    """How many work at once; 0 for one a processor."""
    tell: Callable[[int, int], None] = _in_silence
    """Hears how many entries of how many are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export has in it."""

    frozen: Frozen
    files: int
    """Pages, in all languages."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Where pages are written to, from what: all that a process needs to know."""

    database: Path
    layout: Layout
    titles: Titles
    folder: Path

    def site(self, connection: sqlite3.Connection) -> Site:
        return Site(connection=connection, layout=self.layout, titles=self.titles)


def export(
    connection: sqlite3.Connection, folder: Path, terms: Terms, work: Work | None = None
) -> Written:
    """Write the pages of what the terms allow into a folder, whole or not at all.

    Raises InvalidInput where there is nothing to publish, or where the folder has
    something else in it.
    """
    how = work or Work()

    def write(fresh: Path) -> Written:
        # Within the folder: what a run that was killed left is removed with it.
        with tempfile.TemporaryDirectory(dir=fresh, prefix=".making-") as temporary:
            database = Path(temporary) / "glossary.db"
            frozen = freeze(connection, database, terms)
            titles = _titles(metadata(connection, {}))
            with closing(open_to_read(database, immutable=True)) as copy:
                layout = _layout(copy, how.languages)
                files = _write_all(copy, _Made(database, layout, titles, fresh), how)
        about = {"made_by": "glossary", "entries": frozen.entries, "pages": files}
        text = json.dumps(about | {"languages": list(how.languages)}, indent=2) + "\n"
        (fresh / MARKER).write_text(text, "utf-8")
        return Written(frozen=frozen, files=files)

    return written_folder(folder, write, marker=MARKER, apart=files_of(connection))


def _titles(described: dict[str, object]) -> Titles:
    own: dict[str, str] = described["databases"]["glossary"]  # type: ignore[index]

    def value(name: str) -> str:
        return str(own.get(name) or described.get(name) or "")

    return Titles(
        title=value("title") or "Glossary",
        licence=value("license"),
        licence_url=value("license_url"),
    )


def _layout(connection: sqlite3.Connection, languages: Sequence[str]) -> Layout:
    texts = pages.parts_of_texts(connection)
    alone = set(pages.ALONE) & pages.views().keys()
    return Layout(
        languages=tuple(languages),
        downloads=_downloads(),
        pages=frozenset(alone if texts else alone - {"texts"}) | {"search", "entries"},
        entries=offline.count(connection),
        alike=offline.alike(connection),
        texts=texts,
        alike_texts=alike_texts(texts),
    )


def _downloads() -> dict[str, str]:
    """The files for other tools: format → path, `omegat:ko,ja` → path."""
    paths = {}
    for name, format_ in formats().items():
        if not format_.BUILT:
            continue
        if format_.LANGUAGES == 2:
            for other in reversed(LANGUAGES[1:]):
                path = f"{_DOWNLOADS}/glossary.{LANGUAGES[0]}-{other}{format_.SUFFIX}"
                paths[f"{name}:{LANGUAGES[0]},{other}"] = paths[name] = path
        else:
            paths[name] = f"{_DOWNLOADS}/glossary{format_.SUFFIX}"
    return paths


def _write_downloads(connection: sqlite3.Connection, made: _Made) -> None:
    for name, path in made.layout.downloads.items():
        format_name, _, languages = name.partition(":")
        if formats()[format_name].LANGUAGES == 2 and not languages:
            continue  # the same file as one of its pairs
        choice = Choice(languages=languages.split(",") if languages else None)
        to_file(connection, format_name, made.folder / path, choice)


def _write_all(connection: sqlite3.Connection, made: _Made, how: Work) -> int:
    ids = offline.ids(connection)
    how.tell(0, len(ids))
    assets.write(made.folder / STATIC)
    _write_downloads(connection, made)
    site = made.site(connection)
    first = made.layout.languages[0]
    path_of = partial(made.layout.entry, language=first)
    index.write(connection, made.folder / index.FOLDER, path_of)
    files = _write_pages(made.folder, pages.single(site))
    files += _write_pages(made.folder, pages.texts(site))
    groups = [ids[i : i + _AT_ONCE] for i in range(0, len(ids), _AT_ONCE)]
    done = 0
    processes = how.processes or os.cpu_count() or 1
    if processes == 1 or len(ids) < _WORTH_IT:
        for group in groups:
            files += _write_pages(made.folder, pages.entries(site, group))
            done += len(group)
            how.tell(done, len(ids))
        return files
    # Processes that begin anew: what a thread of this one is at is no matter of theirs.
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_begin, initargs=(made,)
    ) as pool:
        for group, number in zip(groups, pool.map(_write_entries, groups), strict=True):
            files += number
            done += len(group)
            how.tell(done, len(ids))
    return files


def _write_pages(folder: Path, some: Iterable[Page]) -> int:
    number = 0
    for path, html in some:
        file = folder / path
        try:
            file.write_text(html, "utf-8")
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, "utf-8")
        number += 1
    return number


_process: list[tuple[Path, Site]] = []
"""What a process for entries works on; set once, when it begins."""


def _begin(made: _Made) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    connection = open_to_read(made.database, immutable=True)
    _process.append((made.folder, made.site(connection)))


def _end_with_parent() -> None:
    """End this process with the one that began it: it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _write_entries(public_ids: Sequence[str]) -> int:
    folder, site = _process[0]
    return _write_pages(folder, pages.entries(site, public_ids))
