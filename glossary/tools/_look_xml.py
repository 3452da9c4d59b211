"""How many entries there are in a TBX, TMX or MultiTerm XML, in which languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._xml import LANG, Broken, elements, line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from glossary.tools._file import File
    from glossary.tools._xml import Root

_UNDERSCORE = "a language code with an underscore (ko_KR), which several tools do not know"
_HYPHEN = "write a hyphen: ko-KR"
_NO_TEXT = "a term without text"
_EMPTY_SEG = "an empty text"

_TBX = "{*}termEntry", "{*}conceptEntry"
_TAGS = {
    Kind.TBX2: _TBX,
    Kind.TBX3: _TBX,
    Kind.TMX: ("{*}tu", "{*}header"),
    Kind.MULTITERM: ("{*}conceptGrp",),
}


BROKEN = "the XML is broken here, and no tool reads on"


def count(file: File, root: Root) -> None:
    """Go through a file once."""
    tags = _TAGS.get(file.kind)
    if tags is None:
        file.detail = f"it begins with <{root.tag}>"
        return
    _describe(file, root)
    for element in elements(file.path, tags):
        if isinstance(element, Broken):
            file.say(element.place, BROKEN, "export the file again, or mend it", lost=True)
        elif file.kind is Kind.TMX:
            _count_unit(file, element)
        elif file.kind is Kind.MULTITERM:
            _count_multiterm(file, element)
        else:
            _count_concept(file, element)


def _describe(file: File, root: Root) -> None:
    attributes = root.attributes
    if file.kind in {Kind.TBX2, Kind.TBX3}:
        style = attributes.get("style", "")
        file.detail = ", ".join(
            filter(None, (attributes.get("type", "no dialect"), style and f"style {style}"))
        )
    elif file.kind is Kind.TMX:
        file.detail = f"version {attributes.get('version', 'not stated')}"


def _count_concept(file: File, entry: Element) -> None:
    file.entries += 1
    file.odd_ids += not entry.get("id", "").strip().isdecimal()
    for section in entry.iterchildren("{*}langSet", "{*}langSec"):
        language = section.get(LANG) or "no language"
        _look_at_code(file, language, section)
        for term in section.iter("{*}term"):
            file.languages[language] += bool("".join(map(str, term.itertext())).strip())


def _look_at_code(file: File, code: str, element: Element) -> None:
    if "_" in code:
        file.say(line(element), _UNDERSCORE, _HYPHEN)


def _count_unit(file: File, element: Element) -> None:
    if str(element.tag).endswith("header"):
        file.source_language = element.get("srclang", "")
        tool = element.get("creationtool", "")
        file.detail += f", srclang {file.source_language or 'not stated'}"
        file.detail += f", written by {tool}" if tool else ""
        return
    file.entries += 1
    for text in element.iterchildren("{*}tuv"):
        bare = text.get("lang")
        language = text.get(LANG) or bare or "no language"
        file.bare_lang += text.get(LANG) is None and bare is not None
        _look_at_code(file, language, text)
        segment = text.find("{*}seg")
        if segment is None or not "".join(map(str, segment.itertext())).strip():
            file.say(line(text), f"{_EMPTY_SEG} ({language})", "leave the unit out")
        else:
            file.languages[language] += 1


def _count_multiterm(file: File, entry: Element) -> None:
    file.entries += 1
    identifier = entry.findtext("{*}concept") or ""
    file.odd_ids += not identifier.strip().isdecimal()
    for group in entry.iterchildren("{*}languageGrp"):
        language = group.find("{*}language")
        code = "no language"
        if language is not None:
            code = language.get("type") or language.get("lang") or code
        for term in group.iter("{*}term"):
            if (term.text or "").strip():
                file.languages[code] += 1
            else:
                file.say(line(term), f"{_NO_TEXT} ({code})", "write it")
