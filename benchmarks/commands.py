"""Time and memory of the commands, each a process from a cold start, beside their floor.

The floor of `build` is loading Kiwi and tokenising the same texts twice with two threads
(extraction needs two passes); that of the look-ups is starting Python and reading one row.

    python benchmarks/commands.py [--runs 5] [--texts seeds] [--write docs/speed.md]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
GLOSSARY = [sys.executable, "-m", "glossary.cli"]

_KIWI = """
import pathlib, sys
from kiwipiepy import Kiwi
kiwi = Kiwi(num_workers=2, load_multi_dict=False)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for _ in range(2):
        list(kiwi.tokenize(path.read_text("utf-8").splitlines()))
"""
_ROW = """
import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute("select * from entry").fetchone()
"""


@dataclass(frozen=True)
class Measured:
    """The median wall time in seconds, and the largest memory in MB, of some runs."""

    seconds: float
    megabytes: float


def measure(command: list[str], runs: int, before: object = None) -> Measured:
    """Run a command several times; `before` is called ahead of each run."""
    times, sizes = [], []
    for _ in range(runs):
        if callable(before):
            before()
        start = time.perf_counter()
        with Path(os.devnull).open("wb") as nowhere:
            pid = os.posix_spawn(
                command[0],
                command,
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
                    (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2),
                ],
            )
            _, status, usage = os.wait4(pid, 0)
        times.append(time.perf_counter() - start)
        sizes.append(usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status) not in {0, 1}:
            raise SystemExit(f"{' '.join(command)} failed")
    return Measured(statistics.median(times), max(sizes))


def report(texts: Path, runs: int) -> str:
    """The table, in Markdown."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        database = folder / "glossary.db"

        def clean() -> None:
            for file in folder.glob("glossary.db*"):
                file.unlink()
            shutil.rmtree(folder / "exports", ignore_errors=True)

        build = [*GLOSSARY, "build", str(texts), "--db", str(database)]
        build += ["--exports", str(folder / "exports")]
        kiwi = measure([sys.executable, "-c", _KIWI, str(texts)], runs)
        cold = measure(build, runs, before=clean)
        again = measure(build, runs)
        row = measure([sys.executable, "-c", _ROW, str(database)], runs)
        at = ["--db", str(database)]

        def ours(*arguments: str) -> Measured:
            return measure([*GLOSSARY, *arguments], runs)

        rows = [
            ("build", cold, kiwi, 15.0),
            ("build, again", again, kiwi, 15.0),
            ("--help", ours("--help"), row, 0.3),
            ("search 한미 동맹", ours("search", "한미 동맹", *at), row, 0.5),
            ("show 지소미아", ours("show", "지소미아", *at), row, 0.5),
            ("add", ours("add", "확장억제", "--anyway", *at), row, 0.5),
        ]
    lines = [
        "# Speed of the commands",
        "",
        f"Median of {runs} cold starts, `python benchmarks/commands.py`;",
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
        "The floor of `build` is Kiwi alone: loading it and tokenising the texts twice with",
        "two threads. The floor of the rest is starting Python and reading one row.",
        "",
        "| command | seconds | at most | peak MB | floor, seconds | times the floor |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| `glossary {name}` | {took.seconds:.2f} | {limit:g} | {took.megabytes:.0f} "
        f"| {floor.seconds:.2f} | {took.seconds / floor.seconds:.1f} |"
        for name, took, floor, limit in rows
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the report, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    text = report(arguments.texts, arguments.runs)
    print(text)
    if arguments.write:
        arguments.write.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
