"""Which terms of the termbase are marked in a text, and what is said of them."""

from glossary.annotation import Annotator
from glossary.annotation.marks import Mark, Passage, edges
from glossary.model import AdministrativeStatus as Use
from glossary.model import Status
from glossary.recognition import Kind


def marks(passages):
    """Each mark as the piece of the text and the ids of its concepts."""
    return [
        (passage.text[mark.start : mark.end], *(entry.concept for entry in mark.entries))
        for passage in passages
        for mark in passage.marks
    ]


def test_terms_with_their_equivalents(annotate):
    """In the languages asked for, the one to prefer first; what is to be avoided is there."""
    (passage,) = annotate("한미 동맹은 굳건하다.")
    (mark,) = passage.marks
    (entry,) = mark.entries
    assert passage.text[mark.start : mark.end] == "한미 동맹"
    assert mark.kind is Kind.INFLECTED
    assert [e.text for e in entry.to_use("en")] == ["ROK-U.S. alliance", "Korea-U.S. alliance"]
    assert [e.text for e in entry.to_use("ja")] == ["米韓同盟"]
    assert [e.text for e in entry.to_avoid("en")] == ["US-Korea league"]


def test_what_nobody_verified_only_if_asked_for(annotate):
    """Equivalents of reliability 1 are left out."""
    (passage,) = annotate("한미동맹", reliability=1)
    assert "US-Korean pact" in [e.text for e in passage.marks[0].entries[0].to_use("en")]
    (passage,) = annotate("한미동맹", reliability=4)
    assert [e.text for e in passage.marks[0].entries[0].equivalents] == [
        "ROK-U.S. alliance",
        "米韓同盟",
    ]


def test_a_rejected_entry_is_never_marked(annotate):
    """Not even when asked for; a candidate is."""
    text = "굳건한 정상"
    assert marks(annotate(text)) == []
    assert marks(annotate(text, statuses=tuple(Status))) == [("정상", "candidate")]


def test_a_term_to_avoid_names_the_one_to_use(annotate):
    """In the source language, too."""
    (passage,) = annotate("미한동맹을 논의했다.")
    entry = passage.marks[0].entries[0]
    assert (entry.is_avoided, entry.use, entry.instead) == (True, Use.DEPRECATED, "한미동맹")


def test_a_homonym_is_one_mark(annotate):
    """With all of its entries."""
    assert marks(annotate("공해에서")) == [("공해", "dirt", "seas")]


def test_nested_terms_on_request(annotate):
    """The longest alone; with those within it, the outer first."""
    text = "한미동맹은 동맹이다."
    assert marks(annotate(text)) == [("한미동맹", "alliance"), ("동맹", "tie")]
    assert marks(annotate(text, nested=True)) == [
        ("한미동맹", "alliance"),
        ("동맹", "tie"),
        ("동맹", "tie"),
    ]


def test_other_languages(annotate):
    """English and Japanese texts are marked with Korean equivalents."""
    english = annotate("The ROK-U.S. alliance", source="en", targets=("ko",))
    japanese = annotate("米韓同盟は", source="ja", targets=("ko",))
    for passages in (english, japanese):
        entry = passages[0].marks[0].entries[0]
        assert [e.text for e in entry.to_use("ko")] == ["한미동맹"]


def test_without_an_analysis_doubt_is_said(base):
    """What Kiwi would settle is uncertain without it."""
    annotator = Annotator(base, "ko", ("en",))
    (fast,) = annotator.passages(["동맹국이다."], analyse=False)
    (sure,) = annotator.passages(["동맹국이다."])
    assert [mark.kind for mark in fast.marks] == [Kind.UNCERTAIN]
    assert sure.marks == ()


def test_edges_are_well_nested():
    """Every mark ends after those within it."""
    outer, inner, last = (Mark(s, e, Kind.EXACT, ()) for s, e in ((0, 4), (2, 4), (4, 6)))
    found = [
        (edge.place, edge.mark, edge.opens) for edge in edges(Passage("", (outer, inner, last)))
    ]
    assert found == [
        (0, outer, True),
        (2, inner, True),
        (4, inner, False),
        (4, outer, False),
        (4, last, True),
        (6, last, False),
    ]
