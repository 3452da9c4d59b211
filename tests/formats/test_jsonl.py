"""JSON Lines: all that the termbase knows, and back."""

from __future__ import annotations

import json
from contextlib import closing
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import InvalidInput, UnreadableFile
from glossary.export import Choice, to_file
from glossary.formats import Options, Problem, readable
from glossary.importing import How, import_file
from glossary.model import Concept, Source, Status
from glossary.pipeline import align, extract, ingest
from glossary.termbase import concept_rows, concepts, entries, history, open_termbase

from .entries import GSOMIA, RAA, SOURCES, export
from .entries import concepts as any_concepts

TABLES = """
    select concept, ko, en, ja, definition, subject, status, reliability, frequency
        from entry order by concept;
    select c.public_id, t.text, o.sentence_id, o.start, o.end from occurrence o
        join term t on t.id = o.term_id join concept c on c.id = t.concept_id
        order by 1, 2, 3, 4;
    select terms, definition from entry_fts order by terms
"""
"""What is derived, and so not in the file."""


def derived(termbase):
    return [[tuple(row) for row in termbase.execute(query)] for query in TABLES.split(";")]


def restored(termbase, empty, folder):
    """The file of a termbase, an empty termbase it was imported into, and that one's file."""
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    to_file(termbase, "jsonl", one)
    copy = open_termbase(copyfile(empty, folder / "copy.db"))
    import_file(copy, one, How(), actor="me")
    to_file(copy, "jsonl", two)
    return one.read_bytes(), copy, two.read_bytes()


def test_a_whole_termbase_comes_back(termbase, empty_file, tmp_path):
    """Texts, candidates, glosses, entries, dates, history: the same to the last byte."""
    text = tmp_path / "a.txt"
    text.write_text("한일 군사정보보호협정(GSOMIA)을 연장했다. 한미동맹은 굳건하다.", "utf-8")
    ingest(termbase, [text])
    extract(termbase)
    align(termbase, terms=None)
    edited = next(iter(concepts.Selection(termbase)))
    history.save(termbase, Concept(id="mine", terms=edited.terms, note="<&>"), actor="나")
    before, copy, after = restored(termbase, empty_file, tmp_path)
    with closing(copy):
        assert after == before
        assert derived(copy) == derived(termbase)
        history.undo(copy, history.last_batch(copy), actor="me")
        assert concepts.load(copy, "mine") is None


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(found=any_concepts(st.characters(codec="utf-8", exclude_characters="\0")))
def test_whatever_the_entries(found, empty_file, tmp_path_factory):
    """Control characters, emoji, jamo: what the database holds, the file holds."""
    folder = tmp_path_factory.mktemp("jsonl")
    with closing(open_termbase(copyfile(empty_file, folder / "one.db"))) as termbase:
        concept_rows.write(termbase, GSOMIA)
        for concept in found:
            if (
                concept.id in {"c1", "c2", "mofa", "동맹"}
                and all(
                    term.text.strip() and term.part_of_speech != "properNoun"
                    for term in concept.terms
                )
                and all(definition.text for definition in concept.definitions)
            ):
                concept_rows.write(termbase, concept)
        entries.refresh(termbase)
        before, copy, after = restored(termbase, empty_file, folder)
        with closing(copy):
            assert after == before
            assert list(concepts.Selection(copy)) == list(concepts.Selection(termbase))


def test_a_choice_has_entries_only(filled, tmp_path):
    """With languages or statuses named it is no whole copy, and says what it left out."""
    path = tmp_path / "some.jsonl"
    choice = Choice(languages=("ko", "ja"), statuses=(Status.APPROVED,))
    report = to_file(filled, "jsonl", path, choice).report
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert {line["type"] for line in lines} == {"ko-security-glossary", "source", "concept"}
    assert lines[0]["ko-security-glossary"]["whole"] is False
    assert [item.reason for item in report.left_out] == ["not asked for: terms in en"]


def test_a_copy_merges_into_what_is_there(filled, tmp_path):
    """Entries are compared; texts and history stay out, and are counted."""
    path = tmp_path / "all.jsonl"
    to_file(filled, "jsonl", path)
    done = import_file(filled, path, How(), actor="me")
    assert (done.unchanged, done.restored) == (2, 0)
    assert done.not_restored > 0


def test_what_is_not_said_is_left_out():
    """A line has only what differs from nothing."""
    data, _ = export("jsonl", [RAA])
    record = json.loads(data.splitlines()[-1])
    assert record == {
        "type": "concept",
        "concept": {
            "id": "raa",
            "terms": [
                {"language": "ko", "text": "상호접근협정"},
                {"language": "en", "text": "Reciprocal Access Agreement"},
            ],
        },
    }


def read(path, text):
    path.write_text(text, "utf-8")
    return list(readable()["jsonl"].read(path, Options()))


HEADER = '{"type": "ko-security-glossary", "ko-security-glossary": {"version": 1}}\n'


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"type": "concept"}',
        '{"type": "concept", "concept": {}}',
        '{"type": "concept", "concept": {"id": 7}}',
        '{"type": "concept", "concept": {"id": "a", "status": "good"}}',
        '{"type": "concept", "concept": {"id": "a", "terms": {}}}',
        '{"type": "concept", "concept": {"id": "a", "terms": [{"text": "가"}]}}',
        '{"type": "concept", "concept": {"id": "a", "termhood": true}}',
        '{"type": "concept", "concept": {"id": "a", "colour": "red"}}',
        '{"type": "source", "source": {"key": "a"}}',
        '{"type": "source", "source": {"key": "a", "kind": "x", "title": "t"}}',
        '{"type": "concept", "concept": ' + "[" * 100_000 + "}",
    ],
    ids=lambda line: line[:60],
)
def test_a_line_that_is_no_record(tmp_path, line):
    """Is named by its number, and the next is read."""
    good = '{"type": "concept", "concept": {"id": "b"}}\n'
    _, problem, concept = read(tmp_path / "x.jsonl", f"{HEADER}{line}\n{good}")
    assert isinstance(problem, Problem)
    assert (problem.place, problem.lost) == ("line 2", True)
    assert concept == Concept(id="b")


def test_an_id_twice(tmp_path):
    """The second is left out, and said to be."""
    line = '{"type": "concept", "concept": {"id": "b"}}\n'
    *_, problem = read(tmp_path / "x.jsonl", HEADER + line * 2)
    assert problem.lost
    assert "second entry" in problem.reason


@pytest.mark.parametrize("text", ["", "hello", "{}", HEADER.replace(": 1", ": 99")])
def test_not_ours(tmp_path, text):
    """Another file, or one of a version to come."""
    if not text:
        assert read(tmp_path / "x.jsonl", text) == []
        return
    with pytest.raises(UnreadableFile):
        read(tmp_path / "x.jsonl", text)


@pytest.mark.parametrize(
    "record",
    [
        {"type": "change", "change": {"id": 1}},
        {"type": "document", "document": {"source": "text:a", "colour": "red"}},
        {"type": "sqlite_master", "sqlite_master": {"name": "x"}},
        {
            "type": "segment",
            "segment": {"unit_id": 99, "language": "ko", "text": "가", "key": "가"},
        },
    ],
    ids=lambda record: record["type"],
)
def test_a_copy_with_a_record_that_cannot_be(tmp_path, record):
    """Nothing of it is taken."""
    path = tmp_path / "x.jsonl"
    header = {
        "type": "ko-security-glossary",
        "ko-security-glossary": {"version": 1, "whole": True},
    }
    path.write_text(f"{json.dumps(header)}\n{json.dumps(record)}\n", "utf-8")
    with closing(open_termbase(tmp_path / "new.db", create=True)) as termbase:
        with pytest.raises(InvalidInput):
            import_file(termbase, path, How(), actor="me")
        assert termbase.execute("select count(*) from concept").fetchone()[0] == 0


def test_sources_come_with_the_entries(tmp_path):
    """With kind, address and licence."""
    data, _ = export("jsonl", [GSOMIA])
    found = read(tmp_path / "x.jsonl", data.decode())
    assert [item for item in found if isinstance(item, Source)] == list(SOURCES.values())


def test_a_copy_that_breaks_off(filled, tmp_path):
    """Is refused, though every line in it is whole."""
    path = tmp_path / "all.jsonl"
    to_file(filled, "jsonl", path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2]))
    with closing(open_termbase(tmp_path / "new.db", create=True)) as copy:
        with pytest.raises(UnreadableFile, match="breaks off"):
            import_file(copy, path, How(), actor="me")
        assert list(concepts.Selection(copy)) == []
