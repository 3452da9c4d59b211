"""The site on a large termbase, beside plain Datasette on the same database.

Both are servers of their own, asked over HTTP one request after the other, then by 50 readers
at once. Pages that many readers ask for are kept, so the readers ask for 5,000 different ones,
the nth most popular 1/n as often as the first (Zipf). The termbase is synthetic
(`site_data.py`): 100,000 entries with 300,000 terms, a text with 2,000 marks, and an entry that
stands 5,000 times in another.

    python -m benchmarks.site [--entries 100000] [--database FILE] [--write docs/speed-site.md]
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import random
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from benchmarks import large, site_data
from benchmarks.markdown import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REQUESTS = 200
READERS = 50
SECONDS = 60
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int
    started: float
    """Seconds from the start to the first page."""

    def memory(self) -> int:
        """The most memory that it had, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024


@dataclass(slots=True)
class Answers:
    """What came back for some requests."""

    milliseconds: list[float] = field(default_factory=list)
    size: int = 0
    """The largest answer, in bytes."""
    failed: int = 0

    def percentile(self, share: float) -> float:
        """A percentile of the times, in milliseconds."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@contextmanager
def serving(
    command: Sequence[str], environment: dict[str, str], first: str
) -> Iterator[Server]:
    """A server from its start until the end of the block."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        env=os.environ | environment | {"PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while True:
            try:
                get(http.client.HTTPConnection("127.0.0.1", port), first)
                break
            except OSError:
                if process.poll() is not None or time.perf_counter() - start > 60:
                    raise
                time.sleep(0.02)
        yield Server(process, port, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait()


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, int]:
    """The status and size of an answer, all of which is read."""
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, len(response.read())


def ask(server: Server, paths: Sequence[str]) -> Answers:
    """One request after the other on one connection; the first is not counted."""
    answers = Answers()
    with closing(http.client.HTTPConnection("127.0.0.1", server.port)) as connection:
        get(connection, paths[-1])
        for path in paths:
            start = time.perf_counter()
            status, size = get(connection, path)
            answers.milliseconds.append((time.perf_counter() - start) * 1000)
            answers.size = max(answers.size, size)
            answers.failed += status != 200
    return answers


def crowd(server: Server, paths: Sequence[str], seconds: int) -> Answers:
    """The answers to many readers at once, each of whom asks again when answered.

    `paths` are in the order of their popularity.
    """
    end = time.perf_counter() + seconds
    popularity = list(accumulate(1 / rank for rank in range(1, len(paths) + 1)))

    def read(reader: int) -> Answers:
        mine, choice = Answers(), random.Random(reader)
        with closing(http.client.HTTPConnection("127.0.0.1", server.port)) as connection:
            while (start := time.perf_counter()) < end:
                try:
                    (path,) = choice.choices(paths, cum_weights=popularity)
                    status, _ = get(connection, path)
                    mine.failed += status != 200
                except (OSError, http.client.HTTPException):
                    mine.failed += 1
                    connection.close()
                mine.milliseconds.append((time.perf_counter() - start) * 1000)
        return mine

    whole = Answers()
    with ThreadPoolExecutor(READERS) as pool:
        for some in pool.map(read, range(READERS)):
            whole.milliseconds += some.milliseconds
            whole.failed += some.failed
    return whole


# ---------------------------------------------------------------- what is asked


def queries(entries: int) -> list[str]:
    """What people look for: whole terms, words of them, one with a particle, English, kanji."""
    choice = random.Random(1)
    some = [c for c in large.concepts(min(entries, 20_000)) if choice.random() < 0.05]
    found: list[str] = []
    for concept in choice.sample(some, min(REQUESTS, len(some))):
        ko, en, ja = (concept.in_language(code)[0].text for code in ("ko", "en", "ja"))
        word = ko.split()[0]
        found.append(choice.choice([ko, word, word[:2], f"{word}을", en.split()[0], ja[:2]]))
    return found


def paths(entries: int) -> dict[str, list[str]]:
    """The addresses that are asked for, by kind of page; none twice, so that all are made."""
    choice = random.Random(2)
    ids = [f"e{choice.randrange(entries)}" for _ in range(REQUESTS)]
    words = queries(entries)
    return {
        "start page": [f"/?n={n}" for n in range(50)],
        "search page": ["/-/search?" + urlencode({"q": q}) for q in words],
        "suggestions": [
            "/-/suggest?" + urlencode({"q": q[: 1 + i % 4]}) for i, q in enumerate(words)
        ],
        "entry page": [f"/-/entry/{quote(id_)}" for id_ in ids],
        "entry with 5,000 occurrences": [f"/-/entry/e0?n={n}" for n in range(50)],
        "text with 2,000 marks": [f"/-/text/marked~2Etxt?n={n}" for n in range(20)],
        "statistics": [f"/-/statistics?n={n}" for n in range(20)],
    }


def popular(entries: int) -> list[str]:
    """5,000 pages, none of them asked for before: nine entries for a search."""
    choice = random.Random(3)
    ids = [f"e{n}" for n in choice.sample(range(entries), min(entries, 4_500))]
    words = sorted({q[:n] for q in queries(entries) for n in range(2, len(q))})
    found = [f"/-/entry/{id_}" for id_ in ids]
    found += ["/-/search?" + urlencode({"q": q}) for q in choice.sample(words, 500)]
    choice.shuffle(found)
    return found


def plain_paths(entries: int) -> dict[str, list[str]]:
    """What plain Datasette has in place of them."""
    choice = random.Random(2)
    searched = {"_fts_table": "entry_fts", "_fts_pk": "id"}
    return {
        "start page": ["/"] * 50,
        "search page": [
            "/glossary/entry?" + urlencode({"_search": q, **searched}) for q in queries(entries)
        ],
        "entry page": [
            f"/glossary/entry/{choice.randrange(1, entries)}" for _ in range(REQUESTS)
        ],
    }


TARGETS = {
    "start page": "50 ms",
    "search page": "p50 40, p95 120 ms; 100 KB",
    "suggestions": "p95 10 ms",
    "entry page": "p95 30 ms; 100 KB",
    "text with 2,000 marks": "300 ms",
}


# ---------------------------------------------------------------- the report


def report(database: Path, entries: int) -> str:
    """The whole comparison, in Markdown."""
    glossary = Path(sys.executable).with_name("glossary")
    ours = [str(glossary), "serve", "--db", str(database)]
    plain = [sys.executable, "-m", "datasette", "serve", str(database)]
    lines = [_head(entries)]
    with serving(plain, {"DATASETTE_LOAD_PLUGINS": ""}, "/") as server:
        beside = {kind: ask(server, some) for kind, some in plain_paths(entries).items()}
        plain_memory = server.memory()
    with serving(ours, {}, "/") as server:
        asked = paths(entries)
        alone = {kind: ask(server, some) for kind, some in asked.items()}
        mixed = popular(entries)
        single = ask(server, mixed[::25])
        many = crowd(server, mixed, SECONDS)
        memory = server.memory()
    rows = [
        [
            kind,
            f"{some.percentile(0.5):.1f} / {some.percentile(0.95):.1f}",
            f"{some.size / 1024:.0f}",
            _beside(beside.get(kind)),
            TARGETS.get(kind, ""),
        ]
        for kind, some in alone.items()
    ]
    head = ["page", "p50 / p95 ms", "KB", "plain Datasette, p50 / p95 ms", "asked"]
    lines.append(table(head, rows))
    lines.append(_crowd(single, many))
    lines.append(
        f"Memory at its most: {memory} MB (asked: 250); plain Datasette {plain_memory} MB.\n"
    )
    failed = sum(some.failed for some in alone.values())
    lines.append(f"Answers that were not 200 in the single runs: {failed}.\n")
    return "\n".join(lines)


def _crowd(single: Answers, many: Answers) -> str:
    alone, together = single.percentile(0.95), many.percentile(0.95)
    rate = 1000 * len(single.milliseconds) / sum(single.milliseconds)
    return (
        f"{READERS} readers at once for {SECONDS} s, search and entry pages: "
        f"{len(many.milliseconds) / SECONDS:.0f} pages a second, {many.failed} failed, "
        f"p95 {together:.0f} ms. One reader: {rate:.0f} pages a second, p95 {alone:.1f} ms. "
        f"The p95 is {together / alone:.1f} times that of one reader (asked: 10).\n"
    )


def _beside(answers: Answers | None) -> str:
    if answers is None:
        return ""
    return f"{answers.percentile(0.5):.1f} / {answers.percentile(0.95):.1f}"


def _head(entries: int) -> str:
    load = os.getloadavg()[0]
    return (
        f"# Speed of the site\n\n{entries:,} entries with {3 * entries:,} terms, synthetic "
        "(`benchmarks/site_data.py`); `python -m benchmarks.site`; "
        f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}; "
        f"load average before it {load:.1f}. The client runs on the same machine.\n"
    )


def first_page(seeds: Path) -> str:
    """How soon the first page of the sample glossary is there, the best of three."""
    glossary = Path(sys.executable).with_name("glossary")
    times = []
    for _ in range(3):
        with serving([str(glossary), "serve", "--db", str(seeds)], {}, "/") as server:
            times.append(server.started)
    return (
        "First page of the sample glossary after `glossary serve`: "
        f"{min(times):.1f} s, the best of three (asked: 2).\n"
    )


def main() -> None:
    """Measure and print, or write, the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--database", type=Path, help="made before, by `site_data.make`")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database
        if database is None:
            database = Path(folder) / "glossary.db"
            site_data.make(database, options.entries)
        text = report(database, options.entries)
        seeds = ROOT / "db" / "glossary.db"
        if seeds.exists():
            text += "\n" + first_page(seeds)
    if options.write:
        options.write.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
