"""Extraction beside Kiwi's bare tokenizer on the same text: characters a second, as a ratio.

    python -m benchmarks.extraction_speed [--corpus big.txt] [--write docs/speed-extraction.md]

Both run on Kiwi's two threads, each in a new process whose model and lists are loaded
before the clock starts; medians of turns. Where other work shares the processors the
ratio of CPU time is the one to trust.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.apart import apart
from benchmarks.markdown import table
from glossary.candidates import Extraction, analyse
from glossary.model import OffsetMap, Sentence
from glossary.texts import find, read, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
WARM = "미국과 상호접근협정(相互接近協定, RAA)을 맺고 평화헌법 제9조(전쟁금지조항)를 논의했다."
"""Loads what is loaded on first use."""


def bare(texts: Sequence[Sentence]) -> tuple[float, float]:
    """Wall and CPU seconds of Kiwi alone, on two threads."""
    from kiwipiepy import Kiwi  # type: ignore[import-untyped]  # noqa: PLC0415

    kiwi = Kiwi(load_multi_dict=False, num_workers=2)
    kiwi.tokenize(WARM)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in kiwi.tokenize(s.text for s in texts):
        pass
    return time.perf_counter() - wall, time.process_time() - cpu


def whole(texts: Sequence[Sentence]) -> tuple[float, float]:
    """Wall and CPU seconds of our whole extraction."""
    _extract([Sentence(position=0, text=WARM, offsets=OffsetMap(((0, 0, 1),)))])
    wall, cpu = time.perf_counter(), time.process_time()
    _extract(texts)
    return time.perf_counter() - wall, time.process_time() - cpu


def _extract(texts: Sequence[Sentence]) -> None:
    extraction = Extraction()
    for analysis in analyse(lambda: texts):
        extraction.add(analysis)
    extraction.candidates()


def corpus(path: Path, characters: int) -> Iterator[Sentence]:
    """The lines of a text, or the `ko` field of JSON lines, up to so many characters."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            text = json.loads(line)["ko"] if ".jsonl" in path.name else line.strip()
            yield Sentence(position=number, text=text, offsets=OffsetMap(((0, 0, 1),)))
            characters -= len(text)
            if characters <= 0:
                return


def throughput(texts: Sequence[Sentence], rounds: int) -> list[object]:
    """Our extraction beside Kiwi's tokenizer: medians over rounds, taken in turns."""
    walls: list[tuple[float, float]] = []
    cpus: list[tuple[float, float]] = []
    for _ in range(rounds):
        kiwi, we = apart(bare, texts), apart(whole, texts)
        walls.append((kiwi[0], we[0]))
        cpus.append((kiwi[1], we[1]))
    characters = sum(len(s.text) for s in texts)
    kiwi_wall, our_wall = (median(column) for column in zip(*walls, strict=True))
    kiwi_cpu, our_cpu = (median(column) for column in zip(*cpus, strict=True))
    return [
        f"{characters:,}",
        f"{characters / kiwi_wall:,.0f}",
        f"{characters / our_wall:,.0f}",
        f"{median(k / o for k, o in walls):.2f}",
        f"{kiwi_cpu:.1f}",
        f"{our_cpu:.1f}",
        f"{kiwi_cpu / our_cpu:.2f}",
    ]


HEAD = (
    *("text", "characters", "Kiwi, chars/s", "ours, chars/s", "ratio"),
    *("Kiwi, CPU s", "ours, CPU s", "ratio of CPU"),
)


def report(big: Path | None, characters: int, rounds: int) -> str:
    """The table, for the texts of `seeds/` and a big text."""
    small = [s for path in find([ROOT / "seeds"]) for s in sentences(read(path, ROOT))]
    rows = [["seeds", *throughput(small, rounds)]]
    if big:
        rows.append([big.name, *throughput(list(corpus(big, characters)), rounds)])
    return table(HEAD, rows)


def main() -> None:
    """Print the table, or write it into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, help="a big text: .txt, .jsonl, .jsonl.gz")
    parser.add_argument("--characters", type=int, default=3_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    text = report(options.corpus, options.characters, options.rounds)
    if options.write:
        about = __doc__.split("\n\n", maxsplit=2)[2]
        options.write.write_text(f"# Speed of extraction\n\n{about}\n{text}", "utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
