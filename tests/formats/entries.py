"""Entries written by hand for the tests of the formats, and a way to write them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from hypothesis import strategies as st

from glossary.formats import formats
from glossary.language import normalise
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Relation,
    Source,
    SourceKind,
    Status,
    Term,
    TermType,
)

PREFERRED = AdministrativeStatus.PREFERRED
DEPRECATED = AdministrativeStatus.DEPRECATED
SUPERSEDED = AdministrativeStatus.SUPERSEDED

SOURCES = {
    "mofa": Source(
        key="mofa",
        kind=SourceKind.CURATED,
        title="외교부",
        url="https://www.mofa.go.kr/terms",
        licence="KOGL Type 1",
    ),
    "text:a.txt": Source(key="text:a.txt", kind=SourceKind.TEXT, title="보도자료"),
}

SENTENCE = "한일 군사정보보호협정(GSOMIA)을 연장했다."

GSOMIA = Concept(
    id="gsomia",
    subject="security; agreements",
    status=Status.APPROVED,
    note="signed 2016",
    terms=(
        Term(language="ko", text="지소미아", type=TermType.SHORT_FORM),
        Term(
            language="ko",
            text="한일 군사정보보호협정",
            administrative_status=PREFERRED,
            reliability=3,
            reading="韓日軍事情報保護協定",
            regional_usage="KR",
            evidence=(
                Evidence(method=Method.CURATED, source="mofa"),
                Evidence(method=Method.EXTRACTION, source="text:a.txt", quote=SENTENCE),
            ),
        ),
        Term(
            language="en",
            text="GSOMIA",
            type=TermType.ACRONYM,
            evidence=(Evidence(method=Method.GLOSS, source="text:a.txt", quote=SENTENCE),),
        ),
        Term(
            language="en",
            text="General Security of Military Information Agreement",
            administrative_status=PREFERRED,
            reliability=4,
            evidence=(Evidence(method=Method.CURATED, source="mofa"),),
        ),
        Term(
            language="en",
            text="Military Secrets Pact",
            administrative_status=DEPRECATED,
            note="press, 2012",
        ),
        Term(
            language="ja",
            text="軍事情報包括保護協定",
            administrative_status=PREFERRED,
            reading="ぐんじじょうほうほうかつほごきょうてい",
        ),
    ),
    definitions=(Definition(language="ko", text="군사비밀을 나누는 협정", source="mofa"),),
    relations=(Relation(kind="related", target="raa"),),
)

RAA = Concept(
    id="raa",
    terms=(
        Term(language="ko", text="상호접근협정"),
        Term(language="en", text="Reciprocal Access Agreement"),
        Term(language="ja", text="部隊間協力円滑化協定"),
    ),
)


def concept(identifier="c1", /, *, definitions=(), **terms):
    """A concept of one term a language: `concept(ko="동맹", en="alliance")`."""
    return Concept(
        id=identifier,
        terms=tuple(Term(language=code, text=text) for code, text in terms.items()),
        definitions=tuple(definitions),
    )


def with_terms(*terms, **rest):
    """A concept of the terms given."""
    return replace(concept(), terms=terms, **rest)


def export(name, concepts, languages=("ko", "en"), *, sources=SOURCES, title="Terms"):
    """The bytes of a file and the report on it."""
    stream = BytesIO()
    report = formats()[name].write(
        concepts, stream, languages=languages, sources=sources, title=title
    )
    return stream.getvalue(), report


def concepts(alphabet):
    """A strategy: lists of concepts with ids of their own, in any state they may be in."""
    text = st.text(alphabet, max_size=12)
    language = st.sampled_from(["ko", "en", "ja"])
    source = st.sampled_from(["mofa", "text:a.txt", "unknown: key", ""])
    evidence = st.builds(
        Evidence, method=st.sampled_from(list(Method)), source=source, quote=text
    )
    term = st.builds(
        Term,
        language=language,
        text=st.text(alphabet, min_size=1, max_size=12),
        type=st.sampled_from(list(TermType)),
        administrative_status=st.sampled_from(list(AdministrativeStatus)),
        reliability=st.none() | st.integers(1, 4),
        part_of_speech=st.sampled_from(["noun", "properNoun", "verb", ""]),
        reading=text,
        regional_usage=text,
        note=text,
        evidence=st.lists(evidence, max_size=2).map(tuple),
    )
    entry = st.builds(
        Concept,
        id=st.sampled_from(["c1", "c2", "c3", "1", "a b", "a:b", "a_b", "동맹", "mofa", "é"]),
        subject=text,
        status=st.sampled_from(list(Status)),
        note=text,
        terms=st.lists(
            term, max_size=4, unique_by=lambda t: (t.language, normalise(t.text))
        ).map(tuple),
        definitions=st.lists(
            st.builds(Definition, language=language, text=text, source=source), max_size=2
        ).map(tuple),
        relations=st.lists(
            st.builds(
                Relation,
                kind=st.sampled_from(["broader", "related", "see"]),
                target=st.sampled_from(["c1", "a b", "1", "gone"]),
            ),
            max_size=2,
        ).map(tuple),
    )
    return st.lists(entry, max_size=4, unique_by=lambda c: c.id)
