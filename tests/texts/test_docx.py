"""What is read from a Word document, and what is not."""

import zipfile

import pytest

from glossary import texts
from tests.texts.packages import DECLARATION, MC, A, W, docx, field, p, r


def read(path):
    """The paragraphs of a document."""
    return texts.read(path, path.parent).text.split("\n\n")


@pytest.fixture
def paragraphs(tmp_path):
    """The paragraphs that are read from the XML of a body."""
    return lambda body, *more: read(docx(tmp_path / "a.docx", body, *more))


def test_runs_are_one_paragraph(paragraphs):
    """Word cuts a word into runs wherever it likes: spelling, format, the day it was typed."""
    assert paragraphs(p("한미", "동맹", "은 ", "강화된다.") + p("둘째 문단")) == [
        "한미동맹은 강화된다.",
        "둘째 문단",
    ]


def test_cells_of_tables_are_paragraphs(paragraphs):
    """Row by row; a table in a cell as well."""

    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(p('안'))}</w:tbl>"
    table = f"<w:tbl>{row(p('용어'), p('영어'))}{row(p('동맹') + inner, p('alliance'))}</w:tbl>"
    assert paragraphs(p("앞") + table + p("뒤")) == [
        "앞",
        "용어",
        "영어",
        "동맹",
        "안",
        "alliance",
        "뒤",
    ]


def test_tracked_changes_are_taken_as_accepted(paragraphs):
    """What was inserted or moved here is read, what was deleted or moved away is not."""
    body = p(
        "동맹을 ",
        "<w:ins>" + r("크게 ") + "</w:ins>",
        "<w:del><w:r><w:delText>조금 </w:delText></w:r></w:del>",
        "<w:moveFrom>" + r("자주 ") + "</w:moveFrom>",
        "<w:moveTo>" + r("다시 ") + "</w:moveTo>",
        "강화한다.",
    )
    assert paragraphs(body) == ["동맹을 크게 다시 강화한다."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(paragraphs):
    """Accepted, the two are one; a table that follows is not joined."""
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    table = f"<w:tbl><w:tr><w:tc>{p('칸')}</w:tc></w:tr></w:tbl>"
    body = p(deleted, "확장") + p("억제") + p(deleted, "끝") + table
    assert paragraphs(body) == ["확장억제", "칸", "끝"]


def test_hidden_text_is_left_out(tmp_path):
    """By the run, by a style, and by a style based on one; `w:val="0"` shows it again."""
    styles = (
        f"<w:styles {W}>"
        '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="S"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "</w:style></w:styles>"
    )
    body = (
        p("가", r("숨은", "<w:vanish/>"), "나", r("숨은", '<w:rStyle w:val="H2"/>'))
        + p('<w:pPr><w:pStyle w:val="H"/></w:pPr>', "숨은 문단")
        + p(r("보인다", '<w:rStyle w:val="S"/>'))
        + p(r("이것도", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'))
    )
    path = docx(
        tmp_path / "a.docx", body, {"word/styles.xml": styles}, {"r1": ("styles", "styles.xml")}
    )
    assert read(path) == ["가나", "보인다", "이것도"]


def test_fields_give_their_results(paragraphs):
    """A link, a reference: the result is read, the code is not; nor the number of a page."""
    link = field(' HYPERLINK "http://example.org/" ', r("국방부"))
    nested = field("IF " + "</w:instrText></w:r>" + field("REF x", r("아니"))
                   + "<w:r><w:instrText>", r("결과"))  # fmt: skip
    simple = '<w:fldSimple w:instr=" REF y ">' + r("그림 1") + "</w:fldSimple>"
    page = field(" PAGE ", r("7"))
    assert paragraphs(p(link, "는 ", nested, ", ", simple, page)) == ["국방부는 결과, 그림 1"]


def test_a_table_of_contents_is_left_out(paragraphs):
    """Word makes it of the headings, once more in the translation."""
    begin, end = field(" TOC \\o ", "@").split("@")
    entry = r("1장 동맹") + "<w:r><w:tab/></w:r>" + field("PAGEREF _1", r("3"))
    body = p("차례") + p(begin, entry) + p(r("2장 위협")) + p(end) + p("1장 동맹")
    assert paragraphs(body) == ["차례", "1장 동맹"]


def test_a_field_that_is_never_closed_swallows_nothing(paragraphs):
    """As damaged files have it: the text is read all the same."""
    toc = field(" TOC ", "@").split("@")[0]
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert paragraphs(p("앞") + p(toc, "가") + p("나")) == ["앞", "가", "나"]
    assert paragraphs(p(code, "가") + p("나")) == ["나"]


def test_ruby_gives_its_base(paragraphs):
    """Furigana are no part of the text."""
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('どうめい')}</w:rt>"
        f"<w:rubyBase>{r('同盟')}</w:rubyBase></w:ruby></w:r>"
    )
    assert paragraphs(p("日米", ruby, "の強化")) == ["日米同盟の強化"]


def test_characters_that_are_elements(paragraphs):
    """Tabs, line breaks and hyphens in a run; tab stops of a paragraph are none."""
    body = p(
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
        "<w:r><w:t>성명</w:t><w:tab/><w:t>quasi</w:t><w:noBreakHyphen/><w:t>alli</w:t>"
        "<w:softHyphen/><w:t>ance</w:t><w:br/><w:t>다음 줄</w:t></w:r>",
    )
    assert paragraphs(body) == ["성명\tquasi-alliance\n다음 줄"]


def test_what_nobody_sees_is_dropped(paragraphs):
    """Soft hyphens and characters of no width; a no-break space is a space."""
    assert paragraphs(p("한\u200b미\u00ad동맹\ufeff의\u00a0\u00a0강화")) == ["한미동맹의 강화"]


def test_text_boxes_are_read_once(paragraphs):
    """Behind the paragraph they hang on; the copy for old programs is not read."""
    box = (
        f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="wps"><w:txbxContent>'
        f"{p('상자 하나')}{p('상자 둘')}</w:txbxContent></mc:Choice><mc:Fallback>"
        f"<w:txbxContent>{p('상자 하나')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert paragraphs(p("앞", box, " 뒤")) == ["앞 뒤", "상자 하나", "상자 둘"]


def test_notes_headers_and_footers(tmp_path):
    """Notes behind the text; headers and footers after them, each once; comments never."""
    header = f"<w:hdr {W}>{p('국방 백서')}</w:hdr>"
    parts = {
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator">{p("—")}'
        f"</w:footnote><w:footnote>{p('<w:r><w:footnoteRef/></w:r>', ' 각주의 글')}"
        "</w:footnote></w:footnotes>",
        "word/header1.xml": header,
        "word/header2.xml": header,
        "word/footer1.xml": f"<w:ftr {W}>{p('- ', field('PAGE', r('3')), ' -')}</w:ftr>",
        "word/comments.xml": f"<w:comments {W}>{p('의견')}</w:comments>",
    }
    links = {
        name.removesuffix(".xml").removeprefix("word/"): (kind, name.removeprefix("word/"))
        for name, kind in zip(
            parts, ("footnotes", "header", "header", "footer", "comments"), strict=True
        )
    }
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    path = docx(tmp_path / "a.docx", p("동맹", mark, "은"), parts, links)
    assert read(path) == ["동맹은", "각주의 글", "국방 백서"]


def test_smart_art_is_read(tmp_path):
    """The text of a diagram is in a part of its own."""
    data = f"<d xmlns='urn:d' {A}><a:p><a:r><a:t>억제</a:t></a:r></a:p></d>"
    path = docx(
        tmp_path / "a.docx",
        p("그림"),
        {"word/diagrams/data1.xml": data},
        {"r1": ("diagramData", "diagrams/data1.xml")},
    )
    assert read(path) == ["그림", "억제"]


def test_a_document_of_libreoffice(request):
    """A real file: bullets are no text, nor is the number of the page; the header is."""
    assert read(request.path.parent / "files" / "libreoffice.docx") == [
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
        "Security Review 2026",
    ]


def test_paragraphs_are_never_joined(tmp_path):
    """Long ones without a full stop look like lines of one paragraph, and are none."""
    long = "북한의 핵과 미사일 위협에 대응하는 한미일 안보협력의 강화 방안"
    path = docx(tmp_path / "a.docx", "".join(p(f"{long} {n}") for n in "가나다라마바"))
    document = texts.read(path, tmp_path)
    assert [s.text for s in texts.sentences(document)] == [
        f"{long} {n}" for n in "가나다라마바"
    ]


def test_offsets_are_into_what_was_read(tmp_path):
    """A sentence's span is a place in the document's text."""
    path = docx(tmp_path / "a.docx", p("첫 문장. 둘째 문장.") + p("셋째"))
    document = texts.read(path, tmp_path)
    spans = [document.text[slice(*s.span)] for s in texts.sentences(document)]
    assert spans == ["첫 문장.", "둘째 문장.", "셋째"]


def test_the_strict_kind_is_read(tmp_path):
    """ISO/IEC 29500 Strict has other names for the same things."""
    path = docx(tmp_path / "a.docx", p("동맹", r("숨은", "<w:vanish/>")))
    strict = tmp_path / "strict.docx"
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    _replace(path, strict, old, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read(strict) == ["동맹"]


def _replace(path, copy, old, new):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))


def test_relations_to_elsewhere_are_not_followed(tmp_path):
    """A link to a file of this machine or of the network is nothing to be read."""
    path = docx(
        tmp_path / "a.docx", p("글"), {}, {"r1": ("header", "../../../../../../etc/passwd")}
    )
    assert read(path) == ["글"]
