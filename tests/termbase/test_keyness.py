"""Two texts side by side."""

import math
from contextlib import closing

import pytest

from glossary.errors import NotFound
from glossary.model import AdministrativeStatus, Concept, Status, Term
from glossary.termbase import history, open_termbase
from glossary.termbase.keyness import compare, log_likelihood
from tests.site.conftest import store_text


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # the same share of both
        ((2, 4, 10, 20), 0.0),
        # only in the first, of equal size: 2 · 4 ln 2
        ((4, 0, 10, 10), 8 * math.log(2)),
        # only in the second
        ((0, 4, 10, 10), -8 * math.log(2)),
        # expected 2 and 4 of 6: 2 (4 ln 2 + 2 ln 1/2) = 4 ln 2
        ((4, 2, 10, 20), 4 * math.log(2)),
        ((0, 0, 10, 10), 0.0),
        ((0, 0, 0, 0), 0.0),
    ],
)
def test_log_likelihood_is_that_of_rayson_and_garside(counts, expected):
    """2 (a ln(a / Eᵃ) + b ln(b / Eᵇ)), with a sign for the text that it is typical of."""
    assert log_likelihood(*counts) == pytest.approx(expected, abs=1e-9)


@pytest.fixture
def connection(tmp_path):
    """Three texts: 동맹 three times in A and once in C; 협정 in A and B; 미사일 twice in B."""
    texts = {
        "a": ["동맹 협정", "동맹 동맹"],
        "b": ["협정 미사일", "미사일"],
        "c": ["동맹", "위성"],
    }
    with closing(open_termbase(tmp_path / "glossary.db", create=True)) as connection:
        for name, (first, second) in texts.items():
            text = f"{first}\n{second}"
            spans = [(0, len(first)), (len(first) + 1, len(text))]
            store_text(connection, f"{name}.txt", text, spans)
        for term in ("동맹", "협정", "미사일", "위성"):
            concept = Concept(
                id=f"c-{term}",
                status=Status.REJECTED if term == "위성" else Status.PROPOSED,
                terms=(
                    Term(
                        language="ko",
                        text=term,
                        administrative_status=AdministrativeStatus.PREFERRED,
                    ),
                ),
            )
            history.save(connection, concept, actor="Kim")
        yield connection


def counts(rows):
    return [(row.ko, row.a, row.b) for row in rows]


def test_entries_are_in_one_of_three(connection):
    """Only in the first, in both, only in the second."""
    found = compare(connection, "a.txt", "b.txt")
    assert counts(found.only_a) == [("동맹", 3, 0)]
    assert counts(found.both) == [("협정", 1, 1)]
    assert counts(found.only_b) == [("미사일", 0, 2)]


def test_the_sides_say_how_large_they_are(connection):
    """Entries, and their occurrences."""
    found = compare(connection, "a.txt", "b.txt")
    assert (found.a.title, found.a.entries, found.a.occurrences) == ("a", 2, 4)
    assert (found.b.title, found.b.entries, found.b.occurrences) == ("b", 2, 3)


def test_keyness_goes_by_the_share_of_occurrences(connection):
    """협정 is 1 of 4 and 1 of 3: expected 8/7 and 6/7."""
    (row,) = compare(connection, "a.txt", "b.txt").both
    assert row.keyness == pytest.approx(-2 * (math.log(7 / 8) + math.log(7 / 6)))


def test_an_entry_leads_to_its_first_sentence(connection):
    """동맹 stands in both sentences of A, the first of which is sentence 1."""
    (row,) = compare(connection, "a.txt", "b.txt").only_a
    assert (row.a_sentence, row.b_sentence) == (1, None)


def test_a_text_is_compared_with_all_others(connection):
    """B and C together; what is rejected counts nowhere."""
    found = compare(connection, "a.txt", "")
    assert counts(found.only_a) == []
    assert counts(found.both) == [("동맹", 3, 1), ("협정", 1, 1)]
    assert counts(found.only_b) == [("미사일", 0, 2)]
    assert (found.b.name, found.b.entries, found.b.occurrences) == ("", 3, 4)


def test_an_entry_by_keyness_comes_before_a_frequent_one(connection):
    """동맹 has 3 of 4 and 1 of 4, 협정 has its share in both."""
    found = compare(connection, "a.txt", "", "keyness")
    assert [row.ko for row in found.both] == ["동맹", "협정"]
    assert found.both[0].keyness > found.both[1].keyness == 0


def test_an_unknown_text_is_named(connection):
    """Whichever of the two it is."""
    for names in (("x", "b.txt"), ("a.txt", "x")):
        with pytest.raises(NotFound, match="no text “x”"):
            compare(connection, *names)
