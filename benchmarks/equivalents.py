"""How good the equivalents are: each source by itself, and all of them put together.

The terms are given as candidates, so that this measures equivalents and not the
extraction. Example: python -m benchmarks.equivalents
With a list of one's own: python -m benchmarks.equivalents --terms-list my.tsv
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.markdown import table
from glossary import equivalents, language, texts
from glossary.equivalents import components, composed, composition, curated
from glossary.equivalents.composition import compose
from glossary.equivalents.sources import Query, Quoted, evidential
from glossary.model import Candidate, Concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Gloss, Term

ROOT = Path(__file__).resolve().parents[1]

CODES = ("en", "ja")
Quotes = dict[int, tuple[str, str]]

_SPELLINGS = (
    # American and British, and what one writer writes out and another does not
    (r"\bthe |\ban? ", ""),
    (r"u\.s\.", "us"),
    (r"u\.k\.", "uk"),
    (r"u\.n\.", "un"),
    (r"defence|licence", lambda match: match[0][:-2] + "se"),
    (r"is(?=ation|ing\b|ed\b|e\b)", "iz"),
    (r"organis", "organiz"),
    (r"programme", "program"),
    (r"(?<=[a-z])our\b", "or"),
    (r"grey", "gray"),
    (r"centre", "center"),
    (r"refuelling", "refueling"),
    (r"é", "e"),
)


def spelling(text: str, code: str) -> str:
    """What two forms have in common that a reader would call the same term.

    In every language spaces, hyphens, dots and case do not count (`language.key`). In
    English neither do British spellings, articles, the dots of U.S., and a plural -s of
    the last word, since entries are in the singular and official texts often are not.

    >>> spelling("the defence capabilities", "en") == spelling("Defense capability", "en")
    True
    """
    if code == "en":
        text = text.lower()
        for pattern, replacement in _SPELLINGS:
            text = re.sub(pattern, replacement, text)
        text = re.sub(r"ies$", "y", text)
        text = re.sub(r"(?<=[^s])s$", "", text)
    return language.key(text)


def accepted(code: str, *cells: str) -> frozenset[str]:
    """Every accepted form, with and without an acronym in parentheses after it."""
    forms = [form for cell in cells for form in cell.split("|")]
    bare = [re.sub(r"\s*\([^)]*\)", "", form) for form in forms]
    return frozenset(spelling(form, code) for form in forms + bare if form.strip())


@dataclass(frozen=True, slots=True)
class Expected:
    """A term and what is accepted for it, by language."""

    candidate: Candidate
    accepted: dict[str, frozenset[str]]

    def is_right(self, code: str, text: str) -> bool:
        """Whether an equivalent is one of those accepted."""
        return spelling(text, code) in self.accepted[code]


@dataclass(frozen=True, slots=True)
class List:
    """A list of terms, and the texts they come from, if any."""

    name: str
    terms: list[Expected]
    glosses: list[Gloss] = field(default_factory=list)
    quotes: Quotes = field(default_factory=dict)

    def total(self, code: str) -> int:
        """The terms that have an accepted equivalent in a language."""
        return sum(bool(expected.accepted.get(code)) for expected in self.terms)


@dataclass(slots=True)
class Score:
    """Answers right and wrong."""

    right: int = 0
    wrong: int = 0

    def count(self, *, right: bool) -> None:
        """Take in one answer."""
        self.right += right
        self.wrong += not right

    def row(self) -> str:
        """`right of answered (precision)`."""
        answered = self.right + self.wrong
        return f"{self.right} of {answered} ({self.right / answered:.2f})" if answered else "–"


def read_gold(path: Path, seeds: Path) -> List:
    """The gold terms of the three seed texts, in their order, with the texts' glosses."""
    with path.open(encoding="utf-8", newline="") as file:
        terms = [
            Expected(
                Candidate(
                    text=row["term"],
                    frequency=int(row["freq"]),
                    termhood=0.0,
                    variants=tuple(filter(None, map(str.strip, row["variants"].split("|")))),
                ),
                {
                    "en": accepted("en", row["EN"], row["en_alt"]),
                    "ja": accepted("ja", row["JA"], row["ja_alt"]),
                },
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]
    return List("gold", terms, *read_glosses(sorted(seeds.glob("*.txt"))))


def read_curated(path: Path) -> List:
    """The curated list as terms to be found: the preferred Korean one of each row."""
    terms = []
    for concept in curated.read(path):
        korean, *_ = concept.in_language("ko")
        forms = {code: "|".join(t.text for t in concept.in_language(code)) for code in CODES}
        terms.append(_expected(korean.text, forms["en"], forms["ja"]))
    return List("curated", terms)


def read_list(path: Path, name: str = "", column: str = "ko") -> List:
    """A TSV with columns ko, en, ja (`|` between accepted forms; either may be missing)."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((row for row in file if row[0] != "#"), delimiter="\t")
        terms = [
            _expected(row[column], row.get("en") or "", row.get("ja") or "") for row in rows
        ]
    return List(name or path.stem, terms)


def _expected(korean: str, english: str, japanese: str) -> Expected:
    return Expected(
        Candidate(text=korean, frequency=1, termhood=0.0),
        {"en": accepted("en", english), "ja": accepted("ja", japanese)},
    )


def read_glosses(paths: Iterable[Path]) -> tuple[list[Gloss], Quotes]:
    """The glosses of the texts and the sentences they stand in; none without Kiwi."""
    if importlib.util.find_spec("kiwipiepy") is None:
        return [], {}
    from glossary import candidates  # noqa: PLC0415 - loads Kiwi

    read = [
        (f"text:{path.name}", sentence)
        for path in paths
        for sentence in texts.sentences(texts.read(path, ROOT))
    ]
    numbered = [replace(sentence, id=n) for n, (_, sentence) in enumerate(read)]
    extraction = candidates.Extraction()
    for analysis in candidates.analyse(lambda: numbered):
        extraction.add(analysis)
    return extraction.glosses, {n: (key, s.text) for n, (key, s) in enumerate(read)}


def by_source(terms: List) -> dict[tuple[str, int, str], Score]:
    """Source, reliability and language → the score of every term it says."""
    heard: defaultdict[str, list[Quoted]] = defaultdict(list)
    for gloss in terms.glosses:
        key, sentence = terms.quotes[gloss.sentence_id]
        heard[language.key(gloss.term)].append(
            Quoted(gloss=gloss, source=key, sentence=sentence)
        )
    scores: defaultdict[tuple[str, int, str], Score] = defaultdict(Score)
    for expected in terms.terms:
        text = expected.candidate.text
        query = Query(term=text, glosses=tuple(heard[language.key(text)]))
        for source in evidential():
            name = getattr(source, "__name__", "").rpartition(".")[2]
            for code, said, reliability in sorted(
                {(t.language, t.text, t.reliability or 1) for t in source.equivalents(query)}
            ):
                if expected.accepted.get(code):
                    right = expected.is_right(code, said)
                    scores[name, reliability, code].count(right=right)
    return dict(sorted(scores.items()))


@dataclass(slots=True)
class Together:
    """What the entries of a list hold, in one language."""

    shown: dict[int, Score] = field(default_factory=lambda: defaultdict(Score))
    """Reliability → every term shown with it."""
    first: dict[int, Score] = field(default_factory=lambda: defaultdict(Score))
    """Least reliability → the first term of those at least so reliable."""
    covered: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Least reliability → entries with any right term at least so reliable."""


def together(terms: List, known: Sequence[Concept]) -> tuple[dict[str, Together], float]:
    """What the entries hold by language, and the seconds that putting them together took."""
    start = time.perf_counter()
    found = list(
        equivalents.align(
            (e.candidate for e in terms.terms),
            terms.glosses,
            known,
            quotes=terms.quotes.__getitem__,
        )
    )
    seconds = time.perf_counter() - start
    homes: dict[str, Concept] = {}
    for concept in found:
        for term in concept.in_language("ko"):
            homes.setdefault(language.key(term.text), concept)
    results = {code: Together() for code in CODES}
    for expected in terms.terms:
        concept = homes[language.key(expected.candidate.text)]
        for code, result in results.items():
            if expected.accepted.get(code):
                _count(result, expected, code, concept.in_language(code))
    return results, seconds


def _count(result: Together, expected: Expected, code: str, entry: Sequence[Term]) -> None:
    judged = [(t.reliability or 1, expected.is_right(code, t.text)) for t in entry]
    for reliability, right in judged:
        result.shown[reliability].count(right=right)
    for least in (1, 2, 3):
        rights = [right for reliability, right in judged if reliability >= least]
        if rights:
            result.first[least].count(right=rights[0])
        result.covered[least] += any(rights)


@contextmanager
def without(korean: str) -> Iterator[bool]:
    """While it lasts, the components lack one; says whether they have it."""
    words = components.words()
    component = words.pop(language.key(korean), None)
    composition.compose.cache_clear()
    try:
        yield component is not None
    finally:
        if component is not None:
            words[component.korean] = component


def by_class(lists: Sequence[List]) -> dict[tuple[str, str], Score]:
    """Kind of composition and language → score, each term once, without its own component.

    What is left is what a term would get that nobody thought of when the components were
    written.
    """
    names = {
        id(kind): name.lower()
        for name, kind in vars(composed).items()
        if isinstance(kind, composed.Class)
    }
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    seen: set[tuple[str, str]] = set()
    for expected in (e for terms in lists for e in terms.terms):
        korean = expected.candidate.text
        for code in CODES:
            if not expected.accepted.get(code) or (language.key(korean), code) in seen:
                continue
            seen.add((language.key(korean), code))
            with without(korean):
                parts = compose(korean, code)
                said = [
                    t for t in composed.equivalents(Query(term=korean)) if t.language == code
                ]
            if parts and said:
                kind = names[id(composed.class_of(korean, parts, code))]
                right = expected.is_right(code, said[0].text)
                scores[kind, code].count(right=right)
                for other in said[1:]:
                    again = expected.is_right(code, other.text)
                    scores["second proposal", code].count(right=again)
    return dict(sorted(scores.items()))


def report(
    lists: Sequence[List], known: Sequence[Concept], composed_: Sequence[List] = ()
) -> Iterator[str]:
    """The Markdown, section by section; compositions by kind are of the lists for that."""
    yield _ABOUT
    yield table(
        ("list", "terms", "with English", "with Japanese"),
        ((t.name, len(t.terms), t.total("en"), t.total("ja")) for t in lists),
    )
    yield "\n## All together\n\n" + _TOGETHER
    yield table(
        (
            *("list", "language", "shown at 4", "at 3", "at 2", "at 1"),
            *("first at ≥ 2", "first at ≥ 1", "any at ≥ 2", "any at ≥ 1"),
        ),
        _together_rows(lists, known),
    )
    yield "\n## Each source by itself\n"
    yield table(
        ("list", "source", "reliability", "language", "right of answered (precision)"),
        (
            (terms.name, name, reliability, code, score.row())
            for terms in lists
            for (name, reliability, code), score in by_source(terms).items()
        ),
    )
    yield "\n## Compositions by kind\n\n" + _CLASSES
    yield table(
        ("kind", "language", "right of answered (precision)"),
        (
            (name, code, score.row())
            for (name, code), score in by_class(composed_ or lists).items()
        ),
    )


def _together_rows(
    lists: Sequence[List], known: Sequence[Concept]
) -> Iterator[tuple[object, ...]]:
    for terms in lists:
        for title, concepts in (("", ()), (" (with the curated list)", known)):
            if title and terms.name == "curated":
                continue
            results, seconds = together(terms, concepts)
            for code, result in results.items():
                total = terms.total(code)
                if total:
                    yield (
                        f"{terms.name}{title}",
                        code,
                        *(result.shown[r].row() for r in (4, 3, 2, 1)),
                        *(share(result.first[least].right, total) for least in (2, 1)),
                        *(share(result.covered[least], total) for least in (2, 1)),
                    )
            print(
                f"{terms.name}{title}: {len(terms.terms)} terms in {seconds:.1f} s",
                file=sys.stderr,
            )


def share(part: int, whole: int) -> str:
    """`part (share of the whole)`."""
    return f"{part} ({part / whole:.2f})"


_ABOUT = """# Quality of the equivalents

`gold`, `unseen` and `curated` are **development sets**: rules and components were written
beside them. `gold` are the terms of the three seed texts, by one
annotator; `curated` are the terms of `seeds/terms.csv`, which are there because no rule gives
most of them; `unseen` (`tests/equivalents/unseen.tsv`) was unseen when the first composer was
run on it, and is no more. An answer is right where it is one of the accepted forms; spaces,
hyphens, case and, in English, British spellings, articles and a final plural -s do not count.
"""

_TOGETHER = """Without the curated list unless it says so, and without the network. `shown`: of
all equivalents shown with a reliability, how many are right (precision). `first`: terms of
the list whose first equivalent, among those at least so reliable, is right, as a share of all
terms that have an accepted one. `any`: that have a right one among them.
"""

_CLASSES = """Each term once, composed from the other components: the one that is the term
itself, if there is one, is left out. So `whole` are terms that are still one part: a state,
a country, a number, an acronym. The confidences in `composed.py` are these figures. Of the 103
English pairs for the terms of `benchmarks/development`, which nobody had looked at when the
components were first written, 79 were found right by reading them (0.77).
"""


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold/seeds_gold.tsv")
    parser.add_argument("--unseen", type=Path, default=ROOT / "tests/equivalents/unseen.tsv")
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds")
    parser.add_argument("--terms", type=Path, default=ROOT / "seeds/terms.csv")
    parser.add_argument(
        "--terms-list", type=Path, help="measure on this TSV only (columns ko, en, ja)"
    )
    arguments = parser.parse_args()
    known = curated.read(arguments.terms)
    if arguments.terms_list:
        lists = [read_list(arguments.terms_list)]
    else:
        lists = [read_list(arguments.unseen), read_curated(arguments.terms)]
        if arguments.gold.exists():
            lists.insert(0, read_gold(arguments.gold, arguments.texts))
    print("\n".join(report(lists, known)), end="")


if __name__ == "__main__":
    main()
