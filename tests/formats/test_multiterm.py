"""MultiTerm XML, written and read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import InvalidInput, UnreadableFile
from glossary.formats import Options, Problem, readable, recognised
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Relation,
    Source,
    SourceKind,
    Term,
    TermType,
)
from tests.rewriting import rewrite

from .entries import DEPRECATED, GSOMIA, PREFERRED, RAA, concept, export

# As MultiTerm writes it: fields in groups of their own, who did what and when everywhere.
FOREIGN = """<?xml version='1.0' encoding='UTF-16' ?><mtf><conceptGrp><concept>17</concept>
<system type="entryClass">1</system>
<transacGrp><transac type="origination">kim</transac><date>2021-03-01T11:21:32</date>
</transacGrp><transacGrp><transac type="modification">lee</transac>
<date>2021-03-02T11:22:12</date></transacGrp>
<descripGrp><descrip type="Domain">외교</descrip></descripGrp>
<descripGrp><descrip type="Author">Kim</descrip></descripGrp>
<languageGrp><language lang="KO" type="Korean"/>
<descripGrp><descrip type="정의">나라 사이의 <xref Tlink="Korean:맹약">맹약</xref></descrip>
<descripGrp><descrip type="출처">표준국어대사전</descrip></descripGrp></descripGrp>
<termGrp><term>동맹</term><transacGrp><transac type="origination">kim</transac>
<date>2021-03-01T11:21:37</date></transacGrp>
<descripGrp><descrip type="Status">preferred</descrip></descripGrp>
<descripGrp><descrip type="Part of Speech">Noun</descrip></descripGrp>
<descripGrp><descrip type="Gender">undefined</descrip></descripGrp>
<descripGrp><descrip type="Note">Ceci est une note</descrip></descripGrp></termGrp>
</languageGrp>
<languageGrp><language lang="EN-GB" type="English (UK)"/>
<termGrp><term>alliance</term>
<descripGrp><descrip type="Definition">a league</descrip></descripGrp>
<descripGrp><descrip type="Context">The alliance holds.</descrip>
<descripGrp><descrip type="Source">Times</descrip></descripGrp></descripGrp>
<descripGrp><descrip type="Source">Oxford</descrip></descripGrp>
<descripGrp><descrip type="Status">proposed</descrip></descripGrp></termGrp>
<termGrp><term>NATO</term></termGrp></languageGrp></conceptGrp></mtf>"""


def file(body):
    """A file of one entry around what is given."""
    return f"<mtf><conceptGrp><concept>1</concept>{body}</conceptGrp></mtf>"


KOREAN = '<languageGrp><language lang="KO"/><termGrp><term>동맹</term></termGrp></languageGrp>'


def read(data, path, encoding="utf-8", **options):
    """Everything that the reader yields of a file."""
    path = path / "terms.xml"
    rewrite(path, data.encode(encoding) if isinstance(data, str) else data)
    return list(readable()["multiterm"].read(path, Options(**options)))


def of(kind, items):
    return [item for item in items if isinstance(item, kind)]


# ------------------------------------------------------------------ writing


def test_entries_are_numbered():
    """MultiTerm takes numbers only; our id is a field of the entry."""
    root = etree.fromstring(export("multiterm", [GSOMIA, RAA], ("ko", "en"))[0])
    assert [e.text for e in root.iterfind("conceptGrp/concept")] == ["1", "2"]
    ids = "conceptGrp/descripGrp/descrip[@type='Entry ID']"
    assert [e.text for e in root.iterfind(ids)] == ["gsomia", "raa"]


def test_a_language_has_its_name_and_its_code():
    """As MultiTerm has them: the name of the index, the code in capitals."""
    root = etree.fromstring(export("multiterm", [RAA], ("ko", "en", "ja"))[0])
    assert [dict(e.attrib) for e in root.iter("language")] == [
        {"type": "Korean", "lang": "KO"},
        {"type": "English", "lang": "EN"},
        {"type": "Japanese", "lang": "JA"},
    ]


def test_fields_stand_where_they_belong():
    """With the entry, the language or the term; a definition has its source within it."""
    root = etree.fromstring(export("multiterm", [GSOMIA], ("ko",))[0])

    def names(group):
        return {e.get("type"): e.text for e in group.iterfind("descripGrp/descrip")}

    assert names(root.find("conceptGrp")) == {
        "Entry ID": "gsomia",
        "Subject": "security; agreements",
        "Review status": "approved",
        "Note": "signed 2016",
        "Relation": "related: raa",
    }
    group = root.find("conceptGrp/languageGrp")
    assert names(group) == {"Definition": "군사비밀을 나누는 협정"}
    assert group.findtext("descripGrp/descripGrp/descrip[@type='Source']") == "외교부"
    assert names(group.find("termGrp")) == {
        "Status": "preferred",
        "Term type": "fullForm",
        "Part of speech": "noun",
        "Region": "KR",
        "Reading": "韓日軍事情報保護協定",
        "Reliability": "3",
        "Context": "한일 군사정보보호협정(GSOMIA)을 연장했다.",
        "Source": "보도자료",  # the second of two
    }


def test_nothing_to_export_is_an_error_before_anything_is_written():
    """There is nothing to import in a file without entries."""
    with pytest.raises(InvalidInput, match="Nothing to export: no entry has a term in ko"):
        export("multiterm", [concept(en="alliance")], ("ko",))


def test_a_definition_in_a_language_without_terms_comes_back(tmp_path):
    """It stands with the entry, and its language in its name."""
    defined = concept(
        ko="동맹", definitions=[Definition(language="en", text="a league", source="")]
    )
    (found,) = read(export("multiterm", [defined])[0], tmp_path)
    assert found.definitions == defined.definitions


def test_what_is_written_is_read_without_a_problem(tmp_path):
    """Both examples, with their relation, sources and sentences."""
    items = read(export("multiterm", [GSOMIA, RAA], ("ko", "en", "ja"))[0], tmp_path)
    assert of(Problem, items) == []
    gsomia, _ = of(Concept, items)
    assert gsomia.relations == GSOMIA.relations
    (definition,) = gsomia.definitions
    assert definition.source == "publication:외교부"
    term = gsomia.in_language("ko")[0]
    assert [(e.source, e.quote) for e in term.evidence] == [
        ("publication:보도자료", "한일 군사정보보호협정(GSOMIA)을 연장했다."),
        ("publication:외교부", ""),
    ]


# ------------------------------------------------------------------ reading


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8"])
def test_a_file_of_multiterm_is_read(encoding, tmp_path):
    """Numbers as ids, dates, fields by whatever known name, and the rest in notes."""
    data = FOREIGN.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    (entry,) = of(Concept, read(data, tmp_path))
    assert entry == Concept(
        id="17",
        subject="외교",
        status=entry.status,
        note=("Author: Kim\norigination: kim\nmodification: lee\nentryClass: 1"),
        terms=(
            Term(
                language="ko",
                text="동맹",
                administrative_status=PREFERRED,
                note="Ceci est une note\norigination: 2021-03-01T11:21:37, kim",
            ),
            Term(
                language="en",
                text="alliance",
                part_of_speech="",
                regional_usage="GB",
                note="Status: proposed",
                evidence=(
                    Evidence(
                        method=Method.IMPORT,
                        source="publication:Times",
                        quote="The alliance holds.",
                    ),
                    Evidence(method=Method.IMPORT, source="publication:Oxford"),
                ),
            ),
            Term(
                language="en",
                text="NATO",
                type=TermType.ACRONYM,
                part_of_speech="",
                regional_usage="GB",
            ),
        ),
        definitions=(
            Definition(
                language="ko",
                text="나라 사이의 맹약 (Korean:맹약)",
                source="publication:표준국어대사전",
            ),
            Definition(language="en", text="a league", source=""),
        ),
    )
    assert entry.status == "proposed"
    assert (entry.created, entry.modified) == ("2021-03-01T11:21:32Z", "2021-03-02T11:22:12Z")


def test_sources_are_told_once(tmp_path):
    """Each by its words."""
    sources = of(Source, read(FOREIGN, tmp_path, "utf-16"))
    assert sources == [
        Source(key=f"publication:{title}", kind=SourceKind.PUBLICATION, title=title)
        for title in ("표준국어대사전", "Times", "Oxford")
    ]


def test_a_file_that_is_mislabelled_is_read_and_that_is_said(tmp_path):
    """An editor saved it as UTF-8 and left the declaration."""
    problems = of(Problem, read(FOREIGN, tmp_path, "utf-8"))
    assert problems == [
        Problem(
            "line 1",
            "the file says that it is in UTF-16, and it is not: read as UTF-8",
            lost=False,
        )
    ]


def test_it_is_recognised_by_its_root(tmp_path):
    """Not by its name, which is that of any XML."""
    path = tmp_path / "terms.xml"
    path.write_bytes(FOREIGN.encode("utf-16"))
    assert recognised(path) == "multiterm"


def test_a_language_goes_by_its_name_where_its_code_is_none(tmp_path):
    """As in termbases whose indexes people have named."""
    (entry,) = read(file(KOREAN.replace('lang="KO"', 'lang="X1" type="한국어"')), tmp_path)
    assert entry.terms[0].language == "ko"


def test_a_language_that_is_none_is_left_out_with_its_terms(tmp_path):
    """Named, with what was lost; the others are read."""
    klingon = KOREAN.replace("KO", "Klingonese").replace("동맹", "boq")
    items = read(file(KOREAN + klingon), tmp_path)
    assert len(of(Concept, items)[0].terms) == 1
    assert of(Problem, items) == [
        Problem(
            "line 1, entry 1",
            "Klingonese: no language that is known; left out: boq",
            lost=True,
        )
    ]


def test_an_entry_without_terms_is_left_out(tmp_path):
    """And reported."""
    items = read(file("<languageGrp><language lang='KO'/></languageGrp>"), tmp_path)
    assert items == [Problem("line 1, entry 1", "there is no term in it: left out", lost=True)]


def test_an_empty_term_is_reported(tmp_path):
    """The others are read."""
    items = read(
        file(KOREAN.replace("</languageGrp>", "<termGrp><term/></termGrp></languageGrp>")),
        tmp_path,
    )
    assert len(of(Concept, items)[0].terms) == 1
    assert of(Problem, items) == [
        Problem("line 1, entry 1", "a term in Korean without text", lost=False)
    ]


def test_a_term_twice_is_reported(tmp_path):
    """The first is read."""
    items = read(file(KOREAN + KOREAN), tmp_path)
    assert len(of(Concept, items)[0].terms) == 1
    assert of(Problem, items) == [
        Problem(
            "line 1, entry 1", "동맹 stands twice in Korean: the second is left out", lost=True
        )
    ]


def test_an_id_twice_is_reported(tmp_path):
    """The second entry is read without."""
    one = file(KOREAN)
    items = read(one.replace("</mtf>", one.removeprefix("<mtf>")), tmp_path)
    assert [entry.id for entry in of(Concept, items)] == ["1", ""]
    assert of(Problem, items)[0].reason == (
        "an entry before this has the id 1: this one is read without an id"
    )


def test_what_people_call_an_entry_id_is_the_id(tmp_path):
    """In any termbase; a relation is taken for one in our files only."""
    fields = "".join(
        f'<descripGrp><descrip type="{name}">{text}</descrip></descripGrp>'
        for name, text in (("Entry_ID", "T-5"), ("Relation", "related: raa"))
    )
    (entry,) = read(file(fields + KOREAN), tmp_path)
    assert (entry.id, entry.relations) == ("T-5", ())
    assert entry.note == "Relation: related: raa"
    review = '<descripGrp><descrip type="Review status">approved</descrip></descripGrp>'
    (entry,) = read(file(fields + review + KOREAN), tmp_path)
    assert entry.relations == (Relation(kind="related", target="raa"),)
    assert entry.status == "approved"


def test_fields_within_fields_are_kept(tmp_path):
    """And what is said twice where the termbase has it once."""
    term = """<descripGrp><descrip type="Status">deprecated</descrip>
        <descripGrp><descrip type="Reason">old</descrip></descripGrp></descripGrp>
        <descripGrp><descrip type="Status">preferred</descrip></descripGrp></termGrp>"""
    (entry,) = read(file(KOREAN.replace("</termGrp>", term)), tmp_path)
    assert entry.terms[0].administrative_status == DEPRECATED
    assert entry.terms[0].note == "Reason: old\nStatus: preferred"


def test_columns_are_refused(tmp_path):
    """There are none in XML."""
    with pytest.raises(InvalidInput, match="has no columns"):
        read(file(KOREAN), tmp_path, columns={"a": "term"})


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "not XML"),
        ("no markup", "not XML"),
        ("PK\x03\x04", "not XML"),
        ("<mtf/>", "not one entry"),
        ("<html><conceptGrp/></html>", "no MultiTerm XML: it begins with <html>"),
        ("<tbx/>", "no MultiTerm XML: it begins with <tbx>"),
        (f'<!DOCTYPE mtf [<!ENTITY x "y">]>{file(KOREAN)}', "entities"),
        (f'<!DOCTYPE mtf [<!ENTITY x SYSTEM "file:///etc/passwd">]>{file(KOREAN)}', "entities"),
    ],
)
def test_what_is_no_multiterm_xml_is_refused(data, message, tmp_path):
    """With a sentence that says what it is."""
    with pytest.raises(UnreadableFile, match=message):
        read(data, tmp_path)


def test_a_bomb_is_refused(tmp_path):
    """Ten thousand million letters out of a thousand."""
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
    )
    with pytest.raises(UnreadableFile):
        read(f"<!DOCTYPE mtf [{entities}]>{file('&a10;')}", tmp_path)


def test_a_file_that_breaks_off_is_read_so_far(tmp_path):
    """The whole entry is there, and a problem with its line."""
    whole = file(KOREAN).replace("</mtf>", "")
    items = read(f"{whole}\n<conceptGrp><concept>2</concept><languageGrp>", tmp_path)
    assert [entry.id for entry in of(Concept, items)] == ["1"]
    (problem,) = of(Problem, items)
    assert problem.place == "line 2"
    assert problem.lost


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(start=st.integers(0, 2600), length=st.integers(0, 30), put=st.binary(max_size=6))
def test_whatever_is_broken_there_is_an_answer(start, length, put, tmp_path):
    """Bytes taken out and others put in: entries and problems, or one sentence."""
    data = FOREIGN.replace("UTF-16", "UTF-8").encode()
    try:
        items = read(data[:start] + put + data[start + length :], tmp_path)
    except UnreadableFile:
        return
    for item in items:
        if isinstance(item, Concept):
            assert item.terms
        elif isinstance(item, Problem):
            assert re.match(r"(after )?line \d+", item.place)


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    body=st.recursive(
        st.sampled_from(
            ["", "x", "<term>동맹</term>", '<language lang="KO"/>', "<date>x</date>"]
        ),
        lambda inner: st.builds(
            lambda name, kind, parts: f'<{name} type="{kind}">{"".join(parts)}</{name}>',
            st.sampled_from(
                [
                    "languageGrp",
                    "termGrp",
                    "descripGrp",
                    "descrip",
                    "transacGrp",
                    "transac",
                    "xref",
                ]
            ),
            st.sampled_from(
                ["Entry ID", "Review status", "Status", "Definition", "Source", ""]
            ),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )
)
def test_whatever_stands_where_there_is_an_answer(body, tmp_path):
    """Groups in any order, in one another, with anything in them."""
    items = read(file(body + KOREAN), tmp_path)
    (entry,) = of(Concept, items)
    assert entry.in_language("ko")


def test_a_file_of_many_entries_is_read_to_its_end(tmp_path):
    """Entry after entry."""
    path = tmp_path / "terms.xml"
    entry = f"<conceptGrp><concept>{{}}</concept>{KOREAN}</conceptGrp>"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("<mtf>")
        stream.writelines(entry.format(number) for number in range(20_000))
        stream.write("</mtf>")
    found = readable()["multiterm"].read(path, Options())
    assert sum(isinstance(item, Concept) for item in found) == 20_000


def test_the_status_of_a_term_is_admitted_where_nobody_says(tmp_path):
    """Nothing is made up."""
    (entry,) = read(file(KOREAN), tmp_path)
    (term,) = entry.terms
    assert term == replace(
        Term(language="ko", text="동맹", part_of_speech=""),
        administrative_status=AdministrativeStatus.ADMITTED,
    )
