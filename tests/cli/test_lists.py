"""keep, stop, explain: what is extracted, and why."""

import json

import pytest

SENTENCES = (
    "상호접근협정(RAA)은 상대국 군대의 지위를 정하는 협정이다. "
    "일본은 영국과 RAA를 맺었다. 일본 외교의 3원칙을 밝혔다. 협력 강화를 말했다. "
    "상호방문협정은 두 나라의 군함이 서로 방문하는 절차를 정한 협정이다."
)


@pytest.fixture
def extracted(run, tmp_path, root):
    """The command, after a text has been read and its terms extracted.

    No curated terms: nothing here is about them, and each takes its time to align.
    """
    header = (root / "seeds" / "terms.csv").read_text("utf-8").splitlines()[0]
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "terms.csv").write_text(header, encoding="utf-8")
    (tmp_path / "text.txt").write_text(SENTENCES, encoding="utf-8")
    assert run("ingest", "text.txt").exit_code == 0
    assert run("extract").exit_code == 0
    return run


def test_a_list_is_edited_and_shown(run):
    """Terms go on it and off it; the other list is another."""
    assert "2 terms put on the keep list" in run("keep", "동맹", "방기").stdout
    assert run("keep", "--csv").stdout.splitlines()[1].startswith("동맹,")
    assert "1 terms put on the stop list" in run("stop", "방기").stdout
    assert "방기" not in run("keep").stdout
    done = run("stop", "--remove", "방기", "없음")
    assert "1 terms taken off" in done.stdout
    assert "없음 is not on the stop list" in done.stderr


def test_a_list_from_a_file(run, tmp_path):
    """A term a line, in the encoding that Windows gives it; remarks count for nothing."""
    (tmp_path / "stop.txt").write_bytes(
        "# 우리 목록\r\n최종단계\r\n\r\n동 맹\r\n".encode("cp949")
    )
    assert "2 terms put" in run("stop", "--from", "stop.txt").stdout
    assert [row["text"] for row in json.loads(run("stop", "--json").stdout)] == [
        "동 맹",
        "최종단계",
    ]


def test_what_is_no_term_is_refused(run):
    """With a sentence, and nothing is put."""
    done = run("keep", "동맹", "…")
    assert done.exit_code == 1
    assert "neither letter nor digit" in done.stderr
    assert run("keep", "--json").stdout.strip() == "[]"


def test_why_a_term_was_extracted(extracted):
    """Its points add up to its termhood; the sentence that defines it is shown."""
    said = json.loads(extracted("explain", "RAA", "--json").stdout)
    assert said["extracted"]
    assert said["variants"] == ["RAA"]
    assert said["entity"] == "treaty"
    assert sum(r["points"] for r in said["reasons"]) == pytest.approx(
        said["termhood"], abs=0.01
    )
    assert [s["sentence"] for s in said["statements"]] == [
        "상호접근협정(RAA)은 상대국 군대의 지위를 정하는 협정이다."
    ]
    shown = extracted("explain", "상호접근협정").stdout
    assert "explained in parentheses" in shown
    assert "termhood; the cut is at" in shown


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("잠수함", "none of the texts"),
        ("강화", "glossary keep 강화"),
        ("영국", "Candidate"),
        ("영국은", "Candidate"),
    ],
)
def test_why_not(extracted, term, reason):
    """Whatever stands in the way has its own sentence."""
    assert reason in extracted("explain", term).stdout


def test_words_are_typed_as_they_come(extracted):
    """Without quotation marks on the command line."""
    said = [extracted("explain", *words).stdout for words in (["상호 접근", "협정"], ["RAA"])]
    assert all("Candidate 1 of" in text for text in said)


def test_stop_and_keep_are_obeyed(extracted):
    """By the next run: one is gone with its glosses, the other there, and both say so."""
    extracted("stop", "상호접근협정")
    extracted("keep", "일본 외교의 3원칙")
    assert extracted("extract").exit_code == 0
    stopped = extracted("explain", "상호접근협정").stdout
    assert "on your stop list" in stopped
    kept = json.loads(extracted("explain", "일본 외교의 3원칙", "--json").stdout)
    assert kept["extracted"]
    assert kept["listed"] == "keep"
    assert kept["frequency"] == 1


def test_names_are_listed_by_kind(extracted):
    """What the texts name, apart from ordinary terms."""
    assert extracted("align").exit_code == 0
    countries = json.loads(extracted("list", "--names", "country", "--json").stdout)
    assert {row["ko"] for row in countries} >= {"일본", "영국"}
    assert {row["entity"] for row in countries} == {"country"}
    everything = json.loads(extracted("list", "--names", "any", "--json").stdout)
    assert {row["entity"] for row in everything} >= {"country", "treaty"}


def test_a_definition_becomes_the_entry_s(extracted):
    """With its text as the source, where nobody has written one."""
    assert extracted("align").exit_code == 0
    entry = json.loads(extracted("show", "상호방문협정", "--json").stdout)
    assert entry["definitions"] == [
        {
            "language": "ko",
            "text": "상호방문협정은 두 나라의 군함이 서로 방문하는 절차를 정한 협정이다.",
            "source": "text:text.txt",
        }
    ]
    shown = extracted("show", "상호방문협정").stdout
    assert "What says most of it:" in shown
