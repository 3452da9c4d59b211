"""What is read from a web page, in whatever encoding, and what is not."""

import pytest

from glossary import texts
from glossary.errors import UnreadableText


def read(folder, page, name="a.html"):
    """The paragraphs of a page."""
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return texts.read(path, folder).text.split("\n\n")


def test_blocks_are_paragraphs(tmp_path):
    """Each block, as a browser breaks them, whether it was closed or not; inline is none."""
    page = (
        "<title>제목</title><h1>머리</h1><p>한미<b>동맹</b>은\n   <i>강화</i>된다.<p>둘째"
        "<ul><li>하나<li>둘<ul><li>안</ul></ul><table><tr><td>칸<td>cell</table>"
        "<div>앞<div>속</div>뒤</div><dl><dt>용어<dd>뜻</dl>"
    )
    assert read(tmp_path, page) == [
        "제목",
        "머리",
        "한미동맹은 강화된다.",
        "둘째",
        "하나",
        "둘",
        "안",
        "칸",
        "cell",
        "앞",
        "속",
        "뒤",
        "용어",
        "뜻",
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        "<script>var 값 = 1 < 2</script>",
        "<style>p { color: red }</style>",
        "<!-- 주석 -->",
        "<nav><ul><li>차림표</ul></nav>",
        "<template><p>틀</p></template>",
        "<noscript>켜시오</noscript>",
        "<p hidden>숨은</p>",
        '<div style="color:red; display : none"><p>숨은</p></div>',
        "<pre><code>x = 1</code></pre>",
        "<svg><text>그림</text></svg>",
        "<textarea>적는 곳</textarea>",
        '<p><sup><a href="#fn1">[1]</a></sup></p>',
        '<p><a href="#ref1">↩</a></p>',
    ],
)
def test_what_is_no_text_is_left_out(tmp_path, left_out):
    """The text before it and behind it stays."""
    page = f"<!doctype html><meta charset=utf-8><p>앞</p>{left_out}<p>뒤</p>"
    assert read(tmp_path, page) == ["앞", "뒤"]


def test_text_behind_what_is_left_out_stays(tmp_path):
    """In one paragraph as well."""
    assert read(
        tmp_path, "<p>동맹<script>x</script>은<sup><a href='#f'>1</a></sup> 강하다</p>"
    ) == ["동맹은 강하다"]


def test_other_links_and_superscripts_stay(tmp_path):
    """Only the numbers of footnotes go."""
    page = (
        '<p>10<sup>2</sup> <a href="#x">1장</a> <sup><a href="http://e.org/">주</a></sup></p>'
    )
    assert read(tmp_path, page) == ["102 1장 주"]


def test_ruby_gives_its_base(tmp_path):
    """Furigana, and the brackets for browsers that do not know them, are left out."""
    page = "<p>日米<ruby>同盟<rp>（</rp><rt>どうめい</rt><rp>）</rp></ruby>の強化</p>"
    assert read(tmp_path, page) == ["日米同盟の強化"]


def test_line_breaks(tmp_path):
    """`<br>` breaks a line, two of them a paragraph; `<wbr>` and soft hyphens nothing."""
    page = "<p>첫 줄<br>둘째 줄<br><br/>새 문단 <wbr>alli&shy;ance</p>"
    assert read(tmp_path, page) == ["첫 줄\n둘째 줄", "새 문단 alliance"]


def test_lines_of_the_source_are_none(tmp_path):
    """A line break in the source is a space, and in Japanese nothing."""
    page = "<p>한미\n  동맹</p><p>防衛力を\n  強化する</p>"
    assert read(tmp_path, page) == ["한미 동맹", "防衛力を強化する"]


def test_preformatted_text_keeps_its_lines(tmp_path):
    """Old pages have whole articles in it, an empty line between paragraphs."""
    assert read(tmp_path, "<pre>첫 줄\n둘째 줄\n\n새 문단</pre>") == [
        "첫 줄\n둘째 줄",
        "새 문단",
    ]


def test_entities_are_decoded(tmp_path):
    """Named and numbered ones; a no-break space is a space."""
    assert read(
        tmp_path, "<p>&#xD55C;&#48120;&nbsp;&amp;&nbsp;ROK&ndash;U.S. &lt;b&gt;</p>"
    ) == ["한미 & ROK–U.S. <b>"]


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("euc-kr", "cp949", "전수방위 원칙을 똠방각하"),
        ("ks_c_5601-1987", "cp949", "한미동맹"),
        ("Shift_JIS", "cp932", "専守防衛①"),
        ("x-sjis", "cp932", "同盟"),
        ("euc-jp", "euc_jp", "同盟"),
        ("iso-2022-jp", "iso2022_jp", "日米同盟"),
        ("gb2312", "gb2312", "安全政策"),
        ("windows-1252", "cp1252", "naïve “plan”"),
    ],
)
def test_declared_encodings(tmp_path, declared, encoding, text):
    """The encoding that a page names, in what browsers take it for."""
    for head in (
        f'<meta charset="{declared}">',
        f"<META http-equiv='Content-Type' content='text/html; charset={declared}'>",
    ):
        page = f"<html><head>{head}</head><p>{text}</p>".encode(encoding)
        assert read(tmp_path, page) == [text]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>한미동맹</p>".encode("utf-16"), "한미동맹"),
        ("<p>한미동맹</p>".encode("utf-8-sig"), "한미동맹"),
        ("<p>한미동맹은 강화된다</p>".encode("cp949"), "한미동맹은 강화된다"),
        ("<p>日米同盟を強化する</p>".encode("euc-jp"), "日米同盟を強化する"),
        ("<meta charset=iso-8859-1><p>한미동맹</p>".encode(), "한미동맹"),
        ("<meta charset=utf-8><p>한미동맹은 강하다</p>".encode("cp949"), "한미동맹은 강하다"),
        ('<?xml version="1.0" encoding="euc-kr"?><p>동맹</p>'.encode("cp949"), "동맹"),
    ],
)
def test_encodings_that_are_not_declared_or_wrongly(tmp_path, page, text):
    """A mark is believed, then what is UTF-8 is, then the page, then what reads as text."""
    assert read(tmp_path, page) == [text]


def test_a_broken_byte_spoils_no_page(tmp_path):
    """One in a thousand characters, as browsers show it; more is an error."""
    page = b"<meta charset=utf-8><p>" + "가나다 ".encode() * 500
    assert read(tmp_path, page + b"\xff</p>")[0].startswith("가나다 가나다")
    with pytest.raises(UnreadableText, match="encoding"):
        read(tmp_path, page + b"\xff\xfe" * 50 + b"</p>")


def test_a_page_without_text_is_empty(tmp_path):
    """A page that a script would fill."""
    with pytest.raises(UnreadableText, match="empty"):
        read(tmp_path, "<!doctype html><body><div id=app></div><script>go()</script>")


def test_deep_nesting(tmp_path):
    """As deep as no page is, it is read; deeper is an error, and nothing is lost in silence."""

    def page(depth):
        return f"<p>앞</p>{'<div>' * depth}바닥{'</div>' * depth}<p>끝</p>"

    assert read(tmp_path, page(1_500)) == ["앞", "바닥", "끝"]
    with pytest.raises(UnreadableText, match=r"2,000 elements in one another"):
        read(tmp_path, page(5_000))


def test_entities_of_a_dtd_are_not_expanded(tmp_path):
    """XHTML may declare them; nobody reads that."""
    page = (
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>동맹 &a; &f;</p></body></html>"
    )
    assert "root:" not in "".join(read(tmp_path, page, "a.xhtml"))
