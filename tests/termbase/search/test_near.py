"""What was meant where nothing was found."""

import pytest

from glossary.termbase.search.near import Reason, guesses
from tests.termbase.search.searchable import fill


@pytest.fixture
def meant(termbase):
    """What may have been meant, and why."""
    fill(termbase)
    return lambda text: [(guess.text, guess.reason) for guess in guesses(termbase, text)]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("ehdaod", "동맹"),
        ("EHDAOD", "동맹"),
        ("gksalehdaod", "한미동맹"),
        ("ㅜㅁ새", "nato"),
        ("ㅁㅣㅣㅑㅁㅜㅊㄷ", "alliance"),
    ],
)
def test_the_keyboard_was_in_the_other_layout(meant, typed, term):
    """Korean on an English keyboard and the reverse."""
    assert meant(typed)[0] == (term, Reason.KEYBOARD)


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("동멩", "동맹"),  # ㅔ for ㅐ: one jamo of six
        ("한미둥맹", "한미동맹"),
        ("확장억재", "확장억제"),
        ("aliance", "alliance"),
        ("allaince", "alliance"),  # two letters changed places: one slip
        ("NAOT", "NATO"),
        ("拡大抑正", "拡大抑止"),
    ],
)
def test_a_slip(meant, typed, term):
    """A letter or a jamo wrong, missing, too many or in the wrong place."""
    assert (term, Reason.SLIP) in meant(typed)


@pytest.mark.parametrize("typed", ["코끼리", "zzzzzz", "象", "★★", "옛동멩"])
def test_nothing_is_guessed_for_what_is_far_from_everything(meant, typed):
    """Nor is what only a rejected entry has."""
    assert meant(typed) == []


def test_words_that_are_not_found_together(meant):
    """Each that is there is offered."""
    assert meant("동맹 nato xyz") == [("동맹", Reason.WORD), ("nato", Reason.WORD)]
