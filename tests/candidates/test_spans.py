"""Spans inside noun phrases."""

from __future__ import annotations

import pytest

from glossary.candidates.forms import Forms
from glossary.candidates.spans import bounds, spans
from tests.candidates.test_chunks import tokens


def counted(*written):
    """The spans of phrases written as `form/TAG`."""
    forms = Forms()
    for phrase in written:
        given = tokens(phrase)
        text = ""
        for token in given:
            text += " " * (token.start - len(text)) + token.form
        forms.add(text, given)
    return spans(forms)


def test_nested_terms_are_spans_too():
    """탄도미사일 발사대 holds 탄도미사일 and 발사대."""
    found = counted("탄도/NNG~미사일/NNG 발사/NNG~대/XSN")
    assert {"탄도미사일발사대", "탄도미사일", "발사대"} <= set(found)


def test_what_cuts_through_a_word_is_no_term():
    """협력 begins no word in 안보협력, and 안보관 ends none in 안보관련법."""
    assert "협력네트워크" not in counted("안보/NNG~협력/NNG 네트워크/NNG")
    assert set(counted("안보/NNG~관련/NNG~법/NNG")) == {"안보관련법"}


def test_a_word_before_the_head_of_a_compound_is_a_word():
    """기술이전 in 기술이전협정."""
    assert "기술이전" in counted("기술/NNG~이전/NNG~협정/NNG")


@pytest.mark.parametrize(
    "written",
    [
        "안보/NNG 강화/NNG",
        "안보/NNG 불확실/NNG~성/XSN",
        "군사/NNG~적/XSN",
        "최근/NNG 안보/NNG",
        "공식/NNG 안보/NNG",
    ],
)
def test_light_heads_and_generic_modifiers_are_left_out(written):
    """Of the whole phrase nothing but its term is left, if anything."""
    assert set(counted(written)) <= {"안보"}


def test_a_light_head_written_in_one_word_may_belong_to_the_term():
    """핵문제 is a word."""
    assert "핵문제" in counted("핵/NNG~문제/NNG")


def test_a_quotation_inside_a_term():
    """'준동맹' 전략 is an occurrence of 준동맹 전략, and of its parts only once."""
    found = counted("'/SSO~준동맹/NNP~'/SSC 전략/NNG")
    assert found["준동맹전략"].spellings == {"준동맹 전략": 1}
    assert found["준동맹"].frequency == 1
    assert found["준동맹"].quoted == 1


def test_a_quoted_name_with_a_bound_noun():
    """‘무기 등 방호’ is a name because it is quoted; unquoted it is three words."""
    phrase = "무기/NNG 등/NNB 방호/NNG"
    assert "무기등방호" in counted(f"‘/SSO~{phrase}~’/SSC")
    assert "무기등방호" not in counted(phrase)


def test_a_quoted_statement_is_no_name():
    """‘미국에 의존하는 방어’ has an adverbial."""
    found = counted("‘/SSO~미국/NNP~에/JKB 의존/NNG~하/XSV~는/ETM 방어/NNG~’/SSC")
    assert set(found) == {"미국", "방어"}


def test_spellings_are_counted_together():
    """Two spellings, one span."""
    found = counted("안보/NNG~협력/NNG", "안보/NNG 협력/NNG")
    assert found["안보협력"].spellings == {"안보협력": 1, "안보 협력": 1}
    assert found["안보협력"].frequency == 2


def test_containers_are_counted():
    """동맹 네트워크 stands in two longer spans, three times in all."""
    found = counted(
        "한미/NNP 동맹/NNG 네트워크/NNG",
        "준/NNG 동맹/NNG 네트워크/NNG",
        "준/NNG 동맹/NNG 네트워크/NNG",
    )
    assert (found["동맹네트워크"].containers, found["동맹네트워크"].contained) == (2, 3)


def test_nothing_longer_than_eight_morphemes():
    """The number of spans grows with the phrase's length, not with its square."""
    found = list(bounds("n" * 1000, ["안보"] * 1000))
    assert max(last - first for first, last in found) == 8
    assert len(found) < 8000


def test_a_phrase_without_its_light_head_is_whole():
    """안보협력 is all that can be a term in 안보협력 강화; 안보 is only a part of it."""
    found = counted("안보/NNG~협력/NNG 강화/NNG")
    assert found["안보협력"].whole == 1
    assert found["안보"].whole == 0


def test_an_ordinal_is_no_part_of_a_term():
    """제55차 counts meetings; 제9조 names an article."""
    assert set(counted("제/XPN~55/SN~차/NNB 협의/NNG~회의/NNG")) == {"협의회의"}
    assert "헌법제9조" in counted("헌법/NNG 제/XPN~9/SN~조/NNB")
