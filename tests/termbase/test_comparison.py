"""What differs between two glossaries."""

from dataclasses import replace

from glossary.formats import EVERYTHING, Field
from glossary.model import AdministrativeStatus, Concept
from glossary.termbase.comparison import compare
from tests.samples import ALLIANCE, GSOMIA, term


def diff(before, after, fields=EVERYTHING):
    """`(kind, id, [(what, before, after)])` for each entry that differs."""
    return [
        (c.kind, c.concept, [tuple(d) for d in c.differences])
        for c in compare(before, after, fields)
    ]


def test_the_same():
    """Whatever the order."""
    assert diff([ALLIANCE, GSOMIA], [GSOMIA, ALLIANCE]) == []


def test_added_and_removed():
    """Entries on one side only."""
    assert diff([ALLIANCE], [GSOMIA]) == [
        ("removed", "rok-us-alliance", []),
        ("added", "gsomia", []),
    ]


def test_every_field_is_named():
    """With what it was and what it is."""
    first, english, *rest = ALLIANCE.terms
    changed = replace(
        ALLIANCE,
        note="note",
        terms=(
            first,
            replace(english, administrative_status=AdministrativeStatus.DEPRECATED),
            *rest,
            term("en", "alliance of Seoul", preferred=False, reliability=2),
        ),
        definitions=(replace(ALLIANCE.definitions[0], text="동맹."),),
    )
    assert diff([ALLIANCE], [changed]) == [
        (
            "changed",
            "rok-us-alliance",
            [
                ("note", "", "note"),
                ("definition (ko)", "한국과 미국의 동맹.", "동맹."),
                ("status of en:ROK-U.S. alliance", "preferred", "deprecated"),
                ("text of en:alliance of Seoul", "", "alliance of Seoul"),
            ],
        )
    ]


def test_only_what_both_can_hold_is_compared():
    """A format without notes says nothing about notes."""
    assert diff([ALLIANCE], [replace(ALLIANCE, note="x")], frozenset({Field.SUBJECT})) == []


def test_other_ids():
    """Entries are known by terms in two languages, or by the Korean term, if plain."""
    renamed = replace(ALLIANCE, id="7", subject="x")
    by_korean = Concept(id="", terms=(term("ko", "지소미아"), term("ja", "ジーソミア")))
    found = diff([ALLIANCE, GSOMIA], [renamed, by_korean], frozenset({Field.SUBJECT}))
    assert [(kind, concept) for kind, concept, _ in found] == [
        ("changed", "7"),
        ("changed", "gsomia"),
    ]


def test_two_entries_for_one_are_not_guessed_at():
    """Two with the Korean term of one: which is meant is not plain."""
    twins = [Concept(id=i, terms=(term("ko", "공해"),)) for i in ("a", "b")]
    found = diff([Concept(id="x", terms=(term("ko", "공해"),))], twins)
    assert [kind for kind, _, _ in found] == ["removed", "added", "added"]


def test_a_list_with_numbers_is_the_same_as_itself():
    """Numbers are believed where nothing else tells two entries apart."""
    twins = [Concept(id=str(n), terms=(term("ko", "공해"),)) for n in (1, 2)]
    assert diff(twins, twins) == []
