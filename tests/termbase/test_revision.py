"""An entry as a form has it: only what is written differently changes."""

from dataclasses import replace

import pytest

from glossary.errors import InvalidInput
from glossary.model import AdministrativeStatus, Definition, Status
from glossary.termbase import editing
from glossary.termbase.revision import Revision, TermFields, revised
from tests.samples import ALLIANCE, GSOMIA

KIM = editing.Author("Kim", "국방백서")


def form(concept, **changes):
    """The form of an entry that nobody wrote in, but for `changes`."""
    terms = tuple(
        TermFields(
            text=term.text,
            administrative_status=term.administrative_status,
            reliability=term.reliability,
            reading=term.reading,
            note=term.note,
        )
        for term in concept.terms
    )
    blank = Revision(
        status=concept.status,
        subject=concept.subject,
        note=concept.note,
        terms=terms,
        definitions=tuple(d.text for d in concept.definitions),
    )
    return replace(blank, **changes)


def with_term(concept, number, **changes):
    """The same, with a field of one term written in."""
    fields = list(form(concept).terms)
    fields[number] = replace(fields[number], **changes)
    return form(concept, terms=tuple(fields))


@pytest.mark.parametrize("concept", [ALLIANCE, GSOMIA])
def test_a_form_left_alone_changes_nothing(concept):
    """Not even where what is stored is not in the form in which we would store it."""
    odd = replace(concept, note="two\nlines  here")
    blank = form(odd, note="two\r\nlines  here")  # as a browser sends it back
    assert revised(odd, blank, KIM) == odd


def test_a_term_written_differently():
    """Its text, reading, reliability and note; the rest of it stays."""
    made = revised(
        ALLIANCE,
        with_term(ALLIANCE, 2, text=" 日米同盟 ", reading="x", reliability=None, note="n"),
        KIM,
    )
    expected = replace(
        ALLIANCE.terms[2], text="日米同盟", reading="x", reliability=None, note="n"
    )
    assert made.terms[2] == expected
    assert made.terms[:2] == ALLIANCE.terms[:2]


def test_another_preferred_term():
    """The one that was preferred is admitted, whatever the form still says of it."""
    preferred = AdministrativeStatus.PREFERRED
    made = revised(GSOMIA, with_term(GSOMIA, 1, administrative_status=preferred), KIM)
    ranks = [str(term.administrative_status) for term in made.terms[:2]]
    assert ranks == ["admitted", "preferred"]


def test_terms_taken_out_and_added():
    """The heir of a preferred term is preferred; a new one has its author for a source."""
    made = revised(
        GSOMIA,
        replace(with_term(GSOMIA, 0, remove=True), added=(("en", "GSOMIA"), ("ja", " "))),
        KIM,
    )
    assert [(t.language, t.text) for t in made.terms] == [
        ("ko", "GSOMIA"),
        ("ja", "軍事情報包括保護協定"),
        ("en", "GSOMIA"),
    ]
    assert made.preferred("ko").administrative_status == AdministrativeStatus.PREFERRED
    assert made.preferred("en").evidence[0].source == "person:국방백서"


def test_definitions():
    """One written anew is its author's; an emptied one goes; a further one comes."""
    new = revised(ALLIANCE, form(ALLIANCE, definitions=("두 나라의 동맹.",)), KIM)
    assert new.definitions == (
        Definition(language="ko", text="두 나라의 동맹.", source="person:국방백서"),
    )
    assert revised(ALLIANCE, form(ALLIANCE, definitions=("",)), KIM).definitions == ()
    both = revised(ALLIANCE, form(ALLIANCE, new_definition="An alliance."), KIM)
    assert {d.language: d.text for d in both.definitions} == {
        "ko": "한국과 미국의 동맹.",
        "en": "An alliance.",
    }


def test_the_entry_itself():
    """Status, subject and note."""
    made = revised(
        ALLIANCE, form(ALLIANCE, status=Status.REJECTED, subject=" x  y", note="z"), KIM
    )
    assert (made.status, made.subject, made.note) == (Status.REJECTED, "x y", "z")


def test_what_cannot_be():
    """A term that is there already, an empty one, and a form of another entry."""
    for wrong in (
        with_term(GSOMIA, 1, text="지소미아"),
        with_term(GSOMIA, 1, text=" "),
        form(ALLIANCE),
        form(GSOMIA, definitions=("x",)),
    ):
        with pytest.raises(InvalidInput):
            revised(GSOMIA, wrong, KIM)


def test_the_last_term_stays():
    """An entry without terms is none."""
    alone = replace(GSOMIA, terms=GSOMIA.terms[:1])
    with pytest.raises(InvalidInput, match="only term"):
        revised(alone, with_term(alone, 0, remove=True), KIM)
