"""History and undo: every edit is kept, and can be taken back."""

from dataclasses import replace

import pytest

from glossary import concept_json
from glossary.errors import NotFound
from glossary.model import Relation, Status
from glossary.termbase import concepts, editing, history, search

ME = editing.Author("me")


def rename(connection, public_id, note):
    """Set an entry's note by hand."""
    concept = concepts.load(connection, public_id)
    history.save(connection, replace(concept, note=note), actor="me")


def test_a_concept_is_read_as_it_was_written(filled):
    """Nothing of an entry is lost in the database or in the history's JSON."""
    concept = concepts.load(filled, "rok-us-alliance")
    assert concept_json.loads(concept_json.dumps(concept)) == concept


def test_undo_of_an_addition(filled):
    """An added entry is gone after an undo, from the search as well."""
    new = editing.new_concept(filled, [("ko", "확장억제"), ("en", "extended deterrence")], ME)
    history.save(filled, new, actor="me")
    assert len(search.search(filled, "확장 억제")) == 1
    history.undo(filled, history.last_batch(filled), actor="me")
    assert search.search(filled, "확장억제") == []


def test_undo_of_a_removal(filled):
    """A removed entry comes back whole, with its occurrences."""
    before = concepts.load(filled, "rok-us-alliance")
    history.remove(filled, "rok-us-alliance", actor="me")
    assert concepts.load(filled, "rok-us-alliance") is None
    history.undo(filled, history.last_batch(filled), actor="me")
    assert concepts.load(filled, "rok-us-alliance") == before
    assert search.search(filled, "동맹")[0]["frequency"] == 2


def test_undo_of_a_removal_brings_relations_back(filled):
    """Those that pointed to the entry too, in whichever order several were removed."""
    concept = concepts.load(filled, "gsomia")
    related = Relation(kind="related", target="rok-us-alliance")
    linked = replace(concept, relations=(related,))
    history.save(filled, linked, actor=history.BUILD)
    for order in (
        ["rok-us-alliance"],
        ["rok-us-alliance", "gsomia"],
        ["gsomia", "rok-us-alliance"],
    ):
        batch = history.next_batch(filled)
        for public_id in order:
            history.remove(filled, public_id, actor="me", batch=batch)
        history.undo(filled, batch, actor="me")
        assert concepts.load(filled, "gsomia").relations == (related,)


def test_a_removal_touches_no_neighbour(filled):
    """An entry that only pointed to the removed one may still be brought up to date."""
    concept = concepts.load(filled, "gsomia")
    related = Relation(kind="related", target="rok-us-alliance")
    history.save(filled, replace(concept, relations=(related,)), actor=history.BUILD)
    history.remove(filled, "rok-us-alliance", actor="me")
    assert history.people_touched(filled) == {"rok-us-alliance": True}


def test_undo_keeps_the_order_of_terms(filled):
    """A term that comes back stands where it stood."""
    before = concepts.load(filled, "gsomia")
    history.save(filled, editing.without_term(before, "ko", "지소미아"), actor="me")
    history.undo(filled, history.last_batch(filled), actor="me")
    assert concepts.load(filled, "gsomia") == before


def test_a_removed_entry_has_a_history_by_its_term(filled):
    """Who remembers only the term finds what became of its entry."""
    history.remove(filled, "gsomia", actor="me")
    assert history.concepts_named(filled, "지소미아") == ["gsomia"]


def test_undo_goes_back_step_by_step(filled):
    """Each undo takes back the last edit that still stands."""
    rename(filled, "gsomia", "one")
    rename(filled, "gsomia", "two")
    for note in ("one", ""):
        history.undo(filled, history.last_batch(filled), actor="me")
        assert concepts.load(filled, "gsomia").note == note
    with pytest.raises(NotFound, match="nothing to undo"):
        history.last_batch(filled)


def test_an_undo_can_be_undone(filled):
    """Undoing an undo brings the edit back."""
    rename(filled, "gsomia", "one")
    history.undo(filled, history.last_batch(filled), actor="me")
    history.undo(filled, history.changes(filled)[0].batch, actor="me")
    assert concepts.load(filled, "gsomia").note == "one"
    assert history.people_touched(filled) == {"gsomia": False}


def test_an_earlier_edit_is_not_undone_over_a_later_one(filled):
    """What would overwrite a later edit is refused, and names it."""
    rename(filled, "gsomia", "one")
    first = history.last_batch(filled)
    rename(filled, "gsomia", "two")
    with pytest.raises(NotFound, match="changed again since"):
        history.undo(filled, first, actor="me")


def test_undone_edits_do_not_count_as_touched(filled):
    """After an undo, `build` may bring the entry up to date again."""
    rename(filled, "gsomia", "one")
    assert history.people_touched(filled) == {"gsomia": False}
    history.undo(filled, history.last_batch(filled), actor="me")
    assert history.people_touched(filled) == {}


def test_history_says_what_changed(filled):
    """A change is described by the terms and fields it touched."""
    concept = concepts.load(filled, "gsomia")
    concept = editing.with_term(concept, "en", "GSOMIA", ME)
    history.save(filled, replace(concept, status=Status.REJECTED), actor="me")
    assert history.describe(history.changes(filled)[0]) == "+en:GSOMIA, status rejected"


def test_an_undo_leaves_relations_that_were_made_later(filled):
    """It takes away its own, and no other."""
    concept = concepts.load(filled, "gsomia")
    history.save(filled, replace(concept, id="other"), actor="me")
    for target in ("rok-us-alliance", "other"):
        concept = concepts.load(filled, "gsomia")
        links = (*concept.relations, Relation(kind="related", target=target))
        links = tuple(sorted(links, key=lambda link: link.target))
        history.save(filled, replace(concept, relations=links), actor="me")
    first = history.last_batch(filled) - 1
    history.undo(filled, first, actor="me")
    assert concepts.load(filled, "gsomia").relations == (
        Relation(kind="related", target="other"),
    )
