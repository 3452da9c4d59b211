"""Whatever the entries are, every TBX file holds to the official grammars for it."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from .entries import GSOMIA, RAA, concept, concepts, export

ENTRIES = {
    "whole": [GSOMIA, RAA],
    "reversed": [RAA, GSOMIA],
    "without its relation": [GSOMIA],
    "hostile ids": [concept("1 <&>", ko="가"), concept("", ko="나"), concept("é", ko="다")],
}

any_text = st.characters(codec="utf-8")
property_test = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def version_3(grammars):
    """Core structure 2023, TBX-Basic 2019, and the rules of TBX-Basic in DCA style."""
    return [
        etree.RelaxNG(file=str(grammars / "tbx3-core-2023.rng")),
        etree.RelaxNG(file=str(grammars / "tbx3-basic-integrated-2019.rng")),
        isoschematron.Schematron(etree.parse(str(grammars / "tbx3-basic-dca.xpath1.sch"))),
    ]


@pytest.fixture(scope="module")
def any_style(grammars):
    """Core structure 2023 and TBX-Basic 2019, which leave elements of other names alone."""
    return [
        etree.RelaxNG(file=str(grammars / "tbx3-core-2023.rng")),
        etree.RelaxNG(file=str(grammars / "tbx3-basic-integrated-2019.rng")),
    ]


@pytest.fixture(scope="module")
def core(grammars):
    """Core structure 2023, the one grammar here that allows for TBX-Linguist."""
    return [etree.RelaxNG(file=str(grammars / "tbx3-core-2023.rng"))]


@pytest.fixture(scope="module")
def version_2(grammars):
    """TBX-Basic of 2008 as RELAX NG and as a DTD."""
    return [
        etree.RelaxNG(file=str(grammars / "tbx2-basic.rng")),
        etree.DTD(str(grammars / "tbx2-basic.dtd")),
    ]


def complaints(name, entries, validators, change=lambda tree: None):
    data, _ = export(name, entries, ("ko", "en", "ja"))
    tree = etree.parse(BytesIO(data))
    change(tree)
    return [
        str(validator.error_log) for validator in validators if not validator.validate(tree)
    ]


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_version_3_is_valid(version_3, entries):
    """By its core grammar, by TBX-Basic's, and by TBX-Basic's rules."""
    assert complaints("tbx", entries, version_3) == []


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_version_2_is_valid(version_2, entries):
    """By the grammar and by the DTD."""
    assert complaints("tbx2", entries, version_2) == []


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_version_3_in_dct_style_is_valid(any_style, entries):
    """By both structures; the elements of the modules are checked below."""
    assert complaints("tbx-dct", entries, any_style) == []


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_linguist_is_valid(core, entries):
    """By the core structure."""
    assert complaints("tbx-linguist", entries, core) == []


@pytest.mark.parametrize("entries", ENTRIES.values(), ids=ENTRIES)
def test_linguist_without_its_readings_is_basic(version_3, entries):
    """And so holds to all the rules of TBX-Basic."""

    def without_readings(tree):
        tree.getroot().set("type", "TBX-Basic")
        for group in tree.findall(".//{*}adminGrp"):
            group.getparent().remove(group)

    assert complaints("tbx-linguist", entries, version_3, without_readings) == []


def test_categories_in_dct_style_stand_in_the_namespaces_of_their_modules():
    """Min and Basic are told apart, and only a cross-reference has an attribute."""
    data, _ = export("tbx-dct", [GSOMIA, RAA], ("ko", "en", "ja"))
    found = {}
    for element in etree.fromstring(data).iter():
        name = etree.QName(element)
        if name.namespace.startswith("http://www.tbxinfo.net/ns/"):
            module = name.namespace.removeprefix("http://www.tbxinfo.net/ns/")
            found.setdefault((module, name.localname), set()).update(element.attrib)
    assert found == {
        ("min", "subjectField"): set(),
        ("min", "administrativeStatus"): set(),
        ("min", "partOfSpeech"): set(),
        ("basic", "definition"): set(),
        ("basic", "context"): set(),
        ("basic", "source"): set(),
        ("basic", "termType"): set(),
        ("basic", "geographicalUsage"): set(),
        ("basic", "crossReference"): {"target"},
    }


@property_test
@given(entries=concepts(any_text))
def test_dct_and_linguist_are_valid_whatever_the_entries(any_style, core, entries):
    """Any text, any status, any id, relations into nothing."""
    assert complaints("tbx-dct", [RAA, *entries], any_style) == []
    assert complaints("tbx-linguist", [RAA, *entries], core) == []


@property_test
@given(entries=concepts(any_text))
def test_version_3_is_valid_whatever_the_entries(version_3, entries):
    """Any text, any status, any id, relations into nothing."""
    assert complaints("tbx", [RAA, *entries], version_3) == []


@property_test
@given(entries=concepts(any_text))
def test_version_2_is_valid_whatever_the_entries(version_2, entries):
    """Any text, any status, any id, relations into nothing."""
    assert complaints("tbx2", [RAA, *entries], version_2) == []
