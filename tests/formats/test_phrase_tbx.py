"""The TBX for Phrase TMS."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from glossary.errors import InvalidInput
from glossary.formats import readable
from glossary.model import (
    AdministrativeStatus,
    Definition,
    Evidence,
    Method,
    Status,
    Term,
    TermType,
)

from .entries import (
    DEPRECATED,
    GSOMIA,
    PREFERRED,
    RAA,
    SUPERSEDED,
    concept,
    export,
    with_terms,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def terms(concepts, languages=("ko", "en", "ja")):
    """What is said of each term: its fields by their names, and its note."""
    root = etree.fromstring(export("phrase-tbx", concepts, languages)[0])
    return {
        tig.findtext("term"): {
            **{note.get("type"): note.text for note in tig.iterfind("termNote")},
            **({"note": tig.findtext("note")} if tig.find("note") is not None else {}),
        }
        for tig in root.iter("tig")
    }


def test_a_term_has_the_fields_of_phrase():
    """Truth in its words, lists in capitals."""
    assert terms([GSOMIA])["지소미아"] == {
        "partOfSpeech": "NOUN",
        "forbidden": "false",
        "preferred": "false",
        "status": "Approved",
        "termType": "SHORT_FORM",
    }


@pytest.mark.parametrize(
    ("status", "forbidden", "preferred"),
    [
        (PREFERRED, "false", "true"),
        (AdministrativeStatus.ADMITTED, "false", "false"),
        (DEPRECATED, "true", "false"),
        (SUPERSEDED, "true", "false"),
    ],
)
def test_a_status_is_two_marks(status, forbidden, preferred):
    """And that a term is superseded is noted."""
    found = terms([with_terms(Term(language="ko", text="동맹", administrative_status=status))])
    assert (found["동맹"]["forbidden"], found["동맹"]["preferred"]) == (forbidden, preferred)
    assert found["동맹"].get("note") == ("superseded" if status == SUPERSEDED else None)


@pytest.mark.parametrize("status", list(Status))
def test_only_approved_entries_are_approved(status):
    """Phrase has two states."""
    found = terms([replace(RAA, status=status)])
    assert found["상호접근협정"]["status"] == ("Approved" if status == "approved" else "New")


@pytest.mark.parametrize("kind", list(TermType))
def test_every_type_has_its_name(kind):
    """fullForm is FULL_FORM."""
    found = terms([with_terms(Term(language="ko", text="동맹", type=kind))])
    assert found["동맹"]["termType"].replace("_", "").casefold() == kind.casefold()


def test_a_part_of_speech_that_phrase_does_not_have_is_noted():
    """It has four."""
    entry = with_terms(Term(language="ko", text="동맹", part_of_speech="other"))
    assert terms([entry])["동맹"]["note"] == "part of speech: other"
    assert "partOfSpeech" not in terms([entry])["동맹"]


def test_what_has_no_field_is_noted():
    """Region, reading, reliability, sources; the sentence is the usage."""
    found = terms([GSOMIA])["한일 군사정보보호협정"]
    assert found["note"] == (
        "region: KR\nhanja: 韓日軍事情報保護協定\nreliability: 3 of 4\nsource: 외교부; 보도자료"
    )
    assert found["usageNote"] == "한일 군사정보보호협정(GSOMIA)을 연장했다."


def test_what_is_said_of_the_concept_has_the_names_that_phrase_exports():
    """Domain and note with the entry, the definition with its language."""
    root = etree.fromstring(export("phrase-tbx", [GSOMIA])[0])
    entry = root.find(".//termEntry")
    assert [(e.get("type"), e.text) for e in entry.iterfind("descrip")] == [
        ("conceptDomain", "security; agreements"),
        ("conceptNote", "signed 2016"),
    ]
    section = entry.find("langSet")
    assert section.get(LANG) == "ko"
    assert section.findtext("descrip[@type='conceptDefinition']") == "군사비밀을 나누는 협정"


def test_a_definition_in_a_language_without_terms_is_in_the_note_of_the_concept():
    """There is no section for it, and it is not lost."""
    defined = concept(
        ko="동맹", definitions=[Definition(language="en", text="a league", source="")]
    )
    root = etree.fromstring(export("phrase-tbx", [defined])[0])
    assert root.findtext(".//descrip[@type='conceptNote']") == "definition (en): a league"
    assert [section.get(LANG) for section in root.iter("langSet")] == ["ko"]


def test_a_term_that_is_too_long_is_left_out_and_reported():
    """1,000 characters are what Phrase takes."""
    entry = with_terms(
        Term(language="ko", text="가" * 1000),
        Term(language="ko", text="나" * 1001),
        Term(language="en", text="x" * 1001),
    )
    data, report = export("phrase-tbx", [entry])
    root = etree.fromstring(data)
    assert [e.text for e in root.iter("term")] == ["가" * 1000]
    reason = "a term of more than 1000 characters"
    assert report.left_out == [("c1", "나" * 1001, reason), ("c1", "x" * 1001, reason)]


def test_a_sentence_that_is_too_long_is_cut_and_reported():
    """7,700 characters are what Phrase takes."""
    quote = "동맹" * 4000
    piece = Evidence(method=Method.IMPORT, source="", quote=quote)
    entry = with_terms(Term(language="ko", text="동맹", evidence=(piece,)))
    assert terms([entry])["동맹"]["usageNote"] == quote[:7700]
    _, report = export("phrase-tbx", [entry])
    reason = "its sentence has more than 7700 characters, and is cut short"
    assert ("c1", "동맹", reason) in report.left_out


def test_nothing_to_export_is_an_error_before_anything_is_written():
    """Neither no entries nor none that Phrase would take."""
    for entries in ([], [concept(ko="가" * 1001)]):
        with pytest.raises(InvalidInput, match="Nothing to export"):
            export("phrase-tbx", entries)


def test_it_is_not_read():
    """What Phrase exports is TBX of version 2 and is read as that."""
    assert "phrase-tbx" not in readable()


def test_it_holds_any_number_of_languages():
    """In the order asked for."""
    root = etree.fromstring(export("phrase-tbx", [GSOMIA], ("ja", "ko", "en"))[0])
    assert [section.get(LANG) for section in root.iter("langSet")] == ["ja", "ko", "en"]
