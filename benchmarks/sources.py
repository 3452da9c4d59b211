"""How sure the dictionary and the translation memory are, and what agreement is worth.

Needs the extras `dictionary` and, for the second figures of the memory, `alignment`.
Example: python -m benchmarks.sources --pairs news.ko news.en
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from contextlib import nullcontext
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.equivalents import (
    CODES,
    ROOT,
    Expected,
    List,
    Score,
    accepted,
    read_curated,
    read_gold,
    read_list,
    spelling,
    without,
)
from benchmarks.markdown import table
from glossary import language
from glossary.equivalents import (
    acronyms,
    bilingual,
    curated,
    dictionary,
    jmdict,
    word_alignment,
)
from glossary.equivalents.sources import Context, Pair, Query, evidential
from glossary.model import Candidate, Evidence, Method
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from glossary.model import Term


_ABOUT = """# Quality of the dictionary, the memory, and agreement

On the development lists, judged as above. Each term counts once, with the
lists put together.
"""
_DICTIONARY = """
## Dictionary and acronyms

The acronyms of the curated list are asked about too. `without its own`: the term itself is
not among the components (`composed.py`), as with a term that nobody thought of. `share` is
the confidence that the code has for such evidence.
"""
_AGREEMENT = """
## Agreement

Terms that two kinds of evidence give, whatever their reliability by themselves.
"""
_MEMORY = """
## Translation memory

The terms of the lists that stand in the segments, names of countries left out.
"""


def kind(evidence: Evidence) -> str:
    """How it was come by; of dictionaries, which one (as in `agreement.py`)."""
    return evidence.source if evidence.method is Method.DICTIONARY else evidence.method


def once(lists: Iterable[List]) -> list[Expected]:
    """Every term, with what any list accepts for it."""
    found: dict[str, Expected] = {}
    for expected in (e for terms in lists for e in terms.terms):
        key = language.key(expected.candidate.text)
        before = found.get(key, expected)
        both = {
            code: before.accepted.get(code, frozenset())
            | expected.accepted.get(code, frozenset())
            for code in CODES
        }
        found[key] = Expected(before.candidate, both)
    return list(found.values())


def read_acronyms(path: Path) -> List:
    """The acronyms that the curated list has as Korean terms."""
    terms = []
    for concept in curated.read(path):
        forms = {
            code: accepted(code, *(t.text for t in concept.in_language(code))) for code in CODES
        }
        terms += [
            Expected(Candidate(text=term.text, frequency=1, termhood=0.0), forms)
            for term in concept.in_language("ko")
            if language.is_acronym(term.text)
        ]
    return List("acronyms", terms)


def answers(term: str, more: Sequence[Callable[[Query], Iterable[Term]]] = ()) -> list[Term]:
    """What every source says of a term."""
    query = Query(term=term)
    asked = [*(source.equivalents for source in evidential()), *more]
    return [answer for ask in asked for answer in ask(query) if answer.language in CODES]


def by_share(
    terms: Sequence[Expected], setting: Callable[[str], AbstractContextManager[object]]
) -> dict[tuple[str, int, float, str], Score]:
    """Source, reliability, confidence and language → score, of dictionary and acronyms."""
    scores: defaultdict[tuple[str, int, float, str], Score] = defaultdict(Score)
    for expected in terms:
        term = expected.candidate.text
        with setting(term):
            for module in (dictionary, acronyms):
                name = module.__name__.rpartition(".")[2]
                for said in module.equivalents(Query(term=term)):
                    if expected.accepted.get(said.language):
                        right = expected.is_right(said.language, said.text)
                        share = said.evidence[0].confidence or 0.0
                        level = said.reliability or 1
                        scores[name, -level, -share, said.language].count(right=right)
    return dict(sorted(scores.items()))


def agreements(
    terms: Sequence[Expected], more: Sequence[Callable[[Query], Iterable[Term]]] = ()
) -> dict[tuple[str, str, str], Score]:
    """Language and two kinds of evidence → score of the terms that both have."""
    scores: defaultdict[tuple[str, str, str], Score] = defaultdict(Score)
    for expected in terms:
        said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for answer in answers(expected.candidate.text, more):
            text = spelling(answer.text, answer.language)
            said[answer.language, text].update(map(kind, answer.evidence))
        for (code, text), kinds in said.items():
            if expected.accepted.get(code):
                for one, other in combinations(sorted(kinds), 2):
                    scores[code, one, other].count(right=text in expected.accepted[code])
    return {k: s for k, s in sorted(scores.items()) if s.right + s.wrong >= 10}


def read_pairs(korean: Path, english: Path) -> list[Pair]:
    """Two files of the same number of lines."""
    lines = zip(
        korean.read_text("utf-8").splitlines(),
        english.read_text("utf-8").splitlines(),
        strict=True,
    )
    return [
        Pair(korean=ko.strip(), language="en", text=en.strip(), source="memory:pairs")
        for ko, en in lines
    ]


def memory(
    terms: Sequence[Expected], pairs: Sequence[Pair]
) -> tuple[dict[int, Score], float, Callable[[Query], Iterable[Term]]]:
    """Reliability → score, the seconds it took, and the source itself."""
    start = time.perf_counter()
    ask = bilingual.prepare(
        [expected.candidate.text for expected in terms], Context(pairs=lambda: pairs)
    )
    seconds = time.perf_counter() - start
    scores: defaultdict[int, Score] = defaultdict(Score)
    for expected in terms:
        for said in ask(Query(term=expected.candidate.text)):
            scores[said.reliability or 1].count(right=expected.is_right("en", said.text))
    return dict(sorted(scores.items(), reverse=True)), seconds, ask


def report(lists: Sequence[List], pairs: Sequence[Pair]) -> Iterator[str]:
    """The Markdown, section by section."""
    terms = once(lists)
    yield _ABOUT + _DICTIONARY
    if jmdict.installed() is None:
        yield f"Not measured: {jmdict.HOW_TO_INSTALL}\n"
    yield table(
        ("source", "reliability", "share", "language", "components", "right (precision)"),
        (
            (name, -level, f"{-share:.2f}", code, title, score.row())
            for title, setting in (("all", nullcontext), ("without its own", without))
            for (name, level, share, code), score in by_share(terms, setting).items()
        ),
    )
    more: list[Callable[[Query], Iterable[Term]]] = []
    rows = []
    if pairs:
        foreign = [e for e in terms if e.accepted.get("en") and not is_place(e.candidate.text)]
        installed = word_alignment.is_installed()
        for aligned in (False, True) if installed else (False,):
            word_alignment.is_installed = lambda on=aligned: on  # type: ignore[misc]
            scores, seconds, ask = memory(foreign, pairs)
            more = [ask]
            title = f"{'sil-thot' if aligned else 'association'}, {seconds:.0f} s"
            rows += [(title, reliability, s.row()) for reliability, s in scores.items()]
    yield _AGREEMENT
    yield table(
        ("language", "one", "other", "right of both (precision)"),
        ((*key, score.row()) for key, score in agreements(terms, more).items()),
    )
    if rows:
        yield _MEMORY + f"Here {len(pairs)} pairs of Korean–English news.\n"
        yield table(("with", "reliability", "right (precision)"), rows)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold/seeds_gold.tsv")
    parser.add_argument("--unseen", type=Path, default=ROOT / "tests/equivalents/unseen.tsv")
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds")
    parser.add_argument("--terms", type=Path, default=ROOT / "seeds/terms.csv")
    parser.add_argument("--pairs", type=Path, nargs=2, metavar=("KOREAN", "ENGLISH"))
    arguments = parser.parse_args()
    lists = [
        read_list(arguments.unseen),
        read_curated(arguments.terms),
        read_acronyms(arguments.terms),
    ]
    if arguments.gold.exists():
        lists.insert(0, read_gold(arguments.gold, arguments.texts))
    pairs = read_pairs(*arguments.pairs) if arguments.pairs else []
    print("\n".join(report(lists, pairs)), end="")


if __name__ == "__main__":
    main()
