"""SKOS in JSON-LD: the same thesaurus as `skos`, for programs that read JSON.

SKOS Reference (W3C, 18 August 2009); JSON-LD 1.1 (W3C, 16 July 2020). The context is in
the file: nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glossary.formats._skos import resources
from glossary.formats._skos.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Literal, URIRef

    from glossary.formats._skos.resources import Resource

NAME = "skos-jsonld"
TITLE = "SKOS, a thesaurus for linked data, in JSON-LD"
SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
LANGUAGES = None
BUILT = False
CARRIES = resources.CARRIES
SHOWS = resources.SHOWS
NOTES = resources.NOTES

_BY_LANGUAGE = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition")
_ADDRESSES = (
    "skos:inScheme",
    "skos:broader",
    "skos:related",
    "rdfs:seeAlso",
    "dct:source",
)
_MOMENTS = ("dct:created", "dct:modified")
_CONTEXT = {
    **resources.PREFIXES,
    **{name: {"@container": "@language"} for name in _BY_LANGUAGE},
    **{name: {"@type": "@id"} for name in _ADDRESSES},
    **{name: {"@type": "xsd:dateTime"} for name in _MOMENTS},
}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _node(resource: Resource) -> str:
    """A resource as the context has it: texts by their languages, addresses as strings."""
    node: dict[str, Any] = {"@id": str(resource.iri), "@type": resource.type}
    for predicate, objects in resource.statements:
        if predicate in _BY_LANGUAGE:
            node[predicate] = _by_language(objects)
        else:
            texts = [str(each) for each in objects]
            node[predicate] = texts if len(texts) > 1 else texts[0]
    return _json(node)


def _by_language(texts: Iterable[Literal | URIRef]) -> dict[str, str | list[str]]:
    grouped: dict[str, list[str]] = {}
    for text in texts:
        grouped.setdefault(str(getattr(text, "language", "")), []).append(str(text))
    return {code: found if len(found) > 1 else found[0] for code, found in grouped.items()}


write = Syntax(
    begin=f'{{"@context": {_json(_CONTEXT)},\n"@graph": [\n',
    resource=_node,
    between=",\n",
    end="\n]}\n",
).write
