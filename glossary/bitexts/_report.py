"""What is asked of a writer, and what it says of the file it wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.language import HOME_REGIONS, language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is to be written."""

    languages: Sequence[str]
    """In their order; the first is translated from."""
    tags: bool = True
    """Whether inline tags are written, where the format has any (TMX: level 2)."""
    regions: bool = True
    """Whether a language goes by its commonest region: ko-KR. Some tools want that."""
    untranslated: bool = False
    """Whether units with a text in the first language only are written, too."""


@dataclass(slots=True)
class Report:
    """What went into a file and what did not."""

    written: int = 0
    """Units in the file."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Units that are not in the file, by the reason."""
    reduced: Counter[str] = field(default_factory=Counter)
    """Units that are, but not as they were, by what is missing."""


def check(layout: Layout, most: int | None = None) -> None:
    """Raise InvalidInput unless there are two languages, or no more than `most`."""
    count = len(layout.languages)
    if count < 2 or len(set(layout.languages)) < count:
        raise InvalidInput("Name two languages or more, each of them once: ko,en.")
    if most is not None and count > most:
        raise InvalidInput(
            f"This format holds {most} languages and was given {count}: "
            f"{', '.join(layout.languages)}. Name the one to translate from and the one to "
            "translate into: ko,en."
        )


def holding(units: Iterable[Unit], layout: Layout, report: Report) -> Iterator[Unit]:
    """The units with texts in two of the languages, the first of two among them; counted."""
    first, *others = layout.languages
    for unit in units:
        texts = unit.segments
        count = sum(code in texts for code in layout.languages)
        if count > 1 or (layout.untranslated and first in texts):
            report.written += 1
            yield unit
        elif not count:
            report.left_out["it has no text in any of the languages"] += 1
        elif others[1:]:
            report.left_out["it has a text in one of the languages only"] += 1
        else:
            missing = next(code for code in layout.languages if code not in texts)
            report.left_out[f"it has no text in {language_name(missing)}"] += 1


def region(code: str, layout: Layout) -> str:
    """A language as it is written: ko-KR, or ko."""
    home = HOME_REGIONS.get(code)
    return f"{code}-{home}" if home and layout.regions else code
