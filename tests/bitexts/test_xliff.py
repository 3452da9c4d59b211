"""XLIFF 2.0, 2.1 and 1.2."""

from __future__ import annotations

import pytest
from lxml import etree

from glossary.errors import InvalidInput, UnreadableFile
from glossary.inline import Tag, pieces
from tests.bitexts.units import ALLIANCE, BOLD

NEW = "{urn:oasis:names:tc:xliff:document:2.0}"
OLD = "{urn:oasis:names:tc:xliff:document:1.2}"


def new(*inside, target='trgLang="en"', file=""):
    """An XLIFF 2.1 whose first unit is in line 2."""
    return (
        f'<xliff xmlns="{NEW[1:-1]}" version="2.1" srcLang="ko" {target}>'
        f'<file id="f1" {file}>\n' + "\n".join(inside) + "\n</file></xliff>"
    )


def unit(source="동맹", target="alliance", state="", inside="", id_="u1"):
    return (
        f'<unit id="{id_}">{inside}<segment {state}><source>{source}</source>'
        f"<target>{target}</target></segment></unit>"
    )


def old(*inside, target='target-language="en"'):
    """An XLIFF 1.2 whose first unit is in line 2."""
    return (
        f'<xliff xmlns="{OLD[1:-1]}" version="1.2"><file original="a.docx" '
        f'source-language="ko" {target} datatype="x"><body>\n'
        + "\n".join(inside)
        + "\n</body></file></xliff>"
    )


def trans_unit(source="동맹", target="alliance", state="", attributes="", inside=""):
    return (
        f'<trans-unit id="7" {attributes}><source>{source}</source>'
        f"<target {state}>{target}</target>{inside}</trans-unit>"
    )


def test_segments_of_a_unit(read):
    """Each is a unit with its own state, in its place in the document."""
    text = new(
        '<group id="g"><unit id="u1"><notes><note>n1</note><note>n2</note></notes>'
        '<segment id="s1" state="final"><source>가</source><target>a</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="initial"><source>나</source><target>b</target></segment>'
        "</unit></group>",
        unit(),
        file='original="a.docx"',
    )
    units, rest = read(text, "a.xlf")
    assert rest == []
    assert [unit.segments for unit in units] == [
        {"ko": "가", "en": "a"},
        {"ko": "나", "en": "b"},
        {"ko": "동맹", "en": "alliance"},
    ]
    assert [unit.status for unit in units] == ["final", "initial", ""]
    assert [unit.external_id for unit in units] == ["u1/s1", "u1/2", "u1"]
    assert [unit.position for unit in units] == [0, 1, 2]
    assert {unit.document for unit in units} == {"a.docx"}
    assert units[0].note == "n1\nn2"


def test_several_files(read):
    """Each is a document, by its original or its id."""
    text = new(unit()).replace(
        "</xliff>", f'<file id="f2" original="b">{unit()}</file></xliff>'
    )
    units, _ = read(text, "a.xlf")
    assert [unit.document for unit in units] == ["f1", "b"]


def test_inline_codes(read):
    """With the original data; marks of terms and comments are gone, their text is not."""
    data = '<originalData><data id="d1">&lt;b&gt;</data><data id="d2">{0}</data></originalData>'
    source = (
        '<pc id="1" dataRefStart="d1" type="fmt" subType="xlf:b">한미</pc> '
        '<mrk id="m" type="term">동맹</mrk><ph id="2" dataRef="d2"/>'
        '<sc id="3"/>과<sm id="x"/><ec startRef="3"/><em startRef="x"/>'
        '<ec id="4" isolated="yes"/>'
    )
    (found,), _ = read(new(unit(source, inside=data)), "a.xlf")
    assert found.segments["ko"] == "한미 동맹과"
    assert list(pieces(found.markup["ko"])) == [
        Tag("sc", "1", "xlf:b", "<b>"),
        "한미",
        Tag("ec", "1"),
        " 동맹",
        Tag("ph", "2", "", "{0}"),
        Tag("sc", "3"),
        "과",
        Tag("ec", "3"),
        Tag("ec", "4"),
    ]


NEW_SOURCE = '<unit id="u"><segment><source>가</source></segment></unit>'
OLD_SOURCE = '<trans-unit id="1"><source>가</source></trans-unit>'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (new(NEW_SOURCE), "it has no translation"),
        (new(unit(target="")), "it has no translation"),
        (new(unit(target=" ")), "a text in it is empty"),
        (new(unit(), file='translate="no"'), "it is marked as not to be translated"),
        (
            new(unit('가<cp hex="0008"/>')),
            "there are control characters in it, which no text has",
        ),
        (old(OLD_SOURCE), "it has no translation"),
        (old(trans_unit(target="")), "it has no translation"),
        (old(trans_unit(attributes='translate="no"')), "it is marked as not to be translated"),
    ],
)
def test_records_that_are_no_units(text, reason, read):
    """Each with its place and the reason."""
    units, said = read(text, "a.xlf")
    assert units == []
    assert said == [("line 2", reason, True)]


@pytest.mark.parametrize("text", [new(NEW_SOURCE), old(OLD_SOURCE)])
def test_what_is_still_to_be_translated(text, read):
    """Is a unit, too, where somebody wants to translate or check it."""
    (found,), said = read(text, "a.xlf", untranslated=True)
    assert found.segments == {"ko": "가"}
    assert said == []


@pytest.mark.parametrize("text", [new(unit(), target=""), old(trans_unit(), target="")])
def test_a_target_language_that_nobody_says(text, read):
    """Is to be said, and then the file is read."""
    with pytest.raises(InvalidInput, match="--target-languages"):
        read(text, "a.xlf")
    (found,), _ = read(text, "a.xlf", target_languages=["en"])
    assert found.segments == {"ko": "동맹", "en": "alliance"}


@pytest.mark.parametrize(
    ("space", "text"), [("default", "한미 동맹"), ("preserve", "한미\n      동맹")]
)
def test_lines_broken_for_looks(space, text, read):
    """Are joined, unless spaces are to be preserved."""
    for whole in (new(unit("한미\n      동맹")), old(trans_unit("한미\n      동맹"))):
        (found,), _ = read(whole.replace("<file", f'<file xml:space="{space}"'), "a.xlf")
        assert found.segments["ko"] == text


@pytest.mark.parametrize(
    ("state", "status", "machine"),
    [
        ("", "", False),
        ('state="new"', "initial", False),
        ('state="needs-review-translation"', "translated", False),
        ('state="translated" state-qualifier="mt-suggestion"', "translated", True),
        ('state="signed-off"', "reviewed", False),
        ('state="final"', "final", False),
        ('state="x-other"', "", False),
    ],
)
def test_states_of_1_2(state, status, machine, read):
    """As XLIFF 2 has them."""
    (found,), _ = read(old(trans_unit(state=state)), "a.xlf")
    assert (found.status, found.machine) == (status, machine)


def test_what_is_approved_is_final(read):
    """In 1.2, whatever state the target is in."""
    text = old(trans_unit(state='state="translated"', attributes='approved="yes"'))
    (found,), _ = read(text, "a.xlf")
    assert found.status == "final"


def test_a_segmented_unit_of_1_2(read):
    """A unit each, as the marks of source and target pair them."""
    segmented = (
        '<seg-source><mrk mtype="seg" mid="0">가.</mrk> <mrk mtype="seg" mid="1">나.</mrk>'
        '<mrk mtype="seg" mid="2">다.</mrk></seg-source>'
    )
    target = '<mrk mtype="seg" mid="1">b.</mrk><mrk mtype="seg" mid="0">a.</mrk>'
    text = old(trans_unit("가. 나.다.", target, inside=segmented), trans_unit())
    units, said = read(text, "a.sdlxliff")
    assert [unit.segments for unit in units] == [
        {"ko": "가.", "en": "a."},
        {"ko": "나.", "en": "b."},
        {"ko": "동맹", "en": "alliance"},
    ]
    assert [unit.external_id for unit in units] == ["7/0", "7/1", "7"]
    assert said == [("line 2", "it has no translation", True)]


def test_suggestions_are_no_translations(read):
    """They are left out, which is said once."""
    suggested = "<alt-trans><source>가</source><target>x</target></alt-trans>"
    one = trans_unit(inside=suggested)
    units, said = read(old(one, one), "a.xlf")
    assert [unit.segments["en"] for unit in units] == ["alliance"] * 2
    assert said == [("line 2", "suggestions (alt-trans) are not read", False)]


def test_inline_elements_of_1_2(read):
    """Paired, alone, with codes or without."""
    source = (
        '<g id="1" ctype="bold">한미</g> <bpt id="2">&lt;i&gt;</bpt>'
        '<mrk mtype="term">동맹</mrk><ept id="2">&lt;/i&gt;</ept>'
        '<x id="3" ctype="x-br"/><bx id="4"/>과<ex id="5" rid="4"/>'
        '<ph id="6">{0}</ph><it id="7" pos="close">]</it>'
    )
    (found,), _ = read(old(trans_unit(source)), "a.xlf")
    assert found.segments["ko"] == "한미 동맹과"
    assert list(pieces(found.markup["ko"])) == [
        Tag("sc", "1", "bold"),
        "한미",
        Tag("ec", "1"),
        " ",
        Tag("sc", "2", "", "<i>"),
        "동맹",
        Tag("ec", "2", "", "</i>"),
        Tag("ph", "3", "br"),
        Tag("sc", "4"),
        "과",
        Tag("ec", "4"),
        Tag("ph", "6", "", "{0}"),
        Tag("ec", "7", "", "]"),
    ]


def test_a_document_before_the_units(read):
    """Tools put the whole original there; up to 64 MiB of it are passed over."""
    skeleton = f"<skl><internal-file>{'QUJD' * 3_000_000}</internal-file></skl>"
    text = old(trans_unit()).replace("<body>", f"<header>{skeleton}</header><body>")
    (found,), rest = read(text, "a.sdlxliff")
    assert found.segments["ko"] == "동맹"
    assert rest == []


@pytest.mark.parametrize("text", [new(unit(), unit()), old(trans_unit(), trans_unit())])
def test_a_file_that_breaks_off(text, read):
    """What comes before is read."""
    units, (broken,) = read(text[: text.rindex("<target")], "a.xlf")
    assert len(units) == 1
    assert broken.place == "line 3"


@pytest.mark.parametrize(
    ("text", "name"), [(new(), "xliff12"), (old(), "xliff"), ("<a/>", "xliff")]
)
def test_another_version(text, name, read):
    """Is said to be another."""
    with pytest.raises(UnreadableFile, match="is no XLIFF"):
        read(text, "a.xlf", name)


def test_2_1_is_written(write):
    """Codes beside the segment, elements where they are nested."""
    data, report = write("xliff", [BOLD])
    root = etree.fromstring(data)
    assert (root.get("srcLang"), root.get("trgLang")) == ("ko-KR", "en-US")
    codes = {e.get("id"): e.text for e in root.iter(f"{NEW}data")}
    assert codes == {"d1": "<b>", "d2": "</b>", "d3": "{0}"}
    source = root.find(f".//{NEW}source")
    assert "".join(source.itertext()) == "a < 동맹 & b"
    assert [(etree.QName(e).localname, dict(e.attrib)) for e in source] == [
        (
            "pc",
            {
                "id": "1",
                "dataRefStart": "d1",
                "dataRefEnd": "d2",
                "type": "other",
                "subType": "ksg:bold",
            },
        ),
        ("ph", {"id": "2", "dataRef": "d3"}),
    ]
    assert dict(report.reduced) == {}


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_documents_are_files(name, write):
    """One each, and what XLIFF has no place for is said."""
    other = BOLD
    data, report = write(name, [ALLIANCE, ALLIANCE, other])
    files = [e for e in etree.fromstring(data) if etree.QName(e).localname == "file"]
    assert [len(list(f.iter("{*}source"))) for f in files] == [2, 1]
    assert files[0].get("original") == "seeds/a.txt"
    assert report.reduced["who translated it and when"] == 2


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_tags_that_overlap(name, write, read):
    """Are written so that the XML is one, and read as they were."""
    markup = '<sc id="1"/>가<sc id="2"/>나<ec id="1"/>다<ec id="2"/><ec id="9"/>'
    overlapping = type(BOLD)(
        source="", segments={"ko": "가나다", "en": "abc"}, markup={"ko": markup}
    )
    (back,), rest = read(write(name, [overlapping])[0], "a.xlf")
    assert rest == []
    assert back.markup == {"ko": markup}


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_what_is_untranslated_is_written_where_asked_for(name, write, read):
    """With a source alone."""
    source_only = type(BOLD)(source="", segments={"ko": "가"})
    assert write(name, [source_only])[1].written == 0
    data, report = write(name, [source_only], untranslated=True)
    assert report.written == 1
    assert read(data, "a.xlf", untranslated=True)[0][0].segments == {"ko": "가"}


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_a_machine_and_a_state(name, write, read):
    """Come back."""
    made = type(BOLD)(
        source="", segments={"ko": "가", "en": "a"}, machine=True, status="initial"
    )
    (back,), _ = read(write(name, [made])[0], "a.xlf")
    assert (back.machine, back.status) == (True, "initial")


def test_more_than_a_pair(write):
    """Is not what XLIFF holds."""
    with pytest.raises(InvalidInput, match="holds 2 languages"):
        write("xliff", [ALLIANCE], "ko", "en", "ja")


MARKS = "marks {} are not kept, the text in them is"


def test_what_is_not_kept_of_1_2(read):
    """Marks of terms, phases and dates are gone, and each is said once, where it is first."""
    source = 'o <mrk mtype="term">동맹</mrk> <mrk mtype="x-sdl-added">가</mrk>'
    phased = trans_unit(source, attributes='phase-name="p1"')
    text = old(phased, phased).replace("<file ", '<file date="2016-11-23T00:00:00Z" ', 1)
    units, said = read(text, "a.xlf")
    assert len(units) == 2
    assert said == [
        ("line 2", MARKS.format("of terms"), False),
        ("line 2", MARKS.format("“x-sdl-added”"), False),
        ("line 2", "who worked on a unit in which phase, and when, is not kept", False),
        ("line 2", "the date of the file is not kept", False),
    ]


def test_what_is_not_kept_of_2(read):
    """Marks of terms and comments, and what modules add to a unit."""
    source = '<mrk id="a" type="term">동맹</mrk><sm id="b" type="comment"/>과<em startRef="b"/>'
    module = '<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"/>'
    units, said = read(new(unit(source, inside=module), unit(source)), "a.xlf")
    assert [found.segments["ko"] for found in units] == ["동맹과"] * 2
    assert [(reason, lost) for _, reason, lost in said] == [
        ("“metadata” of units is not kept", False),
        (MARKS.format("of terms"), False),
        (MARKS.format("with comments"), False),
    ]


@pytest.mark.parametrize("state", ["new", "needs-translation"])
def test_a_copy_of_the_source_is_no_translation(state, read):
    """What programs put there to be translated; a draft in the same state is one."""
    text = (
        '<xliff version="1.2"><file source-language="ko" target-language="en"><body>'
        f'<trans-unit id="1"><source>한국 <g id="1">군</g></source>'
        f'<target state="{state}">한국 <g id="1">군</g></target></trans-unit>'
        f'<trans-unit id="2"><source>하나</source><target state="{state}">one</target>'
        '</trans-unit><trans-unit id="3"><source>NATO</source>'
        '<target state="translated">NATO</target></trans-unit></body></file></xliff>'
    )
    units, rest = read(text, "a.xlf")
    assert [unit.segments["en"] for unit in units] == ["one", "NATO"]
    assert [(one.reason, one.lost) for one in rest] == [
        ("its translation is new and a copy of the source: nobody has translated it yet", True)
    ]
    # To be checked or translated it is a segment like others.
    assert len(read(text, "a.xlf", untranslated=True)[0]) == 3


def test_a_copy_of_the_source_in_2(read):
    """Where the state says that it is one; a name is the same in both languages."""
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ko" '
        'trgLang="en"><file id="f"><unit id="u"><segment state="initial"><source>하나</source>'
        "<target>하나</target></segment><segment><source>NATO</source><target>NATO</target>"
        "</segment></unit></file></xliff>"
    )
    units, rest = read(text, "a.xlf")
    assert [unit.segments["en"] for unit in units] == ["NATO"]
    assert [one.lost for one in rest] == [True]


def test_notes_of_ours_are_no_remarks(read):
    """What pretranslation says of a match or a term is not kept with the translation."""
    text = (
        '<xliff version="1.2"><file source-language="ko" target-language="en"><body>'
        "<trans-unit id="
        '"1"><source>하나</source><target>one</target><note from="glossary">99 %</note>'
        '<note from="Kim">so</note></trans-unit></body></file></xliff>'
    )
    assert read(text, "a.xlf")[0][0].note == "so"
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ko" '
        'trgLang="en"><file id="f"><unit id="u"><notes>'
        '<note category="translation memory">99 %</note><note category="glossary">x</note>'
        "<note>so</note></notes><segment><source>하나</source><target>one</target></segment>"
        "</unit></file></xliff>"
    )
    assert read(text, "a.xlf")[0][0].note == "so"


def test_a_source_language_that_nobody_says(read):
    """The person says it."""
    text = (
        '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1">'
        "<source>하나</source><target>one</target></trans-unit></body></file></xliff>"
    )
    with pytest.raises(InvalidInput, match="translated from: say it with --source-language"):
        read(text, "a.xlf")
    units, rest = read(text, "a.xlf", source_language="ko")
    assert units[0].segments == {"ko": "하나", "en": "one"}
    assert rest == []


@pytest.mark.parametrize(
    "text",
    [
        old(trans_unit().replace("trans-unit", "x:trans-unit")),
        new(unit().replace("unit", "x:unit")),
    ],
)
def test_elements_of_others_that_are_called_alike(read, text):
    """What a tool has of its own is no unit, though it be called so."""
    assert read(text.replace("<xliff", '<xliff xmlns:x="urn:x"'), "a.xlf") == ([], [])


def test_text_of_others_in_a_unit(read):
    """Nor is it a text of one."""
    other = '<x:source xmlns:x="urn:x">딴것</x:source>'
    (found,), _ = read(old(trans_unit().replace("<source>", f"{other}<source>")), "a.xlf")
    assert found.segments["ko"] == "동맹"


def test_a_file_without_a_namespace(read):
    """Is read: XLIFF 1.0 has none."""
    for text in (old(trans_unit()), new(unit())):
        bare = text.replace(OLD[1:-1], "").replace(NEW[1:-1], "")
        units, _ = read(bare, "a.xlf")
        assert len(units) == 1
