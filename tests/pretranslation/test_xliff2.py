"""XLIFF 2: the file comes back, its empty segments filled."""

import pytest
from lxml import etree
from translate.storage import xliff2

from glossary.analysis import Band
from glossary.errors import InvalidInput, UnreadableFile
from glossary.termbase import history
from tests.samples import ALLIANCE

CORE = "urn:oasis:names:tc:xliff:document:2.0"
NAMES = {
    "x": CORE,
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
}


def xliff(*units, languages='srcLang="ko" trgLang="en"', more=""):
    """A file of units; an item that is no unit is the content of one with a segment."""
    inside = "".join(
        unit
        if unit.startswith("<unit")
        else f'<unit id="{number}"><segment><source>{unit}</source></segment></unit>'
        for number, unit in enumerate(units)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n'
        f'<xliff xmlns="{CORE}" version="2.1" {languages}{more}><file id="f">{inside}</file>'
        "</xliff>\n"
    )


def found(data, path):
    """What an XPath finds in a file."""
    return etree.fromstring(data).xpath(path, namespaces=NAMES)


def target(data, number=1):
    """The translation of a segment, as it stands."""
    element = found(data, f"(//x:segment)[{number}]/x:target")
    return etree.tostring(element[0], encoding="unicode", with_tail=False) if element else None


def inside(data, number=1):
    """The same without the element itself."""
    text = target(data, number)
    return text[text.index(">") + 1 : text.rindex("<")]


def test_an_exact_match(pretranslated):
    """It is translated; the match stands beside it and points to the segment."""
    data, summary = pretranslated("a.xlf", xliff("딴것", "제3조는 발효됐다."))
    assert inside(data, 2) == "Article 3 took effect."
    segment = found(data, "(//x:segment)[2]")[0]
    assert dict(segment.attrib) == {
        "id": "s1",
        "state": "translated",
        "subState": "ksg:exact",
    }
    (match,) = found(data, "//mtc:match")
    assert dict(match.attrib) == {
        "ref": "#s1",
        "type": "tm",
        "origin": "memory:test",
        "matchQuality": "100",
        "similarity": "100",
    }
    assert [child.text for child in match] == ["제3조는 발효됐다.", "Article 3 took effect."]
    assert summary.bands == {Band.NONE: 1, Band.EXACT: 1}
    assert (summary.filled, summary.kept, summary.doubtful) == (1, 0, 0)


def test_a_context_match(pretranslated):
    """After the same segment: 101 is 100 as a quality, and in context by its type."""
    data, summary = pretranslated("a.xlf", xliff("협정을 체결했다.", "제3조는 발효됐다."))
    assert found(data, "//mtc:match/@type") == ["icm", "icm"]
    assert found(data, "//x:segment/@subState") == ["ksg:context"] * 2
    assert found(data, "//mtc:match/@matchQuality") == ["100", "100"]
    assert summary.bands == {Band.CONTEXT: 2}


def test_other_numbers(pretranslated):
    """They are put right, the segment is not done, and a note says what was changed."""
    data, summary = pretranslated("a.xlf", xliff("딴것", "제12조는 발효됐다."))
    assert inside(data, 2) == "Article 12 took effect."
    assert found(data, "(//x:segment)[2]/@state") == ["initial"]
    assert found(data, "(//x:segment)[2]/@subState") == ["ksg:fuzzy"]
    assert found(data, "//x:note/text()") == [
        "99 %: a number is another; 3 → 12 in the translation"
    ]
    assert found(data, "//mtc:match/x:target/text()") == ["Article 3 took effect."]
    assert (summary.filled, summary.doubtful) == (1, 1)


def test_several_translations(pretranslated):
    """One is filled in, all stand beside it, and somebody has to choose."""
    data, _ = pretranslated("a.xlf", xliff("딴것", "조치"))
    assert found(data, "//mtc:match/x:target/text()") == ["action", "measure"]
    assert found(data, "(//x:segment)[2]/@state") == ["initial"]
    assert "one of 2 translations" in found(data, "//x:note/text()")[0]


def test_a_machine_s_translation(pretranslated):
    """It says so, in the way that an import knows it by."""
    data, _ = pretranslated("a.xlf", xliff("딴것", "기계가 옮겼다."))
    assert found(data, "//mtc:match/@type") == ["mt"]
    assert found(data, "(//x:segment)[2]/@subState") == ["ksg:machine"]
    assert found(data, "(//x:segment)[2]/@state") == ["initial"]


def test_the_least_score(pretranslated):
    """Two of nine characters are others in `협정을 파기했다.`: 77."""
    text = xliff("협정을 파기했다.")
    data, _ = pretranslated("a.xlf", text)
    assert inside(data) == "They concluded it."
    data, summary = pretranslated("a.xlf", text, minimum=80)
    assert data == text.encode()
    assert summary.filled == 0


def test_tags(pretranslated):
    """The file's own elements, where the memory has tags; attributes and all."""
    data, _ = pretranslated(
        "a.xlf", xliff('<pc id="7" canDelete="no" type="fmt">동맹</pc>은 굳건하다.')
    )
    assert inside(data) == 'The <pc id="7" canDelete="no" type="fmt">alliance</pc> is strong.'


def test_tags_that_the_memory_does_not_have(pretranslated):
    """Around a name that stays; others at the end, and a note."""
    data, summary = pretranslated(
        "a.xlf",
        xliff("딴것", '<pc id="1">NATO</pc> <sc id="2"/>정상<ec startRef="2"/>회의가 열렸다.'),
    )
    assert inside(data, 2) == (
        'The <pc id="1">NATO</pc> summit was held.<sc id="2"/><ec startRef="2"/>'
    )
    assert summary.displaced == 1
    assert "have to be moved: 2" in found(data, "//x:note/text()")[0]


def test_outer_spaces_and_marks(pretranslated):
    """Spaces at the ends stay; a mark of a term is not doubled."""
    text = ' <mrk id="m1" type="term">제3조</mrk>는 발효됐다. '
    unit = (
        f'<unit id="1"><segment><source xml:space="preserve">{text}</source></segment></unit>'
    )
    data, _ = pretranslated("a.xlf", xliff(unit))
    assert inside(data) == " Article 3 took effect. "
    assert "preserve" in target(data)


@pytest.mark.parametrize(
    "unit",
    [
        '<unit id="1"><segment><source>조치</source><target>old</target></segment></unit>',
        '<unit id="1"><segment><source>조치</source><target>TAG</target></segment></unit>',
        '<unit id="1"><segment state="reviewed"><source>조치</source></segment></unit>',
        '<unit id="1" translate="no"><segment><source>조치</source></segment></unit>',
    ],
)
def test_what_stays_as_it_is(pretranslated, unit):
    """Translations that are there, what was reviewed as empty, what is not to be translated."""
    text = xliff(unit.replace("TAG", '<ph id="1"/>'))
    data, summary = pretranslated("a.xlf", text)
    assert data == text.encode()
    assert (summary.kept, summary.bands.total()) == (1, 0)


def test_everything_else_is_kept(pretranslated):
    """Comments, other people's elements, notes, original data, CDATA, the line ends."""
    unit = (
        '<unit id="1" my:a="b"><my:e>1 &lt; 2</my:e><notes><note id="n">old</note></notes>'
        "<originalData><data id='d1'>&lt;b/></data></originalData><!-- here -->"
        '<segment id="q"><source>제3<ph id="p" dataRef="d1"/>조는 발효됐다.</source></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s1"><source><![CDATA[<다른> 것]]></source></segment></unit>'
    )
    text = xliff(unit, more=' xmlns:my="urn:my"')
    data, _ = pretranslated("a.xlf", text)
    added = etree.fromstring(data)
    for path in ("//mtc:matches", "//x:target", "//x:note[not(@id)]"):
        for element in added.xpath(path, namespaces=NAMES):
            element.getparent().remove(element)
    segment = added.find(f".//{{{CORE}}}segment")
    del segment.attrib["state"], segment.attrib["subState"]
    assert etree.tostring(added, method="c14n") == etree.tostring(
        etree.fromstring(text.encode()), method="c14n"
    )
    assert data.startswith(text[: text.index("<xliff")].encode())
    assert b"<![CDATA[" in data


def test_the_order_within_a_unit(pretranslated):
    """Modules, notes, original data, segments, as the grammar has them."""
    unit = (
        '<unit id="1"><originalData><data id="d1">x</data></originalData>'
        '<segment><source>제12<ph id="p" dataRef="d1"/>조는 발효됐다.</source></segment></unit>'
    )
    data, _ = pretranslated("a.xlf", xliff(unit))
    order = [etree.QName(element).localname for element in found(data, "//x:unit/*")]
    assert order == ["matches", "notes", "originalData", "segment"]


def test_terms(pretranslated, memory):
    """In the glossary module, once for each segment, with the definition; twice is once."""
    history.save(memory, ALLIANCE, actor=history.BUILD, batch=1)
    text = xliff("한미동맹과 한미 동맹을 본다.")
    data, _ = pretranslated("a.xlf", text)
    (entry,) = found(data, "//gls:glossary/gls:glossEntry")
    assert entry.get("ref") == "#s1"
    assert [child.text for child in entry] == [
        "한미동맹",
        "ROK-U.S. alliance",
        "한국과 미국의 동맹.",
    ]
    assert pretranslated("b.xlf", data)[0] == data
    assert b"gls" not in pretranslated("a.xlf", text, terms=False)[0]


def test_the_language_is_added_where_it_is_missing(pretranslated):
    """With its region; a file that says another is refused."""
    text = xliff("조치", languages='srcLang="ko-KR"')
    data, _ = pretranslated("a.xlf", text, target="en")
    assert found(data, "/x:xliff/@trgLang") == ["en-US"]
    with pytest.raises(InvalidInput, match="say it with --to"):
        pretranslated("a.xlf", text)
    with pytest.raises(InvalidInput, match="translated into English, not Japanese"):
        pretranslated("a.xlf", xliff("조치"), target="ja")
    with pytest.raises(InvalidInput, match="The file is in Korean"):
        pretranslated("a.xlf", xliff("조치", languages='srcLang="ko" trgLang="ko"'))


def test_what_is_broken(pretranslated):
    """A sentence, and nothing is written."""
    with pytest.raises(UnreadableFile, match="nothing was written"):
        pretranslated("a.xlf", xliff("조치")[:-12])
    with pytest.raises(UnreadableFile, match="entities"):
        pretranslated("a.xlf", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + xliff("조치")[60:])
    with pytest.raises(UnreadableFile, match="no segment"):
        pretranslated("a.xlf", xliff('<unit id="1"><segment><source/></segment></unit>'))


def test_translate_toolkit_reads_it(pretranslated, tmp_path):
    """The translations as they are."""
    data, _ = pretranslated("a.xlf", xliff("딴것", "제3조는 발효됐다."))
    units = xliff2.Xliff2File.parsestring(data).units
    assert [(u.source, u.target or "") for u in units] == [
        ("딴것", ""),
        ("제3조는 발효됐다.", "Article 3 took effect."),
    ]
