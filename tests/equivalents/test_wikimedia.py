"""The client of the MediaWiki API is patient, polite, and complains in sentences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import requests

from glossary.equivalents import wikimedia
from glossary.equivalents.wikimedia import Wikimedia, user_agent
from glossary.errors import InvalidInput, ServiceError


@pytest.fixture
def waits(monkeypatch):
    """How long it waited, without the waiting."""
    waited = []
    monkeypatch.setattr(wikimedia.time, "sleep", waited.append)
    return waited


@pytest.fixture
def client(wiki, waits):
    """A client of the server."""
    return Wikimedia("Wikidata", wiki.url, tries=3, delay=0.1, backoff=1.0)


def search(client, text):
    """The ids that a search finds."""
    answer = client.ask(action="wbsearchentities", search=text, language="ko")
    return [hit["id"] for hit in answer["search"]]


def test_an_answer(client, wiki, waits):
    """One question, after a short wait; it gives way to lag, and wants JSON."""
    assert search(client, "핵무기") == ["Q12802"]
    (asked,) = wiki.requests
    assert (asked["maxlag"], asked["format"], asked["formatversion"]) == ("5", "json", "2")
    assert waits == [0.1]


def test_it_says_who_it_is(wiki, waits):
    """Name, version, and whom to turn to."""
    search(Wikimedia("Wikidata", wiki.url, contact="me@example.org"), "핵무기")
    (agent,) = wiki.agents
    assert agent.startswith("ko-security-glossary/")
    assert "me@example.org" in agent
    assert agent == user_agent("me@example.org")


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("밀림", 5.0),  # maxlag, with status 200 and Retry-After: 5
        ("바쁨", 9.0),  # 429 with Retry-After: 9
        ("끊김", 1.0),  # broke off in the middle
    ],
)
def test_what_passes_is_asked_again(client, wiki, waits, text, wait):
    """After as long as the service says, or a second."""
    search(client, text)
    assert len(wiki.requests) == 2
    assert waits == [0.1, wait]


@pytest.mark.parametrize(
    ("text", "asked", "reason"),
    [
        ("누리집", 3, "Wikidata is busy (503): try again later."),
        ("쉼", 1, "Wikidata is busy (429): try again later."),
        ("잘못", 1, "Wikidata refused the question (badvalue)."),
    ],
)
def test_what_does_not_pass_is_one_sentence(client, wiki, text, asked, reason):
    """Three tries at most; whoever wants a day of rest gets it, and nonsense is no try."""
    with pytest.raises(ServiceError) as raised:
        search(client, text)
    assert str(raised.value) == reason
    assert len(wiki.requests) == asked


def test_nobody_listening(waits):
    """Port 9 discards, where anybody listens at all."""
    nowhere = Wikimedia("Wikidata", "http://127.0.0.1:9/w/api.php", tries=2)
    with pytest.raises(ServiceError, match="Wikidata cannot be reached"):
        nowhere.ask(action="query")
    assert waits == [0.1, 1.0]


def test_a_date_may_say_when(waits):
    """RFC 9110 allows both, and a date that has passed is no wait."""
    response = requests.Response()
    for seconds, least, most in ((30, 28, 31), (-30, 0, 0)):
        then = datetime.now(UTC) + timedelta(seconds=seconds)
        response.headers["Retry-After"] = format_datetime(then, usegmt=True)
        assert least <= wikimedia._retry_after(response) <= most
    response.headers["Retry-After"] = "soon"
    assert wikimedia._retry_after(response) == 0


@pytest.mark.parametrize("url", ["www.wikidata.org/w/api.php", "ftp://host/api.php", ""])
def test_an_address_that_is_none(url):
    """Before anything is asked."""
    with pytest.raises(InvalidInput, match="is no address of an API"):
        Wikimedia("Wikidata", url)
