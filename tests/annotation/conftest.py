"""A termbase with what annotation has to tell apart, and passages by hand."""

import io

import pytest

from glossary.annotation import About, Annotator, Entry, Equivalent, Mark, Passage, formats
from glossary.model import AdministrativeStatus as Use
from glossary.model import Concept, Status, Term
from glossary.recognition import Kind
from glossary.termbase import history

ABOUT = About("a <title>", "ko", ("en", "ja"))


def term(language, text, use=Use.PREFERRED, reliability=None):
    """A term without evidence."""
    return Term(
        language=language, text=text, administrative_status=use, reliability=reliability
    )


ALLIANCE = Concept(
    id="alliance",
    subject="alliances",
    status=Status.APPROVED,
    terms=(
        term("ko", "한미동맹"),
        term("ko", "미한동맹", Use.DEPRECATED),
        term("en", "ROK-U.S. alliance", reliability=4),
        term("en", "Korea-U.S. alliance", Use.ADMITTED, 2),
        term("en", "US-Korean pact", Use.ADMITTED, 1),
        term("en", "US-Korea league", Use.DEPRECATED, 3),
        term("ja", "米韓同盟", reliability=4),
    ),
)
TIE = Concept(
    id="tie", status=Status.PROPOSED, terms=(term("ko", "동맹"), term("en", "alliance"))
)
SEAS = Concept(
    id="seas", status=Status.APPROVED, terms=(term("ko", "공해"), term("en", "high seas"))
)
DIRT = Concept(
    id="dirt", status=Status.APPROVED, terms=(term("ko", "공해"), term("en", "pollution"))
)
REJECTED = Concept(
    id="rejected", status=Status.REJECTED, terms=(term("ko", "굳건"), term("en", "firm"))
)
CANDIDATE = Concept(id="candidate", terms=(term("ko", "정상"),))


@pytest.fixture
def base(termbase):
    """A termbase with these entries."""
    for concept in (ALLIANCE, TIE, SEAS, DIRT, REJECTED, CANDIDATE):
        history.save(termbase, concept, actor="tester", batch=1)
    return termbase


@pytest.fixture
def annotate(base):
    """The passages of a text, put together: its marks as `(text, kind, concepts)`."""

    def passages(text, *, source="ko", targets=("en", "ja"), nested=False, **choice):
        annotator = Annotator(base, source, targets, **choice)
        return list(annotator.passages([text], nested=nested))

    return passages


def entry(concept="c1", text="동맹", *equivalents, **fields):
    """An entry with English equivalents."""
    return Entry(
        concept=concept,
        term=text,
        use=fields.pop("use", Use.PREFERRED),
        equivalents=tuple(
            Equivalent(language="en", text=e, use=Use.PREFERRED, reliability=3)
            for e in equivalents
        ),
        **fields,
    )


def passage(text, *marks):
    """A passage whose marks are `(piece, entry)`, in order, the outer first."""
    found, place = [], 0
    for piece, one in marks:
        place = text.index(piece, place)
        found.append(Mark(place, place + len(piece), Kind.EXACT, (one,)))
    return Passage(text, tuple(found))


def written(name, passages, about=ABOUT):
    """What a format makes of passages."""
    stream = io.StringIO()
    formats()[name].write(passages, stream, about)
    return stream.getvalue()
