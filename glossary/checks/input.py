"""Finished translations, from one file in two languages or from two text files, as pairs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from glossary import bitexts
from glossary.annotation.guess import guess
from glossary.checks.pairs import Pair
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.problem import Problem
from glossary.files.text_file import lines, open_text
from glossary.language import language_name
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_SAMPLE = 1 << 14
"""Characters by which the language of a text is told."""


_PAIR = 2
"""Languages of a format that may leave it to others to say which they are."""
_TABLES = frozenset({"csv", "tsv", "xlsx"})
"""Formats whose units know the number of their row, from 1; of others, their place, from 0."""


def from_bitext(
    path: Path,
    tell: Callable[[Problem], None],
    options: bitexts.Options | None = None,
    format_: str = "",
) -> Iterator[Pair]:
    """The segments of an XLIFF, TMX, PO or table with their translations, as they come.

    Without a source language it is the first that a segment is in; without target languages
    it is what the file says, or all the others are; without `format_` it is found out. What
    could not be read is told of. Raises UnreadableFile where there is nothing to be read, or
    where the file breaks off, InvalidInput for options that do not go with it, such as a
    target that it does not have.
    """
    options = replace(options or bitexts.Options(), untranslated=True)
    try:
        yield from _from_bitext(path, tell, options, format_)
    except InvalidInput as error:
        raise InvalidInput(bitexts.with_from_and_to(str(error))) from error


def _from_bitext(
    path: Path,
    tell: Callable[[Problem], None],
    options: bitexts.Options,
    name: str,
) -> Iterator[Pair]:
    source, targets = options.source_language, options.target_languages
    format_ = bitexts.format_of(path, name)
    declared = bitexts.declared_target(path, format_.NAME)
    is_for_the_asking = format_.LANGUAGES == _PAIR and not declared
    if targets and declared not in targets and not is_for_the_asking:
        _check_targets(path, format_, options)
    seen: dict[str, None] = dict.fromkeys(targets or filter(None, (declared,)))
    called, first = ("row", 0) if format_.NAME in _TABLES else ("segment", 1)
    for item in format_.read(path, options):
        if isinstance(item, Unit):
            number = str(item.position + first)
            for pair in _pairs(item, source, targets, seen):
                place = ", ".join(filter(None, (item.document, f"{called} {number}")))
                yield replace(pair, segment=pair.segment or number, place=place)
        elif isinstance(item, bitexts.Broken):
            raise UnreadableFile(
                f"{path}, {item.place}: the file cannot be read any further, because "
                f"{item.reason}. What came before was checked."
            )
        else:
            tell(item._replace(reason=bitexts.with_from_and_to(item.reason)))


def _check_targets(path: Path, format_: bitexts.Format, options: bitexts.Options) -> None:
    """Raise InvalidInput where a file is translated, and into none of those asked for.

    The file is read as far as the first unit that has one of them.
    """
    found: dict[str, None] = {}
    for item in format_.read(path, replace(options, target_languages=())):
        if isinstance(item, Unit):
            found.update(dict.fromkeys(item.segments))
            if not found.keys().isdisjoint(options.target_languages):
                return
    if len(found) > 1:
        wanted, has = (
            " and ".join(map(language_name, codes))
            for codes in (options.target_languages, found)
        )
        raise InvalidInput(
            f"{path} has no translation into {wanted}: it is in {has}, so name one of these "
            "after --to."
        )


def _pairs(
    unit: Unit, source: str, targets: Sequence[str], seen: dict[str, None]
) -> Iterator[Pair]:
    """A pair for each language that a unit is translated into, or should be."""
    first = source or next(iter(unit.segments))
    found = [code for code in unit.segments if code != first]
    seen.update(dict.fromkeys(found))
    for target in targets or found or seen or ("",):
        yield Pair(
            segment=unit.external_id,
            source=unit.segments.get(first, ""),
            target=unit.segments.get(target, ""),
            source_language=first,
            target_language=target,
            source_markup=unit.markup.get(first, ""),
            target_markup=unit.markup.get(target, ""),
        )


def from_texts(
    paths: tuple[Path, Path],
    tell: Callable[[Problem], None],
    *,
    source: str = "",
    target: str = "",
    encoding: str = "",
) -> Iterator[Pair]:
    """The lines of two texts, the first line of one with the first of the other, and so on.

    Lines empty in both are passed over. Raises InvalidInput, before anything else, where one
    has more lines than the other or both are in one language; UnreadableFile for what is no
    text.
    """
    _compare_lengths(paths, encoding)
    languages = [
        given or _guessed(path, encoding)
        for path, given in zip(paths, (source, target), strict=True)
    ]
    if languages[0] == languages[1]:
        raise InvalidInput(
            f"{paths[0]} and {paths[1]} both seem to be in {language_name(languages[0])}: say "
            "what they are in with --from and --to."
        )
    with ExitStack() as stack:
        texts = [
            lines(stack.enter_context(open_text(path, encoding)[0]), partial(_tell, tell, path))
            for path in paths
        ]
        for number, (one, other) in enumerate(zip_longest(*texts, fillvalue=""), 1):
            pair = Pair(
                segment=str(number),
                source=one.rstrip("\r\n"),
                target=other.rstrip("\r\n"),
                source_language=languages[0],
                target_language=languages[1],
                place=f"line {number}",
            )
            if pair.source.strip() or pair.target.strip():
                yield pair


def _tell(tell: Callable[[Problem], None], path: Path, problem: Problem) -> None:
    tell(Problem(f"{path}, {problem.place}", problem.reason, problem.lost))


def _guessed(path: Path, encoding: str) -> str:
    stream, _ = open_text(path, encoding)
    with stream:
        return guess(stream.read(_SAMPLE))


def _compare_lengths(paths: tuple[Path, Path], encoding: str) -> None:
    counts = []
    for path in paths:
        stream, _ = open_text(path, encoding)
        with stream:
            counts.append(sum(1 for _ in lines(stream, lambda _: None)))
    if counts[0] != counts[1]:
        raise InvalidInput(
            f"{paths[0]} has {counts[0]:,} lines and {paths[1]} has {counts[1]:,}: they are "
            "compared line by line. Pair their sentences first with `glossary tm align` and "
            "check the result."
        )
