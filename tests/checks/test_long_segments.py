"""A segment may be a whole table of figures: what it takes grows with it, no faster."""

import time

import pytest

from glossary.checks import check
from tests.checks.conftest import pair

KINDS = {
    "whole numbers": "{0}",
    "measures": "{0} km, {1}%",
    "dates": "20{2:02}-{3:02}-{4:02}",
    "months and days": "{3}월 {4}일",
    "amounts": "{1}만 {2}명",
}


def _text(kind, size, start):
    parts, length, i = [], 0, start
    while length < size:
        part = KINDS[kind].format(i % 99991, i % 997, i % 97, i % 12 + 1, i % 28 + 1)
        parts.append(part)
        length += len(part) + 1
        i += 7
    return " ".join(parts)


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_segment(kind):
    """60 kB take two seconds or so on a slow machine; compared pair by pair, minutes."""
    one, other = (_text(kind, 60_000, start) for start in (1, 3))
    before = time.process_time()
    list(check([pair(one, other, "ko-en")]))
    assert time.process_time() - before < 6


def test_a_megabyte_of_whole_numbers():
    """Half a million characters on either side, a number every few of them, in about 1.5 s."""
    one, other = (", ".join(str(i % 997) for i in range(start, 110_000)) for start in (1, 3))
    before = time.process_time()
    list(check([pair(one, other, "ko-en")]))
    assert time.process_time() - before < 4
