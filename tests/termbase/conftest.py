"""A termbase with three small entries and one text."""

from __future__ import annotations

import pytest

from glossary import texts
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Document,
    Evidence,
    Method,
    Status,
    Term,
    TermType,
)
from glossary.termbase import documents, history

TEXT = "한미동맹은 굳건하다. 두 나라는 한미 동맹을 넓힌다.\n\n지소미아(GSOMIA)를 체결했다."


def term(language, text, *, preferred=True, **fields):
    """A term with one piece of evidence."""
    return Term(
        language=language,
        text=text,
        administrative_status=AdministrativeStatus.PREFERRED
        if preferred
        else AdministrativeStatus.ADMITTED,
        evidence=(Evidence(method=Method.CURATED, source="curated:terms.csv"),),
        **fields,
    )


ALLIANCE = Concept(
    id="rok-us-alliance",
    subject="alliances",
    status=Status.APPROVED,
    terms=(
        term("ko", "한미동맹"),
        term("en", "ROK-U.S. alliance", reliability=4),
        term("ja", "米韓同盟", reliability=3, reading="べいかんどうめい"),
    ),
    definitions=(
        Definition(language="ko", text="한국과 미국의 동맹.", source="curated:terms.csv"),
    ),
)
GSOMIA = Concept(
    id="gsomia",
    subject="agreements",
    status=Status.APPROVED,
    terms=(
        term("ko", "지소미아"),
        term("ko", "GSOMIA", preferred=False, type=TermType.ACRONYM),
        term("ja", "軍事情報包括保護協定", reliability=4),
    ),
)


@pytest.fixture
def filled(termbase):
    """The termbase with a text and two entries that `build` made."""
    document = Document(name="seeds/a.txt", title="a", text=TEXT, encoding="utf-8")
    documents.store(termbase, document, texts.sentences(document))
    for concept in (ALLIANCE, GSOMIA):
        history.save(termbase, concept, actor=history.BUILD, batch=1)
    return termbase
