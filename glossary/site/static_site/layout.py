"""Which file each page is in, in a folder of pages without a server."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

MANY = 2000
"""Entries from which on they are spread over 256 folders: a folder with 100,000 files is
slow to list and to copy."""

_LONGEST = 150
"""Bytes of a file's name; file systems take 255, with its end and a copy's `.tmp`."""

_PLAIN = re.compile(r"\w[\w.\-]*")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that mean something else in Windows."""
_PART = re.compile(r"\.part\d+$")
"""How the file of a further part of a text ends."""


def stem(name: str, *, alike: AbstractSet[str] = frozenset()) -> str:
    """A name that any file system takes; the same for the same name, another for another.

    `alike` are names that differ from others in capitals only, which some file systems do
    not tell apart.

    >>> stem("gsomia"), stem("한미동맹")
    ('gsomia', '한미동맹')
    >>> stem("seeds/a.txt"), stem("con")
    ('seeds_a.txt-415ebf9c', 'con-1143da2b')
    """
    plain = unicodedata.normalize("NFC", name)
    if (
        plain == name
        and name not in alike
        and _PLAIN.fullmatch(name)
        and not name.endswith(".")
        and not _DEVICES.fullmatch(name)
        and len(name.encode()) <= _LONGEST
    ):
        return name
    short = re.sub(r"[^\w.\-]", "_", plain).lstrip("._-")
    while len(short.encode()) > _LONGEST:
        short = short[:-1]
    return f"{short or 'x'}-{sha256(name.encode()).hexdigest()[:8]}"


def alike_texts(names: Iterable[str]) -> frozenset[str]:
    """The names that differ from others in capitals only, or end as those of parts do.

    >>> sorted(alike_texts(["A.txt", "a.txt", "b.txt", "b.txt.part2"]))
    ['A.txt', 'a.txt', 'b.txt.part2']
    """
    known = list(names)
    count = Counter(name.lower() for name in known)
    return frozenset(n for n in known if count[n.lower()] > 1 or _PART.search(n))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything is. Paths are from the folder's root, with `/`."""

    languages: Sequence[str]
    """Of the interface; pages in the first are at the root, others in folders."""
    pages: AbstractSet[str]
    """The pages that there are once in each language: `texts`, `statistics`…"""
    entries: int
    alike: AbstractSet[str] = frozenset()
    """Public ids that differ from others in capitals only."""
    downloads: Mapping[str, str]
    """The files of the whole glossary: format → path, and `omegat:ko,en` → path."""
    texts: Mapping[str, Sequence[int]]
    """The texts that are published, by name: the first sentence of each of its parts."""
    alike_texts: AbstractSet[str] = frozenset()
    """Names of texts that could be taken for others, as `alike_texts` finds them."""

    def start(self, language: str) -> str:
        """The first page."""
        return self.page("index", language)

    def page(self, name: str, language: str) -> str:
        """A page that there is once."""
        return f"{self._folder(language)}{name}.html"

    def entry(self, public_id: str, language: str) -> str:
        """The page of an entry."""
        folder = "entry"
        if self.entries > MANY:
            folder += f"/{sha256(public_id.encode()).hexdigest()[:2]}"
        name = stem(public_id, alike=self.alike)
        return f"{self._folder(language)}{folder}/{name}.html"

    def text(self, name: str, part: int, language: str) -> str:
        """A part of a text, from 1."""
        number = f".part{part}" if part > 1 else ""
        return f"{self._folder(language)}text/{stem(name, alike=self.alike_texts)}{number}.html"

    def part_of(self, name: str, sentence_id: int) -> int:
        """The part of a text that a sentence stands in."""
        return max(1, bisect_right(self.texts[name], sentence_id))

    def _folder(self, language: str) -> str:
        return "" if language == self.languages[0] else f"{language}/"
