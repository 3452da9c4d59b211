"""Answers that are kept until the database changes."""

import sqlite3
from contextlib import closing

import pytest

from glossary.termbase import open_termbase, prepare, remembered
from glossary.termbase.queries import at_one_moment
from glossary.termbase.remembered import remembered as ask


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "glossary.db"
    open_termbase(path, create=True).close()
    return path


@pytest.fixture
def counting():
    """A question that says how many sources there are, and a list of who was asked."""
    asked = []

    def sources(connection):
        asked.append(connection)
        return connection.execute("select count(*) from source").fetchone()[0]

    return sources, asked


def add(connection, key):
    connection.execute(
        "insert into source (key, kind, title) values (?, 'person', 'x')", (key,)
    )


def test_nothing_is_asked_twice(path, counting):
    """As long as nobody writes, and whichever connection asks."""
    question, asked = counting
    with closing(open_termbase(path)) as first, closing(open_termbase(path)) as second:
        assert [ask(first, question), ask(first, question), ask(second, question)] == [0] * 3
    assert asked == [first]


def test_what_others_write_is_seen_at_once(path, counting):
    """Each commit of another connection counts, however soon it comes."""
    question, asked = counting
    with closing(open_termbase(path)) as reader, closing(open_termbase(path)) as writer:
        for number in range(50):
            assert at_one_moment(reader, lambda c: ask(c, question)) == number
            add(writer, f"person:{number}")
    assert len(asked) == 50


def test_what_one_writes_oneself_is_seen_at_once(path, counting):
    """By all of them."""
    question, _ = counting
    with closing(open_termbase(path)) as first, closing(open_termbase(path)) as second:
        assert [ask(first, question), ask(second, question)] == [0, 0]
        add(first, "person:a")
        assert [ask(first, question), ask(second, question)] == [1, 1]


def test_questions_are_kept_apart(path, counting):
    """So are databases."""
    question, _ = counting
    other = path.with_name("other.db")
    with closing(open_termbase(path)) as a, closing(open_termbase(other, create=True)) as b:
        add(b, "person:a")
        assert [ask(a, question), ask(b, question)] == [0, 1]
        assert ask(a, lambda _: "another") == "another"


def test_of_a_database_in_memory_nothing_is_kept(path, counting):
    """There is no file that would say whether it was written to."""
    question, asked = counting
    with closing(open_termbase(path)) as stored, closing(sqlite3.connect(":memory:")) as memory:
        stored.backup(memory)
        prepare(memory)
        assert [ask(memory, question), ask(memory, question)] == [0, 0]
    assert len(asked) == 2


def test_few_answers_are_held(tmp_path, counting):
    """What was not asked for the longest goes."""
    question, _ = counting
    for number in range(40):
        with closing(open_termbase(tmp_path / f"{number}.db", create=True)) as connection:
            ask(connection, question)
    assert len(remembered._kept) == 32
