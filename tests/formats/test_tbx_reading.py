"""What a TBX file says, and what it does not."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.formats import _entry
from glossary.language import normalise
from glossary.model import (
    AdministrativeStatus,
    Evidence,
    Method,
    Relation,
    Source,
    SourceKind,
    Status,
    TermType,
)

from . import tbx_files
from .tbx_files import entry, martif, note, only

ADMITTED = AdministrativeStatus.ADMITTED
DEPRECATED = AdministrativeStatus.DEPRECATED
PREFERRED = AdministrativeStatus.PREFERRED
SUPERSEDED = AdministrativeStatus.SUPERSEDED


@pytest.fixture
def read(tmp_path):
    """What is read of a file: concepts, sources, problems."""
    return partial(tbx_files.read, tmp_path / "terms.tbx")


def test_what_a_file_does_not_say_is_not_made_up(read):
    """No reliability, no part of speech; admitted and proposed, as anything unsaid is."""
    concept, term = only(read(martif(entry()))[0])
    assert (concept.status, concept.created, concept.note) == (Status.PROPOSED, "", "")
    assert (term.reliability, term.part_of_speech, term.evidence) == (None, "", ())
    assert (term.administrative_status, term.type) == (ADMITTED, TermType.FULL_FORM)


def test_an_acronym_is_known_by_its_looks(read):
    """Where no type is given; one that is given counts."""
    said = entry(note("termType", "fullForm"), term="NATO", id_="c2")
    acronym, full = read(martif(entry(term="NATO"), said))[0]
    assert acronym.terms[0].type == TermType.ACRONYM
    assert full.terms[0].type == TermType.FULL_FORM


@pytest.mark.parametrize(
    ("kind", "word", "status"),
    [
        ("administrativeStatus", "preferredTerm-admn-sts", PREFERRED),
        ("administrativeStatus", "admittedTerm-admn-sts", ADMITTED),
        ("administrativeStatus", "supersededTerm-admn-sts", SUPERSEDED),
        ("administrativeStatus", "Not recommended", DEPRECATED),
        ("administrativeStatus", "obsolete", SUPERSEDED),
        ("normativeAuthorization", "deprecatedTerm", DEPRECATED),
        ("usageStatus", "deprecated", DEPRECATED),
        ("termStatus", "notRecommended", DEPRECATED),
    ],
)
def test_every_vocabulary_of_status(read, kind, word, status):
    """That of the standard, of its drafts, of TBX-Min and of tools."""
    _, term = only(read(martif(entry(note(kind, word))))[0])
    assert (term.administrative_status, term.note) == (status, "")


def test_what_is_in_no_vocabulary_is_noted(read):
    """The words survive, whatever they mean."""
    said = note("administrativeStatus", "legal") + note("termType", "symbol")
    said += note("partOfSpeech", "pronoun") + note("usageNote", "rare")
    _, term = only(read(martif(entry(said)))[0])
    assert term.part_of_speech == "other"
    assert set(term.note.split("\n")) == {
        "administrativeStatus: legal",
        "termType: symbol",
        "partOfSpeech: pronoun",
        "usageNote: rare",
    }


def test_what_is_said_twice_is_noted(read):
    """The first counts."""
    said = note("termType", "acronym") + note("termType", "variant")
    _, term = only(read(martif(entry(said)))[0])
    assert (term.type, term.note) == (TermType.ACRONYM, "termType: variant")


def test_a_term_keeps_no_markup_and_no_white_space(read):
    """`hi`, `foreign` and `ph` are text; Hangul is composed."""
    said = "<note>See <hi>한미</hi> and <foreign xml:lang='ja'>同盟</foreign><ph/>.</note>"
    marked = "\n H<hi type='subscript'>2</hi>O \u1112\u1161\u11ab  미\n"
    _, term = only(read(martif(entry(said, term=marked)))[0])
    assert (term.text, term.note) == ("H2O 한 미", "See 한미 and 同盟.")


@given(st.text(st.characters() | st.sampled_from(" ·ー한국\u1112\u1161"), max_size=8))
def test_terms_are_normalised_as_everywhere(text):
    """However quickly."""
    assert _entry.normal(text) == normalise(text)


def test_line_breaks_in_other_texts_are_kept(read):
    """Only what is around them goes."""
    concept, _ = only(read(martif(entry(of_concept="<note>\n a\n b </note>")))[0])
    assert concept.note == "a\n b"


def test_a_definition_of_the_concept_is_in_its_own_language_or_the_files(read):
    """`xml:lang` is inherited, as always in XML."""
    said = '<descrip type="definition">a</descrip>'
    said += '<descrip type="definition" xml:lang="ja">b</descrip>'
    concept, _ = only(read(martif(entry(of_concept=said)))[0])
    assert [(d.language, d.text) for d in concept.definitions] == [("en", "a"), ("ja", "b")]


def test_a_definition_in_no_language_is_noted(read):
    """It cannot stand among definitions."""
    said = '<descrip type="definition">a</descrip>'
    concept, _ = only(read(martif(entry(of_concept=said), language="klingonish"))[0])
    assert (concept.definitions, concept.note) == ((), "definition: a")


def test_an_address_is_noted(read):
    """With the words that lead to it."""
    said = '<xref type="externalCrossReference" target="https://a.kr/">record</xref>'
    concept, _ = only(read(martif(entry(of_concept=said)))[0])
    assert concept.note == "externalCrossReference: record (https://a.kr/)"


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ('<ref type="crossReference" target="c2">x</ref>', "related"),
        ('<ref type="see" target="c2">x</ref>', "see"),
        ('<descrip type="superordinateConceptGeneric" target="c2">x</descrip>', "broader"),
    ],
)
def test_relations(read, element, kind):
    """Of the concept, and of a term too: ours are between concepts."""
    link = (Relation(kind=kind, target="c2"),)
    of_concept, of_term = read(martif(entry(of_concept=element), entry(element, id_="c3")))[0]
    assert (of_concept.relations, of_term.relations) == (link, link)


def test_dates(read):
    """The first origination and the last modification, in UTC; what is no date is noted."""
    dates = "".join(
        f'<transacGrp><transac type="transactionType">{kind}</transac><date>{date}</date>'
        "</transacGrp>"
        for kind, date in (
            ("creation", "2020-02-03T08:00:00+09:00"),
            ("modification", "2021-01-01"),
            ("modification", "2022-01-01"),
            ("origination", "May 2019"),
            ("approval", "2023-01-01"),
        )
    )
    concept, _ = only(read(martif(entry(of_concept=dates)))[0])
    assert concept.created == "2020-02-02T23:00:00Z"
    assert concept.modified == "2022-01-01T00:00:00Z"
    assert concept.note == "origination: May 2019\napproval: 2023-01-01"


def test_a_source_known_by_its_words(read):
    """It is told of once, before the first that cites it."""
    said = '<admin type="source">국방부</admin>'
    context = '<descripGrp><descrip type="context">동맹이다.</descrip>' + said + "</descripGrp>"
    concepts, sources, _ = read(martif(entry(said), entry(context, id_="c2")))
    assert sources == [
        Source(key="publication:국방부", kind=SourceKind.PUBLICATION, title="국방부")
    ]
    assert [c.terms[0].evidence[0] for c in concepts] == [
        Evidence(method=Method.IMPORT, source="publication:국방부"),
        Evidence(method=Method.IMPORT, source="publication:국방부", quote="동맹이다."),
    ]


BACK = """<back><refObjectList type="bibl"><refObject id="s1"><item type="title">국방백서</item>
<item type="url">https://www.mnd.go.kr/</item><item type="year">2022</item></refObject>
</refObjectList></back>"""


def test_a_source_described_at_the_end(read):
    """It has the words beside the reference for its key, and the rest from there."""
    said = '<admin type="source" target="s1">12쪽</admin>'
    concepts, sources, problems = read(martif(entry(said), back=BACK))
    assert only(concepts)[1].evidence[0].source == "publication:12쪽"
    assert sources == [
        Source(
            key="publication:12쪽",
            kind=SourceKind.PUBLICATION,
            title="국방백서: 12쪽; year: 2022",
            url="https://www.mnd.go.kr/",
        )
    ]
    assert problems == []


def test_a_reference_without_words(read):
    """Its key is of the file: another file has another `s1`."""
    said = '<admin type="source" target="s1"/>'
    concepts, sources, _ = read(martif(entry(said), back=BACK))
    assert only(concepts)[1].evidence[0].source == "publication:terms.tbx#s1"
    assert sources[0].title == "국방백서; year: 2022"


def test_a_source_without_words(read):
    """It is none."""
    _, sources, problems = read(martif(entry('<admin type="source"/>')))
    assert (sources, problems) == ([], [])


def test_a_reference_to_nothing(read):
    """The words are what is known of it."""
    said = '<admin type="source" target="s2">국방백서</admin>'
    _, sources, _ = read(martif(entry(said)))
    assert [source.title for source in sources] == ["국방백서"]


def test_what_is_described_and_not_cited_is_told(read):
    """A person, say, whose address stands at the end of the file."""
    _, sources, problems = read(martif(entry(), back=BACK))
    assert sources == []
    assert [problem.lost for problem in problems] == [False]
    assert "s1 at the end of the file (title: 국방백서;" in problems[0].reason
