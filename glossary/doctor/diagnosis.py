"""Which tools take a file, how much of it, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from glossary.errors import InvalidInput
from glossary.language import LANGUAGES, language_name, language_tag
from glossary.tools import tools
from glossary.tools._file import File, look
from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Findings, Refused
from glossary.tools._look_xml import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.tools import Judge, Reader, Tool


@dataclass(slots=True)
class Verdict:
    """What one tool makes of a file."""

    tool: Tool
    exact: bool
    """Whether the file was read as the tool reads it; else it is known of the kind of file."""
    entries: int | None = None
    """How many it has afterwards; None where that is not known."""
    refusal: Finding | None = None
    findings: Findings = field(default_factory=Findings)
    first: Sequence[Entry] = ()

    @property
    def whole(self) -> bool:
        """Whether it takes all of it, as far as is known."""
        return self.refusal is None and not self.findings.lost and self.entries != 0


@dataclass(slots=True)
class Diagnosis:
    """A file, and what each tool that may be meant for it makes of it."""

    file: File
    source: str
    target: str
    """The languages that are translated from and into."""
    verdicts: list[Verdict]

    @property
    def whole(self) -> bool:
        """Whether there is a tool that takes all of it."""
        return not self.file.findings.lost and any(made.whole for made in self.verdicts)

    @property
    def is_plain(self) -> bool:
        """Whether it is a text in which there are lines and no entries."""
        return self.file.kind is Kind.PLAIN

    def as_data(self) -> dict[str, Any]:
        """All of it as what JSON is made of."""
        file = self.file
        encoding = file.encoding
        return {
            "file": str(file.path),
            "kind": file.kind.name.lower(),
            "title": file.kind.value,
            "detail": file.detail,
            "encoding": encoding.title if encoding else "",
            "byte_order_mark": bool(encoding and encoding.marked),
            "entries": file.entries,
            "languages": dict(file.languages),
            "headings": list(file.headings),
            "source": self.source,
            "target": self.target,
            "findings": _findings(file.findings),
            "tools": [
                {
                    "tool": made.tool.NAME,
                    "title": made.tool.TITLE,
                    "exact": made.exact,
                    "entries": made.entries,
                    "refused": made.refusal._asdict() if made.refusal else None,
                    "whole": made.whole,
                    "findings": _findings(made.findings),
                    "first": [entry._asdict() for entry in made.first],
                }
                for made in self.verdicts
            ],
        }


def diagnose(path: Path, *, languages: Sequence[str] = (), tool: str = "") -> Diagnosis:
    """Look at a file as each tool does that may be meant, or as the one that is named.

    Raises UnreadableFile for a file that is dangerous to read, InvalidInput for a tool
    that is not known.
    """
    known = tools()
    if tool and tool not in known:
        raise InvalidInput(f"There is no tool {tool!r} here: use {', '.join(known)}.")
    file = look(path)
    if file.kind in {Kind.TBX2, Kind.TBX3}:
        _add_rules(file)
    source, target = _pair(file, languages)
    if tuple(file.columns[:2]) == (target, source) and not file.headings:
        what = (
            f"the first column reads like {language_name(target)}, not {language_name(source)}"
        )
        file.say("", what, "exchange the columns, or the languages", lost=True)
    meant = [known[tool]] if tool else [t for t in known.values() if _is_meant(t, file)]
    return Diagnosis(file, source, target, [verdict(t, file, source, target) for t in meant])


def _is_meant(tool: Tool, file: File) -> bool:
    """Whether the file is of a kind that it reads, or is called like one."""
    return file.kind in tool.ACCEPTS or (
        file.kind in _GLOSSARIES and file.path.suffix.lower() in _suffixes(tool)
    )


_GLOSSARIES = {Kind.TBX2, Kind.TBX3, Kind.TABS, Kind.COMMAS, Kind.PLAIN, Kind.XML, Kind.EMPTY}


def _suffixes(tool: Tool) -> set[str]:
    return {suffix for suffixes in tool.ACCEPTS.values() for suffix in suffixes}


def verdict(tool: Tool, file: File, source: str, target: str) -> Verdict:
    """What a tool makes of a file in a project from one language into another."""
    suffix = file.path.suffix.lower()
    reads = hasattr(tool, "load")
    known = tool.ACCEPTS.get(file.kind, ())
    # A tool goes by the name; only what is known of it by kinds goes by the kind.
    if suffix not in (_suffixes(tool) if reads or not known else known):
        what = f"it does not know files that end in {suffix or 'nothing'}"
        remedy = f"call it {file.path.stem}{known[0]}" if known else ""
        if not known:
            what = f"it does not read {file.kind}"
        return Verdict(tool, exact=reads, refusal=Finding("", what, remedy, lost=True))
    if reads:
        loaded = cast("Reader", tool).load(file.path, source, target)
        first = loaded.first(3)
        return Verdict(
            tool,
            exact=True,
            entries=loaded.count,
            refusal=loaded.refusal,
            findings=loaded.findings,
            first=first,
        )
    return _judged(tool, file, source, target)


def _judged(tool: Tool, file: File, source: str, target: str) -> Verdict:
    """The verdict of a tool whose reader is not known exactly."""
    made = Verdict(tool, exact=False)
    if file.kind not in tool.ACCEPTS:
        what = f"it does not read {file.kind}"
        made.refusal = Finding("", what, lost=True)
    elif any(kind.what == BROKEN for kind in file.findings):
        made.refusal = Finding("", "the XML is broken", lost=True)
    elif hasattr(tool, "judge"):
        try:
            made.findings.update(cast("Judge", tool).judge(file, source, target))
        except Refused as refused:
            made.refusal = refused.finding
    return made


def _pair(file: File, chosen: Sequence[str]) -> tuple[str, str]:
    """The languages that were asked for, or else those that the file is about."""
    found = [*dict.fromkeys([*chosen, *_languages(file), *LANGUAGES])]
    return found[0], found[1]


def _languages(file: File) -> Iterator[str]:
    """The languages of a file, the one to translate from first, as far as can be told."""
    if file.kind in {Kind.TABS, Kind.COMMAS} and not file.headings:
        yield from filter(None, file.columns)
        return
    numbers: dict[str, int] = {}
    for name, number in file.languages.items():
        tag = language_tag(name)
        if tag:
            numbers[tag.code] = numbers.get(tag.code, 0) + number
    tag = language_tag(file.source_language) if file.source_language else None
    if tag and tag.code in numbers:
        yield tag.code
    most = max(numbers.values(), default=0)
    yield from (code for code in LANGUAGES if numbers.get(code, 0) * 2 > most)
    yield from sorted(numbers, key=lambda code: -numbers[code])


def _add_rules(file: File) -> None:
    """What the standard says of a TBX, findings of one rule under the first one's words."""
    from glossary.formats._tbx.rules import check  # noqa: PLC0415 - for one kind of file

    words: dict[str, str] = {}
    for found in check(file.path):
        text = words.setdefault(found.code, found.message)
        file.say(found.place, f"{text} ({found.code})")


def _findings(findings: Findings) -> list[dict[str, Any]]:
    return [
        {
            "what": kind.what,
            "remedy": kind.remedy,
            "lost": kind.lost,
            "count": kind.count,
            "places": kind.places,
        }
        for kind in findings
    ]
