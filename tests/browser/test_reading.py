"""Somebody looks a term up, sees why, and takes it along."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from glossary.termbase import concepts, open_termbase
from tests.browser.accessibility import violations

PAGES = (
    "/",
    "/-/search?q=동맹",
    "/-/search?q=없는말",
    "/-/entry/alliance",
    "/-/entry/hostile",
    "/-/texts",
    "/-/text/alliance~2Etxt",
    "/-/statistics",
    "/-/compare?a=alliance.txt&b=long.txt",
    "/-/downloads",
    "/-/tm",
    "/-/tm/lookup?text=동맹을 맺었다.",
    "/-/tm/concordance?q=동맹",
)
GLOSSARY = Path(sys.executable).with_name("glossary")


def test_typing_korean_leads_to_an_entry(open_page):
    """Suggestions come while typing; arrow and Enter open the one that is meant."""
    page = open_page("/")
    box = page.get_by_role("combobox")
    box.click()
    page.keyboard.type("지소", delay=30)
    page.get_by_role("option").first.wait_for()
    assert "지소미아" in page.get_by_role("option").first.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/entry/gsomia")
    assert page.locator("h1").inner_text() == "지소미아"


def test_escape_closes_the_suggestions(open_page):
    """And what was typed stays, to be searched for as it is."""
    page = open_page("/")
    box = page.get_by_role("combobox")
    box.click()
    page.keyboard.type("동맹")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert box.input_value() == "동맹"
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/search?q=*")
    assert page.locator("mark").first.inner_text() == "동맹"


def test_a_slash_leads_to_the_search_box(open_page):
    """From anywhere on a page."""
    page = open_page("/-/entry/gsomia")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_evidence_leads_to_its_sentence(open_page):
    """What an equivalent rests on can be read where it stands."""
    page = open_page("/-/entry/gsomia")
    term = page.locator(".term", has_text="GSOMIA").first
    term.locator("details.evidence").evaluate("node => { node.open = true; }")
    assert term.locator("blockquote mark").inner_text() == "GSOMIA"
    term.get_by_role("link", name="in the text").click()
    assert "/-/text/alliance~2Etxt" in page.url
    sentence = page.locator(".sentence:target")
    assert "지소미아(GSOMIA)는 동맹과 다르다." in sentence.inner_text()
    assert sentence.bounding_box()["y"] < page.viewport_size["height"]


def test_a_term_is_copied(open_page):
    """The button beside a term puts it into the clipboard, and says so."""
    page = open_page("/-/entry/gsomia", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("button[data-copy='GSOMIA']").first
    button.click()
    page.locator("button[data-copied]").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "GSOMIA"


def test_a_download_comes_back_as_it_was(open_page, glossary_file, tmp_path):
    """The TBX of an entry, imported into a new glossary, has the entry's terms."""
    page = open_page("/-/entry/alliance")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="tbx", exact=True).click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    new = tmp_path / "new.db"
    with closing(open_termbase(new, create=True)):
        pass
    subprocess.run([GLOSSARY, "import", file, "--db", new], check=True, capture_output=True)

    def terms(path):
        with closing(open_termbase(path)) as connection:
            concept = concepts.load(connection, "alliance")
        return [(t.language, t.text, t.administrative_status) for t in concept.terms]

    assert terms(new) == terms(glossary_file)


def test_everything_is_there_without_javascript(open_page):
    """Search, entry, evidence and text need none."""
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("지소미아를")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="지소미아").first.click()
    assert page.locator("h1").inner_text() == "지소미아"
    page.locator("details.evidence summary").first.click()
    page.get_by_role("link", name="in the text").first.click()
    assert page.locator(".sentence:target").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_a_phone(open_page, path):
    """At 320 px (WCAG 1.4.10: 1,280 px, enlarged four times) nothing scrolls sideways."""
    page = open_page(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible(open_page, path, scheme):
    """axe-core finds nothing to complain about, in either colour scheme."""
    page = open_page(path, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/glossary/entry", "/glossary/entry/1", "/glossary"])
def test_datasettes_own_pages_work_under_our_policy(open_page, path):
    """Their scripts are allowed to run: the console has no complaint (see `open_page`)."""
    page = open_page(path)
    assert page.locator("h1").count() >= 1


def test_paper_has_no_buttons(open_page):
    """A printed entry is the entry: no menu, no search box, no copy buttons."""
    page = open_page("/-/entry/gsomia")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for hidden in (".search-box", ".frame-head nav", "button[data-copy]"):
        assert not page.locator(hidden).first.is_visible()
