"""What a reader yields, and how a record of a file becomes a unit or a reason why not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary import inline
from glossary.errors import InvalidInput
from glossary.files.problem import Problem
from glossary.language import language_name, language_tag
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


class Broken(NamedTuple):
    """Where a file ceases to be readable; nothing comes after it."""

    place: str
    """Where: `line 12`."""
    reason: str


Item = Unit | Problem | Broken


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of a file that the file may not say itself."""

    source_language: str = ""
    """The language translated from; empty: the file says so, or it does not matter."""
    target_languages: Sequence[str] = ()
    """Those translated into; none: whatever there is."""
    encoding: str = ""
    """Of a text file; empty: found out."""
    machine: bool = False
    """Whether a machine translated it, all of it."""
    untranslated: bool = False
    """Whether a record with one text only is a unit, too: to be checked or translated."""
    locked: bool = False
    """Whether what nobody is to translate is a unit, too, with the status `LOCKED`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """All that are named, the source language first; in a table without headings, the
        languages of its columns."""
        return tuple(filter(None, (self.source_language, *self.target_languages)))


LOCKED = "locked"
"""The status of a unit that is locked, or marked as not to be translated; only readers that
are asked for such units give it."""
NOT_TRANSLATED = "it has no translation"
COPY = "its translation is new and a copy of the source: nobody has translated it yet"
EMPTY = "a text in it is empty"
ONE_LANGUAGE = "it has a text in one language only"
CONTROL = "there are control characters in it, which no text has"

# What stands between the characters of a text and is none: C0 and C1 but for tabulators and
# line ends, surrogates, and the noncharacters; U+FDD0 is `glossary.files.xml.STRAY`.
_CONTROL = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

_DATES = ("created", "changed")
_DATE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ].*)?)?)?", re.DOTALL
)
"""ISO 8601, from the year to what one likes: whose word counts is decided by its order."""

Content = str | list[inline.Piece]
"""A text as it stands in a file: as it is, or as pieces if there are tags in it."""


class Records:
    """Turns the records of one file into units.

    Two texts of one language in one record (American and British English, two translations)
    become two units with the rest of the record in both: nothing is lost.
    """

    def __init__(self, options: Options) -> None:
        """Begin with a file. Raises InvalidInput for a language that is none."""
        source = options.source_language
        self._source = canonical(source) if source else ""
        self._wanted = frozenset(map(canonical, options.languages))
        self._any_target = not options.target_languages
        self._of_file = ""
        self._machine = options.machine
        self._fewest = 1 if options.untranslated else 2
        self._codes: dict[str, str] = {}
        self._told: list[Problem] = []

    def units(
        self, place: str, segments: Iterable[tuple[str, Content]], about: Mapping[str, Any]
    ) -> Iterator[Unit | Problem]:
        """The units of a record, or a `Problem` that says why it has none.

        `segments` are `(language as the file has it, text)`; `about` is the rest of a `Unit`.
        """
        remarks: list[str] = []
        texts = self._usable(place, segments, remarks)
        if self._told:
            yield from self._told
            self._told.clear()
        is_alone = len(texts) == 1
        # One text alone may be any, but where the file says which language it is from.
        source = self._source or (self._of_file if is_alone else "")
        if len(texts) < self._fewest or (source and source not in texts):
            yield Problem(place, self._why_not(texts, remarks), lost=True)
            return
        for remark in dict.fromkeys(remarks):
            if not (is_alone and remark == EMPTY):  # to be translated: that is what it is for
                yield Problem(place, f"{remark}: that text was left out", lost=False)
        for name in _DATES:
            date = about.get(name)
            if date and not _DATE.fullmatch(date):
                yield Problem(place, f"a date that is none is not kept: {date}", lost=False)
                about = {**about, name: ""}
        if self._machine:
            about = {**about, "machine": True}
        first = {code: found[0] for code, found in texts.items()}
        yield _unit(first, about)
        for code, found in texts.items():
            for other in found[1:]:
                yield _unit(first | {code: other}, about)

    def _usable(
        self, place: str, segments: Iterable[tuple[str, Content]], remarks: list[str]
    ) -> dict[str, list[tuple[str, str]]]:
        """The texts that can be used, and with their tags, by language."""
        texts: dict[str, list[tuple[str, str]]] = {}
        for tag, content in segments:
            code = self._codes.get(tag)
            if code is None:
                code = self._code(tag, place)
            if not code:
                remarks.append(f"there is no language {tag!r}")
                continue
            if not self._is_wanted(code):
                remarks.append(f"{language_name(code)} was not asked for")
                continue
            found = _cleaned(content)
            if not found[0]:
                remarks.append(EMPTY)
            elif _has_controls(found[1] or found[0]):
                remarks.append(CONTROL)
            elif code not in texts:
                texts[code] = [found]
            elif found not in texts[code]:
                texts[code].append(found)
        return texts

    def _why_not(self, texts: Collection[str], remarks: Sequence[str]) -> str:
        """Of all that is wrong with a record the thing that a person would mend."""
        for reason in (CONTROL, EMPTY):
            if reason in remarks:
                return reason
        if remarks:
            return remarks[0]
        if self._source and self._source not in texts:
            return f"it has no text in {language_name(self._source)}"
        return ONE_LANGUAGE

    def translated_from(self, tag: str) -> None:
        """Take in which language the file says that its source texts are."""
        found = language_tag(tag)
        self._of_file = found.code if found else ""

    def _is_wanted(self, code: str) -> bool:
        if self._any_target:
            return True
        if not self._source and not self._of_file:
            raise InvalidInput(
                "The file does not say which language it is translated from: say it with "
                "--source-language."
            )
        return code in self._wanted or (not self._source and code == self._of_file)

    def _code(self, tag: str, place: str) -> str:
        """The language that a tag means, empty if it means none; remembered."""
        found = language_tag(tag)
        if found and found.region:
            reason = f"{tag} is kept as {language_name(found.code)} ({found.code})"
            self._told.append(Problem(place, reason, lost=False))
        self._codes[tag] = found.code if found else ""
        return self._codes[tag]


def canonical(tag: str) -> str:
    """A language as a unit has it. Raises InvalidInput where there is no such language."""
    found = language_tag(tag)
    if found is None:
        raise InvalidInput(f"There is no language {tag!r}: write ko, en or ja.")
    return found.code


def _cleaned(content: Content) -> tuple[str, str]:
    """A text as a unit has it, and with its tags if there are any."""
    if isinstance(content, str):
        return _normal(content).strip(), ""
    markup = inline.written(
        _normal(piece) if isinstance(piece, str) else piece for piece in content
    )
    text = inline.plain(markup).strip()
    return text, markup.strip() if any(not isinstance(p, str) for p in content) else ""


def _has_controls(text: str) -> bool:
    return not text.isprintable() and _CONTROL.search(text) is not None


def _normal(text: str) -> str:
    """Composed (a Mac may write 한 as three letters), and lines that end as in Unix."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def _unit(texts: Mapping[str, tuple[str, str]], about: Mapping[str, Any]) -> Unit:
    return Unit(
        source="",
        segments={code: text for code, (text, _) in texts.items()},
        markup={code: markup for code, (_, markup) in texts.items() if markup},
        **about,
    )
