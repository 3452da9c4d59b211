"""The words of a sentence, and under which keys a translation may have them."""

import pytest

from glossary.sentence_alignment.lexicon import Lexicon, Terms
from glossary.sentence_alignment.sounds import of_hangul, of_kana, of_latin, stretches
from glossary.sentence_alignment.words import words


def keys(text, readings=None):
    """The first keys of the words of a sentence."""
    return [word.keys[0] for word in words(text, readings or {})]


def test_korean_words_lose_their_particles():
    """동맹은 is found by 동맹, and by its first two syllables."""
    assert words("한미동맹은")[0].keys == ("한미동맹", "한미", "한미동")


def test_english_words_lose_common_endings():
    """Singular and plural, present and past have one key."""
    assert keys("threat threats") == ["threat"]
    assert keys("signed signs") == ["sign"]


def test_japanese_is_found_by_pairs_of_kanji_and_by_katakana():
    """Hiragana is grammar for the most part."""
    assert keys("専守防衛のミサイルを") == ["専守", "守防", "防衛", "ミサイル"]


def test_kanji_are_found_by_their_korean_readings():
    """防衛 is found by 방위, each way the characters may be read."""
    (word,) = words("防衛", {"防": ("방",), "衛": ("위",)})
    assert word.keys == ("防衛", "방위")


def test_what_is_too_long_for_a_word_is_cut():
    """A text without spaces costs no more than others."""
    assert max(len(key) for word in words("가나" * 50_000) for key in word.keys) <= 30


def test_numbers_and_marks_are_words():
    """They survive translation better than words do."""
    assert keys("3 (…)?") == ["#3", ".?", ".…", ".("]


def test_quotation_marks_of_all_languages_are_one():
    """「」, “” and straight ones."""
    assert keys("「a」") == keys("“a”") == keys('"a"') == ['."', "a"]


@pytest.mark.parametrize(
    ("english", "korean", "japanese"),
    [
        ("compiler", "컴파일러", "コンパイラ"),
        ("missile", "미사일", "ミサイル"),
        ("Clinton", "클린턴", "クリントン"),
        ("string", "스트링", "ストリング"),
    ],
)
def test_loanwords_sound_alike(english, korean, japanese):
    """The consonants of the English word are among those of the Korean one."""
    assert of_latin(english) in stretches(of_hangul(korean), 3)
    if english != "string":  # グ is written, and not heard in Korean
        assert of_latin(english) in stretches(of_kana(japanese), 3)


def found(terms, text):
    """The keys of terms in a sentence."""
    return [word.keys[0] for word in Terms(terms).in_sentence(text)]


def test_korean_terms_are_found_with_particles_and_spaces():
    """한미 동맹을 has 한미동맹."""
    assert found(["한미동맹"], "두 나라는 한미 동맹을 넓힌다.") == ["=한미동맹"]


def test_english_terms_are_whole_words():
    """Plurals are found, parts of words are not."""
    assert found(["air force"], "The Air Forces fly.") == ["=airforce"]
    assert found(["art"], "a party, a cart, an artist") == []


def test_the_longest_term_counts():
    """동맹 in 한미동맹 is none of its own."""
    assert found(["동맹", "한미동맹"], "한미동맹과 동맹") == ["=한미동맹", "=동맹"]


def test_one_syllable_is_no_term():
    """핵 is in too many words."""
    assert found(["핵"], "핵무기와 핵") == []


def test_a_lexicon_goes_from_term_to_equivalents():
    """By their keys, however they are spelt."""
    lexicon = Lexicon({"한미 동맹": ["ROK-U.S. Alliance"]})
    (ours,) = lexicon.source.in_sentence("한미동맹은")
    (theirs,) = lexicon.target.in_sentence("the ROK-U.S. alliance")
    assert lexicon.counterparts[ours.keys[0]] == {theirs.keys[0]}
