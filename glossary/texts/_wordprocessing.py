"""WordprocessingML (ECMA-376 Part 1, 17) → paragraphs, as a finished document reads.

Read event by event, so that a book takes no more memory than its text. Tracked changes are
taken as accepted (17.13.5): what was inserted is there, what was deleted is not. Hidden text,
field codes, generated tables of contents, furigana and the second of two alternatives
(`mc:Fallback`) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.files.xml import forget
from glossary.texts import _fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element as Element

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # of the strict kind
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_LEFT_OUT = frozenset({"del", "moveFrom", "rt", "sdtPr", "sectPr", "tblPr", "trPr", "tcPr"})
"""Elements with nothing in them that a reader of the document would see; but for `del` in the
properties of a paragraph mark, which is looked at where it stands."""
_NOTE_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_OFF = frozenset({"0", "false", "off"})
"""17.17.4, ST_OnOff."""
_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""What stands for a character in a run (17.3.3)."""


_READ = (
    *("p", "r", "t", *_TEXT, "instrText", "fldChar", "fldSimple", "vanish", "rStyle", "pStyle"),
    *("tbl", "tr", "tc", "footnote", "endnote", *_LEFT_OUT),
)
TAGS = (_FALLBACK, *(namespace + name for namespace in _NAMESPACES for name in _READ))
"""Of the elements that are looked at."""


@lru_cache(maxsize=1000)
def _local(tag: object) -> str:
    """The name of an element of WordprocessingML; the whole tag of any other."""
    if not isinstance(tag, str):
        return ""
    for namespace in _NAMESPACES:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return tag


def _value(element: Element, name: str) -> str:
    for namespace in _NAMESPACES:
        if (value := element.get(namespace + name)) is not None:
            return str(value)
    return ""


def _is_on(element: Element) -> bool:
    return _value(element, "val") not in _OFF


def hidden_styles(root: Element) -> frozenset[str]:
    """The ids of the styles whose text is hidden, their own or by what they are based on."""
    based: dict[str, str] = {}
    own: dict[str, bool] = {}
    for style in root.iterfind("{*}style"):
        name = _value(style, "styleId")
        parent = style.find("{*}basedOn")
        vanish = style.find("{*}rPr/{*}vanish")
        based[name] = "" if parent is None else _value(parent, "val")
        if vanish is not None:
            own[name] = _is_on(vanish)
    return frozenset(name for name in based if _is_hidden(name, based, own))


def _is_hidden(name: str, based: Mapping[str, str], own: Mapping[str, bool]) -> bool:
    seen = set()
    while name in based and name not in seen:
        if name in own:
            return own[name]
        seen.add(name)
        name = based[name]
    return False


@dataclass(slots=True)
class _Paragraph:
    """One that is open: what it has so far, and how its text is."""

    pieces: list[str] = field(default_factory=list)
    hidden: bool = False
    """By its style."""
    run_hidden: bool = False
    mark_deleted: bool = False
    """Its end was deleted: it goes on in the next one."""


def paragraphs(
    events: Iterable[tuple[str, Element]], hidden: AbstractSet[str] = frozenset()
) -> Iterator[str]:
    """The paragraphs of a part, in order; those of a text box after the one it hangs on.

    `events` are the beginning and end of each element with one of `TAGS`, which are emptied
    here; `hidden` the ids of styles of hidden text.
    """
    return _Walk(hidden).paragraphs(events)


class _Walk:
    """Where one is in a part."""

    def __init__(self, hidden: AbstractSet[str]) -> None:
        self._hidden = hidden
        self._open: list[_Paragraph] = []
        self._carried: list[str] = []
        self._inner: list[str] = []  # paragraphs of text boxes in the one that is open
        self._left_out: Element | None = None  # the element within which nothing is read
        self._fields = _fields.Fields()

    def paragraphs(self, events: Iterable[tuple[str, Element]]) -> Iterator[str]:
        for event, element in events:
            if self._left_out is not None:
                if event == "end" and element is self._left_out:
                    self._left_out = None
                    element.clear()
                continue
            name = _local(element.tag)
            if event == "start":
                self._begin(name, element)
            elif name == "p":
                yield from self._end_paragraph(element)
            else:
                self._end(name, element)
        self._let_go()
        yield from self._inner
        yield from self._fields.unclosed()

    def _begin(self, name: str, element: Element) -> None:
        if name == "p":
            self._open.append(_Paragraph())
        elif name == "r" and self._open:
            paragraph = self._open[-1]
            paragraph.run_hidden = paragraph.hidden
        elif name == "fldSimple":
            self._fields.begin()
            self._fields.code(_value(element, "instr"))
            self._fields.separate()
        elif name == "del" and _local(_parent(element, 1).tag) == "rPr":
            if self._open and _local(_parent(element, 2).tag) == "pPr":
                self._open[-1].mark_deleted = True
        elif name == "tbl":
            self._let_go()
        elif name in _LEFT_OUT or element.tag == _FALLBACK or _is_separator(name, element):
            self._left_out = element

    def _end(self, name: str, element: Element) -> None:
        if name == "fldSimple":
            self._fields.end()
        elif name == "tc":
            self._let_go()
        elif name == "tr" and not self._open:
            element.clear()
        elif self._open and _local(_parent(element, 1).tag) == "r":
            self._end_in_run(name, element)
        elif self._open:
            self._end_property(name, element)

    def _end_in_run(self, name: str, element: Element) -> None:
        if name == "t":
            self._add(element.text or "")
        elif name in _TEXT:
            self._add(_TEXT[name])
        elif name == "instrText":
            self._fields.code(element.text or "")
        elif name == "fldChar":
            self._fields.character(_value(element, "fldCharType"))

    def _end_property(self, name: str, element: Element) -> None:
        paragraph = self._open[-1]
        if name == "pStyle":
            paragraph.hidden = _value(element, "val") in self._hidden
        elif _local(_parent(element, 2).tag) != "r":  # of a paragraph mark, or a change
            return
        elif name == "vanish":
            paragraph.run_hidden = _is_on(element)
        elif name == "rStyle":
            paragraph.run_hidden = _value(element, "val") in self._hidden or paragraph.hidden

    def _let_go(self) -> None:
        """No paragraph goes on into a table, or out of a cell."""
        if self._carried:
            self._inner.append("".join(self._carried))
            self._carried = []

    def _add(self, text: str) -> None:
        paragraph = self._open[-1]
        if paragraph.run_hidden or self._fields.is_code:
            return
        if self._fields.is_generated:
            self._fields.hold(text)
        else:
            paragraph.pieces.append(text)

    def _end_paragraph(self, element: Element) -> Iterator[str]:
        paragraph = self._open.pop()
        pieces = paragraph.pieces
        if self._open:  # it stands in a text box
            self._inner.append("".join(pieces))
            return
        pieces = self._carried + pieces
        self._carried = []
        if paragraph.mark_deleted:
            self._carried = pieces
        else:
            yield "".join(pieces)
        yield from self._inner
        self._inner = []
        self._fields.end_paragraph()
        forget(element)


def _parent(element: Element, steps: int) -> Element:
    for _ in range(steps):
        above = element.getparent()
        if above is None:
            break
        element = above
    return element


def _is_separator(name: str, element: Element) -> bool:
    """Whether it is the line above footnotes, which is stored as a footnote."""
    return name in {"footnote", "endnote"} and _value(element, "type") in _NOTE_SEPARATORS
