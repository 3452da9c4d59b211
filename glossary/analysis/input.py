"""The segments of a file that is to be translated: of a document, or of a bilingual file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import bitexts, texts
from glossary.analysis.bands import Band
from glossary.annotation.guess import guess
from glossary.bitexts import Broken, Options
from glossary.errors import InvalidInput, UnreadableFile
from glossary.language import LANGUAGES, language_name, normalise
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossary.bitexts import Problem
    from glossary.memory.matching import Context
    from glossary.model import Document

_PAIRS = frozenset({"xliff", "xliff12", "po"})
"""Formats of a pair of languages, the first of which is that of the file."""
_TABLES = frozenset({"csv", "tsv", "xlsx"})
"""Formats that may be a document or a table of translations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person says of the files."""

    source: str = ""
    """The language translated from; empty: the file says so, or its script does."""
    targets: Sequence[str] = ()
    """Those translated into; none: what the file says, else the glossary's other ones."""
    encoding: str = ""
    """Of a text file; empty: found out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A segment as it is to be looked up, for one language."""

    text: str
    source: str
    target: str
    markup: str = ""
    context: Context = (None, None)
    done: Band | None = None
    """TRANSLATED or FINAL, where the file has a translation; LOCKED where it wants none."""


def segments(path: Path, wanted: Wanted, tell: Callable[[Problem], None]) -> Iterator[Segment]:
    """The segments of a file as they come, once for each language they are translated into.

    What could not be read of it is told. Raises UnreadableText, UnreadableFile and
    InvalidInput, in the middle of a file where it breaks off there.
    """
    if is_document(path):
        yield from _of_document(path, wanted)
        return
    try:
        yield from _of_bitext(path, wanted, tell)
    except InvalidInput as error:
        raise InvalidInput(bitexts.with_from_and_to(str(error))) from error


def is_document(path: Path) -> bool:
    """Whether a file is a text in one language, not one with its translations.

    A workbook is a document where a reader of documents takes it. Raises UnreadableFile
    where there is no file, or where one that is called as a bilingual one is none.
    """
    if not path.exists():
        raise UnreadableFile(f"There is no file {path}.")
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder: name a file in it.")
    name, suffix = bitexts.recognised(path), path.suffix.lower()
    if name is not None:
        return name in _TABLES and suffix in texts.readers()
    bilingual = {end for format_ in bitexts.formats().values() for end in format_.SUFFIXES}
    if suffix in bilingual - set(texts.readers()):
        raise UnreadableFile(
            f"{path} is empty or damaged: it does not begin as a {suffix} file does. Get it "
            "again from the program it came from."
        )
    return True


# ---------------------------------------------------------------------- documents


def _of_document(path: Path, wanted: Wanted) -> Iterator[Segment]:
    document = texts.read(path, Path.cwd(), wanted.encoding)
    source = wanted.source or guess(document.text)
    for target in targets_of(path, source, wanted.targets):
        found = [sentence.text for sentence in texts.sentences(document)]
        for number, text in enumerate(found):
            yield Segment(
                text=text,
                source=source,
                target=target,
                context=(
                    found[number - 1] if number else "",
                    found[number + 1] if number + 1 < len(found) else "",
                ),
            )


def targets_of(path: Path, source: str, targets: Sequence[str]) -> Sequence[str]:
    """What a text is translated into. Raises InvalidInput where it is in that language."""
    if source in targets:
        raise InvalidInput(
            f"{path} is in {language_name(source)}: name another language to translate it "
            "into with --to, or say what it is in with --from."
        )
    return targets or [code for code in LANGUAGES if code != source]


def paragraphs(document: Document) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a document by paragraphs, each with the space that follows it.

    Sentences belong to one paragraph where no line ends between them in the document.
    """
    paragraph: list[tuple[str, str]] = []
    before = ""
    end = 0
    for sentence in texts.sentences(document):
        start, stop = sentence.span
        between = document.text[end:start]
        if before and not between.strip() and between.splitlines() in ([], [between]):
            paragraph.append((before, between))
        elif before:
            yield [*paragraph, (before, "")]
            paragraph = []
        before, end = sentence.text, stop
    if before:
        yield [*paragraph, (before, "")]


# ---------------------------------------------------------------------- bilingual files


def _of_bitext(
    path: Path, wanted: Wanted, tell: Callable[[Problem], None]
) -> Iterator[Segment]:
    declared = bitexts.declared_target(path)
    is_pair = bitexts.recognised(path) in _PAIRS
    targets = wanted.targets or ((declared,) if declared else _found_targets(path, wanted))
    options = Options(
        source_language=wanted.source,
        # A file of several languages says which they are; it is not asked which it is from.
        target_languages=wanted.targets if wanted.source or is_pair else (),
        encoding=wanted.encoding,
        untranslated=True,
        locked=True,
    )
    before: Unit | None = None
    unit: Unit | None = None
    for after in _units(path, options, tell):
        if after.status == bitexts.LOCKED and len(after.segments) == 1:
            # The memory has no such units, so this is no neighbour that it knows.
            yield from _of_unit(path, after, (None, None), wanted, targets)
            continue
        if unit is not None:
            yield from _of_unit(path, unit, (before, after), wanted, targets)
        before, unit = unit, after
    if unit is not None:
        yield from _of_unit(path, unit, (before, None), wanted, targets)


def _units(path: Path, options: Options, tell: Callable[[Problem], None]) -> Iterator[Unit]:
    """The units of a file; of those that are the same text in one place the first."""
    last: tuple[str, int, set[str]] = ("", -1, set())
    for item in bitexts.read(path, options):
        if isinstance(item, Broken):
            raise UnreadableFile(f"{path} is damaged. {item.place}: {item.reason}.")
        if not isinstance(item, Unit):
            tell(item._replace(reason=bitexts.with_from_and_to(item.reason)))
            continue
        source = options.source_language or next(iter(item.segments))
        if (item.document, item.position) != last[:2]:
            last = (item.document, item.position, set())
        if item.segments[source] not in last[2]:
            last[2].add(item.segments[source])
            yield item


def _of_unit(
    path: Path,
    unit: Unit,
    beside: tuple[Unit | None, Unit | None],
    wanted: Wanted,
    targets: Sequence[str],
) -> Iterator[Segment]:
    source = wanted.source or next(iter(unit.segments))
    for target in targets_of(path, source, targets):
        yield Segment(
            text=unit.segments[source],
            source=source,
            target=target,
            markup=unit.markup.get(source, ""),
            context=(_beside(beside[0], unit, source), _beside(beside[1], unit, source)),
            done=_done(unit, source, target),
        )


def _beside(other: Unit | None, unit: Unit, source: str) -> str | None:
    """The text of the next or last segment; empty at an end of the file."""
    if other is None or other.document != unit.document:
        return ""
    # One that was left out stands between them: which, nobody knows.
    return other.segments.get(source) if abs(other.position - unit.position) <= 1 else None


def _done(unit: Unit, source: str, target: str) -> Band | None:
    """Whether somebody has translated a unit, or nobody is to: not where it is a draft.

    Tools that make an XLIFF of a document may put the source text where the translation
    comes; that is none.
    """
    if unit.status == bitexts.LOCKED:
        return Band.LOCKED
    text = unit.segments.get(target, "")
    if not text or unit.status == "initial":
        return None
    if not unit.status and normalise(text) == normalise(unit.segments[source]):
        return None
    return Band.FINAL if unit.status == "final" else Band.TRANSLATED


def _found_targets(path: Path, wanted: Wanted) -> Sequence[str]:
    """The languages that the units of a file are translated into."""
    found: set[str] = set()
    options = Options(
        source_language=wanted.source, encoding=wanted.encoding, untranslated=True
    )
    for item in bitexts.read(path, options):
        if isinstance(item, Unit):
            source = wanted.source or next(iter(item.segments))
            found.update(code for code in item.segments if code != source)
    return sorted(found, key=lambda code: (code not in LANGUAGES, code))
