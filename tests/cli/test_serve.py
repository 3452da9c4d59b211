"""serve: how Datasette is started, and who may do what there."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError

import pytest

from glossary.cli import serve as serving
from glossary.site import editing
from glossary.termbase import open_termbase


@pytest.fixture
def port():
    """A port that nothing uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def serve(run, port, monkeypatch):
    """Run `glossary serve …` without serving: what Datasette is called with, and its world."""
    monkeypatch.delenv(editing.TOKEN, raising=False)
    started = []

    def main(arguments, **_):
        started.append(arguments)

    monkeypatch.setattr("datasette.cli.serve.main", main)

    def command(*arguments):
        result = run("serve", "-p", str(port), *arguments)
        return result, started[-1] if started else None

    yield command
    for name in (editing.TOKEN, editing.ACTOR):  # what the command put there
        os.environ.pop(name, None)


def settings(arguments):
    """The settings among Datasette's arguments; the last one of a name counts."""
    places = [i for i, argument in enumerate(arguments) if argument == "--setting"]
    return {arguments[i + 1]: arguments[i + 2] for i in places}


def test_what_datasette_is_called_with(serve, port):
    """The database, the place, and the project's own metadata and settings."""
    result, arguments = serve()
    assert result.exit_code == 0, result.output
    assert arguments[0].endswith("glossary.db")
    assert arguments[1:5] == ["--port", str(port), "--host", "127.0.0.1"]
    assert arguments[arguments.index("--metadata") + 1].endswith("metadata.yaml")
    assert settings(arguments)["sql_time_limit_ms"] == "2000"


def test_reading_only_unless_told(serve, monkeypatch):
    """Without --edit there is no token, not even one that was there before."""
    monkeypatch.setenv(editing.TOKEN, "left over")
    result, _ = serve()
    assert result.output == ""
    assert not editing.is_on()


def test_edit_makes_a_token(serve, port):
    """A long one, new each time, in an address that is printed, with the actor's name."""
    tokens = set()
    for _ in range(2):
        result, _ = serve("--edit", "--by", "Kim")
        (token,) = re.findall(
            rf"http://127\.0\.0\.1:{port}/-/review\?token=(\S+)", result.output
        )
        assert os.environ[editing.TOKEN] == token
        assert len(token) >= 43  # 256 bits in base64
        tokens.add(token)
    assert len(tokens) == 2
    assert editing.actor() == "Kim"


def test_the_token_is_not_among_the_arguments(serve):
    """What a process is called with can be read by everybody on the machine."""
    _, arguments = serve("--edit")
    assert not any(os.environ[editing.TOKEN] in argument for argument in arguments)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org", "::"])
def test_edit_is_for_this_machine(serve, host, monkeypatch):
    """Any other host is refused with a sentence that says what to do instead."""
    monkeypatch.setattr(serving, "_check_port", lambda *_: None)
    result, arguments = serve("--edit", "--host", host)
    assert result.exit_code == 2
    assert "this machine only" in result.output
    assert arguments is None


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_the_names_of_this_machine(serve, host, monkeypatch):
    """An address with colons stands in brackets."""
    monkeypatch.setattr(serving, "_check_port", lambda *_: None)
    result, _ = serve("--edit", "--host", host)
    assert result.exit_code == 0
    assert f"http://{'[::1]' if host == '::1' else host}:" in result.output


def test_a_published_copy_is_not_edited(serve, tmp_path):
    """It is known by what Datasette has counted in it."""
    (tmp_path / "inspect-data.json").write_text("{}")
    result, arguments = serve("--edit")
    assert result.exit_code == 1
    assert "is a published copy" in result.output
    assert arguments is None
    assert serve()[1] is not None


def test_what_cannot_be_written_to_is_not_edited(serve, monkeypatch):
    """It says so before anybody has written a form."""
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: mode != os.W_OK and may(path, mode)
    )  # nothing holds root back
    result, _ = serve("--edit")
    assert result.exit_code == 1
    assert "cannot be written to" in result.output


def test_where_nothing_can_be_written_it_is_served_as_it_is(serve, monkeypatch):
    """Its write-ahead log would need files beside it, even to be read."""
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    result, arguments = serve()
    assert result.exit_code == 0, result.output
    assert arguments[0] == "--immutable"
    assert arguments[1].endswith("glossary.db")


def test_where_another_may_write_it_is_served_as_it_comes_to_be(serve, monkeypatch):
    """There are files of its write-ahead log: its owner may be at work."""
    _, (name, *_) = serve()
    Path(f"{name}-wal").touch()
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    assert serving._datasette_arguments(Path(name), "127.0.0.1", 80)[0] == name


@pytest.mark.parametrize("folder", ["a#b", "a?b", "a%20b"])
def test_a_name_that_datasette_would_misread(serve, tmp_path, folder):
    """It would open another file, or leave an empty one behind."""
    path = tmp_path / folder / "glossary.db"
    path.parent.mkdir()
    with closing(open_termbase(path, create=True)):
        pass
    result, arguments = serve("--db", str(path))
    assert result.exit_code == 1
    assert "rename it" in result.output
    assert arguments is None


@pytest.mark.parametrize("folder", ["용어 집 (1)", "100% sure"])
def test_other_names_are_names(serve, tmp_path, folder):
    """Spaces, any script, and a percent sign that stands for itself."""
    path = tmp_path / folder / "glossary.db"
    path.parent.mkdir()
    with closing(open_termbase(path, create=True)):
        pass
    assert serve("--db", str(path))[1][0] == str(path)


def test_the_actor_is_no_build(serve):
    """As with every command that writes into the history."""
    result, _ = serve("--edit", "--by", "glossary build")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        ((), None),  # as Datasette has it: on
        (("--host", "0.0.0.0"), "off"),
        (("--host", "0.0.0.0", "--sql"), "on"),
        (("--sql",), "on"),
    ],
)
def test_any_sql_is_for_this_machine(serve, arguments, allowed):
    """Visitors from elsewhere ask with forms, unless --sql lets them do more."""
    _, started = serve(*arguments)
    assert settings(started).get("default_allow_sql") == allowed


def test_a_port_in_use(serve, port):
    """A sentence, before Datasette is loaded."""
    with socket.create_server(("127.0.0.1", port)):
        result, arguments = serve()
    assert result.exit_code == 1
    assert "another program uses it" in result.output
    assert arguments is None


def test_opening_waits_for_the_server(port, monkeypatch):
    """A browser that comes too early would say that there is no page."""
    opened = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    monkeypatch.setattr(serving, "_PATIENCE", 0.1)
    serving._open_when_ready("127.0.0.1", port, "http://x/")
    assert opened == []
    with socket.create_server(("127.0.0.1", port)):
        serving._open_when_ready("0.0.0.0", port, "http://x/")
    assert opened == ["http://x/"]


def test_it_serves(run, port, tmp_path):
    """The real thing: the printed address opens the review; Ctrl-C ends it."""
    program = "from glossary.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--edit", "-p", str(port), "--by", "Kim"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            lines = (process.stdout.readline(), process.stdout.readline())
            address = lines[1].strip()
            for line in process.stderr:
                if "running on" in line:
                    break
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with browser.open(address) as page:
                assert page.url == f"http://127.0.0.1:{port}/-/review"
                assert "Nothing waits for review here." in page.read().decode()
            with pytest.raises(HTTPError, match="403"):
                urllib.request.urlopen(address)
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=30)
    assert "Traceback" not in rest[1]
