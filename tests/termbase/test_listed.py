"""The keep list and the stop list."""

import pytest

from glossary.errors import InvalidInput
from glossary.termbase import listed


def test_a_term_is_put_and_taken_off(termbase):
    """Spacing makes no difference; what was not there is named."""
    assert listed.put(termbase, ["한미 동맹", "RAA"], listed.KEEP) == 2
    assert listed.put(termbase, ["한미동맹"], listed.KEEP) == 0
    assert listed.texts(termbase, listed.KEEP) == ["RAA", "한미 동맹"]
    assert listed.take_off(termbase, ["한미동맹", "없음"], listed.KEEP) == ["없음"]
    assert listed.texts(termbase, listed.KEEP) == ["RAA"]


def test_a_term_is_on_one_list(termbase):
    """The last word counts."""
    listed.put(termbase, ["동맹"], listed.KEEP)
    assert listed.put(termbase, ["동맹"], listed.STOP) == 1
    assert listed.list_of(termbase, "동 맹") == listed.STOP
    assert listed.texts(termbase, listed.KEEP) == []
    assert listed.take_off(termbase, ["동맹"], listed.KEEP) == ["동맹"]
    assert listed.list_of(termbase, "동맹") == listed.STOP


def test_all_or_nothing(termbase):
    """What is no term is refused, and what came before it is not put either."""
    with pytest.raises(InvalidInput, match="neither letter nor digit"):
        listed.put(termbase, ["동맹", " … "], listed.KEEP)
    assert listed.texts(termbase, listed.KEEP) == []


@pytest.mark.parametrize("term", ["\u1112\u1161\u11ab\u1106\u1175", '"<&>가', "한'미"])
def test_odd_terms(termbase, term):
    """Decomposed Hangul and quotation marks are terms as any other."""
    listed.put(termbase, [term], listed.STOP)
    assert listed.list_of(termbase, term) == listed.STOP


def test_decomposed_hangul_is_the_same_term(termbase):
    """A Mac writes 한미 in six code points."""
    listed.put(termbase, ["\u1112\u1161\u11ab\u1106\u1175"], listed.STOP)
    assert listed.list_of(termbase, "한미") == listed.STOP
