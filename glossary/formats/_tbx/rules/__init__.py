"""Is a TBX file valid, and what does the standard say that grammars do not check?

Versions 3 (ISO 30042:2019: TBX-Core, -Min, -Basic, -Linguist, in the styles DCA and DCT)
and 2 (ISO 30042:2008: TBX-Basic and the whole) without Java and without a grammar: the
rules are tables of our own in the modules beside this one, which the tests hold against
the official grammars.

A file without a finding in E is valid by the official grammars. Findings in W are
advice: the standard or a tool that reads the file minds, no grammar does.

| code | what |
| --- | --- |
| E101 | The file is not TBX: another root element |
| E102 | The XML breaks off or is not well-formed; checked up to there |
| E103 | The root element is in the wrong namespace, or version 2 declares one |
| E104 | A dialect that cannot be one: its name does not begin with TBX- |
| E105 | An element of the other style, DCT in DCA or DCA in DCT |
| E201 | An element that TBX does not have, or not in that place |
| E202 | An element that comes too late |
| E203 | An element is missing |
| E204 | An element that may stand once stands there again |
| E205 | Text between elements where none may be |
| E301 | An attribute that the element does not have |
| E302 | An attribute is missing |
| E303 | The value of an attribute is not of its kind |
| E304 | An id that something else has, too |
| E305 | A reference to an id that nothing has |
| E401 | A category that the dialect does not have |
| E402 | A category at a level where it may not stand |
| E403 | A value that the category does not have |
| E404 | A date that is none |
| E405 | The two ends of a code in text do not go together |
| W501 | A value that the standard does not have |
| W502 | A category at a level where the standard does not have it |
| W503 | A category that the standard does not have |
| W504 | An external reference that is no web address |
| W505 | A language code that is none |
| W506 | A term without text |
| W507 | Two sections of one language in an entry |
| W508 | A term twice in a section |
| W509 | White space in a term |
| W510 | A dialect that is not known here: its categories are not checked |
| W511 | A date with a time, which grammars of before 2023 refuse |
| W512 | No entry at all |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats._tbx.rules.finding import Finding
from glossary.formats._tbx.rules.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Finding", "check"]


def check(path: Path) -> Iterator[Finding]:
    """What is wrong with a TBX file, as it comes; references come last.

    Reads a file of any size in little memory, and never anything else.

    Raises UnreadableFile where it is not XML, is dangerous to read, or is in an encoding
    that is not known.
    """
    with path.open("rb") as stream:
        parser = Parser(path, stream)
        while not parser.done:
            parser.read_on()
            yield from parser.findings()
