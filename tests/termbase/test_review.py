"""The review queue: what waits, in which order, and what was done last."""

from dataclasses import replace

import pytest

from glossary.model import Concept, Evidence, Method, Status
from glossary.termbase import concepts, editing, history, queries, review
from glossary.termbase.review import Queue
from tests.samples import term

WAITING = (
    # id, status, subject, how often its term stands in the text
    ("once", Status.PROPOSED, "alliances", 0),
    ("often", Status.PROPOSED, "alliances", 2),
    ("candidate", Status.CANDIDATE, "", 1),
    ("later", Status.PROPOSED, "agreements", 0),
    ("done", Status.APPROVED, "alliances", 0),
)
FOUND = {0: "없는 말", 1: "지소미아", 2: "한미동맹"}
"""Terms by how often they stand in the text of the samples."""


@pytest.fixture
def waiting(filled):
    """A termbase in which four entries wait, and nothing else is there."""
    for concept in list(concepts.Selection(filled)):
        history.remove(filled, concept.id, actor=history.BUILD)
    for public_id, status, subject, count in WAITING:
        text = FOUND[count] if count else f"{FOUND[0]} {public_id}"
        concept = Concept(
            id=public_id, status=status, subject=subject, terms=(term("ko", text),)
        )
        history.save(filled, concept, actor=history.BUILD)
    return filled


def ids(rows):
    return [row["concept"] for row in rows]


def place(connection, public_id):
    return review.place_of(queries.entry(connection, queries.row_id(connection, public_id)))


def test_the_most_used_comes_first_then_the_newest(waiting):
    """Proposed entries only: by frequency; of equal ones the one added last."""
    queue = Queue()
    first = queue.first(waiting)
    assert (first["concept"], queue.size(waiting)) == ("often", 3)
    assert ids(queue.after(waiting, review.place_of(first), 10)) == ["later", "once"]


def test_candidates_are_reviewed_on_request(waiting):
    """With them, the one that is used once stands between."""
    queue = Queue((Status.PROPOSED, Status.CANDIDATE))
    following = queue.after(waiting, place(waiting, "often"), 10)
    assert ids(following) == ["candidate", "later", "once"]


def test_a_subject_alone(waiting):
    """The queue of one subject field, and which fields there are in all."""
    queue = Queue(subject="alliances")
    assert ids(queue.after(waiting, place(waiting, "often"), 10)) == ["once"]
    assert queue.subjects(waiting) == [("agreements", 1), ("alliances", 2)]


def test_back_and_forth(waiting):
    """What comes before an entry is what it comes after; before the first is nothing."""
    queue = Queue()
    assert queue.before(waiting, place(waiting, "once"))["concept"] == "later"
    assert queue.before(waiting, place(waiting, "often")) is None


def test_one_that_was_approved_still_has_a_place(waiting):
    """Whoever approves an entry goes on with what came after it."""
    concept = concepts.load(waiting, "often")
    history.save(waiting, replace(concept, status=Status.APPROVED), actor="Kim")
    assert ids(Queue().after(waiting, place(waiting, "often"))) == ["later"]


def test_an_empty_queue(termbase):
    """There is no first, and nothing follows."""
    queue = Queue()
    assert queue.first(termbase) is None
    assert queue.after(termbase, (0, 0)) == []
    assert queue.size(termbase) == 0


def test_the_fingerprint_knows_every_change(waiting):
    """A note on a term, or a piece of evidence, makes another; reading it again does not."""
    concept = concepts.load(waiting, "often")
    seen = review.fingerprint(concept)
    assert review.fingerprint(concepts.load(waiting, "often")) == seen
    noted = replace(concept, terms=(replace(concept.terms[0], note="x"),))
    further = Evidence(method=Method.PERSON, source="person:Kim")
    evidence = (*concept.terms[0].evidence, further)
    proven = replace(concept, terms=(replace(concept.terms[0], evidence=evidence),))
    assert len({seen, review.fingerprint(noted), review.fingerprint(proven)}) == 3


def test_what_people_did_last(waiting):
    """Newest first, without what builds did; what is undone says so."""
    concept = concepts.load(waiting, "often")
    first = history.next_batch(waiting)
    history.save(waiting, replace(concept, status=Status.APPROVED), actor="Kim")
    history.save(waiting, replace(concept, note="n"), actor="Lee")
    history.undo(waiting, first + 1, actor="Lee")
    steps = review.steps(waiting)
    assert [(s.actor, s.kind, s.name, s.undone) for s in steps] == [
        ("Lee", "undo", "한미동맹", False),
        ("Lee", "edit", "한미동맹", True),
        ("Kim", "approve", "한미동맹", False),
    ]


def test_an_undo_that_is_undone(waiting):
    """What it had taken back is in force again."""
    concept = concepts.load(waiting, "often")
    first = history.next_batch(waiting)
    history.save(waiting, replace(concept, status=Status.REJECTED), actor="Kim")
    history.undo(waiting, first, actor="Kim")
    history.undo(waiting, first + 1, actor="Kim")
    assert [(s.kind, s.undone) for s in review.steps(waiting)] == [
        ("undo", False),
        ("undo", True),
        ("reject", False),
    ]


def test_choosing_a_suggestion_vouches_for_it(termbase):
    """It is the person's word from then on, no mere suggestion, and the entry is proposed."""
    suggested = replace(
        term("en", "deterrence", reliability=1, preferred=False),
        evidence=(Evidence(method=Method.COMPOSITION, source="dictionary:libhangul"),),
    )
    concept = Concept(id="x", terms=(term("ko", "억제"), suggested))
    author = editing.Author("Kim")
    chosen = editing.with_preferred(concept, "en", "deterrence", author)
    english = chosen.preferred("en")
    assert (english.text, english.reliability, english.is_suggestion) == (
        "deterrence",
        3,
        False,
    )
    assert [e.source for e in english.evidence] == ["dictionary:libhangul", "person:Kim"]
    assert chosen.status == Status.PROPOSED
