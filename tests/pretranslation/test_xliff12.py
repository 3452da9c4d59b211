"""XLIFF 1.2, SDLXLIFF and MQXLIFF: the file comes back, its empty segments filled."""

import pytest
from lxml import etree
from translate.storage import xliff

from glossary.analysis import Band
from glossary.errors import InvalidInput
from glossary.termbase import history
from tests.samples import ALLIANCE

CORE = "urn:oasis:names:tc:xliff:document:1.2"
SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
OTHER = '<trans-unit id="0"><source>딴것</source></trans-unit>'


def document(*units, languages='source-language="ko" target-language="en"', more=""):
    """A file of units; an item that is no unit is the source of one. A first one, that the
    memory has nothing of, keeps the others from being in context."""
    inside = OTHER + "".join(
        unit
        if unit.startswith("<trans-unit")
        else f'<trans-unit id="{number}"><source>{unit}</source></trans-unit>'
        for number, unit in enumerate(units, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<xliff xmlns="{CORE}"{more} version="1.2">'
        f'<file original="a" datatype="plaintext" {languages}><body>{inside}</body></file>'
        "</xliff>"
    )


def unit(data, number=1):
    """A unit as it stands, without namespaces."""
    element = etree.fromstring(data).findall(f".//{{{CORE}}}trans-unit")[number]
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for name in (CORE, SDL, "MQXliff"):
        text = text.replace(f' xmlns="{name}"', "")
    return text.replace(f' xmlns:sdl="{SDL}"', "").replace(' xmlns:mq="MQXliff"', "")


def test_an_exact_match(pretranslated):
    """The translation with its state, and the match beside it."""
    data, summary = pretranslated("a.xlf", document("제3조는 발효됐다."))
    assert unit(data) == (
        '<trans-unit id="1"><source>제3조는 발효됐다.</source>'
        '<target state="translated" state-qualifier="exact-match">Article 3 took effect.'
        '</target><alt-trans match-quality="100%" origin="memory:test"><source>제3조는 '
        "발효됐다.</source><target>Article 3 took effect.</target></alt-trans></trans-unit>"
    )
    assert summary.bands == {Band.NONE: 1, Band.EXACT: 1}


def test_other_numbers(pretranslated):
    """Repaired, to be looked at, and said in a note."""
    data, _ = pretranslated("a.xlf", document("제12조는 발효됐다."))
    assert (
        '<target state="needs-translation" state-qualifier="fuzzy-match">'
        "Article 12 took effect.</target>"
    ) in unit(data)
    assert (
        '<note from="glossary">99 %: a number is another; 3 → 12 in the translation</note>'
        "</trans-unit>"
    ) in unit(data)


def test_a_machine_s_translation(pretranslated):
    """By the qualifier that says so."""
    data, _ = pretranslated("a.xlf", document("기계가 옮겼다."))
    assert 'state="needs-translation" state-qualifier="leveraged-mt"' in unit(data)


def test_tags(pretranslated):
    """Copies of the source's elements, codes and all, in the memory's places."""
    bold = '<bpt id="4" rid="1">&lt;b&gt;</bpt>{}<ept id="5" rid="1">&lt;/b&gt;</ept>'
    new = f"{bold.format('동맹')}은 굳건하다."
    data, _ = pretranslated("a.xlf", document(new))
    assert f">The {bold.format('alliance')} is strong.</target>" in unit(data)


def test_elements_without_ids(pretranslated):
    """Broken as they are, they are closed where they were opened."""
    data, _ = pretranslated("a.xlf", document("<g><g>조</g><g>치</g></g>"))
    assert ">action<g/><g/></g></target>" in unit(data)


def test_segments(pretranslated):
    """Each in its place; what the memory does not have stays empty, and the state says so."""
    sources = (
        '<mrk mtype="seg" mid="a">제3조는 발효됐다.</mrk> <mrk mtype="seg" mid="b">새것.</mrk>'
    )
    segmented = (
        "<trans-unit id='1'><source>제3조는 발효됐다. 새것.</source>"
        f"<seg-source>{sources}</seg-source></trans-unit>"
    )
    data, summary = pretranslated("a.xlf", document(segmented))
    assert (
        '</seg-source><target state="needs-translation" state-qualifier="exact-match">'
        '<mrk mtype="seg" mid="a">Article 3 took effect.</mrk> <mrk mtype="seg" mid="b"/>'
        '</target><alt-trans match-quality="100%" origin="memory:test" mid="a">'
    ) in unit(data)
    assert (summary.filled, summary.bands[Band.NONE]) == (1, 2)


@pytest.mark.parametrize(
    "kept",
    [
        "<trans-unit id='1'><source>조치</source><target>old</target></trans-unit>",
        "<trans-unit id='1' approved='yes'><source>조치</source></trans-unit>",
        "<trans-unit id='1' translate='no'><source>조치</source></trans-unit>",
        "<trans-unit id='1'><source>조치</source><target state='final'/></trans-unit>",
        "<trans-unit id='1'><source>조치</source><target>조치</target></trans-unit>",
    ],
)
def test_what_stays_as_it_is(pretranslated, kept):
    """Translations that are there, and what is not to be translated."""
    text = document(kept)
    data, summary = pretranslated("a.xlf", text)
    assert data == text.replace("'", '"').encode()
    assert summary.kept == 1


def test_a_copy_of_the_source_that_is_new(pretranslated):
    """It is no translation."""
    copy = (
        "<trans-unit id='1'><source>조치</source><target state='new'>조치</target></trans-unit>"
    )
    data, _ = pretranslated("a.xlf", document(copy))
    assert '<target state="needs-translation" state-qualifier="exact-match">action<' in unit(
        data
    )


def test_the_order_within_a_unit(pretranslated):
    """Behind the target, before the elements of other people; and notes are kept."""
    given = (
        '<trans-unit id="1"><source>제12조는 발효됐다.</source><target/><note>old</note>'
        '<o:x xmlns:o="urn:o"/></trans-unit>'
    )
    data, _ = pretranslated("a.xlf", document(given))
    order = [
        etree.QName(e).localname for e in etree.fromstring(data).iterfind(".//*[@id='1']/*")
    ]
    assert order == ["source", "target", "note", "alt-trans", "note", "x"]


def test_terms(pretranslated, memory):
    """As notes, each once however often it is asked for."""
    history.save(memory, ALLIANCE, actor=history.BUILD, batch=1)
    data, _ = pretranslated("a.xlf", document("한미동맹을 본다."))
    assert '<note from="glossary">한미동맹 → ROK-U.S. alliance</note>' in unit(data)
    assert pretranslated("b.xlf", data)[0] == data


def test_sdlxliff(pretranslated):
    """The mark and what Trados says of the segment; locked ones stay; nothing else is new."""
    before = (
        '<trans-unit id="1"><source><g id="9">동맹은 굳건하다. 조치</g></source><seg-source>'
        '<g id="9"><mrk mtype="seg" mid="1">동맹은 굳건하다.</mrk> <mrk mtype="seg" mid="2">'
        '조치</mrk></g></seg-source><target><g id="9"><mrk mtype="seg" mid="1"/> <mrk '
        'mtype="seg" mid="2"/></g></target><sdl:seg-defs><sdl:seg id="1"/>'
        '<sdl:seg id="2" locked="true"/></sdl:seg-defs></trans-unit>'
    )
    text = "\ufeff" + document(before, more=f' xmlns:sdl="{SDL}"')
    data, summary = pretranslated("a.sdlxliff", text)
    assert data.startswith(b"\xef\xbb\xbf<?xml")
    assert unit(data) == before.replace(
        '<target><g id="9"><mrk mtype="seg" mid="1"/>',
        '<target><g id="9"><mrk mtype="seg" mid="1">The alliance is strong.</mrk>',
    ).replace('<sdl:seg id="1"/>', '<sdl:seg id="1" conf="Draft" origin="tm" percent="99"/>')
    assert summary.kept == 1


def test_mqxliff(pretranslated):
    """The translation and what memoQ says of the unit."""
    before = (
        '<trans-unit id="1" mq:status="NotStarted"><source xml:space="preserve">제3조는 '
        '발효됐다.</source><target xml:space="preserve"/><mq:minorversions/></trans-unit>'
    )
    data, _ = pretranslated("a.mqxliff", document(before, more=' xmlns:mq="MQXliff"'))
    assert unit(data) == (
        '<trans-unit id="1" mq:status="Pretranslated" mq:percent="100"><source xml:space='
        '"preserve">제3조는 발효됐다.</source><target xml:space="preserve">Article 3 took '
        "effect.</target><mq:minorversions/></trans-unit>"
    )


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp949", "EUC-KR")])
def test_other_encodings(pretranslated, encoding, name):
    """It is written in the one that it was in."""
    text = document("제3조는 발효됐다.").replace("utf-8", name)
    data, summary = pretranslated("a.xlf", text.encode(encoding))
    assert "Article 3 took effect." in data.decode(encoding)
    assert "제3조는" in data.decode(encoding)
    assert summary.filled == 1


def test_files_without_a_namespace_or_a_target_language(pretranslated):
    """Elements that are new are like those that are there."""
    text = (
        '<xliff version="1.2"><file source-language="ko"><body>'
        "<trans-unit id='1'><source>제12조는 발효됐다.</source></trans-unit></body></file>"
        "</xliff>"
    )
    data, _ = pretranslated("a.xlf", text, target="en")
    assert b'<file source-language="ko" target-language="en-US">' in data
    assert b"xmlns" not in data
    with pytest.raises(InvalidInput, match="--to"):
        pretranslated("a.xlf", text)


def test_translate_toolkit_reads_it(pretranslated):
    """What is sure is translated, what is not is fuzzy, with its alternative."""
    data, _ = pretranslated("a.xlf", document("제3조는 발효됐다.", "제12조는 발효됐다."))
    units = xliff.Xliff1File.parsestring(data).units
    assert [u.target or "" for u in units] == [
        "",
        "Article 3 took effect.",
        "Article 12 took effect.",
    ]
    assert [a.target for a in units[2].getalttrans()] == ["Article 3 took effect."]


def test_elements_of_others_that_are_called_alike(pretranslated):
    """Are none of ours to fill in."""
    other = '<trans-unit xmlns="urn:x" id="9"><source>조치</source></trans-unit>'
    data, summary = pretranslated("a.xlf", document("협정을 체결했다.", other))
    assert summary.bands.total() == 2
    assert other.encode() in data
