"""A terminologist goes through the queue with the keyboard."""

import re
from contextlib import closing

import pytest

from glossary.termbase import concepts, open_termbase
from tests.browser.accessibility import violations
from tests.browser.conftest import serving


@pytest.fixture
def reviewer(chromium, glossary_file):
    """A page at the start of the queue, as `serve --edit` opens it."""
    with serving(glossary_file, "--edit") as (_, log):
        page = chromium.new_context(locale="en-US").new_page()
        page.goto(re.search(r"http://\S+token=\S+", log.read_text())[0])
        yield page
        page.context.close()


def status(path, concept):
    """What the glossary says of an entry now."""
    with closing(open_termbase(path)) as connection:
        return concepts.load(connection, concept).status


def test_review_by_keyboard_with_undo(reviewer, glossary_file):
    """`a` approves what is shown, `u` takes it back, and both are in the glossary at once."""
    assert "token" not in reviewer.url
    name = reviewer.locator("h1").inner_text()
    concept = {"지소미아": "gsomia", "한미동맹": "rok-us-alliance"}[name]
    assert status(glossary_file, concept) == "proposed"
    reviewer.keyboard.press("a")
    reviewer.locator(".review-done").wait_for()
    assert status(glossary_file, concept) == "approved"
    assert reviewer.locator("h1").inner_text() != name
    reviewer.wait_for_load_state()
    reviewer.keyboard.press("u")
    reviewer.locator(".review-done", has_text=name).wait_for()
    assert status(glossary_file, concept) == "proposed"


def test_the_review_is_accessible(reviewer):
    """axe-core finds nothing to complain about."""
    assert violations(reviewer) == []
