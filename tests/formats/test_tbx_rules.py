"""Our own validator of TBX: a case for every finding, and the official grammars' verdict."""

from __future__ import annotations

import copy
import re
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, isoschematron

from glossary.errors import UnreadableFile
from glossary.formats._tbx import rules
from glossary.formats._tbx.rules import check
from tests.rewriting import rewrite

from .conftest import SHARED
from .entries import GSOMIA, RAA, concepts, export

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def version_3(entry="", term="", root='type="TBX-Basic" style="dca"', **parts):
    """A file of version 3 with two entries; things are put into the first and its term."""
    namespace = parts.get("namespace", "urn:iso:std:iso:30042:ed-2")
    section = parts.get("section", "")
    return f"""<tbx {root} xml:lang="en" xmlns="{namespace}">
<tbxHeader><fileDesc>{parts.get("header", "")}<sourceDesc><p>A test.</p></sourceDesc></fileDesc>
</tbxHeader><text><body>
<conceptEntry id="c1">{entry}<langSec xml:lang="ko">{section}<termSec><term>동맹</term>{term}
</termSec></langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="en"><termSec><term>alliance</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def version_2(entry="", term="", root='type="TBX-Basic"', section=""):
    """The same in version 2."""
    return f"""<martif {root} xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>A test.</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1">{entry}<langSet xml:lang="ko">{section}<tig><term>동맹</term>{term}</tig>
</langSet></termEntry>
</body></text></martif>"""


STATUS = '<termNote type="administrativeStatus">{}</termNote>'
DEFINITION = '<descrip type="definition">a league</descrip>'
TAGS = (
    'type="TBX-Basic" style="dct" xmlns:basic="http://www.tbxinfo.net/ns/basic" '
    'xmlns:min="http://www.tbxinfo.net/ns/min"'
)

WRONG = {
    "another root element": ("E101", "<html/>"),
    "breaks off": ("E102", version_3()[:-20]),
    "version 2 in a namespace": ("E103", version_2(root='type="TBX-Basic" xmlns="urn:x"')),
    "version 3 in another": ("E103", version_3(namespace="urn:x")),
    "a prefix in version 2": ("E103", version_2().replace("<body>", '<body xmlns:x="urn:x">')),
    "no dialect": ("E104", version_3(root='type="TBX" style="dca"')),
    "DCT in DCA": ("E105", version_3('<b:source xmlns:b="urn:b">x</b:source>')),
    "DCA in DCT": ("E105", version_3(DEFINITION, root=TAGS)),
    "an element nobody knows": ("E201", version_3("<remark>x</remark>")),
    "ntig in TBX-Basic": (
        "E201",
        version_2(section="<ntig><termGrp><term>x</term></termGrp></ntig>"),
    ),
    "an element elsewhere": ("E201", version_3("<term>x</term>")),
    "a termNote after a note": (
        "E202",
        version_3(term=f"<note>x</note>{STATUS.format('preferredTerm-admn-sts')}"),
    ),
    "a note after the languages": (
        "E202",
        version_2().replace("</termEntry>", "<note>x</note></termEntry>"),
    ),
    "no term": ("E203", version_3(section="<termSec/>")),
    "no file description": ("E203", re.sub("<fileDesc>.*</fileDesc>", "", version_2())),
    "a second term": ("E204", version_3(term="<term>x</term>")),
    "text between elements": ("E205", version_3("x")),
    "an attribute nobody knows": ("E301", version_3('<note from="x">y</note>')),
    "an entry without id": ("E302", version_3().replace(' id="c2"', "")),
    "a category without name": ("E302", version_2("<descrip>x</descrip>")),
    "a language with an underscore": ("E303", version_3().replace('"ko"', '"ko_KR"')),
    "an id with a space": ("E303", version_2().replace('"c1"', '"a league"')),
    "an id that is a number": ("E303", version_2().replace('"c1"', '"1"')),
    "a type that is empty": ("E303", version_3('<descrip type="">x</descrip>')),
    "an id twice": ("E304", version_3().replace('"c2"', '"c1"')),
    "a reference to nothing": (
        "E305",
        version_3('<ref type="crossReference" target="gone">x</ref>'),
    ),
    "a category nobody knows": ("E401", version_3('<descrip type="remark">x</descrip>')),
    "a category of another element": ("E401", version_3('<admin type="definition">x</admin>')),
    "a tag nobody knows": ("E401", version_3("<basic:remark>x</basic:remark>", root=TAGS)),
    "a definition at the term": ("E402", version_3(term=DEFINITION)),
    "a context at the language": (
        "E402",
        version_3(section='<descrip type="context">x</descrip>'),
    ),
    "a source in a group in a group": (
        "E402",
        version_3(
            f'<descripGrp>{DEFINITION}<adminGrp><admin type="source">x</admin></adminGrp>'
            "</descripGrp>"
        ),
    ),
    "a tag at the wrong level": (
        "E402",
        version_3(term="<basic:definition>x</basic:definition>", root=TAGS),
    ),
    "a value nobody knows": ("E403", version_3(term=STATUS.format("preferred"))),
    "a value with spaces": ("E403", version_3(term=STATUS.format(" preferredTerm-admn-sts "))),
    "a tag's value": (
        "E403",
        version_3(term="<min:partOfSpeech>Noun</min:partOfSpeech>", root=TAGS),
    ),
    "a year for a date": (
        "E404",
        version_3(
            '<transacGrp><transac type="transactionType">origination</transac>'
            "<date>2026</date></transacGrp>"
        ),
    ),
    "a code with one end": ("E405", version_3("<note><sc id='a' isolated='no'/>x</note>")),
}

ADVICE = {
    "a status in version 2": ("W501", version_2(term=STATUS.format("preferred"))),
    "a transaction in version 3": (
        "W501",
        version_3('<transacGrp><transac type="transactionType">input</transac></transacGrp>'),
    ),
    "a definition at the term in version 2": ("W502", version_2(term=DEFINITION)),
    "a category of one's own": (
        "W503",
        version_2('<descrip type="Usage note">x</descrip>', root='type="TBX"'),
    ),
    "a link that is none": (
        "W504",
        version_3('<xref type="externalCrossReference" target="c2">x</xref>'),
    ),
    "a language in version 2": ("W505", version_2().replace('"ko"', '"ko_KR"')),
    "a term without text": ("W506", version_3().replace("alliance", "")),
    "a language twice": (
        "W507",
        version_3().replace(
            "</langSec></conceptEntry>",
            '</langSec><langSec xml:lang="KO"><termSec><term>맹약</term></termSec></langSec>'
            "</conceptEntry>",
            1,
        ),
    ),
    "a term twice": ("W508", version_3(section="<termSec><term>동맹</term></termSec>")),
    "a term on two lines": ("W509", version_3().replace("alliance", "\n alliance")),
    "a dialect of one's own": ("W510", version_3(root='type="TBX-DNB" style="dct"')),
    "a date with a time": (
        "W511",
        version_3(
            '<transacGrp><transac type="transactionType">origination</transac>'
            "<date>2026-01-31T12:00:00</date></transacGrp>"
        ),
    ),
    "no body in version 3": (
        "W512",
        re.sub("<body>.*</body>", "", version_3(), flags=re.DOTALL),
    ),
}

RIGHT = {
    "version 3": version_3(),
    "version 2": version_2(),
    "DCT": version_3(
        "<min:subjectField>law</min:subjectField>",
        term="<min:partOfSpeech>noun</min:partOfSpeech><basic:context>x</basic:context>",
        root=TAGS,
    ),
    "DCT with sources at the end": version_3(root=TAGS).replace(
        "</body>",
        '</body><back><refObjectSec type="bibl"><refObject id="r"><item type="title">x</item>'
        "</refObject></refObjectSec></back>",
    ),
    "a reading in TBX-Linguist": version_3(
        term='<admin type="reading">同盟</admin>', root='type="TBX-Linguist" style="dca"'
    ),
    "ntig in the whole of version 2": version_2(
        section="<ntig><termGrp><term>x</term></termGrp></ntig>", root='type="TBX"'
    ),
    "a definition with its source": version_3(
        f'<descripGrp>{DEFINITION}<admin type="source">x</admin></descripGrp>'
    ),
    "a document type": f'<!DOCTYPE martif SYSTEM "TBXcdv04.dtd">{version_2()}',
}


def findings(text, path, encoding="utf-8"):
    path = path / "file.tbx"
    rewrite(path, text.encode(encoding) if isinstance(text, str) else text)
    return list(check(path))


def valid(text, path):
    return not any(finding.invalid for finding in findings(text, path))


@pytest.mark.parametrize(
    ("code", "text"), [*WRONG.values(), *ADVICE.values()], ids=[*WRONG, *ADVICE]
)
def test_what_is_wrong_is_found(code, text, tmp_path):
    """Each thing by its code, and nothing else is said of the file."""
    assert {finding.code for finding in findings(text, tmp_path)} == {code}


def test_no_entry_is_said_beside_what_is_missing(tmp_path):
    """An export of nothing: the grammars want an entry, and a person wants to know."""
    text = re.sub("<conceptEntry.*</conceptEntry>", "", version_3(), flags=re.DOTALL)
    assert {finding.code for finding in findings(text, tmp_path)} == {"E203", "W512"}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_left_alone(text, tmp_path):
    """Not a word, not even of advice."""
    assert findings(text, tmp_path) == []


def test_every_code_in_the_table_has_a_case():
    """And every case a code in the table, so that a person can look it up."""
    table = set(re.findall(r"^\| ([EW]\d{3}) \|", rules.__doc__, re.MULTILINE))
    assert table == {code for code, _ in [*WRONG.values(), *ADVICE.values()]}


def test_only_findings_in_e_make_a_file_invalid(tmp_path):
    """Advice is for the person, not for a gate."""
    assert all(not valid(text, tmp_path) for _, text in WRONG.values())
    assert all(valid(text, tmp_path) for _, text in ADVICE.values())


def test_a_finding_says_where_what_and_what_to_do(tmp_path):
    """In plain words, with the line."""
    (finding,) = findings(version_3(term=DEFINITION), tmp_path)
    assert finding.place == "line 4"
    assert finding.message == (
        "definition stands at the term, and belongs in <conceptEntry> or <langSec>. Move it "
        "there."
    )


def test_findings_come_in_the_order_of_the_file(tmp_path):
    """The root, the entries, where it breaks off; references at the end of all."""
    wrong = '<ref type="crossReference" target="gone">x</ref><remark/>'
    text = version_3(wrong, root='type="TBX-DNB" style="dca"')
    assert [f.code for f in findings(text, tmp_path)] == ["W510", "E201", "E305"]
    assert [f.code for f in findings(text[:-6], tmp_path)] == ["W510", "E201", "E102"]


LONG = "x" * 10_000


@pytest.mark.parametrize(
    "text",
    [
        version_3(term=STATUS.format(LONG)),
        version_3(f'<note xml:{LONG}="x">y</note>'),
        version_3(f"<{LONG}/>"),
        version_3(f'<x:{LONG} xmlns:x="urn:{LONG}"/>'),
        version_3(f'<descrip type="{LONG}">x</descrip>'),
        version_3(f'<ref type="crossReference" target="{LONG}">x</ref>'),
        version_3(LONG),
        version_3(root=f'type="TBX-{LONG}" style="dca"'),
        f"<{LONG}/>",
    ],
)
def test_what_is_long_is_cut_in_the_message(text, tmp_path):
    """A message is read by a person."""
    (finding,) = findings(text, tmp_path)
    assert len(finding.message) < 400


def test_lines_are_right_after_65535_of_them(tmp_path):
    """Where libxml2 stops counting."""
    text = version_3().replace("alliance", "").replace("<text>", "\n" * 70_000 + "<text>")
    (finding,) = findings(text, tmp_path)
    assert finding.place == "line 70006"


@pytest.mark.parametrize("encoding", ["utf-16", "euc-kr", "shift_jis", "utf-8-sig"])
def test_a_file_may_be_in_another_encoding(encoding, tmp_path):
    """If it says so."""
    said = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{said}"?>{version_3().replace("동맹", "同盟")}'
    assert findings(text, tmp_path, encoding) == []


@pytest.mark.parametrize("encoding", ["klingon", "base64"])
def test_an_encoding_that_is_none_is_refused(encoding, tmp_path):
    """With a sentence that names it."""
    with pytest.raises(UnreadableFile, match=f"said to be in {encoding}"):
        findings(f'<?xml version="1.0" encoding="{encoding}"?>{version_3()}', tmp_path)


def test_an_entity_of_a_dtd_that_is_not_read_is_text(tmp_path):
    """`&nbsp;` in a file that names a DTD elsewhere."""
    text = f'<!DOCTYPE tbx SYSTEM "tbx.dtd">{version_3("<note>a&nbsp;b</note>")}'
    assert findings(text, tmp_path) == []
    assert [f.code for f in findings(text.replace("<note>a", "&nbsp;<note>"), tmp_path)] == [
        "E205"
    ]


# ------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    "text", ["", " ", "no markup", "<", "<tbx", "PK\x03\x04", "<?xml version='1.0'?>"]
)
def test_what_is_not_xml_is_refused(text, tmp_path):
    """With a sentence that says so."""
    with pytest.raises(UnreadableFile, match="not XML"):
        findings(text, tmp_path)


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x "y">', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY % x "y">'],
)
def test_entities_are_refused(entity, tmp_path):
    """Whether they are used or not, and wherever they point."""
    with pytest.raises(UnreadableFile, match="entities"):
        findings(f"<!DOCTYPE martif [{entity}]>{version_2()}", tmp_path)


def test_a_bomb_is_refused(tmp_path):
    """Ten thousand million letters out of a thousand."""
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
    )
    with pytest.raises(UnreadableFile):
        findings(f"<!DOCTYPE martif [{entities}]><martif type='&a10;'/>", tmp_path)


@pytest.mark.parametrize("opening", ["<!--", "<?x ", "<term ", "<x", '<x y="'])
def test_markup_without_end_is_refused_before_it_fills_the_memory(opening, tmp_path):
    """5 MiB of one comment, instruction, tag or attribute."""
    text = f"<martif>{opening}{'x' * (5 << 20)}"
    with pytest.raises(UnreadableFile, match="has no end"):
        findings(text, tmp_path)


def test_elements_without_end_are_refused_before_they_fill_the_memory(tmp_path):
    """A hundred thousand, in one another."""
    with pytest.raises(UnreadableFile, match="has no end"):
        findings("<martif>" + "<x>" * 100_000, tmp_path)


def test_names_without_end_are_refused_before_they_fill_the_memory(tmp_path):
    """Two hundred thousand of them, each one once."""
    text = "<martif>" + "".join(f"<x{n}/>" for n in range(200_000))
    with pytest.raises(UnreadableFile, match="has no end"):
        findings(text, tmp_path)


def test_long_text_is_no_matter(tmp_path):
    """10 MiB of a definition and of a term."""
    long = "x " * (5 << 20)
    text = version_3(DEFINITION.replace("a league", long)).replace("alliance", long)
    assert [finding.code for finding in findings(text, tmp_path)] == ["W509"]


def test_text_in_the_wrong_place_is_said_once(tmp_path):
    """Not of every piece of it."""
    text = version_3("x " * (1 << 20))
    assert [finding.code for finding in findings(text, tmp_path)] == ["E205"]


def test_bytes_of_another_encoding_break_off(tmp_path):
    """EUC-KR that calls itself UTF-8."""
    codes = [finding.code for finding in findings(version_3().encode("euc-kr"), tmp_path)]
    assert codes == ["E102"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 700), length=st.integers(0, 20), put=st.binary(max_size=6))
def test_whatever_is_broken_there_is_an_answer(start, length, put, tmp_path):
    """Bytes taken out and others put in: findings or one sentence, never a traceback."""
    data = version_3(DEFINITION, STATUS.format("x")).encode()
    try:
        found = findings(data[:start] + put + data[start + length :], tmp_path)
    except UnreadableFile:
        return
    assert all(re.fullmatch(r"line \d+", finding.place) for finding in found)


# ------------------------------------------------------------------ what we write


@pytest.mark.parametrize("name", ["tbx", "tbx2"])
@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(st.characters(codec="utf-8")))
def test_what_we_write_is_valid(name, entries, tmp_path):
    """Whatever the entries, in either version."""
    data, _ = export(name, [GSOMIA, RAA, *entries], ("ko", "en", "ja"))
    assert valid(data, tmp_path)


# ------------------------------------------------------------------ the official grammars


@pytest.fixture(scope="module")
def official(grammars):
    """The verdict of the official grammars on a file of a version."""
    version_3 = [
        etree.RelaxNG(file=str(grammars / "tbx3-core-2023.rng")),
        isoschematron.Schematron(etree.parse(str(grammars / "tbx3-basic-dca.xpath1.sch"))),
    ]
    version_2 = [
        etree.RelaxNG(file=str(grammars / "tbx2-basic.rng")),
        etree.DTD(str(grammars / "tbx2-basic.dtd")),
    ]

    def verdict(data):
        tree = etree.parse(BytesIO(data))
        is_2 = etree.QName(tree.getroot()).localname == "martif"
        return all(v.validate(tree) for v in (version_2 if is_2 else version_3))

    return verdict


TEMPLATES = ["basic_v2.tbx", "basic_v3_dca.tbx"]
SAMPLES = [*TEMPLATES, "slicer-en-ja.weblate.tbx", "slicer-en-ko.weblate.tbx"]


@pytest.mark.parametrize("name", SAMPLES)
def test_real_files_have_the_official_verdict(name, official, tmp_path):
    """The templates are valid; the exports of Weblate, with ids such as `1`, are not."""
    data = (SHARED / "data" / "tbx" / name).read_bytes()
    assert valid(data, tmp_path) == official(data) == (name in TEMPLATES)


@pytest.mark.parametrize(
    "text", [text for _, text in [*WRONG.values(), *ADVICE.values()]], ids=[*WRONG, *ADVICE]
)
def test_cases_have_the_official_verdict(text, official, tmp_path):
    """Of TBX-Basic in the style DCA, the only one that there are grammars for here."""
    if not re.search('type="TBX-Basic"(?! style="dct")', text) or "</" not in text[-9:]:
        pytest.skip("another dialect, or not XML")
    assert valid(text, tmp_path) == official(text.encode())


@pytest.mark.parametrize("name", TEMPLATES)
def test_mutants_have_the_official_verdict(name, official, tmp_path):
    """Some thousand ways to get a file wrong, and some to change it and stay right."""
    template = (SHARED / "data" / "tbx" / name).read_bytes()
    changed = dict(mutants(template))
    verdicts = {way: official(data) for way, data in changed.items()}
    assert len(changed) > 1_000
    assert 100 < sum(verdicts.values()) < len(changed) - 500
    assert [
        (way, verdicts[way])
        for way in changed
        if valid(changed[way], tmp_path) != verdicts[way]
    ] == []


def mutants(template):
    """Names of changes with the files that come of them, no file twice."""
    seen = {template}
    count = len(elements(etree.fromstring(template)))
    for number in range(count):
        for way, change in changes(etree.fromstring(template), number):
            root = etree.fromstring(template)
            change(elements(root)[number], elements(root))
            data = etree.tostring(root)
            if data not in seen:
                seen.add(data)
                yield f"{number} {way}", data


def elements(root):
    return [element for element in root.iter() if isinstance(element.tag, str)]


VALUES = ["", "x", "1", "c2", "ko_KR", "noun", "definition", "2026", "2026-02-30", "2026-01-31"]


def changes(root, number):
    """What can be done to one element of a file."""
    everything = elements(root)
    element = everything[number]
    kind = etree.QName(element)
    for key in {*element.attrib, "id", "type", "target", LANG, "other"}:
        yield f"{kind.localname} without {key}", lambda e, _, k=key: e.attrib.pop(k, None)
        for value in VALUES[:6]:
            yield (
                f"{kind.localname} {key}={value}",
                lambda e, _, k=key, v=value: e.set(k, v),
            )
    for value in VALUES:
        yield f"{kind.localname} {value}", lambda e, _, v=value: setattr(e, "text", v)
    yield f"{kind.localname} emptied", lambda e, _: [e.remove(child) for child in list(e)]
    if element is root:
        return
    yield f"{kind.localname} gone", lambda e, _: e.getparent().remove(e)
    yield f"{kind.localname} twice", lambda e, _: e.addnext(copy.deepcopy(e))
    yield f"{kind.localname} first", lambda e, _: e.getparent().insert(0, e)
    yield f"{kind.localname} last", lambda e, _: e.getparent().append(e)
    yield f"{kind.localname} unknown", lambda e, _: setattr(e, "tag", f"{e.tag}x")
    first = {(e.tag, e.get("type")): n for n, e in reversed(list(enumerate(everything)))}
    if first[element.tag, element.get("type")] == number:
        for place in first.values():
            name = etree.QName(everything[place]).localname
            yield (
                f"{kind.localname} in {place} {name}",
                lambda e, every, p=place: every[p].append(without_ids(e)),
            )


def without_ids(element):
    """A copy that can stand beside the original."""
    copied = copy.deepcopy(element)
    for each in copied.iter():
        each.attrib.pop("id", None)
    return copied
