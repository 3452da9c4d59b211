"""What the checks say, and how they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.formats._tbx.rules.grammar import XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 60

NO_NAME = (
    "not a name that XML allows: it has to begin with a letter or _, and to have no spaces, "
    "colons or signs after it. Write c1, for example."
)
NO_LANGUAGE = "no language code. Write ko, or ko-KR with a hyphen."


class Finding(NamedTuple):
    """Something that is wrong with a file."""

    code: str
    """One of those in the table of `glossary.formats._tbx.rules`."""
    place: str
    """`line 12`."""
    message: str
    """What is wrong and what to do, in a sentence or two."""

    @property
    def invalid(self) -> bool:
        """Whether it makes the file invalid; else it is advice."""
        return self.code.startswith("E")


class Findings(list[Finding]):
    """A list of them, that knows how they are made."""

    def add(self, code: str, line: int, message: str) -> None:
        """One more, about what begins on that line."""
        self.append(Finding(code, f"line {line}", message))


def any_of(names: Iterable[str]) -> str:
    """Names in a row, with `or` before the last.

    >>> any_of(["a", "b", "c"]), any_of(["a"])
    ('a, b or c', 'a')
    """
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def shown(value: object) -> str:
    """A value in quotation marks, no longer than a person wants to read.

    >>> shown("ko_KR")
    '"ko_KR"'
    """
    return f'"{cut(str(value))}"'


def cut(text: str) -> str:
    """The beginning of something that may be longer than a person wants to read."""
    return f"{text[:_LONGEST_SHOWN]}…" if len(text) > _LONGEST_SHOWN else text


def attribute_name(key: str) -> str:
    """The name of an attribute as people write it, if without its namespace."""
    return "xml:lang" if key == XML_LANG else cut(key.rpartition(" ")[2])


def is_web(target: str) -> bool:
    """Whether it is an address on the web."""
    return target.startswith(("http://", "https://"))
