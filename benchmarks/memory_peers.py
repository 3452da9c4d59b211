"""The others that the memory is measured against: each is built and asked in turn.

A peer takes the units and the queries and gives an `Answers`, or raises `Skipped` with the
reason: what is not installed is not measured, and nothing is installed for good.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.memory_data import Pair, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HERE = Path(__file__).parent
SECONDS = 60.0
"""How long a peer may answer queries."""
_MOST_BUILD = 300.0
"""Seconds after which building is given up."""


class Skipped(Exception):
    """Why a peer is not measured."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a peer gave."""

    built: float
    """Seconds."""
    times: list[float]
    """Seconds, for as many queries as there was time for."""
    best: list[str]
    """The best source text for each of those; empty for none."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every peer is given."""

    corpus: tuple[Path, ...]
    count: int
    queries: list[str]

    def units(self) -> Iterator[Pair]:
        """The units, anew."""
        return units(self.corpus, self.count)


def timed(ask: Callable[[str], str], queries: Sequence[str]) -> tuple[list[float], list[str]]:
    """Seconds and answers, until the time is up."""
    times, best = [], []
    end = time.perf_counter() + SECONDS
    for query in queries:
        before = time.perf_counter()
        best.append(ask(query))
        times.append(time.perf_counter() - before)
        if time.perf_counter() > end:
            break
    return times, best


def brute_force(job: Job, threshold: float = 0.7) -> Answers:
    """Every segment whose length allows it, with rapidfuzz."""
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    started = time.perf_counter()
    texts = sorted((korean for korean, _ in job.units()), key=len)
    lengths = [len(text) for text in texts]
    built = time.perf_counter() - started

    def ask(query: str) -> str:
        first = bisect_left(lengths, int(len(query) * threshold))
        last = bisect_right(lengths, int(len(query) / threshold) + 1)
        found = process.extractOne(
            query,
            texts[first:last],
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=threshold - 1e-9,
        )
        return found[0] if found else ""

    return Answers(built, *timed(ask, job.queries))


@contextmanager
def _throw_away(requirements: Sequence[str]) -> Iterator[Path]:
    """The Python of an environment with some packages, deleted at the end."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        try:
            subprocess.run(
                [python, "-m", "pip", "install", "-q", *requirements],
                check=True,
                capture_output=True,
                text=True,
                timeout=300,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise Skipped(f"{', '.join(requirements)} cannot be installed") from error
        yield python


def tmdb(job: Job) -> Answers:
    """translate-toolkit 3.18.1, the last version that had it, with ANALYZE."""
    with (
        _throw_away(["translate-toolkit==3.18.1", "Levenshtein"]) as python,
        tempfile.TemporaryDirectory() as folder,
    ):
        given = json.dumps({"units": list(job.units()), "queries": job.queries})
        try:
            done = subprocess.run(
                [python, HERE / "memory_tmdb.py", Path(folder) / "tm.db", str(SECONDS)],
                input=given,
                check=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                timeout=_MOST_BUILD,
            )
        except subprocess.TimeoutExpired as error:
            raise Skipped(f"it was not done after {_MOST_BUILD:.0f} s") from error
    result = json.loads(done.stdout)
    times, best = zip(*result["answers"], strict=True)
    return Answers(result["built"], list(times), list(best))


def omegat(job: Job) -> Answers:
    """OmegaT's matcher, with the tokenizer it has for Korean."""
    jar = Path(os.environ.get("OMEGAT_JAR", "/usr/share/omegat/OmegaT.jar"))
    if not jar.exists() or not shutil.which("javac"):
        raise Skipped("OmegaT (OMEGAT_JAR) or a JDK is not installed")
    jars = [jar, *jar.parent.glob("lib/*.jar"), *jar.parent.glob("plugins/*.jar")]
    with tempfile.TemporaryDirectory() as folder:
        path = ":".join([*map(str, jars), folder])
        source = HERE / "OmegatMatches.java"
        subprocess.run(
            ["javac", "-cp", path, "-d", folder, source], check=True, capture_output=True
        )
        memory = Path(folder) / "memory.tmx"
        write_tmx(memory, job)
        done = subprocess.run(
            ["java", "-Xmx8g", "-cp", path, "OmegatMatches", str(memory), str(SECONDS)],
            input="\n".join(job.queries) + "\n",
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=_MOST_BUILD,
        )
    built, *lines = done.stdout.splitlines()
    answers = [line.partition("\t") for line in lines]
    return Answers(float(built), [float(a[0]) for a in answers], [a[2] for a in answers])


def write_tmx(path: Path, job: Job) -> None:
    """The units as a TMX of level 1."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="b"'
            ' creationtoolversion="1" segtype="sentence" o-tmf="b" adminlang="en" srclang="ko"'
            ' datatype="plaintext"/><body>\n'
        )
        for korean, english in job.units():
            file.write(
                f'<tu><tuv xml:lang="ko"><seg>{escape(korean)}</seg></tuv>'
                f'<tuv xml:lang="en"><seg>{escape(english)}</seg></tuv></tu>\n'
            )
        file.write("</body></tmx>\n")


def postgresql(job: Job) -> Answers:
    """pg_trgm with a GIN index, its similarity above 0.3, ranked with rapidfuzz.

    A server of its own, which is removed at the end.
    """
    if not shutil.which("initdb") or not shutil.which("pg_ctl"):
        raise Skipped("PostgreSQL is not installed")
    with (
        _throw_away(["psycopg[binary]", "rapidfuzz"]) as python,
        tempfile.TemporaryDirectory(dir="/tmp") as folder,
    ):
        as_user: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            as_user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        options = f"-k {folder} -h '' -c fsync=off -c shared_buffers=512MB"

        def run(*command: str) -> None:
            subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder)

        run("initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8")
        run("pg_ctl", "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
        try:
            user = "postgres" if as_user else ""
            done = subprocess.run(
                [python, HERE / "memory_pg.py", folder, user, str(SECONDS)],
                input=json.dumps({"units": list(job.units()), "queries": job.queries}),
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                timeout=_MOST_BUILD,
            )
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    result = json.loads(done.stdout)
    times, best = zip(*result["answers"], strict=True)
    return Answers(result["built"], list(times), list(best))


PEERS: dict[str, Callable[[Job], Answers]] = {
    "brute force (rapidfuzz, length window)": brute_force,
    "translate-toolkit 3.18.1 tmdb, with ANALYZE": tmdb,
    "PostgreSQL pg_trgm (GIN, > 0.3) + rapidfuzz": postgresql,
    "OmegaT's matcher (CJK tokenizer)": omegat,
}


def ask(name: str, job: Job) -> Answers | str:
    """What a peer gives, or why it is skipped; for a process of its own."""
    try:
        return PEERS[name](job)
    except Skipped as reason:
        return str(reason)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return f"it failed: {type(error).__name__}"
