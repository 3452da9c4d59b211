"""The concordance: what a scan without spaces would find."""

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from glossary.language import fold, key, normalise
from glossary.memory.concordance import concordance, spans
from glossary.memory.postings import Postings
from glossary.model import Concept, Status, Term
from glossary.termbase import history
from tests.memory.units import fill, texts

DEFENCE = [
    {"ko": "방위비 분담금을 올렸다.", "en": "The cost-sharing contribution went up."},
    {"ko": "방위비분담금의 규모", "en": "The size of the contribution"},
    {"ko": "방위비 분담-금", "en": "Contribution"},
    {"ko": "북핵", "en": "North Korea's nuclear weapons"},
    {"ko": "ROK군은 GSOMIA를 원한다.", "en": "The ROK forces want GSOMIA; a party to it."},
]


def found(termbase, text, **options):
    """The texts that are found."""
    return [hit.text for hit in concordance(termbase, text, mark=False, **options)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("방위비분담금", 3),
        ("방위비 분담금", 3),
        ("방위비 분담금을", 1),
        ("방위비 분담금에서", 3),  # nowhere with that particle, so without it
        ("핵", 1),
        ("금", 3),
        ("gsomia", 2),
        ("ROK 군", 1),
        ("Korea's", 1),
        ("tion", 3),
        ("GSOMIA;", 1),
        (";", 1),
        ("없는말", 0),
        ("", 0),
        ("★", 0),
    ],
)
def test_what_is_found(termbase, text, count):
    """Particle or no particle, spaced or not, one syllable, signs."""
    fill(termbase, DEFENCE)
    assert len(found(termbase, text)) == count


def test_the_word_in_its_context(termbase):
    """What stands on both sides, with the spaces it has there."""
    fill(termbase, DEFENCE)
    hit = concordance(termbase, "분담금")[0]
    assert (hit.left, hit.match, hit.right) == ("방위비 ", "분담금", "을 올렸다.")
    assert hit.translations["en"].text == "The cost-sharing contribution went up."


def test_only_words(termbase):
    """A Latin word begins where a word begins: art is not in party."""
    fill(termbase, [{"en": "A party", "ko": "당"}, {"en": "The arts", "ko": "예술"}])
    assert found(termbase, "art") == ["A party", "The arts"]
    assert found(termbase, "art", only_words=True) == ["The arts"]


def test_a_language_and_a_limit(termbase):
    """Only of one language, and so many of them."""
    fill(termbase, DEFENCE)
    assert len(found(termbase, "gsomia", language="en")) == 1
    assert len(found(termbase, "방위비", limit=2)) == 2


def test_the_same_as_a_scan(termbase, monkeypatch):
    """Any piece of any text, of one character and more, in all languages."""
    monkeypatch.setattr("glossary.memory.postings._SEGMENTS", 70)
    monkeypatch.setattr("glossary.memory.postings._DENSE", 5)
    monkeypatch.setattr("glossary.memory.postings._FEW", 0)
    monkeypatch.setattr("glossary.memory.postings._READ", 3)
    rows = zip(texts("ko", 300, 1), texts("en", 300, 2), texts("ja", 300, 3), strict=True)
    fill(termbase, [dict(zip(("ko", "en", "ja"), row, strict=True)) for row in rows])
    keys = dict(termbase.execute("select id, key from segment order by id").fetchall())
    chance = random.Random(4)
    for _ in range(600):
        whole = chance.choice(list(keys.values()))
        start = chance.randrange(len(whole))
        piece = whole[start : start + chance.choice((1, 2, 3, 4, 6, 9))]
        expected = [number for number, other in keys.items() if key(piece) in other]
        hits = concordance(termbase, piece, limit=None, mark=False)
        assert [hit.segment for hit in hits] == expected


def test_what_comes_first_is_read_first(termbase, monkeypatch):
    """With enough found, later blocks of the index are not read."""
    monkeypatch.setattr("glossary.memory.postings._SEGMENTS", 100)
    monkeypatch.setattr("glossary.memory.concordance._FIRST", 4)
    fill(termbase, [{"ko": f"북핵 {i}", "en": f"weapons {i}"} for i in range(400)])
    read = []
    segments = Postings.segments
    monkeypatch.setattr(
        Postings,
        "segments",
        lambda self, number, wanted: read.append(number) or segments(self, number, wanted),
    )
    assert found(termbase, "북핵", limit=3) == ["북핵 0", "북핵 1", "북핵 2"]
    assert read == [0, 0]  # of both languages
    read.clear()
    assert len(found(termbase, "북핵", limit=None)) == 400
    assert read == [0, 0, 1, 1, 2, 2, 3, 3]


SPELLED = st.text("한미동가aAİiΣσς.·- 's", min_size=1, max_size=14)


@settings(max_examples=1000)
@given(SPELLED, SPELLED, st.integers(0, 13), st.integers(1, 4))
def test_where_it_stands(text, other, start, length):
    """The same as in the folded text, from left to right, spaces and dots inside or not."""
    text = normalise(text)
    folded, places = fold(text)
    wanted = folded[start : start + length] or fold(other)[0][:length]
    assume(wanted)
    expected = [
        (places[match.start()], places[match.end() - 1] + 1)
        for match in re.finditer(re.escape(wanted), folded)
    ]
    assert list(spans(text, wanted)) == expected


def test_a_text_that_is_but_signs(termbase):
    """All of it is marked."""
    fill(termbase, [{"ko": "· - ·", "en": "dots - and a dash"}])
    (hit,) = concordance(termbase, "-", mark=False)
    assert (hit.text, hit.spans) == ("· - ·", ((0, 5),))


def test_a_unit_that_is_found_twice(termbase):
    """Each hit has the other languages as its translations."""
    fill(termbase, [{"ko": "NATO와", "en": "with NATO", "ja": "NATOと"}])
    hits = concordance(termbase, "nato", mark=False)
    assert [(hit.language, sorted(hit.translations)) for hit in hits] == [
        ("ko", ["en", "ja"]),
        ("en", ["ja", "ko"]),
        ("ja", ["en", "ko"]),
    ]


def test_what_the_index_has_not_yet(termbase):
    """A segment written without it is found, and so is one changed where it stands."""
    fill(termbase, DEFENCE)
    termbase.execute("insert into unit (source_id, added) values (1, '2026-01-01')")
    unit = termbase.execute("select max(id) from unit").fetchone()[0]
    termbase.execute(
        "insert into segment (unit_id, language, text, key) values (?, 'ko', '새 말', '새말')",
        (unit,),
    )
    assert found(termbase, "새말") == ["새 말"]
    termbase.execute("update segment set text = '북방', key = '북방' where key = '북핵'")
    assert found(termbase, "북방") == ["북방"]
    assert found(termbase, "북핵") == []


def test_segments_that_are_gone(termbase):
    """The index may have them still; they are not found."""
    fill(termbase, DEFENCE)
    termbase.execute("delete from unit where id = 1")
    assert len(found(termbase, "방위비분담금")) == 2


def test_the_equivalent_by_the_termbase(termbase):
    """Its terms in the other language are marked."""
    fill(termbase, DEFENCE)
    terms = (
        Term(language="ko", text="방위비 분담금"),
        Term(language="en", text="contribution"),
    )
    concept = Concept(id="c", status=Status.APPROVED, terms=terms)
    history.save(termbase, concept, actor="me", batch=1)
    marks = []
    for hit in concordance(termbase, "방위비 분담금"):
        text = hit.translations["en"].text
        marks += [(text[m.start : m.end], m.by) for m in hit.translations["en"].marks]
    assert marks == [
        ("contribution", "termbase"),
        ("contribution", "termbase"),
        ("Contribution", "termbase"),
    ]


def test_the_equivalent_by_what_goes_with_the_word(termbase):
    """Without the termbase: what is in the translations of these, and not of others."""
    others = texts("en", 80, seed=5)
    fill(termbase, [{"ko": f"딴 글 {i}", "en": text} for i, text in enumerate(others)])
    fill(
        termbase,
        [
            {"ko": "호위함을 보냈다.", "en": "They sent a frigate."},
            {"ko": "호위함이 왔다.", "en": "Frigates came."},
            {"ko": "새 호위함", "en": "The new frigate of the navy"},
        ],
    )
    marks = [
        hit.translations["en"].text[mark.start : mark.end]
        for hit in concordance(termbase, "호위함")
        for mark in hit.translations["en"].marks
    ]
    assert marks == ["frigate", "Frigates", "frigate"]
