"""Work on many things, shared with other processes."""

import os
import signal

import pytest

from glossary.memory import sharing
from glossary.memory.sharing import shared
from glossary.termbase import open_termbase

MANY = range(5 * sharing._AT_ONCE)


@pytest.fixture
def hurried(monkeypatch):
    """Others are asked for help at once, and this process does little ahead of them."""
    monkeypatch.setattr(sharing, "_ALONE_S", 0.0)
    monkeypatch.setattr(sharing, "_AHEAD", 1)


def doubled(connection, numbers):
    """Twice each, and the process it was made in."""
    assert connection.execute("select count(*) from unit").fetchone()[0] == 0
    return [(2 * number, os.getpid()) for number in numbers]


def killed(connection, numbers):
    """As `doubled`, but it takes any other process down."""
    if os.getpid() != int(os.environ["GLOSSARY_TEST_PID"]):
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(connection, numbers)


def test_in_order_and_by_several(termbase, hurried):
    """Two processes work: this one, and another."""
    done = list(shared(termbase, doubled, MANY, processes=2))
    assert [number for number, _ in done] == [2 * number for number in MANY]
    assert len({process for _, process in done}) == 2


def test_what_is_soon_done_is_done_here(termbase):
    """Another process takes longer to start."""
    done = list(shared(termbase, doubled, MANY, processes=2))
    assert {process for _, process in done} == {os.getpid()}


def test_another_that_is_killed(termbase, hurried, monkeypatch):
    """What it had to do is done here, and nothing is missing."""
    monkeypatch.setenv("GLOSSARY_TEST_PID", str(os.getpid()))
    done = list(shared(termbase, killed, MANY, processes=2))
    assert [number for number, _ in done] == [2 * number for number in MANY]


def test_nobody_else_sees_a_transaction(termbase, hurried):
    """What is written and not committed: this process alone knows of it."""
    termbase.execute("begin")
    done = list(shared(termbase, doubled, MANY, processes=2))
    termbase.execute("rollback")
    assert {process for _, process in done} == {os.getpid()}


def test_who_stops_early(tmp_path, hurried):
    """Need not wait for all of it."""
    connection = open_termbase(tmp_path / "a.db", create=True)
    coming = shared(connection, doubled, iter(range(10**9)), processes=2)
    assert [next(coming)[0] for _ in range(120)] == [2 * n for n in range(120)]
    coming.close()
    connection.close()
