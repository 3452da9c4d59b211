"""How good the extraction is, beside other programs on the same texts; Markdown.

    python -m benchmarks.extraction

Measured on two development sets and on one held out (`gold.py`). Each method runs in a
process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import contextlib
import io
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from benchmarks import gold
from benchmarks.apart import apart
from benchmarks.markdown import table
from glossary.candidates import Extraction, analyse, termhood
from glossary.candidates.groups import grouped
from glossary.candidates.statements import STRONG
from glossary.equivalents import curated
from glossary.language import key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.gold import Gold
    from glossary.model import Candidate, Sentence

TERMS = gold.ROOT / "seeds/terms.csv"

Ranking = list[tuple[str, ...]]
"""Terms, best first, each with its spellings and other names."""


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
    """Share of what was given out that names a term of the gold."""
    recall: float
    """Share of the gold that is named."""
    f1: float
    best_f1: float
    """At the best cut of the ranking, which nobody knows beforehand."""
    at_50: float
    at_100: float


def quality(ranking: Ranking, expected: Gold, cut: int | None = None) -> Quality:
    """How well a ranking, cut at a place or whole, finds the terms of the gold.

    One answer may name several terms that the gold has apart (GSOMIA, 지소미아). A term
    that comes a second time counts as an error.
    """
    numbers: dict[str, set[int]] = {}
    for number, marked in enumerate(expected.terms):
        for spelling in marked.keys:
            numbers.setdefault(spelling, set()).add(number)
    seen: set[int] = set()
    right, covered = [0], [0]
    for spellings in ranking:
        found = {n for k in map(key, spellings) for n in numbers.get(k, ())} - seen
        seen |= found
        right.append(right[-1] + bool(found))
        covered.append(len(seen))

    def f1(size: int) -> float:
        precision = right[size] / size if size else 0.0
        recall = covered[size] / len(expected.terms)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    size = len(ranking) if cut is None else cut
    return Quality(
        size=size,
        precision=right[size] / size if size else 0.0,
        recall=covered[size] / len(expected.terms),
        f1=f1(size),
        best_f1=max(map(f1, range(len(right)))),
        at_50=right[min(50, len(ranking))] / 50,
        at_100=right[min(100, len(ranking))] / 100,
    )


@cache
def _known() -> tuple[str, ...]:
    return tuple(t.text for c in curated.read(TERMS) for t in c.in_language("ko"))


def extraction(texts: Sequence[Sentence], known: Sequence[str] = ()) -> Extraction:
    """An extraction that has seen the texts."""
    seen = Extraction(known=known)
    for analysis in analyse(lambda: texts):
        seen.add(analysis)
    return seen


def _names(candidates: Sequence[Candidate]) -> Ranking:
    return [(c.text, *c.variants) for c in candidates]


def ours(texts: Sequence[Sentence]) -> Ranking:
    """This package as `glossary build` runs it: what it gives out."""
    return _names(extraction(texts, _known()).candidates())


def ours_alone(texts: Sequence[Sentence]) -> Ranking:
    """This package without the curated list."""
    return _names(extraction(texts).candidates())


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
    "this package": ("", ours),
    "this package, no curated list": ("", ours_alone),
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


def sets() -> list[Gold]:
    """The sets that are at hand, the ones held out last."""
    found = [gold.seeds(), gold.development(), gold.held_out("a"), gold.held_out("b")]
    return [each for each in found if each]


def _row(label: str, q: Quality) -> list[object]:
    ratios = [f"{x:.3f}" for x in (q.precision, q.recall, q.f1, q.best_f1)]
    return [label, q.size, *ratios, f"{q.at_50:.2f}", f"{q.at_100:.2f}"]


HEAD = ("n", "P", "R", "F1", "best F1", "P@50", "P@100")


def peers(expected: Gold) -> str:
    """Every method on the same texts."""
    texts = expected.sentences()
    rows: list[list[object]] = []
    for name, (package, _) in METHODS.items():
        try:
            label = f"{name} ({version(package)})" if package else name
            run = apart(measured, name, texts)
        except (PackageNotFoundError, ImportError):
            rows.append([name, "not installed", *[""] * 8])
            continue
        row = _row(label, quality(run.ranking, expected))
        rows.append([*row, f"{run.seconds:.1f}", run.megabytes])
    return table(["method", *HEAD, "seconds", "peak MB"], rows)


def everywhere() -> str:
    """Ours on every set, with and without the curated list, and on parts of them."""
    a = gold.held_out("a")
    parts = [*sets(), a.of("01", "02", "03"), a.of("04", "05", "06", "07", "08")]
    rows = []
    for expected in parts:
        texts = expected.sentences()
        for label, known in (("with", _known()), ("without", ())):
            seen = extraction(texts, known)
            q = quality(_names(seen.candidates()), expected)
            best = quality(_names(grouped(seen.ranked(), seen.glosses)), expected).best_f1
            row = _row(expected.name, q)
            rows.append(
                [row[0], len(expected.terms), label, *row[1:5], f"{best:.3f}", *row[6:]]
            )
    return table(["set", "terms", "curated list", *HEAD], rows)


def agreement() -> str:
    """How far the two annotators agree: one's marks taken as answers to the other's."""
    a, b = gold.held_out("a"), gold.held_out("b")
    rows = []
    for answers, expected in ((a, b), (b, a)):
        q = quality([tuple(term.keys) for term in answers.terms], expected)
        row = _row(f"{answers.name[-1]} against {expected.name[-1]}", q)
        rows.append(row[:5])
    return table(["annotator", "n", "P", "R", "F1"], rows)


def ablations(sample: Sequence[Gold]) -> str:
    """What is left of the quality when a feature has no weight, on the sets together."""
    weights = dict(termhood.WEIGHTS)
    groups = {"all": (), "no word lists": ("field", "head")} | {n: (n,) for n in weights}
    seen = [(expected, extraction(expected.sentences(), _known())) for expected in sample]
    rows = []
    for name, off in groups.items():
        termhood.WEIGHTS.update(weights | dict.fromkeys(off, 0.0))
        found = [
            quality(_names(grouped(each.ranked(), each.glosses)), expected)
            for expected, each in seen
        ]
        label = name if name in {"all", "no word lists"} else f"without `{name}`"
        rows.append([label, *(f"{q.best_f1:.3f}" for q in found)])
    termhood.WEIGHTS.update(weights)
    return table(["features", *(expected.name for expected in sample)], rows)


def definitions() -> str:
    """The sentences taken for definitions, beside those that an annotator marked."""
    rows = []
    for expected in (gold.development(), gold.held_out("a")):
        numbered = [replace(s, id=n) for n, s in enumerate(expected.sentences(), 1)]
        text_of = {s.id: s.text for s in numbered}
        seen = extraction(numbered)
        found = {
            (key(s.term), key(text_of[s.sentence_id]))
            for s in seen.statements
            if s.strength == STRONG
        }
        marked = [m for m in expected.terms if m.definition]
        right = {
            (term, sentence)
            for term, sentence in found
            for m in marked
            if term in m.keys and key(m.definition) in sentence
        }
        hit = sum(any(t in m.keys and key(m.definition) in s for t, s in found) for m in marked)
        rows.append(
            [
                expected.name,
                f"{len(right)} of {len(found)} ({len(right) / len(found):.2f})",
                f"{hit} of {len(marked)} ({hit / len(marked):.2f})",
            ]
        )
    return table(["set", "right of those found", "found of those marked"], rows)


def entities() -> str:
    """What names are said to name, beside what an annotator says, over terms found."""
    rows = []
    for expected in (gold.development(), gold.held_out("a")):
        said = {key(c.text): c.entity for c in extraction(expected.sentences()).ranked()}
        right: Counter[str] = Counter()
        given: Counter[str] = Counter()
        marked: Counter[str] = Counter()
        for term in expected.terms:
            ours_ = next((said[k] for k in term.keys if said.get(k)), None)
            marked[term.entity] += bool(term.entity)
            given[ours_ or ""] += bool(ours_)
            right[term.entity] += bool(ours_) and ours_ == term.entity
        rows += [
            [
                expected.name,
                kind,
                f"{right[kind]} of {given[kind]}",
                f"{right[kind]} of {marked[kind]}",
            ]
            for kind in sorted({*marked, *given} - {""})
        ]
    return table(["set", "names a", "right of those said", "found of those marked"], rows)


def report() -> str:
    """The section on extraction, Markdown."""
    first = gold.seeds() or gold.development()
    return REPORT.format(
        floor=termhood.FLOOR,
        everywhere=apart(everywhere),
        agreement=agreement(),
        first=first.name,
        peers=peers(first),
        held_out=peers(gold.held_out("a")),
        ablations=apart(ablations, [each for each in sets() if not each.held_out]),
        definitions=apart(definitions),
        entities=apart(entities),
    )


REPORT = """\
A term is found when a candidate's spelling, or one of its other names, is one of the term's;
spaces, dots and hyphens do not count. Nothing partial counts: `NATO 군사 동맹` is wrong where
the gold has `군사 동맹`. n, P, R and F1 are those of what is given out, the candidates at or
above `termhood.FLOOR` = {floor}; *best F1* is at the best place of the ranking, which nobody
knows beforehand.

{everywhere}
*Without* the curated list nothing is known of the field but the word lists of
`glossary/candidates/words.py`, which were written with the seeds in sight.

How far the two annotators of the set held out agree, one's terms taken as answers to the
other's. Both are language models of one kind that followed one guideline, so this is more than
two people would agree (about .6 F1 on other corpora):

{agreement}
### Beside other programs

On {first}; each runs alone in a process, and the seconds include loading its model.

{peers}
On the texts held out, against annotator A:

{held_out}
### What each feature is worth

Best F1 when a feature of `glossary/candidates/termhood.py` has no weight, on the development
sets.

{ablations}
### Definitions

Sentences offered as definitions. The annotators of the sets marked relative clauses and the
like as well, which are never offered.

{definitions}
### Names

What names are said to name, told by their form alone. *Found* counts names below the cut too.

{entities}"""


def main() -> None:
    """Print the report."""
    sys.stdout.write(report())


if __name__ == "__main__":
    main()
