"""The sources that a TBX file names: by their words, by reference, and what they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.files.problem import Problem
from glossary.formats._tbx import names
from glossary.formats._tbx.elements import leaves
from glossary.model import Evidence, Method, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element


_LONG = 200
"""Characters: what is named in more of them is seldom named twice, and not remembered."""


NOBODY = Evidence(method=Method.IMPORT, source="")


class Sources:
    """Gives what is cited a key, and tells of each source once.

    A reference leads to the end of the file, where the source is described: until then it
    is known by the words beside the reference.
    """

    def __init__(self, file: str) -> None:
        """`file` is the file's name."""
        self.ours = False
        """Whether our writer wrote the file: then it refers to sources by their keys."""
        self._file = file
        self._told: set[int] = set()
        """Hashes of the keys of sources that were told: there may be a million."""
        self._new: list[Source] = []
        self._awaited: dict[str, dict[str, str]] = {}
        """Id in the file → keys of what was cited by it → the words beside."""
        self._known: Callable[[str, str], Evidence] = lru_cache(maxsize=1000)(self._cite)

    def cite(self, words: str, target: str) -> Evidence:
        """The source of these words, or with this id, as evidence; what the words add.

        It has no key where there is neither.
        """
        return (self._known if len(words) < _LONG else self._cite)(words, target)

    def _cite(self, words: str, target: str) -> Evidence:
        if self.ours:
            if not target:
                words, target = names.without_mark(words)
            if key := names.from_source_name(target):
                self._awaited.setdefault(target, {}).setdefault(key, words)
                return Evidence(method=Method.IMPORT, source=key, note=names.noted(words))
        if not words and not target:
            return NOBODY
        key = f"publication:{words}" if words else f"publication:{self._file}#{target}"
        if target:
            self._awaited.setdefault(target, {})[key] = words
        elif hash(key) not in self._told:
            self._told.add(hash(key))
            self._new.append(_publication(key, words))
        return Evidence(method=Method.IMPORT, source=key)

    def new(self) -> list[Source]:
        """Those named by their words since it was last asked."""
        new, self._new = self._new, []
        return new

    def described(self, element: Element) -> Iterator[Source | Problem]:
        """What a `refObject` says of a source; a Problem where it is none that was cited."""
        name = element.get("id", "")
        items = [(said.kind, said.text) for said in leaves(element)]
        cited = self._awaited.pop(name, {})
        if not cited:
            said = "; ".join(f"{kind}: {text}" for kind, text in items)
            reason = f"{name} at the end of the file ({said}) is no source of a term: not read"
            yield Problem(f"line {element.sourceline}", reason, lost=False)
        for key, words in cited.items():
            yield _ours(key, dict(items)) if self.ours else _theirs(key, words, items)

    def undescribed(self) -> Iterator[Source]:
        """Those that were referred to and are not described: all that is known of them."""
        for name, cited in self._awaited.items():
            for key, words in cited.items():
                yield _publication(key, words or name)
        self._awaited.clear()


def _publication(key: str, title: str) -> Source:
    return Source(key=key, kind=SourceKind.PUBLICATION, title=title)


def _ours(key: str, items: dict[str, str]) -> Source:
    kind = items.get("kind", "")
    return Source(
        key=key,
        kind=SourceKind(kind) if kind in set(SourceKind) else SourceKind.PUBLICATION,
        title=items.get("title", ""),
        url=items.get("url", ""),
        licence=items.get("licence", ""),
    )


def _theirs(key: str, words: str, items: list[tuple[str, str]]) -> Source:
    """Its title and address; whatever else is said of it stands after the title."""
    title = url = ""
    rest = []
    for kind, text in items:
        if kind in {"title", "item"} and not title:
            title = text
        elif not url and text.startswith(("http://", "https://")):
            url = text
        else:
            rest.append(f"{kind}: {text}")
    if words and words not in title:
        title = words if title in words else f"{title}: {words}"
    title = "; ".join(filter(None, (title, *rest)))
    return Source(key=key, kind=SourceKind.PUBLICATION, title=title or key, url=url)
