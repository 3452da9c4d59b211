"""Figures for the first page."""

from glossary.termbase import history, open_termbase, overview
from tests.termbase.search.searchable import entry, fill


def test_what_is_in_a_termbase(termbase):
    """Rejected entries are not counted among entries; those without a subject come last."""
    fill(termbase)
    figures = overview.overview(termbase)
    assert (figures.entries, figures.approved) == (8, 6)
    assert dict(figures.terms) == {"ko": 10, "en": 8, "ja": 6}
    assert list(figures.subjects.items()) == [
        ("alliances", 3),
        ("strategy", 2),
        ("organisations", 1),
        ("", 2),
    ]


def test_an_empty_termbase(termbase):
    """Has figures, too, and no entry to take by chance."""
    figures = overview.overview(termbase)
    assert (figures.entries, figures.changed, dict(figures.subjects)) == (0, "", {})
    assert overview.recent(termbase) == []
    assert overview.random_entry(termbase) is None


def test_figures_are_never_stale(termbase, tmp_path):
    """Neither after a change through this connection nor after another's."""
    fill(termbase)
    other = open_termbase(tmp_path / "glossary.db")
    assert overview.overview(other).entries == overview.overview(termbase).entries == 8
    history.save(termbase, entry("new", ("ko", "새말")), actor="Kim")
    assert overview.overview(other).entries == overview.overview(termbase).entries == 9
    history.save(other, entry("newer", ("ko", "더 새말")), actor="Kim")
    assert overview.overview(other).entries == overview.overview(termbase).entries == 10
    other.close()


def test_the_latest_changes_come_first_and_each_entry_once(termbase):
    """Removed and rejected entries are left out."""
    fill(termbase)
    history.save(termbase, entry("alliance", ("ko", "동맹"), ("en", "pact")), actor="Kim")
    history.remove(termbase, "sign", actor="Kim")
    changed = overview.recent(termbase, limit=3)
    assert [(c.entry["concept"], c.action) for c in changed] == [
        ("alliance", "update"),
        ("cooperation", "create"),
        ("nato", "create"),
    ]


def test_an_entry_by_chance_is_never_a_rejected_one(termbase):
    """Each of the eight comes up in a hundred draws, but for one in ten thousand runs."""
    fill(termbase)
    drawn = {overview.random_entry(termbase) for _ in range(100)}
    assert "old" not in drawn
    assert len(drawn) == 8
