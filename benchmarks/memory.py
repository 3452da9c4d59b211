"""The translation memory against its peers: same units, same queries, one run.

`python -m benchmarks.memory` writes docs/speed-memory.md. `--corpus FILE…` takes other
units than the development data: JSON lines with `ko` and `en`, or two columns of TSV.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.apart import apart
from benchmarks.markdown import table
from benchmarks.memory_data import count_real, default_corpus, queries
from benchmarks.memory_peers import PEERS, Answers, Job, ask, brute_force, write_tmx
from glossary.language import key
from glossary.memory.similarity import similarity, without_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs" / "speed-memory.md"
SIZES = (90_000, 1_000_000)
EACH = 100
"""Queries of each kind."""
_AT_HALF = 90
"""Queries of which the best match from 50 % is known."""
TARGETS = {90_000: (2.0, 6.0), 1_000_000: (8.0, 50.0)}
"""p50 and p95 of the best match, ms, by units."""


@dataclass(slots=True)
class Ours:
    """What was measured of ours."""

    import_seconds: float = 0
    import_processor: float = 0
    import_mb: float = 0
    bytes_a_segment: float = 0
    first_ms: float = 0
    process_ms: float = 0
    lookup_mb: float = 0
    times: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by what was asked for."""
    best: dict[str, list[str]] = field(default_factory=dict)
    """The most similar source that was found, likewise."""
    batch_a_second: dict[int, float] = field(default_factory=dict)
    concordance: dict[str, list[float]] = field(default_factory=dict)
    concordance_checked: int = 0
    concordance_wrong: int = 0


def build(path: Path, file: Path) -> tuple[float, float, float]:
    """Import a TMX; seconds, those of the processors, and the peak of memory in MB.

    The last two are of all processes that took part.
    """
    from glossary.memory import How, import_file  # noqa: PLC0415
    from glossary.termbase import open_termbase  # noqa: PLC0415

    before = time.perf_counter()
    with closing(open_termbase(path, create=True)) as connection:
        import_file(connection, file, How())
    seconds = time.perf_counter() - before
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return (
        seconds,
        sum(one.ru_utime + one.ru_stime for one in used),
        sum(one.ru_maxrss for one in used) / 1024,
    )


WAYS: dict[str, tuple[float, int]] = {
    "best match, from 70 %": (0.7, 1),
    "best five, from 70 %": (0.7, 5),
    "best match, from 50 %": (0.5, 1),
    "best five, from 50 %": (0.5, 5),
}


def look_up(path: Path, wanted: Sequence[str], ours: Ours) -> Ours:
    """Look every query up, in each way."""
    started = time.perf_counter()
    from glossary.memory.matching import matches  # noqa: PLC0415
    from glossary.termbase import open_termbase  # noqa: PLC0415

    with closing(open_termbase(path)) as connection:
        matches(connection, wanted[0] + "…", "ko", "en")
        ours.first_ms = 1000 * (time.perf_counter() - started)
        for way, (threshold, limit) in WAYS.items():
            times, best = [], []
            for query in wanted:
                before = time.perf_counter()
                found = matches(connection, query, "ko", "en", threshold=threshold, limit=limit)
                times.append(time.perf_counter() - before)
                best.append(max(found, key=lambda m: m.similarity).source if found else "")
            ours.times[way], ours.best[way] = times, best
    ours.lookup_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return ours


def batch(path: Path, wanted: Sequence[str], processes: int) -> float:
    """Look-ups a second, with so many processes, their start included."""
    from glossary.memory.batch import matches_of_all  # noqa: PLC0415
    from glossary.termbase import open_termbase  # noqa: PLC0415

    many = [f"{query} {i}" for i in range(10) for query in wanted]
    with closing(open_termbase(path)) as connection:
        before = time.perf_counter()
        found = list(matches_of_all(connection, many, "ko", "en", limit=1, processes=processes))
        return len(found) / (time.perf_counter() - before)


def concord(path: Path, ours: Ours) -> Ours:
    """Search for pieces of segments, and compare some of what is found with a scan."""
    from glossary.memory.concordance import concordance  # noqa: PLC0415
    from glossary.termbase import open_termbase  # noqa: PLC0415

    chance = random.Random(3)
    with closing(open_termbase(path)) as connection:
        last = connection.execute("select max(id) from segment").fetchone()[0]
        kinds = {
            "a syllable of Korean": ("ko", 1, False),
            "two syllables of Korean": ("ko", 2, False),
            "3-8 characters of Korean": ("ko", 5, False),
            "a word of Korean": ("ko", 0, True),
            "two letters of English": ("en", 2, False),
            "3-8 letters of English": ("en", 5, False),
            "a word of English": ("en", 0, True),
        }
        concordance(connection, "초기화", mark=False)
        for kind, (language, length, is_word) in kinds.items():
            pieces: list[str] = []
            while len(pieces) < EACH:
                row = connection.execute(
                    "select text from segment where id >= ? and language = ? limit 1",
                    (chance.randrange(1, last), language),
                ).fetchone()
                text = row["text"] if row else ""
                words = [word for word in text.split() if len(key(word)) > 1]
                whole = key(text)
                size = chance.randint(3, 8) if length == 5 else length
                if is_word and words:
                    pieces.append(chance.choice(words))
                elif not is_word and len(whole) > size:
                    place = chance.randrange(len(whole) - size)
                    pieces.append(whole[place : place + size])
            times = []
            for piece in pieces:
                before = time.perf_counter()
                concordance(connection, piece, mark=False)
                times.append(time.perf_counter() - before)
            ours.concordance[kind] = times
            for piece in pieces[:3]:
                scan = connection.execute(
                    "select count(*), total(id) from segment where instr(key, ?)", (key(piece),)
                ).fetchone()
                if scan[0] > 20_000:
                    continue
                found = concordance(connection, piece, limit=None, mark=False)
                ours.concordance_checked += 1
                same = (len(found), float(sum(hit.segment for hit in found))) == tuple(scan)
                ours.concordance_wrong += not same
    return ours


def process_ms(path: Path, query: str) -> float:
    """Milliseconds that `glossary tm lookup` takes, the start of Python included."""
    command = [sys.executable, "-m", "glossary.cli", "tm", "lookup", query, "--to", "en"]
    times = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run([*command, "--db", path], check=False, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - before)
    return 1000 * statistics.median(times)


def measure(path: Path, corpus: Sequence[Path], count: int, wanted: Sequence[str]) -> Ours:
    """Everything of ours, each part in a process of its own."""
    ours = Ours()
    if not path.exists():
        file = path.with_suffix(".tmx")
        write_tmx(file, Job(tuple(corpus), count, []))
        ours.import_seconds, ours.import_processor, ours.import_mb = apart(build, path, file)
        file.unlink()
    folder = Path(f"{path}-memory")
    size = sum(file.stat().st_size for file in folder.glob("*.signatures"))
    ours.bytes_a_segment = size / (2 * count)
    ours.process_ms = process_ms(path, wanted[0])
    ours = apart(look_up, path, wanted, ours)
    for processes in (1, 2):
        ours.batch_a_second[processes] = apart(batch, path, wanted, processes)
    return apart(concord, path, ours)


# ------------------------------------------------------------------------------ the report


def ms(times: Sequence[float]) -> str:
    """p50 / p95 in milliseconds."""
    ordered = sorted(times)
    return " / ".join(f"{1000 * _percentile(ordered, p):.1f}" for p in (50, 95))


def _percentile(ordered: Sequence[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def recall(wanted: Sequence[str], best: Sequence[str], truth: Sequence[str]) -> str:
    """The share of the queries with a match whose best was given, and how many those are."""
    found = total = 0
    for query, given, true in zip(wanted, best, truth, strict=False):
        if true:
            total += 1
            true_score = similarity(query, true, "ko")
            found += bool(given) and (
                similarity(query, given, "ko") >= true_score - 1e-9
                or without_numbers(given) == without_numbers(query)
            )
    return f"{found / total:.3f} ({total})" if total else "-"


def report_size(  # noqa: PLR0913, PLR0917 - all that was measured
    count: int,
    is_real: int,
    ours: Ours,
    wanted: list[str],
    peers: dict[str, Answers | str],
    at_half: list[str],
) -> str:
    """The part of the report on one size."""
    truth_of = peers["brute force (rapidfuzz, length window)"]
    assert isinstance(truth_of, Answers)
    truth = truth_of.best
    derived = max(0, count - is_real)
    lines = [
        f"## {count:,} units\n",
        f"{min(count, is_real):,} real and {derived:,} derived; each Korean and English.\n",
    ]
    rows: list[tuple[object, ...]] = []
    for way, times in ours.times.items():
        shown = recall(wanted, ours.best[way], truth if "70" in way else at_half)
        rows.append((f"**ours**, {way}", len(times), ms(times), f"{_rate(times)}", shown, ""))
    for name, answers in peers.items():
        if isinstance(answers, str):
            rows.append((name, 0, "-", "-", "-", f"skipped: {answers}"))
        else:
            given = recall(wanted, answers.best, truth)
            some = len(answers.times)
            rows.append(
                (
                    name,
                    some,
                    ms(answers.times),
                    _rate(answers.times),
                    given,
                    f"{answers.built:.1f}",
                )
            )
    head = ("", "queries", "p50 / p95 ms", "a second", "recall of the best (of)", "built in s")
    lines.append(table(head, rows))
    lines.append(_targets(count, ours, wanted, truth))
    lines.append("Concordance, the first 50 hits without marking equivalents:\n")
    lines.append(
        table(
            ("what is looked for", "queries", "p50 / p95 ms"),
            [(kind, len(times), ms(times)) for kind, times in ours.concordance.items()],
        )
    )
    return "\n".join(lines)


def _rate(times: Sequence[float]) -> str:
    return f"{len(times) / sum(times):,.0f}"


def _targets(count: int, ours: Ours, wanted: Sequence[str], truth: Sequence[str]) -> str:
    p50, p95 = TARGETS.get(count, (0, 0))
    everything = list(chain.from_iterable(ours.concordance.values()))
    best = ours.times["best match, from 70 %"]
    rows = [
        (
            "recall of the best match from 70 %",
            "1.000",
            recall(wanted, ours.best["best match, from 70 %"], truth),
        ),
        ("p50 / p95 of the best match, ms", f"{p50} / {p95}" if p50 else "", ms(best)),
        ("p50 at 50 %, ms", "100 at 90,000", ms(ours.times["best match, from 50 %"])),
        ("first look-up: import, open, answer, ms", "300", f"{ours.first_ms:.0f}"),
        ("`glossary tm lookup` as a process, ms", "", f"{ours.process_ms:.0f}"),
        (
            "index, with that of the concordance, bytes a segment",
            "250",
            f"{ours.bytes_a_segment:.0f}",
        ),
        (
            "import of a TMX, indexed, units a second",
            "20,000",
            f"{count / ours.import_seconds:,.0f}" if ours.import_seconds else "-",
        ),
        (
            "the same, for each second of a processor",
            "",
            f"{count / ours.import_processor:,.0f}" if ours.import_processor else "-",
        ),
        ("peak memory of the import, both processes, MB", "600", f"{ours.import_mb:.0f}"),
        ("peak memory of look-ups (mapped files included), MB", "600", f"{ours.lookup_mb:.0f}"),
        (
            "batch, look-ups a second with 1 / 2 processes",
            "",
            " / ".join(f"{n:,.0f}" for n in ours.batch_a_second.values()),
        ),
        (
            "concordance p95, all kinds, ms",
            "5 at 1,000,000",
            f"{1000 * _percentile(sorted(everything), 95):.1f}",
        ),
        (
            "concordance unlike a scan",
            "0",
            f"{ours.concordance_wrong} of {ours.concordance_checked}",
        ),
    ]
    return table(("", "target", "measured"), rows)


INTRODUCTION = """\
# Speed of the translation memory

Made by `python -m benchmarks.memory` on {date}: {machine}; Python {python}; load average
before it {load:.1f}, on a machine shared with other work. One process after the other, the
same units and the same queries for all. Times are those of whole look-ups: ours with the
translation, what differs, repairs and penalties; the others with what they give.

The queries, Korean: {counts}. The truth is the most similar segment by edit similarity in
characters from 70 % up, by brute force; one that differs from the query in its numbers only is
as good, whoever gives it (CAT tools score it 95-99). Peers that rank by another measure are
not wrong where they miss it. A peer answers for a minute at most.
"""


def main() -> None:
    """Measure and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="+", default=default_corpus())
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument(
        "--keep", type=Path, help="a folder for the databases, to use them again"
    )
    parser.add_argument(
        "--without", nargs="*", default=(), help="peers to leave out, by a word"
    )
    parser.add_argument("--output", type=Path, default=REPORT)
    options = parser.parse_args()
    corpus = tuple(options.corpus)
    if not corpus:
        parser.error("there is no development data here: name a corpus with --corpus")
    kinds = queries(corpus, EACH)
    wanted = list(chain.from_iterable(zip(*kinds.values(), strict=False)))
    is_real = count_real(corpus)
    parts = [
        INTRODUCTION.format(
            date=datetime.datetime.now(datetime.UTC).date(),
            machine=f"{os.cpu_count()} cores ({platform.machine()})",
            python=platform.python_version(),
            load=os.getloadavg()[0],
            counts=", ".join(f"{len(some)} {kind}" for kind, some in kinds.items()),
        )
    ]
    with tempfile.TemporaryDirectory() as folder:
        for count in options.sizes:
            path = (options.keep or Path(folder)) / f"{count}.db"
            print(f"{count:,} units", file=sys.stderr)
            ours = measure(path, corpus, count, wanted)
            job = Job(corpus, count, wanted)
            peers: dict[str, Answers | str] = {}
            for name in PEERS:
                if any(word in name for word in options.without):
                    continue
                print(f"  {name}", file=sys.stderr)
                peers[name] = apart(ask, name, job)
            at_half = apart(brute_force, Job(corpus, count, wanted[:_AT_HALF]), 0.5).best
            parts.append(report_size(count, is_real, ours, wanted, peers, at_half))
    options.output.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
