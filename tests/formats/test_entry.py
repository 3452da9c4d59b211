"""What writers ask of an entry."""

from __future__ import annotations

import pytest

from glossary.formats._entry import context
from glossary.model import Evidence, Method, Term


@pytest.mark.parametrize(
    ("quotes", "chosen"),
    [
        ([], None),
        (
            [(Method.EXTRACTION, "한미 동맹은 오래되었다."), (Method.GLOSS, "동맹이다.")],
            "동맹이다.",
        ),
        ([(Method.EXTRACTION, "우방이다.")], None),
        ([(Method.HANJA, "동맹 同盟")], None),
        ([(Method.EXTRACTION, "동맹" + "은" * 299)], None),
        ([(Method.IMPORT, "동맹" + "은" * 299)], "동맹" + "은" * 299),
        ([(Method.IMPORT, "우방이다.")], "우방이다."),
    ],
)
def test_the_shortest_sentence_shows_a_term_in_use(quotes, chosen):
    """One that has it in it and is short, or what a file gave for one."""
    evidence = tuple(Evidence(method=m, source="", quote=quote) for m, quote in quotes)
    found = context(Term(language="ko", text="동맹", evidence=evidence))
    assert (found and found.quote) == chosen
