"""Where sentences of Korean, English and Japanese end, and where they only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import texts
from glossary.model import Document


def split(text):
    """The sentences of a text, as they stand in it."""
    document = Document(name="t", title="t", text=text, encoding="utf-8")
    return [text[slice(*sentence.span)] for sentence in texts.sentences(document)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Navy and the U.N. Security Council agreed.",
        "Mr. Kim and Dr. Lee met Lt. Col. Park at No. 5 Main St. on Jan. 5.",
        "It rose 3.5 percent to $3.2 billion in version 3.11.2.",
        "See Vol. 3, pp. 4-5, ed. by Smith.",
        "Amb. Kim spoke, cf. Art. 9 and Nos. 3 and 4.",
        "He arrived at 5 p.m. Monday with Maj. Gen. Choi.",
        "The alliance, i.e. the treaty of Oct. 1, holds.",
        '"Is it over?" he asked.',
        "2. The second point.",
    ],
)
def test_english_sentences_stay_whole(sentence):
    """Abbreviations, decimals, quotations and numbers of items do not end one."""
    assert split(f"So it began then. {sentence} So it ended then.") == [
        "So it began then.",
        sentence,
        "So it ended then.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He lives in the U.S. She does not.", ["He lives in the U.S.", "She does not."]),
        ("At 5 p.m. He left.", ["At 5 p.m.", "He left."]),
        ("What? No!", ["What?", "No!"]),
        ('"It is over." Then he left.', ['"It is over."', "Then he left."]),
    ],
)
def test_english_sentences_end(text, sentences):
    """An abbreviation at the end of a sentence does not join it to the next."""
    assert split(text) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "「行くぞ。準備はいいか。」と彼は言った。",
        "首相は「日本を守る。」と述べた。",
        "彼は『はい。』って言った。",
        "「なぜ？」という声がある。",
        "防衛省（東京。）は発表した。",
        "速度は3.5kmだ。",
        "Mr. KimはU.S. Navyを訪れた。",
    ],
)
def test_japanese_sentences_stay_whole(sentence):
    """What is quoted or stands in brackets belongs to the sentence around it."""
    assert split(f"こう始まった。{sentence}こう終わった。") == [
        "こう始まった。",
        sentence,
        "こう終わった。",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("本当か？そうだ！終わり。", ["本当か？", "そうだ！", "終わり。"]),
        ("「はい。」「いいえ。」", ["「はい。」", "「いいえ。」"]),
        ("「終わり。」彼は去った。", ["「終わり。」", "彼は去った。"]),
    ],
)
def test_japanese_sentences_end(text, sentences):
    """Without spaces; a quotation is a sentence where none goes on around it."""
    assert split(text) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        '그는 "갔다. 왔다."라고 말했다.',
        "그는 “간다.”고 했다.",
        '"왜?"라는 질문이 있다.',
        "Mr. Kim은 왔다.",
        "2018. 3. 5. 서명했다.",
    ],
)
def test_korean_sentences_stay_whole(sentence):
    """A particle after a quotation goes on with the sentence."""
    assert split(f"이렇게 시작했다. {sentence} 이렇게 끝났다.") == [
        "이렇게 시작했다.",
        sentence,
        "이렇게 끝났다.",
    ]


def test_a_quotation_that_is_a_sentence_ends():
    """A space after the closing quotation mark begins a new sentence in Korean."""
    assert split('"온다." 그가 말했다.') == ['"온다."', "그가 말했다."]


def test_broken_lines_of_japanese_are_joined_without_a_space():
    """Japanese is written without spaces; the other languages get theirs."""
    lines = [
        "防衛省は三日、自衛隊と米軍の共同訓練を来月から九州の各地で行うと発表した上で、日本の防衛力を",
        "強化する必要があると述べ、関係する自治体に対して協力を求める考えを明らかにした。",
    ]
    document = Document(name="t", title="t", text="\n".join(lines), encoding="utf-8")
    assert [sentence.text for sentence in texts.sentences(document)] == ["".join(lines)]


@given(st.text("가다. 'U.S”」。と\"1?!", max_size=40))
def test_no_character_is_lost(text):
    """Whatever is split, the sentences have all characters but white space, in order."""
    assert "".join("".join(split(f"말은{text}나")).split()) == "".join(f"말은{text}나".split())
