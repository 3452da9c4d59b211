"""What our TBX writer and reader have agreed on, so that what is written comes back.

Ids as XML names, sources that are told from entries by their ids, and notes for what TBX
has no category for. A reader trusts in it only where the file says that it is ours.
"""

from __future__ import annotations

import re

from glossary.files.characters import legible

ORIGIN = "Exported from a ko-security-glossary termbase."
"""What the header of a file of ours says of where it comes from."""

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
"""Those of TBX-Basic; of a term of another the reader expects it in a note."""

# Letters that are name characters in every edition of XML: validators differ in theirs.
_NAME_START = "A-Za-z_가-힣一-龥"
_UNSAFE = re.compile(rf"\A[^{_NAME_START}]|[^{_NAME_START}0-9.-]|_(?=x)")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_NOTHING = "_x_"
_SOURCE = "_xsource_"


def xml_name(text: str) -> str:
    """An id as an XML name (NCName), as ISO/IEC 9075-14 writes names of SQL in XML.

    A character that cannot stand in a name, and a `_` before an `x`, is `_xHHHH_`, so
    that no two ids get the same name and each can be had back from it.

    >>> [xml_name(i) for i in ("gsomia", "a b", "1", "a_x", "")]
    ['gsomia', 'a_x0020_b', '_x0031_', 'a_x005F_x', '_x_']
    """
    return _UNSAFE.sub(lambda found: f"_x{ord(found.group()):04X}_", text) or _NOTHING


def from_xml_name(name: str) -> str:
    """The id that `xml_name` made a name of.

    >>> [from_xml_name(n) for n in ("gsomia", "a_x0020_b", "_x0031_", "a_x005F_x", "_x_")]
    ['gsomia', 'a b', '1', 'a_x', '']
    """
    if name == _NOTHING:
        return ""
    return _ESCAPED.sub(_character, name) if "_x" in name else name


def _character(found: re.Match[str]) -> str:
    number = int(found.group(1), 16)
    # Somebody may have edited the file: what is no character is left as it stands.
    return (number <= 0x10FFFF and legible(chr(number))) or found.group()


def source_name(key: str) -> str:
    """A source's key as an XML name that no entry's id can have.

    >>> source_name("text:a.txt")
    '_xsource_text_x003A_a.txt'
    """
    return _SOURCE + xml_name(key)


def from_source_name(name: str) -> str:
    """The key that `source_name` made a name of; the name itself if it is no such."""
    return from_xml_name(name.removeprefix(_SOURCE))


def citation(title: str, note: str) -> str:
    """A source as it is named at a term: its title, and what the evidence says of it.

    The first `: ` stands between the two. One in the title keeps its looks only.

    >>> citation("terms.csv", "p. 4"), citation("libhangul: hanja.txt", "")
    ('terms.csv: p. 4', 'libhangul:\\xa0hanja.txt')
    """
    shown = title.replace(": ", ":\N{NO-BREAK SPACE}")
    return f"{shown}: {note}" if note else shown


def noted(words: str) -> str:
    """What of a `citation` is not the title."""
    return words.partition(": ")[2]


# What a note of ours may be called; `note` is a user's that looks like one of the others.
_OWN_NOTES = frozenset(
    {
        "review status",
        "reliability",
        "part of speech",
        "reading",
        "hanja",
        "language",
        "note",
    }
)


def user_note(text: str) -> str:
    """A user's note, told from those that stand for fields.

    >>> user_note("signed 2016"), user_note("reading: x")
    ('signed 2016', 'note: reading: x')
    """
    name, colon, _ = text.strip().partition(": ")
    return f"note: {text.strip()}" if colon and name in _OWN_NOTES else text


def own_note(text: str) -> tuple[str, str]:
    """What a note in a file of ours is called, and what it says; a user's is a `note`.

    >>> own_note("reliability: 3 of 4"), own_note("note: reading: x")
    (('reliability', '3 of 4'), ('note', 'reading: x'))
    """
    name, colon, value = text.partition(": ")
    return (name, value) if colon and name in _OWN_NOTES else ("note", text)


# What stands between the brackets is an XML name: it has neither brackets nor spaces.
_MARKED = re.compile(r"(?:(.*) )?\[([^\[\]\s]+)\]", re.DOTALL)


def with_mark(words: str, name: str) -> str:
    """A citation that ends in the name of its source, where it cannot refer to it.

    >>> with_mark("외교부", "_xsource_mofa")
    '외교부 [mofa]'
    """
    return f"{words} [{name.removeprefix(_SOURCE)}]"


def without_mark(text: str) -> tuple[str, str]:
    """The citation and the name of its source, which is empty where it has none.

    >>> without_mark("외교부 [mofa]"), without_mark("외교부")
    (('외교부', '_xsource_mofa'), ('외교부', ''))
    """
    found = _MARKED.fullmatch(text)
    return (found[1] or "", _SOURCE + found[2]) if found else (text, "")
