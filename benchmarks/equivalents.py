"""How good the equivalents are: each source by itself, and all of them put together.

The gold terms are given as candidates, so that this measures equivalents and not the
extraction. Example: python benchmarks/equivalents.py --write
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import equivalents, language, texts
from glossary.equivalents import curated
from glossary.equivalents.sources import Query, Quoted, evidential
from glossary.model import Candidate, Concept, Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Gloss

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "docs/quality-equivalents.md"

Quotes = dict[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Expected:
    """A term and what is accepted for it, as keys, by language."""

    candidate: Candidate
    accepted: dict[str, frozenset[str]]


@dataclass(slots=True)
class Score:
    """Answers given and right, out of the terms that have an accepted one."""

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


def _keys(*cells: str) -> frozenset[str]:
    """Every accepted form, with and without an acronym in parentheses after it."""
    forms = [form for cell in cells for form in cell.split("|")]
    bare = [re.sub(r"\s*\([^)]*\)", "", form) for form in forms]
    return frozenset(language.key(form) for form in forms + bare if form.strip())


def read_gold(path: Path) -> list[Expected]:
    """The gold terms; their rank is their order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Expected(
                Candidate(
                    text=row["term"],
                    frequency=int(row["freq"]),
                    termhood=0.0,
                    variants=tuple(filter(None, map(str.strip, row["variants"].split("|")))),
                ),
                {
                    "en": _keys(row["EN"], row["en_alt"]),
                    "ja": _keys(row["JA"], row["ja_alt"]),
                },
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def read_unseen(path: Path) -> list[Expected]:
    """Terms with the accepted Japanese."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((row for row in file if row[0] != "#"), delimiter="\t")
        return [
            Expected(
                Candidate(text=row["ko"], frequency=1, termhood=0.0), {"ja": _keys(row["ja"])}
            )
            for row in rows
        ]


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


def by_source(
    gold: list[Expected], glosses: list[Gloss], quotes: Quotes
) -> Iterator[tuple[str, str, Score]]:
    """Each source, method and reliability, with the score of its terms by language."""
    heard: defaultdict[str, list[Quoted]] = defaultdict(list)
    for gloss in glosses:
        key, sentence = quotes[gloss.sentence_id]
        heard[language.key(gloss.term)].append(
            Quoted(gloss=gloss, source=key, sentence=sentence)
        )
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    for expected in gold:
        text = expected.candidate.text
        query = Query(term=text, glosses=tuple(heard[language.key(text)]))
        for source in evidential():
            said = {(t.language, t.text, t.reliability) for t in source.equivalents(query)}
            for code, term, reliability in sorted(said):
                if expected.accepted.get(code):
                    right = language.key(term) in expected.accepted[code]
                    name = getattr(source, "__name__", "").rpartition(".")[2]
                    scores[f"{name}, reliability {reliability}", code].count(right=right)
    for (name, code), score in sorted(scores.items()):
        yield name, code, score


def together(
    gold: list[Expected], glosses: list[Gloss], quotes: Quotes, known: list[Concept]
) -> dict[tuple[str, str], Score]:
    """The preferred term of each gold term's concept: by language, and how attested."""
    found = equivalents.align(
        (e.candidate for e in gold), glosses, known, quotes=quotes.__getitem__
    )
    homes: dict[str, Concept] = {}
    for concept in found:
        for term in concept.in_language("ko"):
            homes.setdefault(language.key(term.text), concept)
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    for expected in gold:
        concept = homes[language.key(expected.candidate.text)]
        for code, accepted in expected.accepted.items():
            preferred = concept.preferred(code)
            if accepted and preferred:
                usable = [t.text for t in concept.in_language(code)]
                right = language.key(preferred.text) in accepted
                any_right = any(language.key(text) in accepted for text in usable)
                kind = _attestation({e.method for e in preferred.evidence})
                scores[code, kind].count(right=right)
                scores[code, "all"].count(right=right)
                scores[code, "any term of the entry"].count(right=any_right)
    return scores


def _attestation(methods: set[Method]) -> str:
    for method in (Method.CURATED, Method.GLOSS, Method.CLDR):
        if method in methods:
            return method.value
    return Method.HANJA.value


def report(arguments: argparse.Namespace) -> Iterator[str]:
    """The Markdown, line by line."""
    gold = read_gold(arguments.gold)
    unseen = read_unseen(arguments.unseen)
    glosses, quotes = read_glosses(sorted(arguments.texts.glob("*.txt")))
    totals = Counter(code for e in gold for code, accepted in e.accepted.items() if accepted)
    yield from (
        "# Quality of the equivalents",
        "",
        "Made by `python benchmarks/equivalents.py --write`. The gold is the **development",
        f"set**: {len(gold)} terms of the three seed texts, {totals['en']} with an accepted",
        f"English and {totals['ja']} with an accepted Japanese equivalent, by one annotator;",
        "the rules and the list of parts were written beside it, so the figures on it are",
        f"optimistic. The **unseen** list ({len(unseen)} terms of the field that are not in",
        "the texts) was written before the composer was run on it; the confidences in the",
        "code are the figures of that first run (75 of 78 and 82 of 96). An answer is right",
        "where it is one of the accepted forms, spaces, hyphens and case aside.",
        "",
        "## Each source by itself",
        "",
        "| terms | source | language | right of answered (precision) |",
        "| --- | --- | --- | --- |",
    )
    for title, terms in (("gold", gold), ("unseen", unseen)):
        for name, code, score in by_source(terms, glosses if terms is gold else [], quotes):
            yield f"| {title} | {name} | {code} | {score.row()} |"
    yield from (
        "",
        "Hanja of reliability 2 are words that a dictionary has as a whole; those of",
        "reliability 1 were put together from parts.",
        "",
        "## All together, on the gold",
        "",
        "The preferred term of the entry, by the best evidence it has.",
        "",
        "| curated list | language | evidence | right of answered (precision) | coverage |",
        "| --- | --- | --- | --- | --- |",
    )
    for title, known in (("without", []), ("with", curated.read(arguments.terms))):
        scores = together(gold, glosses, quotes, known)
        for (code, kind), score in sorted(scores.items()):
            share = f"{score.right / totals[code]:.2f}"
            yield f"| {title} | {code} | {kind} | {score.row()} | {share} |"
    yield ""


def main() -> None:
    """Print the report, or write it into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared/gold/seeds_gold.tsv")
    parser.add_argument("--unseen", type=Path, default=ROOT / "tests/equivalents/unseen.tsv")
    parser.add_argument("--texts", type=Path, default=ROOT / "seeds")
    parser.add_argument("--terms", type=Path, default=ROOT / "seeds/terms.csv")
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    arguments = parser.parse_args()
    text = "\n".join(report(arguments))
    if arguments.write:
        REPORT.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
