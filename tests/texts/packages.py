"""Small Office files written by hand: the parts that a test is about, and the least else."""

import zipfile

_OFFICE = "http://schemas.openxmlformats.org"
W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
A = f'xmlns:a="{_OFFICE}/drawingml/2006/main"'
P = f'xmlns:p="{_OFFICE}/presentationml/2006/main"'
X = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
TYPES = f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>'

DECLARATION = (
    "한국과 미국은 2023년 워싱턴 선언에서 핵협의그룹(Nuclear Consultative Group, NCG)을"
    " 만들기로 했다. 두 나라는 확장억제의 실행력을 높이고 동맹을 한층 강화하기로 하였다."
)
"""A paragraph of `files/libreoffice.docx` and `.pdf`, two lines on the page."""


def relations(**targets):
    """A part of relations: `rId1=("header", "header1.xml")`."""
    links = "".join(
        f'<Relationship Id="{name}" Target="{target}"'
        f' Type="{_OFFICE}/officeDocument/2006/relationships/{kind}"/>'
        for name, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}</Relationships>'
    )


def archive(path, parts, compression=zipfile.ZIP_DEFLATED):
    """Write a ZIP of parts, which are text or bytes."""
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def docx(path, body, parts=(), links=()):
    """A Word document with the paragraphs and tables of `body`."""
    document = f"<w:document {W} {MC} {A}><w:body>{body}</w:body></w:document>"
    return archive(
        path,
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations(rId1=("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relations(**dict(links)),
            "word/document.xml": document,
            **dict(parts),
        },
    )


def pptx(path, slides, parts=(), links=()):
    """A presentation of slides, each the XML of its shapes or a whole slide."""
    ids = "".join(
        f'<p:sldId id="{256 + i}" r:id="slide{name}"/>' for i, name in enumerate(slides)
    )
    written = {
        f"ppt/slides/slide{name}.xml": content
        if content.startswith("<p:sld ")
        else f"<p:sld {P} {A} {MC}><p:cSld><p:spTree>{content}</p:spTree></p:cSld></p:sld>"
        for name, content in slides.items()
    }
    targets = {f"slide{name}": ("slide", f"slides/slide{name}.xml") for name in slides}
    return archive(
        path,
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relations(rId1=("officeDocument", "ppt/presentation.xml")),
            "ppt/_rels/presentation.xml.rels": relations(**targets, **dict(links)),
            "ppt/presentation.xml": (
                f"<p:presentation {P} {R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
            ),
            **written,
            **dict(parts),
        },
    )


def p(*runs):
    """A paragraph of WordprocessingML; a string is a run, anything with `<` is XML."""
    return f"<w:p>{''.join(run if '<' in run else r(run) for run in runs)}</w:p>"


def r(text, properties=""):
    """A run of WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, result):
    """A complex field and its result, which may be anything."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def shape(*paragraphs, kind="", hidden=False):
    """A shape on a slide, with a paragraph for each text."""
    state = 'hidden="1"' if hidden else ""
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    inside = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="s" {state}/>'
        f"<p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:txBody>{inside}</p:txBody></p:sp>"
    )
