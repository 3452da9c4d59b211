"""DeepL's own client takes what is said to load, and refuses what is said to be refused."""

from __future__ import annotations

import deepl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.tools import tools
from tests.rewriting import rewrite

from .files import load


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("가\ta\n나\tb\n", ""),
        ("가\ta\n\n나\tb", ""),
        ("# comment\n가\ta\n", "without a tab"),
        ("가\ta\n가\tb\n", "there already"),
        ("가\t\n", "empty"),
        ("가\ta\tb\n", "columns"),
        ("가\ta\x07\n", "control"),
        ("핵" * 342 + "\ta\n", "1024 bytes"),
    ],
)
def test_tabs(tmp_path, text, reason):
    """One thing wrong, and the whole is refused, with its line."""
    entries, loaded = load("deepl", tmp_path, "a.tsv", text)
    if reason:
        assert reason in loaded.refusal.what
        assert loaded.refusal.place.startswith("line ")
        assert entries == []
    else:
        assert entries == [("가", "a"), ("나", "b")]


def test_commas(tmp_path):
    """A third and fourth column may name the languages."""
    entries, _ = load("deepl", tmp_path, "a.csv", '"가, 나",a,ko,en\n')
    assert entries == [("가, 나", "a")]


def test_a_byte_order_mark_is_a_part_of_the_first_term(tmp_path):
    """It loads, and the first term is never found."""
    _, loaded = load("deepl", tmp_path, "a.tsv", "\ufeff가\ta\n")
    assert loaded.refusal is None
    assert loaded.findings.lost == 1


def test_only_utf8(tmp_path):
    """What Excel saves as Unicode text is UTF-16."""
    assert load("deepl", tmp_path, "a.txt", "가\ta\n".encode("utf-16"))[1].refusal


ODD = st.text(st.sampled_from("가나ab \t\t\n\r\"'\x07\x0b\x85\u2028\u3000é"), max_size=40)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ODD)
def test_whatever_the_text(tmp_path, text):
    """As the real client has it: the same dictionary, or none."""
    path = tmp_path / "a.tsv"
    rewrite(path, text)
    read = path.read_text("utf-8")  # ends of lines as Python reads them, as the client would
    try:
        expected = deepl.convert_tsv_to_dict(read)
    except ValueError:
        expected = None
    loaded = tools()["deepl"].load(path, "ko", "en")
    entries = {entry.source: entry.target for entry in loaded}
    assert (None if loaded.refusal else entries) == expected
