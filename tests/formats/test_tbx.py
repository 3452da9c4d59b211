"""Both versions of TBX: what is said of an entry and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from glossary.errors import InvalidInput
from glossary.model import Definition, Evidence, Method, Relation, Source, SourceKind, Term

from .entries import (
    DEPRECATED,
    GSOMIA,
    RAA,
    SENTENCE,
    SUPERSEDED,
    concept,
    export,
    with_terms,
)

NAMES = {"termEntry": "conceptEntry", "langSet": "langSec", "tig": "termSec"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

LINKED = replace(concept(ko="동맹"), relations=(Relation(kind="related", target="raa"),))

both_versions = pytest.mark.parametrize("version", ["tbx", "tbx2"])


def read(version, concepts, languages=("ko", "en", "ja"), **options):
    """The file as a tree, without namespace and with version 3's names; the report."""
    data, report = export(version, concepts, languages, **options)
    root = etree.fromstring(data)
    for element in root.iter():
        name = etree.QName(element).localname
        element.tag = NAMES.get(name, name)
    return root, report


def texts(root, path):
    return [element.text for element in root.iterfind(path)]


def term(root, text):
    """The section of one term."""
    return next(e.getparent() for e in root.iter("term") if e.text == text)


def test_version_3_is_in_the_namespace_of_its_edition():
    """The dialect and the style are declared where ISO 30042:2019 wants them."""
    root = etree.fromstring(export("tbx", [RAA])[0])
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    entry = root.find(".//{urn:iso:std:iso:30042:ed-2}conceptEntry")
    assert entry.get("id") == "raa"


@both_versions
def test_a_language_has_a_section_in_the_order_asked_for(version):
    """And one without terms has none."""
    root, _ = read(version, [concept(ko="동맹", en="alliance")], ("ja", "en", "ko"))
    assert [section.get(LANG) for section in root.iter("langSec")] == ["en", "ko"]


@both_versions
def test_preferred_terms_come_first(version):
    """A reader that takes the first term of a language takes the right one."""
    root, _ = read(version, [GSOMIA], ("ko",))
    assert texts(root, ".//term") == ["한일 군사정보보호협정", "지소미아"]


@both_versions
def test_a_term_has_its_type_part_of_speech_status_and_region(version):
    """In the words of TBX-Basic."""
    root, _ = read(version, [GSOMIA])
    notes = term(root, "한일 군사정보보호협정").iterfind("termNote")
    assert {note.get("type"): note.text for note in notes} == {
        "partOfSpeech": "noun",
        "termType": "fullForm",
        "administrativeStatus": "preferredTerm-admn-sts",
        "geographicalUsage": "KR",
    }


@both_versions
@pytest.mark.parametrize(
    ("status", "written"),
    [(DEPRECATED, "deprecatedTerm-admn-sts"), (SUPERSEDED, "supersededTerm-admn-sts")],
)
def test_terms_to_avoid_are_kept_and_labelled(version, status, written):
    """TBX has a status for them, so they are in the file."""
    old = Term(language="en", text="old", administrative_status=status)
    root, report = read(version, [with_terms(*RAA.terms, old)])
    path = "termNote[@type='administrativeStatus']"
    assert texts(term(root, "old"), path) == [written]
    assert report.left_out == []


@both_versions
def test_a_part_of_speech_outside_the_picklist_stands_in_a_note(version):
    """TBX-Basic 3 knows no proper nouns."""
    nato = Term(language="en", text="NATO", part_of_speech="properNoun")
    root, _ = read(version, [with_terms(nato)])
    assert texts(root, ".//termNote[@type='partOfSpeech']") == ["other"]
    assert texts(term(root, "NATO"), "note") == ["part of speech: properNoun"]


@pytest.mark.parametrize("name", ["tbx", "tbx2", "tbx-linguist", "phrase-tbx", "weblate"])
def test_a_reading_of_which_nothing_is_seen_is_not_said(name):
    """A soft hyphen alone, which a reader would take for a reading of no text."""
    data, _ = export(name, [with_terms(Term(language="ko", text="동맹", reading="\xad"))])
    assert "eading" not in data.decode()


@both_versions
def test_what_is_not_known_of_a_term_is_not_said(version):
    """No empty part of speech, region, reading or note."""
    root, _ = read(version, [with_terms(Term(language="en", text="NATO", part_of_speech=""))])
    kinds = [(e.tag, e.get("type")) for e in term(root, "NATO")]
    assert kinds == [
        ("term", None),
        ("termNote", "termType"),
        ("termNote", "administrativeStatus"),
    ]


@both_versions
def test_what_has_no_category_stands_in_notes(version):
    """Reading, reliability and the term's own note."""
    root, _ = read(version, [GSOMIA])
    assert texts(term(root, "한일 군사정보보호협정"), "note") == [
        "hanja: 韓日軍事情報保護協定",
        "reliability: 3 of 4",
    ]
    assert texts(term(root, "軍事情報包括保護協定"), "note") == [
        "reading: ぐんじじょうほうほうかつほごきょうてい"
    ]
    assert texts(term(root, "Military Secrets Pact"), "note") == ["press, 2012"]


@both_versions
def test_the_concept_has_its_subject_note_and_review_status(version):
    """They stand before the languages."""
    root, _ = read(version, [GSOMIA])
    entry = root.find(".//conceptEntry")
    assert texts(entry, "descrip[@type='subjectField']") == ["security; agreements"]
    assert texts(entry, "note") == ["signed 2016", "review status: approved"]


@both_versions
def test_a_definition_stands_with_its_source_in_its_language(version):
    """In the section of the language, before the terms."""
    root, _ = read(version, [GSOMIA])
    group = root.find(".//langSec/descripGrp")
    assert group.getparent().get(LANG) == "ko"
    assert texts(group, "descrip[@type='definition']") == ["군사비밀을 나누는 협정"]
    assert texts(group, "admin[@type='source']") == ["외교부"]


@both_versions
def test_a_definition_in_a_language_without_terms_stands_with_the_concept(version):
    """There is no section for it, and it is not lost."""
    defined = concept(
        ko="동맹", definitions=[Definition(language="en", text="a league", source="")]
    )
    root, _ = read(version, [defined])
    definition = root.find(".//conceptEntry/descripGrp/descrip")
    assert (definition.text, definition.get(LANG)) == ("a league", "en")


@both_versions
def test_a_source_is_named_at_the_term_and_described_once(version):
    """Title at the term; title, address and licence at the end, for both to be cited."""
    root, _ = read(version, [GSOMIA])
    admin = term(root, "General Security of Military Information Agreement").find("admin")
    assert (admin.text, admin.get("target")) == ("외교부", "_xsource_mofa")
    sources = root.findall(".//back//refObject")
    assert [source.get("id") for source in sources] == [
        "_xsource_mofa",
        "_xsource_text_x003A_a.txt",
    ]
    assert [(item.get("type"), item.text) for item in sources[0]] == [
        ("title", "외교부"),
        ("kind", "curated"),
        ("url", "https://www.mofa.go.kr/terms"),
        ("licence", "KOGL Type 1"),
    ]


@both_versions
def test_what_a_source_gives_as_its_own_source_stands_after_its_title(version):
    """The first colon and space stand between them; one in the title is no such."""
    curated = Evidence(method=Method.CURATED, source="list", note="국방백서: 2022")
    sources = {"list": Source(key="list", kind=SourceKind.CURATED, title="list: terms")}
    alliance = Term(language="ko", text="동맹", evidence=(curated,))
    root, _ = read(version, [with_terms(alliance)], sources=sources)
    assert texts(root, ".//admin") == ["list:\xa0terms: 국방백서: 2022"]
    assert texts(root, ".//refObject/item[@type='title']") == ["list: terms"]


@both_versions
def test_a_source_that_nobody_described_goes_by_its_key(version):
    """An export does not fail for a missing title."""
    root, _ = read(version, [GSOMIA], sources={})
    assert texts(root, ".//langSec/descripGrp/admin") == ["mofa"]


@both_versions
def test_what_has_no_source_names_none(version):
    """Neither a definition nor a term."""
    nowhere = Evidence(method=Method.PERSON, source="")
    entry = with_terms(
        Term(language="ko", text="동맹", evidence=(nowhere,)),
        definitions=(Definition(language="ko", text="맹약", source=""),),
    )
    root, _ = read(version, [entry])
    assert root.find(".//admin") is None
    assert root.find(".//back") is None


@both_versions
def test_a_term_has_the_sentence_it_was_found_in(version):
    """With the text it is from."""
    root, _ = read(version, [GSOMIA])
    group = term(root, "한일 군사정보보호협정").find("descripGrp")
    assert texts(group, "descrip[@type='context']") == [SENTENCE]
    assert texts(group, "admin[@type='source']") == ["보도자료"]


@both_versions
def test_a_korean_sentence_is_marked_as_such_at_a_term_of_another_language(version):
    """The gloss (GSOMIA) stands in a Korean sentence."""
    root, _ = read(version, [GSOMIA])
    assert term(root, "GSOMIA").find("descripGrp/descrip").get(LANG) == "ko"


@both_versions
def test_a_sentence_in_the_language_of_the_term_is_not_marked(version):
    """It inherits the language of its section."""
    found = Evidence(method=Method.EXTRACTION, source="mofa", quote="The RAA entered force.")
    root, _ = read(version, [with_terms(Term(language="en", text="RAA", evidence=(found,)))])
    assert root.find(".//descrip[@type='context']").get(LANG) is None


@both_versions
def test_the_shortest_sentence_is_quoted(version):
    """One is enough to see a term in use."""
    found = (
        Evidence(method=Method.EXTRACTION, source="mofa", quote=quote)
        for quote in ("한미 동맹은 오래되었다.", "한미동맹은 굳다.", "동맹이다.")
    )
    alliance = Term(language="ko", text="한미 동맹", evidence=tuple(found))
    root, _ = read(version, [with_terms(alliance)])
    assert texts(root, ".//descrip[@type='context']") == ["한미동맹은 굳다."]


@both_versions
@pytest.mark.parametrize(
    ("method", "quote"),
    [
        (Method.HANJA, "동맹 同盟"),
        (Method.EXTRACTION, "우방이다."),
        (Method.EXTRACTION, "동맹" + "은" * 299),
    ],
)
def test_what_is_no_context_is_not_quoted_as_one(version, method, quote):
    """A dictionary's line; a sentence without the term; 301 characters."""
    evidence = Evidence(method=method, source="mofa", quote=quote)
    root, _ = read(
        version, [with_terms(Term(language="ko", text="동맹", evidence=(evidence,)))]
    )
    assert texts(root, ".//descrip[@type='context']") == []


@both_versions
def test_what_a_glossary_gave_as_a_context_is_one(version):
    """Whatever its length, and in whichever form the term stands in it."""
    sentence = "The lines were crossed. " * 20
    given = Evidence(method=Method.IMPORT, source="", quote=sentence)
    root, _ = read(version, [with_terms(Term(language="en", text="line", evidence=(given,)))])
    assert texts(root, ".//descrip[@type='context']") == [sentence]


@both_versions
@pytest.mark.parametrize("order", [(LINKED, RAA), (RAA, LINKED)])
def test_a_relation_refers_to_the_other_entry(version, order):
    """Whether that entry comes later in the file or came before."""
    root, report = read(version, order)
    reference = root.find(".//ref[@type='crossReference']")
    assert (reference.get("target"), reference.text) == ("raa", "related: 상호접근협정")
    assert report.left_out == []


@both_versions
def test_a_relation_to_an_entry_outside_the_export_is_reported(version):
    """A reference to nothing would make the file invalid."""
    root, report = read(version, [LINKED, concept("raa", zh="互惠准入协定")])
    assert root.find(".//ref") is None
    assert report.left_out[0] == ("c1", "동맹", "related: raa is not in this export")


@both_versions
def test_entries_that_know_what_they_refer_to_are_asked(version):
    """A termbase says it faster than it is gone through."""

    class Termbase(list):
        def linked(self, languages):
            return {"raa": " ".join(languages)}

    root, _ = read(version, Termbase([LINKED, RAA]))
    assert texts(root, ".//ref") == ["related: ko en ja"]


@both_versions
def test_entries_without_relations_are_gone_through_for_no_names(version):
    """Once to see that there are none, once to write."""

    class Counted(list):
        times = 0

        def __iter__(self):
            self.times += 1
            return super().__iter__()

    entries = Counted([RAA])
    read(version, entries)
    assert entries.times == 2


@both_versions
def test_ids_that_are_no_xml_names_are_written_so_that_they_can_be_had_back(version):
    """As SQL names in XML (ISO/IEC 9075-14); references follow; all is reported."""
    hostile = [concept("a b", ko="가"), concept("a_x0020_b", ko="나"), concept("1", ko="다")]
    hostile[2] = replace(hostile[2], relations=(Relation(kind="see", target="a b"),))
    root, report = read(version, hostile)
    ids = [entry.get("id") for entry in root.iter("conceptEntry")]
    assert ids == ["a_x0020_b", "a_x005F_x0020_b", "_x0031_"]
    assert root.find(".//ref").get("target") == "a_x0020_b"
    reason = "its id is not an XML name: written as"
    assert report.left_out == [
        ("a b", "가", f"{reason} a_x0020_b"),
        ("a_x0020_b", "나", f"{reason} a_x005F_x0020_b"),
        ("1", "다", f"{reason} _x0031_"),
    ]


@both_versions
def test_ids_that_are_xml_names_stay_as_they_are(version):
    """Hangul, digits, dots and hyphens included."""
    names = ["gsomia", "한미동맹", "c-1.2_b", "_a"]
    root, report = read(version, [concept(name, ko="가") for name in names])
    assert [entry.get("id") for entry in root.iter("conceptEntry")] == names
    assert report.left_out == []


@both_versions
def test_a_source_never_takes_the_id_of_an_entry(version):
    """Whatever the entry is called."""
    names = ["mofa", "_xsource_mofa"]
    defined = Definition(language="ko", text="부처", source="mofa")
    root, _ = read(version, [concept(n, ko="외교부", definitions=[defined]) for n in names])
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert ids == ["mofa", "_x005F_xsource_mofa", "_xsource_mofa"]


@both_versions
def test_a_users_note_is_told_from_one_that_stands_for_a_field(version):
    """It is read as a note again, and not as a reading."""
    alliance = Term(language="ko", text="동맹", note="reading: see below")
    root, _ = read(version, [with_terms(alliance, note="review status: none")])
    assert texts(root, ".//conceptEntry/note") == [
        "note: review status: none",
        "review status: candidate",
    ]
    assert texts(term(root, "동맹"), "note") == ["note: reading: see below"]


@both_versions
def test_a_definition_without_text_is_reported(version):
    """An empty element would say that there is one."""
    empty = Definition(language="ko", text=" ", source="mofa")
    root, report = read(version, [concept(ko="동맹", definitions=[empty])])
    assert root.find(".//descripGrp") is None
    assert ("c1", "동맹", "a definition without text") in report.left_out


@both_versions
def test_a_carriage_return_survives(version):
    """A parser makes a line feed of one that stands there as it is."""
    data, _ = export(version, [with_terms(Term(language="ko", text="동맹", note="a\r\nb"))])
    assert b"<note>a&#13;\nb</note>" in data


@both_versions
def test_a_term_has_no_white_space_around_it(version):
    """OmegaT keeps what stands between the tags."""
    data, _ = export(version, [concept(ko=" 한미\n 동맹 ")])
    assert "<term>한미 동맹</term>".encode() in data


@both_versions
def test_a_long_definition_is_kept_whole(version):
    """10,000 characters, not one of them lost."""
    long = concept(
        ko="동맹", definitions=[Definition(language="ko", text="가<" * 5000, source="")]
    )
    root, _ = read(version, [long])
    assert texts(root, ".//descrip[@type='definition']") == ["가<" * 5000]


@both_versions
@pytest.mark.parametrize("entries", [[], [concept(ja="自衛隊")]])
def test_nothing_to_export_is_an_error_before_anything_is_written(version, entries):
    """A body without entries is invalid in both versions."""
    with pytest.raises(
        InvalidInput, match="Nothing to export: no entry has a term in ko or en"
    ):
        export(version, entries)
