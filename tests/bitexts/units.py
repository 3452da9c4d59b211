"""Units to be written and read back."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from glossary import inline
from glossary.inline import Tag
from glossary.language import normalise
from glossary.model import Unit

ALLIANCE = Unit(
    source="",
    segments={
        "ko": "한미동맹은 중요하다.",
        "en": "The alliance is vital.",
        "ja": "米韓同盟は重要だ。",
    },
    external_id="a1",
    document="seeds/a.txt",
    position=3,
    status="reviewed",
    creator="Jang",
    created="2024-01-02T03:04:05Z",
    changed="2025-01-02T03:04:05Z",
    note="checked",
)
BOLD = Unit(
    source="",
    segments={"ko": "a < 동맹 & b", "en": "alliance"},
    markup={
        "ko": 'a &lt; <sc id="1" type="bold" code="&lt;b&gt;"/>동맹'
        '<ec id="1" code="&lt;/b&gt;"/> &amp; b<ph id="2" code="{0}"/>',
        "en": '<sc id="1" type="bold" code="&lt;b&gt;"/>alliance<ec id="1" code="&lt;/b&gt;"/>'
        '<ph id="2" code="{0}"/>',
    },
)

# What a file can hold and a reader takes: no controls, no surrogates, and nothing that
# Unicode has not given to any script: a file of those is no text.
_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
_TEXTS = (
    st.text(st.one_of(_CHARACTERS, st.sampled_from("한美 \n\t&<>\"'=|;,\\")), max_size=40)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)
_IDS = st.text("ab12", min_size=1, max_size=2)
_CODES = st.text("<b/>&\"' {}\n한", max_size=6)
_TAGS = st.builds(
    Tag, st.sampled_from(["ph", "sc", "ec"]), _IDS, st.sampled_from(["", "bold", "x y"]), _CODES
)
_PIECES = st.lists(st.one_of(_TEXTS, _TAGS), min_size=1, max_size=6)


@st.composite
def units(draw):
    """A unit in Korean and English, sometimes with tags."""
    segments, markup = {}, {}
    for language in ("ko", "en"):
        pieces = draw(_PIECES)
        written = inline.written(pieces).strip()
        text = inline.plain(written).strip()
        if not text or unicodedata.normalize("NFC", text) != text:
            text, written = draw(_TEXTS), ""
        segments[language] = text
        if inline.tags(written):
            markup[language] = written
    statuses = ["", "initial", "translated", "reviewed", "final"]
    if normalise(segments["ko"]) == normalise(segments["en"]):  # a copy, and no translation
        statuses.remove("initial")
    return Unit(
        source="",
        segments=segments,
        markup=markup,
        external_id=draw(st.sampled_from(["", "id 1", "<&>"])),
        document=draw(st.sampled_from(["", "a/b.txt", "한글.docx"])),
        status=draw(st.sampled_from(statuses)),
        note=draw(st.sampled_from(["", "a note", "두 줄\n둘째"])),
    )
