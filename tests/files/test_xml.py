"""XML that is not trusted: stray characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.files.problem import Problem
from glossary.files.xml import STRAY, _mended, entries, text


@pytest.mark.parametrize("stray", ["\0", "\x08", "&#0;", "&#x1F;", "&#xFFFE;", "&#55357;"])
def test_a_stray_character_need_not_be_the_end(stray, tmp_path):
    """Something that no text has stands in its place, and reading goes on."""
    path = tmp_path / "a.xml"
    path.write_text(f"<a><b>x{stray}y</b><b>z &#233;&amp;</b></a>", "utf-8")
    found = [text(e) for e in entries(path, {"b"}, mended=True) if not isinstance(e, tuple)]
    assert found == [f"x{STRAY}y", "z é&"]
    assert any(isinstance(e, Problem) for e in entries(path, {"b"}))


@given(st.lists(st.binary(max_size=9)))
def test_where_pieces_end_does_not_matter(pieces):
    """A reference may be in two of them."""
    whole = b"".join(pieces)
    assert b"".join(_mended(iter(pieces))) == b"".join(_mended(iter([whole])))


@given(st.lists(st.sampled_from([b"&", b"#", b"x", b"1", b"F", b";", b"a"])))
def test_where_a_reference_ends_does_not_matter(pieces):
    """Likewise, for what looks like references."""
    assert b"".join(_mended(iter(pieces))) == b"".join(_mended(iter([b"".join(pieces)])))


def test_elements_too_deep(tmp_path):
    """A sentence, and no words of the parser's."""
    path = tmp_path / "a.xml"
    path.write_text(f"<a>{'<b>' * 5000}", "utf-8")
    *_, problem = entries(path, {"c"})
    assert problem.reason.startswith("elements stand in each other too deep")
    assert problem.lost
