"""A LibreTranslate on loopback that misbehaves in every known way."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

TIMEOUT = 0.2
"""Seconds that the tests wait for it."""


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
            alliance = {"en": "alliance", "ja": "同盟"}[asked["target"]]
            answers = {"한자": "同盟", "빈말": "", "없음": None, "바쁨": "busy"}
            self._send(200, json.dumps({"translatedText": answers.get(text, alliance)}))

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
