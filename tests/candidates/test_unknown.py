"""Words a dictionary lacks."""

from __future__ import annotations

from glossary.candidates.unknown import recurring_unknown_stems


def test_a_stem_with_noun_particles_is_found():
    """지소미아를 and 지소미아의 are forms of a noun that general language does not list."""
    words = {"지소미아를": 1, "지소미아의": 2}
    assert recurring_unknown_stems(words) == {"지소미아": ["지소미아를", "지소미아의"]}


def test_a_word_of_general_language_is_not():
    """한국 is in the list of general language."""
    assert recurring_unknown_stems({"한국을": 5, "한국의": 5}) == {}


def test_a_stem_in_one_form_only_is_not():
    """One form says nothing of where the stem ends."""
    assert recurring_unknown_stems({"지소미아를": 9}) == {}


def test_verb_forms_are_not():
    """구축하고 and 구축하는 go on with what no noun takes as its object particle."""
    assert recurring_unknown_stems({"첨단화하고": 2, "첨단화하는": 2}) == {}
