"""Terms in running text: how often right, beside other tools' rules, and how fast.

    python -m benchmarks.recognition [--no-speed] [--corpus big.jsonl.gz]

The cases are those of the tests, written by hand. OmegaT's own classes are run where Java
and OmegaT are installed; the rules of the others are done over from their documentation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs

from glossary.annotation.morphemes import nouns
from glossary.language import fold, key, without_particle
from glossary.recognition import Recogniser, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = REPOSITORY.parent / "shared" / "data" / "parallel" / "cppdocs.ko-en.jsonl.gz"
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")

CHARACTERS = 3_000_000
TERMS = 100_000
TURNS = 5
ANALYSED = 100_000
"""So many characters are done with Kiwi, which is a hundred times slower."""


TITLE = """\
# Recognising terms in running text

Python {python}, {versions}.
"""
ASKED = """\
## Is the term in the sentence?

{sentences} sentences with one term each, in {negative} of which it is not, though its letters
mostly are. They were written by hand before the rules, and divided at random; the rules were
made with the development half in sight, so the other half is the figure to trust. Who wrote
the cases also wrote the rules, and the cases were chosen to be hard: no share of them is that
of running text. OmegaT's answer is yes where it would show the term for the sentence.
"""
PLACED = """\
## Where is it?

All {cases} cases, those with several terms that overlap among them: each place counts, and is
right only if it begins and ends where it was expected to.
"""
TIMED = """\
{size}, {terms:,} terms, one core, processor time, medians of {turns} turns.
*Bare* is the automaton alone, over text that is folded already, giving all overlapping hits as
tuples; *ours* is `stream` over the text as it is, without Kiwi: folding, edges, particles, the
longest of those that overlap. The terms are words of the same corpus, which is as hard as it
gets. *Ratio* is the median of those of the turns.
"""


class Score(NamedTuple):
    """Right ones among those given and among those wanted."""

    right: int
    given: int
    wanted: int

    def __str__(self) -> str:
        """As cells of a table: P, R, F1."""
        precision = self.right / self.given if self.given else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0
        return f"{precision:.3f} | {recall:.3f} | {f1:.3f}"


@dataclass(frozen=True)
class Speed:
    """Megabytes of UTF-8 a second, each the median of the turns."""

    build: float
    bare: float
    ours: float
    ratio: float
    hits: int
    matches: int


# ---------------------------------------------------------------- correctness


def _cases() -> list[Any]:
    sys.path.insert(0, str(REPOSITORY))  # the tests are no package that is installed
    return list(import_module("tests.recognition.cases").cases())


def _ours(case: Any, analyse: Any, *, uncertain: bool = False) -> list[str]:
    recogniser = Recogniser(enumerate(case.terms))
    found = recogniser.find(case.sentence, analyse, nested=False, uncertain=uncertain)
    spans = dict.fromkeys((match.start, match.end) for match in found)
    return [case.sentence[start:end] for start, end in spans]


OURS: dict[str, Callable[[Any], list[str]]] = {
    "this package": lambda case: _ours(case, nouns),
    "this package, `--fast`, without the uncertain": lambda case: _ours(case, None),
    "this package, `--fast`, with the uncertain": lambda case: _ours(
        case, None, uncertain=True
    ),
}


def _substring(case: Any) -> bool:
    return case.terms[0].casefold() in case.sentence.casefold()


def _word_boundary(case: Any) -> bool:
    term = re.escape(case.terms[0])
    return bool(re.search(rf"(?<!\w){term}(?!\w)", case.sentence, re.IGNORECASE))


def _left_boundary(case: Any) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(case.terms[0])}", case.sentence, re.IGNORECASE))


def _half_prefix(case: Any) -> bool:
    """memoQ's default: words that begin alike, the common part at least half of the longer."""
    term = re.findall(r"\w+", case.terms[0].casefold())
    words = re.findall(r"\w+", case.sentence.casefold())
    return any(
        all(
            word.startswith(part) and 2 * len(part) >= len(word)
            for part, word in zip(term, words[i:], strict=False)
        )
        for i in range(len(words) - len(term) + 1)
    )


RULES: dict[str, Callable[[Any], bool]] = {
    "substring (Weblate, languages without spaces)": _substring,
    "word boundary on both sides (Weblate)": _word_boundary,
    "word boundary before it (Pontoon)": _left_boundary,
    "half of the word (memoQ)": _half_prefix,
}

_JAVA = """
import java.io.*; import java.nio.file.*; import java.util.*;
import org.omegat.tokenizer.*; import org.omegat.util.*;
public class Ask {
  static boolean found(ITokenizer by, String text, String term) {
    Token[] of = by.tokenizeWords(term, ITokenizer.StemmingMode.GLOSSARY);
    Token[] in = by.tokenizeWords(text, ITokenizer.StemmingMode.GLOSSARY);
    return of.length > 0 && DefaultTokenizer.isContainsAll(in, of, true);
  }
  static ITokenizer called(String name) throws Exception {
    Class<?> c = Class.forName("org.omegat.tokenizer." + name);
    return (ITokenizer) c.getDeclaredConstructor().newInstance();
  }
  public static void main(String[] a) throws Exception {
    Class.forName("org.omegat.util.RuntimePreferences").getMethod("setConfigDir", String.class)
        .invoke(null, Files.createTempDirectory("o").toString());
    Map<String, ITokenizer> own = new HashMap<>();
    own.put("ko", called("LuceneCJKTokenizer"));
    own.put("ja", called("LuceneJapaneseTokenizer"));
    own.put("en", called("LuceneEnglishTokenizer"));
    ITokenizer plain = called("DefaultTokenizer");
    for (String line : Files.readAllLines(Paths.get(a[0]))) {
      String[] p = line.split("\\t");
      String text = p[1].replace("\\u2424", "\\n").toLowerCase(), term = p[2].toLowerCase();
      System.out.println((found(own.get(p[0]), text, term) ? 1 : 0) + " "
          + (found(plain, text, term) ? 1 : 0));
    }
  }
}
"""


def _omegat(cases: Sequence[Any]) -> dict[str, list[bool]] | str:
    """What OmegaT's tokenizers and matcher find, or why they were not run."""
    if not (shutil.which("java") and OMEGAT.is_file()):
        return f"OmegaT was not run: there is no Java, or no {OMEGAT}"
    lines = [
        "\t".join((c.language, re.sub(r"\r?\n", "\u2424", c.sentence), c.terms[0]))
        for c in cases
    ]
    with tempfile.TemporaryDirectory() as folder:
        source, table = Path(folder, "Ask.java"), Path(folder, "cases.tsv")
        source.write_text(_JAVA, "utf-8")
        table.write_text("\n".join(lines) + "\n", "utf-8")
        options = ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", str(OMEGAT)]
        done = subprocess.run(
            ["java", *options, str(source), str(table)],
            capture_output=True,
            text=True,
            check=False,
        )
    rows = [
        line.split() for line in done.stdout.splitlines() if re.fullmatch("[01] [01]", line)
    ]
    if len(rows) != len(cases):
        return f"OmegaT was not run: {done.stderr.strip().splitlines()[-1:]}"
    return {
        "OmegaT 3.6, the language's own tokenizer": [row[0] == "1" for row in rows],
        "OmegaT 3.6, DefaultTokenizer": [row[1] == "1" for row in rows],
    }


def _decisions(cases: Sequence[Any], answers: Sequence[bool]) -> Score:
    wanted = [bool(case.expected) for case in cases]
    right = sum(a and w for a, w in zip(answers, wanted, strict=True))
    return Score(right, sum(answers), sum(wanted))


def _places(cases: Sequence[Any], find: Callable[[Any], list[str]]) -> Score:
    right = given = wanted = 0
    for case in cases:
        found, expected = Counter(find(case)), Counter(case.expected)
        right += (found & expected).total()
        given += found.total()
        wanted += expected.total()
    return Score(right, given, wanted)


def correctness() -> Iterator[str]:
    """The part of the report about right and wrong."""
    cases = _cases()
    single = [case for case in cases if len(case.terms) == 1]
    omegat = _omegat(single)
    answers = {name: [bool(find(case)) for case in single] for name, find in OURS.items()}
    answers |= omegat if isinstance(omegat, dict) else {}
    answers |= {name: [rule(case) for case in single] for name, rule in RULES.items()}
    negative = sum(not case.expected for case in single)
    yield ASKED.format(sentences=len(single), negative=negative)
    for title, languages in (("All languages", {"ko", "en", "ja"}), ("Korean alone", {"ko"})):
        yield f"| {title} | P | R | F1 | P, held out | R, held out | F1, held out |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for name, given in answers.items():
            halves = []
            for half in ("dev", "test"):
                of_it = [
                    (case, answer)
                    for case, answer in zip(single, given, strict=True)
                    if case.set == half and case.language in languages
                ]
                halves.append(_decisions([c for c, _ in of_it], [a for _, a in of_it]))
            yield f"| {name} | {halves[0]} | {halves[1]} |"
        yield ""
    if isinstance(omegat, str):
        yield f"{omegat}.\n"
    yield PLACED.format(cases=len(cases))
    yield "| | P | R | F1 | P, held out | R, held out | F1, held out |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, find in OURS.items():
        scores = [
            _places([c for c in cases if c.set == half], find) for half in ("dev", "test")
        ]
        yield f"| {name} | {scores[0]} | {scores[1]} |"
    yield ""


# ---------------------------------------------------------------- speed


def _segments(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["ko"]


def _frequent(path: Path, count: int) -> list[str]:
    """The words and pairs of words of a corpus without their particles, commonest first."""
    counts: Counter[str] = Counter()
    for segment in _segments(path):
        words = [without_particle(word) for word in re.findall("[가-힣]+", segment)]
        counts.update(word for word in words if len(word) > 1)
        counts.update(f"{one} {two}" for one, two in pairwise(words) if len(one) > 1)
    distinct: dict[str, str] = {}
    for term, _ in counts.most_common():
        distinct.setdefault(key(term), term)
        if len(distinct) == count:
            break
    return list(distinct.values())


def _speed(terms: Sequence[str], text: str) -> Speed:
    started = time.process_time()
    recogniser = Recogniser(enumerate(terms))
    build = time.process_time() - started
    automaton = ahocorasick_rs.AhoCorasick(list({fold(term)[0]: None for term in terms}))
    pieces = [text[i : i + (1 << 16)] for i in range(0, len(text), 1 << 16)]
    folded = [fold(piece)[0] for piece in pieces]
    megabytes = len(text.encode()) / 1e6
    recogniser.find(pieces[0])
    times: list[tuple[float, float]] = []
    hits = matches = 0
    for _ in range(TURNS):
        started = time.process_time()
        hits = sum(
            len(automaton.find_matches_as_indexes(piece, overlapping=True)) for piece in folded
        )
        between = time.process_time()
        matches = sum(len(found) for _, found in stream(recogniser, pieces, nested=False))
        times.append((between - started, time.process_time() - between))
    return Speed(
        build,
        megabytes / median(bare for bare, _ in times),
        megabytes / median(ours for _, ours in times),
        median(bare / ours for bare, ours in times),
        hits,
        matches,
    )


def speed(corpus: Path) -> Iterator[str]:
    """The part of the report about time."""
    yield "## How fast?\n"
    if not corpus.is_file():
        yield f"Not measured: there is no corpus {corpus.name}.\n"
        return
    text = "\n\n".join(_segments(corpus))[:CHARACTERS]
    terms = _frequent(corpus, 2 * TERMS)
    size = f"{len(text.encode()) / 1e6:.1f} MB of {corpus.name}"
    yield TIMED.format(size=size, terms=TERMS, turns=TURNS)
    yield "| terms | hits | matches | building, s | bare, MB/s | ours, MB/s | ratio |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, some in (
        ("the commonest words and pairs of words", terms[:TERMS]),
        ("the next commonest", terms[TERMS:]),
    ):
        s = _speed(some, text)
        yield (
            f"| {name} | {s.hits:,} | {s.matches:,} | {s.build:.2f} | {s.bare:.1f} "
            f"| {s.ours:.1f} | {s.ratio:.2f} |"
        )
    recogniser = Recogniser(enumerate(terms[TERMS:]))
    recogniser.find("동맹국이다.", nouns)
    started = time.perf_counter()
    for _ in stream(recogniser, [text[:ANALYSED]], nouns, nested=False):
        pass
    speed_ = ANALYSED / (time.perf_counter() - started)
    yield f"\nWith Kiwi, asked where edges do not tell: {speed_:,.0f} characters a second.\n"


def report(corpus: Path | None = None) -> str:
    """The report as Markdown; without a corpus the part about quality alone."""
    versions = {name: version(name) for name in ("kiwipiepy", "ahocorasick-rs")}
    run = ", ".join(f"{name} {number}" for name, number in versions.items())
    parts = [TITLE.format(python=platform.python_version(), versions=run), *correctness()]
    if corpus is not None:
        parts += speed(corpus)
    return "\n".join(parts)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="JSON lines with `ko`")
    parser.add_argument("--no-speed", action="store_true")
    arguments = parser.parse_args()
    print(report(None if arguments.no_speed else arguments.corpus))


if __name__ == "__main__":
    main()
