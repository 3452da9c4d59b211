"""Tags of a new segment in the translation of another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import inline
from glossary.inline import Tag
from glossary.memory.matching import Match, MatchKind
from glossary.memory.repair import repaired
from glossary.pretranslation.tags import fitted, is_well_nested


def match(source, target):
    """What the memory has, both texts with their tags."""
    return Match(
        score=100,
        kind=MatchKind.EXACT,
        similarity=1.0,
        source=inline.plain(source),
        target=inline.plain(target),
        stored_target=inline.plain(target),
        source_markup=source if inline.tags(source) else "",
        target_markup=target if inline.tags(target) else "",
        unit=1,
        origin="memory:a",
    )


def shown(pieces, found):
    """A translation with its tags, in one notation."""
    return inline.written(
        pieces[part] if isinstance(part, int) else part for part in found.content
    )


def fit(markup, *pair):
    """What is made of a segment with tags and a match."""
    pieces = list(inline.pieces(markup))
    found = fitted(pieces, match(*pair))
    return shown(pieces, found), found.displaced


def test_without_tags():
    """The text alone, even if the memory's has tags."""
    assert fit("동맹이다", '<ph id="1"/>동맹이다', '<ph id="1"/>It is one') == ("It is one", 0)


def test_the_same_tags():
    """Where the memory has them, by the names of the new segment."""
    memory = (
        '<sc id="1"/>동맹<ec id="1"/>은 <ph id="2"/>',
        'The <ph id="2"/> <sc id="1"/>alliance<ec id="1"/>',
    )
    new = '<sc id="7" type="b"/>동맹<ec id="7"/>은 <ph id="8" code="{x}"/>'
    assert fit(new, *memory) == (
        'The <ph id="8" code="{x}"/> <sc id="7" type="b"/>alliance<ec id="7"/>',
        0,
    )


def test_repaired_numbers_move_what_stands_behind_them():
    """A tag stays between the same words though a number before it is longer now."""
    old = match('제3조 <ph id="1"/>끝', 'Article 3 <ph id="1"/>end')
    text = "제1200조 끝"
    target, repairs = repaired(text, "제3조 끝", "Article 3 end")
    new = list(inline.pieces('제1200조 <ph id="5"/>끝'))
    assert target == "Article 1200 end"
    found = fitted(new, replace(old, target=target, repairs=repairs))
    assert shown(new, found) == 'Article 1200 <ph id="5"/>end'


def test_a_tag_within_a_repaired_number_stands_behind_it():
    """There is no telling which digits it belonged to."""
    old = match('제3<ph id="1"/>0조', 'Article 3<ph id="1"/>0 end')
    target, repairs = repaired("제50조", "제30조", "Article 30 end")
    new = list(inline.pieces('제5<ph id="5"/>0조'))
    found = fitted(new, replace(old, target=target, repairs=repairs))
    assert shown(new, found) == 'Article 50<ph id="5"/> end'


def test_tags_around_the_whole():
    """They are around the translation, inner and outer."""
    new = '<ph id="1"/><sc id="2"/>동맹이다<ec id="2"/>'
    assert fit(new, "동맹이다", "It is one") == (
        '<ph id="1"/><sc id="2"/>It is one<ec id="2"/>',
        0,
    )


def test_a_pair_around_what_is_the_same():
    """A name or a number that stands once in the translation keeps its tags."""
    new = '<sc id="1"/>NATO<ec id="1"/> 정상회의'
    assert fit(new, "NATO 정상회의", "The NATO summit") == (
        'The <sc id="1"/>NATO<ec id="1"/> summit',
        0,
    )
    assert fit(new, "NATO 정상회의", "NATO: the NATO summit") == (
        'NATO: the NATO summit<sc id="1"/><ec id="1"/>',
        2,
    )


def test_the_others_stand_at_the_end():
    """All of them, in their order, and they are counted."""
    new = '가<ph id="1"/>나<sc id="2"/>다<ec id="2"/>라'
    assert fit(new, "가나다라", "ABC") == ('ABC<ph id="1"/><sc id="2"/><ec id="2"/>', 3)


def test_a_pair_that_begins_outside_only():
    """It is not torn apart."""
    new = '<sc id="1"/>가나<ec id="1"/>다'
    assert fit(new, "가나다", "ABC") == ('ABC<sc id="1"/><ec id="1"/>', 2)


def test_tags_that_the_memory_loses():
    """A translation without one of its source's tags says nothing of where it stands."""
    new = '가<ph id="1"/>나'
    assert fit(new, '가<ph id="1"/>나', "AB") == ('AB<ph id="1"/>', 1)


@pytest.mark.parametrize(
    ("content", "is_so"),
    [
        ((0, "a", 1, 2, 3), True),
        ((0, 2, 3, 1), True),
        ((0, 2, 1, 3), False),
        ((1, 0), False),
        ((0,), False),
    ],
)
def test_nesting(content, is_so):
    """Of two pairs of tags in any order."""
    source = [Tag("sc", "1"), Tag("ec", "1"), Tag("sc", "2"), Tag("ec", "2")]
    assert is_well_nested(source, content) is is_so


_PIECES = st.lists(
    st.sampled_from(
        ["가", " ", "NATO", "3", Tag("ph", "1"), Tag("ph", "2")]
        + [Tag(kind, id_) for kind in ("sc", "ec") for id_ in "34"]
    ),
    max_size=9,
)


def _joined(pieces):
    """As a reader gives them: each tag once, texts together."""
    return list(inline.pieces(inline.written(dict.fromkeys(p for p in pieces))))


@given(_PIECES, _PIECES, _PIECES)
def test_every_tag_is_there_once(new, source, target):
    """Whatever the memory has; the text is the proposed one; what was nested still is."""
    pieces = _joined(new)
    proposed = match(inline.written(_joined(source)), inline.written(_joined(target)))
    proposed = replace(
        proposed, target=proposed.target.strip(), stored_target=proposed.target.strip()
    )
    found = fitted(pieces, proposed)
    tags = [index for index, piece in enumerate(pieces) if isinstance(piece, Tag)]
    assert sorted(part for part in found.content if isinstance(part, int)) == tags
    text = "".join(part for part in found.content if isinstance(part, str))
    assert text == proposed.target
    if set(inline.partners(pieces)) == inline.nested(pieces):
        assert is_well_nested(pieces, found.content)
