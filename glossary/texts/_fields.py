"""Fields of WordprocessingML (ECMA-376 Part 1, 17.16): a code that is not read, and a result.

The results of a table of contents and of an index are left out, too: Word makes them of the
text, once more when it has been translated.
"""

from __future__ import annotations

_GENERATED = frozenset({"TOC", "INDEX", "TOA"})
_COUNTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""Numbers of pages: what Word last counted."""


class _Field:
    def __init__(self) -> None:
        self.code = ""
        self.is_code = True

    @property
    def name(self) -> str:
        """The first word of the code, as `TOC`."""
        return (self.code.split() or [""])[0].upper()


class Fields:
    """The fields that are open; they may be in one another, and go over paragraphs."""

    def __init__(self) -> None:
        """None is open."""
        self._open: list[_Field] = []
        self._held: list[str] = []
        self._paragraph = ""

    @property
    def is_code(self) -> bool:
        """Whether what stands here is no text: a code, or a page number."""
        return any(field.is_code or field.name in _COUNTED for field in self._open)

    @property
    def is_generated(self) -> bool:
        """Whether what stands here is the result of a field that Word makes of the text."""
        return any(not f.is_code and f.name in _GENERATED for f in self._open)

    def character(self, kind: str) -> None:
        """A `fldChar`: `begin`, `separate` or `end`."""
        if kind == "begin":
            self.begin()
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            self.end()

    def begin(self) -> None:
        """A field begins, with its code."""
        self._open.append(_Field())

    def code(self, text: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and self._open[-1].is_code:
            self._open[-1].code += text

    def separate(self) -> None:
        """The code ends, the result begins."""
        if self._open:
            self._open[-1].is_code = False

    def end(self) -> None:
        """The innermost field ends, and what was held back for it is gone."""
        if self._open:
            self._open.pop()
        if not self.is_generated:
            self._held.clear()
            self._paragraph = ""

    def hold(self, text: str) -> None:
        """Hold back text of a generated field.

        One that a damaged file never closes is to swallow nothing.
        """
        self._paragraph += text

    def end_paragraph(self) -> None:
        """Codes do not go over paragraphs: one that is open was left so by a damaged file."""
        while self._open and self._open[-1].is_code:
            self._open.pop()
        self._held.append(self._paragraph)
        self._paragraph = ""

    def unclosed(self) -> list[str]:
        """At the end of the part: what a field held back that was never closed."""
        return self._held
