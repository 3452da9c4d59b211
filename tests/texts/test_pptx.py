"""What is read from a presentation, and what is not."""

from glossary import texts
from tests.texts.packages import MC, A, P, pptx, relations, shape


def read(path):
    """The paragraphs of a presentation."""
    return texts.read(path, path.parent).text.split("\n\n")


def test_slides_are_read_in_their_order(tmp_path):
    """In the order of the presentation, not of the files' names."""
    path = pptx(tmp_path / "a.pptx", {2: shape("둘째 파일"), 1: shape("첫째 파일", "문단")})
    assert read(path) == ["둘째 파일", "첫째 파일", "문단"]


def test_groups_and_tables_are_read(tmp_path):
    """Shapes in groups, and cells."""
    group = f"<p:grpSp>{shape('묶음')}</p:grpSp>"
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        for text in ("칸", "cell")
    )
    table = (
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>"
        f"{cells}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    path = pptx(tmp_path / "a.pptx", {1: group + table})
    assert read(path) == ["묶음", "칸", "cell"]


def test_notes_follow_their_slide(tmp_path):
    """The text of the notes, not the number of the page they are on."""
    notes = (
        f"<p:notes {P} {A}><p:cSld><p:spTree>{shape('말할 것', kind='body')}"
        f"{shape('1', kind='sldNum')}</p:spTree></p:cSld></p:notes>"
    )
    parts = {
        "ppt/slides/_rels/slide1.xml.rels": relations(
            rId1=("notesSlide", "../notesSlides/notesSlide1.xml")
        ),
        "ppt/notesSlides/notesSlide1.xml": notes,
    }
    path = pptx(tmp_path / "a.pptx", {1: shape("하나"), 2: shape("둘")}, parts)
    assert read(path) == ["하나", "말할 것", "둘"]


def test_numbers_dates_and_footers(tmp_path):
    """Numbers and dates of slides are left out; a footer on every slide counts once."""
    frame = (
        shape("3", kind="sldNum")
        + shape("2026. 1. 5.", kind="dt")
        + shape("국방부 정책실", kind="ftr")
    )
    counted = '<a:p><a:fld type="slidenum"><a:t>3</a:t></a:fld><a:r><a:t>쪽</a:t></a:r></a:p>'
    inline = f"<p:sp><p:txBody>{counted}</p:txBody></p:sp>"
    path = pptx(tmp_path / "a.pptx", {1: shape("가") + frame, 2: inline + frame})
    assert read(path) == ["가", "쪽", "국방부 정책실"]


def test_what_is_hidden_is_left_out(tmp_path):
    """Slides and shapes that the audience does not see."""
    tree = f"<p:cSld><p:spTree>{shape('숨은 쪽')}</p:spTree></p:cSld>"
    hidden = f'<p:sld {P} {A} show="0">{tree}</p:sld>'
    path = pptx(tmp_path / "a.pptx", {1: shape("가") + shape("숨은", hidden=True), 2: hidden})
    assert read(path) == ["가"]


def test_line_breaks_of_titles(tmp_path):
    """A break in a title is one in its paragraph, however it is stored."""
    broken = (
        "<p:sp><p:txBody><a:p><a:r><a:t>한미동맹의</a:t></a:r><a:br/>"
        "<a:r><a:t>미래_x000B_전망</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    assert read(pptx(tmp_path / "a.pptx", {1: broken})) == ["한미동맹의\n미래\n전망"]


def test_alternatives_are_read_once(tmp_path):
    """A shape of a new kind and its copy for old programs."""
    both = (
        f'<mc:AlternateContent {MC}><mc:Choice Requires="a14">{shape("새")}</mc:Choice>'
        f"<mc:Fallback>{shape('헌')}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(pptx(tmp_path / "a.pptx", {1: both})) == ["새"]
