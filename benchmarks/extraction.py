"""Term extraction beside its peers, on the same texts, in one run; prints Markdown.

    python benchmarks/extraction.py > docs/quality-extraction.md
    python benchmarks/extraction.py --gold my_gold.tsv my_texts/*.txt
    python benchmarks/extraction.py --corpus big.txt --characters 3000000

The gold is a table with the columns `term` and `variants` (` | ` between them). Each
method runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import io
import json
import os
import platform
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from glossary.candidates import Extraction, analyse, termhood
from glossary.language import key
from glossary.model import Candidate, OffsetMap, Sentence
from glossary.texts import find, read, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
REPOSITORY = Path(__file__).resolve().parents[1]
GOLD = REPOSITORY.parent / "shared" / "gold" / "seeds_gold.tsv"

WARM = "미국과 상호접근협정(相互接近協定, RAA)을 맺고 평화헌법 제9조(전쟁금지조항)를 논의했다."
"""Loads what is loaded on first use."""

Ranking = list[tuple[str, ...]]
"""Terms, best first, each with its spellings."""


@dataclass(frozen=True)
class Run:
    """What a method gave and what it took."""

    ranking: Ranking
    seconds: float
    megabytes: int


@dataclass(frozen=True)
class Quality:
    """Exact match with the gold, spaces, dots and hyphens ignored."""

    size: int
    precision: float
    recall: float
    f1: float
    best_f1: float
    best_size: int
    precision_at_50: float
    precision_at_100: float


def gold_terms(path: Path) -> dict[str, int]:
    """The key of each spelling → the number of its term."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        key(spelling): number
        for number, row in enumerate(rows)
        for spelling in [row["term"], *row["variants"].split(" | ")]
        if spelling
    }


def quality(ranking: Ranking, gold: dict[str, int], cut: int | None = None) -> Quality:
    """How well a ranking, cut at a place or whole, finds the terms of the gold.

    A term that comes a second time, in another spelling, counts as an error.
    """
    total = len(set(gold.values()))
    seen: set[int] = set()
    right = [0]
    for spellings in ranking:
        found = {gold[k] for k in map(key, spellings) if k in gold} - seen
        seen |= found
        right.append(right[-1] + bool(found))

    def f1(size: int) -> float:
        return 2 * right[size] / (size + total) if size + total else 0.0

    size = len(ranking) if cut is None else cut
    best = max(range(len(right)), key=f1)
    return Quality(
        size=size,
        precision=right[size] / size if size else 0.0,
        recall=right[size] / total,
        f1=f1(size),
        best_f1=f1(best),
        best_size=best,
        precision_at_50=right[min(50, len(ranking))] / 50,
        precision_at_100=right[min(100, len(ranking))] / 100,
    )


def candidates(texts: Sequence[Sentence]) -> list[Candidate]:
    """The whole of the extraction."""
    extraction = Extraction()
    for analysis in analyse(lambda: texts):
        extraction.add(analysis)
    return extraction.candidates()


def ours(texts: Sequence[Sentence]) -> Ranking:
    """This package; the ranking goes on below its floor."""
    floor, termhood.FLOOR = termhood.FLOOR, -sys.float_info.max
    ranked = candidates(texts)
    termhood.FLOOR = floor
    return [(c.text, *c.variants) for c in ranked]


def soynlp_nouns(texts: Sequence[Sentence]) -> Ranking:
    """soynlp LRNounExtractor_v2, by frequency times score."""
    from soynlp.noun import LRNounExtractor_v2  # noqa: PLC0415 - a peer, if installed

    nouns = LRNounExtractor_v2(verbose=False).train_extract([s.text for s in texts])
    ranked = sorted(nouns, key=lambda n: -nouns[n].frequency * nouns[n].score)
    return [(noun,) for noun in ranked]


def soynlp_words(texts: Sequence[Sentence]) -> Ranking:
    """soynlp WordExtractor, by cohesion times frequency."""
    from soynlp.word import WordExtractor  # noqa: PLC0415 - a peer, if installed

    extractor = WordExtractor(min_frequency=2)
    extractor.train([s.text for s in texts])
    words = extractor.extract()
    ranked = sorted(
        words, key=lambda w: -words[w].cohesion_forward * words[w].leftside_frequency
    )
    return [(word,) for word in ranked]


def krwordrank(texts: Sequence[Sentence]) -> Ranking:
    """krwordrank, minimum count 2, by rank."""
    from krwordrank.word import KRWordRank  # noqa: PLC0415 - a peer, if installed

    extractor = KRWordRank(min_count=2, max_length=10, verbose=False)
    words, _, _ = extractor.extract([s.text for s in texts], beta=0.85, max_iter=10)
    return [(word,) for word in sorted(words, key=lambda w: -words[w])]


def kiwi_words(texts: Sequence[Sentence]) -> Ranking:
    """Kiwi.extract_words with its default settings."""
    from kiwipiepy import Kiwi  # type: ignore[import-untyped]  # noqa: PLC0415

    kiwi = Kiwi(load_multi_dict=False)
    return [(found[0],) for found in kiwi.extract_words([s.text for s in texts])]


def kiwi_words_loose(texts: Sequence[Sentence]) -> Ranking:
    """Kiwi.extract_words, minimum count 2, no language-model filter."""
    from kiwipiepy import Kiwi  # noqa: PLC0415 - loading a model is part of the time

    kiwi = Kiwi(load_multi_dict=False)
    found = kiwi.extract_words(
        [s.text for s in texts], min_cnt=2, min_score=0.0, pos_score=-99, lm_filter=False
    )
    return [(word,) for word, *_ in found]


METHODS: dict[str, tuple[str, Callable[[Sequence[Sentence]], Ranking]]] = {
    "this package": ("kiwipiepy", ours),
    "soynlp LRNounExtractor_v2": ("soynlp", soynlp_nouns),
    "soynlp WordExtractor": ("soynlp", soynlp_words),
    "krwordrank": ("krwordrank", krwordrank),
    "Kiwi.extract_words": ("kiwipiepy", kiwi_words),
    "Kiwi.extract_words, loosest": ("kiwipiepy", kiwi_words_loose),
}


def measured(name: str, texts: Sequence[Sentence]) -> Run:
    """Run one method, in this process."""
    started = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        ranking = METHODS[name][1](texts)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Run(ranking, seconds, peak)


def apart(function: Callable[..., T], *arguments: object) -> T:
    """Call a function in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def bare(texts: Sequence[Sentence]) -> tuple[float, float]:
    """Wall and CPU seconds of Kiwi alone, on two threads."""
    from kiwipiepy import Kiwi  # noqa: PLC0415 - loading a model is part of the time

    kiwi = Kiwi(load_multi_dict=False, num_workers=2)
    kiwi.tokenize(WARM)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in kiwi.tokenize(s.text for s in texts):
        pass
    return time.perf_counter() - wall, time.process_time() - cpu


def whole(texts: Sequence[Sentence]) -> tuple[float, float]:
    """Wall and CPU seconds of our whole extraction."""
    candidates([Sentence(position=0, text=WARM, offsets=OffsetMap(((0, 0, 1),)))])
    wall, cpu = time.perf_counter(), time.process_time()
    candidates(texts)
    return time.perf_counter() - wall, time.process_time() - cpu


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


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def peers(texts: Sequence[Sentence], gold: dict[str, int], cut: int) -> str:
    """Every method on the same texts."""
    rows: list[list[object]] = []
    for name, (package, _) in METHODS.items():
        try:
            label = f"{name} ({version(package)})" if name != "this package" else name
            run = apart(measured, name, texts)
        except (PackageNotFoundError, ImportError):
            rows.append([name, "not installed", *[""] * 8])
            continue
        q = quality(run.ranking, gold, cut if name == "this package" else None)
        at_50, at_100 = f"{q.precision_at_50:.2f}", f"{q.precision_at_100:.2f}"
        best = f"{q.best_f1:.3f} (n={q.best_size})"
        ratios = [f"{x:.3f}" for x in (q.precision, q.recall, q.f1)]
        took = [f"{run.seconds:.1f}", run.megabytes]
        rows.append([label, q.size, *ratios, best, at_50, at_100, *took])
    head = ["method", "n", "P", "R", "F1", "best F1", "P@50", "P@100", "seconds", "peak MB"]
    return table(head, rows)


def one_by_one(parts: Sequence[tuple[str, Sequence[Sentence]]], gold: dict[str, int]) -> str:
    """Each text by itself, with the terms of the gold that its letters contain."""
    rows: list[list[object]] = []
    for name, texts in parts:
        letters = "\\n".join(key(s.text) for s in texts)
        there = {spelling: number for spelling, number in gold.items() if spelling in letters}
        q = quality(ours(texts), there, len(candidates(texts)))
        ratios = [f"{x:.3f}" for x in (q.precision, q.recall, q.f1, q.best_f1)]
        rows.append(
            [name, len(set(there.values())), q.size, *ratios, f"{q.precision_at_50:.2f}"]
        )
    return table(["text", "terms", "n", "P", "R", "F1", "best F1", "P@50"], rows)


def ablations(texts: Sequence[Sentence], gold: dict[str, int]) -> str:
    """What is left of the quality when a feature has no weight."""
    weights = dict(termhood.WEIGHTS)
    groups = {"all": (), "no word lists": ("field", "head")} | {n: (n,) for n in weights}
    rows = []
    for name, off in groups.items():
        termhood.WEIGHTS.update(weights | dict.fromkeys(off, 0.0))
        q = quality(ours(texts), gold)
        label = name if name in {"all", "no word lists"} else f"without `{name}`"
        rows.append([label, f"{q.best_f1:.3f}", q.best_size, f"{q.precision_at_50:.2f}"])
    return table(["features", "best F1", "n", "P@50"], rows)


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


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("texts", nargs="*", type=Path, default=[REPOSITORY / "seeds"])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, help="a big text for the speed: .txt, .jsonl")
    parser.add_argument("--characters", type=int, default=3_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    by_text = [(path.stem, list(sentences(read(path, Path())))) for path in find(options.texts)]
    texts = [sentence for _, part in by_text for sentence in part]
    gold = gold_terms(options.gold)
    cut = len(apart(candidates, texts))
    speed = [["these texts", *throughput(texts, options.rounds)]]
    if options.corpus:
        big = list(corpus(options.corpus, options.characters))
        speed.append([options.corpus.name, *throughput(big, options.rounds)])
    print(
        REPORT.format(
            python=platform.python_version(),
            kiwi=version("kiwipiepy"),
            files=len(by_text),
            characters=f"{sum(len(s.text) for s in texts):,}",
            terms=len(set(gold.values())),
            floor=termhood.FLOOR,
            peers=peers(texts, gold, cut),
            ablations=apart(ablations, texts, gold),
            speed=table(SPEED, speed),
            cpus=os.cpu_count(),
            by_text=apart(one_by_one, by_text, gold),
        ),
        end="",
    )


SPEED = (
    *("text", "characters", "Kiwi, chars/s", "ours, chars/s", "ratio"),
    *("Kiwi, CPU s", "ours, CPU s", "ratio of CPU"),
)

REPORT = """\
# Quality of term extraction

Written by `python benchmarks/extraction.py`; the figures are of that run (Python {python},
kiwipiepy {kiwi}, {cpus} processors).

**The gold is the development set.** {terms} terms that one annotator marked by hand in {files}
texts ({characters} characters) before any tool was run on them; but the weights, the cut and
the word lists of this package were chosen with these texts in sight, so expect less on others.
A more careful figure is the line *no word lists* of the table of features, where nothing is
known of the field. For comparison: systems trained on other fields reach an F1 of about .5 in
TermEval 2020 (English, French), and two people who mark the same text agree at about .6.

A term is found when a candidate's spelling, or one of its variants, is the term's; spaces, dots
and hyphens do not count. Nothing partial counts: `NATO 군사 동맹` is wrong where the gold has
`군사 동맹`.

## Beside other methods

n, P, R and F1 are those of what each method gives out: for this package the candidates at or
above `termhood.FLOOR` = {floor}. *Best F1* is at the best place of the ranking, which nobody
knows in advance. Each method runs alone in a process; the seconds include loading its model.

{peers}
## One text at a time

The same weights and cut on each text by itself, against the terms of the gold that stand in it.

{by_text}
## What each feature is worth

Best F1 and P@50 when a feature of `glossary/candidates/termhood.py` has no weight.

{ablations}
## Speed

The same text through Kiwi's `tokenize` alone and through the whole extraction (unknown words,
analysis, glosses, ranking), both on Kiwi's two threads, each in a new process whose model and
lists are loaded before the clock starts; medians of turns. The first pass looks only at
distinct words that recur, inflect like nouns and are missing from wordfreq's list, so it costs
a few per cent of the second. Where other work shares the processors the ratio of CPU time is
the one to trust.

{speed}"""


if __name__ == "__main__":
    main()
