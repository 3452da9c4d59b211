"""TMX 1.1 to 1.4b, as tools write it."""

from __future__ import annotations

import pytest
from lxml import etree

from glossary.errors import InvalidInput, UnreadableFile
from glossary.inline import Tag, pieces
from tests.bitexts.units import ALLIANCE, BOLD

PLAIN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
<header creationtool="x" srclang="EN-US"/>
<body>
<tu><tuv lang="EN-US"><seg>alliance</seg></tuv><tuv lang="KO"><seg>동맹</seg></tuv></tu>
</body>
</tmx>"""


def tmx(*units, source="ko", version="1.4"):
    """A TMX whose first unit is in line 2."""
    return (
        f'<tmx version="{version}"><header srclang="{source}"/><body>\n'
        + "\n".join(units)
        + "\n</body></tmx>"
    )


def tu(ko="동맹", en="alliance", inside="", attributes=""):
    return (
        f'<tu{attributes}>{inside}<tuv xml:lang="ko"><seg>{ko}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
    )


def test_version_1_1(read):
    """`lang` instead of `xml:lang`, in capitals, below a document type."""
    (unit,), rest = read(PLAIN, "a.tmx")
    assert unit.segments == {"en": "alliance", "ko": "동맹"}
    assert rest == []


@pytest.mark.parametrize("tag", ["ko", "KO", "ko-KR", "ko_kr", "KO-kr", "kor", "Korean"])
def test_languages_in_any_form(tag, read):
    """Codes of two and three letters, with regions, in any case, and names."""
    (unit,), rest = read(tmx(tu().replace('"ko"', f'"{tag}"')), "a.tmx")
    assert unit.segments["ko"] == "동맹"
    assert rest == []


def test_a_region_that_is_not_the_common_one_is_said(read):
    """Once for the file: `en-GB` is English."""
    text = tmx(*[tu().replace('"en"', '"en-GB"')] * 2)
    units, (said,) = read(text, "a.tmx")
    assert [set(unit.segments) for unit in units] == [{"ko", "en"}] * 2
    assert said == ("line 2", "en-GB is kept as English (en)", False)


def test_two_variants_of_one_language_are_two_units(read):
    """Nothing is lost: each with the Korean."""
    other = '<tuv xml:lang="en-GB"><seg>defence</seg></tuv>'
    text = tu(ko="국방", en="defense").replace(
        '<tuv xml:lang="en">', f'{other}<tuv xml:lang="en">'
    )
    units, _ = read(tmx(text), "a.tmx")
    assert [unit.segments["en"] for unit in units] == ["defence", "defense"]
    assert {unit.segments["ko"] for unit in units} == {"국방"}


def test_level_2(read):
    """Native codes are tags; the text is what is left, subflows gone with their codes."""
    seg = (
        '<bpt i="1" x="7" type="bold">&lt;b&gt;</bpt>한미<ept i="1">&lt;/b&gt;</ept> 동맹'
        '<ph x="2">&lt;img alt="<sub>그림</sub>"&gt;</ph><it pos="begin" x="3">[</it>'
        '<hi type="term">핵</hi><ut>x</ut>'
    )
    (unit,), _ = read(tmx(tu(ko=seg)), "a.tmx")
    assert unit.segments["ko"] == "한미 동맹핵"
    assert list(pieces(unit.markup["ko"])) == [
        Tag("sc", "7", "bold", "<b>"),
        "한미",
        Tag("ec", "7", "", "</b>"),
        " 동맹",
        Tag("ph", "2", "", '<img alt="그림">'),
        Tag("sc", "3", "", "["),
        Tag("sc", "t5", "term"),
        "핵",
        Tag("ec", "t5"),
        Tag("ph", "t6", "", "x"),
    ]
    assert "en" not in unit.markup


def test_what_is_said_of_a_unit(read):
    """Name, notes, properties; of its dates the first and the last."""
    text = (
        '<tu tuid="7" creationdate="20200102T030405Z" creationid="Kim"><note>n1</note>'
        '<prop type="x-document">a.docx</prop><prop type="x-ConfirmationLevel">ApprovedSignOff'
        '</prop><tuv xml:lang="ko" changedate="20210102T030405Z"><note>n2</note>'
        '<seg>동맹</seg></tuv><tuv xml:lang="en" changedate="20220102T030405Z" '
        'creationdate="20190102T030405Z"><note>n1</note><seg>alliance</seg></tuv></tu>'
    )
    (unit,), rest = read(tmx(text), "a.tmx")
    assert rest == []
    assert (unit.external_id, unit.document, unit.status) == ("7", "a.docx", "final")
    assert (unit.creator, unit.note) == ("Kim", "n1\nn2")
    assert unit.created == "2019-01-02T03:04:05Z"
    assert unit.changed == "2022-01-02T03:04:05Z"


def test_a_date_that_is_none_is_said(read):
    """It would be later than every date."""
    (unit,), rest = read(tmx(tu(attributes=' changedate="notadate"')), "a.tmx")
    assert unit.changed == ""
    assert [item.reason for item in rest] == ["a date that is none is not kept: notadate"]


def test_properties_that_are_not_kept_are_said(read):
    """Once each."""
    one = tu(inside='<prop type="x-client">A</prop>')
    units, (said,) = read(tmx(one, one), "a.tmx")
    assert len(units) == 2
    assert said == ("line 2", "the property “x-client” of units is not kept", False)


@pytest.mark.parametrize(
    "unit",
    [
        tu(attributes=' creationid="MT!"'),
        tu(inside='<prop type="x-Origin">MT</prop>'),
        tu(inside='<prop type="x-machine">yes</prop>'),
    ],
)
def test_machine_translations(unit, read):
    """By who made it, or a property that says so."""
    (found,), _ = read(tmx(unit), "a.tmx")
    assert found.machine


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (tu(en=""), "a text in it is empty"),
        (tu(en=" \n "), "a text in it is empty"),
        (tu(en='<ph x="1">x</ph>'), "a text in it is empty"),
        (
            '<tu><tuv xml:lang="ko"><seg>가</seg></tuv></tu>',
            "it has a text in one language only",
        ),
        (tu(ko="가\x08"), "there are control characters in it, which no text has"),
        (tu(ko="가&#x1F;"), "there are control characters in it, which no text has"),
        (tu(ko="가\x00"), "there are control characters in it, which no text has"),
        (tu(ko="가&#xD83D;&#xDE00;"), "there are control characters in it, which no text has"),
        (tu().replace('"en"', '"q-q-q"'), "there is no language 'q-q-q'"),
        (tu().replace(' xml:lang="en"', ""), "there is no language ''"),
    ],
)
def test_records_that_are_no_units(unit, reason, read):
    """Each with its place and the reason, and the next is read."""
    (found,), (said,) = read(tmx(unit, tu()), "a.tmx")
    assert found.segments == {"ko": "동맹", "en": "alliance"}
    assert said == ("line 2", reason, True)


def test_languages_that_were_not_asked_for(read):
    """They are left out and said; without two that were, so is the unit."""
    three = tu().replace("</tu>", '<tuv xml:lang="fr"><seg>alliance</seg></tuv></tu>')
    units, said = read(tmx(three), "a.tmx", source_language="ko", target_languages=["en"])
    assert [set(unit.segments) for unit in units] == [{"ko", "en"}]
    assert said == [("line 2", "French was not asked for: that text was left out", False)]
    units, said = read(tmx(three), "a.tmx", source_language="ko", target_languages=["ja"])
    assert units == []
    assert said == [("line 2", "English was not asked for", True)]


def test_target_languages_alone(read):
    """The source language is then that of the file."""
    units, _ = read(tmx(tu()), "a.tmx", target_languages=["en"])
    assert len(units) == 1


def test_a_file_without_a_language_of_its_own(read):
    """Has to be told what it is translated from, where targets are named."""
    with pytest.raises(InvalidInput, match="--source-language"):
        read(tmx(tu(), source="*all*"), "a.tmx", target_languages=["en"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_encodings(encoding, read):
    """As the declaration or the mark says."""
    name = "euc-kr" if encoding == "cp949" else encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>\n{tmx(tu(ko="한미동맹 똠"))}'
    (unit,), rest = read(text.encode(encoding), "a.tmx")
    assert unit.segments["ko"] == "한미동맹 똠"
    assert rest == []


def test_mixed_line_ends(read):
    """All are line ends, in files and in texts."""
    text = tmx(tu(ko="가\r\n나&#13;다&#13;&#10;라"), tu()).replace(">\n", ">\r")
    units, rest = read(text, "a.tmx")
    assert units[0].segments["ko"] == "가\n나\n다\n라"
    assert len(units) == 2
    assert rest == []


def test_decomposed_hangul(read):
    """Is composed, as a Mac does not."""
    (unit,), _ = read(tmx(tu(ko="\u1112\u1161\u11ab")), "a.tmx")
    assert unit.segments["ko"] == "한"


def test_an_entity_of_html(read):
    """Known without the document type that would define it."""
    text = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + tmx(tu(en="the&nbsp;alliance"))
    (unit,), _ = read(text, "a.tmx")
    assert unit.segments["en"] == "the\xa0alliance"
    assert unit.markup == {}


def test_a_segment_of_a_megabyte(read):
    """Is a segment."""
    (unit,), rest = read(tmx(tu(ko="가" * 400_000)), "a.tmx")
    assert len(unit.segments["ko"]) == 400_000
    assert rest == []


def test_a_file_that_breaks_off(read):
    """What comes before is read, and where it ends is said."""
    text = tmx(*[tu()] * 3)
    units, (broken,) = read(text[: text.rindex("<seg>")], "a.tmx")
    assert len(units) == 2
    assert broken == ("line 4", "the file breaks off: what follows is not read")


def test_wrong_bytes(read):
    """Not in the encoding that was declared."""
    text = tmx(tu(), tu(ko="X")).encode().replace(b"X", b"\xff")
    units, (broken,) = read(text, "a.tmx")
    assert len(units) == 1
    assert "not in the encoding declared; name the right one with --encoding" in broken.reason


@pytest.mark.parametrize(("declared", "reason"), [("EUC-KR", "declared"), ("X-9", "not known")])
def test_another_encoding_than_is_declared(read, declared, reason):
    """It is said what to do; whoever names the right one is believed."""
    data = f'<?xml version="1.0" encoding="{declared}"?>{tmx(tu())}'.encode()
    with pytest.raises(UnreadableFile, match=rf"{reason}; name the right one with --encoding"):
        read(data, "a.tmx")
    assert len(read(data, "a.tmx", encoding="utf-8")[0]) == 1


def test_a_bomb_is_refused(read):
    """A file that declares entities is not read at all."""
    bomb = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + tmx(tu(ko="&b;"))
    with pytest.raises(UnreadableFile, match="entities"):
        read(bomb, "a.tmx")


@pytest.mark.parametrize("content", ["", "no xml", "<html/>", "<tmx", "\0\0\0"])
def test_what_is_no_tmx(content, read):
    """Is said to be none."""
    with pytest.raises(UnreadableFile):
        read(content, "a.tmx", "tmx")


def seg(data, language):
    root = etree.fromstring(data)
    tuv = root.find(f".//tuv[@{{http://www.w3.org/XML/1998/namespace}}lang='{language}']")
    return tuv.find("seg")


def test_three_languages(write):
    """May be translated from any of them."""
    data, report = write("tmx", [ALLIANCE], "ko", "en", "ja")
    root = etree.fromstring(data)
    assert root.find("header").get("srclang") == "*all*"
    assert [tuv.values()[0] for tuv in root.iter("tuv")] == ["ko-KR", "en-US", "ja-JP"]
    assert report.written == 1


def test_a_pair(write):
    """Is translated from the first; who has no text in both is left out and counted."""
    data, report = write("tmx", [ALLIANCE, BOLD], "ja", "ko", regions=False)
    assert etree.fromstring(data).find("header").get("srclang") == "ja"
    assert (report.written, dict(report.left_out)) == (1, {"it has no text in Japanese": 1})


def test_level_2_is_written(write):
    """With the numbers that pair codes, and that codes of two languages share."""
    data, _ = write("tmx", [BOLD])
    assert etree.tostring(seg(data, "ko-KR"), encoding="unicode", with_tail=False) == (
        '<seg>a &lt; <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>동맹'
        '<ept i="1">&lt;/b&gt;</ept> &amp; b<ph x="2">{0}</ph></seg>'
    )


def test_level_1_is_written(write):
    """The text alone, and that something is missing is said."""
    data, report = write("tmx", [BOLD], tags=False)
    assert len(seg(data, "ko-KR")) == 0
    assert seg(data, "ko-KR").text == "a < 동맹 & b"
    assert dict(report.reduced) == {"inline tags, of which level 1 has none": 1}


def test_what_is_said_is_written(write, read):
    """And read again."""
    data, _ = write("tmx", [ALLIANCE], "ko", "en", "ja")
    (unit,), rest = read(data, "a.tmx")
    assert unit == ALLIANCE
    assert rest == []
