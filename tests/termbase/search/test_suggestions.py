"""What is suggested while somebody types."""

import pytest

from glossary.termbase import history
from glossary.termbase.search import key_order
from glossary.termbase.search.key_order import Range
from glossary.termbase.search.suggestions import suggestions
from tests.termbase.search.searchable import entry, fill


@pytest.fixture
def suggest(termbase):
    """The public ids of what is suggested."""
    fill(termbase)
    return lambda text, **more: [row["concept"] for row in suggestions(termbase, text, **more)]


def test_the_term_itself_comes_first(suggest):
    """Then what begins so, then what has it somewhere."""
    assert suggest("동맹") == ["alliance", "ally", "rok-us-alliance"]


@pytest.mark.parametrize("typed", ["ㄷ", "도", "동", "동ㅁ", "동매", "동맹"])
def test_every_state_of_a_syllable_leads_there(suggest, typed):
    """An input method shows these one after the other while 동맹 is typed."""
    assert suggest(typed)[:2] == ["alliance", "ally"]


def test_a_consonant_may_go_over_to_the_next_syllable(termbase, suggest):
    """확 is on the way to 화가 as well as to 확장."""
    history.save(termbase, entry("painter", ("ko", "화가")), actor="Kim")
    assert suggest("확") == ["extended-deterrence", "painter"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("한미동맹을", "rok-us-alliance"),
        ("allia", "alliance"),
        ("NAT", "nato"),
        ("同盟國", "ally"),
        ("どう", "alliance"),
        ("あんぽねっと", "network"),
        ("doumei", "alliance"),
        ("hyeomnyeok", "cooperation"),
        ("ㅎㅁㄷ", "rok-us-alliance"),
        ("deterr", "extended-deterrence"),
    ],
)
def test_any_script_will_do(suggest, typed, first):
    """What is found by searching is suggested."""
    assert suggest(typed)[0] == first


def test_rejected_entries_are_never_suggested(suggest):
    """옛동맹 is one."""
    assert suggest("옛") == []


def test_no_more_than_was_asked_for(suggest):
    """And nothing for nothing."""
    assert len(suggest("동", limit=1)) == 1
    assert suggest("") == []


def test_the_order_of_keys_finds_every_stretch(termbase):
    """Of 200 terms, more than are counted for one look-up, each is found by its beginning."""
    for number in range(200):
        history.save(termbase, entry(f"e{number}", ("ko", f"용어{number:03}")), actor="Kim")
    history.save(termbase, entry("twice", ("ko", "용어007"), ("en", "seven")), actor="Kim")
    order = key_order.orders(termbase).by_key
    found = {
        n: len(order.between(termbase, Range(f"용어{n:03}", f"용어{n:03}\U0010ffff")))
        for n in range(200)
    }
    assert found == {n: 2 if n == 7 else 1 for n in range(200)}
    assert len(order.between(termbase, Range("용어1", "용어2"))) == 100
    assert len(order.between(termbase, Range("하", "히"))) == 0
