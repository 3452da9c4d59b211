"""Checks on finished human translations: findings per 1,000 segments, and speed.

The translations were made, reviewed and published by people, so that most of what is found
in them is a false alarm; samples are printed for judging by hand.

    python benchmarks/checks.py DATA [--only N301] [--sample 30] [--speed]

DATA is a folder with parallel texts: `parallel/pydocs.en-ko-ja.jsonl.gz` (objects with en,
ko, ja), `parallel/cppdocs.ko-en.jsonl.gz` (ko, en, and `tt`, HT for those translated by
people), `parallel/tldr.ko-en-ja.tsv` and `tldr.ko-en.tsv`, and in `tmx/` and `glossaries/`
a memory with the glossary that its translators had.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.markdown import table
from glossary import bitexts
from glossary.checks import Pair, Severity, check, rules
from glossary.model import AdministrativeStatus, Concept, Status, Term, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossary.checks import Finding

_REMARK = re.compile(r"[(（][^()（）]*[)）]|など$|？$")
_SEPARATOR = re.compile("[、,/／;；]")
"""Some cells hold several equivalents, with remarks."""
SEED = 20261124
FAMILIES = ("T", "U", "N", "P", "W", "G")


def pydocs(data: Path, source: str, target: str) -> Iterator[Pair]:
    """Python's documentation, as its translators have it in gettext files."""
    yield from _json_lines(data / "parallel/pydocs.en-ko-ja.jsonl.gz", source, target)


def cppdocs(data: Path) -> Iterator[Pair]:
    """The part of Microsoft's C++ documentation that people translated."""
    path = data / "parallel/cppdocs.ko-en.jsonl.gz"
    yield from _json_lines(path, "en", "ko", translated_by="HT")


def tldr(data: Path, source: str, target: str) -> Iterator[Pair]:
    """Descriptions of commands."""
    files = (("tldr.ko-en-ja.tsv", "ko en ja"), ("tldr.ko-en.tsv", "ko en"))
    name, codes = files[0] if "ja" in {source, target} else files[1]
    columns = codes.split()
    with (data / "parallel" / name).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, "excel-tab", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(rows, 1):
            texts = dict(zip(columns, row, strict=False))
            yield _pair(number, texts, source, target)


def openchain(data: Path, target: str) -> Iterator[Pair]:
    """Teaching material about licences, a memory that OmegaT wrote."""
    names = {"ko": "openchain-ko-level2-1.4.tmx", "ja": "openchain-ja-level1.tmx"}
    for item in bitexts.read(data / "tmx" / names[target]):
        if isinstance(item, Unit):
            pair = _pair(item.position + 1, item.segments, "en", target)
            yield replace(
                pair,
                source_markup=item.markup.get("en", ""),
                target_markup=item.markup.get(target, ""),
            )


def openchain_terms(data: Path, target: str) -> list[Concept]:
    """The glossary that the translators of `openchain` had."""
    path = data / "glossaries" / f"openchain-{target}.txt"
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8-sig").splitlines():
        term, tab, rest = line.partition("\t")
        if tab and not line.startswith("#"):
            cell = _REMARK.sub("", rest.split("\t")[0])
            found[term.strip()] += map(str.strip, _SEPARATOR.split(cell))
    return [
        Concept(
            id=f"c{number}",
            status=Status.APPROVED,
            terms=(Term(language="en", text=term), *_equivalents(several, target)),
        )
        for number, (term, several) in enumerate(found.items())
        if any(several)
    ]


def _equivalents(several: Iterable[str], language: str) -> Iterator[Term]:
    status = AdministrativeStatus.PREFERRED
    for text in dict.fromkeys(filter(None, several)):
        yield Term(language=language, text=text, administrative_status=status)
        status = AdministrativeStatus.ADMITTED


def _json_lines(
    path: Path, source: str, target: str, translated_by: str = ""
) -> Iterator[Pair]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                texts = json.loads(line)
            except ValueError:  # a line that the download broke
                continue
            is_wanted = not translated_by or texts.get("tt") == translated_by
            if is_wanted and texts.get(source) and texts.get(target):
                yield _pair(number, texts, source, target)


def _pair(number: int, texts: Mapping[str, str], source: str, target: str) -> Pair:
    return Pair(
        segment=str(number),
        source=texts.get(source, ""),
        target=texts.get(target, ""),
        source_language=source,
        target_language=target,
    )


def corpora(data: Path, wanted: str) -> dict[str, tuple[list[Pair], list[Concept]]]:
    """The translations by name, each with the glossary that belongs to it."""
    found: dict[str, tuple[Iterable[Pair], list[Concept]]] = {
        "pydocs en-ko": (pydocs(data, "en", "ko"), []),
        "pydocs en-ja": (pydocs(data, "en", "ja"), []),
        "pydocs ko-ja": (pydocs(data, "ko", "ja"), []),
        "cppdocs en-ko": (cppdocs(data), []),
        "tldr en-ko": (tldr(data, "en", "ko"), []),
        "tldr ko-ja": (tldr(data, "ko", "ja"), []),
        "openchain en-ko": (openchain(data, "ko"), openchain_terms(data, "ko")),
        "openchain en-ja": (openchain(data, "ja"), openchain_terms(data, "ja")),
    }
    return {
        name: (list(pairs), terms)
        for name, (pairs, terms) in found.items()
        if name.startswith(tuple(wanted.split(",")))
    }


def alarms(
    data: dict[str, tuple[list[Pair], list[Concept]]], codes: frozenset[str], sample: int
) -> str:
    """Findings per 1,000 segments by code; prints samples."""
    counts: dict[str, Counter[str]] = {}
    for name, (pairs, concepts) in data.items():
        findings = list(check(pairs, concepts, codes=codes))
        counts[name] = Counter(f.code for f in findings if f.severity is not Severity.INFO)
        counts[name].update(f"{f.code} info" for f in findings if f.severity is Severity.INFO)
        _print_sample(name, findings, sample)
    rows = [
        [code, *(f"{1000 * counts[name][code] / len(data[name][0]):.1f}" for name in data)]
        for code in sorted({code for found in counts.values() for code in found})
    ]
    head = [f"{name} ({len(pairs):,})" for name, (pairs, _) in data.items()]
    return table(["code", *head], rows)


def _print_sample(name: str, findings: list[Finding], size: int) -> None:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    chosen = random.Random(SEED)
    for code, some in sorted(by_code.items()):
        for finding in chosen.sample(some, min(size, len(some))):
            about = f"{finding.severity}: {finding.message} [{finding.expected}]"
            print(f"\n{name} {finding.segment} {code} {about}")
            print(f"   {finding.source}\n   {finding.target}")


def speed(pairs: list[Pair], concepts: list[Concept]) -> str:
    """Segments a second of one core's time, by family of rules and by all of them."""
    rows = []
    for family in (*FAMILIES, ""):
        codes = frozenset(code for code in rules() if code.startswith(family))
        start = time.process_time()
        found = sum(1 for _ in check(pairs, concepts, codes=codes))
        seconds = time.process_time() - start
        rows.append([family or "all", f"{len(pairs) / seconds:,.0f}", f"{found:,}"])
    return table(["rules", "segments/s", "findings"], rows)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default="", help="codes, or what they begin with: N,U203")
    parser.add_argument("--corpus", default="", help="what their names begin with: pydocs")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    prefixes = tuple(asked.only.split(","))
    codes = frozenset(code for code in rules() if code.startswith(prefixes))
    data = corpora(asked.data, asked.corpus)
    sys.stdout.write(alarms(data, codes, asked.sample))
    if asked.speed:
        every = [pair for pairs, _ in data.values() for pair in pairs]
        concepts = [concept for _, some in data.values() for concept in some]
        sys.stdout.write(f"\n{speed(every[:100_000], concepts)}")


if __name__ == "__main__":
    main()
