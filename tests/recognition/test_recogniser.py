"""Which strings in a sentence are a term standing there as a word."""

import pytest
from hypothesis import given

from glossary.language import fold
from glossary.recognition import Kind, Recogniser
from glossary.recognition.reading import read

from .texts import terms, texts


def found(term, text, nouns=()):
    """The pieces of `text` that are recognised as `term`."""
    return [text[m.start : m.end] for m in Recogniser([(1, term)]).find(text, nouns)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("동맹", "동맹으로서의 의무"),
        ("국회", "국회에서는"),
        ("한미동맹", "한미 동맹을 강화"),
        ("한미 동맹", "한미동맹을 강화"),
        ("한·미·일", "한미일은"),
        ("준동맹 전략", "일본의 ‘준동맹’ 전략이"),
        ("한일", "한·일은"),
        ("RAA", "RAA는"),
        ("RAA", "상호접근협정(RAA, 2023년)"),
        ("2+2", "2+2 회의"),
        ("3축체계", "3축체계를"),
        ("이란", '"이란 핵합의"를'),
        ("이란", "對이란 제재를"),
        ("이란", "(핵) 이란 대통령은"),
    ],
)
def test_terms_are_found(term, text):
    """With any particle, spaced or not, in quotes, in capitals."""
    assert len(found(term, text)) == 1


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("국회", "중국회사"),
        ("사드", "부탁을 사드립니다"),
        ("이란", "협정이란"),
        ("이란", "다영역작전(MDO)이란 여러 영역의"),
        ("이란", "‘준동맹’이란 동맹에"),
        ("이란", '"준동맹"이란 동맹에'),
        ("이란", "GSOMIA이란 협정의"),
        ("방한", "북방한계선"),
        ("한국", "한국인이"),
        ("RAA", "RAAF 기지"),
        ("ACSA", "acsa"),
        ("동맹", "한미동맹"),
        ("한일", "그가 한 일은"),
    ],
)
def test_what_only_looks_like_a_term_is_not_found(term, text):
    """Inside another word, across words, in small letters."""
    assert found(term, text) == []


def test_morphemes_open_compounds():
    """Where the analysis has an edge, a term inside a compound is found."""
    assert found("동맹", "한미동맹", nouns=[(0, 2), (2, 4)]) == ["동맹"]


def test_several_terms_at_one_place():
    """Terms may overlap; each is reported."""
    recogniser = Recogniser([(1, "안보협력"), (2, "안보협력 네트워크")])
    matches = recogniser.find("안보협력 네트워크를", [(0, 2), (2, 4), (5, 9)])
    assert sorted((m.term, m.start, m.end) for m in matches) == [(1, 0, 4), (2, 0, 9)]


def test_no_terms():
    """An empty termbase finds nothing."""
    assert list(Recogniser([]).find("동맹")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("동맹 강화", Kind.EXACT),
        ("동맹을 강화", Kind.INFLECTED),
        ("동맹측", Kind.COMPOUND),
        ("동맹국", Kind.UNCERTAIN),
    ],
)
def test_a_match_says_how_it_stands(text, kind):
    """By itself, inflected, in a compound; and in doubt where nobody was asked."""
    matches = Recogniser([(1, "동맹")]).find(text, uncertain=True)
    assert [match.kind for match in matches] == [kind]


def test_somebody_is_asked_only_about_what_is_not_clear():
    """The sentence with the doubt, and no other; once for all terms in it."""
    asked = []

    def nouns(sentences):
        asked.extend(sentences)
        return [[(0, 3)] for _ in sentences]

    text = "동맹이다. 동맹국이다. 동맹을 넓힌다."
    recogniser = Recogniser([(1, "동맹"), (2, "맹")])
    found = recogniser.find(text, nouns, nested=False)
    assert [text[m.start : m.end] for m in found] == ["동맹", "동맹"]
    assert asked == ["동맹국이다. "]


def test_the_longest_first():
    """Of terms that overlap the longest is left; of two of one length, the first."""
    text = "탄도미사일방어체계"
    terms = ["탄도미사일", "미사일방어체계", "탄도", "방어체계"]
    found = Recogniser(enumerate(terms)).find(text, nested=False)
    assert [text[m.start : m.end] for m in found] == ["미사일방어체계"]


def test_parts_of_a_term_are_not_far_apart():
    """Not in two paragraphs, and not with half a page of spaces between."""
    assert found("한미동맹", "한미\n동맹")
    assert not found("한미동맹", "한미\n\n동맹")
    assert not found("한미동맹", f"한미{' ' * 200}동맹")


@given(terms=terms, text=texts)
def test_a_match_is_the_term(terms, text):
    """Whatever the text: what is found folds to what the term folds to."""
    for match in Recogniser(enumerate(terms)).find(text, uncertain=True):
        piece = text[match.start : match.end]
        wanted = fold(read(terms[match.term]).plain)[0]
        assert read(piece).folded.removesuffix("s") == wanted.removesuffix("s")


@given(text=texts)
def test_any_spans_of_nouns_will_do(text):
    """A wrong analysis gives fewer matches and no error."""
    nouns = [(i, i + 2) for i in range(len(text))]
    Recogniser([(1, "한"), (2, "미국"), (3, "A")]).find(text, nouns)


@pytest.mark.parametrize(
    ("text", "nouns", "is_there"),
    [
        ("체계를 구축함으로써 대비한다.", [(0, 2), (4, 6)], False),
        ("체계를 구축함.", [(0, 2), (4, 6)], False),
        ("일본은 구축함을 파견했다.", [(0, 2), (4, 7), (9, 11)], True),
    ],
)
def test_a_ship_and_the_noun_of_a_verb(text, nouns, is_there):
    """구축함 is a destroyer where it is one noun; in 구축하+ㅁ it is none."""
    assert bool(found("구축함", text, nouns)) == is_there
