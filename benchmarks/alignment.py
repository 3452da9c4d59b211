"""Alignment of real documents beside Gale and Church: link F1, scores, sentences a second.

    python -m benchmarks.alignment --cppdocs cppdocs.ko-en.jsonl.gz --news FOLDER \\
        --pydocs-ko FOLDER --pydocs-ja FOLDER [--part dev|test] [--write]

Peers are run where they are installed: the packages galechurch and nltk, the program
hunalign.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import math
import random
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.markdown import table
from benchmarks.parallel_documents import (
    Disturbed,
    Rates,
    cppdocs,
    disturbed,
    links,
    news,
    pydocs,
)
from glossary.aligning.lexicon import lexicon
from glossary.equivalents import curated
from glossary.sentence_alignment import Bead, Lexicon, align, align_all
from glossary.termbase import history, open_termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from benchmarks.parallel_documents import Segments

    Places = tuple[tuple[int, ...], tuple[int, ...]]
    Aligner = Callable[[Sequence[Disturbed]], Iterable[Sequence[Places]]]

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs/quality-alignment.md"
DOCUMENTS = 150
"""Of the C++ documentation for development; of each kind for the test."""
_DEVELOPMENT = {
    *("abc", "atexit", "bytes", "codec", "codecs", "complex", "design", "exceptions"),
    *("object", "optparse", "pickletools", "pprint", "py_compile", "resource", "stdlib2"),
    *("unicode", "wave", "xml.dom", "xml.sax", "xmlrpc.server"),
}
"""Files of Python's documentation for development."""
_SHARES = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Set:
    """Documents of one kind."""

    name: str
    languages: tuple[str, str]
    documents: list[Disturbed]


def sets(options: argparse.Namespace, part: str, rates: Rates) -> list[Set]:
    """The documents for development, or those for the test: never both."""
    found = []
    window = slice(0, DOCUMENTS) if part == "dev" else slice(DOCUMENTS, 2 * DOCUMENTS)

    def add(name: str, languages: tuple[str, str], documents: Mapping[str, Segments]) -> None:
        found.append(
            Set(
                name,
                languages,
                [disturbed(rows, f"{name} {key}", rates) for key, rows in documents.items()],
            )
        )

    if options.cppdocs:
        all_ = list(cppdocs(options.cppdocs).items())
        random.Random(5).shuffle(all_)
        add("C++ documentation", ("ko", "en"), dict(all_[window]))
        development = {name for name, _ in all_[:DOCUMENTS]}
        people = [
            (name, rows)
            for name, rows in cppdocs(options.cppdocs, by_people=True).items()
            if (name in development) == (part == "dev")
        ]
        add("C++ documentation, by people", ("ko", "en"), dict(people[:DOCUMENTS]))
    if options.news:
        add("news", ("ko", "en"), news(options.news, part))
    if options.pydocs_ko and options.pydocs_ja:
        all_three = pydocs(options.pydocs_ko, options.pydocs_ja)
        three = [
            (name, rows)
            for name, rows in all_three.items()
            if (Path(name).stem in _DEVELOPMENT) == (part == "dev")
        ]
        random.Random(7).shuffle(three)
        for first, second in (("ko", "en"), ("ko", "ja"), ("en", "ja")):
            a, b = ("ko", "en", "ja").index(first), ("ko", "en", "ja").index(second)
            chosen = {key: [(r[a], r[b]) for r in rows] for key, rows in three[:DOCUMENTS]}
            add("Python documentation", (first, second), chosen)
    return found


# ---------------------------------------------------------------- aligners


def _places(beads: Iterable[Bead]) -> list[Places]:
    return [(bead.source, bead.target) for bead in beads]


def alone(documents: Sequence[Disturbed]) -> Iterator[list[Places]]:
    """Ours, each document by itself, without a lexicon."""
    return (_places(align(d.source, d.target)) for d in documents)


def with_lexicon(known: Lexicon) -> Aligner:
    """Ours, each document by itself, with a lexicon."""
    return lambda documents: (_places(align(d.source, d.target, known)) for d in documents)


def together(known: Lexicon) -> Aligner:
    """Ours, all documents at once, with a lexicon."""
    return lambda documents: map(
        _places, align_all([(d.source, d.target) for d in documents], known)
    )


_GALE_CHURCH = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495} | {
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
_VARIANCE = 6.8


def gale_church(documents: Sequence[Disturbed]) -> Iterator[list[Places]]:
    """Gale and Church (1993) by the book: their priors and variance, our ratio of lengths."""
    for d in documents:
        a, b = ([len(text.replace(" ", "")) for text in side] for side in (d.source, d.target))
        yield _by_length(a, b)


def _by_length(a: list[int], b: list[int]) -> list[Places]:
    ratio = sum(b) / max(1, sum(a))
    best = {(0, 0): (0.0, (0, 0))}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for (di, dj), share in _GALE_CHURCH.items():
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                x, y = sum(a[i - di : i]), sum(b[j - dj : j])
                mean = max(1.0, (x + y / ratio) / 2)
                delta = abs(y - x * ratio) / math.sqrt(mean * _VARIANCE)
                tail = max(math.erfc(delta / math.sqrt(2)), 1e-300)
                cost = before[0] - math.log(share) - math.log(tail)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, (di, dj)
    found: list[Places] = []
    i, j = len(a), len(b)
    while i or j:
        di, dj = best[i, j][1]
        i, j = i - di, j - dj
        found.append((tuple(range(i, i + di)), tuple(range(j, j + dj))))
    return found[::-1]


def galechurch_package(documents: Sequence[Disturbed]) -> Iterator[list[Places]]:
    """The package galechurch, as it comes."""
    package = importlib.import_module("galechurch")
    for d in documents:
        yield [
            (
                tuple(range(bead.source_start, bead.source_end)),
                tuple(range(bead.target_start, bead.target_end)),
            )
            for bead in package.align(d.source, d.target).beads
        ]


def nltk_package(documents: Sequence[Disturbed]) -> Iterator[list[Places]]:
    """NLTK's Gale–Church, as it comes: characters, ratio 1."""
    package = importlib.import_module("nltk.translate.gale_church")
    for d in documents:
        found = package.align_blocks([len(t) for t in d.source], [len(t) for t in d.target])
        yield [((i,), (j,)) for i, j in found]


def hunalign(documents: Sequence[Disturbed]) -> Iterator[list[Places]]:
    """The program hunalign with an empty dictionary, realigning with what it finds."""
    for d in documents:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "dic").write_text("", "utf-8")
            for name, side in (("a", d.source), ("b", d.target)):
                (place / name).write_text("\n".join(side) + "\n", "utf-8")
            out = subprocess.run(
                ["hunalign", "-utf", "-realign", place / "dic", place / "a", place / "b"],
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        steps = [tuple(map(int, line.split("\t")[:2])) for line in out.splitlines() if line]
        yield [(tuple(range(i, k)), tuple(range(j, m))) for (i, j), (k, m) in pairwise(steps)]


def peers() -> dict[str, Aligner]:
    """Gale and Church, and what of the others is installed."""
    found: dict[str, Aligner] = {"Gale–Church (1993), own": gale_church}
    if importlib.util.find_spec("galechurch"):
        found["galechurch (PyPI)"] = galechurch_package
    if importlib.util.find_spec("nltk"):
        found["NLTK gale_church"] = nltk_package
    if shutil.which("hunalign"):
        found["hunalign, no dictionary"] = hunalign
    return found


def shipped_lexicon(languages: tuple[str, str]) -> Lexicon:
    """What every user has: the curated terms and the components, by `aligning.lexicon`."""
    with tempfile.TemporaryDirectory() as folder:
        connection = open_termbase(Path(folder) / "glossary.db", create=True)
        for concept in curated.read(ROOT / "seeds/terms.csv"):
            history.save(connection, concept, actor=history.BUILD, batch=1)
        found = lexicon(connection, *languages)
        connection.close()
    return found


# ---------------------------------------------------------------- the report


def measured(aligner: Aligner, documents: Sequence[Disturbed]) -> tuple[float, float, float]:
    """Precision and recall of links, and sentences of the source a second of CPU time."""
    began = time.process_time()
    found = list(aligner(documents))
    seconds = time.process_time() - began
    right = all_found = all_right = 0
    for document, beads in zip(documents, found, strict=True):
        ours = links(list(beads))
        right += len(ours & document.links)
        all_found += len(ours)
        all_right += len(document.links)
    speed = sum(len(d.source) for d in documents) / max(seconds, 1e-9)
    return right / max(1, all_found), right / max(1, all_right), speed


def quality(found: Sequence[Set]) -> str:
    """A row for each aligner and kind of document."""
    rows = []
    for one in found:
        known = shipped_lexicon(one.languages)
        aligners: dict[str, Aligner] = peers() | {
            "ours, without a lexicon": alone,
            "**ours**": with_lexicon(known),
            "**ours**, all documents together": together(known),
        }
        for name, aligner in aligners.items():
            precision, recall, speed = measured(aligner, one.documents)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            rows.append(
                [
                    one.name,
                    "–".join(one.languages),
                    name,
                    *(f"{value:.3f}" for value in (precision, recall, f1)),
                    "" if "hunalign" in name else f"{speed:,.0f}",
                ]
            )
            print(*rows[-1], flush=True)
    head = [
        "documents",
        "languages",
        "aligner",
        "precision",
        "recall",
        "link F1",
        "sentences/s",
    ]
    return table(head, rows)


def sizes(found: Sequence[Set]) -> str:
    """How many documents, sentences and beads of each kind there are."""
    rows = []
    for one in found:
        shapes: defaultdict[str, int] = defaultdict(int)
        for document in one.documents:
            for source, target in document.beads:
                shapes["–".join(map(str, sorted((len(source), len(target)))))] += 1
        beads = ", ".join(f"{shape}: {n:,}" for shape, n in sorted(shapes.items()))
        sentences = [
            sum(len(getattr(d, s)) for d in one.documents) for s in ("source", "target")
        ]
        rows.append(
            [one.name, "–".join(one.languages), len(one.documents)]
            + [f"{n:,}" for n in sentences]
            + [beads]
        )
    head = ["documents", "languages", "number", "sentences", "of the translation", "beads"]
    return table(head, rows)


def calibration(found: Sequence[Set]) -> str:
    """For each score, the share of pairs scoring as much that are exactly right."""
    rows: list[list[object]] = []
    counts: dict[str, list[tuple[float, bool]]] = {}
    for one in found:
        known = shipped_lexicon(one.languages)
        name = f"{one.name} {'–'.join(one.languages)}"
        counts[name] = []
        for document in one.documents:
            right = set(document.beads)
            for bead in align(document.source, document.target, known):
                if bead.is_pair:
                    counts[name].append((bead.score, (bead.source, bead.target) in right))
    for share in _SHARES:
        cells: list[object] = [f"≥ {share}"]
        for scored in counts.values():
            kept = [right for score, right in scored if score >= share]
            cells.append(
                f"{sum(kept) / max(1, len(kept)):.3f} of {len(kept) / len(scored):.2f}"
            )
        rows.append(cells)
    return table(["score", *counts], rows)


def large(one: Set) -> str:
    """Documents put one after another: how the time grows."""
    source: list[str] = []
    target: list[str] = []
    beads: list[Places] = []
    rows: list[list[object]] = []
    for document in one.documents * 3:
        beads += [
            (tuple(i + len(source) for i in a), tuple(j + len(target) for j in b))
            for a, b in document.beads
        ]
        source += document.source
        target += document.target
    for size in (1_000, 3_000, 10_000):
        some = Disturbed(
            source[:size],
            target[:size],
            [(a, b) for a, b in beads if max(a, default=0) < size > max(b, default=0)],
        )
        precision, recall, speed = measured(alone, [some])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        rows.append([f"{len(some.source):,}", f"{f1:.3f}", f"{speed:,.0f}"])
    return table(["sentences", "link F1", "sentences/s"], rows)


_TEXT = """# Quality of the alignment of documents

Made by `python -m benchmarks.alignment`. The documents are real; the disturbances are made,
from a fixed seed: of the segments {omission:.0%} are left out of one side, {merge:.0%} begin a
merge of two and {split:.0%} are cut in two on one side, {crossing:.0%} lose their border to
the next.

- **C++ documentation**: Microsoft's, Korean and English (CC BY 4.0), segments of the files in
  their order. By their own account most of the Korean files are machine translation; those
  that are not have rows of their own.
- **news**: the dev and test files of the Korean-English news corpus of Park, Hong and Cha
  (PACLIC 2016, CC BY-SA 3.0), as far as they are news in their order, 50 lines a document. The
  translations are free, and many lines are not translations of each other: they are out by
  one, or have half of the sentence. Of the corpus as it comes, without any disturbance, ours
  finds links with F1 {undisturbed:.3f}, and often it is the corpus that is wrong. It stands
  here as the lower end.
- **Python documentation**: the gettext files of python-docs-ko (3.13) and python-docs-ja
  (3.11), what both have, markup and code taken out, by paragraphs of one to ten sentences.

None of it is about security, so that the termbase helps little here; a user's own documents
are nearer to it. The constants in the code were chosen on other documents: {documents} of C++,
10 of news and 20 of Python; on those below nothing was. A link is a pair of sentences in one
bead. Ours has what every user has: the curated terms and the components of terms, which are
the lexicon here, and the readings of kanji for Korean and Japanese. "Together" are all
documents of a kind in one run, which learn words from each other. Speeds are sentences of the
source a second of one core, which it shared with other work.

## The documents of the test

{sizes}
## Links

{quality}
## Twice as much disturbed

{twice}
## What a score means

The share of the proposed pairs with so high a score that are right to the sentence, and the
share of all proposed pairs that score so high.

{calibration}
## Long documents

The C++ documents of the test put one after another, three times over.

{large}"""


def main() -> None:
    """Measure, and print or write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--cppdocs", "--news", "--pydocs-ko", "--pydocs-ja"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = sets(options, options.part, Rates())
    if not options.write:
        quality(found)
        print(calibration(found))
        return
    twice = sets(options, options.part, Rates(0.08, 0.1, 0.1, 0.02))
    rates = Rates()
    plain = [
        one for one in sets(options, options.part, Rates(0, 0, 0, 0)) if one.name == "news"
    ]
    precision, recall, _ = measured(
        with_lexicon(shipped_lexicon(("ko", "en"))), [d for one in plain for d in one.documents]
    )
    REPORT.write_text(
        _TEXT.format(
            omission=rates.omission * 2,
            merge=rates.merge * 2,
            split=rates.split * 2,
            crossing=rates.crossing * 2,
            documents=DOCUMENTS,
            undisturbed=2 * precision * recall / max(1e-9, precision + recall),
            sizes=sizes(found),
            quality=quality(found),
            twice=quality([one for one in twice if one.languages == ("ko", "en")]),
            calibration=calibration(found),
            large=large(found[0]),
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()
