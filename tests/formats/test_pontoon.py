"""The bilingual TBX in the shape of Pontoon's exports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import GlossaryError, InvalidInput
from glossary.formats import Options, readable
from glossary.formats._entry import normal
from glossary.formats._tbx.rules import check
from glossary.model import Concept, Definition, Term
from tests.rewriting import rewrite

from .entries import DEPRECATED, GSOMIA, PREFERRED, RAA, concept, concepts, export, with_terms

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ALLIANCE = with_terms(
    Term(language="en", text="alliance", administrative_status=PREFERRED),
    Term(language="ko", text="동맹", part_of_speech=""),
    Term(language="ko", text="연맹", administrative_status=DEPRECATED),
    definitions=(Definition(language="en", text="a league of states", source=""),),
)

# What Pontoon itself exports: the definition after the terms, an empty usage.
EXPORTED = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-US"><martifHeader><fileDesc>
<titleStmt><title>Terms</title></titleStmt><sourceDesc><p>from a termbase</p></sourceDesc>
</fileDesc><encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body><termEntry id="c7"><descrip type="context"></descrip><langSet xml:lang="en-US">
<ntig><termGrp><term>alliance</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
<descripGrp><descrip type="definition">a league of states</descrip></descripGrp></langSet>
<langSet xml:lang="ko"><ntig><termGrp><term>동맹</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""


def read(data, path):
    path = path / "ko.tbx"
    rewrite(path, data)
    return list(readable()["pontoon"].read(path, Options()))


def test_terms_stand_in_ntig():
    """As in Pontoon's exports, and under its code for English."""
    root = etree.fromstring(export("pontoon", [ALLIANCE], ("en", "ko"))[0])
    assert [section.get(LANG) for section in root.iter("langSet")] == ["en-US", "ko"]
    assert [e.text for e in root.iterfind(".//langSet/ntig/termGrp/term")] == [
        "alliance",
        "동맹",
        "연맹",
    ]


def test_terms_to_avoid_are_deprecated():
    """As Pontoon marks them since September 2026; admitted ones are not marked."""
    root = etree.fromstring(export("pontoon", [ALLIANCE], ("en", "ko"))[0])
    statuses = {
        group.findtext("term"): group.findtext("termNote[@type='administrativeStatus']")
        for group in root.iter("termGrp")
    }
    assert statuses == {
        "alliance": "preferredTerm-admn-sts",
        "동맹": None,
        "연맹": "deprecatedTerm-admn-sts",
    }


def test_a_sentence_stands_with_the_concept():
    """That of a term in the language translated from."""
    root = etree.fromstring(export("pontoon", [GSOMIA], ("ko", "en"))[0])
    assert root.findtext(".//termEntry/descrip[@type='context']") == (
        "한일 군사정보보호협정(GSOMIA)을 연장했다."
    )


def test_the_file_is_valid(tmp_path):
    """As Pontoon's own are not: by the whole of version 2, which has `ntig`."""
    path = tmp_path / "file.tbx"
    path.write_bytes(export("pontoon", [ALLIANCE, GSOMIA, RAA], ("en", "ko"))[0])
    assert not any(finding.invalid for finding in check(path))


def test_an_entry_without_a_pair_is_reported():
    """Pontoon exports what is translated."""
    _, report = export("pontoon", [RAA, concept("c2", ko="동맹")], ("ko", "en"))
    assert report.written == 1
    assert report.left_out[-1] == (
        "c2",
        "동맹",
        "no term in English, and Pontoon has pairs only",
    )


def test_nothing_to_export_is_an_error_before_anything_is_written():
    """No pair in any entry."""
    with pytest.raises(InvalidInput, match="Nothing to export"):
        export("pontoon", [concept(ko="동맹")], ("ko", "en"))


@pytest.mark.parametrize("languages", [("ko",), ("ko", "en", "ja")])
def test_it_takes_two_languages(languages):
    """English and a locale."""
    with pytest.raises(InvalidInput, match="holds 2 languages"):
        export("pontoon", [RAA], languages)


def test_what_pontoon_exports_is_read(tmp_path):
    """Though it is not valid: the definition stands in the wrong place."""
    (found,) = read(EXPORTED.encode(), tmp_path)
    assert found.id == "c7"
    assert found.terms == (
        Term(language="en", text="alliance", administrative_status=DEPRECATED),
        Term(language="ko", text="동맹", part_of_speech=""),
    )
    assert found.definitions == (
        Definition(language="en", text="a league of states", source=""),
    )


def test_our_reader_has_it_all_back(tmp_path):
    """Terms with status and part of speech, definitions, the id."""
    (found,) = read(export("pontoon", [ALLIANCE], ("en", "ko"))[0], tmp_path)
    assert found == replace(ALLIANCE, status=found.status)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))))
def test_what_it_carries_comes_back(entries, tmp_path):
    """Terms with status and part of speech, definitions, whatever they are."""
    try:
        data, _ = export("pontoon", entries, ("ko", "en"))
    except GlossaryError as error:
        assert "Nothing to export" in str(error)  # noqa: PT017 - only for some lists
        return
    found = [item for item in read(data, tmp_path) if isinstance(item, Concept)]
    expected = {c.id: carried(c) for c in entries}
    for entry in found:
        assert carried(entry) == expected[entry.id]


def carried(entry):
    terms = sorted(
        (t.language, words, t.administrative_status, t.part_of_speech)
        for t in entry.terms
        if t.language in {"ko", "en"} and (words := normal(" ".join(t.text.split())))
    )
    return terms, sorted(
        (d.language, d.text.strip())
        for d in entry.definitions
        if d.language in {"ko", "en"} and d.text.strip()
    )
