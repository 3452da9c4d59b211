"""The pages of the memory and the frame, in a browser."""

from tests.browser.accessibility import violations


def test_the_language_of_the_pages_is_the_browsers(open_page):
    """A browser set to Korean gets Korean pages, without asking."""
    page = open_page("/-/tm", locale="ko-KR")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.locator("h1").inner_text() == "번역 메모리"


def test_a_language_that_was_chosen_stays(open_page):
    """Who chooses Japanese has the next page in Japanese."""
    page = open_page("/-/tm")
    page.get_by_role("link", name="日本語").click()
    assert page.locator("h1").inner_text() == "翻訳メモリ"
    page.goto("/-/tm/lookup")
    assert page.locator("html").get_attribute("lang") == "ja"


def test_the_pages_are_accessible(open_page):
    """axe-core has nothing to complain about, in both colour schemes."""
    for scheme in ("light", "dark"):
        page = open_page("/-/tm/lookup?text=한미동맹은 굳건하다.", color_scheme=scheme)
        assert violations(page) == []
