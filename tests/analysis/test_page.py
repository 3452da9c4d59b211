"""The report as a page."""

from pathlib import Path

from bs4 import BeautifulSoup

from glossary.analysis import Band, Leverage, Report, Volume
from glossary.analysis.bands import weights
from glossary.analysis.page import page


def report(name="a.txt"):
    """Ten words without a match and ten exact ones."""
    one = Leverage(name, "ko", "en")
    one.volumes[Band.NONE] = Volume(2, 10, 40, 48)
    one.volumes[Band.EXACT] = Volume(1, 10, 1234, 1250)
    total = Leverage("", "ko", "en", dict(one.volumes))
    return Report([one], [total], {Path("b.txt"): "b.txt is <empty>."})


def parsed(lines):
    return BeautifulSoup("".join(lines), "lxml")


def test_rows_and_total():
    """A row a band, with its share; the total; the sentence about what was not counted."""
    text = parsed(page(report(), weights("100=10")))
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in text.find_all("tr")]
    exact = next(row for row in rows if row[0] == "100 %")
    assert exact == ["100 %", "1", "10", "50.0% ", "1,234", "1,250", "10 %", "1.0"]
    assert rows[-1] == ["Total", "3", "20", "", "1,274", "1,298", "", "11.0"]
    assert len(rows) == 1 + len(Band) + 1
    assert text.find("li").text == "b.txt is <empty>."


def test_without_weights():
    """There is no column for them."""
    heads = parsed(page(report(), None)).find("thead").text
    assert "Weight" not in heads


def test_names_cannot_break_it():
    """They are escaped, and it loads nothing."""
    text = "".join(page(report("<script>\x01\udc80.txt"), None))
    assert "<script" not in text
    assert "http" not in text
    text.encode()
