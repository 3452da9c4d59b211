"""The page of findings."""

import io
from collections import Counter

from bs4 import BeautifulSoup

from glossary.checks import check
from glossary.checks.page import write
from tests.checks.conftest import pair

PAIRS = [
    pair("동맹 3개", "4 alliances", segment="s1", place="a.docx, segment 1"),
    pair("<script>alert(1)</script> (가)", "<b onload=x> (a", segment="s2"),
    pair("동맹\x07", "", segment="s3"),
]


def page(pairs=PAIRS, title="Check of <a>.xlf"):
    """The page, read."""
    stream = io.StringIO()
    write(check(pairs), stream, title, Counter({"en": len(pairs)}))
    return stream.getvalue(), BeautifulSoup(stream.getvalue(), "html.parser")


def test_each_finding_is_a_row():
    """With its segment, rule, severity, texts, and what is expected."""
    _, soup = page()
    rows = soup.select("tbody tr")
    found = list(check(PAIRS))
    assert len(rows) == len(found)
    row = next(r for r in rows if "is-N301" in r["class"])
    assert "s1" in row.th.text
    assert "a.docx" in row.th.text
    assert "error" in row.text
    assert "expected: 3" in row.text
    assert [mark.text for mark in row.select("mark")] == ["3", "4"]
    assert [cell["lang"] for cell in row.select("td.text")] == ["ko", "en"]


def test_everything_is_escaped():
    """Nothing in a text becomes part of the page."""
    html, soup = page()
    assert not soup.select("script, b[onload]")
    assert "<a>" not in html
    assert "\x07" not in html


def test_the_page_needs_nothing_else():
    """No scripts, nothing to be loaded."""
    html, soup = page()
    assert not soup.select("script, link, img, iframe, [src], [href]")
    assert "url(" not in html
    assert "@import" not in html


def test_it_can_be_filtered_without_scripts():
    """A labelled checkbox for each rule and severity, with a style that goes with it."""
    html, soup = page()
    names = {f.code for f in check(PAIRS)} | {str(f.severity) for f in check(PAIRS)}
    assert {box["id"] for box in soup.select("input[type=checkbox]")} == {
        f"show-{name}" for name in names
    }
    for box in soup.select("input"):
        assert soup.select_one(f'label[for="{box["id"]}"]').text.strip()
        assert f"#{box['id']}:not(:checked) ~ main" in html
        assert box.parent is soup.main.parent


def test_headings_and_language():
    """What a screen reader goes by."""
    _, soup = page()
    assert soup.html["lang"] == "en"
    assert soup.title.text == soup.h1.text == "Check of <a>.xlf"
    assert all(head["scope"] in {"col", "row"} for head in soup.select("th"))


def test_nothing_found():
    """Is said, too."""
    _, soup = page([pair("동맹", "alliance")])
    assert "Nothing was found" in soup.main.text
    assert not soup.select("input, table")
