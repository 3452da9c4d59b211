"""The bilingual glossary for OmegaT."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import InvalidInput, UnreadableFile
from glossary.formats import recognised
from glossary.language import normalise
from glossary.model import AdministrativeStatus, Definition, Term

from .conftest import SHARED
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
from .tables import read, read_file


def rows(concepts, languages=("ko", "en"), **options):
    data, _ = export("omegat", concepts, languages, **options)
    _, *lines = data.decode().removesuffix("\n").split("\n")
    return [tuple(line.split("\t")) for line in lines]


def pairs(concepts, languages=("ko", "en")):
    return [(source, target) for source, target, _ in rows(concepts, languages)]


def test_the_first_line_names_the_glossary_and_its_encoding():
    """OmegaT skips it; editors and other tools read the encoding from it."""
    data, _ = export("omegat", [RAA], title="Security\nterms")
    assert data.startswith(b"# Security terms -*- coding: utf-8 -*-\n")


def test_a_pair_of_terms_has_a_row():
    """Preferred terms first, on both sides."""
    entry = with_terms(
        Term(language="ko", text="지소미아"),
        Term(language="ko", text="군사정보보호협정", administrative_status=PREFERRED),
        Term(language="en", text="GSOMIA"),
        Term(language="en", text="General Agreement", administrative_status=PREFERRED),
    )
    assert pairs([entry]) == [
        ("군사정보보호협정", "General Agreement"),
        ("군사정보보호협정", "GSOMIA"),
        ("지소미아", "General Agreement"),
        ("지소미아", "GSOMIA"),
    ]


def test_the_first_language_is_translated_from():
    """The same entries serve the other direction."""
    assert pairs([RAA], ("ja", "ko")) == [("部隊間協力円滑化協定", "상호접근협정")]


@pytest.mark.parametrize("languages", [("ko",), ("ko", "en", "ja")])
def test_it_takes_two_languages(languages):
    """Three columns are source, target and comment, whatever one wishes."""
    with pytest.raises(InvalidInput, match="holds 2 languages"):
        export("omegat", [RAA], languages)


def test_a_korean_term_with_spaces_is_there_without_them_too():
    """`한미 동맹` and `한미동맹` are both written, and no version of OmegaT finds all."""
    assert pairs([concept(ko="한미 동맹", en="alliance")]) == [
        ("한미 동맹", "alliance"),
        ("한미동맹", "alliance"),
    ]


def test_a_spelling_is_there_once():
    """Whether it is a term already or comes of two."""
    entry = with_terms(
        Term(language="ko", text="안보 협력"),
        Term(language="ko", text="안보협력"),
        Term(language="ko", text="안 보협력"),
        Term(language="en", text="cooperation"),
    )
    assert [source for source, _ in pairs([entry])] == ["안보 협력", "안보협력", "안 보협력"]


def test_a_spelling_without_spaces_is_that_of_the_best_term():
    """Two terms come to the same; the comment is on the one that may be used."""
    entry = with_terms(
        Term(language="ko", text="한 미동맹", administrative_status=DEPRECATED),
        Term(language="ko", text="한미 동맹"),
        Term(language="en", text="alliance"),
    )
    assert [(source, comment) for source, _, comment in rows([entry])] == [
        ("한미 동맹", "admitted · candidate"),
        ("한 미동맹", "한 미동맹 is deprecated · admitted · candidate"),
        ("한미동맹", "admitted · candidate"),
    ]


def test_an_english_term_keeps_its_spaces():
    """Without them it would be no word."""
    assert pairs([RAA], ("en", "ko")) == [("Reciprocal Access Agreement", "상호접근협정")]


def test_the_comment_tells_what_has_no_column():
    """Status, review, reliability, readings, other terms, sources, definition."""
    comments = {(source, target): comment for source, target, comment in rows([GSOMIA])}
    full = "General Security of Military Information Agreement"
    assert comments["한일 군사정보보호협정", full] == (
        "preferred · not Military Secrets Pact · also GSOMIA · 군사비밀을 나누는 협정"
        " · hanja 韓日軍事情報保護協定 · approved · reliability 4/4 · source 외교부"
    )
    assert comments["지소미아", "GSOMIA"] == (
        f"admitted · not Military Secrets Pact · also {full} · 군사비밀을 나누는 협정"
        " · approved · source 보도자료"
    )


@pytest.mark.parametrize(
    ("languages", "shown"),
    [(("ko", "en"), "english"), (("ko", "ja"), "korean"), (("ja", "ko"), "korean")],
)
def test_the_definition_is_in_the_most_useful_language(languages, shown):
    """That of the translation, else that of the text, else any."""
    definitions = [
        Definition(language="ko", text="korean", source=""),
        Definition(language="en", text="english", source=""),
    ]
    entry = concept(ko="동맹", en="alliance", ja="同盟", definitions=definitions)
    assert rows([entry], languages)[0][2] == f"admitted · {shown} · candidate"


def test_a_long_definition_is_cut():
    """After 200 characters: a glossary pane is small."""
    definition = Definition(language="en", text="x" * 10_000, source="")
    comment = rows([concept(ko="동맹", en="alliance", definitions=[definition])])[0][2]
    assert comment == "admitted · " + "x" * 200 + "… · candidate"


@pytest.mark.parametrize(
    "status", [AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED]
)
def test_a_target_to_avoid_is_not_offered(status):
    """OmegaT would offer it like any other; the comment warns of it, the report says so."""
    bad = Term(language="en", text="league", administrative_status=status)
    entry = with_terms(
        Term(language="ko", text="동맹"), Term(language="en", text="alliance"), bad
    )
    _, report = export("omegat", [entry])
    assert rows([entry]) == [("동맹", "alliance", "admitted · not league · candidate")]
    assert report.left_out == [("c1", "league", f"{status}: named in comments only")]


def test_a_source_to_avoid_is_found_and_labelled():
    """Texts that use an old term have to be translated too."""
    old = Term(language="ko", text="남조선", administrative_status=DEPRECATED)
    entry = with_terms(Term(language="ko", text="한국"), old, Term(language="en", text="Korea"))
    assert rows([entry])[1] == (
        "남조선",
        "Korea",
        "남조선 is deprecated · admitted · candidate",
    )


def test_an_entry_without_a_term_to_use_is_reported():
    """In the language translated into, or in that translated from."""
    bad = Term(language="en", text="bad", administrative_status=DEPRECATED)
    entries = [
        concept("c1", ko="동맹"),
        concept("c2", en="alliance"),
        with_terms(Term(language="ko", text="우방"), bad, id="c3"),
    ]
    data, report = export("omegat", entries)
    assert data.count(b"\n") == 1
    assert report.written == 0
    assert report.left_out == [
        ("c1", "동맹", "no term to use in English"),
        ("c2", "alliance", "no term to use in Korean"),
        ("c3", "bad", "deprecated: named in comments only"),
        ("c3", "우방", "no term to use in English"),
    ]


def test_a_term_that_would_be_a_comment_is_reported():
    """OmegaT skips lines that begin with #."""
    entry = with_terms(
        Term(language="ko", text="#미투"),
        Term(language="ko", text="미투"),
        Term(language="en", text="#MeToo"),
    )
    _, report = export("omegat", [entry])
    assert pairs([entry]) == [("미투", "#MeToo")]
    assert report.left_out == [
        ("c1", "#미투", "OmegaT takes a line that begins with # for a comment")
    ]


@settings(deadline=None, max_examples=100)
@given(entries=concepts(st.characters(codec="utf-8")))
def test_every_row_has_three_cells_on_one_line(entries):
    """No text breaks a row, whichever line breaks and tabs it has."""
    data, _ = export("omegat", entries)
    lines = data.decode().splitlines()
    assert all(line.count("\t") == 2 for line in lines[1:])
    assert data.count(b"\n") == len(lines)


def test_omegat_reads_every_row(omegat):
    """Source, target and comment, quotes and markup as they are."""
    entries = [GSOMIA, RAA, concept(ko='"2+2" <회담>', en="'2+2' & talks")]
    data, _ = export("omegat", entries)
    seen = [(e["source"], e["target"], e["comment"]) for e in omegat(data, ".txt")]
    assert seen == rows(entries)
    assert seen[-2:] == [
        ('"2+2" <회담>', "'2+2' & talks", "admitted · candidate"),
        ('"2+2"<회담>', "'2+2' & talks", "admitted · candidate"),
    ]


# What is read


def glossary(tmp_path, text, file="terms.ko-en.txt", **options):
    return read(tmp_path, text, "omegat", file=file, **options)


def test_a_line_is_a_pair_and_its_comment_a_note(tmp_path):
    """On the translation that it stands beside."""
    found = glossary(tmp_path, "# Terms -*- coding: utf-8 -*-\n동맹\talliance\tof states\n")
    assert found.problems == []
    (alliance,) = found.concepts
    assert [(t.language, t.text, t.note) for t in alliance.terms] == [
        ("ko", "동맹", ""),
        ("en", "alliance", "of states"),
    ]
    assert (alliance.id, alliance.terms[0].part_of_speech) == ("", "")


def test_lines_that_share_a_term_are_one_concept(tmp_path):
    """If they follow one another; the same term further down is another concept."""
    found = glossary(
        tmp_path,
        "동맹\talliance\n동맹\tleague\n연합\tleague\n협정\tpact\n동맹\tfederation\n",
    )
    assert [[text for _, text in terms] for terms in found.terms] == [
        ["동맹", "alliance", "league", "연합"],
        ["협정", "pact"],
        ["동맹", "federation"],
    ]


def test_a_pair_that_stands_there_again(tmp_path):
    """It is read once, and told of."""
    found = glossary(tmp_path, "동맹\talliance\n동맹\talliance\tx\n")
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]
    assert found.problems == [
        ("line 2", "this pair stands above, too, and was read once: 동맹 – alliance", False)
    ]


def test_quotation_marks_are_characters(tmp_path):
    """OmegaT takes them as they are; nothing splits a cell either."""
    found = glossary(tmp_path, "\"2+2\" 회담\t'2+2' talks; meeting\n")
    assert found.terms == [[("ko", '"2+2" 회담'), ("en", "'2+2' talks; meeting")]]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("동맹 alliance", "there is no tab in this line"),
        ("동맹,alliance", "there is no tab in this line"),
        ("\talliance", "there is no term before the tab"),
    ],
)
def test_lines_that_omegat_passes_over(line, problem, tmp_path):
    """They are left out, each with its number; reading goes on."""
    found = glossary(tmp_path, f"협정\tpact\n{line}\n\n조약\ttreaty\n")
    assert len(found.concepts) == 2
    assert found.lost == ["line 2"]
    assert found.reasons[0].startswith(problem)


def test_where_the_tab_belongs_is_shown(tmp_path):
    """Where Latin letters end and others begin."""
    found = glossary(tmp_path, "supply chain 공급망\n", "terms.en-ko.txt")
    assert found.reasons[0].endswith("such as here: supply chain⇥공급망")


def test_a_term_without_a_translation(tmp_path):
    """OmegaT shows it, too."""
    found = glossary(tmp_path, "동맹\t\n")
    assert found.terms == [[("ko", "동맹")]]
    assert found.problems == [("line 1", "동맹 has no translation", False)]


def test_cells_that_omegat_does_not_show(tmp_path):
    """They are kept in the note, and told of once."""
    found = glossary(tmp_path, "동맹\talliance\tc\td\n협정\tpact\t\t\te\n")
    assert [c.terms[1].note for c in found.concepts] == ["c\ncolumn 4: d", "column 5: e"]
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("file", "line", "languages", "codes", "assumed"),
    [
        ("glossary.ko-ja.txt", "동맹\t同盟", (), ["ko", "ja"], False),
        ("glossary.txt", "동맹\t同盟", ("ko", "ja"), ["ko", "ja"], False),
        ("glossary.ko-ja.txt", "동맹\talliance", ("한국어", "EN"), ["ko", "en"], False),
        ("glossary.txt", "동맹\talliance", (), ["ko", "en"], True),
        ("glossary.txt", "alliance\t동맹", (), ["en", "ko"], True),
        ("glossary.txt", "alliance\tどうめい", (), ["en", "ja"], True),
        ("glossary.txt", "2+2\t2+2", (), ["ko", "en"], True),
        ("glossary.ko-en.txt", "alliance\t동맹", (), ["en", "ko"], True),
    ],
)
def test_the_languages(file, line, languages, codes, assumed, tmp_path):
    """Those that a person names, the file's name has, or the letters show; else it is said."""
    found = glossary(tmp_path, line + "\n", file, languages=languages)
    assert [t.language for t in found.concepts[0].terms] == codes
    assert any("does not say its languages" in reason for reason in found.reasons) is assumed


@pytest.mark.parametrize("languages", [("ko",), ("ko", "en", "ja"), ("ko", "thing")])
def test_it_has_two_languages(languages, tmp_path):
    """Three columns are term, translation and comment."""
    with pytest.raises(InvalidInput, match="name these two"):
        glossary(tmp_path, "동맹\talliance\n", languages=languages)


@pytest.mark.parametrize(
    ("encoding", "first"),
    [
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp949", ""),
        ("euc-jp", "# -*- coding: euc-jp -*-\n"),
    ],
)
def test_encodings_of_glossaries(encoding, first, tmp_path):
    """Found out, or as the first line says."""
    text = f"{first}どうめい\talliance\n"
    if encoding == "cp949":
        text = "동맹\talliance\n"
    found = glossary(tmp_path, text.encode(encoding), "terms.ja-en.txt")
    assert found.terms[0][1] == ("en", "alliance")
    assert found.terms[0][0][1] in text


@pytest.mark.parametrize("said", ["cp949", "nonsense", "hex", "undefined", "utf-16"])
def test_a_first_line_that_names_the_wrong_encoding(said, tmp_path):
    """It was left as it was when the file was saved in another: what is UTF-8 is UTF-8."""
    found = glossary(tmp_path, f"# -*- coding: {said} -*-\n동맹\talliance\n")
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n"])
def test_a_glossary_with_nothing_in_it(data, tmp_path):
    """Nothing can be made of it."""
    with pytest.raises(UnreadableFile, match="no line with a term"):
        glossary(tmp_path, data)


@settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))))
def test_every_pair_that_was_written_comes_back(entries, tmp_path):
    """In some concept: those that share a term may have become one."""
    data, _ = export("omegat", entries)
    if data.count(b"\n") == 1:
        return
    found = glossary(tmp_path, data, languages=("ko", "en"))
    read_back = {
        (one, other)
        for concept in found.concepts
        for one in (t.text for t in concept.terms if t.language == "ko")
        for other in (t.text for t in concept.terms if t.language == "en")
    }
    written = {(normalise(one), normalise(other)) for one, other in pairs(entries)}
    assert {pair for pair in written if all(pair)} <= read_back


@pytest.mark.parametrize(
    ("file", "codes", "count", "lost"),
    [
        ("openchain-ko.txt", {"en", "ko"}, 183, 0),
        ("openchain-ja.txt", {"en", "ja"}, 132, 0),
        ("openchain-ko-spaces-instead-of-tabs.txt", set(), 0, 65),
    ],
)
def test_real_glossaries(file, codes, count, lost, tmp_path):
    """OpenChain's; of the one with spaces instead of tabs OmegaT loads nothing at all."""
    path = SHARED / "data" / "glossaries" / file
    if not path.exists():
        pytest.skip("needs ../shared/data/glossaries, real glossaries")
    assert recognised(path) == "omegat"
    found = read_file("omegat", path)
    assert {t.language for c in found.concepts for t in c.terms} == codes
    assert len(found.concepts) == count
    assert len(found.lost) == lost


def test_it_reads_as_many_pairs_as_omegat(omegat, tmp_path):
    """And the same ones, by OmegaT's own reader."""
    text = '# x\n동맹\talliance\tc\td\n"a"\tb\n\tx\nno tab\n협정\t\tx\n 조약 \t treaty \n'
    seen = {(e["source"].strip(), e["target"].strip()) for e in omegat(text.encode(), ".txt")}
    found = glossary(tmp_path, text)
    ours = {
        (c.terms[0].text, c.terms[-1].text if len(c.terms) > 1 else "") for c in found.concepts
    }
    assert ours == {pair for pair in seen if pair[0]}
