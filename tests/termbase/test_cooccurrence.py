"""Entries that stand together."""

import math
from contextlib import closing

import pytest

from glossary.model import AdministrativeStatus, Concept, Status, Term
from glossary.termbase import cooccurrence, history, open_termbase
from glossary.termbase.cooccurrence import log_likelihood_ratio, outermost
from tests.site.conftest import store_text


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # as many together as by chance
        ((1, 2, 5, 10), 0.0),
        # always together, in half of all: 2 (5 ln 2 + 5 ln 2)
        ((5, 5, 5, 10), 20 * math.log(2)),
        # never together: 2 (5 ln 2 + 5 ln 2)
        ((0, 5, 5, 10), 20 * math.log(2)),
        # cells 2, 0, 1, 1 of 4: 2 (2 ln 4/3 + ln 2/3 + ln 2)
        ((2, 2, 3, 4), 2 * (2 * math.log(4 / 3) + math.log(2 / 3) + math.log(2))),
    ],
)
def test_log_likelihood_is_dunnings(counts, expected):
    """2 Σ O ln(O / E) over the four cells."""
    assert log_likelihood_ratio(*counts) == pytest.approx(expected, abs=1e-9)


def test_a_term_within_a_longer_one_is_not_beside_it():
    """Of 한미동맹 (0–4) and 동맹 (2–4) the longer stands there; 5–7 is another place."""
    assert outermost([(2, 4, 0, 2), (0, 4, 1, 1), (5, 7, 0, 3)]) == {1, 3}


@pytest.fixture
def network(tmp_path):
    """The network of the terms of some sentences."""

    def find(sentences, **statuses):
        with closing(open_termbase(tmp_path / "glossary.db", create=True)) as connection:
            spans, text = [], ""
            for sentence in sentences:
                spans.append((len(text), len(text) + len(sentence)))
                text += sentence + "\n"
            store_text(connection, "a.txt", text, spans)
            for term in sorted({w for s in sentences for w in s.split() if w != "그"}):
                concept = Concept(
                    id=f"c-{term}",
                    status=statuses.get(term, Status.APPROVED),
                    terms=(
                        Term(
                            language="ko",
                            text=term,
                            administrative_status=AdministrativeStatus.PREFERRED,
                        ),
                    ),
                )
                history.save(connection, concept, actor="Kim")
            return cooccurrence.network(connection)

    return find


SENTENCES = ["동맹 미사일"] * 5 + ["협정"] * 5
"""동맹 and 미사일 always together, in five of ten sentences: 20 ln 2 = 13.86."""


def test_a_pair_that_goes_together_is_found(network):
    """With the sentences they share, and each entry's own."""
    found = network(SENTENCES)
    assert found.sentences == 10
    assert {(n.ko, n.sentences) for n in found.nodes} == {("동맹", 5), ("미사일", 5)}
    (edge,) = found.edges
    assert {found.nodes[edge.first].ko, found.nodes[edge.second].ko} == {"동맹", "미사일"}
    assert edge.together == 5
    assert edge.surprise == pytest.approx(20 * math.log(2))


def test_rejected_entries_are_not_in_it(network):
    """Nor what would only have gone with them."""
    assert network(SENTENCES, 동맹=Status.REJECTED).nodes == []


def test_chance_is_not_shown(network):
    """동맹 and 협정 share two of eight sentences, as chance would have it: 4 · 4 / 8."""
    sentences = ["동맹 협정"] * 2 + ["동맹"] * 2 + ["협정"] * 2 + ["그"] * 2
    assert network(sentences).edges == []


def test_once_is_no_pattern(network):
    """Of a hundred sentences, one has both: surprising, but a single one."""
    assert network(["동맹 미사일"] + ["그"] * 99).edges == []


def test_an_empty_termbase_has_an_empty_network(network):
    """And no error."""
    assert network([]).nodes == []
