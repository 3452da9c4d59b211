"""Machine translation over a loopback server that misbehaves in every known way."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from glossary.equivalents.services import Translator
from glossary.equivalents.translation import GIVE_UP_AFTER, Report, fill_gaps
from glossary.model import Concept, Method, Status, Term

TIMEOUT = 0.2


class _Service(BaseHTTPRequestHandler):
    """Answers as LibreTranslate does; the text asked for says how to misbehave."""

    def do_POST(self):
        asked = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        self.server.requests.append(asked)
        text, times = asked["q"], sum(r["q"] == asked["q"] for r in self.server.requests)
        if text == "느림":
            time.sleep(TIMEOUT * 3)
        elif text == "끊김":
            self.connection.close()
            return
        elif text == "바쁨" and times == 1:
            self._send(429, "{}")
        elif text == "고장":
            self._send(500, "{}")
        elif text == "누리집":
            self._send(200, "<html><body>Error</body></html>")
        else:
            answers = {"한자": "同盟", "빈말": "", "없음": None, "바쁨": "busy"}
            self._send(200, json.dumps({"translatedText": answers.get(text, "alliance")}))

    def _send(self, status, body):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a client that has given up is what some tests are about


@pytest.fixture
def service():
    """The server; `service.requests` holds what it was asked."""
    server = _Server(("127.0.0.1", 0), _Service)
    server.requests = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


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
