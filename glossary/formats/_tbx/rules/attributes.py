"""The attributes of elements: which there may be, what they may say, what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats._tbx.rules.finding import (
    NO_LANGUAGE,
    NO_NAME,
    any_of,
    attribute_name,
    is_web,
    shown,
)
from glossary.formats._tbx.rules.grammar import Attribute
from glossary.formats._tbx.rules.types import collapsed, is_a

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.formats._tbx.rules.categories import Category
    from glossary.formats._tbx.rules.dialects import Dialect
    from glossary.formats._tbx.rules.finding import Findings
    from glossary.formats._tbx.rules.grammar import Model

_WITH_TARGETS = frozenset({"ref", "xref", "transacNote"})
_INTERNAL = Attribute("target", required=False, datatype="IDREF", values=frozenset())


class Attributes:
    """Checks attributes, element by element; adds to the findings it was given."""

    def __init__(self, dialect: Dialect, found: Findings) -> None:
        self.in_body = False
        """Whether we are among the entries."""
        self._dialect = dialect
        self._found = found
        self._ids: set[str] = set()
        self._references: dict[str, tuple[int, str]] = {}
        """Targets, each with the line and the element that names it first."""

    def pass_over(self, attributes: Mapping[str, str]) -> None:
        """Those of an element that nothing can be said of; others may refer to it."""
        if "id" in attributes:
            self._ids.add(collapsed(attributes["id"]))

    def finish(self) -> None:
        """The file is at its end: say which references were to nothing in it."""
        for target, (line, name) in self._references.items():
            if target not in self._ids:
                message = f"<{name}> refers to {shown(target)}, and nothing has that id."
                self._found.add("E305", line, f"{message} Correct the target, or take it out.")

    def check(self, name: str, attributes: Mapping[str, str], model: Model, line: int) -> None:
        """Check those of an element of the structure."""
        for key, text in attributes.items():
            attribute, value = model.attributes.get(key), collapsed(text)
            if attribute is None:
                message = f"<{name}> has no attribute {attribute_name(key)}. Take it out."
                self._found.add("E301", line, message)
            elif key == "type":
                self._type(name, attribute, value, line)
            elif attribute.values and value not in attribute.values:
                self._not_listed(name, attribute, value, line)
            elif attribute.datatype == "anchor":
                # A rule that comes before takes an element with a type away from this one.
                if "type" not in attributes and not is_web(value):
                    self._references.setdefault(value, (line, name))
            elif attribute.datatype != "text":
                self._attribute(name, attribute, value, line)
        for wanted in model.required:
            if wanted not in attributes:
                message = f"<{name}> has no {attribute_name(wanted)}. Give it one."
                self._found.add("E302", line, message)

    def _type(self, name: str, attribute: Attribute, value: str, line: int) -> None:
        if self._dialect.tags and self.in_body:
            message = (
                f"<{name}> has a type in a file of the style DCT, where the category is an "
                'element of its own. Write it so, or style="dca" at the beginning.'
            )
            self._found.add("E105", line, message)
        elif attribute.values and value not in attribute.values:
            self._not_listed(name, attribute, value, line)
        elif not value and self._dialect.version == 3 and not self._dialect.tags:
            message = f"The type of <{name}> is empty. Say which it is, or take it out."
            self._found.add("E303", line, message)

    def _not_listed(self, name: str, attribute: Attribute, value: str, line: int) -> None:
        allowed = any_of(sorted(attribute.values))
        message = f"{attribute.name}={shown(value)} on <{name}>: write {allowed}."
        self._found.add("E303", line, message)

    def _attribute(self, name: str, attribute: Attribute, value: str, line: int) -> None:
        """Check a value that is more than text."""
        said = f"{attribute_name(attribute.name)}={shown(value)} on <{name}> is"
        kind = attribute.datatype
        if kind in {"ID", "IDREF"} and not is_a("NCName", value):
            self._found.add("E303", line, f"{said} {NO_NAME}")
        elif kind == "ID":
            if value in self._ids:
                message = f"{said} the id of something else, too. Give it one of its own."
                self._found.add("E304", line, message)
            self._ids.add(value)
        elif kind == "IDREF":
            self._references.setdefault(value, (line, name))
        elif not is_a(kind, value):
            message = NO_LANGUAGE if kind == "language" else "no address. Correct it."
            self._found.add("E303", line, f"{said} {message}")

    def check_tag(
        self, name: str, attributes: Mapping[str, str], category: Category, line: int
    ) -> None:
        """Check those of a category in the style DCT: only a reference has one, its target."""
        for key in attributes:
            if key != "target" or category.element not in _WITH_TARGETS:
                message = f"<{name}> has no attribute {attribute_name(key)}. Take it out."
                self._found.add("E301", line, message)
        target = attributes.get("target")
        if target is None:
            if category.element in {"ref", "xref"}:
                self._found.add("E302", line, f"<{name}> has no target. Give it one.")
        elif category.element == "xref":
            if not (is_web(target) and is_a("anyURI", target)):
                message = f"target={shown(target)} on <{name}> is no web address."
                self._found.add("E303", line, f"{message} Write https:// and so on.")
        elif category.element in _WITH_TARGETS:
            self._attribute(name, _INTERNAL, collapsed(target), line)
