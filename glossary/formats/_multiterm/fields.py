"""The groups of MultiTerm XML: fields with what is said of them, and who did what when.

MultiTerm's fields have names that people gave them. Those that are known go by a role.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.files import xml
from glossary.files.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element


class Role(Enum):
    """What a field may be, with its names without capitals, spaces and signs."""

    ID = ("entryid",)
    REVIEW = ("reviewstatus",)
    RELATION = ("relation",)
    SUBJECT = ("subject", "subjectfield", "domain", "주제", "분야", "分野")
    DEFINITION = ("definition", "정의", "定義")
    NOTE = ("note", "comment", "remark", "비고", "메모", "備考", "メモ")
    STATUS = ("status", "usagestatus", "administrativestatus", "상태", "ステータス")
    TYPE = ("termtype", "type")
    PART_OF_SPEECH = ("partofspeech", "pos", "품사", "品詞")
    REGION = ("region", "geographicalusage")
    READING = ("reading", "よみ", "読み")
    RELIABILITY = ("reliability",)
    SOURCE = ("source", "출처", "出典")
    CONTEXT = ("context", "example", "문맥", "예문", "文脈", "例文")


_ROLES = {name: role for role in Role for name in role.value}


@lru_cache(maxsize=1000)
def role_of(name: str) -> Role | None:
    """What a field of that name is.

    >>> role_of("Part of Speech"), role_of("Gender") is None
    (<Role.PART_OF_SPEECH: ('partofspeech', 'pos', '품사', '品詞')>, True)
    """
    return _ROLES.get("".join(c for c in name.casefold() if c.isalnum()))


class Field(NamedTuple):
    """A field of an entry, a language or a term."""

    name: str
    text: str
    within: Sequence[Field] = ()
    """Fields that say something of this one."""

    @property
    def role(self) -> Role | None:
        """What it is, if that is known."""
        return role_of(self.name)

    def source(self) -> tuple[str, Sequence[Field]]:
        """The first source within it, and what else there is."""
        for number, field in enumerate(self.within):
            if field.role is Role.SOURCE:
                return field.text, [*self.within[:number], *self.within[number + 1 :]]
        return "", self.within

    def noted(self, language: str = "") -> Iterator[str]:
        """It and what is within it, as lines of a note; a note is its text alone."""
        if self.text:
            name = f"{self.name} ({language})" if language else self.name
            plain = self.role is Role.NOTE and not language
            yield self.text if plain else f"{name}: {self.text}"
        yield from self.noted_within()

    def noted_within(self) -> Iterator[str]:
        """What is within it, as lines of a note."""
        for field in self.within:
            yield from field.noted()


class Done(NamedTuple):
    """Something that was done to an entry, a language or a term."""

    kind: str
    """`origination`, `modification` …"""
    date: str
    who: str

    @property
    def noted(self) -> str:
        """It as a line of a note."""
        return f"{self.kind}: {', '.join(filter(None, (self.date, self.who)))}"


class Group(NamedTuple):
    """What stands in a group, sorted."""

    fields: Sequence[Field]
    done: Sequence[Done]
    others: Sequence[tuple[str, Element]]
    """Other elements by their names: `concept`, `languageGrp`, `term` …"""


def group_of(element: Element) -> Group:
    """The contents of an element."""
    fields: list[Field] = []
    done: list[Done] = []
    others: list[tuple[str, Element]] = []
    for child in element:
        name = local(child.tag)
        if name == "descripGrp":
            fields.extend(_described(child))
        elif name == "descrip":
            if text := _linked(child):
                fields.append(Field(child.get("type") or name, text))
        elif name == "transacGrp":
            done.extend(_done(child))
        else:
            others.append((name, child))
    return Group(fields, done, others)


def _described(element: Element) -> Iterator[Field]:
    """A field of its own group, with the groups within that."""
    if len(element) == 1 and local(element[0].tag) == "descrip":
        if text := _linked(element[0]):
            yield Field(element[0].get("type") or "descrip", text)
        return
    within: list[Field] = []
    described = []
    for child in element:
        name = local(child.tag)
        if name == "descrip":
            described.append(Field(child.get("type") or name, _linked(child)))
        elif name == "descripGrp":
            within.extend(_described(child))
        elif name == "transacGrp":
            within.extend(Field(d.kind, d.noted[len(d.kind) + 2 :]) for d in _done(child))
    for number, field in enumerate(described):
        about = within if number == len(described) - 1 else ()
        if field.text or about:
            yield field._replace(within=about)
    if not described:
        yield from within


def _done(element: Element) -> Iterator[Done]:
    kind, date, who = "transaction", "", ""
    for child in element:
        name = local(child.tag)
        if name == "transac":
            kind, who = child.get("type") or kind, xml.text(child) or who
        elif name == "date":
            date = xml.text(child) or date
    if date or who:
        yield Done(kind, date, who)


def _linked(element: Element) -> str:
    """The text of a field, with where its links lead to."""
    text = xml.text(element)
    if not len(element):
        return text
    links = (
        str(value)
        for link in element.iter()
        if local(link.tag) == "xref"
        for value in link.attrib.values()
    )
    return " ".join(filter(None, (text, *(f"({link})" for link in links if link not in text))))
