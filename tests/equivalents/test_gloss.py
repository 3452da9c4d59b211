"""What stands in parentheses after a term, as evidence."""

from __future__ import annotations

import pytest

from glossary.equivalents import gloss
from glossary.equivalents.sources import Query, Quoted
from glossary.model import Gloss, Method, TermType


def _terms(term, text, kind, code="und"):
    heard = Gloss(
        sentence_id=7, start=0, end=len(term), term=term, gloss=text, language=code, kind=kind
    )
    quoted = Quoted(gloss=heard, source="text:a.txt", sentence=f"{term}({text})은")
    return list(gloss.equivalents(Query(term=term, glosses=(quoted,))))


def test_an_english_gloss_is_an_equivalent():
    """준동맹(quasi-alliance), with the sentence as its quotation."""
    (term,) = _terms("준동맹", "quasi-alliance", "english", "en")
    assert (term.language, term.text, term.reliability) == ("en", "quasi-alliance", 3)
    (evidence,) = term.evidence
    assert evidence.method is Method.GLOSS
    assert (evidence.source, evidence.sentence_id) == ("text:a.txt", 7)
    assert evidence.quote == "준동맹(quasi-alliance)은"


def test_hanja_give_the_japanese_term_and_the_korean_reading():
    """전수방위(專守防衛): old forms on the Korean side, new ones on the Japanese."""
    korean, japanese = _terms("전수방위", "專守防衛", "hanja", "ko-Hani")
    assert (korean.language, korean.text, korean.reading) == ("ko", "전수방위", "專守防衛")
    assert (japanese.language, japanese.text) == ("ja", "専守防衛")
    assert japanese.note == "from 專守防衛"


def test_japanese_characters_are_taken_as_they_are():
    """동지국(同志国) is Japanese already; hanja would be 同志國."""
    (term,) = _terms("동지국", "同志国", "japanese", "ja")
    assert (term.language, term.text, term.note) == ("ja", "同志国", "")


def test_characters_of_another_length_are_no_reading():
    """베이징(北京): Japanese writes so too, but 베이징 is not read from these characters."""
    (term,) = _terms("베이징", "北京", "hanja", "und")
    assert (term.language, term.text) == ("ja", "北京")


def test_an_acronym_after_a_name_is_korean_and_english():
    """방문군협정(VFA): the acronym stands in Korean texts as it does in English ones."""
    terms = _terms("방문군협정", "VFA", "acronym", "en")
    assert [(t.language, t.text, t.type, t.reliability) for t in terms] == [
        ("ko", "VFA", TermType.ACRONYM, 3),
        ("en", "VFA", TermType.ACRONYM, 3),
    ]


@pytest.mark.parametrize(
    ("term", "acronym"), [("6세대 전투기 공동개발", "GCAP"), ("인도태평양 구상", "IP4")]
)
def test_an_acronym_after_a_phrase_is_only_proposed(term, acronym):
    """The phrase explains the acronym rather than names it."""
    (proposed,) = _terms(term, acronym, "acronym", "en")
    assert (proposed.language, proposed.reliability) == ("en", 1)


def test_a_korean_gloss_is_a_paraphrase():
    """평화헌법 제9조(전쟁금지조항): another way to say it, for a reviewer to see."""
    (term,) = _terms("평화헌법 제9조", "전쟁금지조항", "korean", "ko")
    assert (term.language, term.reliability, term.note) == ("ko", 2, "paraphrase")


def test_a_name_is_kept_as_it_is_written():
    """라 페루즈(La Pérouse)."""
    (term,) = _terms("라 페루즈", "La Pérouse", "name")
    assert (term.language, term.text) == ("en", "La Pérouse")
