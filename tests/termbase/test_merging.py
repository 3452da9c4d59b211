"""Two entries for one concept become one."""

from dataclasses import replace

import pytest

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Status,
    Term,
    TermType,
)
from glossary.termbase.merging import Prefer, decider, merged

PREFERRED, ADMITTED = AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED
DEPRECATED = AdministrativeStatus.DEPRECATED

KO = Term(language="ko", text="동맹", administrative_status=PREFERRED)
EN = Term(language="en", text="alliance", administrative_status=PREFERRED)
OURS = Concept(id="c", status=Status.APPROVED, terms=(KO, EN))


def merge(theirs, prefer=Prefer.OURS, ours=OURS):
    """The merged entry, and the conflicts as `(what, ours, theirs)`."""
    whole, settled = merged(ours, theirs, decider(prefer, ours, theirs))
    return whole, [tuple(s.conflict)[2:] for s in settled]


def other(*terms, **fields):
    """Their entry."""
    return Concept(id="x", status=Status.PROPOSED, terms=terms, **fields)


def statuses(concept, language):
    return {t.text: t.administrative_status for t in concept.in_language(language)}


def test_the_same_again_changes_nothing():
    """Neither defaults nor the order of terms contradict."""
    bare = other(Term(language="en", text="alliance"), Term(language="ko", text="동맹"))
    assert merge(bare) == (OURS, [])


def test_what_is_new_is_added():
    """A term in a language that had none, a definition, a note, a reading."""
    theirs = other(
        replace(KO, reading="同盟"),
        Term(language="ja", text="同盟", administrative_status=PREFERRED),
        definitions=(Definition(language="ko", text="나라 사이의 약속.", source="s"),),
        note="see NATO",
        subject="alliances",
    )
    whole, conflicts = merge(theirs)
    assert conflicts == []
    assert statuses(whole, "ja") == {"同盟": PREFERRED}
    assert whole.in_language("ko")[0].reading == "同盟"
    assert (whole.definitions, whole.note) == (theirs.definitions, "see NATO")
    assert (whole.id, whole.status, whole.subject) == ("c", Status.APPROVED, "alliances")


@pytest.mark.parametrize(
    ("prefer", "text"), [(Prefer.OURS, "우리"), (Prefer.THEIRS, "저들"), (Prefer.NEWER, "우리")]
)
def test_another_definition_is_a_conflict(prefer, text):
    """Whose stays is as one prefers; an entry without a date is not newer."""
    ours = replace(OURS, definitions=(Definition(language="ko", text="우리", source="a"),))
    theirs = other(KO, definitions=(Definition(language="ko", text="저들", source="b"),))
    whole, conflicts = merge(theirs, prefer, ours)
    assert conflicts == [("definition (ko)", "우리", "저들")]
    assert [d.text for d in whole.definitions] == [text]


def test_the_newer_of_two_wins_if_asked_for():
    """By the dates of the entries."""
    ours = replace(OURS, note="old", modified="2026-01-01T00:00:00Z")
    theirs = other(KO, note="new", modified="2026-02-01")
    assert merge(theirs, Prefer.NEWER, ours)[0].note == "new"
    assert merge(replace(theirs, modified="2025-12-31"), Prefer.NEWER, ours)[0].note == "old"


def test_another_status_of_a_term_is_a_conflict():
    """To be avoided there, to be used here."""
    theirs = other(KO, replace(EN, administrative_status=DEPRECATED))
    whole, conflicts = merge(theirs)
    assert conflicts == [("status of en:alliance", "preferred", "deprecated")]
    assert statuses(whole, "en") == {"alliance": PREFERRED}
    whole, _ = merge(theirs, Prefer.THEIRS)
    assert statuses(whole, "en") == {"alliance": DEPRECATED}


def test_another_equivalent_is_a_conflict_and_kept():
    """One stays the term to use, the other is a further one: nothing is lost."""
    theirs = other(KO, Term(language="en", text="league", administrative_status=PREFERRED))
    whole, conflicts = merge(theirs)
    assert conflicts == [("term to use (en)", "alliance", "league")]
    assert statuses(whole, "en") == {"alliance": PREFERRED, "league": ADMITTED}
    whole, _ = merge(theirs, Prefer.THEIRS)
    assert statuses(whole, "en") == {"alliance": ADMITTED, "league": PREFERRED}


def test_an_equivalent_that_claims_nothing_conflicts_only_when_it_stands_alone():
    """A list without statuses that has ours as well has a synonym more."""
    both = other(KO, Term(language="en", text="league"), Term(language="en", text="alliance"))
    assert merge(both)[1] == []
    alone = other(KO, Term(language="en", text="league"))
    assert merge(alone)[1] == [("term to use (en)", "alliance", "league")]


def test_another_spelling_is_a_variant():
    """`동 맹` is not a further term but the same one, spaced."""
    whole, _ = merge(other(Term(language="ko", text="동 맹")))
    assert whole.in_language("ko")[1].type == TermType.VARIANT


def test_a_verdict_of_theirs():
    """An entry that they rejected contradicts ours; one nobody has looked at does not."""
    rejected = replace(other(KO), status=Status.REJECTED)
    assert merge(rejected)[1] == [("review status", "approved", "rejected")]
    assert merge(rejected, Prefer.THEIRS)[0].status == Status.REJECTED


def test_evidence_adds_up():
    """Another source, another sentence; not the same one twice."""
    mine = Evidence(method=Method.CURATED, source="a", note="p. 3")
    same = Evidence(method=Method.IMPORT, source="a")
    more = Evidence(method=Method.IMPORT, source="b")
    ours = replace(OURS, terms=(replace(KO, evidence=(mine,)), EN))
    whole, _ = merge(other(replace(KO, evidence=(same, more))), ours=ours)
    assert whole.in_language("ko")[0].evidence == (mine, more)
