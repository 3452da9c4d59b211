"""The dictionary of a DeepL glossary."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import InvalidInput
from glossary.formats import Options, Problem, readable
from glossary.model import AdministrativeStatus, Concept, Term
from tests.rewriting import rewrite

from .entries import (
    DEPRECATED,
    GSOMIA,
    PREFERRED,
    RAA,
    concept,
    concepts,
    export,
    with_terms,
)

ANYTHING = st.one_of(
    st.characters(codec=None, exclude_categories=()),
    st.sampled_from("\t\n\r\v\f\x1c\x85\xa0\u2028\u2029\u3000\x80\x9f\x7f\ufeff\"' 가나"),
)
"""Every character there is, those the more often that DeepL refuses."""


def pairs(entries, languages=("ko", "en")):
    data, _ = export("deepl", entries, languages)
    return [tuple(line.split("\t")) for line in data.decode().removesuffix("\n").split("\n")]


def reasons(entries, languages=("ko", "en")):
    """What was left out of which entry, but for what DeepL has no place for at all."""
    _, report = export("deepl", entries, languages)
    return [left for left in report.left_out if not left.reason.startswith("no place")]


def read(path, text, **options):
    """Pairs of terms, and problems."""
    rewrite(path, text)
    items = list(readable()["deepl"].read(path, Options(**options)))
    problems = [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Concept)], problems


def texts(entries):
    return [tuple(term.text for term in entry.terms) for entry in entries]


@pytest.fixture
def deepl():
    """DeepL's own client."""
    return pytest.importorskip("deepl", reason="needs deepl: pip install '.[dev]'")


def test_a_term_and_its_translation_are_a_line():
    """A tab between them, no heading."""
    data, report = export("deepl", [RAA])
    assert data == "상호접근협정\tReciprocal Access Agreement\n".encode()
    assert report.written == 1


def test_the_first_language_is_translated_from():
    """The same entries serve the other direction."""
    assert pairs([RAA], ("ja", "ko")) == [("部隊間協力円滑化協定", "상호접근협정")]


@pytest.mark.parametrize("languages", [("ko",), ("ko", "en", "ja")])
def test_it_takes_two_languages(languages):
    """A dictionary has a direction."""
    with pytest.raises(InvalidInput, match="holds 2 languages"):
        export("deepl", [RAA], languages)


def test_a_language_has_no_region():
    """DeepL's glossaries are for Korean, not for that of the North."""
    with pytest.raises(InvalidInput, match="glossaries for ko, not for ko-KP"):
        export("deepl", [RAA], ("ko-KP", "en"))


def test_every_term_has_the_first_translation():
    """The preferred one; the others are reported by name."""
    entry = with_terms(
        Term(language="ko", text="지소미아"),
        Term(language="ko", text="군사정보보호협정"),
        Term(language="en", text="GSOMIA"),
        Term(language="en", text="General Agreement", administrative_status=PREFERRED),
    )
    assert pairs([entry]) == [
        ("지소미아", "General Agreement"),
        ("군사정보보호협정", "General Agreement"),
    ]
    reason = "DeepL knows one translation of a term, here General Agreement"
    assert reasons([entry]) == [("c1", "GSOMIA", reason)]


def test_a_term_stands_there_once():
    """The first entry that has it counts; the other is reported."""
    entries = [concept("c1", ko="은행", en="bank"), concept("c2", ko="은행", en="ginkgo nut")]
    assert pairs(entries) == [("은행", "bank")]
    assert reasons(entries) == [
        ("c2", "은행", "an earlier entry has it, with the translation bank"),
        ("c2", "은행", "no term of this entry is in the file"),
    ]


def test_the_same_pair_in_two_entries_loses_nothing():
    """It is there once, for both."""
    entries = [concept("c1", ko="동맹", en="alliance"), concept("c2", ko="동맹", en="alliance")]
    _, report = export("deepl", entries)
    assert pairs(entries) == [("동맹", "alliance")]
    assert (report.written, report.left_out) == (2, [])


@pytest.mark.parametrize(
    ("one", "other", "rows"),
    [
        ("NATO", "Nato", 2),  # capitals count
        ("caf\u00e9", "cafe\u0301", 1),  # one letter, made up in two ways
        ("a b", " a \u3000b", 1),  # white space does not
    ],
)
def test_when_two_terms_are_the_same(one, other, rows):
    """DeepL refuses a whole file for one term that stands there twice."""
    entries = [concept("c1", en=one, ko="가"), concept("c2", en=other, ko="나")]
    assert len(pairs(entries, ("en", "ko"))) == rows


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    "status", [AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED]
)
def test_a_term_to_avoid_is_left_out_and_reported(side, status):
    """There is no label for it, neither for a term nor for a translation."""
    language = ("ko", "en")[side]
    bad = Term(language=language, text="bad", administrative_status=status)
    entry = with_terms(*concept(ko="동맹", en="alliance").terms, bad)
    assert pairs([entry]) == [("동맹", "alliance")]
    reason = f"{status}: DeepL would use it like any other"
    assert reasons([entry]) == [("c1", "bad", reason)]


def test_an_entry_without_a_pair_is_reported():
    """In the language translated into, or in that translated from."""
    bad = Term(language="en", text="bad", administrative_status=DEPRECATED)
    entries = [
        concept("c1", ko="동맹"),
        concept("c2", en="alliance"),
        with_terms(Term(language="ko", text="우방"), bad, id="c3"),
    ]
    data, report = export("deepl", entries)
    assert (data, report.written) == (b"", 0)
    assert reasons(entries) == [
        ("c1", "동맹", "no term to use in English"),
        ("c2", "alliance", "no term to use in Korean"),
        ("c3", "bad", "deprecated: DeepL would use it like any other"),
        ("c3", "우방", "no term to use in English"),
    ]


def test_a_korean_term_with_spaces_is_there_without_them_too():
    """At the end of the file."""
    entries = [concept("c1", ko="한미 동맹", en="alliance"), RAA]
    assert pairs(entries) == [
        ("한미 동맹", "alliance"),
        ("상호접근협정", "Reciprocal Access Agreement"),
        ("한미동맹", "alliance"),
    ]


def test_a_spelling_never_takes_the_place_of_a_term():
    """Of an entry that comes later, and means something else by it."""
    entries = [
        concept("c1", ko="안보 협력", en="cooperation"),
        concept("c2", ko="안보협력", en="co-operation"),
    ]
    assert pairs(entries) == [("안보 협력", "cooperation"), ("안보협력", "co-operation")]
    assert reasons(entries) == []


@pytest.mark.parametrize("languages", [("en", "ko"), ("ja", "ko")])
def test_only_a_text_in_korean_has_two_spellings(languages):
    """A translation is written as it is entered."""
    entry = concept(ko="한미 동맹", en="the alliance", ja="韓米 同盟")
    assert len(pairs([entry], languages)) == 1


def test_a_term_may_have_1024_bytes():
    """341 Hangul and one letter; one more is refused, and reported."""
    fits, too_long = "가" * 341 + "a", "가" * 341 + "ab"
    entries = [concept("c1", ko=fits, en="x"), concept("c2", ko=too_long, en="y")]
    assert pairs(entries) == [(fits, "x")]
    reason = "longer than 1,024 bytes in UTF-8, the most DeepL takes"
    assert ("c2", too_long, reason) in reasons(entries)


def test_the_next_translation_stands_in_for_one_that_is_refused():
    """An entry is not lost for a term of its that is too long."""
    entry = with_terms(
        Term(language="ko", text="동맹"),
        Term(language="en", text="x" * 1025, administrative_status=PREFERRED),
        Term(language="en", text="alliance"),
    )
    assert pairs([entry]) == [("동맹", "alliance")]


def test_a_term_with_a_control_character_is_refused():
    """U+0080 is a letter gone wrong: no text has it, and DeepL does not take it."""
    entry = with_terms(*concept(ko="동\x80맹", en="alliance").terms)
    reason = "it has a control character in it, U+0080, which DeepL refuses"
    assert ("c1", "동\x80맹", reason) in reasons([entry])


def test_white_space_is_single_spaces():
    """Tabs and line breaks would end the cell or the line."""
    entry = concept(ko="\u3000한미\t동맹\u2028", en="the\nalliance ")
    assert pairs([entry])[0] == ("한미 동맹", "the alliance")


def test_a_file_is_never_larger_than_10_mib():
    """What finds no room is reported, and a Korean spelling is given up first."""
    long = "가" * 300  # 900 bytes, and 900 more for the translation
    entries = [concept(f"c{n}", ko=f"{long} {n:05}", en=long) for n in range(6000)]
    data, report = export("deepl", entries)
    row = len(f"{long} 00000\t{long}\n".encode())
    fitting = 10 * 1024 * 1024 // row
    assert len(data) == fitting * row
    assert report.written == fitting
    reason = "the file is as large as DeepL takes it: choose fewer entries"
    full = [left for left in report.left_out if left.reason == reason]
    assert len(full) == 6000  # entries beyond, and spellings of those that are there
    assert full[0] == (f"c{fitting}", f"{long} {fitting:05}", reason)


def test_the_client_reads_what_was_written(deepl):
    """Quotation marks and all; the rows in their order."""
    entries = [GSOMIA, RAA, concept(ko='"2+2" 회담', en="'2+2' & talks")]
    data, _ = export("deepl", entries)
    assert deepl.convert_tsv_to_dict(data.decode()) == {
        "한일 군사정보보호협정": "General Security of Military Information Agreement",
        "지소미아": "General Security of Military Information Agreement",
        "상호접근협정": "Reciprocal Access Agreement",
        '"2+2" 회담': "'2+2' & talks",
        "한일군사정보보호협정": "General Security of Military Information Agreement",
        '"2+2"회담': "'2+2' & talks",
    }


@settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(ANYTHING), direction=st.permutations(["ko", "en", "ja"]))
def test_the_client_takes_whatever_is_written(deepl, entries, direction):
    """Its checks are DeepL's: no term twice, none empty, none with a control character."""
    data, report = export("deepl", entries, direction[:2])
    taken = deepl.convert_tsv_to_dict(data.decode())
    assert len(taken) == data.count(b"\n")
    for pair in taken.items():
        for term in pair:
            deepl.util.validate_glossary_term(term)
            assert term == term.strip()
            assert len(term.encode()) <= 1024
    reported = {left.concept for left in report.left_out}
    assert len(entries) - report.written <= len(reported)


def test_rows_become_entries(tmp_path):
    """A concept a row, without an id: the file has none."""
    entries, problems = read(
        tmp_path / "t.tsv", "지소미아\tGSOMIA\n동맹\talliance\n", languages=("ko", "en")
    )
    assert problems == []
    assert [entry.id for entry in entries] == ["", ""]
    gsomia = entries[0].terms[1]
    assert (gsomia.language, gsomia.type, gsomia.part_of_speech) == ("en", "acronym", "")
    assert (gsomia.administrative_status, gsomia.reliability) == ("admitted", None)
    assert {entry.status for entry in entries} == {"proposed"}
    assert texts(entries) == [("지소미아", "GSOMIA"), ("동맹", "alliance")]


@pytest.mark.parametrize(
    "name", ["terms.ko-en.tsv", "ko-en.tsv", "ROK_KO-EN.tsv", "glossary.ko-en.deepl.tsv"]
)
def test_the_name_of_the_file_says_the_languages(tmp_path, name):
    """As the names of our own exports do."""
    entries, _ = read(tmp_path / name, "동맹\talliance\n")
    assert [term.language for term in entries[0].terms] == ["ko", "en"]


@pytest.mark.parametrize(
    "name", ["terms.tsv", "terms.zh-TW.tsv", "my-new-terms.tsv", "ko-xx.tsv"]
)
def test_where_nobody_says_the_languages_one_is_asked(tmp_path, name):
    """Nothing is guessed from the text: hanja may be Korean, and kanji Chinese."""
    with pytest.raises(InvalidInput, match="as in --lang ko,en"):
        read(tmp_path / name, "동맹\talliance\n")


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        (("ko", "en", "ja"), "these two, and no more"),
        (("ko", "ko_KR"), "these two, and no more"),
        (("ko", "klingonish"), "'klingonish' is not a language"),
    ],
)
def test_languages_that_cannot_be_right_are_refused(tmp_path, languages, message):
    """Before a row is read."""
    with pytest.raises(InvalidInput, match=message):
        read(tmp_path / "t.tsv", "동맹\talliance\n", languages=languages)


def test_csv_may_name_the_languages_of_a_row(tmp_path):
    """In the third and fourth column, as DeepL's own glossary files do."""
    text = 'alliance,동맹,en,ko\n"Korea, Republic of",한국,en-GB,KO\n同盟,동맹,ja,ko\n'
    entries, problems = read(tmp_path / "t.csv", text)
    assert problems == []
    assert [tuple(term.language for term in entry.terms) for entry in entries] == [
        ("en", "ko"),
        ("en", "ko"),
        ("ja", "ko"),
    ]
    assert entries[1].terms[0].text == "Korea, Republic of"
    assert entries[1].terms[0].regional_usage == "GB"


def test_a_row_without_languages_has_those_of_the_file(tmp_path):
    """Two, three and four columns may be mixed."""
    text = "alliance,동맹\npact,협정,en\nagreement,합의,,\n"
    entries, problems = read(tmp_path / "t.en-ko.csv", text)
    assert problems == []
    assert {tuple(t.language for t in entry.terms) for entry in entries} == {("en", "ko")}


def test_an_unknown_language_is_named(tmp_path):
    """The row is left out: whose the term is cannot be guessed."""
    entries, problems = read(tmp_path / "t.csv", "a,b,en,xx\nalliance,동맹,en,ko\n")
    assert texts(entries) == [("alliance", "동맹")]
    assert problems == [("line 1", "xx is not a language, and the row was left out", True)]


def test_a_heading_is_no_term(tmp_path):
    """DeepL wants none, but people write one."""
    entries, problems = read(tmp_path / "t.tsv", "Korean\tEN-GB\n색\tcolour\n")
    assert texts(entries) == [("색", "colour")]
    assert entries[0].terms[1].regional_usage == "GB"
    reason = "this row names two languages: taken for a heading, not for terms"
    assert problems == [("line 1", reason, False)]


def test_two_names_of_one_language_are_terms(tmp_path):
    """A glossary of languages has such a row."""
    entries, problems = read(tmp_path / "t.ko-en.tsv", "일본어\tJapanese\n")
    assert (texts(entries), problems) == ([("일본어", "Japanese")], [])


def test_further_columns_are_kept_in_the_note(tmp_path):
    """Which is told once."""
    text = "동맹\talliance\t2016\t\n협정\tpact\n조약\ttreaty\tx\ty\n"
    entries, problems = read(tmp_path / "t.ko-en.tsv", text)
    assert [entry.note for entry in entries] == [
        "column 3: 2016",
        "",
        "column 3: x; column 4: y",
    ]
    reason = "there are further columns: what is in them stands in notes"
    assert problems == [("line 1", reason, False)]


def test_rows_that_are_not_whole_are_named_by_line(tmp_path):
    """And those after them are read."""
    text = "\n동맹\n\talliance\n협정\t \n조약\ttreaty\n"
    entries, problems = read(tmp_path / "t.ko-en.tsv", text)
    assert texts(entries) == [("조약", "treaty")]
    assert problems == [
        ("line 2", "there is no translation, and the row was left out: 동맹", True),
        ("line 3", "there is no term, and the row was left out: alliance", True),
        ("line 4", "there is no translation, and the row was left out: 협정", True),
    ]


def test_quotation_marks_are_text_between_tabs(tmp_path):
    """As in DeepL's own client."""
    entries, problems = read(tmp_path / "t.ko-en.tsv", '"2+2"\t"two\n회담\ttalks\n')
    assert (texts(entries), problems) == ([('"2+2"', '"two'), ("회담", "talks")], [])


def test_our_own_file_comes_back(tmp_path):
    """Every pair, whatever DeepL has no place for."""
    data, _ = export("deepl", [GSOMIA, RAA])
    entries, problems = read(tmp_path / "glossary.ko-en.deepl.tsv", data.decode())
    assert problems == []
    assert texts(entries) == pairs([GSOMIA, RAA])


def test_it_is_known_by_its_name_only():
    """OmegaT's glossaries look the same."""
    recognises = readable()["deepl"].recognises
    assert recognises(b"a\tb\n", "x.ko-en.deepl.tsv")
    assert not recognises(b"a\tb\n", "x.ko-en.tsv")
