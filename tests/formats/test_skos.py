"""SKOS, in both syntaxes: what a program that knows RDF makes of the files."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import GlossaryError, InvalidInput
from glossary.files.characters import legible
from glossary.model import (
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Source,
    SourceKind,
    Term,
)

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

rdflib = pytest.importorskip("rdflib", reason="needs rdflib: pip install '.[skos]'")
compare = pytest.importorskip("rdflib.compare")

# rdflib's own JSON-LD parser uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

SKOS = rdflib.SKOS
DCT = rdflib.DCTERMS
SYNTAXES = {"skos": "turtle", "skos-jsonld": "json-ld"}

LANGUAGES = ("ko", "en", "ja")
ENTRY = rdflib.URIRef("urn:security-glossary:concept:c1")

both_syntaxes = pytest.mark.parametrize("name", SYNTAXES)

ANYTHING = st.one_of(
    st.characters(codec=None, exclude_categories=()),
    st.sampled_from("\"'\\\n\r\t@^<>{}`;., #\u2028\u0085\ufeff\u202e"),
)
"""Every character there is, those the more often that a syntax gives a meaning."""


def read(name, entries, languages=LANGUAGES, **options):
    """The graph that rdflib's parser makes of a file, and the report on it."""
    data, report = export(name, entries, languages, **options)
    graph = rdflib.Graph().parse(data=data.decode(), format=SYNTAXES[name])
    return graph, report


def texts(graph, predicate, subject=ENTRY):
    """What is said of a resource: texts, each with its language."""
    return sorted((str(o), o.language) for o in graph.objects(subject, predicate))


def named(identifier):
    return rdflib.URIRef(f"urn:security-glossary:concept:{identifier}")


@both_syntaxes
def test_the_terms_are_labels(name):
    """Preferred the first to use, alternative the others, hidden those to avoid."""
    graph, _ = read(name, [GSOMIA])
    entry = named("gsomia")
    assert texts(graph, SKOS.prefLabel, entry) == [
        ("General Security of Military Information Agreement", "en"),
        ("軍事情報包括保護協定", "ja"),
        ("한일 군사정보보호협정", "ko"),
    ]
    assert texts(graph, SKOS.altLabel, entry) == [("GSOMIA", "en"), ("지소미아", "ko")]
    assert texts(graph, SKOS.hiddenLabel, entry) == [("Military Secrets Pact", "en")]


@both_syntaxes
def test_the_concepts_are_in_a_scheme_with_the_title(name):
    """So that a browser of thesauri shows them as one."""
    graph, _ = read(name, [GSOMIA, RAA], title="Security terms")
    (scheme,) = graph.subjects(rdflib.RDF.type, SKOS.ConceptScheme)
    assert texts(graph, DCT.title, scheme) == [("Security terms", None)]
    assert set(graph.subjects(SKOS.inScheme, scheme)) == {named("gsomia"), named("raa")}
    assert set(graph.subjects(rdflib.RDF.type, SKOS.Concept)) == {named("gsomia"), named("raa")}


@both_syntaxes
def test_an_entry_keeps_its_id_subject_note_and_definition(name):
    """Each has a property of its own."""
    graph, _ = read(name, [GSOMIA])
    entry = named("gsomia")
    assert texts(graph, SKOS.notation, entry) == [("gsomia", None)]
    assert texts(graph, DCT.subject, entry) == [("security; agreements", None)]
    assert texts(graph, SKOS.note, entry) == [("signed 2016", None)]
    assert texts(graph, SKOS.definition, entry) == [("군사비밀을 나누는 협정", "ko")]


@both_syntaxes
def test_what_is_known_of_a_term_stands_in_notes(name):
    """How to use it in scope notes, how far to trust it in editorial ones."""
    graph, _ = read(name, [GSOMIA])
    scope = [text for text, _ in texts(graph, SKOS.scopeNote, named("gsomia"))]
    assert scope == [
        "Military Secrets Pact (en): press, 2012",
        "軍事情報包括保護協定 (ja): reading ぐんじじょうほうほうかつほごきょうてい",
        "한일 군사정보보호협정 (ko): hanja 韓日軍事情報保護協定 · KR",
    ]
    editorial = [text for text, _ in texts(graph, SKOS.editorialNote, named("gsomia"))]
    full = "General Security of Military Information Agreement"
    assert editorial == [
        "GSOMIA (en): acronym · source 보도자료",
        f"{full} (en): preferred · reliability 4 of 4 · source 외교부",
        "Military Secrets Pact (en): deprecated",
        "definition (ko): source 외교부",
        "review status: approved",
        "軍事情報包括保護協定 (ja): preferred",
        "지소미아 (ko): shortForm",
        "한일 군사정보보호협정 (ko): preferred · reliability 3 of 4 · source 외교부, 보도자료",
    ]


@both_syntaxes
def test_part_of_speech_and_origin_stand_in_notes(name):
    """The origin by the title of the file, where that is known."""
    verb = Term(language="ko", text="파견하다", part_of_speech="verb")
    entry = with_terms(verb, origins=(Origin(source="mofa", id="17"),))
    graph, _ = read(name, [entry])
    editorial = [text for text, _ in texts(graph, SKOS.editorialNote)]
    assert editorial == ["17 in 외교부", "review status: candidate", "파견하다 (ko): verb"]


@both_syntaxes
def test_sources_are_described_once(name):
    """With title, address and licence, for all the entries that name them."""
    again = replace(GSOMIA, id="again")
    graph, _ = read(name, [GSOMIA, again])
    (source,) = set(graph.objects(named("gsomia"), DCT.source)) & set(
        graph.subjects(rdflib.RDFS.seeAlso, rdflib.URIRef("https://www.mofa.go.kr/terms"))
    )
    assert (named("again"), DCT.source, source) in graph
    assert texts(graph, DCT.title, source) == [("외교부", None)]
    assert texts(graph, DCT.identifier, source) == [("https://www.mofa.go.kr/terms", None)]
    assert texts(graph, rdflib.DC.rights, source) == [("KOGL Type 1", None)]


@both_syntaxes
@pytest.mark.parametrize("url", ["see the archive", "http://a.kr/<b>", "https://a.kr/100%"])
def test_what_is_no_address_is_not_linked_to(name, url):
    """It is there as text: an illegal address would make the file unreadable."""
    bad = Source(key="mofa", kind=SourceKind.CURATED, title="외교부", url=url)
    graph, _ = read(name, [GSOMIA], sources={"mofa": bad})
    assert list(graph.objects(None, rdflib.RDFS.seeAlso)) == []
    assert rdflib.Literal(url) in set(graph.objects(None, DCT.identifier))


@both_syntaxes
def test_relations_link_entries(name):
    """As broader, related and see also, whichever entry comes first."""
    links = [Relation(kind=kind, target=kind) for kind in ("broader", "related", "see")]
    entries = [
        replace(concept(ko="동맹"), relations=tuple(links)),
        *(concept(link.kind, ko=link.kind) for link in links),
    ]
    graph, report = read(name, entries)
    assert list(graph.objects(ENTRY, SKOS.broader)) == [named("broader")]
    assert list(graph.objects(ENTRY, SKOS.related)) == [named("related")]
    assert list(graph.objects(ENTRY, rdflib.RDFS.seeAlso)) == [named("see")]
    assert report.left_out == []


@both_syntaxes
def test_a_relation_to_an_entry_outside_the_export_is_reported(name):
    """There is nothing there to link to."""
    graph, report = read(name, [GSOMIA])
    assert list(graph.objects(None, SKOS.related)) == []
    reason = "related: raa is not in this export"
    assert ("gsomia", "한일 군사정보보호협정", reason) in report.left_out


@both_syntaxes
def test_a_relation_of_another_kind_is_a_see_also_and_reported(name):
    """SKOS has no more kinds, and an import may bring some."""
    link = Relation(kind="antonym", target="raa")
    graph, report = read(name, [replace(concept(ko="적"), relations=(link,)), RAA])
    assert list(graph.objects(ENTRY, rdflib.RDFS.seeAlso)) == [named("raa")]
    assert report.left_out == [("c1", "적", "antonym: raa is written as see also")]


@both_syntaxes
def test_no_entry_is_both_broader_and_related(name):
    """S27: the two are disjoint. The nearer tie stays."""
    links = tuple(Relation(kind=kind, target="raa") for kind in ("related", "broader"))
    graph, report = read(name, [replace(concept(ko="협정"), relations=links), RAA])
    assert list(graph.objects(ENTRY, SKOS.broader)) == [named("raa")]
    assert list(graph.objects(ENTRY, SKOS.related)) == []
    reason = "related: raa is broader, and SKOS allows one"
    assert report.left_out == [("c1", "협정", reason)]


@both_syntaxes
def test_of_two_preferred_terms_one_is_the_preferred_label(name):
    """S14: one a language. The note still says that the other is preferred."""
    entry = with_terms(
        *(
            Term(language="en", text=text, administrative_status=PREFERRED)
            for text in ("pact", "treaty")
        )
    )
    graph, _ = read(name, [entry])
    assert texts(graph, SKOS.prefLabel) == [("pact", "en")]
    assert texts(graph, SKOS.altLabel) == [("treaty", "en")]
    assert ("treaty (en): preferred", None) in texts(graph, SKOS.editorialNote)


@both_syntaxes
def test_a_language_with_only_terms_to_avoid_has_no_preferred_label(name):
    """Nothing is put forward that nobody should use."""
    bad = Term(language="ko", text="남조선", administrative_status=SUPERSEDED)
    graph, _ = read(name, [with_terms(bad)])
    assert texts(graph, SKOS.prefLabel) == []
    assert texts(graph, SKOS.hiddenLabel) == [("남조선", "ko")]


@both_syntaxes
def test_a_spelling_is_one_label_and_the_other_is_reported(name):
    """S13: no label is of two kinds. The same spelling in another language is another."""
    entry = with_terms(
        Term(language="en", text="NLL"),
        Term(language="en", text=" NLL", administrative_status=DEPRECATED),
        Term(language="ko", text="NLL"),
    )
    graph, report = read(name, [entry])
    assert texts(graph, SKOS.prefLabel) == [("NLL", "en"), ("NLL", "ko")]
    assert texts(graph, SKOS.hiddenLabel) == []
    reason = "deprecated, and spelled like a better term: SKOS has a spelling once"
    assert ("c1", " NLL", reason) in report.left_out


@both_syntaxes
def test_dates_are_dates(name):
    """In the type that other programs sort by; what is none is reported."""
    entry = replace(RAA, id="c1", created="2026-01-31T09:00:00Z", modified="yesterday")
    graph, report = read(name, [entry])
    (created,) = graph.objects(ENTRY, DCT.created)
    assert created.datatype == rdflib.XSD.dateTime
    assert created.value.isoformat() == "2026-01-31T09:00:00+00:00"
    assert list(graph.objects(ENTRY, DCT.modified)) == []
    reason = "modified: 'yesterday' is not a date with a time"
    assert report.left_out == [("c1", "상호접근협정", reason)]


@both_syntaxes
@pytest.mark.parametrize(
    ("identifier", "encoded"),
    [
        ("동맹", "%EB%8F%99%EB%A7%B9"),
        ("a b", "a%20b"),
        ("a/b:c#d?e", "a%2Fb%3Ac%23d%3Fe"),
        ('"<>{}|^`\\%', "%22%3C%3E%7B%7D%7C%5E%60%5C%25"),
        ("a-b.c_d~e", "a-b.c_d~e"),
    ],
)
def test_an_id_is_percent_encoded_in_the_address(name, identifier, encoded):
    """As RFC 3986, section 2.1, and RFC 8141 have it; the notation has it as it is."""
    graph, _ = read(name, [concept(identifier, ko="동맹")])
    assert texts(graph, SKOS.notation, named(encoded)) == [(identifier, None)]


@both_syntaxes
def test_two_entries_of_one_id_stay_two(name):
    """Their statements would else run into one another."""
    graph, report = read(name, [concept(ko="가"), concept(ko="나")])
    assert texts(graph, SKOS.prefLabel) == [("가", "ko")]
    assert texts(graph, SKOS.prefLabel, named("c1:2")) == [("나", "ko")]
    reason = "an earlier entry has its id: its address ends in c1:2"
    assert report.left_out == [("c1", "나", reason)]


@both_syntaxes
def test_no_entries_make_a_scheme(name):
    """An empty answer is an answer."""
    graph, report = read(name, [])
    assert len(graph) == 2
    assert report.written == 0


@both_syntaxes
def test_what_skos_has_no_place_for_is_reported(name):
    """Sentences and the way in which the evidence was found."""
    _, report = read(name, [GSOMIA, RAA])
    reason = "no place for context sentences, how the evidence was come by"
    assert report.left_out == [("gsomia", "한일 군사정보보호협정", reason)]


@both_syntaxes
def test_without_rdflib_one_is_told_what_to_install(name, monkeypatch):
    """Before a byte is written."""
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(GlossaryError, match=r"pip install 'ko-security-glossary\[skos\]'"):
        export(name, [RAA])


@both_syntaxes
def test_languages_are_checked_first(name):
    """Nothing is in the file that nobody can use."""
    with pytest.raises(InvalidInput, match="Name each language once"):
        export(name, [RAA], ())


@pytest.mark.parametrize(
    "text",
    ['a\n\\"', '"""', '\\"""\n"', "\\n", "a\\", "'''\n", "\r\n", '"', '\n"'],
)
def test_quotation_marks_and_backslashes_survive_in_turtle(text):
    """A text of several lines stands on one: what rdflib writes itself is not all Turtle."""
    definition = Definition(language="ko", text=text, source="")
    data, _ = export("skos", [concept(ko="가", definitions=[definition])], LANGUAGES)
    graph = rdflib.Graph().parse(data=data.decode(), format="turtle")
    expected = [(text, "ko")] if text.strip() else []
    assert texts(graph, SKOS.definition) == expected
    assert b'"""' not in data


def test_json_ld_is_json_with_its_context_in_it():
    """Labels by language; nothing has to be fetched to understand them."""
    data, _ = export("skos-jsonld", [GSOMIA], LANGUAGES)
    file = json.loads(data)
    assert all(isinstance(meaning, str | dict) for meaning in file["@context"].values())
    entry = file["@graph"][1]
    assert entry["@type"] == "skos:Concept"
    assert entry["skos:prefLabel"]["ko"] == "한일 군사정보보호협정"
    assert entry["skos:hiddenLabel"] == {"en": "Military Secrets Pact"}


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(entries=concepts(ANYTHING))
def test_both_syntaxes_say_the_same(entries):
    """Whatever the texts are."""
    turtle, json_ld = (read(name, entries)[0] for name in SYNTAXES)
    assert compare.isomorphic(turtle, json_ld)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(entries=concepts(ANYTHING))
def test_texts_come_back_as_they_were(entries):
    """Every label, definition, note and subject, but for what no XML can hold."""
    graph, _ = read("skos", entries)
    for entry in entries:
        terms = [t for t in entry.terms if legible(t.text).strip()]
        if not terms:
            continue
        (subject,) = graph.subjects(SKOS.notation, rdflib.Literal(entry.id))
        labels = [
            label
            for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for label in texts(graph, predicate, subject)
        ]
        assert set(labels) == {(" ".join(legible(t.text).split()), t.language) for t in terms}
        assert len(set(labels)) == len(labels)  # S13
        preferred = [language for _, language in texts(graph, SKOS.prefLabel, subject)]
        assert len(set(preferred)) == len(preferred)  # S14
        assert texts(graph, SKOS.definition, subject) == sorted(
            {
                (legible(d.text), d.language)
                for d in entry.definitions
                if legible(d.text).strip()
            }
        )
        for predicate, text in ((SKOS.note, entry.note), (DCT.subject, entry.subject)):
            expected = [(legible(text), None)] if legible(text).strip() else []
            assert texts(graph, predicate, subject) == expected


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(entries=concepts(ANYTHING))
def test_another_parser_reads_the_same(entries):
    """Oxigraph's, which is stricter than rdflib's."""
    oxigraph = pytest.importorskip("pyoxigraph", reason="needs pyoxigraph: pip install it")
    graph, _ = read("skos", entries)
    for name, syntax in (("skos", "TURTLE"), ("skos-jsonld", "JSON_LD")):
        data, _ = export(name, entries, LANGUAGES)
        quads = set(oxigraph.parse(data, format=getattr(oxigraph.RdfFormat, syntax)))
        assert len(quads) == len(graph)


def test_evidence_without_a_source_names_none():
    """Only what has a title is described."""
    evidence = (Evidence(method=Method.PERSON, source=""),)
    graph, _ = read("skos", [with_terms(Term(language="ko", text="동맹", evidence=evidence))])
    assert list(graph.objects(ENTRY, DCT.source)) == []
