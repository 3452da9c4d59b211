"""Two small entries and a text, for the tests of what stands on the termbase."""

from __future__ import annotations

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Status,
    Term,
    TermType,
)

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
