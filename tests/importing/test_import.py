"""A file becomes part of the termbase."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from glossary import formats
from glossary.errors import InvalidInput, UnreadableFile
from glossary.export import Choice, to_file
from glossary.formats import Problem
from glossary.importing import How, import_file
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Source,
    SourceKind,
    Status,
    Term,
)
from glossary.termbase import concepts, history, open_termbase, queries, search, sources
from glossary.termbase.comparison import compare
from glossary.termbase.merging import Prefer

PREFERRED = AdministrativeStatus.PREFERRED


@pytest.fixture
def load(monkeypatch, tmp_path):
    """Import what a reader would find: `load(termbase, item, …, how=…)`."""
    path = tmp_path / "theirs.tbx"
    path.write_text("anything")

    def run(termbase, *items, how=How(), title=""):  # noqa: B008 - never changed
        class Reader:
            """A format that has found the items."""

            @staticmethod
            def read(path, options):
                return iter(items)

        monkeypatch.setattr(formats, "readable", lambda: {"stub": Reader})
        return import_file(termbase, path, replace(how, format="stub", title=title), actor="me")

    return run


def entry(public_id, **terms):
    """A concept of one term a language."""
    return Concept(
        id=public_id,
        status=Status.PROPOSED,
        terms=tuple(Term(language=code, text=text) for code, text in terms.items()),
    )


def texts(termbase, public_id, language):
    return [t.text for t in concepts.load(termbase, public_id).in_language(language)]


# ---------------------------------------------------------------- what is meant


def test_a_new_entry(filled, load):
    """Added under the id that the file gives it, with the file as what says so."""
    done = load(filled, entry("raa", ko="상호접근협정", en="RAA"))
    assert done.added.first == [("raa", "상호접근협정")]
    concept = concepts.load(filled, "raa")
    assert concept.status == Status.PROPOSED
    assert concept.origins == ()
    assert concept.terms[0].evidence == (
        Evidence(method=Method.IMPORT, source="file:theirs.tbx"),
    )
    source = sources.sources(filled)["file:theirs.tbx"]
    assert (source.kind, source.title) == (SourceKind.FILE, "theirs.tbx")
    assert [row["concept"] for row in search.search(filled, "상호 접근 협정")] == ["raa"]


def test_by_its_id(filled, load):
    """With a term in common it is the same entry."""
    done = load(filled, entry("gsomia", ko="지소미아", en="GSOMIA"))
    assert done.changed.first == [("gsomia", "지소미아", "+en:GSOMIA")]
    assert texts(filled, "gsomia", "en") == ["GSOMIA"]


def test_an_id_by_accident(filled, load):
    """With no term in common it is another entry, and gets another id."""
    done = load(filled, entry("gsomia", ko="공해", en="high seas"))
    assert done.added.first == [("gsomia-2", "공해")]
    assert done.warnings.count == 1
    assert concepts.load(filled, "gsomia-2").origins == (
        Origin(source="file:theirs.tbx", id="gsomia"),
    )


def test_by_terms_in_two_languages(filled, load):
    """Whatever the spacing and the case."""
    done = load(filled, entry("77", ko="한미 동맹", en="ROK-U.S. Alliance", ja="韓米同盟"))
    assert [line[0] for line in done.merged.first] == ["rok-us-alliance"]
    assert texts(filled, "rok-us-alliance", "ja") == ["米韓同盟", "韓米同盟"]


def test_by_a_term_in_one_language(filled, load):
    """Proposed, not made: the entry stands by itself."""
    done = load(filled, entry("", ko="한미동맹", en="something else"))
    ((public_id, term, like),) = done.proposals
    assert (term, like) == ("한미동맹", ("rok-us-alliance",))
    assert texts(filled, public_id, "en") == ["something else"]
    assert texts(filled, "rok-us-alliance", "en") == ["ROK-U.S. alliance"]


@pytest.mark.parametrize("file_id", ["Unidad de almacenamiento", "126", "a:b", ""])
def test_the_next_version_of_a_file(filled, load, file_id):
    """Its entries are found again by their ids there, or by their first term."""
    load(filled, entry(file_id, ko="상호접근협정", en="RAA"))
    done = load(filled, entry(file_id, ko="상호접근협정", en="Reciprocal Access Agreement"))
    assert (done.added.count, done.changed.count) == (0, 1)
    (public_id,) = (line[0] for line in done.changed.first)
    assert texts(filled, public_id, "en") == ["RAA", "Reciprocal Access Agreement"]


def test_two_entries_of_one_file_are_two(filled, load):
    """Even if they share terms in two languages."""
    twins = [entry(i, ko="공해", en="high seas") for i in ("one", "two")]
    assert load(filled, *twins).added.count == 2


def test_the_same_file_again_changes_nothing(filled, load):
    """And leaves no trace in the history."""
    items = [entry("raa", ko="상호접근협정", en="RAA"), entry("9", ko="공해", en="high seas")]
    load(filled, *items)
    before = queries.statistics(filled)
    done = load(filled, *items)
    assert (done.unchanged, done.added.count, done.changed.count) == (2, 0, 0)
    assert queries.statistics(filled) == before


# ---------------------------------------------------------------- what becomes of it


def test_conflicts_are_listed_and_settled_as_preferred(filled, load):
    """Ours stays unless theirs is asked for."""
    theirs = replace(
        entry("rok-us-alliance", ko="한미동맹", en="ROK-U.S. alliance"),
        definitions=(Definition(language="ko", text="다른 정의.", source=""),),
    )
    done = load(filled, theirs)
    ((conflict, taken),) = done.conflicts
    assert (conflict.what, taken) == ("definition (ko)", False)
    assert done.unchanged == 1
    load(filled, theirs, how=How(prefer=Prefer.THEIRS))
    (definition,) = concepts.load(filled, "rok-us-alliance").definitions
    assert (definition.text, definition.source) == ("다른 정의.", "file:theirs.tbx")


def test_conflicts_one_by_one(filled, load):
    """Whoever is asked decides."""
    theirs = replace(entry("gsomia", ko="지소미아"), subject="treaties", note="n")
    asked = []

    def ask(conflict):
        asked.append((conflict.what, conflict.ours, conflict.theirs))
        return True

    load(filled, theirs, how=How(ask=ask))
    assert asked == [("subject", "agreements", "treaties")]
    assert concepts.load(filled, "gsomia").subject == "treaties"


def test_relations_point_to_the_entries_that_are_meant(filled, load):
    """By the ids of the file, whatever the entries are called here, in any order."""
    first = replace(
        entry("1", ko="상호접근협정"),
        relations=(
            Relation(kind="broader", target="2"),
            Relation(kind="see", target="gsomia"),
            Relation(kind="see", target="nowhere"),
        ),
    )
    done = load(filled, first, entry("2", ko="한미동맹", en="ROK-U.S. alliance"))
    (public_id,) = (line[0] for line in done.added.first)
    assert {(r.kind, r.target) for r in concepts.load(filled, public_id).relations} == {
        ("broader", "rok-us-alliance"),
        ("see", "gsomia"),
    }
    assert [reason for _, reason in done.warnings.first] == ["see: there is no entry nowhere"]


def test_an_import_is_one_change(filled, load):
    """One undo takes all of it back."""
    before = list(concepts.Selection(filled))
    linked = replace(
        entry("new", ko="새 용어"), relations=(Relation(kind="see", target="gsomia"),)
    )
    load(filled, linked, entry("gsomia", ko="지소미아", en="GSOMIA"))
    history.undo(filled, history.last_batch(filled), actor="me")
    assert list(concepts.Selection(filled)) == before


def test_a_dry_run_writes_nothing(filled, load):
    """And tells all the same."""
    before = queries.statistics(filled)
    done = load(filled, entry("raa", ko="상호접근협정"), how=How(dry_run=True))
    assert done.added.count == 1
    assert queries.statistics(filled) == before
    assert "file:theirs.tbx" not in sources.sources(filled)


def test_terms_are_stored_as_the_termbase_has_them(filled, load):
    """Composed, with single spaces; what is said of them by default can be given."""
    decomposed = "\u1112\u1161\u11ab\u1100\u1173\u11af  \u1111\u116d\u110c\u116e\u11ab"
    how = How(status=Status.APPROVED, reliability=2)
    load(filled, entry("x", ko=decomposed), how=how)
    concept = concepts.load(filled, "x")
    assert [(t.text, t.reliability) for t in concept.terms] == [("한글 표준", 2)]
    assert concept.status == Status.APPROVED


def test_a_part_of_speech_that_there_is_not(filled, load):
    """Becomes `other`, and is kept in words."""
    term = Term(language="ko", text="김정은", part_of_speech="properNoun")
    load(filled, replace(entry("n"), terms=(term,)))
    (stored,) = concepts.load(filled, "n").terms
    assert (stored.part_of_speech, stored.note) == ("other", "part of speech: properNoun")


def test_sources_of_the_file_do_not_overwrite_ours(filled, load):
    """One that is known by the key is left as it is; a new one has its title."""
    ours = sources.sources(filled)["curated:terms.csv"]
    theirs = replace(ours, title="other")
    book = Source(key="publication:백서", kind=SourceKind.PUBLICATION, title="백서", url="u")
    term = Term(
        language="ko", text="새말", evidence=(Evidence(method=Method.IMPORT, source=book.key),)
    )
    load(filled, replace(entry("n"), terms=(term,)), theirs, book)
    assert sources.sources(filled)["curated:terms.csv"] == ours
    assert sources.sources(filled)[book.key] == book


# ---------------------------------------------------------------- bad input


BROKEN = Problem("line 7", "a term without text", lost=True)


def test_what_cannot_be_read_stops_everything(filled, load):
    """The places are named, nothing is written."""
    before = queries.statistics(filled)
    with pytest.raises(UnreadableFile, match=r"line 7: a term without text(?s:.)*--keep-going"):
        load(filled, entry("raa", ko="상호접근협정"), BROKEN)
    assert queries.statistics(filled) == before


def test_what_can_be_read_is_taken_on_request(filled, load):
    """And the rest is listed."""
    done = load(filled, BROKEN, entry("raa", ko="상호접근협정"), how=How(keep_going=True))
    assert (done.added.count, done.left_out.first) == (1, [BROKEN[:2]])


def test_a_warning_stops_nothing(filled, load):
    """What was read after a fashion is told."""
    odd = Problem("line 3", "language written KO", lost=False)
    done = load(filled, odd, entry("raa", ko="상호접근협정"))
    assert done.warnings.first == [("line 3", "language written KO")]


def test_nothing_in_it(filled, load):
    """A file without entries is no success."""
    with pytest.raises(UnreadableFile, match="nothing to import"):
        load(filled)


def test_an_entry_without_terms(filled, load):
    """Is left out, and said to be."""
    with pytest.raises(UnreadableFile, match="raa: it has no term"):
        load(filled, entry("raa"))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04", b"hello"])
def test_a_file_in_no_known_format(filled, tmp_path, content):
    """Says which formats there are."""
    path = tmp_path / "notes.doc"
    path.write_bytes(content)
    with pytest.raises((InvalidInput, UnreadableFile)):
        import_file(filled, path, How(), actor="me")


def test_no_file(filled, tmp_path):
    """A sentence, not a traceback."""
    with pytest.raises(UnreadableFile, match="There is no file"):
        import_file(filled, tmp_path / "gone.tbx", How(), actor="me")
    with pytest.raises(UnreadableFile, match="folder"):
        import_file(filled, tmp_path, How(), actor="me")


# ---------------------------------------------------------------- and back again


with_ids = pytest.mark.parametrize(
    "name",
    [name for name, module in formats.readable().items() if formats.Field.ID in module.CARRIES],
)


@with_ids
def test_a_new_termbase_has_all_that_the_format_carries(filled, tmp_path, name):
    """Exported, and imported into an empty one."""
    path = tmp_path / f"glossary{formats.formats()[name].SUFFIX}"
    to_file(filled, name, path, Choice(languages=("ko", "en", "ja")))
    with closing(open_termbase(tmp_path / "new.db", create=True)) as copy:
        import_file(copy, path, How(format=name), actor="me")
        carried = formats.formats()[name].CARRIES
        assert (
            list(compare(concepts.Selection(filled), concepts.Selection(copy), carried)) == []
        )


@with_ids
def test_our_own_export_changes_nothing(filled, tmp_path, name):
    """Exported and imported into the same termbase: every entry is as it was."""
    path = tmp_path / f"glossary{formats.formats()[name].SUFFIX}"
    to_file(filled, name, path, Choice(languages=("ko", "en", "ja")))
    before = list(concepts.Selection(filled))
    done = import_file(filled, path, How(format=name), actor="me")
    assert (done.unchanged, done.conflicts, done.left_out.count) == (2, [], 0)
    assert list(concepts.Selection(filled)) == before


def test_dates(filled, load):
    """A new entry has those that its file gives, or today's; one of ours changes today."""
    old = replace(entry("a", ko="가"), created="1999-01-01", modified="1999-02-01")
    changed = replace(entry("gsomia", ko="지소미아", en="GSOMIA"), modified="1999-02-01")
    load(filled, old, entry("b", ko="나"), changed)
    stored = [concepts.load(filled, public_id) for public_id in ("a", "b", "gsomia")]
    assert (stored[0].created, stored[0].modified) == ("1999-01-01", "1999-02-01")
    assert all(concept.created > "2020" for concept in stored[1:])
    assert stored[2].modified > "2020"


def test_a_number_of_another_file_proves_nothing(filled, load):
    """Rows are numbered anew: what counts are the terms."""
    load(filled, entry("1", ko="사과", en="apple"), entry("3", ko="감", en="persimmon"))
    done = load(filled, entry("1", ko="감", en="persimmon"), entry("2", ko="포도", en="grape"))
    assert (done.unchanged + done.merged.count, done.added.count) == (1, 1)
    assert all(len(c.in_language("ko")) == 1 for c in concepts.Selection(filled, ("proposed",)))


def test_a_relation_is_a_change(filled, load):
    """Though nothing else is new in the entry."""
    same = replace(
        entry("gsomia", ko="지소미아"),
        relations=(Relation(kind="see", target="rok-us-alliance"),),
    )
    done = load(filled, same)
    assert (done.unchanged, done.changed.first) == (0, [("gsomia", "지소미아", "relations")])


def test_a_reliability_that_was_given_is_for_new_terms(filled, load):
    """Ours keep theirs, whoever is preferred."""
    how = How(reliability=2, prefer=Prefer.THEIRS)
    done = load(
        filled, entry("gsomia", ko="지소미아", ja="軍事情報包括保護協定", en="x"), how=how
    )
    stored = {t.text: t.reliability for t in concepts.load(filled, "gsomia").terms}
    assert (stored["軍事情報包括保護協定"], stored["x"]) == (4, 2)
    assert done.conflicts == []
