"""Terms are cut into parts that the field, Japanese or the world's names have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.equivalents.composition import compose


def _japanese(term):
    parts = compose(term)
    return None if parts is None else "".join(part.japanese for part in parts)


def _kinds(term, code="ja"):
    return [part.kind for part in compose(term, code) or ()]


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [
        ("준동맹", "準同盟"),
        ("동맹국", "同盟国"),
        ("군사정보", "軍事情報"),
        ("방위장비품", "防衛装備品"),
        ("공동 운용성", "共同運用性"),
    ],
)
def test_prefixes_words_and_suffixes(korean, japanese):
    """준-, 동맹 and -국 have one spelling each in this field."""
    assert _japanese(korean) == japanese


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [("함정", "艦艇"), ("방위", "防衛"), ("기항", "寄港"), ("전력", "戦力")],
)
def test_homographs_are_chosen_by_the_field(korean, japanese):
    """陷穽 (trap), 方位 (bearing), 紀行 (travels), 電力 (electricity) are spelled alike."""
    assert _japanese(korean) == japanese


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [
        ("한·미·일 안보협력", "日米韓安全保障協力"),
        ("한미일 안보협력", "日米韓安全保障協力"),
        ("미일동맹", "日米同盟"),
        ("한일관계", "日韓関係"),
        ("한미동맹", "米韓同盟"),
        ("미 해군", "米海軍"),
    ],
)
def test_japanese_puts_states_in_its_own_order(korean, japanese):
    """Japan first, then the United States, with dots or without."""
    assert _japanese(korean) == japanese


@pytest.mark.parametrize("term", ["한영 협력", "북중러 협력"])
def test_states_in_an_unsettled_order_give_no_japanese(term):
    """Both orders are in use."""
    assert not _japanese(term)
    assert compose(term, "en") is not None


@pytest.mark.parametrize("term", ["지소미", "모가미급 호위함", "힘", "미아 찾기"])
def test_native_words_and_unknown_names_give_nothing(term):
    """No list has the word, or Korean lists it and no dictionary has characters for it."""
    assert not compose(term)


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [
        ("미사일 방어", "ミサイル防衛"),
        ("스텔스 폭격기", "ステルス爆撃機"),
        ("나토 표준", "NATO標準"),
        ("우크라이나 침공", "ウクライナ侵攻"),
        ("벨라루스 정부", "ベラルーシ政府"),
    ],
)
def test_loans_acronyms_and_countries_mix_with_characters(korean, japanese):
    """Countries that are no component come from the CLDR."""
    assert _japanese(korean) == japanese


def test_components_of_the_field_go_before_the_dictionary():
    """안보 is 安全保障 in compounds, 억제 is 抑止, 협상 is 交渉."""
    assert [_japanese(t) for t in ("해양안보", "분산 억제력", "비핵화 협상")] == [
        "海洋安全保障",
        "分散抑止力",
        "非核化交渉",
    ]


def test_a_component_may_be_written_in_several_words():
    """사이버안보 is one component, with a space or without."""
    assert _kinds("사이버 안보") == ["component"]
    assert _kinds("사이버 안보") == _kinds("사이버안보")


@pytest.mark.parametrize("term", ["일본 정부", "일본정부"])
def test_readings_alone_do_not_outweigh_common_words(term):
    """一本勝負 reads 일본정부 too, and has nothing to do with it."""
    assert _japanese(term) == "日本政府"


def test_dots_between_words_stay():
    """Both languages set words side by side with a dot; states need none."""
    assert _japanese("동맹국·동지국") == "同盟国・同志国"
    assert _japanese("한·미·일 협력") == "日米韓協力"


def test_possessives_are_told_from_words_that_end_so():
    """법의 지배 is the rule of law; 협의 is a consultation, not 협 of something."""
    assert _kinds("주권의 평등") == ["component", "of", "component"]
    assert _kinds("협의 과정") == ["component", "component"]


def test_words_of_the_dictionary_have_no_english():
    """부임 is 赴任 by its characters, and nothing says what it is in English."""
    assert _kinds("부임") == ["word"]
    assert compose("부임", "en") is None


@pytest.mark.parametrize("term", ["경비 협력", "군수 협상"])
def test_undecided_components_give_nothing(term):
    """경비 is 警備 or 経費, 군수 is 兵站 or 軍需: a person has to say."""
    assert not compose(term)


@given(st.text(st.sampled_from("가방위동맹군안보협력핵국제화적의 ·A1힘뷁"), max_size=12))
def test_the_parts_are_the_whole_term(text):
    """Whatever is asked: no error, and no syllable is lost or read twice."""
    for code in ("ja", "en"):
        parts = compose(text, code)
        if parts is not None:
            joined = "".join(part.korean for part in parts)
            assert joined.replace("·", "") == text.replace(" ", "").replace("·", "")
