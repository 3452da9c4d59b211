"""The translation memory says what stands where the Korean has a term."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from click.testing import CliRunner

from glossary import pipeline
from glossary.cli import main
from glossary.equivalents import alignment, bilingual, word_alignment
from glossary.equivalents.curated import COLUMNS
from glossary.equivalents.sources import Asked, Context, Pair, Query
from glossary.model import Candidate, Method, Unit
from glossary.termbase import documents, open_termbase

ENGLISH = (
    ("한미 동맹은 굳건하다.", "The alliance is firm."),
    ("동맹을 넓힌다.", "They widen the alliance."),
    ("동맹의 미래", "The alliance's future"),
    ("조약을 맺는다.", "They sign a treaty."),
    ("조약의 미래", "The future of the treaty"),
    ("비가 온다.", "It rains."),
)
JAPANESE = (
    ("동맹을 넓힌다.", "同盟関係を広げる。"),
    ("동맹의 미래", "同盟関係の未来"),
    ("동맹은 굳건하다.", "同盟関係は固い。"),
    ("비가 온다.", "雨が降る。"),
)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Without word alignment, whatever is installed."""
    monkeypatch.setattr(word_alignment, "is_installed", lambda: False)


def memory():
    """Pairs in both languages."""
    for code, texts in (("en", ENGLISH), ("ja", JAPANESE)):
        for korean, text in texts:
            yield Pair(korean=korean, language=code, text=text, source="memory:m.tmx")


def said(term, *terms):
    """Language, text and reliability of what is said of a term."""
    ask = bilingual.prepare([term, *terms], Context(pairs=memory))
    return [(t.language, t.text, t.reliability) for t in ask(Query(term=term))]


def test_a_phrase_that_goes_with_the_term_three_times():
    """Twice in its own right and once in 한미 동맹, which is two words here."""
    assert said("동맹") == [("en", "alliance", 2), ("ja", "同盟関係", 2)]


def test_twice_is_a_suggestion():
    """Both segments with 조약 have `treaty`."""
    assert said("조약") == [("en", "treaty", 1)]


def test_the_longer_term_has_the_segment():
    """한미 동맹 is a term of its own, so 동맹 stands in two segments in English."""
    assert ("en", "alliance", 1) in said("동맹", "한미 동맹")


def test_the_evidence_is_a_pair_of_segments():
    """With the memory that it is from."""
    ask = bilingual.prepare(["동맹"], Context(pairs=memory))
    english, _ = ask(Query(term="동맹"))
    (evidence,) = english.evidence
    assert (evidence.method, evidence.source) == (Method.MEMORY, "memory:m.tmx")
    assert evidence.quote == "한미 동맹은 굳건하다. = The alliance is firm."
    assert evidence.note == "in 3 of the 3 translations looked at"
    assert evidence.confidence == bilingual.ASSOCIATED_CONFIDENCE


def test_without_a_memory_nothing_is_said():
    """And an empty one is no error."""
    ask = bilingual.prepare(["동맹"], Context())
    assert list(ask(Query(term="동맹"))) == []


def test_names_of_countries_are_left_to_cldr():
    """Translations have French as often as France."""
    pairs = [Pair(korean="프랑스 함정", language="en", text="French ships", source="m")] * 4
    ask = bilingual.prepare(["프랑스"], Context(pairs=lambda: pairs))
    assert list(ask(Query(term="프랑스"))) == []


def test_the_memory_is_read_once_and_not_kept():
    """Of 3,000 segments with a term, no more than enough are looked at."""
    read = []

    def many():
        for n in range(3_000):
            read.append(n)
            yield Pair(korean=f"동맹 {n}", language="en", text=f"alliance {n}", source="m")

    taken = bilingual._sampled(many(), bilingual.segments.Korean(["동맹"]))
    assert len(read) == 3_000
    assert len(taken["en"]) == bilingual._BACKGROUND


@pytest.mark.parametrize(
    ("votes", "reliability"),
    [({"alliance": 3}, 2), ({"alliances": 3}, 2), ({"alliance": 2}, 1), ({"firm": 3}, 1)],
)
def test_word_alignment_has_to_agree(monkeypatch, votes, reliability):
    """Where it is there: three times, and on the same phrase but for its number."""
    monkeypatch.setattr(word_alignment, "is_installed", lambda: True)
    monkeypatch.setattr(word_alignment, "votes", lambda pairs, keys, code: {"동맹": votes})
    assert ("en", "alliance", reliability) in said("동맹")


# the command


def units():
    """The memory, and five segments that a machine translated."""
    for pair in memory():
        yield Unit(segments={"ko": pair.korean, pair.language: pair.text}, source="memory:m")
    for n in range(5):
        segments = {"ko": f"동맹 {n}호", "en": f"league no. {n}"}
        yield Unit(segments=segments, source="memory:m", machine=True)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run `glossary align` on a termbase with a candidate and a memory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(alignment, "prepared", lambda terms, context: [_asked(terms, context)])
    (tmp_path / "terms.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    with closing(open_termbase(tmp_path / "db" / "glossary.db", create=True)) as connection:
        found = [Candidate(text="동맹", frequency=1, termhood=1.0)]
        documents.store_candidates(connection, found)
    monkeypatch.setattr(pipeline.memory, "units", lambda connection: units())

    def align(*arguments):
        done = CliRunner().invoke(main, ["align", "--terms", "terms.csv", *arguments])
        assert done.exit_code == 0, done.output
        shown = CliRunner().invoke(main, ["show", "동맹", "--json"])
        return [t["text"] for t in json.loads(shown.stdout)["terms"] if t["language"] != "ko"]

    return align


def _asked(terms, context):
    return Asked(bilingual.prepare(terms, context))


def test_the_command_reads_the_memory(run):
    """Unless it is told not to; what a machine translated is nobody's word."""
    assert run() == ["alliance", "同盟関係"]
    assert run("--no-memory") == []
