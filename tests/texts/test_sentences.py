"""Sentences: what is repaired for analysis, and the way back to the text as it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import texts
from glossary.model import Document

# A column of a PDF: every line followed by an empty one, the words broken where it was full.
PDF = (
    "지소미아는 두 나라가 군사기밀을 주고받기 위한 법적 보장 장치로 서로 상대국에 \n\n"
    "제공받은 군사기밀을 제 3 국에 누설되지 않도록 하는 협정으로 한국은 2016 년 \n\n"
    "체결했다. 한국과 일본은 북한의 핵과 미사일의 위협이 커지자 정보를 우선 공유 \n\n"
    "하기로 했다. 그 뒤 두 나라는 인도- 태평양에서도 정보를 나누기로 하였으며 또 \n\n"
    "위기의 원인 \n\n\n\n"
    "미국은 동맹을 강화했다. \n"
)


def split(text):
    """The texts of the sentences of a document."""
    document = Document(name="t", title="t", text=text, encoding="utf-8")
    return [sentence.text for sentence in texts.sentences(document)]


def test_hard_line_breaks_are_joined():
    """A sentence broken over the lines of a PDF is one sentence again."""
    assert split(PDF)[0] == (
        "지소미아는 두 나라가 군사기밀을 주고받기 위한 법적 보장 장치로 서로 상대국에 "
        "제공받은 군사기밀을 제3국에 누설되지 않도록 하는 협정으로 한국은 2016년 체결했다."
    )


def test_a_heading_is_its_own_sentence():
    """A short line is not drawn into the paragraph after it."""
    assert split("위기의 원인\n\n미국은 동맹을 강화했다.") == [
        "위기의 원인",
        "미국은 동맹을 강화했다.",
    ]


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("제 3 국과 제 9 조", "제3국과 제9조"),
        ("2016 년 11 월 7 일 체결", "2016년 11월 7일 체결"),
        ("3 일본 자위대", "3 일본 자위대"),
        ("인도- 태평양 전략", "인도-태평양 전략"),
        ("ICBM 은 일본을", "ICBM은 일본을"),
        ("NATO 의회", "NATO 의회"),
    ],
)
def test_stray_spaces_are_removed(written, repaired):
    """Spaces that a PDF puts around numerals and after hyphens go; others stay."""
    assert split(written) == [repaired]


def test_bullets_are_kept_apart():
    """Each list item is a sentence of its own, without its mark."""
    assert split("■ 문제의 제기\n❍ 동맹 강화\n- 억제력 확보") == [
        "문제의 제기",
        "동맹 강화",
        "억제력 확보",
    ]


def test_dots_between_syllables_do_not_end_a_sentence():
    """한.미.일 is one word."""
    assert split("미국은 한.미.일 협력을 원한다. 한국도 그렇다.") == [
        "미국은 한.미.일 협력을 원한다.",
        "한국도 그렇다.",
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system(ends):
    """Texts of any system give the same sentences."""
    assert split(ends.join(["동맹을 강화한다.", "협력을 넓힌다."])) == [
        "동맹을 강화한다.",
        "협력을 넓힌다.",
    ]


def test_decomposed_hangul_leads_back_to_the_file():
    """Decomposed Hangul is composed for analysis; the span is that of the file."""
    text = unicodedata.normalize("NFD", "우리 동맹 강화")
    document = Document(name="t", title="t", text=text, encoding="utf-8")
    sentence = next(iter(texts.sentences(document)))
    start = sentence.text.index("동맹")
    begin, end = sentence.offsets.original(start, start + 2)
    assert unicodedata.normalize("NFC", text[begin:end]) == "동맹"


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u00ad\u200b"])
def test_what_nobody_sees_parts_no_word(invisible):
    """A soft hyphen within a term is not there for analysis; the span has it."""
    text = f"우리 한미{invisible}동맹 강화"
    document = Document(name="t", title="t", text=text, encoding="utf-8")
    (sentence,) = texts.sentences(document)
    assert sentence.text == "우리 한미동맹 강화"
    begin, end = sentence.offsets.original(3, 7)
    assert text[begin:end] == f"한미{invisible}동맹"


def test_a_line_broken_at_a_soft_hyphen():
    """The word goes on in the next line."""
    lines = [
        "The allies agreed that they would strengthen their extended deter\u00ad",
        "rence.",
    ]
    assert split("\n".join(lines)) == [
        "The allies agreed that they would strengthen their extended deterrence."
    ]


def test_lines_of_nothing_to_be_seen_are_none():
    """Of spaces and characters of no width."""
    assert split("\u200b\n동맹\n \u00ad \n강화") == ["동맹", "강화"]


def test_paragraphs_that_are_known_are_kept():
    """A file that knows its paragraphs has them apart, and lines within them joined."""
    long = "북한의 핵과 미사일 위협에 대응하는 한미일 안보협력의 강화 방안과"
    text = f"{long}\n{long} 전망\n\n{long}\n\n{long}\n\n{long}\n\n{long}"
    document = Document(name="a.DOCX", title="a", text=text, encoding="utf-8")
    found = [sentence.text for sentence in texts.sentences(document)]
    assert found == [f"{long} {long} 전망", long, long, long, long]


def test_every_place_in_a_repaired_pdf_leads_back():
    """지소미아, broken from its modifier by a line end, is found where it stands."""
    document = Document(name="t", title="t", text=PDF, encoding="utf-8")
    for sentence in texts.sentences(document):
        for word in ("지소미아", "제3국", "2016년", "인도-태평양", "동맹"):
            if word in sentence.text:
                at = sentence.text.index(word)
                begin, end = sentence.offsets.original(at, at + len(word))
                assert PDF[begin:end].replace(" ", "") == word


@given(
    st.text(
        st.sampled_from(
            "\u00ad\u200b\ufeff"
            "가나다한미동맹 \n\r\t.·-「」(A1ﾡￂ\u1112\u1161\u11ab\u0301‘❍제년국🙂"
        )
        | st.characters(exclude_categories=["Cs"]),
        max_size=200,
    )
)
def test_spans_hold_for_any_text(text):
    """Whatever the text, spans lie in it, in order, and no sentence is empty."""
    document = Document(name="t", title="t", text=text, encoding="utf-8")
    last = 0
    for sentence in texts.sentences(document):
        start, end = sentence.span
        assert last <= start < end <= len(text)
        assert sentence.text.strip() == sentence.text != ""
        for i in range(len(sentence.text)):
            begin, stop = sentence.offsets.original(i, i + 1)
            assert start <= begin <= stop <= end
        last = end
