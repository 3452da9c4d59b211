"""Tables that somebody else made: what is read of them, and what is said of the rest."""

from __future__ import annotations

import pytest

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.csv_rows import LONGEST_CELL
from glossary.files.text_file import LONGEST_LINE
from glossary.formats import recognised
from glossary.model import AdministrativeStatus, Definition, Evidence, Method, Status, TermType

from .conftest import SHARED
from .entries import concept, export
from .tables import read, read_file


def ranks(found):
    return [[t.administrative_status.value for t in c.terms] for c in found.concepts]


def test_a_row_a_concept(tmp_path):
    """Each column where it belongs; a source is that of every term and of the definition."""
    found = read(
        tmp_path,
        "번호,국문,영문,일문,정의,출처,비고,분야\n"
        "7,한미 동맹; 한미동맹,ROK-US alliance,米韓同盟,두 나라의 동맹,외교부,오래됨,안보\n",
    )
    (alliance,) = found.concepts
    assert found.problems == []
    assert (alliance.id, alliance.subject, alliance.note) == ("7", "안보", "오래됨")
    assert alliance.status == Status.PROPOSED
    assert [(t.language, t.text) for t in alliance.terms] == [
        ("ko", "한미 동맹"),
        ("ko", "한미동맹"),
        ("en", "ROK-US alliance"),
        ("ja", "米韓同盟"),
    ]
    source = "publication:외교부"
    assert {t.evidence for t in alliance.terms} == {
        (Evidence(method=Method.IMPORT, source=source),)
    }
    assert alliance.definitions == (
        Definition(language="ko", text="두 나라의 동맹", source=source),
    )
    assert [s.key for s in found.sources] == [source]


def test_what_the_table_does_not_say_is_not_made_up(tmp_path):
    """No part of speech, no reliability, no rank but that of any term."""
    found = read(tmp_path, "ko,en\n동맹,NATO\n")
    terms = found.concepts[0].terms
    assert {(t.part_of_speech, t.reliability, t.administrative_status) for t in terms} == {
        ("", None, AdministrativeStatus.ADMITTED)
    }
    assert [t.type for t in terms] == [TermType.FULL_FORM, TermType.ACRONYM]


def test_a_row_a_term(tmp_path):
    """Rows of one id that follow one another are one concept."""
    found = read(
        tmp_path,
        "id,language,term,status,note\n"
        "1,ko,동맹,권장,a\n1,영어,alliance,,b\n2,ja,自衛隊,deprecated,\n",
    )
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")], [("ja", "自衛隊")]]
    assert ranks(found) == [["preferred", "admitted"], ["deprecated"]]
    assert [t.note for t in found.concepts[0].terms] == ["a", "b"]
    assert found.problems == []


def test_rows_of_terms_without_ids_are_entries_of_their_own(tmp_path):
    """Nothing says which of them belong together, and one is told."""
    found = read(tmp_path, "language,term\nko,동맹\nen,alliance\n")
    assert found.terms == [[("ko", "동맹")], [("en", "alliance")]]
    assert found.reasons == [
        "there is no column of ids: each row was read as an entry of its own"
    ]


def test_a_row_a_pair(tmp_path):
    """As TICO-19 has it: languages beside the terms; rows of one id are one concept."""
    found = read(
        tmp_path,
        "stringID,sourceLang,targetLang,pos,description,sourceString,targetString\n"
        "1,en,ko,proper noun,Short for the Centers,CDC,CDC : 질병통제예방센터\n"
        "1,en,ja,proper noun,Short for the Centers,CDC,CDC\n"
        "2,en,ko_KP,verb,,spread,퍼지다\n",
    )
    assert found.problems == []
    assert found.terms == [
        [("en", "CDC"), ("ko", "CDC"), ("ko", "질병통제예방센터"), ("ja", "CDC")],
        [("en", "spread"), ("ko", "퍼지다")],
    ]
    assert {t.part_of_speech for t in found.concepts[0].terms} == {"properNoun"}
    assert found.concepts[0].definitions == (
        Definition(language="en", text="Short for the Centers", source=""),
    )
    assert found.concepts[1].terms[1].regional_usage == "KP"


def test_an_unknown_language_in_a_row(tmp_path):
    """The row is left out, and it is said which language nobody knows."""
    found = read(tmp_path, "id,language,term\n1,ko,동맹\n1,klingonish,x\n")
    assert found.terms == [[("ko", "동맹")]]
    assert found.lost == ["line 3, column 2"]
    assert "'klingonish' is no language" in found.reasons[0]


def test_source_and_target(tmp_path):
    """`source` is the term where there is a `target`; the languages are in the file's name."""
    table = "source,target,comment\n동맹,alliance,old\n"
    found = read(tmp_path, table, file="terms.ko-en.csv")
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]
    assert found.concepts[0].note == "old"
    assert found.problems == []


def test_languages_that_a_person_names_come_first(tmp_path):
    """Before those in the file's name."""
    table = "source,target\n同盟,alliance\n"
    found = read(tmp_path, table, file="terms.ko-en.csv", languages=("ja", "en"))
    assert found.terms == [[("ja", "同盟"), ("en", "alliance")]]


def test_a_term_whose_language_nobody_names(tmp_path):
    """It is in that of its letters; and it is said so, once."""
    found = read(
        tmp_path, "용어,뜻\n自衛隊,軍\n동맹,나라의 약속\nalliance,a league\nえ,\n国,\n"
    )
    assert [c.terms[0].language for c in found.concepts] == ["ja", "ko", "en", "ja", "ja"]
    assert [c.definitions[0].language for c in found.concepts[:3]] == ["ja", "ko", "en"]
    assert len(found.problems) == 1
    assert "“용어” does not say its language" in found.reasons[0]


def test_a_term_that_could_be_in_any_language(tmp_path):
    """A number is left out, and the option to say so is named."""
    found = read(tmp_path, "term,note\n38,a line\n")
    assert found.concepts == []
    assert found.lost == ["line 2"]
    assert '--map "term=ko"' in found.reasons[-1]


LOKALISE = """\
term;description;casesensitive;forbidden;tags;ko;ko_description
NATO;a treaty;yes;no;mil;나토;조약
"""


@pytest.mark.parametrize(
    ("table", "note", "definitions"),
    [
        (
            LOKALISE,
            "casesensitive: yes\ntags: mil",
            [("en", "a treaty"), ("ko", "조약")],
        ),
        ("term,pos,comment,translation_ko,comment_ko\nNATO,noun,mil,나토,음\n", "mil", []),
        (
            "term,case sensitive,translatable,description,ko\nNATO,,,a treaty,나토\n",
            "",
            [("en", "a treaty")],
        ),
    ],
    ids=["Lokalise", "Transifex", "Phrase Strings"],
)
def test_tables_of_other_tools(table, note, definitions, tmp_path):
    """What they call their columns; what has no field is in the note."""
    found = read(tmp_path, table)
    assert found.terms == [[("en", "NATO"), ("ko", "나토")]]
    assert found.concepts[0].note == note
    assert [(d.language, d.text) for d in found.concepts[0].definitions] == definitions
    assert found.lost == []


def test_details_of_a_language_are_said_of_its_first_term(tmp_path):
    """Notes and readings; ranks, types and parts of speech of every term of it."""
    found = read(
        tmp_path,
        "ko,한국어 비고,한자,ko status,ja,よみがな,ja pos,en,영문 약어,영문 출처\n"
        "동맹; 연합,흔함,同盟,비권장,同盟,どうめい,名詞,status of forces,SOFA,treaty\n",
    )
    terms = {t.text: t for t in found.concepts[0].terms if t.language != "ja"}
    assert [(t.note, t.reading) for t in found.concepts[0].terms][:2] == [
        ("흔함", "同盟"),
        ("", ""),
    ]
    assert ranks(found)[0][:2] == ["deprecated", "deprecated"]
    japanese = next(t for t in found.concepts[0].terms if t.language == "ja")
    assert (japanese.reading, japanese.part_of_speech) == ("どうめい", "noun")
    assert terms["SOFA"].type == TermType.ACRONYM
    assert [e.source for e in terms["SOFA"].evidence] == ["publication:treaty"]
    assert terms["동맹"].evidence == ()


def test_terms_to_avoid_and_further_terms_have_columns(tmp_path):
    """In whatever words; a mark that a term is forbidden makes it deprecated."""
    found = read(
        tmp_path,
        "en,동의어(영문),en deprecated,ko,ko_forbidden\nalliance,league,pact,우방,TRUE\n",
    )
    assert found.terms == [
        [("en", "alliance"), ("en", "league"), ("en", "pact"), ("ko", "우방")]
    ]
    assert ranks(found) == [["admitted", "admitted", "deprecated", "deprecated"]]


def test_a_status_is_that_of_the_entry_or_of_its_terms(tmp_path):
    """The word in the cell says which; one that is neither is kept in the note."""
    found = read(tmp_path, "ko,status\n동맹,approved\n우방,금지\n연합,sleeping\n")
    assert [c.status for c in found.concepts] == [
        Status.APPROVED,
        Status.PROPOSED,
        Status.PROPOSED,
    ]
    assert ranks(found) == [["admitted"], ["deprecated"], ["admitted"]]
    assert [c.note for c in found.concepts] == ["", "", "status: sleeping"]


def test_a_sentence_is_evidence_for_the_term_in_it(tmp_path):
    """With its source, where there is one."""
    found = read(tmp_path, "ko,en,예문,예문 출처\n동맹,alliance,An alliance holds.,Times\n")
    korean, english = found.concepts[0].terms
    assert korean.evidence == ()
    assert english.evidence == (
        Evidence(method=Method.IMPORT, source="publication:Times", quote="An alliance holds."),
    )


def test_columns_that_nobody_knows_are_kept_and_told_of_once(tmp_path):
    """In the note, after their headings; an option to name them is named."""
    found = read(tmp_path, "ko,등급,쪽\n동맹,A,\n협정,B,12\n조약,,13\n")
    assert [c.note for c in found.concepts] == ["등급: A", "등급: B\n쪽: 12", "쪽: 13"]
    assert [(p.place, p.lost) for p in found.problems] == [
        ("line 2, column 2", False),
        ("line 3, column 3", False),
    ]
    assert '--map "등급=…"' in found.reasons[0]


def test_columns_that_a_person_names(tmp_path):
    """A language, a field, a field of a language, or nothing at all."""
    found = read(
        tmp_path,
        "표제,풀이말,비밀,일\n동맹,나라의 약속,x,どうめい\n",
        columns={"표제": "ko", "풀이말": "definition", "비밀": "-", "일": "ja term"},
    )
    assert found.terms == [[("ko", "동맹"), ("ja", "どうめい")]]
    assert found.concepts[0].definitions[0].text == "나라의 약속"
    assert found.concepts[0].note == ""
    assert found.problems == []


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"없음": "ko"}, "No column is called “없음”. There are “ko”, “en”."),
        ({"ko": "thing"}, "'thing' is not what the column “ko” can hold"),
    ],
)
def test_columns_that_cannot_be_named_so(columns, message, tmp_path):
    """Before anything is read."""
    with pytest.raises(InvalidInput, match=message):
        read(tmp_path, "ko,en\n동맹,alliance\n", columns=columns)


def test_a_table_without_headings(tmp_path):
    """Its columns are in the languages that a person names; the rest is in the note."""
    found = read(tmp_path, "동맹,alliance,x\n자위대,SDF,\n", languages=("ko", "en"))
    assert found.terms == [
        [("ko", "동맹"), ("en", "alliance")],
        [("ko", "자위대"), ("en", "SDF")],
    ]
    assert found.concepts[0].note == "column 3: x"
    assert "the first row was read as an entry: “동맹”, “alliance”, “x”" in found.reasons[0]
    assert found.lost == []


def test_a_table_without_headings_of_which_nobody_says_what_it_is(tmp_path):
    """It is refused, and both ways to say it are named."""
    with pytest.raises(UnreadableFile, match=r"line 1: no heading .*--map .*--lang ko,en"):
        read(tmp_path, "동맹,alliance\n자위대,SDF\n")


def test_two_languages_in_one_cell(tmp_path):
    """The cell is left out with its place; the rest of the row is read."""
    found = read(tmp_path, "ko,en\n동맹 (alliance),alliance\n협정,pact\n")
    assert found.terms == [[("en", "alliance")], [("ko", "협정"), ("en", "pact")]]
    assert found.lost == ["line 2"]
    assert "“동맹 (alliance)” is in two languages" in found.reasons[0]


def test_a_title_above_the_headings(tmp_path):
    """It is no entry, and it is told of."""
    found = read(tmp_path, "용어집 2026,,\n,,\nko,en,\n동맹,alliance,\n")
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]
    assert found.problems == [
        ("line 1", "this stands above the headings and was left out: 용어집 2026", False)
    ]


def test_headings_that_stand_there_again(tmp_path):
    """Files that were put one behind the other."""
    found = read(tmp_path, "ko,en\n동맹,alliance\nko,en\n협정,pact\n")
    assert len(found.concepts) == 2
    assert found.problems == [
        ("line 3", "the headings stand here again: this row was not read", False)
    ]


def test_a_heading_that_is_there_twice(tmp_path):
    """Two columns of a language have terms; a second one of ids is kept in the note."""
    found = read(tmp_path, "id,ko,ko,id\n1,동맹,연합,9\n")
    assert found.terms == [[("ko", "동맹"), ("ko", "연합")]]
    assert (found.concepts[0].id, found.concepts[0].note) == ("1", "id: 9")


def test_rows_of_other_lengths(tmp_path):
    """A short one has empty cells; what is too much is in the note, with its column."""
    found = read(tmp_path, "ko,en,note\n동맹\n협정,pact,a,b,c\n조약,treaty,d\n")
    assert found.terms[0] == [("ko", "동맹")]
    assert [c.note for c in found.concepts] == ["", "a\ncolumn 4: b\ncolumn 5: c", "d"]
    assert found.reasons[0].startswith("there are 5 cells here and 3 headings")
    assert found.lost == []


def test_a_row_without_a_term(tmp_path):
    """It is left out with its line."""
    found = read(tmp_path, "id,ko,note\n1,동맹,\n2,,nothing\n,,\n")
    assert len(found.concepts) == 1
    assert found.problems == [
        ("line 3", "there is no term here, and the entry was left out", True)
    ]


def test_a_term_that_is_there_twice(tmp_path):
    """It is read once: spacing at the ends and how Hangul is composed do not count."""
    found = read(tmp_path, "ko\n동맹; 동맹 ;\u1103\u1169\u11bc\u1106\u1162\u11bc\n")
    assert found.terms == [[("ko", "동맹")]]
    assert found.reasons == ["동맹 is there twice in one entry: read as one"] * 2


def test_an_id_that_is_there_twice(tmp_path):
    """The second entry is read without it: they are not one."""
    found = read(tmp_path, "id,ko\n1,동맹\n1,협정\n")
    assert [(c.id, c.terms[0].text) for c in found.concepts] == [("1", "동맹"), ("", "협정")]
    assert "an entry above has the id 1, too" in found.reasons[0]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_parts_the_cells_is_found_out(mark, tmp_path):
    """Whatever the file is called."""
    table = "id,ko,definition\n1,동맹,a; b\n".replace(",", mark)
    table = table.replace("a; b", '"a; b, c"')
    found = read(tmp_path, table)
    assert found.terms == [[("ko", "동맹")]]
    assert found.concepts[0].definitions[0].text == "a; b, c"


def test_excel_s_way_of_saying_what_parts_the_cells(tmp_path):
    """`sep=;` in the first line is no row."""
    assert read(tmp_path, "sep=;\nko;en\n동맹;alliance\n").terms == [
        [("ko", "동맹"), ("en", "alliance")]
    ]


def test_an_apostrophe_against_formulas_is_taken_away(tmp_path):
    """One, from what looks like a formula behind it; others are in the text."""
    found = read(tmp_path, "ko,en\n'=동맹,'quoted'\n'+1 계획,''=x\n")
    assert found.terms == [
        [("ko", "=동맹"), ("en", "'quoted'")],
        [("ko", "+1 계획"), ("en", "'=x")],
    ]


ASTRAY = "a quotation mark is out of place, and the line was left out"


@pytest.mark.parametrize(
    ("line", "lost"),
    [('동맹,"alli"ance', ["line 3"]), ('"동맹,alliance', ["line 3"]), ('동맹,5" gun', [])],
)
def test_a_quotation_mark_astray(line, lost, tmp_path):
    """It costs its line, and no more: reading goes on with the next."""
    found = read(tmp_path, f"ko,en\n협정,pact\n{line}\n조약,treaty\n함대,fleet\n")
    assert found.lost == lost
    assert [terms[0][1] for terms in found.terms if terms[0][1] != "동맹"] == [
        "협정",
        "조약",
        "함대",
    ]
    assert all(reason.startswith(ASTRAY) for reason in found.reasons)


def test_between_tabs_a_quotation_mark_is_a_character(tmp_path):
    """Unless it is as CSV has it."""
    table = 'ko\ten\n동맹\t"alli"ance\n"군\tarmy\n"협\t정"\tpact\n'
    found = read(tmp_path, table, "tsv", file="table.tsv")
    assert [terms[0][1] for terms in found.terms] == ["동맹", '"군', "협 정"]
    assert found.problems == []


def test_a_mark_that_is_never_closed_does_not_swallow_the_file(tmp_path):
    """No cell has so many characters, so that the mark is taken for what it is."""
    rows = "협정,pact\n" * (LONGEST_CELL // 9)
    found = read(tmp_path, f'ko,en\n동맹,"alliance\n{rows}조약,treaty\n')
    assert [problem.place for problem in found.problems] == ["line 2"]
    assert len(found.concepts) == LONGEST_CELL // 9 + 1


def test_a_cell_that_is_too_long(tmp_path):
    """It is left out with its row; on writing, one is told that it will be."""
    found = read(tmp_path, f"ko,en\n동맹,{'x' * LONGEST_CELL}y\n협정,pact\n")
    assert found.terms == [[("ko", "협정"), ("en", "pact")]]
    assert found.reasons[0].startswith("a cell that begins in this line is longer than 131,072")
    long = Definition(language="ko", text="가" * LONGEST_CELL, source="")
    _, report = export("csv", [concept(ko="동맹", definitions=[long])], ("ko",))
    assert "will not be read back" in report.left_out[0].reason


def test_a_line_that_is_too_long(tmp_path):
    """It is passed over with its number; it could be a gigabyte."""
    found = read(tmp_path, "ko,en\n동맹," + "x" * LONGEST_LINE * 2 + "\n협정,pact\n")
    assert found.terms == [[("ko", "협정"), ("en", "pact")]]
    assert found.lost == ["line 2"]


@pytest.mark.parametrize("table", ["", "\n\n", "\ufeff", " , ,\n"])
def test_a_file_with_nothing_in_it(table, tmp_path):
    """Nothing can be made of it, and one is told why."""
    with pytest.raises(UnreadableFile, match="has nothing in it"):
        read(tmp_path, table)


def test_headings_and_nothing_below_them(tmp_path):
    """An empty table is a table; it is said that it is empty."""
    found = read(tmp_path, "ko,en\n")
    assert found.concepts == []
    assert found.reasons == ["there are headings here and no rows below them"]


@pytest.mark.parametrize(
    ("encoding", "table", "said"),
    [
        ("utf-8-sig", "한국어,영어\n동맹,alliance\n", []),
        ("utf-16", "한국어,영어\n동맹,alliance\n", []),
        ("cp949", "한국어,영어\n동맹,alliance\n", ["CP949"]),
        ("cp932", "日本語,英語\nどうめい,alliance\n", ["CP932"]),
    ],
)
def test_encodings(encoding, table, said, tmp_path):
    """Those of Excel in Korea and Japan; that it is none of Unicode is said."""
    found = read(tmp_path, table.encode(encoding))
    assert found.terms[0][1] == ("en", "alliance")
    assert len(found.problems) == len(said)
    assert all(word in reason for word, reason in zip(said, found.reasons, strict=True))


def test_an_encoding_that_a_person_named_is_not_remarked_on(tmp_path):
    """They know it."""
    found = read(tmp_path, "한국어\n동맹\n".encode("cp949"), encoding="cp949")
    assert found.terms == [[("ko", "동맹")]]
    assert found.problems == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("ko,en\n동맹,a\n협\0정,b\n".encode(), "null character in line 3"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(99), "null character|no text"),
        (
            "ko,en\n동맹,alliance\n".encode() + b"\xff\xfe\xfd\n",
            "line 3: this is not text in UTF-8",
        ),
    ],
)
def test_what_is_no_text(data, message, tmp_path):
    """It is refused with the line in which that shows."""
    with pytest.raises(UnreadableFile, match=message):
        read(tmp_path, data)


def test_a_table_with_tabs_is_one_only_with_headings(tmp_path):
    """Without, it is a glossary of OmegaT's."""
    path = tmp_path / "terms.txt"
    for text, name in (
        ("ko\ten\n동맹\talliance\n", "tsv"),
        ("Terms\nko\ten\n동맹\talliance\n", "tsv"),
        ("동맹\talliance\n", "omegat"),
        ("동맹\talliance\nKorean\t한국어\n", "omegat"),
        ("definition\t정의\n", "omegat"),
    ):
        path.write_text(text, encoding="utf-8")
        assert recognised(path) == name


@pytest.mark.parametrize(
    ("file", "rows", "terms"),
    [
        ("tico19-en-ko.csv", 337, 678),
        ("tico19-en-ja.csv", 337, 685),
        ("tico19-facebook-en-ko.csv", 306, 612),
    ],
)
def test_the_terminologies_of_tico_19(file, rows, terms):
    """Every row is an entry, and nothing in them is lost."""
    path = SHARED / "data" / "glossaries" / file
    if not path.exists():
        pytest.skip("needs ../shared/data/glossaries, real glossaries")
    found = read_file(recognised(path), path)
    assert len(found.concepts) == rows
    assert sum(len(c.terms) for c in found.concepts) == terms
    assert found.problems == []
