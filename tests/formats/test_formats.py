"""What holds for every format, whichever there are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import formats as package
from glossary.errors import GlossaryError, InvalidInput
from glossary.formats import EVERYTHING, formats
from glossary.model import Term

from .entries import GSOMIA, RAA, SOURCES, concept, concepts, export, with_terms

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "formats.md"

every_format = pytest.mark.parametrize("name", formats())
every_format_for_tools = pytest.mark.parametrize(
    "name", [name for name, module in formats().items() if module.CARRIES != EVERYTHING]
)
"""Without JSON Lines, which keeps what no tool can show, too."""


def text_of(data):
    """What is in a file, as text; a workbook is a ZIP of texts."""
    if not data.startswith(b"PK"):
        return data.decode()
    with ZipFile(BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_a_file_in_the_package_is_a_format():
    """Nothing but a new module is needed for a new format."""
    files = {path.stem for path in Path(package.__file__).parent.glob("[!_]*.py")}
    assert {module.__name__.rpartition(".")[2] for module in formats().values()} == files


def test_a_format_goes_by_the_name_of_its_module():
    """Who sees a name on the command line knows which file to open."""
    for name, module in formats().items():
        assert module.__name__ == f"glossary.formats.{name.replace('-', '_')}"


def test_no_two_formats_write_files_of_one_name():
    """All of them can be written side by side into exports/."""
    suffixes = [module.SUFFIX for module in formats().values()]
    assert len(set(suffixes)) == len(suffixes)


@every_format
def test_the_documentation_has_the_format(name):
    """A translator finds every format in docs/formats.md, with its title and suffix."""
    text = DOCUMENTATION.read_text(encoding="utf-8")
    assert f"| `{name}` | {formats()[name].TITLE} | `{formats()[name].SUFFIX}` |" in text


@every_format
def test_the_report_counts_entries_and_names_losses(name):
    """Two entries went in; what the format loses of any entry is said."""
    _, report = export(name, [GSOMIA, RAA])
    assert report.written == 2
    assert report.notes


@every_format
def test_the_same_entries_give_the_same_bytes(name):
    """Nothing of the run gets into a file: no date, no order of a set."""
    assert export(name, [GSOMIA, RAA]) == export(name, [GSOMIA, RAA])


@every_format
def test_an_iterator_is_as_good_as_a_list(name):
    """A format that has to look twice sees to that itself."""
    assert export(name, iter([GSOMIA, RAA])) == export(name, [GSOMIA, RAA])


@every_format
def test_the_stream_is_left_open(name):
    """It belongs to whoever opened it: standard output, a response."""
    stream = BytesIO()
    formats()[name].write(
        iter([GSOMIA]), stream, languages=("ko", "en"), sources={}, title="Terms"
    )
    assert not stream.closed


@every_format
def test_an_entry_with_no_term_in_the_languages_is_reported(name):
    """It is not in the file, and the report says why and by which term to know it."""
    korean = concept("raa", ko="상호접근협정", en="Reciprocal Access Agreement")
    japanese = concept("sdf", ja="自衛隊")
    data, report = export(name, [korean, japanese])
    assert "自衛隊" not in text_of(data)
    assert report.written == 1
    assert report.left_out == [("sdf", "自衛隊", "no term in ko or en")]


@every_format_for_tools
def test_a_term_without_text_is_reported(name):
    """An empty cell or element would stand for a term that is not there."""
    terms = [t for t in RAA.terms if t.language != "ja"]
    _, report = export(name, [with_terms(*terms, Term(language="ko", text=" "))])
    assert report.left_out == [("c1", "상호접근협정", "a term without text")]


@every_format_for_tools
def test_control_characters_are_taken_out_and_reported(name):
    """U+0008 is not allowed in XML, and neither Excel nor OmegaT can show it."""
    data, report = export(name, [concept(ko="동\x08맹", en="alliance\ufffe")])
    assert "동맹" in text_of(data)
    assert "alliance" in text_of(data)
    assert report.left_out == [("c1", "동맹", "control characters were taken out")]


@every_format_for_tools
def test_control_characters_in_titles_are_taken_out(name):
    """In the title of the whole and in those of sources."""
    sources = {"mofa": replace(SOURCES["mofa"], title="외교\x00부")}
    data, _ = export(name, [GSOMIA], title="Ter\x08ms", sources=sources)
    text = text_of(data)
    assert "외교부" in text or "외교" not in text  # some formats have no place for sources
    assert "\x08" not in text


@every_format
def test_what_people_write_survives(name):
    """Quotes, markup, emoji, jamo, right-to-left and combining text are only text."""
    texts = ["<&>", "😀", "이스라엘 ישראל", "\u1112\u1161\u11ab", "2+2", "e\u0301"]
    data, report = export(
        name, [concept(f"c{n}", ko=text, en=text) for n, text in enumerate(texts)]
    )
    read = text_of(data).replace("&lt;&amp;&gt;", "<&>")
    assert all(text in read for text in texts)
    assert report.left_out == []


@every_format
@pytest.mark.parametrize("languages", [(), ("ko", "ko"), ("ko", "en_US"), ("ko", "<en>")])
def test_languages_that_cannot_be_right_are_refused(name, languages):
    """None, one of them twice, or something that is not a language code."""
    with pytest.raises(InvalidInput, match="language"):
        export(name, [GSOMIA], languages)


@every_format
@settings(deadline=None, max_examples=50)
@given(entries=concepts(st.characters(codec=None, exclude_categories=())))
def test_every_entry_is_in_the_file_or_in_the_report(name, entries):
    """Nothing is dropped silently, whatever characters there are."""
    try:
        _, report = export(name, entries)
    except GlossaryError as error:
        assert "Nothing to export" in str(error)  # noqa: PT017 - only for some lists
        return
    whole = ("no term", "OmegaT takes a line that begins with #")
    reported = {left.concept for left in report.left_out if left.reason.startswith(whole)}
    assert report.written + len(reported) >= len(entries)
