"""A few entries to search: each has something of its own that somebody may type."""

from __future__ import annotations

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Source,
    SourceKind,
    Status,
    Term,
    TermType,
)
from glossary.termbase import history
from glossary.termbase.sources import source_id

PREFERRED = AdministrativeStatus.PREFERRED
CURATED = (Evidence(method=Method.CURATED, source="curated:mofa"),)


def entry(public_id, *terms, subject="", status=Status.APPROVED, definition=""):
    """An entry of terms `(language, text)` or `(language, text, more of the term)`."""
    made, languages = [], set()
    for language, text, *more in terms:
        fields = {"evidence": CURATED, "reliability": 4, **(more[0] if more else {})}
        if language not in languages:
            fields.setdefault("administrative_status", PREFERRED)
        languages.add(language)
        made.append(Term(language=language, text=text, **fields))
    definitions = (
        (Definition(language="ko", text=definition, source="curated:mofa"),)
        if definition
        else ()
    )
    return Concept(
        id=public_id,
        subject=subject,
        status=status,
        terms=tuple(made),
        definitions=definitions,
    )


ENTRIES = (
    entry(
        "alliance",
        ("ko", "동맹"),
        ("en", "alliance"),
        ("ja", "同盟", {"reading": "どうめい"}),
        subject="alliances",
        definition="공동의 적에 맞서는 약속.",
    ),
    entry(
        "ally",
        ("ko", "동맹국"),
        ("en", "ally"),
        ("ja", "同盟国", {"reading": "どうめいこく"}),
        subject="alliances",
        status=Status.PROPOSED,
    ),
    entry(
        "rok-us-alliance",
        ("ko", "한미동맹"),
        ("en", "ROK-U.S. alliance", {"reliability": 3}),
        ("ja", "米韓同盟", {"reading": "べいかんどうめい"}),
        subject="alliances",
    ),
    entry(
        "extended-deterrence",
        ("ko", "확장억제"),
        ("en", "extended deterrence"),
        ("ja", "拡大抑止", {"reading": "かくだいよくし"}),
        subject="strategy",
        definition="동맹에 억제력을 넓혀 주는 것.",
    ),
    entry(
        "network",
        ("ko", "안보 네트워크"),
        ("ja", "安保ネットワーク", {"reading": "あんぽネットワーク"}),
        subject="strategy",
    ),
    entry(
        "nato",
        ("ko", "북대서양조약기구"),
        ("ko", "나토", {"type": TermType.VARIANT}),
        ("en", "NATO", {"type": TermType.ACRONYM}),
        subject="organisations",
    ),
    entry(
        "cooperation",
        ("ko", "협력"),
        ("en", "cooperation"),
        ("en", "co-working", {"administrative_status": AdministrativeStatus.DEPRECATED}),
        ("ja", "協力", {"reading": "きょうりょく"}),
        status=Status.CANDIDATE,
    ),
    entry("old", ("ko", "옛동맹"), ("en", "old alliance"), status=Status.REJECTED),
    entry("sign", ("ko", "★")),
)


def fill(connection):
    """Store the entries."""
    source_id(connection, Source(key="curated:mofa", kind=SourceKind.CURATED, title="Ministry"))
    for concept in ENTRIES:
        history.save(connection, concept, actor="Kim")
