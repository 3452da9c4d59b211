"""Machine translation over a loopback server that misbehaves in every known way."""

from __future__ import annotations

import time

import pytest

from glossary.equivalents.services import Translator
from glossary.equivalents.translation import GIVE_UP_AFTER, Report, fill_gaps
from glossary.model import Concept, Method, Status, Term
from tests.services import TIMEOUT


@pytest.fixture
def translator(service):
    """LibreTranslate on the server, with little patience."""
    return Translator(
        "libre",
        url=f"http://127.0.0.1:{service.server_port}",
        timeout=TIMEOUT,
        retries=1,
        backoff=0.01,
    )


class _Cache(dict):
    """A cache that also remembers when."""

    def put(self, question, answer, asked):
        assert asked.startswith("20")
        self[question] = answer


def _concept(korean, *, ja="x", status=Status.CANDIDATE):
    terms = [Term(language="ko", text=korean), Term(language="ja", text=ja)]
    return Concept(id=f"c-{korean}", status=status, terms=tuple(terms))


def _english(concept):
    return [term.text for term in concept.in_language("en")]


def test_a_gap_is_filled_with_an_unverified_suggestion(translator):
    """Reliability 1, never preferred, and the evidence says where it is from."""
    (concept,) = fill_gaps([_concept("동맹")], translator)
    (term,) = concept.in_language("en")
    assert (term.text, term.reliability, term.administrative_status) == (
        "alliance",
        1,
        "admitted",
    )
    (evidence,) = term.evidence
    assert (evidence.method, evidence.source) == (Method.TRANSLATION, "service:libre")
    assert evidence.quote == "동맹 → alliance"


def test_only_gaps_are_asked_for(translator, service):
    """Japanese is there already; a rejected entry and an acronym are not asked about."""
    given = [_concept("동맹"), _concept("방위", status=Status.REJECTED), _concept("RAA")]
    list(fill_gaps(given, translator))
    assert [(r["q"], r["source"], r["target"]) for r in service.requests] == [
        ("동맹", "ko", "en")
    ]


def test_no_key_is_sent_where_none_is_given(translator, service):
    """deep-translator insists on one; LibreTranslate refuses one it does not know."""
    list(fill_gaps([_concept("동맹")], translator))
    assert "api_key" not in service.requests[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("느림", "did not answer within 0.2 seconds"),
        ("끊김", "cannot be reached, or broke off"),
        ("고장", "answered with status 500"),
        ("누리집", "something that is no translation"),
        ("한자", "not in English writing"),
        ("빈말", "empty"),
        ("없음", "empty"),
    ],
)
def test_each_misbehaviour_has_its_reason(translator, text, reason):
    """The concept comes through as it was; the report says why."""
    report = Report()
    concept = _concept(text)
    assert list(fill_gaps([concept], translator, report=report)) == [concept]
    (failure,) = report.failures
    assert (failure.term, failure.language) == (text, "en")
    assert reason in failure.reason


def test_a_busy_service_is_asked_again(translator, service):
    """429 the first time, an answer the second."""
    (concept,) = fill_gaps([_concept("바쁨")], translator)
    assert _english(concept) == ["busy"]
    assert len(service.requests) == 2


def test_a_slow_service_costs_no_more_than_its_timeouts(translator):
    """One retry: two timeouts and a short wait."""
    started = time.monotonic()
    list(fill_gaps([_concept("느림")], translator))
    assert time.monotonic() - started < TIMEOUT * 5


def test_one_failure_loses_nothing_else(translator):
    """Terms before and after a failing one are translated."""
    report = Report()
    given = [_concept(t) for t in ("동맹", "고장", "누리집", "방위")]
    found = list(fill_gaps(given, translator, report=report))
    assert [_english(c) for c in found] == [["alliance"], [], [], ["alliance"]]
    assert (report.asked, report.added, len(report.failures)) == (4, 2, 2)


def test_concepts_come_as_they_are_done(translator, service):
    """The second is not asked for before the first is taken."""
    stream = fill_gaps([_concept("동맹"), _concept("방위")], translator)
    next(stream)
    assert len(service.requests) == 1


def test_a_service_that_is_down_is_not_asked_for_ever(translator, service):
    """After ten failures in a row the rest is skipped, and counted."""
    report = Report()
    given = [_concept("빈말")] * (GIVE_UP_AFTER + 5)
    assert len(list(fill_gaps(given, translator, report=report))) == len(given)
    assert (len(service.requests), report.skipped) == (GIVE_UP_AFTER, 5)


def test_nothing_is_asked_twice(translator, service):
    """The raw answer is kept by provider, languages and text."""
    cache, report = _Cache(), Report()
    for _ in range(2):
        (concept,) = fill_gaps([_concept("동맹")], translator, cache=cache, report=report)
        assert _english(concept) == ["alliance"]
    assert cache == {("libre", "ko", "en", "동맹"): "alliance"}
    assert (len(service.requests), report.asked, report.cached) == (1, 1, 1)


def test_unusable_answers_are_not_kept(translator):
    """They may be better tomorrow."""
    cache = _Cache()
    list(fill_gaps([_concept("한자"), _concept("누리집")], translator, cache=cache))
    assert cache == {}


def test_an_unusable_answer_in_the_cache_is_asked_for_again(translator):
    """It may be from before this was checked."""
    cache = _Cache({("libre", "ko", "en", "동맹"): "Error 500"})
    (concept,) = fill_gaps([_concept("동맹")], translator, cache=cache)
    assert _english(concept) == ["alliance"]
