"""What is quoted of texts that are left out: a sentence an entry, and a tenth of each text."""

import pytest

from glossary.model import (
    Concept,
    Document,
    Evidence,
    Method,
    OffsetMap,
    Sentence,
    Status,
    Term,
)
from glossary.termbase import concepts, documents, history
from glossary.termbase.quotations import quote_contexts

FILLING = "가나다라마바사아자차카타파하거너더러머다.\n"
"""A sentence of 21 characters and a line's end."""


@pytest.fixture
def store(termbase):
    """Store a text of some sentences and 40 others; the id of the first sentence."""

    def store(name, *sentences):
        lines = [f"{sentence}\n" for sentence in sentences] + [FILLING] * 40
        places = [sum(map(len, lines[:i])) for i in range(len(lines))]
        documents.store(
            termbase,
            Document(name=name, title=name, text="".join(lines), encoding="utf-8"),
            [
                Sentence(position=i, text=line[:-1], offsets=OffsetMap(((0, place, 1),)))
                for i, (line, place) in enumerate(zip(lines, places, strict=True))
            ],
        )
        return termbase.execute("select max(id) from sentence").fetchone()[0] - len(lines) + 1

    return store


def add(termbase, public_id, text, *evidence):
    """An approved entry of one Korean term."""
    history.save(
        termbase,
        Concept(
            id=public_id,
            status=Status.APPROVED,
            terms=(Term(language="ko", text=text, evidence=evidence),),
        ),
        actor="build",
    )


def quotes(termbase, public_id):
    """What the evidence of an entry quotes, with its source."""
    (term,) = concepts.load(termbase, public_id).terms
    return [(evidence.source, evidence.quote) for evidence in term.evidence if evidence.quote]


def test_an_entry_keeps_its_best_context(termbase, store):
    """As evidence that it was found in that text: the whole sentence, not the first."""
    store("a.txt", "전수방위가 쟁점이다.", "일본은 오늘도 전수방위 원칙을 유지한다고 밝혔다.")
    add(termbase, "a", "전수방위")
    add(termbase, "b", "나오지 않는 말")
    assert quote_contexts(termbase) == 1
    assert quotes(termbase, "a") == [
        ("text:a.txt", "일본은 오늘도 전수방위 원칙을 유지한다고 밝혔다.")
    ]
    assert quotes(termbase, "b") == []


def test_entries_of_one_sentence_share_it(termbase, store):
    """It is counted once, and costs its text nothing more."""
    store("a.txt", "전수방위와 상호접근협정을 함께 다룬 문장이 여기에 있다.")
    add(termbase, "a", "전수방위")
    add(termbase, "b", "상호접근협정")
    assert quote_contexts(termbase) == 1
    assert quotes(termbase, "a") == quotes(termbase, "b") != []


def test_what_evidence_quotes_is_enough(termbase, store):
    """Such an entry gets no second sentence."""
    first = store("a.txt", "전수방위가 쟁점이다.", "일본은 전수방위 원칙을 유지한다고 밝혔다.")
    quoting = Evidence(
        method=Method.GLOSS,
        source="text:a.txt",
        quote="전수방위가 쟁점이다.",
        sentence_id=first,
    )
    add(termbase, "a", "전수방위", quoting)
    assert quote_contexts(termbase) == 1
    assert quotes(termbase, "a") == [("text:a.txt", "전수방위가 쟁점이다.")]


def test_no_more_than_a_tenth_of_a_text_is_quoted(termbase, store):
    """Five sentences of 39 characters and 40 of 21 are 1,035: there is room for two of 39.

    Of entries that occur once each, the first choose.
    """
    words = ["갑갑갑", "을을을", "병병병", "정정정", "무무무"]
    store("a.txt", *(f"{word} {'가나다 ' * 8}이다." for word in words))  # 4 + 32 + 3 = 39
    for word in words:
        add(termbase, f"x-{word}", word)
    assert quote_contexts(termbase) == 2
    assert [bool(quotes(termbase, f"x-{word}")) for word in words] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_what_is_too_long_for_a_sentence_is_not_quoted(termbase, store):
    """A table that was taken for one, in a text however long."""
    store("a.txt", "전수방위 " + "칸 " * 150, *[FILLING] * 200)
    add(termbase, "a", "전수방위")
    assert quote_contexts(termbase) == 0
    assert quotes(termbase, "a") == []
