"""Whatever a file is: units, reasons why not, or an error that is a sentence."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import bitexts
from glossary.bitexts import Broken, Layout, Options, Problem
from glossary.errors import GlossaryError
from glossary.model import Unit
from tests.bitexts.units import ALLIANCE, BOLD

_OPTIONS = st.sampled_from(
    [
        Options(),
        Options(source_language="ko", target_languages=("en",)),
        Options(target_languages=("ja",), untranslated=True, machine=True),
    ]
)
_CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 9), st.binary(max_size=9)), max_size=4
)


def written(name):
    stream = BytesIO()
    bitexts.formats()[name].write([ALLIANCE, BOLD], stream, Layout(languages=("ko", "en")))
    return stream.getvalue()


def check(data, name, options):
    """Read bytes in a format, and look at what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{bitexts.formats()[name].SUFFIXES[0]}")
        path.write_bytes(data)
        try:
            items = list(bitexts.read(path, options, name))
        except GlossaryError:
            return
    for item in items:
        if isinstance(item, Unit):
            assert all(text.strip() == text != "" for text in item.segments.values())
        else:
            assert isinstance(item, Problem | Broken)
            assert item.place
    assert not any(isinstance(item, Broken) for item in items[:-1])


@pytest.mark.parametrize("name", bitexts.formats())
@settings(max_examples=60, deadline=None)
@given(changes=_CHANGES, options=_OPTIONS)
def test_a_file_changed_at_random(name, changes, options):
    """Bytes taken out, put in, cut off."""
    data = written(name)
    for place, length, other in changes:
        at = place % (len(data) + 1)
        data = data[:at] + other + data[at + length :]
    check(data, name, options)


@pytest.mark.parametrize("name", bitexts.formats())
@settings(max_examples=30, deadline=None)
@given(data=st.binary(max_size=200), options=_OPTIONS)
def test_any_bytes(name, data, options):
    """Of no format at all."""
    check(data, name, options)
