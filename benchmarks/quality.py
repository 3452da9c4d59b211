"""How good it all is: extraction, equivalents, recognition, beside other programs.

    python -m benchmarks.quality [--pairs news.ko news.en] [--write]

One run, one report, `docs/quality.md`. What needs something that is not at hand (the
annotation of the seeds, the extra `dictionary`, OmegaT) says so.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import equivalents, extraction, gold, recognition, sources
from benchmarks.apart import apart
from benchmarks.markdown import table
from glossary.equivalents import curated, jmdict

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = gold.ROOT / "docs/quality.md"
HELD_OUT = gold.ROOT / "benchmarks/held_out"
TERMS = gold.ROOT / "seeds/terms.csv"
UNSEEN = gold.ROOT / "tests/equivalents/unseen.tsv"

_PAIRS = {
    (True, True): "preferred Korean, preferred equivalent (★★★★)",
    (True, False): "preferred Korean, another equivalent (★★★)",
    (False, True): "another Korean term, preferred equivalent",
    (False, False): "another Korean term, another equivalent",
}
_RANKS = {"first": "the preferred term", "other": "another of the entry"}


def held_out() -> list[equivalents.List]:
    """The terms held out: a list of their own, and those of the texts held out."""
    return [
        equivalents.read_list(HELD_OUT / "terms.tsv", "held out: terms"),
        equivalents.read_list(HELD_OUT / "annotator_a.tsv", "held out: texts", "term"),
    ]


def development() -> list[equivalents.List]:
    """The lists beside which rules and components were made."""
    lists = [equivalents.read_list(UNSEEN), equivalents.read_curated(TERMS)]
    if gold.SEEDS_GOLD.exists():
        lists.insert(0, equivalents.read_gold(gold.SEEDS_GOLD, gold.ROOT / "seeds"))
    return lists


def stars(extra: str) -> list[tuple[object, ...]]:
    """Of what is shown with so many stars, how much is right: on the terms held out.

    `extra` says whether the dictionary that is installed, if any, is `on` or `off`.
    """
    if extra == "off":
        os.environ[jmdict.PLACE] = ""
    elif jmdict.installed() is None:
        return []
    known = curated.read(TERMS)
    rows: list[tuple[object, ...]] = []
    for terms in held_out():
        for title, concepts in (("off", []), ("on", known)):
            results, _ = equivalents.together(terms, concepts)
            for code, result in results.items():
                shown = (result.shown[level].row() for level in (3, 2, 1))
                right = equivalents.share(result.first[2].right, terms.total(code))
                rows.append((terms.name, title, extra, code, *shown, right))
    return rows


STARS = (
    *("list", "curated list", "JMdict", "language"),
    *("★★★", "★★", "★", "right at ★★ or more"),
)


def first_run() -> str:
    """What the curated list said of the terms held out, read once before it was mended."""
    verdicts: dict[tuple[str, str, str], dict[str, int]] = {}
    for row in _rows("adjudicated.tsv"):
        counted = verdicts.setdefault((row["list"], row["language"], row["rank"]), {})
        counted[row["verdict"]] = counted.get(row["verdict"], 0) + 1
    rows = []
    for row in _rows("first_run.tsv"):
        found = verdicts[row["list"], row["language"], row["rank"]]
        listed, total = int(row["listed"]), int(row["proposed"])
        right = listed + found.get("right", 0)
        rows.append(
            (
                row["list"],
                row["language"],
                _RANKS[row["rank"]],
                total,
                listed,
                found.get("right", 0),
                found.get("scope", 0),
                found.get("wrong", 0),
                f"{right / total:.2f}",
            )
        )
    head = (
        *("list", "language", "rank", "proposed", "on the annotator's list"),
        *("right besides", "other scope", "wrong", "right"),
    )
    return table(head, rows)


def audit() -> str:
    """A random sample of the curated list, each pair read by a judge of its own."""
    korean = {c.id: c.in_language("ko")[0].text for c in curated.read(TERMS)}
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for row in _rows("curated_audit.tsv"):
        title = _PAIRS[row["ko"] == korean.get(row["id"]), row["rank"] == "first"]
        counted = counts.setdefault((title, row["language"]), {})
        counted[row["verdict"]] = counted.get(row["verdict"], 0) + 1
    rows = []
    for (title, code), counted in sorted(counts.items()):
        total = sum(counted.values())
        right = counted.get("right", 0)
        share = f"{right / total:.3f}"
        rows.append(
            (
                title,
                code,
                total,
                right,
                counted.get("scope", 0),
                total - right - counted.get("scope", 0),
                share,
            )
        )
    return table(("pair", "language", "judged", "right", "other scope", "wrong", "right"), rows)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HELD_OUT / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def lower(text: str, by: int = 1) -> str:
    """A report as a part of another: without its title, its headings further down."""
    body = re.sub(r"\A# .*\n", "", text)
    return re.sub(r"^#", "#" * (by + 1), body, flags=re.MULTILINE).strip() + "\n"


def _equivalents() -> str:
    lists = [*development(), *held_out()]
    return "\n".join(equivalents.report(lists, curated.read(TERMS), development()))


def _sources(pairs: tuple[Path, Path] | None) -> str:
    lists = [*development(), sources.read_acronyms(TERMS)]
    return "\n".join(sources.report(lists, sources.read_pairs(*pairs) if pairs else []))


def report(pairs: tuple[Path, Path] | None = None) -> str:
    """The whole report, Markdown."""
    return REPORT_TEXT.format(
        python=platform.python_version(),
        kiwi=version("kiwipiepy"),
        stars=table(STARS, [*apart(stars, "off"), *apart(stars, "on")]),
        first_run=first_run(),
        audit=audit(),
        extraction=lower(extraction.report(), 0),
        equivalents=lower(apart(_equivalents)),
        sources=lower(apart(_sources, pairs)),
        recognition=lower(apart(recognition.report)),
    )


REPORT_TEXT = """\
# How good it is, and how we know

Written by `python -m benchmarks.quality --write` (Python {python}, kiwipiepy {kiwi}); no figure
here was typed in. [Extraction](#extraction) · [Equivalents](#equivalents) ·
[Dictionary, memory, agreement](#dictionary-memory-agreement) · [Recognition](#recognition).
How fast it is: [speed.md](speed.md), [benchmarks.md](benchmarks.md).

**What it is measured on.** *Development sets* are those that rules, word lists and weights were
made beside: the three sample texts in `seeds/` with 286 terms that one annotator marked by
hand; four more texts in `benchmarks/development`; and, for equivalents, the curated list itself.
Figures on them are optimistic. *Held out* are eight texts with some 880 terms, marked by two
annotators, and a list of 300 terms, both in `benchmarks/held_out`: written down before the
extraction and the sources of equivalents were touched, and looked at since as totals only. Three
of these texts are real, the others were written for the test; the annotators were language
models. A judge who is a person and knows the field would find other faults.

## What the stars mean

| | reliability | given to |
| --- | --- | --- |
| ★★★★ | very reliable | the preferred terms of the curated list (`seeds/terms.csv`): written by hand, read through a second and a third time, with publications named in which the pair can be checked |
| ★★★ | reliable | the admitted terms of the curated list; what a text says itself in parentheses; names of countries and regions from CLDR; longer words that a dictionary has in characters; what a person enters |
| ★★ | minimal | components of the field and pairs of them; a dictionary's first gloss; loanwords; acronyms; phrases that recur in the translation memory; one item of Wikidata |
| ★ | not verified | longer compositions, official names put together from parts, second proposals, machine translation: shown only on request, and never exported unless asked for |

The aim: of what has ★★★★ 97 % are right, of ★★★ 90 %, of ★★ 70 %. What no dictionary, text or
person attests never has more than ★★. The confidence beside a piece of evidence is the share
found right of its kind, the lower one where languages differ; where nothing was measured, none
is shown. On the terms held out, without the network, an answer being right where the annotator
lists it:

{stars}
With the curated list on, ★★★ holds its admitted terms too, of which the annotators list few: an
answer that they do not list is not wrong for that. What follows is about them.

**The curated list, on its first run.** Asked about the terms held out that it has, before a third
reader saw what it got wrong. What the annotator's list lacks was read: *right* in another wording,
of another *scope* (broader, narrower, of one country only), or *wrong*. The faults, and their
like elsewhere in the list, have been mended since, so that this is the only run that counts.

{first_run}
**The curated list today.** Of 160 rows drawn at random after that, an independent judge read each
pair, with the benefit of no doubt. None was wrong; what is of another scope is mostly an admitted
form that is narrower, or a body's name without its country. Hence the stars of preferred and of
admitted equivalents; the faults that were found are mended.

{audit}
## Extraction

{extraction}
## Equivalents

{equivalents}
## Dictionary, memory, agreement

{sources}
## Recognition

{recognition}"""  # noqa: E501 - tables


def main() -> None:
    """Print the report, or write it into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--pairs",
        type=Path,
        nargs=2,
        metavar=("KOREAN", "ENGLISH"),
        help="sentences and their translations, a line each, for the memory",
    )
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    options = parser.parse_args()
    text = report(tuple(options.pairs) if options.pairs else None)
    if options.write:
        REPORT.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
