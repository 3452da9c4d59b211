"""TBX files written by hand for the tests of the reader, and a way to read them."""

from __future__ import annotations

from glossary.formats import Options, Problem, formats
from glossary.model import Concept, Source
from tests.rewriting import rewrite


def read(path, data, name="tbx2", **options):
    """What is in a file: concepts, sources, problems, each in their order."""
    rewrite(path, data)
    found = list(formats()[name].read(path, Options(**options)))
    return [[i for i in found if isinstance(i, kind)] for kind in (Concept, Source, Problem)]


def martif(*entries, back="", language="en"):
    """A file of version 2 with some entries."""
    return (
        f'<martif type="TBX" xml:lang="{language}"><martifHeader><fileDesc><sourceDesc><p>x</p>'
        f"</sourceDesc></fileDesc></martifHeader><text><body>{''.join(entries)}</body>"
        f"{back}</text></martif>"
    )


def tbx(*entries, back="", dialect="TBX-Basic", style="dca"):
    """A file of version 3 with some entries."""
    return (
        f'<tbx type="{dialect}" style="{style}" xml:lang="en"'
        ' xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"'
        ' xmlns:basic="http://www.tbxinfo.net/ns/basic"'
        ' xmlns:ling="http://www.tbxinfo.net/ns/linguist"><tbxHeader><fileDesc><sourceDesc>'
        f"<p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>{''.join(entries)}</body>"
        f"{back}</text></tbx>"
    )


def entry(of_term="", *, term="동맹", of_concept="", of_language="", language="ko", id_="c1"):
    """An entry of version 2 with a term and something said of it."""
    return (
        f'<termEntry id="{id_}">{of_concept}<langSet xml:lang="{language}">{of_language}'
        f"<tig><term>{term}</term>{of_term}</tig></langSet></termEntry>"
    )


def note(kind, text):
    return f'<termNote type="{kind}">{text}</termNote>'


def only(concepts):
    """The one concept of a file, and the one term of that."""
    (concept,) = concepts
    (term,) = concept.terms
    return concept, term
