"""Whatever a file is, there is an answer: no traceback, no endless reading."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.doctor import diagnose, mending
from glossary.errors import GlossaryError
from tests.rewriting import rewrite
from tests.tools.files import entry, tbx, term, tmx, unit

SAMPLES = {
    "a.tbx": tbx(
        entry("<note>n</note>", ko=term("한미동맹") + term("동맹"), en_US=term("a&amp;b")),
        entry(ja=term("同盟"), en="<ntig><termGrp><term>x</term></termGrp></ntig>"),
    ),
    "b.tbx": '<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>'
    '<conceptEntry id="c"><langSec xml:lang="ko"><termSec><term>가</term></termSec></langSec>'
    "</conceptEntry></body></text></tbx>",
    "c.tmx": tmx(
        unit(("ko_KR", "가<ph>x</ph>"), ("en", "a")), unit(("EN", "b"), attribute="lang")
    ),
    "d.xml": "<mtf><conceptGrp><concept>1</concept><languageGrp><language type='Korean'/>"
    "<termGrp><term>가</term></termGrp></languageGrp></conceptGrp></mtf>",
    "e.txt": "# x\nKorean\tEnglish\n한미동맹\talliance\tnote\n북한 North Korea\n\t\n",
    "f.csv": 'Korean;English\n"한\n미";"a ""b"" c"\n9/11;x\n',
    "g.csv": "가,a,ko,en\n나,b,ko,en\n",
}

_fast = settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def ask(path, data):
    """Everything that can be asked of a file; only sentences for people may come of it."""
    rewrite(path, data)
    try:
        found = diagnose(path)
        for tool in ("", "omegat"):
            copy = mending(found.file, tool)
            if copy is not None:
                copy.foretold(languages=(), tool=tool)
    except GlossaryError as error:
        assert str(error)  # noqa: PT017 - only for what is dangerous
        return
    found.as_data()


@pytest.mark.parametrize("name", SAMPLES)
@_fast
@given(data=st.data())
def test_damaged_files(tmp_path, name, data):
    """Cut, with bytes put in, taken out and changed, and in other encodings."""
    encoding = data.draw(
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
    )
    damaged = bytearray(SAMPLES[name].encode(encoding, "replace"))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 9))
        put = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"<", b"&", b'"', b"\t", b"\0"])
        )
        damaged[at : at + length] = put
    ask(tmp_path / name, bytes(damaged))


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".tbx", ".tmx", ".xlsx", ".xml", ""])
@_fast
@given(data=st.binary(max_size=200))
def test_any_bytes(tmp_path, suffix, data):
    """Files that are no glossary at all."""
    ask(tmp_path / f"a{suffix}", data)


def test_a_line_without_an_end(tmp_path):
    """A line of megabytes is no glossary, and is not read into memory."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\tb\n" + b"x" * (8 << 20))
    found = diagnose(path)
    assert not found.whole
    assert any("characters" in made.refusal.what for made in found.verdicts if made.refusal)
