"""Plain text with the equivalents in brackets."""

from glossary.annotation.marks import Mark, Passage
from glossary.model import AdministrativeStatus as Use
from glossary.recognition import Kind

from .conftest import entry, passage, written


def test_the_text_and_the_list():
    """Brackets where the term stands, particles outside; each term once in the list."""
    text = passage("동맹은 동맹이다.", ("동맹", entry("c", "동맹", "alliance", "tie")))
    assert written("txt", [text]) == (
        "[동맹 = alliance]은 동맹이다.\n\nTerms\n  동맹\n    en  alliance; tie\n"
    )


def test_nested():
    """Brackets within brackets."""
    outer, inner = entry("a", "한미동맹", "ROK-U.S. alliance"), entry("b", "동맹", "alliance")
    text = written("txt", [passage("한미동맹", ("한미동맹", outer), ("동맹", inner))])
    assert text.startswith("[한미[동맹 = alliance] = ROK-U.S. alliance]\n")


def test_doubt_and_terms_to_avoid():
    """A question mark; a word about the term."""
    avoided = entry("a", "낡은말", "old word", use=Use.DEPRECATED, instead="새말")
    doubt = Passage("낡은말", (Mark(0, 3, Kind.UNCERTAIN, (avoided,)),))
    text = written("txt", [doubt])
    assert text.startswith("[낡은말 =? old word]\n")
    assert "낡은말 (not to be used: better 새말)" in text


def test_a_homonym_has_both_meanings():
    """With a slash between."""
    both = (entry("a", "공해", "high seas"), entry("b", "공해", "pollution"))
    text = written("txt", [Passage("공해", (Mark(0, 2, Kind.EXACT, both),))])
    assert text.startswith("[공해 = high seas / pollution]\n")
