"""Import and export of a memory beside the bare libraries doing the least of it.

Peers go through the same file or the same database in the same run, each in a process of
its own: expat with handlers that only collect texts, `lxml.iterparse` touching every unit,
SQLite taking the same rows with the same indexes and nothing merged or searched for, a TMX
written with `lxml.etree.xmlfile`, translate-toolkit reading one. A ratio is the peer's time
divided by ours: above 1, ours is the faster one.

The units are synthetic, unless a TMX is named: curated terms in Korean and English, put
into sentences with a number.

    python -m benchmarks.bitexts [--units 100000] [--tmx memory.tmx] [--write report.md]
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree
from translate.storage.tmx import tmxfile

from benchmarks.apart import apart
from benchmarks.markdown import table
from glossary import bitexts
from glossary.bitexts import Layout
from glossary.equivalents import curated
from glossary.language import key
from glossary.memory import units, writing
from glossary.memory.exporting import export_units
from glossary.model import Source, SourceKind, Unit
from glossary.own import curated_terms
from glossary.termbase import open_termbase
from glossary.termbase import writing as transaction
from glossary.termbase.sources import source_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from typing import Any

_LAYOUT = Layout(languages=("ko", "en"))
_SOURCE = Source(key="memory:m.tmx", kind=SourceKind.MEMORY, title="m.tmx")
_TOOLKIT = 20_000
"""Units that translate-toolkit is given at most: it builds a tree of them all."""


@dataclass(frozen=True)
class Measured:
    """What came of a run: units a second of the processor, the largest memory in MB.

    Nothing here waits for anything or has a second thread, and other programs that run at
    the same time do not count.
    """

    speed: float
    megabytes: float


def synthetic(count: int) -> Iterator[Unit]:
    """So many units, each of its own, the same in every run."""
    path = curated_terms()
    assert path is not None
    pairs = [
        (korean.text, english.text)
        for concept in curated.read(path)
        if (korean := concept.preferred("ko")) and (english := concept.preferred("en"))
    ]
    for number in range(count):
        one, other = pairs[number % len(pairs)], pairs[(number * 7 + 3) % len(pairs)]
        yield Unit(
            source="",
            segments={
                "ko": f"정부는 {number}차 회의에서 {one[0]} 및 {other[0]} 문제를 논의하였다.",
                "en": f"At meeting {number} the government discussed {one[1]} and {other[1]}.",
            },
            external_id=str(number),
            document=f"{number // 500}.docx",
            position=number % 500,
            created="2026-01-02T03:04:05Z",
        )


# ---------------------------------------------------------------- runs, each in a process


def read_ours(folder: Path) -> int:
    """A TMX into units."""
    return sum(isinstance(item, Unit) for item in bitexts.read(folder / "m.tmx"))


def read_expat(folder: Path) -> int:
    """The texts of its segments, and nothing else."""
    segments: list[str] = []
    inside = False
    count = 0

    def start(name: str, _: object) -> None:
        nonlocal inside, count
        if name == "seg":
            inside = True
            segments.clear()
        elif name == "tu":
            count += 1

    def end(name: str) -> None:
        nonlocal inside
        if name == "seg":
            inside = False

    def text(data: str) -> None:
        if inside:
            segments.append(data)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    with (folder / "m.tmx").open("rb") as stream:
        parser.ParseFile(stream)
    return count


def read_lxml(folder: Path) -> int:
    """Every unit as an element, its texts taken."""
    count = 0
    for _, element in etree.iterparse(str(folder / "m.tmx"), tag="tu"):
        for seg in element.iter("seg"):
            _ = seg.text
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
        count += 1
    return count


def read_toolkit(folder: Path) -> int:
    """translate-toolkit: the sources and targets of a part of the file."""
    parse: Callable[[str], Any] = tmxfile.parsefile
    store = parse(str(folder / "small.tmx"))
    return sum(bool(unit.source and unit.target) for unit in store.units)


def import_ours(folder: Path) -> int:
    """The whole way: read, merge, write, index."""
    return _import(folder, folder / "ours.db")


def import_again(folder: Path) -> int:
    """The same file once more: all of it is there already."""
    return _import(folder, folder / "ours.db")


def import_unindexed(folder: Path) -> int:
    """As above, without the index for similar segments and the concordance."""
    setattr(writing, "index", _no_index)  # noqa: B010 - mypy minds another function there
    return _import(folder, folder / "unindexed.db")


def _no_index(_: sqlite3.Connection) -> None:
    """Leave the index as it is."""


def _import(folder: Path, database: Path) -> int:
    read = (i for i in bitexts.read(folder / "m.tmx") if isinstance(i, Unit))
    with closing(open_termbase(database, create=True)) as connection:
        return writing.import_units(connection, _SOURCE, read).total


def insert_bare(folder: Path) -> int:
    """The same rows into the same tables, read, keyed and inserted, and nothing more."""
    read = (i for i in bitexts.read(folder / "m.tmx") if isinstance(i, Unit))
    number = 0
    with (
        closing(open_termbase(folder / "bare.db", create=True)) as connection,
        transaction(connection),
    ):
        source_id(connection, _SOURCE)
        while batch := list(islice(read, 10_000)):
            _insert(connection, number, batch)
            number += len(batch)
    return number


def _insert(connection: sqlite3.Connection, number: int, batch: list[Unit]) -> None:
    numbered = list(enumerate(batch, start=number + 1))
    connection.executemany(
        "insert into unit (id, source_id, external_id, document, position, created, added)"
        " values (?, 1, ?, ?, ?, ?, '')",
        [(n, u.external_id, u.document, u.position, u.created) for n, u in numbered],
    )
    connection.executemany(
        "insert into segment (unit_id, language, text, key) values (?, ?, ?, ?)",
        [(n, code, text, key(text)) for n, u in numbered for code, text in u.segments.items()],
    )


def export_tmx(folder: Path) -> int:
    """A TMX of all units."""
    return _export(folder, "tmx")


def export_xliff(folder: Path) -> int:
    """An XLIFF of all units."""
    return _export(folder, "xliff")


def export_tsv(folder: Path) -> int:
    """A table of all units."""
    return _export(folder, "tsv")


def _export(folder: Path, name: str) -> int:
    with (
        closing(open_termbase(folder / "ours.db")) as connection,
        (folder / f"out.{name}").open("wb") as stream,
    ):
        return export_units(connection, name, stream, _LAYOUT).written


def export_lxml(folder: Path) -> int:
    """The same units, read by us, written as elements."""
    count = 0
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    with (
        closing(open_termbase(folder / "ours.db")) as connection,
        etree.xmlfile(str(folder / "lxml.tmx"), encoding="utf-8") as stream,
        stream.element("tmx"),
        stream.element("body"),
    ):
        for unit in units(connection):
            tu = etree.Element("tu", tuid=unit.external_id)
            for code, text in unit.segments.items():
                tuv = etree.SubElement(tu, "tuv", {lang: code})
                etree.SubElement(tuv, "seg").text = text
            stream.write(tu)
            count += 1
    return count


# ---------------------------------------------------------------- the report


def _measured(run: Callable[[Path], int], folder: Path) -> Measured:
    started = time.process_time()
    count = run(folder)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(count / seconds, peak)


def report(count: int, tmx: Path | None) -> str:
    """The tables, in Markdown."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _make(folder, count, tmx)
        size = (folder / "m.tmx").stat().st_size / 1e6

        def run(function: Callable[[Path], int]) -> Measured:
            return apart(_measured, function, folder)

        ours = run(read_ours)
        rows: list[tuple[Any, ...]] = [("read a TMX", ours, "", "")]
        for name, function in (
            ("expat, texts only", read_expat),
            ("lxml.iterparse", read_lxml),
            ("translate-toolkit, a part", read_toolkit),
        ):
            rows.append(("", run(function), name, ours))
        bare = run(insert_bare)
        for name, function in (
            ("import, indexed", import_ours),
            ("import again", import_again),
            ("import, not indexed", import_unindexed),
        ):
            measured = run(function)
            rows += [(name, measured, "", ""), ("", bare, "the same rows, inserted", measured)]
        tmx_ = run(export_tmx)
        rows += [("export a TMX", tmx_, "", ""), ("", run(export_lxml), "lxml.xmlfile", tmx_)]
        rows += [("export an XLIFF 2.1", run(export_xliff), "", "")]
        rows += [("export a TSV", run(export_tsv), "", "")]
    lines = [
        (
            name,
            peer,
            f"{measured.speed:,.0f}",
            f"{measured.megabytes:,.0f}",
            f"{ours_.speed / measured.speed:.2f}" if isinstance(ours_, Measured) else "",
        )
        for name, measured, peer, ours_ in rows
    ]
    what = f"{tmx.name}" if tmx else "synthetic units"
    return (
        "# Speed of the memory's files\n\n"
        f"`python -m benchmarks.bitexts`: {what}, {size:,.0f} MB of TMX; "
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.\n\n"
        + table(("ours", "peer", "units/s of CPU", "peak MB", "peer's time / ours"), lines)
    )


def _make(folder: Path, count: int, tmx: Path | None) -> None:
    """The file that all read, and a smaller one."""
    if tmx is None:
        some = synthetic(count)
    else:
        read = (item for item in bitexts.read(tmx) if isinstance(item, Unit))
        some = islice(read, count)
    with (folder / "m.tmx").open("wb") as stream:
        bitexts.formats()["tmx"].write(some, stream, _LAYOUT)
    read = (item for item in bitexts.read(folder / "m.tmx") if isinstance(item, Unit))
    with (folder / "small.tmx").open("wb") as stream:
        bitexts.formats()["tmx"].write(islice(read, _TOOLKIT), stream, _LAYOUT)


def main() -> None:
    """Print the report, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--tmx", type=Path)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    text = report(arguments.units, arguments.tmx)
    print(text)
    if arguments.write:
        arguments.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
