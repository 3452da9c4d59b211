"""What is read from a PDF: paragraphs out of lines; and what there is to say of a scan."""

import pytest

from glossary import texts
from glossary.errors import UnreadableText
from tests.texts.packages import DECLARATION
from tests.texts.pdfs import line, pdf

WIDE = "국방부는 새로운 안보 환경에 대응하여 동맹을 강화하고 억제력을 밝"
"""A line of 35 characters: at 10 points 350 wide, its spaces too."""


def read(path):
    """The paragraphs of a PDF."""
    return texts.read(path, path.parent).text.split("\n\n")


def column(*lines, x=100, y=700, step=16, font="ko"):
    """Lines below one another, each a text or a text and its indent."""
    placed = [text if isinstance(text, tuple) else (text, 0) for text in lines]
    return [
        line(text, x + indent, y - step * i, font=font)
        for i, (text, indent) in enumerate(placed)
    ]


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ("latin", "Extended deterrence: “naïve”"),
        ("ko", "한미동맹은 확장억제를"),
        ("ja", "日米同盟は専守防衛"),
        ("KSCms-UHC-H", "전수방위 원칙을 뷁"),
        ("90ms-RKSJ-H", "専守防衛の方針"),
    ],
)
def test_fonts_of_korea_and_japan(tmp_path, font, text):
    """Fonts that are not in the file, in the encodings that old programs name."""
    assert read(pdf(tmp_path / "a.pdf", [line(text, 100, 700, font=font)])) == [text]


def test_full_lines_go_on(tmp_path):
    """A line that was broken for want of room, and the short one that ends the paragraph."""
    lines = column(f"{WIDE} ", "혔다. 끝", f"{WIDE} ", "둘째")
    assert read(pdf(tmp_path / "a.pdf", lines)) == [f"{WIDE} 혔다. 끝", f"{WIDE} 둘째"]


def test_short_lines_are_headings_and_items(tmp_path):
    """The next word would have found room on them."""
    lines = column("제1장 안보환경", "동맹", f"{WIDE} ", "혔다.")
    assert read(pdf(tmp_path / "a.pdf", lines)) == ["제1장 안보환경", "동맹", f"{WIDE} 혔다."]


def test_an_indent_begins_a_paragraph(tmp_path):
    """Though the line before was full; not in an item of a list, whose lines are indented."""
    body = WIDE[:-1] + "."
    lines = column((WIDE[1:], 10), body, (WIDE[1:], 10), body)
    whole = f"{WIDE[1:]} {body}"
    assert read(pdf(tmp_path / "a.pdf", lines)) == [whole, whole]
    item = column(f"- {WIDE[2:]}", (WIDE[1:], 10), ("끝", 10), f"- {WIDE[2:]}")
    assert read(pdf(tmp_path / "b.pdf", item)) == [
        f"- {WIDE[2:]} {WIDE[1:]} 끝",
        f"- {WIDE[2:]}",
    ]


def test_a_gap_ends_a_paragraph(tmp_path):
    """And so does type of another size."""
    above = column(*[WIDE] * 5)
    below = column(WIDE, y=700 - 16 * 5 - 14)
    heading = [line(WIDE[:20], 100, 560, size=16)]
    found = read(pdf(tmp_path / "a.pdf", above + below + heading))
    assert found == [" ".join([WIDE] * 5), WIDE, WIDE[:20]]


def test_columns_and_pages_are_gone_through(tmp_path):
    """A sentence goes on in the next column, and on the next page; a finished one does not."""
    left = column(WIDE[:20], WIDE[:20], x=60)
    right = column(WIDE[:20], f"{WIDE[:19]}.", x=320)
    after = column("다음 쪽의 글은 새 문단에서 시작한다")
    assert read(pdf(tmp_path / "a.pdf", left + right, after)) == [
        f"{WIDE[:20]} {WIDE[:20]} {WIDE[:20]} {WIDE[:19]}.",
        "다음 쪽의 글은 새 문단에서 시작한다",
    ]


def test_lines_broken_within_words(tmp_path):
    """Where lines of Hangul end after any syllable, those with no space are joined solid."""
    lines = column(*[WIDE if n % 3 else f"{WIDE} " for n in range(15)])
    within = read(pdf(tmp_path / "a.pdf", lines))[0]
    assert within == "".join(WIDE if n % 3 else f"{WIDE} " for n in range(15)).strip()
    spaced = column(*[f"{WIDE} "] * 14, WIDE, "가")
    assert read(pdf(tmp_path / "b.pdf", spaced)) == [" ".join([*[WIDE] * 15, "가"])]


def test_a_particle_belongs_to_the_line_before(tmp_path):
    """No word begins with one that stands alone; `이` may be a word."""
    wide = WIDE[:-5] + "(NCG)"
    lines = column(wide, "을 만들었다.", "끝.", wide, "이 것", font="ko")
    assert read(pdf(tmp_path / "a.pdf", lines)) == [
        f"{wide}을 만들었다.",
        "끝.",
        f"{wide} 이 것",
    ]


def test_a_document_of_libreoffice(request):
    """A real file, with fonts of its own: a running head, page numbers, bullets, a table."""
    assert read(request.path.parent / "files" / "libreoffice.pdf") == [
        "한미동맹과 확장억제",
        DECLARATION,
        "전수방위",
        "반격 능력",
        "용어",
        "영어",
        "동맹",
        "alliance",
        "둘째 쪽의 글이다.",
        "셋째 쪽의 글이다.",
    ]


def test_japanese_lines_are_joined_solid(tmp_path):
    """Japanese has no spaces."""
    wide = "防衛省は自衛隊と米軍の共同訓練を来月から九州の各地で行うと発表し"
    lines = column(wide, "たと述べた。", font="ja")
    assert read(pdf(tmp_path / "a.pdf", lines)) == [f"{wide}たと述べた。"]


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("tended deterrence is firm.", "the allies will keep extended deterrence is firm."),
        ("tended quasi-alliance.", "the allies will keep extended quasi-alliance."),
    ],
)
def test_hyphens_at_the_ends_of_lines(tmp_path, second, joined):
    """The hyphen of a broken word goes."""
    lines = column("the allies will keep ex-", second, font="latin")
    assert read(pdf(tmp_path / "a.pdf", lines)) == [joined]


def test_hyphens_of_compounds_stay(tmp_path):
    """A compound that the text has elsewhere keeps its hyphen, and so does a number."""
    lines = column(
        "This quasi-alliance is one, a new quasi-", "alliance, since 2016-", font="latin"
    )
    more = column("2017 it was.", y=668, font="latin")
    assert read(pdf(tmp_path / "a.pdf", lines + more))[0].startswith(
        "This quasi-alliance is one, a new quasi-alliance, since 2016-"
    )


def test_page_numbers_and_running_heads_go(tmp_path):
    """Numbers that count the pages, and lines that are the same on several."""
    pages = [
        [
            line("2026 국방백서", 100, 760, size=9),
            line(f"국방부 | {n + 4}", 400, 745, size=9),
            *column(*texts_of_page),
            line(f"- {n + 4} -", 290, 40, size=9),
        ]
        for n, texts_of_page in enumerate(("가나", "다라", "마바", "사아"))
    ]
    assert read(pdf(tmp_path / "a.pdf", *pages)) == list("가나다라마바사아")


def test_what_is_not_certain_stays(tmp_path):
    """A number on one page, and a heading that comes twice."""
    pages = [[line("결론", 100, 760), *column(text), line("7", 290, 40)] for text in "가나"]
    assert read(pdf(tmp_path / "a.pdf", *pages)) == ["결론", "가", "7", "결론", "나", "7"]


def test_cells_of_rows_are_apart(tmp_path):
    """What stands far apart, and in line with what is below, is not one sentence."""
    cells = [("용어", "영어"), ("동맹", "alliance")]
    rows = [
        line(cell, x, y)
        for y, row in zip((700, 680), cells, strict=True)
        for x, cell in zip((100, 250), row, strict=True)
    ]
    stretched = [line("널리", 100, 500), line("벌린 줄", 180, 500)]
    items = [
        line(text, x, y)
        for y, text in ((400, "첫째 항목"), (380, "둘째 항목"))
        for x, text in ((100, "1."), (150, text))
    ]
    assert read(pdf(tmp_path / "a.pdf", rows + stretched + items)) == [
        "용어",
        "영어",
        "동맹",
        "alliance",
        "널리 벌린 줄",
        "1. 첫째 항목",
        "1. 둘째 항목",
    ]


def test_bullets_of_word_processors_go(tmp_path):
    """Characters for private use at the beginning of an item."""
    lines = column(f"\uf0b7 {WIDE[2:]}", "\uf0b7 둘")
    assert read(pdf(tmp_path / "a.pdf", lines)) == [WIDE[2:], "둘"]


def test_a_scan_is_an_error(tmp_path):
    """Pages without text say that OCR is what they need."""
    with pytest.raises(UnreadableText, match=r"a\.pdf has no text in it, only pictures.*OCR"):
        texts.read(pdf(tmp_path / "a.pdf", [], []), tmp_path)


def test_fonts_that_say_nothing_are_an_error(tmp_path):
    """Characters for private use alone are no text."""
    lines = column("\ue001\ue002\ue003\ue004")
    with pytest.raises(UnreadableText, match="do not say which characters"):
        texts.read(pdf(tmp_path / "a.pdf", lines), tmp_path)


def test_a_password_is_asked_for(tmp_path, request):
    """An encrypted file is an error that says so; `qpdf` encrypted this one."""
    path = request.path.parent / "files" / "password.pdf"
    with pytest.raises(UnreadableText, match=r"password\.pdf is protected by a password"):
        texts.read(path, tmp_path)


@pytest.mark.parametrize("size", [20, 300])
def test_what_broke_off_is_an_error(tmp_path, size):
    """Half a file, and the beginning of one."""
    path = pdf(tmp_path / "a.pdf", column("동맹"))
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(UnreadableText, match=r"a\.pdf is no PDF that is whole"):
        texts.read(path, tmp_path)


def test_other_files_are_named(tmp_path):
    """A web page by the name of a PDF."""
    path = tmp_path / "a.pdf"
    path.write_text("<!DOCTYPE html><p>로그인", encoding="utf-8")
    with pytest.raises(UnreadableText, match=r"a\.pdf is a web page"):
        texts.read(path, tmp_path)
