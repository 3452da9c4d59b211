"""SKOS in Turtle: the termbase as a thesaurus, for linked data.

SKOS Reference (W3C, 18 August 2009); RDF 1.1 Turtle (W3C, 25 February 2014).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats._skos import resources
from glossary.formats._skos.syntax import Syntax

if TYPE_CHECKING:
    from rdflib.term import Literal, URIRef

    from glossary.formats._skos.resources import Resource

NAME = "skos"
TITLE = "SKOS, a thesaurus for linked data, in Turtle"
SUFFIX = ".ttl"
MEDIA_TYPE = "text/turtle"
LANGUAGES = None
BUILT = False
CARRIES = resources.CARRIES
SHOWS = resources.SHOWS
NOTES = resources.NOTES


def _statements(resource: Resource) -> str:
    """All that is said of a resource: its type, then a predicate a line."""
    lines = [f"{resource.iri.n3()} a {resource.type}"]
    for predicate, objects in resource.statements:
        lines.append(f"{predicate} {', '.join(map(_object, objects))}")
    return "\n" + " ;\n    ".join(lines) + " .\n"


def _object(node: Literal | URIRef) -> str:
    """A node in Turtle, on one line.

    A text of several lines goes through `n3()` line by line: rdflib would put it between
    quotation marks by threes and leave one after a backslash bare, which is not Turtle.
    """
    if "\n" not in node:
        return node.n3()
    text = "\\n".join(type(node)(line).n3()[1:-1] for line in node.split("\n"))
    language = getattr(node, "language", None)
    return f'"{text}"@{language}' if language else f'"{text}"'


write = Syntax(
    begin="".join(f"@prefix {name}: <{iri}> .\n" for name, iri in resources.PREFIXES.items()),
    resource=_statements,
).write
