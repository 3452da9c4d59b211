"""The site as a person uses it: a real server, and Debian's chromium."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from glossary.termbase import open_termbase
from tests.site.conftest import fill

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="package")
def chromium():
    """A browser, once for the tests of this folder.

    Playwright keeps an event loop running, beside which no test of the other folders that
    has a loop of its own can run.
    """
    if not CHROMIUM:
        pytest.skip("there is no chromium here: apt install chromium, or name it in $CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    with playwright.sync_playwright() as driver:
        # Its sandbox needs rights that containers withhold; the pages are our own.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def glossary_file(tmp_path_factory):
    """A small glossary of the module's own: two texts and four entries."""
    path = tmp_path_factory.mktemp("browser") / "glossary.db"
    with closing(open_termbase(path, create=True)) as connection:
        fill(connection)
    return path


@contextmanager
def serving(path, *options):
    """`glossary serve`, from its first page until the end of the block: what it prints."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("glossary"), "serve", "--db", path]
    log = path.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--port", str(port), *options], stdout=output, stderr=output
        )
    try:
        _wait(process, port, log)
        yield f"http://127.0.0.1:{port}", log
    finally:
        process.terminate()
        process.wait()


def _wait(process, port, log):
    for _ in range(300):
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            try:
                connection.request("GET", "/")
                connection.getresponse().read()
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.1)
            else:
                return
    pytest.fail("the server does not answer")


@pytest.fixture(scope="module")
def address(chromium, glossary_file):
    """Where the glossary is served, to be read."""
    with serving(glossary_file) as (address, _):
        yield address


@pytest.fixture
def open_page(chromium, address):
    """Open a page in a browser of its own; it fails on errors in its console."""
    contexts, said = [], []

    def open_(path="/", **how):
        context = chromium.new_context(base_url=address, **({"locale": "en-US"} | how))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []
