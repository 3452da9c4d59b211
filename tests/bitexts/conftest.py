"""Files of translation units, written and read."""

from __future__ import annotations

from io import BytesIO

import pytest

from glossary import bitexts
from glossary.bitexts import Layout, Options
from glossary.model import Unit


@pytest.fixture
def read(tmp_path):
    """Reads a text or bytes as a file of that name: its units, and all else."""

    def reads(content, name, format_="", **options):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        items = list(bitexts.read(path, Options(**options), format_))
        units = [item for item in items if isinstance(item, Unit)]
        return units, [item for item in items if not isinstance(item, Unit)]

    return reads


@pytest.fixture
def write():
    """Writes units in a format: the text, and the report."""

    def writes(format_, units, *languages, **layout):
        stream = BytesIO()
        wanted = Layout(languages=languages or ("ko", "en"), **layout)
        report = bitexts.formats()[format_].write(units, stream, wanted)
        return stream.getvalue(), report

    return writes
