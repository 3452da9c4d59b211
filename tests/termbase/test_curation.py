"""merge, split, relate, rename, and the search for doubles."""

from dataclasses import replace

import pytest

from glossary.errors import InvalidInput
from glossary.model import AdministrativeStatus, Concept, Relation, Status, TermType
from glossary.termbase import backup, concepts, curation, history, search
from tests.samples import term


def texts(concept, language):
    return [t.text for t in concept.in_language(language)]


def store(termbase, *entries):
    """Save entries as a person's, and give them back as they are stored."""
    for entry in entries:
        history.save(termbase, entry, actor="me")
    return [concepts.load(termbase, entry.id) for entry in entries]


def whole(termbase):
    """All that people see: entries as stored, and what relations there are."""
    return list(concepts.Selection(termbase))


def test_merge(filled):
    """Terms, relations and what points there go over; the other entry is gone."""
    alias = Concept(
        id="alias",
        status=Status.PROPOSED,
        terms=(term("ko", "한·미 동맹"), term("en", "alliance", preferred=False)),
        relations=(Relation(kind="see", target="gsomia"),),
    )
    (alias,) = store(filled, alias)
    gsomia = concepts.load(filled, "gsomia")
    store(filled, replace(gsomia, relations=(Relation(kind="related", target="alias"),)))
    keep = concepts.load(filled, "rok-us-alliance")
    merged, settled = curation.merge(filled, keep, [alias], actor="me")
    assert texts(merged, "en") == ["ROK-U.S. alliance", "alliance"]
    assert [s.conflict.what for s in settled] == ["term to use (ko)", "term to use (en)"]
    assert concepts.load(filled, "alias") is None
    assert concepts.load(filled, "rok-us-alliance").relations == (
        Relation(kind="see", target="gsomia"),
    )
    assert concepts.load(filled, "gsomia").relations == (
        Relation(kind="related", target="rok-us-alliance"),
    )


def test_undo_of_a_merge(filled):
    """Both entries are back, with all relations."""
    store(
        filled,
        Concept(
            id="alias",
            status=Status.PROPOSED,
            terms=(term("ko", "동맹"),),
            relations=(Relation(kind="related", target="gsomia"),),
        ),
    )
    gsomia = concepts.load(filled, "gsomia")
    store(filled, replace(gsomia, relations=(Relation(kind="see", target="alias"),)))
    before = whole(filled)
    keep = concepts.load(filled, "rok-us-alliance")
    curation.merge(filled, keep, [concepts.load(filled, "alias")], actor="me")
    history.undo(filled, history.last_batch(filled), actor="me")
    assert whole(filled) == before


def test_merge_with_itself(filled):
    """Is refused."""
    keep = concepts.load(filled, "gsomia")
    with pytest.raises(InvalidInput, match="itself"):
        curation.merge(filled, keep, [keep], actor="me")


def test_split(filled):
    """The terms named are an entry of their own; what is left has a term to use."""
    gsomia = concepts.load(filled, "gsomia")
    places = [("ko", "지소미아"), ("ja", "軍事情報包括保護協定")]
    rest, new = curation.split(filled, gsomia, places, actor="me", public_id="new")
    assert texts(rest, "ko") == ["GSOMIA"]
    assert rest.preferred("ko").administrative_status == AdministrativeStatus.PREFERRED
    assert (texts(new, "ko"), texts(new, "ja")) == (["지소미아"], ["軍事情報包括保護協定"])
    assert (new.id, new.subject, new.status) == ("new", "agreements", Status.APPROVED)
    assert [row["concept"] for row in search.search(filled, "지소미아")] == ["new"]
    history.undo(filled, history.last_batch(filled), actor="me")
    assert concepts.load(filled, "gsomia") == gsomia


def test_split_of_everything(filled):
    """Leaves nothing, and is refused; nothing is written."""
    gsomia = concepts.load(filled, "gsomia")
    with pytest.raises(InvalidInput, match="only term"):
        curation.split(filled, gsomia, [(t.language, t.text) for t in gsomia.terms], actor="me")
    assert concepts.load(filled, "gsomia") == gsomia


def test_relate(filled):
    """Made, refused a second time, and taken away again."""
    link = Relation(kind="broader", target="gsomia")
    alliance = concepts.load(filled, "rok-us-alliance")
    related = curation.relate(filled, alliance, {link}, actor="me")
    assert concepts.load(filled, alliance.id).relations == (link,)
    with pytest.raises(InvalidInput, match="nothing to change"):
        curation.relate(filled, related, {link}, actor="me")
    curation.relate(filled, related, {link}, actor="me", remove=True)
    assert concepts.load(filled, alliance.id).relations == ()


def test_rename(filled):
    """Another id, the same entry; what points to it follows; an undo brings all back."""
    gsomia = concepts.load(filled, "gsomia")
    alliance = concepts.load(filled, "rok-us-alliance")
    link = Relation(kind="see", target="gsomia")
    curation.relate(filled, alliance, {link}, actor="me")
    before = whole(filled)
    new = curation.rename(filled, gsomia, "info-agreement", actor="me")
    assert new.terms == gsomia.terms
    assert concepts.load(filled, alliance.id).relations == (
        Relation(kind="see", target="info-agreement"),
    )
    assert concepts.load(filled, "gsomia") is None
    history.undo(filled, history.last_batch(filled), actor="me")
    assert whole(filled) == before


@pytest.mark.parametrize("wanted", ["a b", "1", "rok-us-alliance", "<&>"])
def test_rename_to_what_cannot_be(filled, wanted):
    """No XML name, or somebody else's."""
    with pytest.raises(InvalidInput):
        curation.rename(filled, concepts.load(filled, "gsomia"), wanted, actor="me")


def test_a_term_written_differently(filled):
    """All else that is said of it stays."""
    gsomia = concepts.load(filled, "gsomia")
    new = curation.respell(gsomia, "ko", "지소미아", "지 소미아")
    assert new.terms[0] == replace(gsomia.terms[0], text="지 소미아")
    with pytest.raises(InvalidInput, match="already"):
        curation.respell(gsomia, "ko", "지소미아", "GSOMIA")


def entry(public_id, *terms, status=Status.PROPOSED):
    return Concept(id=public_id, status=status, terms=terms)


DOUBLES = {
    "spacing": (term("ko", "한미 군사동맹"), term("ko", "한·미 군사 동맹"), "spelling"),
    "case": (term("en", "Status Quo"), term("en", "status quo"), "spelling"),
    "hanja": (term("ko", "공해", reading="公海"), term("ko", "公海"), "hanja"),
    "acronym": (
        term("en", "RAA", type=TermType.ACRONYM),
        term("en", "Reciprocal Access Agreement"),
        "acronym",
    ),
    "acronym without small words": (
        term("en", "ACSA", type=TermType.ACRONYM),
        term("en", "Acquisition and Cross-Servicing Agreement"),
        "acronym",
    ),
}


@pytest.mark.parametrize(("one", "other", "why"), DOUBLES.values(), ids=DOUBLES)
def test_doubles(termbase, one, other, why):
    """Each kind of likeness is found, and named."""
    store(termbase, entry("a", one), entry("b", other))
    (double,) = curation.doubles(termbase)
    assert (double.one, double.other, double.why, double.languages) == ("a", "b", why, 1)


def test_no_doubles(termbase):
    """Homographs in one language count for one; what was rejected is left alone."""
    store(
        termbase,
        entry("a", term("ko", "공해"), term("en", "high seas")),
        entry("b", term("ko", "공해"), term("en", "pollution")),
        entry("c", term("en", "pollution"), status=Status.REJECTED),
        entry("d", term("en", "ROK", type=TermType.ACRONYM), term("en", "Republic of Korea")),
        entry("e", term("en", "Rules of Kinship")),
    )
    found = curation.doubles(termbase)
    assert [(d.one, d.other, d.languages) for d in found] == [("a", "b", 1)]


def test_doubles_are_merged_where_two_languages_agree(termbase):
    """As one change; the approved one stays."""
    store(
        termbase,
        entry("a", term("ko", "한미 동맹"), term("en", "ROK-US alliance")),
        entry(
            "b", term("ko", "한미동맹"), term("en", "ROK-US Alliance"), status=Status.APPROVED
        ),
        entry("c", term("ko", "한미동맹"), term("en", "KORUS")),
    )
    before = whole(termbase)
    ((double, _),) = curation.merge_doubles(termbase, actor="me")
    assert (double.one, double.other) == ("b", "a")
    assert {c.id for c in whole(termbase)} == {"b", "c"}
    history.undo(termbase, history.last_batch(termbase), actor="me")
    assert whole(termbase) == before


def test_a_termbase_is_empty_until_something_is_in_it(termbase):
    """That is when a whole copy can be put back."""
    assert backup.is_empty(termbase)
    store(termbase, entry("a", term("ko", "가")))
    assert not backup.is_empty(termbase)
