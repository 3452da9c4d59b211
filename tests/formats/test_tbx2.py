"""TBX version 2, as the tools that read it want it."""

from __future__ import annotations

from lxml import etree

from .entries import GSOMIA, RAA, export


def test_there_is_no_namespace_and_no_doctype():
    """OmegaT's reader knows the elements without one; a DTD would have to be found."""
    tree = etree.fromstring(export("tbx2", [RAA])[0]).getroottree()
    assert tree.getroot().tag == "martif"
    assert not tree.docinfo.doctype


def test_terms_stand_in_tig():
    """TBX-Basic knows no ntig, and Weblate reads none."""
    root = etree.fromstring(export("tbx2", [RAA])[0])
    assert [e.text for e in root.iterfind(".//langSet/tig/term")] == [
        "상호접근협정",
        "Reciprocal Access Agreement",
    ]


def test_omegat_sees_every_pair_of_terms(omegat):
    """It makes them itself, of all terms of a concept, the deprecated one included."""
    data, _ = export("tbx2", [GSOMIA, RAA])
    pairs = [(entry["source"], entry["target"]) for entry in omegat(data, ".v2.tbx")]
    assert pairs == [
        (korean, english)
        for korean in ("한일 군사정보보호협정", "지소미아")
        for english in (
            "General Security of Military Information Agreement",
            "GSOMIA",
            "Military Secrets Pact",
        )
    ] + [("상호접근협정", "Reciprocal Access Agreement")]


def test_omegat_shows_definition_context_and_notes(omegat):
    """As the comment on each pair."""
    data, _ = export("tbx2", [GSOMIA])
    comment = omegat(data, ".v2.tbx")[0]["comment"].split("\n")
    assert "subjectField: security; agreements" in comment
    assert "definition: 군사비밀을 나누는 협정" in comment
    assert "review status: approved" in comment
    assert "hanja: 韓日軍事情報保護協定" in comment
