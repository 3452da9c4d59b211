"""Texts, statistics and comparisons, in a browser: by pointer, keyboard and touch."""

import re

import pytest

from tests.browser.accessibility import violations

TEXT = "/-/text/alliance~2Etxt"


def test_a_pointer_shows_the_equivalents(open_page):
    """They stay while the pointer is over them (WCAG 1.4.13), and go with it."""
    page = open_page(TEXT)
    mark = page.locator(".running-text a").nth(3)
    tip = mark.locator(".tip")
    assert not tip.is_visible()
    mark.hover()
    assert tip.inner_text().split() == ["alliance", "同盟"]
    tip.hover()
    assert tip.is_visible()
    page.locator("h1").hover()
    assert not tip.is_visible()


def test_a_keyboard_shows_the_equivalents(open_page):
    """With the focus; Escape hides them where they are, the next mark shows its own."""
    page = open_page(TEXT)
    marks = page.locator(".running-text a")
    marks.nth(3).focus()
    assert marks.nth(3).locator(".tip").is_visible()
    page.keyboard.press("Escape")
    assert not marks.nth(3).locator(".tip").is_visible()
    page.keyboard.press("Tab")
    assert marks.nth(4).locator(".tip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/entry/alliance")


def test_a_tap_shows_the_equivalents(open_page):
    """The first; the second leads to the entry."""
    page = open_page(TEXT, has_touch=True, viewport={"width": 390, "height": 800})
    mark = page.locator(".running-text a").nth(3)
    mark.tap()
    assert mark.locator(".tip").is_visible()
    assert page.url.endswith(TEXT)
    mark.tap()
    page.wait_for_url("**/-/entry/alliance")


def test_without_scripts_the_equivalents_show_as_well(open_page):
    """By focus and by pointer."""
    page = open_page(TEXT, java_script_enabled=False)
    mark = page.locator(".running-text a").nth(3)
    mark.hover()
    assert mark.locator(".tip").is_visible()


def test_the_list_leads_from_mark_to_mark(open_page):
    """All of the term's marks stand out; a message says which one it is."""
    page = open_page(TEXT)
    term = page.locator(".jump", has_text=re.compile("^동맹$"))
    term.click()
    assert page.locator(".running-text a.chosen").count() == 2
    message = page.locator(".text-place")
    assert message.inner_text() == "동맹: 1 of 2 in this part"
    term.click()
    assert message.inner_text() == "동맹: 2 of 2 in this part"
    term.click()
    assert message.inner_text() == "동맹: 1 of 2 in this part"


def test_a_sentence_of_a_text_is_shown(open_page):
    """The address of a sentence marks it."""
    page = open_page(f"{TEXT}?sentence=3#s3")
    color = "e => getComputedStyle(e).backgroundColor"
    assert page.locator("#s3").evaluate(color) != page.locator("#s2").evaluate(color)


def test_what_shows_up_stays_within_the_page(open_page):
    """At the right edge, too; nothing scrolls sideways, whatever the width."""
    for width in (320, 700, 1200):
        page = open_page(TEXT, viewport={"width": width, "height": 800})
        for mark in page.locator(".running-text a").all():
            mark.hover()
            box = mark.locator(".tip").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [TEXT, "/-/texts", "/-/statistics", "/-/compare", "/-/compare?a=alliance.txt&b=long.txt"],
)
def test_the_pages_are_accessible(open_page, path, scheme):
    """axe-core has nothing to complain about, with everything opened."""
    page = open_page(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/-/texts", "/-/statistics", "/-/compare?a=alliance.txt"])
def test_the_pages_fit_a_telephone(open_page, path):
    """Nothing scrolls sideways but what is in a box of its own."""
    page = open_page(path, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
