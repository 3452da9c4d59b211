"""Wikidata and the Korean Wikipedia on loopback, answering as the real API does."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


def _statement(kind):
    return {
        "mainsnak": {
            "snaktype": "value",
            "property": "P31",
            "datavalue": {
                "value": {"entity-type": "item", "id": kind},
                "type": "wikibase-entityid",
            },
        },
        "type": "statement",
        "rank": "normal",
    }


def _entity(number, labels, *, aliases=(), descriptions=None, articles=None, kinds=()):
    """An entity as wbgetentities gives it; what is empty is a list, as PHP has it."""

    def values(texts):
        found = {code: {"language": code, "value": text} for code, text in texts.items()}
        return found or []

    def links(titles):
        return {
            f"{code}wiki": {"site": f"{code}wiki", "title": title, "badges": []}
            for code, title in titles.items()
        }

    return {
        "type": "item",
        "id": number,
        "labels": values(labels),
        "aliases": {"ko": [{"language": "ko", "value": a} for a in aliases]} if aliases else [],
        "descriptions": values(descriptions or {}),
        "claims": {"P31": [_statement(kind) for kind in kinds]} if kinds else [],
        "sitelinks": links(articles or {}),
    }


ENTITIES = {
    entity["id"]: entity
    for entity in (
        _entity(
            "Q12802",
            {"ko": "핵무기", "en": "nuclear weapon", "ja": "核兵器"},
            aliases=["원자무기"],
            descriptions={"en": "explosive weapon that uses nuclear reactions"},
            articles={"ko": "핵무기", "en": "Nuclear weapon", "ja": "核兵器"},
            kinds=["Q728"],
        ),
        _entity("Q1", {"ko": "억제", "en": "deterrence"}, articles={"en": "Deterrence"}),
        _entity("Q2", {"ko": "억제", "en": "inhibition", "ja": "阻害"}),
        _entity("Q3", {"ko": "방패", "en": "The Shield"}, kinds=["Q5398426"]),
        _entity("Q4", {"ko": "방패", "en": "Bangpae"}, descriptions={"en": "2008 film by Kim"}),
        _entity("Q5", {"ko": "방패", "en": "shield"}),
        _entity("Q6", {"ko": "동맹국", "en": "ally"}),
        _entity(
            "Q7",
            {"ko": "군비 경쟁", "en": "arms race", "ja": "軍拡競争"},
            articles={"ko": "군비 경쟁", "en": "Arms race", "ja": "軍拡競争"},
        ),
        _entity("Q8", {"ko": "함정"}, articles={"en": "Ship (navy)", "ja": "艦艇"}),
    )
}
"""Q6 goes by 동맹국, not by 동맹, by which the search finds it as well."""

SEARCHES = {
    "핵무기": [("Q12802", "핵무기")],
    "원자 무기": [("Q12802", "원자무기")],
    "억제": [("Q1", "억제"), ("Q2", "억제")],
    "방패": [("Q3", "방패"), ("Q4", "방패"), ("Q5", "방패")],
    "동맹": [("Q6", "동맹국")],
    "삭제": [("Q999", "삭제")],
    "함정": [("Q8", "함정")],
    "밀림": [("Q5", "방패")],
}

REDIRECTS = {
    "군비경쟁": {"from": "군비경쟁", "to": "군비 경쟁"},
    "경쟁 절": {"from": "경쟁 절", "to": "군비 경쟁", "tofragment": "역사"},
    "가가": {"from": "가가", "to": "나나"},
    "나나": {"from": "나나", "to": "가가"},
}
PAGES = {
    "군비 경쟁": {
        "pageid": 9,
        "ns": 0,
        "title": "군비 경쟁",
        "pageprops": {"wikibase_item": "Q7"},
    },
    "사드": {
        "pageid": 10,
        "ns": 0,
        "title": "사드",
        "pageprops": {"disambiguation": "", "wikibase_item": "Q1"},
    },
}


class _Wiki(BaseHTTPRequestHandler):
    """Both wikis; the term searched for says how to misbehave."""

    def do_GET(self):
        asked = {k: v[0] for k, v in parse_qs(urlsplit(self.path).query).items()}
        self.server.requests.append(asked)
        self.server.agents.add(self.headers["User-Agent"])
        getattr(self, f"_{asked['action']}")(asked)

    def _wbsearchentities(self, asked):
        text = asked["search"]
        times = sum(r.get("search") == text for r in self.server.requests)
        if text == "밀림" and times == 1:
            lag = {"code": "maxlag", "info": "Waiting for wdqs: 7 seconds lagged.", "lag": 7}
            self._send({"error": lag, "servedby": "mw1"}, headers={"Retry-After": "5"})
        elif text == "바쁨" and times == 1:
            self._send(b"Too many requests", status=429, headers={"Retry-After": "9"})
        elif text == "쉼":
            self._send(b"", status=429, headers={"Retry-After": "86400"})
        elif text == "누리집":
            self._send(b"<!DOCTYPE html><html><body>Wikimedia Error</body></html>", status=503)
        elif text == "끊김" and times == 1:
            self._send(b'{"search": [{"id": "Q1', length=500)
        elif text == "잘못":
            self._send({"error": {"code": "badvalue", "info": "Unrecognized value"}})
        else:
            hits = [
                {
                    "id": number,
                    "concepturi": f"http://www.wikidata.org/entity/{number}",
                    "label": match,
                    "match": {"type": "label", "language": "ko", "text": match},
                }
                for number, match in SEARCHES.get(text, ())
            ]
            self._send({"searchinfo": {"search": text}, "search": hits, "success": 1})

    def _wbgetentities(self, asked):
        numbers = asked["ids"].split("|")
        assert len(numbers) <= 50
        found = {n: ENTITIES.get(n, {"id": n, "missing": ""}) for n in numbers}
        self._send({"entities": found, "success": 1})

    def _query(self, asked):
        titles = asked["titles"].split("|")
        assert len(titles) <= 50
        redirects = [REDIRECTS[t] for t in titles if t in REDIRECTS]
        ends = {REDIRECTS[t]["to"] if t in REDIRECTS else t for t in titles}
        pages = [
            PAGES.get(end, {"ns": 0, "title": end, "missing": True}) for end in sorted(ends)
        ]
        self._send({"batchcomplete": True, "query": {"redirects": redirects, "pages": pages}})

    def _send(self, body, *, status=200, headers=(), length=0):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length or len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a client that has given up is what some tests are about


@pytest.fixture
def wiki():
    """The server; `wiki.requests` holds what it was asked, `wiki.url` is its api.php."""
    server = _Server(("127.0.0.1", 0), _Wiki)
    server.requests, server.agents = [], set()
    server.url = f"http://127.0.0.1:{server.server_port}/w/api.php"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
