"""Words are put together from parts that Japanese has."""

from __future__ import annotations

import pytest

from glossary.equivalents.composition import compose, rarity, spellings


def _japanese(term):
    parts = compose(term)
    return None if parts is None else "".join(part.japanese for part in parts)


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
def test_homographs_are_chosen_by_japanese_use_or_by_the_field(korean, japanese):
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
    ],
)
def test_japanese_puts_states_in_its_own_order(korean, japanese):
    """Japan first, then the United States: from the table, with dots or without."""
    assert _japanese(korean) == japanese


@pytest.mark.parametrize("term", ["한영 협력", "북미 협상", "북중러 협력"])
def test_states_in_an_unsettled_order_give_nothing(term):
    """Both orders are in use, or 北米 would be North America."""
    assert not _japanese(term)


@pytest.mark.parametrize(
    "term",
    [
        "미사일",
        "네트워크",
        "지소미아",
        "헤징 전략",
        "탄도미사일",
        "비자 면제",
        "모가미급 호위함",
        "힘",
    ],
)
def test_loans_and_native_words_give_nothing(term):
    """Korean lists the word, the hanja dictionary does not: so there are no characters."""
    assert not _japanese(term)


def test_a_word_libhangul_lacks_is_found_by_its_readings():
    """專守 is in no Korean list, but Japanese has 専守防衛, which reads 전수방위."""
    assert _japanese("전수방위") == "専守防衛"


def test_a_table_of_the_field_goes_before_the_dictionary():
    """안보 is 安全保障 in compounds, 억제 is 抑止, 협상 is 交渉."""
    assert [_japanese(t) for t in ("해양안보", "분산 억제력", "비핵화 협상")] == [
        "海洋安全保障",
        "分散抑止力",
        "非核化交渉",
    ]


def test_rarity_adds_up_over_pieces():
    """MeCab cuts 戦闘機 into 戦闘 and 機, so it is as rare as both together."""
    assert rarity("戦闘機") == pytest.approx(rarity("戦闘") + rarity("機"))


def test_two_characters_have_to_be_a_japanese_word():
    """libhangul has 威脅 for 위협; Japanese says 脅威."""
    assert [part.japanese for part in spellings("위협")] == []


@pytest.mark.parametrize("term", ["일본 정부", "일본정부"])
def test_readings_alone_do_not_outweigh_common_words(term):
    """一本勝負 reads 일본정부 too, and has nothing to do with it."""
    assert _japanese(term) == "日本政府"


def test_dots_between_words_stay():
    """Both languages set words side by side with a dot; states need none."""
    assert _japanese("동맹국·동지국") == "同盟国・同志国"
    assert _japanese("한·미·일 협력") == "日米韓協力"
