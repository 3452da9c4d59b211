"""The contexts on an entry's page where the texts themselves are not here."""

from glossary.model import Concept, Evidence, Method, Term
from glossary.site import kwic

SOURCES = {"text:a.txt": {"title": "a.txt"}, "dictionary": {"title": "A dictionary"}}


def evidence(quote, source="text:a.txt"):
    """Somebody quotes something."""
    return Evidence(method=Method.GLOSS, source=source, quote=quote)


def shown(*terms):
    """The contexts of an entry, with the term in brackets and the text's title."""
    examples = kwic.quoted(Concept(id="x", terms=terms), SOURCES)
    assert all(example.name == "" for example in examples), "there is no text to lead to"
    return [f"{e.line.left}[{e.line.match}]{e.line.right} ({e.title})" for e in examples]


def test_what_is_quoted_for_any_term_is_a_context_of_the_entry():
    """With the Korean term in it marked, however it is spaced; each sentence once."""
    sentence = "일본의 준 동맹(quasi-alliance)을 본다."
    assert shown(
        Term(language="ko", text="준동맹", evidence=(evidence(sentence),)),
        Term(language="en", text="quasi-alliance", evidence=(evidence(sentence),)),
        Term(language="ja", text="準同盟", evidence=(evidence("준동맹(準同盟)이다."),)),
    ) == [
        "일본의 [준 동맹](quasi-alliance)을 본다. (a.txt)",
        "[준동맹](準同盟)이다. (a.txt)",
    ]


def test_what_is_no_sentence_of_a_text_is_none():
    """A dictionary's line, and a sentence without the term."""
    assert (
        shown(
            Term(
                language="ko",
                text="동맹",
                evidence=(evidence("동맹 alliance", "dictionary"), evidence("다른 말이다.")),
            )
        )
        == []
    )
