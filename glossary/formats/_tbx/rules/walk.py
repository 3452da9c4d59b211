"""One pass over a TBX file: which element may stand where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.formats._tbx.rules.attributes import Attributes
from glossary.formats._tbx.rules.dialects import MODULES, WITH_CATEGORIES, Dialect
from glossary.formats._tbx.rules.finding import any_of, cut, shown
from glossary.formats._tbx.rules.grammar import FOREIGN, XML_LANG, content
from glossary.formats._tbx.rules.meaning import Code, Meaning
from glossary.formats._tbx.rules.types import collapsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.formats._tbx.rules.finding import Findings
    from glossary.formats._tbx.rules.grammar import Content


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended yet."""

    name: str
    content: Content
    line: int
    state: int = 0
    category: str = ""
    """The name of its category, where its text has to be one of a list."""
    codes: list[Code] = field(default_factory=list)
    """In its text."""
    text_found: bool = False
    """Where there should be none."""


_TEXT = content("#text")
_MOST_PIECES = 100  # of some thousand characters; what is longer is no value and no term


class Walk:
    """Takes elements as they begin and end, and text; adds to the findings it was given.

    The names of elements and attributes are `namespace name`, or the name alone.
    """

    def __init__(self, dialect: Dialect, namespace: str, found: Findings) -> None:
        self._found = found
        self._dialect = dialect
        self._attributes = Attributes(dialect, found)
        self._meaning = Meaning(dialect, found)
        self._prefix = f"{namespace} " if namespace else ""
        self._open: list[_Open] = []
        self._skipping = 0
        """How deep we are in an element that nothing can be said of."""
        self._wanted = 0
        """How many of the open elements are to be read: from a value or a term down."""
        self._text: list[str] = []
        """Of those."""

    def start(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        """An element begins."""
        if self._skipping:
            self._skipping += 1
            self._attributes.pass_over(attributes)
        elif tag.startswith(self._prefix) and (self._prefix or " " not in tag):
            self._ours(tag[len(self._prefix) :], attributes, line)
        else:
            self._foreign(tag, attributes, line)

    def text(self, text: str, line: int) -> None:
        """Text stands in the element that began last; a long one comes in pieces."""
        if self._wanted and len(self._text) < _MOST_PIECES:
            self._text.append(text)
        opened = self._open[-1]
        if self._skipping or opened.content.text or opened.text_found:
            return
        if words := collapsed(text):
            opened.text_found = True
            message = f"There is text in <{opened.name}>, where none may be: {shown(words)}."
            self._found.add("E205", line, f"{message} Put it into a <note>.")

    def end(self) -> None:
        """The element that began last ends."""
        if self._skipping:
            self._skipping -= 1
            return
        opened = self._open.pop()
        if missing := opened.content.missing[opened.state]:
            message = f"<{opened.name}> has no {missing}. Put one into it."
            self._found.add("E203", opened.line, message)
        if opened.codes:
            self._meaning.codes(opened.codes)
        if self._wanted:
            self._wanted -= 1
            if not self._wanted:
                self._read(opened, "".join(self._text))
                self._text.clear()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) + self._skipping

    def finish(self) -> None:
        """The file is at its end: say what there was not in it."""
        if not self._meaning.entries:
            self._found.add("W512", 1, "There is no entry in the file. Export it again.")
        self._attributes.finish()

    def _read(self, opened: _Open, text: str) -> None:
        """Check the text of an element that was to be read."""
        if opened.category:
            self._meaning.value(opened.line, opened.category, text)
        elif opened.name == "term":
            self._meaning.term(opened.line, text)
        else:
            self._meaning.date(opened.line, text)

    # ------------------------------------------------------------ elements

    def _ours(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element of the structure."""
        dialect = self._dialect
        model = dialect.elements.get(name)
        if model is None:
            message = (
                f"<{cut(name)}> is no element of {cut(dialect.name)}, version "
                f"{dialect.version}. Put what it says into a <note>."
            )
            self._pass_over("E201", line, message)
            return
        placed = not self._open or self._place(name, name, line)
        self._attributes.check(name, attributes, model, line)
        category = ""
        if name in WITH_CATEGORIES:
            around = self._around() if placed else None
            category = self._meaning.category(line, name, attributes, around)
        elif name in {"sc", "ec"} and self._open:
            self._open[-1].codes.append(Code(name, attributes, line))
        elif name == dialect.levels["language"]:
            self._meaning.section(line, attributes.get(XML_LANG))
        elif name == dialect.levels["concept"]:
            self._meaning.entry()
        elif name in {"body", "back"}:
            self._attributes.in_body = name == "body"
        self._push(_Open(name, model.content, line, category=category))

    def _foreign(self, tag: str, attributes: Mapping[str, str], line: int) -> None:
        """An element of another namespace: a category, in the style DCT."""
        namespace, _, name = tag.rpartition(" ")
        dialect = self._dialect
        if not dialect.tags or not self._open:
            message = (
                f"<{cut(name)}> is in the namespace {shown(namespace)}, and only a file of the "
                "style DCT may have such. Write what it says with a type of TBX."
            )
            self._pass_over("E105", line, message)
            return
        placed = self._place(FOREIGN, cut(name), line)
        category = (dialect.categories or {}).get(name)
        if category is None or namespace != MODULES + category.module:
            if dialect.categories is not None:
                self._found.add("E401", line, self._meaning.no_category(name))
            self._skipping = 1
            return
        if placed:
            self._meaning.level(line, name, category, self._around())
        self._attributes.check_tag(name, attributes, category, line)
        self._push(_Open(name, _TEXT, line, category=name if category.values else ""))

    def _push(self, opened: _Open) -> None:
        self._open.append(opened)
        if self._wanted or opened.category or opened.name in {"term", "date"}:
            self._wanted += 1

    def _pass_over(self, code: str, line: int, message: str) -> None:
        self._found.add(code, line, message)
        self._skipping = 1

    def _around(self) -> list[str]:
        return [opened.name for opened in self._open[-3:]]

    def _place(self, key: str, name: str, line: int) -> bool:
        """Go on in the contents of the element around it; False: it is not for there."""
        parent = self._open[-1]
        state = parent.content.moves[parent.state].get(key)
        if state is not None:
            parent.state = state
            return True
        wrong = parent.content.misplaced(parent.state, key)
        if wrong is None:
            self._found.add("E201", line, self._homeless(key, name, parent.name))
            return False
        parent.state = wrong.state
        if wrong.repeated:
            message = f"<{name}> stands in <{parent.name}> again, and may do so once."
            self._found.add("E204", line, f"{message} Take one out.")
        elif wrong.late:
            message = f"<{name}> comes too late in <{parent.name}>. Move it further up."
            self._found.add("E202", line, message)
        for missing in wrong.missing:
            message = f"{missing} is missing in <{parent.name}> before <{name}>."
            self._found.add("E203", line, f"{message} Put one there.")
        return True

    def _homeless(self, key: str, name: str, parent: str) -> str:
        homes = [
            f"<{home}>"
            for home, model in self._dialect.elements.items()
            if any(key in slot.names for slot in model.content.slots)
        ]
        belongs = f"Move it: it belongs in {any_of(homes)}." if homes else "Take it out."
        return f"<{name}> may not stand in <{parent}>. {belongs}"
