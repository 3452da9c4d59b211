"""`align --translate`: suggestions from a service, asked once, whatever it does."""

import json
from contextlib import closing

import pytest
from click.testing import CliRunner

from glossary.cli import main
from glossary.equivalents import alignment
from glossary.equivalents.services import Translator
from glossary.model import Candidate
from glossary.termbase import documents, open_termbase
from tests.services import TIMEOUT

HEADER = "id,subject,ko,en,ja,ja_reading,deprecated,definition_ko,definition_en,note,source\n"
TERMS = ("네트워크", "느림", "끊김", "바쁨", "고장", "누리집", "빈말", "없음", "한자")
"""What the server misbehaves on, each in its own way, and one that it does not."""


@pytest.fixture
def align(tmp_path, monkeypatch, service):
    """Run `glossary align` on a termbase with a candidate for each kind of trouble."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(alignment, "prepared", lambda terms, context: [])  # nobody else knows
    patient = Translator.__init__.__kwdefaults__
    monkeypatch.setitem(patient, "retries", 1)
    monkeypatch.setitem(patient, "backoff", 0.01)
    (tmp_path / "terms.csv").write_text(HEADER, encoding="utf-8")
    with closing(open_termbase(tmp_path / "db" / "glossary.db", create=True)) as connection:
        found = [Candidate(text=text, frequency=1, termhood=1.0) for text in TERMS]
        documents.store_candidates(connection, found)
    url = f"http://127.0.0.1:{service.server_port}/"

    def run(*arguments, url=url):
        translate = [
            "--translate",
            "libre",
            "--url",
            url,
            "--timeout",
            str(TIMEOUT),
            *arguments,
        ]
        return CliRunner().invoke(main, ["align", "--terms", "terms.csv", *translate])

    return run


def english(name):
    """The English terms of an entry, with their reliability."""
    shown = CliRunner().invoke(main, ["show", name, "--json"])
    terms = json.loads(shown.stdout)["terms"]
    return {t["text"]: t["reliability"] for t in terms if t["language"] == "en"}


def test_one_failure_does_not_lose_the_rest(align):
    """What was answered well is there, as a guess; what was not is named, and exit 1."""
    result = align()
    assert result.exit_code == 1
    assert english("네트워크") == {"alliance": 1}
    assert english("바쁨") == {"busy": 1}
    for term in ("느림", "끊김", "고장", "누리집", "빈말", "없음"):
        assert english(term) == {}
    assert "고장 (en): LibreTranslate answered with status 500." in result.stderr
    assert "more without a usable answer" in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_is_asked_twice(align, service):
    """Answers are kept in the database; only what failed is asked again."""
    align()
    service.requests.clear()
    align()
    asked = {request["q"] for request in service.requests}
    assert "고장" in asked
    assert "네트워크" not in asked
    assert english("네트워크") == {"alliance": 1}


def test_suggestions_stay_without_the_service(align):
    """A later `align` without --translate keeps what was answered."""
    align()
    done = CliRunner().invoke(main, ["align", "--terms", "terms.csv"])
    assert done.exit_code == 0, done.stderr
    assert "0 changed, 0 removed" in done.stdout
    assert english("네트워크") == {"alliance": 1}


def test_suggestions_are_not_exported(align):
    """A machine's guess stays out of what translators get."""
    align()
    done = CliRunner().invoke(main, ["export", "csv", "--status", "all", "-o", "-"])
    assert "alliance" not in done.stdout


def test_a_service_that_is_not_there(align):
    """Nothing is lost, and the sentence says what may be wrong."""
    result = align(url="http://127.0.0.1:9/")
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert CliRunner().invoke(main, ["show", "네트워크"]).exit_code == 0


def test_a_service_that_does_not_exist(align):
    """The services that there are are named."""
    result = CliRunner().invoke(main, ["align", "--translate", "babelfish"])
    assert result.exit_code == 1
    assert "deepl, google, libre, mymemory" in result.stderr
