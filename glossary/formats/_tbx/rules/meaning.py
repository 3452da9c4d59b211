"""What is said in a TBX file: categories at their levels, their values, terms, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.formats._tbx.rules.dialects import MODULES
from glossary.formats._tbx.rules.finding import NO_LANGUAGE, any_of, cut, is_web, shown
from glossary.formats._tbx.rules.types import collapsed, is_a

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.formats._tbx.rules.categories import Category
    from glossary.formats._tbx.rules.dialects import Dialect
    from glossary.formats._tbx.rules.finding import Findings

_GROUPS = {
    "adminNote": ("adminGrp",),
    "descrip": ("descripGrp",),
    "descripNote": ("descripGrp",),
    "termNote": ("termNoteGrp",),
    "transac": ("transacGrp",),
    "transacNote": ("transacGrp",),
    "xref": (),
}
"""The groups in which an element may be said of a level; all where it is not listed."""
_ONLY_IN_GROUPS = frozenset({"adminNote", "descripNote", "transacNote"})
_MOST_LISTED = 20  # categories in a message


class Code(NamedTuple):
    """The beginning or the end of something in a text: `sc` or `ec`."""

    name: str
    attributes: Mapping[str, str]
    line: int


class Meaning:
    """Checks what elements say, one by one; adds to the findings it was given."""

    def __init__(self, dialect: Dialect, found: Findings) -> None:
        self.entries = 0
        """So far."""
        self._dialect = dialect
        self._found = found
        self._languages: set[str] = set()
        """Of the entry's sections so far."""
        self._terms: set[str] = set()
        """Of the section so far."""

    # ------------------------------------------------------------ categories

    def category(
        self,
        line: int,
        name: str,
        attributes: Mapping[str, str],
        parents: Sequence[str] | None,
    ) -> str:
        """Check the category that an element of this name gives in its `type`.

        `parents` are the names around it; None where it may not stand there at all.
        Returns the category where the text has to be one of a list, else nothing.
        """
        dialect, kind = self._dialect, attributes.get("type")
        if dialect.tags or dialect.categories is None or kind is None:
            return ""
        if not kind and dialect.version == 3:
            return ""  # which has been said of every element
        category = dialect.categories.get(kind)
        if category is None or category.element != name:
            code = "E401" if name in dialect.checked else "W503"
            self._found.add(code, line, self.no_category(kind, name))
            return ""
        if parents is not None and name != "termNote":  # which stands with terms only
            self.level(line, kind, category, parents)
        target = attributes.get("target", "")
        if name == "xref" and target and not is_web(target):
            message = f"target={shown(target)} on <xref> is no web address."
            self._found.add("W504", line, f"{message} Write https:// and so on.")
        return kind if category.values else ""

    def no_category(self, kind: str, element: str = "") -> str:
        """Say that a category is none, or not one for this element."""
        dialect = self._dialect
        categories = dialect.categories or {}
        if kind in categories and element:
            return f"{kind} is a <{categories[kind].element}>, not an <{element}>. Write it so."
        if kind in categories:
            return f"<{kind}> belongs to the namespace {MODULES}{categories[kind].module}."
        others = sorted(
            name
            for name, other in categories.items()
            if not element or other.element == element
        )
        choice = f"Choose {any_of(others)}" if 0 < len(others) < _MOST_LISTED else ""
        advice = f"{choice or 'Take another'}, or put it into a <note>."
        return f"{shown(kind)} is no category of {cut(dialect.name)}. {advice}"

    def level(self, line: int, kind: str, category: Category, parents: Sequence[str]) -> None:
        """Check that a category is said of what it may be said of."""
        dialect = self._dialect
        levels = category.levels.split()
        if dialect.version == 2 and len(levels) == len(dialect.levels):
            return
        level = self._level_of(kind, category.element, parents)
        if level in levels:
            return
        homes = any_of(f"<{dialect.levels[name]}>" for name in levels)
        at = f"at the {level}" if level else f"in <{parents[-1]}>"
        alone = ", in no group" if _GROUPS.get(category.element) == () else ""
        message = f"{kind} stands {at}, and belongs in {homes}{alone}. Move it there."
        checked = dialect.places_checked and kind not in dialect.unplaced
        self._found.add("E402" if checked else "W502", line, message)

    def _level_of(self, kind: str, element: str, parents: Sequence[str]) -> str | None:
        """The level that it is said of; None: of none."""
        *above, parent = parents
        in_group = parent.endswith("Grp") and parent != "termGrp"
        if element in _ONLY_IN_GROUPS and not in_group:
            return None
        if in_group:
            if not above or not self._may_be_in(parent, kind, element):
                return None
            parent = above[-1]
        if parent in {"ntig", "termGrp"}:
            return "term"
        levels = self._dialect.levels.items()
        return next((level for level, name in levels if name == parent), None)

    def _may_be_in(self, group: str, kind: str, element: str) -> bool:
        groups = self._dialect.groups.get(kind, _GROUPS.get(element))
        if groups is None:
            return element != "admin" or group != "transacGrp"
        return group in groups

    def value(self, line: int, kind: str, text: str) -> None:
        """Check a text against the list of its category."""
        dialect = self._dialect
        values = (dialect.categories or {})[kind].values
        if (collapsed(text) if dialect.tags else text) in values:
            return
        checked = dialect.places_checked and kind not in dialect.unlisted
        message = f"{kind} is {shown(text)}. Write {any_of(sorted(values))}."
        self._found.add("E403" if checked else "W501", line, message)

    # ------------------------------------------------------------ entries

    def entry(self) -> None:
        """An entry begins."""
        self.entries += 1
        self._languages = set()

    def section(self, line: int, code: str | None) -> None:
        """The section of a language begins."""
        self._terms = set()
        if code is None:
            return
        if code.casefold() in self._languages:
            message = (
                f"The entry has a second section in {shown(code)}. Put its terms into one."
            )
            self._found.add("W507", line, message)
        self._languages.add(code.casefold())
        if self._dialect.version == 2 and not is_a("language", code):
            self._found.add("W505", line, f"xml:lang={shown(code)} is {NO_LANGUAGE}")

    def term(self, line: int, text: str) -> None:
        """Check the text of a term."""
        words = " ".join(text.split())
        if not words:
            message = "The term has no text. Give it one, or take it out."
            self._found.add("W506", line, message)
        elif words in self._terms:
            message = f"The term {shown(words)} stands in this section twice. Take one out."
            self._found.add("W508", line, message)
        elif text != words:
            message = f"There is white space in the term {shown(words)}, which some tools keep."
            self._found.add("W509", line, f"{message} Write it on one line, without.")
        self._terms.add(words)

    def date(self, line: int, text: str) -> None:
        """Check a date."""
        dates = self._dialect.dates
        kind = next((kind for kind in ("date", "dateTime") if is_a(kind, text)), "")
        if not kind or (dates and kind not in dates):
            message = f"{shown(text)} is no date. Write it as 2026-01-31."
            self._found.add("E404" if dates else "W501", line, message)
        elif kind == "dateTime":
            message = "A date with a time is refused by grammars of before 2023."
            self._found.add("W511", line, f"{message} Write the day alone.")

    def codes(self, codes: Sequence[Code]) -> None:
        """Check the two ends of codes in one text, by the rules of XLIFF."""
        names = [code.name for code in codes]
        for number, code in enumerate(codes):
            if code.name == "sc":
                self._end_of_pair(code, paired="ec" in names[number:])
            else:
                paired = "sc" in names[:number]
                self._end_of_pair(code, paired=paired)
                needed = "startRef" if paired else "id"
                if needed not in code.attributes:
                    message = f"<ec> needs a {needed} here. Give it one."
                    self._found.add("E405", code.line, message)

    def _end_of_pair(self, code: Code, *, paired: bool) -> None:
        isolated, wanted = code.attributes.get("isolated"), "no" if paired else "yes"
        if isolated not in {None, wanted}:
            where = "is" if paired else "is not"
            message = f"The other end of this code {where} in the same text."
            self._found.add("E405", code.line, f'{message} Write isolated="{wanted}".')
