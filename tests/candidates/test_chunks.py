"""Noun phrases."""

from __future__ import annotations

import pytest

from glossary.candidates.chunks import phrases, shape
from glossary.candidates.morphology import Token


def tokens(written):
    """Tokens from `form/TAG`, joined by a space or, for glued ones, by `+`."""
    made, place = [], 0
    for word in written.split(" "):
        for morpheme in word.split("~"):
            form, tag = morpheme.rsplit("/", 1)
            made.append(Token(form, tag, place, place + len(form)))
            place += len(form)
        place += 1
    return tuple(made)


def test_a_capital_stands_for_a_glued_morpheme():
    """한미동맹 강화를: two glued nouns, a noun after a space, a particle that is none."""
    given = tokens("한미/NNP~동맹/NNG 강화/NNG~를/JKO")
    assert shape(given) == "pNn "


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("외교/NNG~·/SW~국방/NNG~회담/NNG", ["외교·국방회담"]),
        ("인도/NNP~-/SO~태평양/NNP", ["인도-태평양"]),
        ("IP/SL~4/SN", ["IP4"]),
        ("2/SN~+/SW~2/SN 회담/NNG", ["2+2 회담"]),
        ("헌법/NNG 제/XPN~9/SN~조/NNB", ["헌법 제9조"]),
        ("6/SN~세대/NNG 전투기/NNG", ["6세대 전투기"]),
        ("외교/NNG ·/SW 국방/NNG", ["외교", "국방"]),
        ("동맹국/NNG~들/XSN 관계/NNG", ["동맹국", "관계"]),
        ("협정/NNG 체결/NNG 이후/NNG", ["협정 체결"]),
        ("security/SL cooperation/SL", []),
        ("다/MAG~영역/NNG 연합/NNG~훈련/NNG", ["다영역 연합훈련"]),
        ("다/MAG 연합/NNG~훈련/NNG", ["연합훈련"]),
    ],
)
def test_phrases(written, expected):
    """What a phrase holds together, and where it ends: plural, 이후, free dots, English."""
    given = tokens(written)
    text = ""
    for token in given:
        text += " " * (token.start - len(text)) + token.form
    found = [text[given[p.first].start : given[p.last - 1].end] for p in phrases(given)]
    assert found == expected


def test_a_noun_that_shares_a_syllable_with_its_particle_is_none():
    """1500㎞를: Kiwi takes 를 for a noun 르 with a particle."""
    given = (
        Token("1500", "SN", 0, 4),
        Token("㎞", "SW", 4, 5),
        Token("르", "NNG", 5, 6),
        Token("ᆯ", "JKO", 5, 6),
    )
    assert shape(given) == "dM  "


def test_a_noun_before_a_verb_suffix_is_verbal():
    """협정을 체결하: 체결 is the stem of a verb here."""
    given = tokens("협정/NNG~을/JKO 체결/NNG~하/XSV")
    assert [p.verbal for p in phrases(given)] == [False, True]


def test_a_phrase_alone_in_quotation_marks_is_quoted():
    """‘준동맹’ is quoted, 전략 after it is not."""
    given = tokens("‘/SSO~준동맹/NNP~’/SSC 전략/NNG")
    assert [p.quoted for p in phrases(given)] == [True, False]
