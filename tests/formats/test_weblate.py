"""The bilingual TBX for Weblate, and what translate-toolkit, its reader, makes of TBX."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tbx import tbxfile

from glossary.errors import GlossaryError, InvalidInput
from glossary.formats import Options, readable
from glossary.formats._entry import normal
from glossary.model import Concept, Definition, Term, TermType
from tests.rewriting import rewrite

from .conftest import SHARED
from .entries import (
    DEPRECATED,
    GSOMIA,
    PREFERRED,
    RAA,
    SUPERSEDED,
    concept,
    concepts,
    export,
    with_terms,
)

ALLIANCE = with_terms(
    Term(language="ko", text="동맹", administrative_status=PREFERRED),
    Term(language="ko", text="맹약"),
    Term(language="en", text="alliance", note="not league"),
    Term(language="en", text="league", administrative_status=DEPRECATED),
    Term(language="en", text="confederacy", administrative_status=SUPERSEDED),
)


def units(concepts, languages=("ko", "en"), name="weblate"):
    """What translate-toolkit makes of an export: its units."""
    data, _ = export(name, concepts, languages)
    return tbxfile.parsestring(data, *languages).units


def read(concepts, path, languages=("ko", "en")):
    """What our reader makes of an export: concepts, and all the rest."""
    data, _ = export("weblate", concepts, languages)
    path = path / "en.tbx"
    rewrite(path, data)
    items = list(readable()["weblate"].read(path, Options()))
    found = [item for item in items if isinstance(item, Concept)]
    return found, [item for item in items if not isinstance(item, Concept)]


def test_a_concept_is_one_string_with_alternatives():
    """All terms of both languages, the preferred ones first."""
    (unit,) = units([ALLIANCE])
    assert (unit.source, unit.target) == ("동맹", "alliance")
    assert [term.text for term in unit.get_source_terms()] == ["동맹", "맹약"]
    assert [term.text for term in unit.get_target_terms()] == [
        "alliance",
        "league",
        "confederacy",
    ]


def test_terms_to_avoid_arrive_as_forbidden():
    """In the words that Weblate's manual has; what is simply admitted has none."""
    (unit,) = units([ALLIANCE])
    terms = unit.get_source_terms() + unit.get_target_terms()
    assert {term.text: term.administrative_status for term in terms} == {
        "동맹": "preferred",
        "맹약": None,
        "alliance": None,
        "league": "forbidden",
        "confederacy": "obsolete",
    }


def test_the_first_language_is_translated_from():
    """The other direction is another file."""
    (unit,) = units([ALLIANCE], ("en", "ko"))
    assert (unit.source, unit.target) == ("alliance", "동맹")


@pytest.mark.parametrize("languages", [("ko",), ("ko", "en", "ja")])
def test_it_takes_two_languages(languages):
    """Weblate has a file a target language."""
    with pytest.raises(InvalidInput, match="holds 2 languages"):
        export("weblate", [RAA], languages)


def test_definitions_arrive_as_explanations():
    """Of the source where they are in its language, of the translation in the other."""
    definitions = (
        Definition(language="ko", text="나라 사이의 맹약", source=""),
        Definition(language="en", text="a league of states", source=""),
    )
    (unit,) = units([replace(ALLIANCE, definitions=definitions)])
    assert unit.getnotes("definition") == "나라 사이의 맹약"
    assert unit.getnotes("translator") == "a league of states"


def test_notes_arrive_with_what_they_are_about():
    """Of the concept with every term, of a term with that term only."""
    (unit,) = units([replace(ALLIANCE, note="see treaties", subject="law")])
    (term,) = (t for t in unit.get_target_terms() if t.text == "alliance")
    assert [(note.text, note.scope) for note in term.notes if note.origin == "developer"] == [
        ("subject: law", "concept"),
        ("review status: candidate", "concept"),
        ("see treaties", "concept"),
        ("not league", "term"),
    ]


def test_what_has_no_field_stands_in_notes():
    """Reading, region, reliability, sources."""
    (unit,) = units([GSOMIA])
    term = unit.get_source_terms()[0]
    assert [note.text for note in term.notes if note.scope == "term"] == [
        "noun",
        "hanja: 韓日軍事情報保護協定",
        "region: KR",
        "reliability: 3 of 4",
        "source: 외교부; 보도자료",
    ]


def test_the_key_of_a_string_is_the_id_of_its_entry():
    """As an XML name."""
    assert [unit.getid() for unit in units([GSOMIA, concept("a b", ko="가")])] == [
        "gsomia",
        "a_x0020_b",
    ]


def test_an_entry_without_translation_is_there_to_be_translated():
    """With an empty term, as Weblate writes it itself."""
    (unit,) = units([concept(ko="동맹")])
    assert (unit.source, unit.target) == ("동맹", "")
    assert not unit.istranslated()
    assert unit.istranslatable()


def test_an_entry_without_a_term_to_translate_is_reported():
    """Weblate would have a string without text."""
    entries = [RAA, concept("c2", en="alliance")]
    data, report = export("weblate", entries)
    assert len(tbxfile.parsestring(data, "ko", "en").units) == 1
    assert report.written == 1
    reason = "no term in Korean, which is translated from"
    assert ("c2", "alliance", reason) in report.left_out


def test_nothing_to_export_is_an_error_before_anything_is_written():
    """There is no TBX without entries."""
    with pytest.raises(InvalidInput, match="Nothing to export"):
        export("weblate", [concept(en="alliance")])


def test_what_weblate_said_of_a_string_goes_back_to_it():
    """An import put it into the note: a string that is not to be translated stays so."""
    note = "Translation needed: No\nUsage note: a name\nkept"
    (unit,) = units([concept(ko="지소미아", en="GSOMIA"), replace(RAA, note=note)])[1:]
    assert not unit.istranslatable()
    kinds = [(e.get("type"), e.text) for e in unit.xmlelement.findall("descrip")]
    assert kinds == [("Translation needed", "No"), ("Usage note", "a name")]
    assert "kept" in unit.getnotes("developer")
    assert "Usage note" not in unit.getnotes("developer")


def test_our_reader_has_it_all_back(tmp_path):
    """Terms with status, type and part of speech; notes as notes."""
    (found,), rest = read([ALLIANCE], tmp_path)
    assert rest == []
    assert found == replace(ALLIANCE, status=found.status)


def test_the_other_tbx_for_weblate_has_its_terms_and_statuses_too():
    """`tbx2` has them in the words of the standard, which the toolkit knows as well."""
    (unit,) = units([ALLIANCE], name="tbx2")
    terms = unit.get_source_terms() + unit.get_target_terms()
    assert {term.text: term.administrative_status for term in terms} == {
        "동맹": "preferredTerm-admn-sts",
        "맹약": "admittedTerm-admn-sts",
        "alliance": "admittedTerm-admn-sts",
        "league": "deprecatedTerm-admn-sts",
        "confederacy": "supersededTerm-admn-sts",
    }
    assert [term.text for term in terms if term.deprecated] == ["league"]


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))))
def test_what_it_carries_comes_back(entries, tmp_path):
    """Terms with status, type and part of speech, whatever they are."""
    try:
        found, _ = read(entries, tmp_path)
    except GlossaryError as error:
        assert "Nothing to export" in str(error)  # noqa: PT017 - only for some lists
        return
    expected = {c.id: terms(c) for c in entries if any(t.language == "ko" for t in c.terms)}
    assert {c.id: terms(c) for c in found} == {i: t for i, t in expected.items() if t}


def terms(entry):
    """What is carried of the terms in the two languages."""
    return sorted(
        (t.language, words, t.type, t.administrative_status, t.part_of_speech)
        for t in entry.terms
        if t.language in {"ko", "en"} and (words := normal(" ".join(t.text.split())))
    )


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_a_real_file_of_weblate_is_read(language):
    """148 strings; those without a translation have one term, and a problem each."""
    path = SHARED / "data" / "tbx" / f"slicer-en-{language}.weblate.tbx"
    if not path.exists():
        pytest.skip("needs ../shared/data/tbx, real files of Weblate")
    items = list(readable()["weblate"].read(path, Options()))
    found = [item for item in items if isinstance(item, Concept)]
    toolkit = tbxfile.parsestring(path.read_bytes(), "en", language).units
    assert len(found) == len(toolkit) == 148
    pairs = [(normal(unit.source), normal(unit.target or "")) for unit in toolkit]
    assert [
        tuple(next((t.text for t in c.in_language(code)), "") for code in ("en", language))
        for c in found
    ] == pairs
    problems = [item for item in items if not isinstance(item, Concept)]
    assert len(problems) >= sum(not target for _, target in pairs)


def test_an_acronym_that_is_called_a_full_form_stays_one(tmp_path):
    """Where nobody says, a term in capitals is taken for an acronym."""
    full = Term(language="ko", text="NATO", type=TermType.FULL_FORM)
    (found,), _ = read([with_terms(full)], tmp_path)
    assert found.terms == (full,)


def test_it_is_xml_that_says_its_languages():
    """The root names the language translated from, as Weblate's own files do."""
    root = etree.fromstring(export("weblate", [RAA])[0])
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (root.tag, root.get("type"), root.get(lang)) == ("martif", "TBX", "ko")
    assert [s.get(lang) for s in root.iter("langSet")] == ["ko", "en"]
