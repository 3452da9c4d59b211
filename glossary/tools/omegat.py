"""OmegaT, the free translation memory program.

Its readers are built anew here, after what OmegaT 3.6 did with some hundred files made to
puzzle it; up to 6.1 they are the same but for `.tsv` (since 5.5) and spaces (since 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Loaded, Refused
from glossary.tools._omegat_tables import read_commas, read_tabs
from glossary.tools._omegat_tbx import read_tbx
from glossary.tools._omegat_tmx import read_tmx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "omegat"
TITLE = "OmegaT"
VERSIONS = "3.6 to 6.1; for Korean 6.0.1 or later, or one before 5.6"
FORMATS = ("omegat", "tbx2")
ACCEPTS = {
    Kind.TABS: (".txt", ".tab", ".utf8", ".tsv"),
    Kind.COMMAS: (".csv",),
    Kind.TBX2: (".tbx",),
    Kind.TMX: (".tmx",),
}
ARRIVES = (
    "A source term, a target term and a comment, a row for each pair; from TBX every source "
    "term with every target term, and all that is said of the concept in one comment"
)
LOST = (
    "Statuses (terms to avoid in a TBX are offered like any other), ids and relations; a "
    "Korean term of one syllable (핵) and an acronym with a particle (`NLL을`) are not found "
    "in texts, and 5.6 to 6.0.0 find few Korean terms at all"
)
HOW = (
    "Put the file into the project's `glossary` folder; it is loaded at once. One file a "
    "direction; a TMX goes into `tm`"
)


def load(path: Path, source: str, target: str) -> Loaded:
    """The entries that OmegaT will have in a project from one language into another."""
    return Loaded(_read(path, source, target))


def _read(path: Path, source: str, target: str) -> Iterator[Entry | Finding]:
    suffix = path.suffix.lower()
    if suffix == ".tsv":
        yield Finding("", "OmegaT before 5.5 takes no notice of .tsv", "call it .txt")
    if suffix in ACCEPTS[Kind.TABS]:
        yield from read_tabs(path)
    elif suffix == ".csv":
        yield from read_commas(path)
    elif suffix == ".tbx":
        yield from read_tbx(path, source, target)
    elif suffix == ".tmx":
        yield from read_tmx(path, source, target)
    else:
        raise Refused(f"OmegaT takes no notice of files that end in {suffix or 'nothing'}")
