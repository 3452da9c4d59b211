"""Whatever the entries are, both TBX files hold to every official grammar."""

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
def version_2(grammars):
    """TBX-Basic of 2008 as RELAX NG and as a DTD."""
    return [
        etree.RelaxNG(file=str(grammars / "tbx2-basic.rng")),
        etree.DTD(str(grammars / "tbx2-basic.dtd")),
    ]


def complaints(name, entries, validators):
    data, _ = export(name, entries, ("ko", "en", "ja"))
    tree = etree.parse(BytesIO(data))
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
