"""What was typed → the spellings that it may stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.termbase.search.keyboards import to_hangul, to_latin
from glossary.termbase.search.romanised import japanese, kana, korean
from glossary.termbase.search.typed import LONGEST, cleaned, spellings


@given(st.text(max_size=40))
def test_anything_can_be_cleaned(text):
    """What is left is valid, short enough, and stays as it is when cleaned again."""
    clean = cleaned(text)
    clean.encode("utf-8")
    assert len(clean) <= LONGEST
    assert cleaned(clean) == clean


def test_too_much_is_cut():
    """Ten thousand characters are no term."""
    assert cleaned("가" * 10_000) == "가" * LONGEST


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("동맹을", "동맹"),
        ("防衛廳", "防衛庁"),
        ("防衛庁", "防衞廳"),
        ("教育", "敎育"),  # as Korea writes it
        ("国家", "國家"),
        ("がいど", "ガイド"),
        ("U.N.", "UN"),
        ("UN", "U.N."),
    ],
)
def test_other_spellings_are_looked_for(typed, also):
    """Beside what was typed, which comes first."""
    assert spellings(typed)[0] == typed
    assert also in spellings(typed)


@pytest.mark.parametrize(
    ("letters", "hangul"),
    [
        ("ehdaod", "동맹"),
        ("gkrry", "학교"),  # a consonant of two keys is none where a vowel follows
        ("ekfr", "닭"),
        ("ekfrl", "달기"),
        ("rhkwp", "과제"),
        ("dmltk", "의사"),
        ("Rkr", "깍"),
        ("EHDAOD", "똥먱"),  # each with the shift key
    ],
)
def test_the_keys_of_korean(letters, hangul):
    """As the two-set layout puts syllables together."""
    assert to_hangul(letters) == hangul


@given(st.text(st.sampled_from("가각갂간값힣동맹의왜뷁"), min_size=1, max_size=8))
def test_hangul_comes_back_from_its_keys(text):
    """Typed again on the right layout it is the same, unless syllables can be divided anew."""
    assert to_hangul(to_latin(text)) == text


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("dongmaeng", "동맹"),
        ("hanmi dongmaeng", "한미동맹"),
        ("hanmi-dongmaeng", "한미동맹"),
        ("hanil", "한일"),  # the final goes over in speech, not in writing
        ("haengmugi", "핵무기"),
        ("hyeomnyeok", "협력"),
        ("dongnip", "독립"),
        ("silla", "신라"),
        ("apdo", "압도"),
        ("gukga", "국가"),
        ("doglib", "독립"),  # letter by letter, as article 8 has it
    ],
)
def test_revised_romanisation(letters, word):
    """Examples of the rules of 2000, and words of the field."""
    assert word in korean(letters, word.startswith)


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("anpo", "あんぽ"),
        ("ampo", "あんぽ"),
        ("sensō", "せんそう"),
        ("senso", "せんそう"),
        ("sensou", "せんそう"),
        ("kyouryoku", "きょうりょく"),
        ("shinrai", "しんらい"),
        ("sinrai", "しんらい"),
        ("jieitai", "じえいたい"),
        ("zieitai", "じえいたい"),
        ("tsushin", "つうしん"),
        ("tuusin", "つうしん"),
        ("kokka", "こっか"),
        ("itchi", "いっち"),
        ("kin'yu", "きんゆう"),
        ("gaidorain", "ガイドライン"),
        ("anpo nettowaaku", "あんぽネットワーク"),
        ("reda", "レーダー"),
        ("honne", "ほんね"),
    ],
)
def test_hepburn_kunrei_and_input_methods(letters, word):
    """Long vowels marked, written out or left away."""
    assert word in japanese(letters, word.startswith)


def test_only_what_is_known_is_made():
    """English words are romanisations of nothing."""
    assert korean("alliance", "동맹".startswith) == []
    assert japanese("alliance", "どうめい".startswith) == []


def test_a_long_text_does_not_take_long():
    """However many ways there are to read it, no more than so many are tried."""
    assert japanese("o" * 60, lambda _: True) == []
    assert korean("ngngng" * 20, lambda _: True) == []


def test_kana_of_either_kind():
    """Readings mix them, people do not."""
    word = "あんぽネットワーク"
    assert kana("あんぽねっとわーく", word.startswith) == [word]
    assert kana("アンポネットワーク", word.startswith) == [word]
