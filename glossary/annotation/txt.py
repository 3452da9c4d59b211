"""Plain text: each term in brackets with its equivalents, and a list of them at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from glossary.annotation.marks import edges
from glossary.recognition import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.annotation.marks import About, Entry, Mark, Passage

NAME = "txt"
TITLE = "text, the equivalents in brackets behind the terms"
SUFFIX = ".txt"
TARGETS: int | None = None


def write(passages: Iterable[Passage], stream: TextIO, about: About) -> None:
    """Write `[한미동맹 = ROK-U.S. alliance; 米韓同盟]은`, then the list of the terms."""
    entries: dict[str, Entry] = {}
    last = "\n"
    for passage in passages:
        done = 0
        for edge in edges(passage):
            stream.write(passage.text[done : edge.place])
            done = edge.place
            stream.write("[" if edge.opens else f"{_equivalents(edge.mark, about)}]")
            for entry in edge.mark.entries if edge.opens else ():
                entries.setdefault(entry.concept, entry)
        stream.write(passage.text[done:])
        last = passage.text[-1:] or last
    if not entries:
        return
    stream.write("\n" if last == "\n" else "\n\n")
    stream.write("Terms\n")
    for entry in entries.values():
        stream.write("".join(f"{line}\n" for line in _listed(entry, about)))


def _equivalents(mark: Mark, about: About) -> str:
    meanings = []
    for entry in mark.entries:
        firsts = (entry.to_use(language)[:1] for language in about.targets)
        texts = [e.text for first in firsts for e in first]
        if texts:
            meanings.append("; ".join(texts))
    doubt = "?" if mark.kind is Kind.UNCERTAIN else ""
    return f" ={doubt} {' / '.join(meanings)}" if meanings else doubt


def _listed(entry: Entry, about: About) -> Iterable[str]:
    avoided = " (not to be used" if entry.is_avoided else ""
    if avoided:
        avoided += f": better {entry.instead})" if entry.instead else ")"
    yield f"  {entry.term}{avoided}"
    for language in about.targets:
        use = [e.text + "☆" * (e.reliability == 1) for e in entry.to_use(language)]
        avoid = [f"not {e.text}" for e in entry.to_avoid(language)]
        if use or avoid:
            yield f"    {language}  {'; '.join([*use, *avoid])}"
