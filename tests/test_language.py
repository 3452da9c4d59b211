"""Normal forms, keys, particles."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import language


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (unicodedata.normalize("NFD", "한미동맹"), "한미동맹"),
        ("ＧＳＯＭＩＡ", "GSOMIA"),
        ("  한미\u00a0동맹\n", "한미 동맹"),
        ("동\u200b맹\ufeff", "동맹"),
        ("ｼﾞｰｿﾐｱ", "ジーソミア"),
        ("\uf9e1", "\u674e"),
    ],
)
def test_normal_form(written, stored):
    """Terms are stored composed, in ordinary widths, with single spaces."""
    assert language.normalise(written) == stored


def test_halfwidth_hangul_with_final_consonant():
    """A half-width consonant is a final unless a vowel follows it."""
    assert language.normalise("ﾾￂﾤ") == "한"
    assert language.normalise("ﾾￂﾤￂ") == "하나"


@pytest.mark.parametrize(
    "spelling",
    [
        "한미일 안보협력",
        "한·미·일 안보협력",
        "한.미.일 안보 협력",
        "한ㆍ미ㆍ일안보협력",
        "‘한미일’ 안보협력",
    ],
)
def test_spellings_share_a_key(spelling):
    """Spaces, dots and quotes do not make another term."""
    assert language.key(spelling) == "한미일안보협력"


def test_country_order_makes_another_term():
    """한미 and 미한 are two."""
    assert language.key("한미") != language.key("미한")


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("동맹국들의", "동맹국"),
        ("지소미아에서는", "지소미아"),
        ("억제력으로", "억제력"),
        ("GSOMIA", "GSOMIA"),
        ("한국인", "한국인"),
        ("북한", "북한"),
        ("회의", "회의"),
    ],
)
def test_particles_are_taken_off(word, noun):
    """A word typed with its particle is found; a noun that ends like one stays whole."""
    assert language.without_particle(word) == noun


@given(st.text(max_size=60))
def test_normal_form_is_stable(text):
    """Normalising twice is normalising once, and a fold leads back into its text."""
    once = language.normalise(text)
    assert language.normalise(once) == once
    folded, places = language.fold(once)
    assert len(folded) == len(places)
    assert all(0 <= place < len(once) for place in places)


@given(st.text(st.one_of(st.characters(), st.sampled_from("가나. ·-ΣİAb'"))))
def test_a_key_is_what_a_fold_leaves(text):
    """However it is made: of ASCII, of Hangul, of letters that are small in two ways."""
    normal = language.normalise(text)
    assert language.key(text) == (language.fold(normal)[0] or normal)


def test_hangul_is_no_kanji():
    """The compatibility ideographs begin at U+F900, not at U+8C48, which looks the same."""
    assert not language.is_kanji("동맹")
    assert not language.has_kanji("동맹")
    assert language.is_kanji("同盟")
    assert language.is_kanji("\uf900")
