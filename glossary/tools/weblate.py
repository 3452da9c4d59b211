"""Weblate, which reads TBX and TMX through translate-toolkit.

What the toolkit makes of a file is built anew here and held against the toolkit itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Loaded, Refused
from glossary.tools._xml import LANG, Broken, elements, line, root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

NAME = "weblate"
TITLE = "Weblate, translate-toolkit"
VERSIONS = "translate-toolkit 3.19 and later; alternatives in Weblate since September 2026"
FORMATS = ("weblate", "tbx2")
ACCEPTS = {Kind.TBX2: (".tbx",), Kind.TMX: (".tmx",)}
ARRIVES = (
    "A concept as one string with its alternatives; definitions, notes and parts of speech "
    "as its explanation; terms to avoid as forbidden"
)
LOST = (
    "All terms but the first of a language before September 2026; other statuses, sources, "
    "ids and relations; what stands in `ntig`, but for the first term"
)
HOW = (
    "Upload it to the glossary component of a language: one file a target language, which "
    "Weblate takes from the file's name (`ko.tbx`)"
)

_NO_SOURCE = "the entry has no term in the source language, and no string comes of it"
_FURTHER = "further terms of a language are alternatives, and before September 2026 are lost"
_NTIG = "of terms in ntig only the first of a language arrives, without its status"
_NO_TARGET = "the entry has no term in the target language, and comes untranslated"
_BARE = "the language stands in lang and not in xml:lang, and the text is not found"

_HOME = {"ko": "ko-kr", "en": "en-us", "ja": "ja-jp"}
"""The country that is meant by a language without one, as Weblate has it."""


def load(path: Path, source: str, target: str) -> Loaded:
    """The strings that Weblate will have, each with the first term of both languages."""
    wanted = "tmx" if path.suffix.lower() == ".tmx" else "martif"
    read = _unit if wanted == "tmx" else _concept
    return Loaded(_read(path, wanted, lambda element: read(element, source, target)))


def _read(
    path: Path, wanted: str, read: Callable[[Element], Iterator[Entry | Finding]]
) -> Iterator[Entry | Finding]:
    root = root_of(path)
    if root.tag != wanted:
        raise Refused(
            f"translate-toolkit reads <{wanted}>, and this begins with <{root.tag}>",
            "make a TBX 2 of it",
        )
    name = "tu" if wanted == "tmx" else "termEntry"
    for element in elements(path, (f"{{{root.namespace}}}{name}" if root.namespace else name,)):
        if isinstance(element, Broken):
            what = f"translate-toolkit reads no broken XML ({element.reason})"
            raise Refused(what, "mend the file at this place", element.place)
        yield from read(element)


def _concept(entry: Element, source: str, target: str) -> Iterator[Entry | Finding]:
    sections = list(entry.iterchildren(_named(entry, "langSet")))
    found, wanted = (_section(sections, code) for code in (source, target))
    original = _first(found, "term")
    if not original.strip():
        if any(term.text for term in entry.iter(_named(entry, "term"))):
            yield Finding(line(entry), _NO_SOURCE, lost=True)
        return
    for section in (found, wanted):
        if section is None:
            continue
        if section.find(_named(entry, "ntig")) is not None:
            yield Finding(line(section), _NTIG, "write tig instead of ntig", lost=True)
        elif len(section.findall(_named(entry, "tig"))) > 1:
            yield Finding(line(section), _FURTHER)
    translation = _first(wanted, "term")
    if not translation.strip():
        yield Finding(line(entry), _NO_TARGET)
    yield Entry(original, translation, _comment(entry))


def _named(element: Element, name: str) -> str:
    """A name in the namespace that the element is in, if any."""
    before, brace, _ = str(element.tag).rpartition("}")
    return f"{before}{brace}{name}"


def _comment(entry: Element) -> str:
    """Definitions, parts of speech and notes of the entry in all its languages."""
    said: dict[str, None] = {}
    for name in ("descrip", "termNote", "note"):
        for element in entry.iter(_named(entry, name)):
            if (name, element.get("type")) not in {
                ("termNote", "administrativeStatus"),
                ("descrip", "Translation needed"),
            }:
                said["".join(map(str, element.itertext()))] = None
    return "\n".join(filter(None, said))


def _unit(tu: Element, source: str, target: str) -> Iterator[Entry | Finding]:
    variants = list(tu.iterchildren("tuv"))
    texts = [_first(_section(variants, code), "seg") for code in (source, target)]
    if any(tuv.get(LANG) is None and tuv.get("lang") for tuv in variants):
        yield Finding(line(tu), _BARE, "write xml:lang", lost=True)
    elif not texts[0]:
        yield Finding(line(tu), _NO_SOURCE, lost=True)
    elif not texts[1]:
        yield Finding(line(tu), _NO_TARGET)
    if texts[0]:
        yield Entry(*texts)


def _section(sections: list[Element], language: str) -> Element | None:
    """That of a language by its very code, else by the code with its country."""
    code = language.replace("_", "-").lower()
    for wanted in filter(None, (code, _HOME.get(code))):
        for section in sections:
            if (section.get(LANG) or "").replace("_", "-").lower() == wanted:
                return section
    return None


def _first(section: Element | None, name: str) -> str:
    """The text of the first element of a name in it, whatever is marked up there."""
    if section is None:
        return ""
    element = next(section.iter(_named(section, name)), None)
    return "" if element is None else "".join(map(str, element.itertext()))
