"""The page of an entry, in a browser."""

import pytest

from tests.browser.accessibility import violations

PAGES = ["alliance", "rok-us-alliance", "gsomia", "hostile"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("public_id", PAGES)
def test_it_is_accessible(open_page, public_id, scheme):
    """axe-core has nothing to complain about, with everything opened."""
    page = open_page(f"/-/entry/{public_id}", color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize("public_id", PAGES)
@pytest.mark.parametrize("width", [320, 390, 800])
def test_it_fits(open_page, public_id, width):
    """Nothing scrolls sideways."""
    page = open_page(f"/-/entry/{public_id}", viewport={"width": width, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_evidence_is_followed_to_its_text(open_page):
    """Opened, then read where it stands: the sentence is marked there."""
    page = open_page("/-/entry/gsomia")
    page.locator(".evidence summary").first.click()
    page.locator(".evidence .in-text").first.click()
    page.wait_for_url("**/-/text/**")
    assert page.locator(":target").inner_text().startswith("지소미아(GSOMIA)는")


def test_the_drawing_leads_on(open_page):
    """By pointer, and by keyboard: boxes are links."""
    page = open_page("/-/entry/rok-us-alliance")
    page.locator("svg a").click()
    page.wait_for_url("**/-/entry/alliance")
    page.locator("svg a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/entry/rok-us-alliance")


def test_buttons_that_need_a_script_are_gone_without_one(open_page):
    """The rest is all there."""
    page = open_page("/-/entry/alliance", java_script_enabled=False)
    assert page.locator("button[data-copy]").count() > 3
    assert page.locator("button[data-copy]:visible").count() == 0
    page.locator(".citation summary").click()
    assert "동맹 (alliance; 同盟)." in page.locator(".citation p").inner_text()


def test_every_term_is_printed_with_its_evidence(open_page):
    """On paper nothing can be unfolded: evidence is, suggestions are not."""
    page = open_page("/-/entry/gsomia")
    page.emulate_media(media="print")
    assert page.locator(".evidence blockquote").first.bounding_box()["height"] > 0
    assert page.locator(".suggestions .term-text").bounding_box()["height"] == 0
