"""A memory of five units, and files filled from it."""

import io

import pytest

from glossary.model import Unit
from glossary.pretranslation import How, pretranslate
from tests.memory.units import SOURCE, fill

UNITS = [
    {"ko": "협정을 체결했다.", "en": "They concluded it."},
    {"ko": "제3조는 발효됐다.", "en": "Article 3 took effect."},
    {"ko": "NATO 정상회의가 열렸다.", "en": "The NATO summit was held."},
    {"ko": "조치", "en": "measure"},
    {"ko": "조치", "en": "action"},
]
BOLD = Unit(
    segments={"ko": "동맹은 굳건하다.", "en": "The alliance is strong."},
    markup={
        "ko": '<sc id="1" type="bold"/>동맹<ec id="1"/>은 굳건하다.',
        "en": 'The <sc id="1" type="bold"/>alliance<ec id="1"/> is strong.',
    },
    source=SOURCE.key,
    document="b.tmx",
)
MACHINE = Unit(
    segments={"ko": "기계가 옮겼다.", "en": "A machine moved it."},
    source=SOURCE.key,
    document="c.tmx",
    machine=True,
)


@pytest.fixture
def memory(termbase):
    """The termbase with the units."""
    fill(termbase, [*UNITS, BOLD, MACHINE])
    return termbase


@pytest.fixture
def pretranslated(memory, tmp_path):
    """What a file with this name and content becomes, as bytes, and what came of it."""

    def pretranslated(name, content, **how):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        summary, write = pretranslate(memory, path, How(**how))
        stream = io.BytesIO()
        write(stream)
        return stream.getvalue(), summary

    return pretranslated
