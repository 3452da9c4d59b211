"""TBX files as other programs write them."""

from __future__ import annotations

from functools import partial

import pytest

from glossary.formats import Options, Problem, formats
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Relation,
    TermType,
)

from . import tbx_files
from .conftest import SHARED
from .tbx_files import martif, only, tbx

ADMITTED = AdministrativeStatus.ADMITTED
DEPRECATED = AdministrativeStatus.DEPRECATED
PREFERRED = AdministrativeStatus.PREFERRED
SUPERSEDED = AdministrativeStatus.SUPERSEDED


@pytest.fixture
def read(tmp_path):
    """What is read of a file: concepts, sources, problems."""
    return partial(tbx_files.read, tmp_path / "terms.tbx")


TERMWEB = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
<martifHeader><fileDesc><sourceDesc><p>TermWeb</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="tid-1"><descrip type="Entry status">Approved</descrip>
<ref type="crossReference" target="tid-99">kernel</ref>
<langSet xml:lang="en">
<descripGrp><descrip type="definition">A copy of data.</descrip></descripGrp>
<descrip type="Source of Definition">IEEE</descrip>
<ntig><termGrp><term>backup</term><termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferred</termNote></termGrp>
<descrip type="Usage note">No hyphen.</descrip>
<descrip type="Example sentence">Make a backup.</descrip></ntig>
<ntig><termGrp><term>back-up</term>
<termNote type="administrativeStatus">notRecommended</termNote></termGrp></ntig>
</langSet>
<langSet xml:lang="ko-kr"><ntig><termGrp><term>백업</term>
<termNote type="administrativeStatus">admitted</termNote></termGrp></ntig>
<ntig><termGrp><term>예비</term>
<termNote type="administrativeStatus">Obsolete</termNote></termGrp></ntig></langSet>
<langSet xml:lang="ja-jp"><ntig><termGrp><term>バックアップ</term>
<termNote type="administrativeStatus">Draft</termNote></termGrp></ntig></langSet>
</termEntry></body></text></martif>
"""


def test_termweb(read):
    """Statuses of its own, free types, languages in lower case, references to nothing."""
    (concept,), sources, problems = read(TERMWEB)
    assert [
        (t.language, t.text, t.administrative_status, t.part_of_speech) for t in concept.terms
    ] == [
        ("en", "backup", PREFERRED, "noun"),
        ("en", "back-up", DEPRECATED, ""),
        ("ko", "백업", ADMITTED, ""),
        ("ko", "예비", SUPERSEDED, ""),
        ("ja", "バックアップ", ADMITTED, ""),
    ]
    assert concept.note == "Entry status: Approved\nSource of Definition (en): IEEE"
    assert concept.definitions == (
        Definition(language="en", text="A copy of data.", source=""),
    )
    assert concept.relations == (Relation(kind="related", target="tid-99"),)
    backup, ja = concept.terms[0], concept.terms[4]
    assert backup.note == "Usage note: No hyphen."
    assert backup.evidence == (
        Evidence(method=Method.IMPORT, source="", quote="Make a backup."),
    )
    assert ja.note == "administrativeStatus: Draft"
    assert (sources, problems) == ([], [])


MICROSOFT = """<?xml version="1.0" encoding="utf-8"?>
<martif type="TBX" xml:lang="en-US"><martifHeader><fileDesc><sourceDesc><p>Microsoft</p>
</sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="4_1"><langSet xml:lang="en-US">
<descripGrp><descrip type="definition">A thing to click.</descrip></descripGrp>
<ntig><termGrp><term id="126">button</term><termNote type="partOfSpeech">Noun</termNote>
<termNote type="grammaticalNumber">NotSelected</termNote>
</termGrp></ntig></langSet>
<langSet xml:lang="ko-KR"><ntig><termGrp><term id="127">단추</term>
<termNote type="partOfSpeech">Noun</termNote>
<termNote type="grammaticalNumber">Singular</termNote></termGrp></ntig></langSet>
</termEntry></body></text></martif>
"""


def test_microsoft(read):
    """Numeric ids of terms, capitals, and what nobody has chosen from a list."""
    (concept,), _, problems = read(MICROSOFT)
    assert [(t.text, t.part_of_speech, t.note) for t in concept.terms] == [
        ("button", "noun", ""),
        ("단추", "noun", "grammaticalNumber: Singular"),
    ]
    assert (concept.id, problems) == ("4_1", [])


MULTITERM = """<?xml version="1.0" encoding="UTF-16"?>
<martif type="TBX" xml:lang="EN"><martifHeader><fileDesc><sourceDesc><p>MultiTerm</p>
</sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="c12">
<transacGrp><transac type="origination">super</transac>
<date>2010-04-17T09:00:00</date></transacGrp>
<transacGrp><transac type="transactionType">modification</transac>
<transacNote type="responsibility">kim</transacNote><date>2011-05-01</date></transacGrp>
<descrip type="subjectField">security</descrip><descrip type="subjectField">treaties</descrip>
<langSet xml:lang="EN-US"><tig><term>alliance</term>
<transacGrp><transac type="transactionType">origination</transac>
<date>2010-04-17</date></transacGrp></tig></langSet>
<langSet xml:lang="EN-GB"><tig><term>Alliance</term></tig></langSet>
<langSet lang="KO"><tig><term>동맹</term></tig></langSet>
</termEntry></body></text></martif>
"""


def test_multiterm(read):
    """UTF-16, languages in capitals, regions, dates at every level."""
    (concept,), _, problems = read(MULTITERM.encode("utf-16"))
    assert [(t.language, t.text, t.regional_usage, t.note) for t in concept.terms] == [
        ("en", "alliance", "", "origination: 2010-04-17"),
        ("en", "Alliance", "GB", ""),
        ("ko", "동맹", "", ""),
    ]
    assert concept.subject == "security; treaties"
    assert (concept.created, concept.modified) == (
        "2010-04-17T09:00:00Z",
        "2011-05-01T00:00:00Z",
    )
    assert concept.note == "origination: super\nmodification: kim"
    assert problems == []


PONTOON = """<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>Pontoon</p>
</sourceDesc></fileDesc></martifHeader><text><body><termEntry id="c9">
<descrip type="context">Firefox</descrip>
<langSet xml:lang="en"><ntig><termGrp><term>tab</term>
<termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
<descripGrp><descrip type="definition">A page.</descrip>
<descrip type="context">Open a tab.</descrip></descripGrp></langSet>
<langSet xml:lang="ko"><ntig><termGrp><term>탭</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>
"""


def test_pontoon(read):
    """Descriptions after terms, and two in one group: invalid, and read all the same."""
    (concept,), _, problems = read(PONTOON)
    assert [t.text for t in concept.terms] == ["tab", "탭"]
    assert concept.definitions == (Definition(language="en", text="A page.", source=""),)
    assert concept.note == "context: Firefox\ncontext (en): Open a tab."
    assert problems == []


def test_pontoon_in_version_3(read):
    """Its definitions stand at the term, where no grammar has them."""
    data = tbx(
        '<conceptEntry id="c9"><langSec xml:lang="en"><termSec><term>tab</term>'
        '<descripGrp><descrip type="definition">A page.</descrip></descripGrp>'
        "</termSec></langSec></conceptEntry>"
    )
    (concept,), _, _ = read(data, "tbx")
    assert concept.definitions == (Definition(language="en", text="A page.", source=""),)


WEBLATE = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>Translate Toolkit</p>
</sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="Unidad de almacenamiento"><descrip>Where things are</descrip>
<langSet xml:lang="en"><tig><term>storage</term></tig></langSet>
<langSet xml:lang="ko"><tig><term>저장소</term>
<termNote type="administrativeStatus">forbidden</termNote>
<note from="translator">창고?</note>
<descrip type="Translation needed">No</descrip></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><tig><term>Glyph</term></tig></langSet>
<langSet xml:lang="ko"><tig><term/></tig></langSet></termEntry>
</body></text></martif>
"""


def test_weblate(read):
    """Ids with spaces and none, forbidden terms, terms that nobody has translated."""
    (storage, glyph), _, problems = read(WEBLATE)
    assert (storage.id, storage.note) == ("Unidad de almacenamiento", "Where things are")
    korean = storage.terms[1]
    assert korean.administrative_status == DEPRECATED
    assert korean.note == "창고?\nTranslation needed: No"
    assert (glyph.id, [t.text for t in glyph.terms]) == ("", ["Glyph"])
    assert problems == [("line 12", "a term in Korean without text", False)]


TBX_MIN = """<?xml version="1.0"?>
<TBX dialect="TBX-Min"><header><id>s</id><languages source="de" target="en"/></header><body>
<entry id="C2"><subjectField>biology</subjectField>
<langGroup xml:lang="en"><termGroup><term>dog</term><customer>SAP</customer>
<noteGrp><note><noteKey>geo</noteKey><noteValue>US</noteValue></note></noteGrp>
<termStatus>preferred</termStatus><partOfSpeech>properNoun</partOfSpeech></termGroup></langGroup>
<langGroup xml:lang="de"><termGroup><term>Köter</term><termStatus>notRecommended</termStatus>
</termGroup></langGroup></entry></body></TBX>
"""


def test_tbx_min_before_version_3(read):
    """Without a namespace, and with an element for each category."""
    (concept,), _, problems = read(TBX_MIN)
    assert (concept.id, concept.subject) == ("C2", "biology")
    dog, cur = concept.terms
    assert (dog.administrative_status, dog.part_of_speech) == (PREFERRED, "noun")
    assert dog.note == "customer: SAP\ngeo: US\npartOfSpeech: properNoun"
    assert (cur.language, cur.administrative_status) == ("de", DEPRECATED)
    assert problems == []


def test_dct_style_with_a_prefix_of_any_name(read):
    """It is the namespace that counts, and not even that."""
    data = tbx(
        '<conceptEntry id="c1"><q:subjectField xmlns:q="http://www.tbxinfo.net/ns/min">law'
        '</q:subjectField><basic:crossReference target="c2">x</basic:crossReference>'
        '<langSec xml:lang="ko"><descripGrp><basic:definition>약속</basic:definition>'
        "<basic:source>사전</basic:source></descripGrp><termSec><term>조약</term>"
        "<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>"
        "<basic:termType>variant</basic:termType><ling:register>neutral</ling:register>"
        "</termSec></langSec></conceptEntry>",
        style="dct",
    )
    concepts, sources, problems = read(data, "tbx")
    concept, term = only(concepts)
    assert (concept.subject, concept.relations) == (
        "law",
        (Relation(kind="related", target="c2"),),
    )
    assert concept.definitions[0].source == "publication:사전"
    assert (term.administrative_status, term.type) == (DEPRECATED, TermType.VARIANT)
    assert term.note == "register: neutral"
    assert [source.title for source in sources] == ["사전"]
    assert problems == []


def test_readings_of_linguist(read):
    """In a field; a romanisation is none in the sense of the termbase, and is noted."""
    reading = (
        '<adminGrp><admin type="reading">{}</admin><adminNote type="readingNote">{}'
        "</adminNote></adminGrp>"
    )
    data = tbx(
        '<conceptEntry id="c1"><langSec xml:lang="ja"><termSec><term>同盟</term>'
        + reading.format("どうめい", "kana")
        + '</termSec></langSec><langSec xml:lang="ko"><termSec><term>동맹</term>'
        + reading.format("tongmaeng", "McCune-Reischauer")
        + "</termSec></langSec></conceptEntry>",
        dialect="TBX-Linguist",
    )
    (concept,), _, _ = read(data, "tbx")
    assert [(t.reading, t.note) for t in concept.terms] == [
        ("どうめい", ""),
        ("", "reading (McCune-Reischauer): tongmaeng"),
    ]


def test_core(read):
    """Of TBX-Core, which has no categories: terms and notes."""
    data = tbx(
        '<conceptEntry id="c1"><note>first</note><langSec xml:lang="ko"><note>second</note>'
        "<termSec><term>동맹</term><note>third</note></termSec></langSec></conceptEntry>",
        dialect="TBX-Core",
    )
    concept, term = only(read(data, "tbx")[0])
    assert concept.note == "first\nnote (ko): second"
    assert term.note == "third"


@pytest.mark.parametrize("file", ["basic_v2", "basic_v3_dca", "slicer-en-ja.weblate"])
def test_real_files_lose_nothing(file):
    """Whatever is invalid in them."""
    path = SHARED / "data" / "tbx" / f"{file}.tbx"
    if not path.exists():
        pytest.skip("needs ../shared/data/tbx, files that other programs wrote")
    items = list(formats()["tbx"].read(path, Options()))
    assert sum(isinstance(item, Concept) for item in items) == (148 if "ja" in file else 2)
    assert [item for item in items if isinstance(item, Problem) and item.lost] == []


HEADS = [
    ("tbx2", martif()),
    ("tbx2", '<?xml version="1.0"?>\n<!-- <tbx> -->\n<?pi <tbx>?>\n' + martif()),
    ("tbx2", "<!DOCTYPE martif [<!ELEMENT tbx (a)>\n<!-- ]> -->]>" + martif()),
    ("tbx2", "<x:martif xmlns:x='y'>"),
    ("tbx2", TBX_MIN),
    ("tbx", tbx()),
    ("tbx", tbx()[:300]),
    (None, "<tmx>"),
    (None, "<!-- martif"),
    (None, "martif"),
    (None, ""),
]


@pytest.mark.parametrize(("name", "head"), HEADS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_known_by_its_root(name, head, encoding):
    """Whatever stands before it."""
    known = {
        version: formats()[version].recognises(head.encode(encoding), "a.xml")
        for version in ("tbx", "tbx2")
    }
    assert known == {"tbx": name == "tbx", "tbx2": name == "tbx2"}
