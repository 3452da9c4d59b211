"""Exports and imports beside the bare library doing the same, each in a process of its own.

The glossary is synthetic (see `large.py`). Peers go through the same termbase or the same
file in the same run: `lxml` building the same elements and writing them, `lxml.iterparse`
touching every element, `csv` and `openpyxl` with the same cells, SQLite taking the same
rows without anything derived, and translate-toolkit. A ratio is the peer's time divided by
ours: above 1, ours is the faster one.

    python -m benchmarks.exchange [--entries 100000] [--write docs/benchmarks.md]
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import large
from glossary import export, importing
from glossary.formats import Options, formats, readable
from glossary.language import key
from glossary.model import Concept
from glossary.termbase import concepts, open_termbase
from glossary.termbase.sources import sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossary.model import Term

LANGUAGES = ("ko", "en", "ja")
ROOT = Path(__file__).parent.parent
_CHOICE = export.Choice(languages=LANGUAGES)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _termbase(folder: Path) -> sqlite3.Connection:
    return open_termbase(folder / "large.db", create=True)


# ---------------------------------------------------------------- ours


def make_jsonl(folder: Path, entries: int) -> int:
    """The synthetic glossary, as the file from which the termbase is made."""
    with (folder / "large.jsonl").open("wb") as stream:
        report = formats()["jsonl"].write(
            large.concepts(entries),
            stream,
            languages=LANGUAGES,
            sources=large.SOURCES,
            title="synthetic",
        )
    return report.written


def import_jsonl(folder: Path, _: int) -> int:
    """The whole way into the termbase: match, write, history, search index."""
    with closing(_termbase(folder)) as connection:
        path = folder / "large.jsonl"
        return importing.import_file(
            connection, path, importing.How(), actor="benchmark"
        ).added.count


def import_tbx(folder: Path, _: int) -> int:
    """As above, from TBX, into an empty termbase."""
    with closing(open_termbase(folder / "from-tbx.db", create=True)) as connection:
        path = folder / "ours.tbx"
        return importing.import_file(
            connection, path, importing.How(keep_going=True), actor="benchmark"
        ).added.count


def writer(name: str) -> Callable[[Path, int], int]:
    """Export the termbase in a format."""

    def run(folder: Path, _: int) -> int:
        with closing(_termbase(folder)) as connection:
            wanted = formats()[name].LANGUAGES
            choice = export.Choice(languages=LANGUAGES[:wanted], statuses=None)
            path = folder / f"ours{formats()[name].SUFFIX}"
            return export.to_file(connection, name, path, choice).report.written

    return run


def reader(name: str) -> Callable[[Path, int], int]:
    """Read what was exported, into concepts."""

    def run(folder: Path, _: int) -> int:
        path = folder / f"ours{formats()[name].SUFFIX}"
        items = readable()[name].read(path, Options(languages=LANGUAGES[:2]))
        return sum(isinstance(item, Concept) for item in items)

    return run


# ---------------------------------------------------------------- peers


def _stored(folder: Path) -> Iterator[Concept]:
    with closing(_termbase(folder)) as connection:
        yield from concepts.Selection(connection, export.PUBLISHED, export.TRUSTED)


def load_only(folder: Path, _: int) -> int:
    """What every export begins with: the entries, read from the termbase."""
    return sum(1 for _ in _stored(folder))


def lxml_write(folder: Path, _: int) -> int:
    """The elements of a TBX file, made and written with lxml alone."""
    from lxml import etree  # noqa: PLC0415

    count = 0
    with (
        (folder / "peer.tbx").open("wb") as stream,
        etree.xmlfile(stream) as xml,
        xml.element("tbx"),
        xml.element("body"),
    ):
        for concept in _stored(folder):
            xml.write(_lxml_entry(concept), pretty_print=True)
            count += 1
    return count


def _add(parent: Any, tag: str, text: str, **attributes: str) -> None:
    from lxml import etree  # noqa: PLC0415

    etree.SubElement(parent, tag, attributes).text = text


def _lxml_entry(concept: Concept) -> Any:
    from lxml import etree  # noqa: PLC0415

    entry = etree.Element("conceptEntry", id=concept.id)
    _add(entry, "descrip", concept.subject, type="subjectField")
    if concept.note:
        _add(entry, "note", concept.note)
    _add(entry, "note", f"review status: {concept.status}")
    for link in concept.relations:
        _add(entry, "ref", link.kind, type="crossReference", target=link.target)
    for language in LANGUAGES:
        section = etree.SubElement(entry, "langSec")
        section.set(_XML_LANG, language)
        for definition in concept.definitions:
            if definition.language == language:
                group = etree.SubElement(section, "descripGrp")
                _add(group, "descrip", definition.text, type="definition")
                _add(group, "admin", definition.source, type="source", target="s")
        for term in concept.in_language(language):
            _lxml_term(etree.SubElement(section, "termSec"), term)
    return entry


def _lxml_term(parent: Any, term: Term) -> None:
    from lxml import etree  # noqa: PLC0415

    _add(parent, "term", term.text)
    _add(parent, "termNote", term.part_of_speech, type="partOfSpeech")
    _add(parent, "termNote", term.type, type="termType")
    status = f"{term.administrative_status}Term-admn-sts"
    _add(parent, "termNote", status, type="administrativeStatus")
    for piece in term.evidence:
        if piece.quote:
            group = etree.SubElement(parent, "descripGrp")
            _add(group, "descrip", piece.quote, type="context")
        _add(parent, "admin", piece.note or piece.source, type="source", target="s")
    if term.reading:
        _add(parent, "note", f"reading: {term.reading}")
    _add(parent, "note", f"reliability: {term.reliability} of 4")


def lxml_read(folder: Path, _: int) -> int:
    """Every element of our TBX file, looked at and forgotten."""
    from lxml import etree  # noqa: PLC0415

    count, characters = 0, 0
    for _event, element in etree.iterparse(str(folder / "ours.tbx"), events=("end",)):
        characters += len(element.text or "") + len(element.tag) + len(element.attrib)
        if element.tag.endswith("conceptEntry"):
            count += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return count


def lxml_and_sqlite(folder: Path, _: int) -> int:
    """Our TBX file through iterparse, its terms into SQLite tables with our indexes."""
    from lxml import etree  # noqa: PLC0415

    path = folder / "peer.db"
    path.unlink(missing_ok=True)
    schema = (ROOT / "glossary/termbase/schema.sql").read_text("utf-8")
    count = 0
    name = "{urn:iso:std:iso:30042:ed-2}"
    with closing(sqlite3.connect(path)) as peer:
        peer.executescript(schema)
        peer.execute("insert into source (id, key, kind, title) values (1, 's', 'file', 's')")
        for _event, entry in etree.iterparse(
            str(folder / "ours.tbx"), tag=f"{name}conceptEntry"
        ):
            count += 1
            peer.execute(
                "insert into concept (id, public_id, status, created, modified)"
                " values (?, ?, 'proposed', '2026', '2026')",
                (count, entry.get("id")),
            )
            for section in entry.iterfind(f"{name}langSec"):
                for term in section.iterfind(f"{name}termSec/{name}term"):
                    row = peer.execute(
                        "insert into term (concept_id, language, text, key, type,"
                        " administrative_status, position)"
                        " values (?, ?, ?, ?, 'fullForm', 'admitted', 0) returning id",
                        (count, section.get(_XML_LANG), term.text, key(term.text)),
                    ).fetchone()
                    peer.executemany(
                        "insert into evidence (term_id, method, source_id)"
                        " values (?, 'import', 1)",
                        [row] * len(term.getparent().findall(f".//{name}admin")),
                    )
            entry.clear()
            while entry.getprevious() is not None:
                del entry.getparent()[0]
        peer.commit()
    return count


def toolkit_read(folder: Path, _: int) -> int:
    """translate-toolkit, which holds the file in memory, on our TBX version 2."""
    from translate.storage import tbx  # noqa: PLC0415

    parse: Any = tbx.tbxfile.parsefile
    store = parse(str(folder / "ours.v2.tbx"))
    return len(store.units)


def csv_write(folder: Path, _: int) -> int:
    """The cells of our table, with the csv module alone."""
    count = 0
    with (folder / "peer.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        for cells in _cells(folder):
            rows.writerow(cells)
            count += 1
    return count


def _cells(folder: Path) -> Iterator[list[str]]:
    """An entry a row, with what our table has of it."""
    titles = {}
    with closing(_termbase(folder)) as connection:
        titles = {s.key: s.title for s in sources(connection).values()}
    for concept in _stored(folder):
        cells = [concept.id, concept.status, concept.subject]
        for language in LANGUAGES:
            terms = concept.in_language(language)
            cells += [terms[0].text, "", "", ""]
            cells.append(" | ".join(t.reading for t in terms))
            texts = (d.text for d in concept.definitions if d.language == language)
            cells += [" | ".join(texts), str(terms[0].reliability)]
            cells.append("; ".join(f"{titles[e.source]}: {e.note}" for e in terms[0].evidence))
            cells.append(terms[0].note)
        yield [*cells, concept.note, " | ".join(r.target for r in concept.relations)]


def csv_read(folder: Path, _: int) -> int:
    """Our table, row by row, with the csv module alone."""
    with (folder / "ours.csv").open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


def openpyxl_write(folder: Path, _: int) -> int:
    """The cells of our table in a plain workbook."""
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    count = 0
    for cells in _cells(folder):
        sheet.append(cells)
        count += 1
    book.save(folder / "peer.xlsx")
    return count


def openpyxl_read(folder: Path, _: int) -> int:
    """Our workbook, row by row, with openpyxl alone."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(folder / "ours.xlsx", read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1


CASES: dict[str, Callable[[Path, int], int]] = {
    "make": make_jsonl,
    "import jsonl": import_jsonl,
    "load": load_only,
    **{f"write {name}": writer(name) for name in formats()},
    **{f"read {name}": reader(name) for name in readable()},
    "import tbx": import_tbx,
    "lxml write": lxml_write,
    "lxml read": lxml_read,
    "lxml and sqlite": lxml_and_sqlite,
    "toolkit read": toolkit_read,
    "csv write": csv_write,
    "csv read": csv_read,
    "openpyxl write": openpyxl_write,
    "openpyxl read": openpyxl_read,
}

PEERS = {
    "write tbx": "lxml write",
    "write tbx2": "lxml write",
    "write tbx-dct": "lxml write",
    "write tbx-linguist": "lxml write",
    "write csv": "csv write",
    "write xlsx": "openpyxl write",
    "read tbx": "lxml read",
    "read tbx2": "toolkit read",
    "read csv": "csv read",
    "read xlsx": "openpyxl read",
    "import tbx": "lxml and sqlite",
}


# ---------------------------------------------------------------- measuring


@dataclass(frozen=True)
class Measured:
    """What one case took."""

    entries: int
    seconds: float
    megabytes: float


def measure(case: str, folder: Path, entries: int) -> Measured:
    """Run a case in a process of its own; modules are imported before the clock starts."""
    command = [sys.executable, "-m", "benchmarks.exchange", "--case", case]
    command += ["--folder", str(folder), "--entries", str(entries)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{case} failed:\n{done.stderr}")
    measured = Measured(**json.loads(done.stdout.splitlines()[-1]))
    print(f"{case:20} {measured.seconds:7.2f} s {measured.megabytes:5.0f} MB", file=sys.stderr)
    return measured


def run_case(case: str, folder: Path, entries: int) -> None:
    """Run a case here, and print what it took."""
    start = time.perf_counter()
    count = CASES[case](folder, entries)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"entries": count, "seconds": seconds, "megabytes": peak}))


def doctor(folder: Path) -> tuple[float, float]:
    """`glossary doctor` on a TBX file of 4 MB, from a cold start: its size, the seconds."""
    # In little memory: what this process once held counts as its children's peak.
    with (folder / "ours.tbx").open("rb") as whole:
        start = whole.read(4_000_000) + whole.readline()
        while not start.endswith(b"</conceptEntry>\n"):
            start += whole.readline()
        # The sources stand at the end, and entries refer to them.
        whole.seek(-100_000, os.SEEK_END)
        rest = whole.read()
    path = folder / "four.tbx"
    path.write_bytes(start + rest[rest.index(b"    </body>") :])
    command = [sys.executable, "-m", "glossary.cli", "doctor", str(path)]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return path.stat().st_size / 1e6, time.perf_counter() - began


def report(entries: int) -> str:
    """The tables, in Markdown."""
    few = entries // 5
    compared = ["make", "import jsonl", "load", *PEERS, *dict.fromkeys(PEERS.values())]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # What is read has been written: `read tbx2` needs the file of `write tbx2`.
        results = {case: measure(case, folder, entries) for case in compared}
        megabytes, seconds = doctor(folder)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours = [
            case for case in CASES if case.split()[0] in {"make", "import", "write", "read"}
        ]
        small = {case: measure(case, folder, few) for case in ours}
        sizes = {
            name: (folder / f"ours{module.SUFFIX}").stat().st_size / 1e6
            for name, module in formats().items()
        }
    last = f"`glossary doctor` on a TBX file of {megabytes:.1f} MB, from a cold start: "
    lines = [
        *_introduction(entries),
        *_compared(results),
        f"{last}{seconds:.2f} s (at most 2).",
        "",
        *_flat(results, small, entries, few),
        *_rates(small, sizes, few),
    ]
    return "\n".join(lines)


def _introduction(entries: int) -> list[str]:
    return [
        "# Speed and memory of exports and imports",
        "",
        f"{entries:,} entries with {3 * entries:,} terms, synthetic (`benchmarks/large.py`);",
        "`python -m benchmarks.exchange`, each case a process of its own, run once;",
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
        "",
    ]


def _compared(results: dict[str, Measured]) -> list[str]:
    lines = [
        "## Beside the bare library",
        "",
        "The ratio is the peer's time divided by ours: above 1, ours is faster. Exports read",
        f"the termbase first, as the peer does ({results['load'].seconds:.1f} s); the last",
        "column leaves that out on both sides.",
        "",
        "| ours | seconds | MB | peer | seconds | MB | ratio | without reading |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    load = results["load"].seconds
    for case, peer in PEERS.items():
        ours, theirs = results[case], results[peer]
        ratio = theirs.seconds / ours.seconds
        bare = ""
        if case.startswith("write"):
            bare = f"{(theirs.seconds - load) / (ours.seconds - load):.2f}"
        lines.append(
            f"| {case} | {ours.seconds:.1f} | {ours.megabytes:.0f} | {peer} "
            f"| {theirs.seconds:.1f} | {theirs.megabytes:.0f} | {ratio:.2f} | {bare} |"
        )
    return [*lines, ""]


def _rates(results: dict[str, Measured], sizes: dict[str, float], entries: int) -> list[str]:
    lines = [
        f"## Every format, at {entries:,} entries",
        "",
        "| format | MB of file | written, entries/s | MB | read, entries/s | MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in formats():
        write = results[f"write {name}"]
        cells = [f"{sizes[name]:.0f}", f"{write.entries / write.seconds:,.0f}"]
        cells.append(f"{write.megabytes:.0f}")
        read = results.get(f"read {name}")
        if read is not None:
            cells += [f"{read.entries / read.seconds:,.0f}", f"{read.megabytes:.0f}"]
        else:
            cells += ["", ""]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def _flat(
    results: dict[str, Measured], small: dict[str, Measured], entries: int, few: int
) -> list[str]:
    lines = [
        "## Memory at two sizes",
        "",
        f"| | MB at {few:,} entries | MB at {entries:,} |",
        "| --- | ---: | ---: |",
    ]
    lines += [
        f"| {case} | {took.megabytes:.0f} | {results[case].megabytes:.0f} |"
        for case, took in small.items()
        if case in results and case != "make"
    ]
    return [*lines, ""]


def main() -> None:
    """Print the report, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.case:
        run_case(arguments.case, arguments.folder, arguments.entries)
        return
    text = report(arguments.entries)
    print(text)
    if arguments.write:
        arguments.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
