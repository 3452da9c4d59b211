"""G601–G604: tags and placeholders."""

import pytest

BOLD = '<sc id="1"/>동맹<ec id="1"/>은'
TAGS = [
    (BOLD, '<sc id="1"/>alliance<ec id="1"/>', []),
    (BOLD, "alliance", [("G601", "error")]),
    (BOLD, '<sc id="1"/>alliance', [("G601", "error")]),
    ("동맹", '<sc id="1"/>alliance<ec id="1"/>', [("G602", "error")]),
    (BOLD, '<ec id="1"/>alliance<sc id="1"/>', [("G603", "warning")]),
    ('<ph id="1"/>동맹', 'alliance<ph id="1"/>', []),
    ('<ph id="1"/>동맹', 'alliance<ph id="2"/>', [("G601", "error"), ("G602", "error")]),
    ('<ph id="1"/><ph id="2"/>', '<ph id="2"/><ph id="1"/>', []),
    (
        '<ph id="7" code="&lt;br&gt;"/>동맹',
        'alliance<ph id="1" code="&lt;br&gt;"/>',
        [],
    ),
    (
        '<sc id="1"/><sc id="2"/>a<ec id="2"/><ec id="1"/>',
        '<sc id="1"/><sc id="2"/>a<ec id="1"/><ec id="2"/>',
        [("G603", "warning")],
    ),
    (
        '<sc id="1"/><sc id="2"/>a<ec id="1"/><ec id="2"/>',
        '<sc id="1"/><sc id="2"/>a<ec id="1"/><ec id="2"/>',
        [],
    ),
    (
        '<sc id="1"/>a<ec id="1"/><sc id="2"/>b<ec id="2"/>',
        '<sc id="2"/>b<ec id="2"/><sc id="1"/>a<ec id="1"/>',
        [],
    ),
    ('<ph id="1"/>동맹', '<ph id="1"/><ph id="1"/>alliance', [("G602", "error")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), TAGS)
def test_inline_tags(found, source, target, expected):
    """By their id, or by their code."""
    texts = {"source_markup": source, "target_markup": target}
    assert found("동맹", "alliance", only="G", **texts) == expected


IN_TEXT = [
    ("<b>동맹</b>", "<b>alliance</b>", []),
    ("<b>동맹</b>", "<b>alliance", [("G601", "error")]),
    ("동맹<br>은", "alliance<br/>", []),
    ("동맹", "<i>alliance</i>", [("G602", "error")]),
    ('<a href="/ko" title="동맹">동맹</a>', '<a href="/en" title="x">alliance</a>', []),
    ("std::vector<T>", "std::vector<T>", []),
    (":term:`강한 참조 <strong reference>`", ":term:`strong reference`", []),
    ("%s개", "%s items", []),
    ("%s개", "items", [("G604", "error")]),
    ("%d개", "%s items", [("G604", "error")]),
    ("%(name)s님", "%(name)s", []),
    ("%(name)s님", "%(nom)s", [("G604", "error")]),
    ("{0}은 {1}이다", "{1} is {0}", []),
    ("{0}은 {1}이다", "{0} is", [("G604", "error")]),
    ("{version}에서", "since {version}", []),
    ("{{ name }}님", "{{ name }}", []),
    ("${user}님", "dear user", [("G604", "error")]),
    ("{} 지원", "supported", [("G604", "info")]),
    ("f {...}", "f", []),
    ("50% 할인", "50% discount", []),
    ("100%다", "100 %d", [("G604", "error")]),
    ("50%", "50% supported", []),
    ("stash@{0}", "the stash", []),
    ("동맹", "", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), IN_TEXT)
def test_tags_and_placeholders_in_the_text(found, source, target, expected):
    """Where the file has no inline tags of its own."""
    assert [f for f in found(source, target) if f[0][0] == "G"] == expected
