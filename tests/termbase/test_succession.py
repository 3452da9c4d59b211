"""Where the ids of entries lead that are no longer there."""

from dataclasses import replace

import pytest

from glossary.model import Concept, Origin, Term
from glossary.termbase import concepts, curation, history
from glossary.termbase.succession import last_removal, successor


def concept_of(public_id, *texts, **more):
    terms = tuple(Term(language="ko", text=text) for text in texts)
    return Concept(id=public_id, terms=terms, **more)


@pytest.fixture
def three(termbase):
    """Three entries: a, b and c."""
    made = [concept_of("a", "가"), concept_of("b", "나"), concept_of("c", "다")]
    for concept in made:
        history.save(termbase, concept, actor="Kim")
    return made


def test_an_entry_that_is_there_is_its_own_successor(termbase, three):
    """Nothing was taken over."""
    assert successor(termbase, "a") == "a"


def test_merged_then_renamed(termbase, three):
    """Each step is followed: c into b, b into a, a under the name d."""
    a, b, c = three
    b, _ = curation.merge(termbase, b, [c], actor="Kim")
    a, _ = curation.merge(termbase, a, [b], actor="Kim")
    curation.rename(termbase, a, "d", actor="Kim")
    assert [successor(termbase, i) for i in "abcd"] == ["d"] * 4


def test_of_several_merges_at_once_each_leads_to_its_own(termbase, three):
    """What tells them apart are the terms."""
    a, b, c = three
    d = concept_of("d", "라")
    history.save(termbase, d, actor="Kim")
    batch = history.next_batch(termbase)
    curation.merge(termbase, a, [b], actor="Kim", batch=batch)
    curation.merge(termbase, c, [d], actor="Kim", batch=batch)
    assert (successor(termbase, "b"), successor(termbase, "d")) == ("a", "c")


def test_what_was_only_removed_has_none(termbase, three):
    """But it is known when it went."""
    history.remove(termbase, "a", actor="Kim")
    assert successor(termbase, "a") is None
    assert last_removal(termbase, "a").before.name == "가"


def test_what_came_back_is_there(termbase, three):
    """An undo makes the old id good again."""
    a, b, _ = three
    curation.merge(termbase, a, [b], actor="Kim")
    history.undo(termbase, history.last_batch(termbase), actor="Kim")
    assert successor(termbase, "b") == "b"
    assert last_removal(termbase, "b") is None


def test_renamed_there_and_back(termbase, three):
    """A circle ends where an entry is."""
    renamed = curation.rename(termbase, three[0], "z", actor="Kim")
    curation.rename(termbase, renamed, "a", actor="Kim")
    assert (successor(termbase, "a"), successor(termbase, "z")) == ("a", "a")


def test_an_id_from_a_file(termbase, three):
    """It leads to the entry that was made from it, unless two files call two entries so."""
    one = replace(three[0], origins=(Origin(source="file:x.tbx", id="7"),))
    history.save(termbase, one, actor="Kim")
    assert successor(termbase, "7") == "a"
    two = replace(three[1], origins=(Origin(source="file:y.tbx", id="7"),))
    history.save(termbase, two, actor="Kim")
    assert successor(termbase, "7") is None


def test_nobody_knows_it(termbase, three):
    """An id that never was."""
    assert successor(termbase, "nothing") is None
    assert last_removal(termbase, "nothing") is None
    assert concepts.load(termbase, "nothing") is None
