"""Matches: scores as CAT tools give them, penalties, repairs, context."""

import random

import pytest

from glossary.errors import InvalidInput
from glossary.memory import sharing
from glossary.memory.batch import matches_of_all
from glossary.memory.matching import MatchKind, matches
from glossary.model import AdministrativeStatus, Concept, Status, Term, Unit
from glossary.termbase import history
from tests.memory.units import SOURCE, edited, fill, texts, vocabulary

TREATY = [
    {"ko": "협정을 체결했다.", "en": "They concluded an agreement.", "ja": "協定を締結した。"},
    {"ko": "협정은 발효됐다.", "en": "The agreement took effect.", "ja": "協定は発効した。"},
    {"ko": "협정을 종료했다.", "en": "They ended the agreement.", "ja": "協定を終了した。"},
]


def unit(ko, en, **more):
    """A unit of two languages."""
    return Unit(segments={"ko": ko, "en": en}, source=SOURCE.key, **more)


def scores(found):
    """Scores and translations."""
    return [(match.score, match.target) for match in found]


def test_the_same_text_is_100(termbase):
    """White space and its kind do not matter; others follow with their similarity."""
    fill(termbase, TREATY)
    found = matches(termbase, " 협정을  체결했다.", "ko", "en")
    assert scores(found) == [
        (100, "They concluded an agreement."),
        (77, "They ended the agreement."),  # two of nine characters are others
    ]
    assert found[0].kind is MatchKind.EXACT
    assert found[0].differences == ()


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("ko", "ja", "협정은 발효됐다.", "協定は発効した。"),
        ("en", "ko", "The agreement took effect.", "협정은 발효됐다."),
        ("ja", "en", "協定は発効した。", "The agreement took effect."),
        ("ja", "ko", "協定は発効した", "협정은 발효됐다."),
        ("en", "ja", "The agreement then took effect.", "協定は発効した。"),
    ],
)
def test_from_and_to_any_language(termbase, source, target, text, expected):
    """The best is the right one, whichever way it is looked up."""
    fill(termbase, TREATY)
    assert matches(termbase, text, source, target)[0].target == expected


@pytest.mark.parametrize(
    ("context", "score"),
    [
        ((None, None), 100),
        (("협정을 체결했다.", None), 101),
        (("협정을 체결했다.", "협정을 종료했다."), 102),
        (("협정을 체결했다.", "다른 문장"), 101),
        (("다른 문장", "협정을 종료했다."), 100),
        (("", "협정을 종료했다."), 100),
    ],
)
def test_context(termbase, context, score):
    """The same segment before it, and after it."""
    fill(termbase, TREATY)
    found = matches(termbase, "협정은 발효됐다.", "ko", "en", context=context)
    assert found[0].score == score


def test_the_ends_of_a_file_are_a_context(termbase):
    """The first segment of a file was the first of its file."""
    fill(termbase, TREATY)
    first, last = "협정을 체결했다.", "협정을 종료했다."
    assert matches(termbase, first, "ko", "en", context=("", None))[0].score == 101
    both = ("협정은 발효됐다.", "")
    assert matches(termbase, last, "ko", "en", context=both)[0].score == 102


def test_all_variants_of_the_same_text(termbase):
    """However few are asked for: a translator has to choose."""
    fill(termbase, [{"ko": "조치", "en": english} for english in ("measure", "action", "step")])
    found = matches(termbase, "조치", "ko", "en", limit=1)
    assert {(m.score, m.target) for m in found} == {
        (100, "measure"),
        (100, "action"),
        (100, "step"),
    }


def test_only_what_has_a_translation(termbase):
    """A segment without one in that language is no match; the next best is."""
    fill(
        termbase,
        [{"ko": "협정이다", "ja": "協定だ"}, {"ko": "협정이었다", "en": "It was one."}],
    )
    assert scores(matches(termbase, "협정이다", "ko", "en")) == [(80, "It was one.")]


def test_other_numbers(termbase):
    """A point for each number, and the translation has the new ones."""
    fill(termbase, [{"ko": "제3조와 제5조", "en": "Articles 3 and 5"}])
    found = matches(termbase, "제3조와 제12조", "ko", "en")
    assert scores(found) == [(99, "Articles 3 and 12")]
    assert found[0].kind is MatchKind.NUMBERS
    assert found[0].stored_target == "Articles 3 and 5"
    assert [(r.old, r.new, r.is_done) for r in found[0].repairs] == [("5", "12", True)]
    assert scores(matches(termbase, "제30조와 제50조", "ko", "en")) == [
        (98, "Articles 30 and 50")
    ]


def test_other_numbers_in_a_short_text(termbase):
    """Less similar than any threshold, and yet the same but for a number."""
    fill(termbase, [{"ko": "3명", "en": "3 people"}])
    found = matches(termbase, "125000명", "ko", "en", threshold=0.95)
    assert scores(found) == [(99, "125000 people")]


def test_what_differs(termbase):
    """The spans of both texts."""
    fill(termbase, TREATY)
    text = "협정을 곧 종료했다."
    match = matches(termbase, text, "ko", "en")[0]
    (difference,) = match.differences
    assert difference.kind == "delete"
    assert text[difference.start : difference.end] in {"곧 ", " 곧"}


def test_capitals_and_signs_of_english(termbase):
    """Words are compared without them, and each kind costs a point."""
    fill(termbase, [{"en": "Close the door.", "ko": "문을 닫으시오."}])
    by_text = {
        "Close the door.": (100, []),
        "Close the door": (99, ["punctuation"]),
        "close the Door.": (99, ["capitals"]),
        "CLOSE THE DOOR!": (98, ["punctuation", "capitals"]),
    }
    for text, (score, kinds) in by_text.items():
        match = matches(termbase, text, "en", "ko")[0]
        assert (match.score, [p.kind for p in match.penalties]) == (score, kinds)


def test_where_a_translation_comes_from(termbase):
    """A machine's comes after a person's; what nobody reviewed, after what somebody did."""
    units = [
        unit("조약", "treaty", machine=True),
        unit("조약", "pact", status="translated"),
        unit("조약", "convention", status="final"),
    ]
    fill(termbase, units)
    assert scores(matches(termbase, "조약", "ko", "en")) == [
        (100, "convention"),
        (99, "pact"),
        (95, "treaty"),
    ]


def test_a_person_s_fuzzy_match_before_a_machine_s_exact_one(termbase):
    """The best by the score is found, penalties and all, though only one is asked for."""
    units = [
        unit("제3조 적용", "MT Article 3", machine=True),
        unit("제4조 적용", "Application of Article 4"),
    ]
    fill(termbase, units)
    found = matches(termbase, "제3조 적용", "ko", "en", limit=1)
    assert scores(found)[0] == (99, "Application of Article 3")


def test_other_tags(termbase):
    """A point where the inline tags are others; none where they are the same."""
    fill(termbase, [unit("중요한 조약", "a treaty", markup={"ko": '<ph id="1"/>중요한 조약'})])
    assert matches(termbase, "중요한 조약", "ko", "en")[0].score == 99
    same = matches(termbase, "중요한 조약", "ko", "en", markup='<ph id="7"/>중요한 조약')
    assert same[0].score == 100
    fill(termbase, [unit("굵게", "bold", markup={"ko": '<ph id="1" code="&lt;b&gt;"/>굵게'})])
    other = matches(termbase, "굵게", "ko", "en", markup='<ph id="1" code="&lt;i&gt;"/>굵게')
    assert other[0].score == 99


def test_terms_to_avoid(termbase):
    """The termbase knows that a translation has one, as soon as somebody says so."""
    fill(termbase, [{"ko": "독도는 섬이다", "en": "The Liancourt Rocks are an island"}])
    assert matches(termbase, "독도는 섬이다", "ko", "en")[0].score == 100
    concept = Concept(
        id="dokdo",
        status=Status.APPROVED,
        terms=(
            Term(language="ko", text="독도"),
            Term(
                language="en",
                text="Liancourt Rocks",
                administrative_status=AdministrativeStatus.DEPRECATED,
            ),
        ),
    )
    history.save(termbase, concept, actor="me", batch=1)
    match = matches(termbase, "독도는 섬이다", "ko", "en")[0]
    assert (match.score, match.penalties[0].kind) == (97, "deprecated")
    assert "Liancourt Rocks" in match.penalties[0].reason


def test_the_limit_and_the_threshold(termbase):
    """As many as are asked for, and only from the threshold up."""
    fill(termbase, [{"ko": "가나다라마바사아자" + x, "en": x} for x in "차카타파하"])
    assert len(matches(termbase, "가나다라마바사아자", "ko", "en", limit=3)) == 3
    assert matches(termbase, "가나다라마바사아자", "ko", "en", threshold=0.95) == []
    with pytest.raises(InvalidInput, match="from 50%"):
        matches(termbase, "가", "ko", "en", threshold=0.2)


@pytest.mark.parametrize("text", ["", "  ", "\x00", "\u200b"])
def test_nothing_matches_nothing(termbase, text):
    """Neither an empty text nor an empty memory is an error."""
    assert matches(termbase, text, "ko", "en") == []
    fill(termbase, TREATY)
    assert matches(termbase, text, "ko", "en") == []


def test_the_best_of_one_is_the_best_of_all(termbase):
    """Penalties come after the search: it goes on until nothing better can come."""
    chance = random.Random(5)
    memory = [
        text[:place] + text[place + 1 :]
        for text in texts("ko", 100, seed=4)
        for place in (0, len(text) // 2, len(text))
    ]
    fill(
        termbase,
        [unit(text, f"Text {i}", machine=i % 3 > 0) for i, text in enumerate(memory)],
    )
    words = vocabulary()["ko"]
    several = 0
    for _ in range(300):
        query = edited("ko", chance.choice(memory), words, chance)
        every = matches(termbase, query, "ko", "en", threshold=0.5, limit=1000)
        best = matches(termbase, query, "ko", "en", threshold=0.5, limit=1)
        assert best[:1] == every[:1]
        several += len(every) > 1 and every[0].similarity < every[1].similarity
    assert several > 10, "too few in which a penalty decides"


def test_many_segments_in_order(termbase, monkeypatch):
    """Two processes give what one gives, each segment with its neighbours for context."""
    monkeypatch.setattr(sharing, "_ALONE_S", 0.0)
    memory = texts("ko", 650, seed=3)
    fill(termbase, [{"ko": text, "en": f"Text {i}"} for i, text in enumerate(memory)])
    queries = [text + "." for text in memory[:100]] + memory[100:300]
    one = list(matches_of_all(termbase, queries, "ko", "en", processes=1))
    two = list(matches_of_all(termbase, queries, "ko", "en", processes=2))
    assert two == one
    assert [found[0].score for found in one[101:299]] == [102] * 198
