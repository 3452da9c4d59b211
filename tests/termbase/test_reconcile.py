"""Building again: up to date where nobody has edited, untouched where somebody has."""

from dataclasses import replace

from glossary.model import Evidence, Method, Status
from glossary.termbase import concepts, editing, history, queries
from glossary.termbase.reconcile import reconcile
from tests.samples import ALLIANCE, GSOMIA, term

ME = editing.Author("me")


def counts(changes):
    """Added, changed, removed, kept."""
    return changes.added, changes.changed, changes.removed, changes.kept


def test_the_same_again_changes_nothing(filled):
    """A second build adds nothing, and nothing to the history."""
    before = queries.statistics(filled)
    assert counts(reconcile(filled, [ALLIANCE, GSOMIA])) == (0, 0, 0, 0)
    assert queries.statistics(filled) == before


def test_what_is_new_is_added_and_what_is_gone_removed(filled):
    """An entry that nobody touched lives and dies with its texts."""
    new = replace(GSOMIA, id="raa", terms=(term("ko", "상호접근협정"),))
    assert counts(reconcile(filled, [ALLIANCE, new])) == (1, 0, 1, 0)
    assert concepts.load(filled, "gsomia") is None


def test_an_edited_entry_keeps_every_word(filled):
    """What a person wrote stands, whatever the texts say now."""
    edited = replace(concepts.load(filled, "gsomia"), note="mine", status=Status.REJECTED)
    history.save(filled, edited, actor="me")
    found = replace(GSOMIA, terms=(*GSOMIA.terms, term("en", "something else")))
    assert counts(reconcile(filled, [ALLIANCE, found])) == (0, 0, 0, 1)
    assert concepts.load(filled, "gsomia") == edited


def test_an_edited_entry_gets_new_evidence(filled):
    """A gloss found later is shown under the term that a person approved."""
    approved = replace(concepts.load(filled, "gsomia"), note="mine")
    history.save(filled, approved, actor="me")
    sentence = filled.execute("select max(id) from sentence").fetchone()[0]
    gloss = Evidence(
        method=Method.GLOSS,
        source="text:seeds/a.txt",
        quote="지소미아(GSOMIA)를",
        sentence_id=sentence,
    )
    first = replace(GSOMIA.terms[0], evidence=(gloss,))
    for _ in range(2):
        reconcile(filled, [ALLIANCE, replace(GSOMIA, terms=(first, *GSOMIA.terms[1:]))])
    methods = [e.method for e in concepts.load(filled, "gsomia").terms[0].evidence]
    assert methods == [Method.CURATED, Method.GLOSS]


def test_a_removed_entry_stays_away(filled):
    """What a person has removed is not brought back."""
    history.remove(filled, "gsomia", actor="me")
    assert counts(reconcile(filled, [ALLIANCE, GSOMIA])) == (0, 0, 0, 1)
    assert concepts.load(filled, "gsomia") is None


def test_an_added_entry_is_not_doubled(filled):
    """A term that a person added, found in a text later, stays the person's one entry."""
    mine = editing.new_concept(filled, [("ko", "상호 접근 협정"), ("ja", "円滑化協定")], ME)
    history.save(filled, mine, actor="me")
    found = replace(GSOMIA, id="raa", terms=(term("ko", "상호접근협정"),))
    changes = reconcile(filled, [ALLIANCE, GSOMIA, found])
    assert changes.shadowed == [("raa", mine.id)]
    assert concepts.with_key(filled, "상호접근협정") == [mine.id]


def test_a_homonym_that_somebody_added_pushes_nothing_out(filled):
    """한미동맹 with another English term is another concept: both stand."""
    homonym = replace(
        GSOMIA, id="mine", terms=(term("ko", "한미동맹"), term("en", "something else"))
    )
    history.save(filled, homonym, actor="me")
    assert counts(reconcile(filled, [ALLIANCE, GSOMIA])) == (0, 0, 0, 0)
    assert concepts.load(filled, "rok-us-alliance") is not None
    assert concepts.load(filled, "mine") is not None
