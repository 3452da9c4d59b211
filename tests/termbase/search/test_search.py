"""Search: Korean without regard to spaces, with particles; kanji; English."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.termbase import editing, history, search
from glossary.termbase.search.bigrams import grams, query


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("동맹", ["rok-us-alliance"]),
        ("한미 동맹", ["rok-us-alliance"]),
        ("한미동맹", ["rok-us-alliance"]),
        ("한미동맹을", ["rok-us-alliance"]),
        ("한·미 동맹", ["rok-us-alliance"]),
        ("同盟", ["rok-us-alliance"]),
        ("米韓", ["rok-us-alliance"]),
        ("alliance", ["rok-us-alliance"]),
        ("ALLIANCE", ["rok-us-alliance"]),
        ("allian", ["rok-us-alliance"]),
        ("べいかん", ["rok-us-alliance"]),
        ("ベイカン", ["rok-us-alliance"]),
        ("米韓同盟", ["rok-us-alliance"]),
        ("軍事情報包括保護協定", ["gsomia"]),
        ("beikan doumei", ["rok-us-alliance"]),
        ("hanmidongmaeng", ["rok-us-alliance"]),
        ("ROK-US", ["rok-us-alliance"]),
        ("ㅎㅁㄷㅁ", ["rok-us-alliance"]),
        ("한국과 미국", ["rok-us-alliance"]),  # in the definition
        ("gsomia", ["gsomia"]),
        ("GSOMIA를", ["gsomia"]),
        ("맹", ["rok-us-alliance"]),
        ("미맹", []),
        ("z", []),
        ("동맹 지소미아", []),
    ],
)
def test_what_people_type(filled, typed, finds):
    """Any script, spaced or not, with a particle, in part, read or romanised."""
    assert [row["concept"] for row in search.search(filled, typed)] == finds


def test_the_exact_term_comes_first(filled):
    """An entry with just this term stands before one that only contains it."""
    author = editing.Author("me")
    history.save(filled, editing.new_concept(filled, [("ko", "동맹")], author), actor="me")
    assert [row["ko"] for row in search.search(filled, "동맹")] == ["동맹", "한미동맹"]


def test_terms_do_not_run_together(filled):
    """The end of one term and the beginning of the next are not a word."""
    assert search.search(filled, "아GSOMIA") == []


def test_signs_can_be_found(filled):
    """A term of signs only is found by itself."""
    history.save(
        filled, editing.new_concept(filled, [("ko", "★")], editing.Author("me")), actor="me"
    )
    assert [row["ko"] for row in search.search(filled, "★")] == ["★"]


@given(st.text(max_size=40))
def test_no_query_is_malformed(text):
    """Whatever is typed, FTS5 takes the expression."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5 (a)")
    expression = query(text)
    if expression:
        connection.execute("select * from t where t match ?", (expression,)).fetchall()
    connection.close()


@given(st.text(st.sampled_from("가나다라 一二ab."), min_size=1, max_size=20))
def test_a_text_is_found_by_itself(text):
    """A text that is indexed is found when the whole of it is typed."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table t using fts5 (a)")
    connection.execute("insert into t values (?)", (grams([text]),))
    expression = query(text)
    if expression:
        assert connection.execute("select 1 from t where t match ?", (expression,)).fetchall()
    connection.close()
