"""A search as the site shows it: how entries fit, filters, counts, pages."""

import unicodedata

import pytest

from glossary.model import Status
from glossary.termbase import editing, history
from glossary.termbase.search import hits
from glossary.termbase.search.fitting import Place
from glossary.termbase.search.hits import Filters
from glossary.termbase.search.typed import cleaned
from tests.termbase.search.searchable import fill


@pytest.fixture
def find(termbase):
    """Search; the answer has public ids for rows."""
    fill(termbase)
    names = {row["id"]: row["concept"] for row in termbase.execute("select * from entry")}

    def ask(text, limit=50, offset=0, **filters):
        found = hits.find(termbase, text, Filters(**filters), limit=limit, offset=offset)
        groups = {group.place: [names[i] for i in group.ids] for group in found.groups}
        return found, groups

    return ask


def fits(answer):
    """Which entries fit, and how."""
    return {entry: place for place, entries in answer[1].items() for entry in entries}


def test_exact_then_beginning_then_containing_then_defined(find):
    """동맹 is a term, begins one, is in one, and is in a definition."""
    assert find("동맹")[1] == {
        Place.EXACT: ["alliance"],
        Place.BEGINS: ["ally"],
        Place.CONTAINS: ["rok-us-alliance"],
        Place.DEFINED: ["extended-deterrence"],
    }


@pytest.mark.parametrize(
    ("typed", "entry", "place"),
    [
        ("동맹을", "alliance", Place.EXACT),
        ("한미 동맹", "rok-us-alliance", Place.EXACT),
        ("한·미 동맹은", "rok-us-alliance", Place.EXACT),
        ("안보네트워크", "network", Place.EXACT),
        ("동맹 한미", "rok-us-alliance", Place.CONTAINS),
        ("同盟國", "ally", Place.EXACT),  # as Taiwan and Korea write it
        ("擴大抑止", "extended-deterrence", Place.EXACT),
        ("扩大抑止", "extended-deterrence", Place.EXACT),  # simplified
        ("どうめい", "alliance", Place.EXACT),
        ("ドウメイ", "alliance", Place.EXACT),
        ("あんぽねっとわーく", "network", Place.EXACT),
        ("アンポ", "network", Place.BEGINS),
        ("ねっとわーく", "network", Place.CONTAINS),
        ("doumei", "alliance", Place.SOUNDS),
        ("dōmei", "alliance", Place.SOUNDS),
        ("dongmaeng", "alliance", Place.SOUNDS),
        ("dongmaeng", "ally", Place.SOUNDS_BEGIN),
        ("hyeomnyeok", "cooperation", Place.SOUNDS),
        ("nato", "nato", Place.EXACT),
        ("ＮＡＴＯ", "nato", Place.EXACT),
        ("N.A.T.O.", "nato", Place.EXACT),
        ("ROK-US", "rok-us-alliance", Place.BEGINS),
        ("ALLIANCE", "alliance", Place.EXACT),
        ("allian", "alliance", Place.BEGINS),
        ("ㄷㅁ", "alliance", Place.BEGINS),
        ("ㅎㅁㄷㅁ", "rok-us-alliance", Place.BEGINS),
        ("co-working", "cooperation", Place.EXACT),  # deprecated, and found all the same
        ("★", "sign", Place.EXACT),
    ],
)
def test_what_people_type(find, typed, entry, place):
    """Any script, spacing, form of kanji, reading or romanisation."""
    assert fits(find(typed))[entry] is place


def test_decomposed_hangul_is_hangul(find):
    """As macOS names files; `cleaned` composes it."""
    assert "alliance" in fits(find(cleaned(unicodedata.normalize("NFD", "동맹"))))


@pytest.mark.parametrize("typed", ["미맹", "동맹 나토", "zzz", "ㅋㅋ"])
def test_what_is_not_there_is_not_found(find, typed):
    """No hit is better than a wrong one."""
    assert find(typed)[0].total == 0


def test_rejected_entries_are_shown_only_when_asked_for(find):
    """They are counted among the states, and left out."""
    found, groups = find("동맹")
    assert "old" not in fits((found, groups))
    assert found.facets["status"] == {"approved": 3, "proposed": 1, "rejected": 1}
    assert fits(find("동맹", status=(Status.REJECTED,))) == {"old": Place.CONTAINS}


def test_a_facet_counts_with_the_other_filters_but_not_its_own(find):
    """So that one can go from one value to another."""
    found, _ = find("동맹", subject=("alliances",), status=("approved",))
    assert found.total == 2
    assert found.facets["subject"] == {"alliances": 2, "strategy": 1}
    assert found.facets["status"] == {"approved": 2, "proposed": 1}
    assert found.unfiltered == 4


def test_several_values_of_a_facet_add_up(find):
    """Either subject will do."""
    found, _ = find("동맹", subject=("alliances", "strategy"))
    assert found.total == 4


def test_the_weaker_equivalent_is_the_reliability(find):
    """Of 한미동맹 the English has 3, the Japanese 4; what has neither has none."""
    assert fits(find("동맹", reliability=("3",))) == {"rok-us-alliance": Place.CONTAINS}
    assert fits(find("", reliability=("",))) == {"sign": None}


def test_nothing_typed_is_every_entry(find):
    """To browse, without groups; by name where none is more frequent."""
    found, groups = find("")
    assert found.total == 8
    assert groups[None][:4] == ["sign", "alliance", "ally", "nato"]  # ★, 동맹, 동맹국, 북…


def test_a_page_is_cut_across_groups(find):
    """Totals are those of all pages."""
    found, groups = find("동맹", limit=2, offset=2)
    assert groups == {
        Place.CONTAINS: ["rok-us-alliance"],
        Place.DEFINED: ["extended-deterrence"],
    }
    assert [group.total for group in found.groups] == [1, 1]
    assert found.total == 4


def test_after_the_last_page_comes_the_last_page(find):
    """Four entries at three a page are two pages."""
    found, groups = find("동맹", limit=3, offset=30)
    assert found.offset == 3
    assert groups == {Place.DEFINED: ["extended-deterrence"]}


def test_it_is_never_stale(termbase, find):
    """What is written is found at once."""
    assert find("새동맹")[0].total == 0
    new = editing.new_concept(termbase, [("ko", "새동맹")], editing.Author("me"))
    history.save(termbase, new, actor="me")
    assert hits.find(termbase, "새동맹", limit=5).total == 1


def test_an_empty_termbase_has_nothing(termbase):
    """Neither to find nor to browse."""
    assert hits.find(termbase, "동맹", limit=5).total == 0
    assert hits.find(termbase, "", limit=5).facets == {
        "subject": {},
        "status": {},
        "reliability": {},
    }
