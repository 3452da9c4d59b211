"""Which of many documents are translations of each other, by their names.

`report.ko.txt` and `report.en.txt`, `ko/report.txt` and `en/report.txt`, `보고서(국문).txt`
and `보고서(영문).txt`: names that differ in a language only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary import texts
from glossary.errors import UnreadableText
from glossary.language import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("ko", "kor", "korean", "kr", "한국어", "국문", "한글", "국어"), "ko"),
    **dict.fromkeys(("en", "eng", "english", "us", "gb", "영어", "영문", "英語", "英文"), "en"),
    **dict.fromkeys(("ja", "jpn", "japanese", "jp", "일본어", "일문", "日本語", "和文"), "ja"),
}
"""What languages are called in the names of files: ISO 639 and 3166 codes, names."""
_PARTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What could be paired, and what could not."""

    pairs: Sequence[tuple[Path, Path]]
    unpaired: Sequence[tuple[Path, str]]
    """The others, each with the reason."""


def pair_by_name(source: Path, target: Path, languages: Sequence[str] = ()) -> Pairing:
    """Pair two texts, or the texts in two folders, or those in one folder with each other.

    In one folder each name has to say its language; `languages` are then the two that
    count, by default Korean and the one other that there is. Raises UnreadableText for what
    does not exist and for folders without texts.
    """
    if not source.is_dir() and not target.is_dir():
        ours, theirs = texts.find([source]), texts.find([target])
        return Pairing([(ours[0], theirs[0])], [])
    if source.is_dir() != target.is_dir():
        folder, file = (source, target) if source.is_dir() else (target, source)
        raise UnreadableText(
            f"{folder} is a folder and {file} is not: give two texts or two folders."
        )
    if source.resolve() == target.resolve():
        return _in_one(source, languages)
    return _paired(_found(source), _found(target))


def language_in(name: str) -> str:
    """The language that a file's name says, the last if there are several; else nothing.

    >>> [language_in(n) for n in ("report.ko", "ja/report", "보고서(영문)", "a-ko-KR", "us")]
    ['ko', 'ja', 'en', 'ko', 'en']
    """
    found = [_NAMES[part] for part in _parts(name) if part in _NAMES]
    return found[-1] if found else ""


def _parts(name: str) -> list[str]:
    return [part for part in _PARTS.split(normalise(name).lower()) if part]


def _key(name: str) -> tuple[str, ...]:
    """A name without its language, by which it is paired."""
    return tuple(part for part in _parts(name) if part not in _NAMES)


def _found(folder: Path) -> list[tuple[str, Path]]:
    """The texts in a folder, by their names without the ending."""
    found = texts.find([folder])
    if not found:
        raise texts.nothing_in([folder])
    return [(path.relative_to(folder).with_suffix("").as_posix(), path) for path in found]


def _in_one(folder: Path, languages: Sequence[str]) -> Pairing:
    found = [(language_in(name), name, path) for name, path in _found(folder)]
    there = {language for language, _, _ in found} - {""}
    wanted = tuple(languages) or ("ko", *sorted(there - {"ko"}))
    if len(wanted) != 2:
        raise UnreadableText(
            f"The names of the texts in {folder} say {len(there)} languages: say which two "
            "with --languages, as in ko,en."
        )
    ours, theirs = (
        [(name, path) for language, name, path in found if language == code] for code in wanted
    )
    paired = _paired(ours, theirs)
    others = [
        (path, "its name does not say its language" if not language else "another language")
        for language, _, path in found
        if language not in wanted
    ]
    return Pairing(paired.pairs, [*paired.unpaired, *others])


def _paired(source: Iterable[tuple[str, Path]], target: Iterable[tuple[str, Path]]) -> Pairing:
    ours, theirs = _by_key(source), _by_key(target)
    pairs = []
    unpaired: list[tuple[Path, str]] = []
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        here, there = ours.get(key, []), theirs.get(key, [])
        if len(here) == len(there) == 1:
            pairs.append((here[0], there[0]))
        elif here and there:
            unpaired += [(path, "several have this name") for path in (*here, *there)]
        else:
            unpaired += [(path, "no other has this name") for path in (*here, *there)]
    return Pairing(pairs, unpaired)


def _by_key(named: Iterable[tuple[str, Path]]) -> dict[tuple[str, ...], list[Path]]:
    found: defaultdict[tuple[str, ...], list[Path]] = defaultdict(list)
    for name, path in named:
        found[_key(name)].append(path)
    return dict(found)
