"""Documents in, beads out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.sentence_alignment import Lexicon, align, align_all

KOREAN = [
    "한미동맹은 굳건하다.",
    "북한은 3억 2천만 달러를 미사일에 썼다.",
    "두 나라는 2016년 지소미아(GSOMIA)를 체결했다.",
    "국방부는 훈련을 5월 10일에 시작한다고 밝혔다. 훈련은 닷새 동안 이어진다.",
    "왜 그런가?",
]
ENGLISH = [
    "The ROK-U.S. alliance is firm.",
    "North Korea spent $320 million on missiles.",
    "The two countries signed an agreement (GSOMIA) in 2016.",
    "The ministry said the drill would begin on May 10.",
    "It will go on for five days.",
    "Why is that so?",
]


def shapes(beads):
    """Places of the source and the target, bead by bead."""
    return [(bead.source, bead.target) for bead in beads]


def test_sentences_find_their_translations():
    """One to one and one to two, in order."""
    assert shapes(align(KOREAN, ENGLISH)) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
        ((3,), (3, 4)),
        ((4,), (5,)),
    ]


def test_it_works_from_either_side():
    """Two to one is one to two seen from the other side."""
    assert [bead for bead in shapes(align(ENGLISH, KOREAN)) if len(bead[0]) == 2] == [
        ((3, 4), (3,))
    ]


def test_what_is_left_out_stays_alone():
    """A sentence without a translation is a bead with one side."""
    lexicon = Lexicon({"한미동맹": ["ROK-U.S. alliance"]})
    assert ((1,), ()) in shapes(align(KOREAN, ENGLISH[:1] + ENGLISH[2:], lexicon))
    assert ((), (1,)) in shapes(align(KOREAN[:1] + KOREAN[2:], ENGLISH, lexicon))


def test_reasons_are_named():
    """Numbers, names, and what the lexicon has."""
    beads = align(KOREAN, ENGLISH, Lexicon({"한미동맹": ["ROK-U.S. alliance"]}))
    assert "한미동맹 = ROK-U.S. alliance" in beads[0].why
    assert "320000000" in beads[1].why
    assert {"gsomia", "2016"} <= set(beads[2].why)


def test_the_lexicon_decides_where_lengths_do_not():
    """Of sentences equally long the one with the term's equivalent is the translation."""
    korean = ["동맹은 중요하다.", "훈련은 중요하다.", "예산은 중요하다."]
    english = ["Drills do matter.", "Budgets matter."]
    lexicon = Lexicon({"동맹": ["alliance"], "훈련": ["drill"], "예산": ["budget"]})
    assert shapes(align(korean, english, lexicon)) == [((0,), ()), ((1,), (0,)), ((2,), (1,))]


def test_korean_and_japanese_share_their_characters():
    """With the readings of kanji, 동맹 goes with 同盟."""
    readings = {"同": ("동",), "盟": ("맹",), "訓": ("훈",), "練": ("련",)}
    beads = align(["동맹이다.", "훈련이다."], ["訓練だ。"], Lexicon({}, readings))
    assert shapes(beads) == [((0,), ()), ((1,), (0,))]


def test_documents_learn_from_each_other():
    """What stands in one document once is known from the others."""
    nouns = ["동맹 alliance", "훈련 drill", "예산 budget", "조약 treaty", "함정 vessel"]
    pairs = [noun.split() for noun in nouns]
    sure = (
        [f"{ko} 문서 {n}호." for n, (ko, _) in enumerate(pairs * 4, 21)],
        [f"{en} paper no. {n}." for n, (_, en) in enumerate(pairs * 4, 21)],
    )
    doubtful = (["동맹은 중요하다.", "훈련은 중요하다."], ["The drill matters."])
    *_, beads = align_all([sure, doubtful])
    assert shapes(beads) == [((0,), ()), ((1,), (0,))]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        (["가."], [], [((0,), ())]),
        ([], ["a.", "b."], [((), (0,)), ((), (1,))]),
        (["", ""], [""], None),
    ],
)
def test_empty_documents(source, target, expected):
    """Nothing to align is no error."""
    found = shapes(align(source, target))
    assert expected is None or found == expected


def test_one_against_a_thousand():
    """The one sentence finds its translation in the middle."""
    target = [f"Sentence number {n} says little." for n in range(1000)]
    target[500] = "North Korea spent $320 million on missiles."
    beads = align(["북한은 3억 2천만 달러를 미사일에 썼다."], target)
    assert [bead for bead in shapes(beads) if bead[0]] == [((0,), (500,))]


def test_a_page_that_only_the_translation_has():
    """After forty sentences without a source the rest is found again."""
    korean = [f"조항 {n}은 {n * 7}개 항목이다." for n in range(60)]
    english = [f"Article {n} has {n * 7} items." for n in range(60)]
    page = ["Nothing of this was in the text that was translated."] * 40
    expected = [((n,), (n + 40 * (n >= 30),)) for n in range(60)]
    there = [
        bead for bead in shapes(align(korean, english[:30] + page + english[30:])) if bead[0]
    ]
    back = [
        bead for bead in shapes(align(english[:30] + page + english[30:], korean)) if bead[1]
    ]
    assert there == expected
    assert back == [(target, source) for source, target in expected]


def test_identical_documents():
    """Each sentence is its own translation, with certainty."""
    beads = align(ENGLISH, ENGLISH)
    assert shapes(beads) == [((n,), (n,)) for n in range(len(ENGLISH))]
    assert min(bead.score for bead in beads) > 0.9


def test_a_document_that_says_the_same_again_and_again():
    """Nothing tells its sentences apart but their order."""
    beads = align(["같다."] * 30, ["Same."] * 30)
    assert shapes(beads) == [((n,), (n,)) for n in range(30)]


def test_texts_that_have_nothing_to_do_with_each_other():
    """A wrong file gives few pairs that score high."""
    other = [f"{word} grows in the garden behind the old house." for word in "abcdefgh"]
    beads = align(KOREAN, other)
    assert sum(bead.is_pair and bead.score >= 0.9 for bead in beads) <= 1


sentences = st.lists(st.text(alphabet="가동맹을 abc12。?東京", max_size=12), max_size=9)


@given(sentences, sentences)
def test_each_sentence_is_in_one_bead(source, target):
    """In order, none lost, none twice, whatever the sentences are."""
    beads = align(source, target)
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert [j for bead in beads for j in bead.target] == list(range(len(target)))
    assert all(0 <= bead.score <= 1 for bead in beads)
