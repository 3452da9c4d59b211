"""The terms of a text as an instruction for whoever translates it, a person or a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.annotation.marks import About, Entry, Passage


def prompt(passages: Iterable[Passage], about: About) -> Iterator[str]:
    """The lines of the instruction: what to do, then a term a line, as they first appear.

    Terms without an equivalent in the languages asked for are not among them; where none
    has one, there are no lines. The same text and glossary give the same lines.
    """
    entries: dict[str, Entry] = {}
    for passage in passages:
        for mark in passage.marks:
            for entry in mark.entries:
                if entry.equivalents:
                    entries.setdefault(entry.concept, entry)
    if not entries:
        return
    names = " and ".join(map(language_name, about.targets))
    yield f"Translate from {language_name(about.source)} into {names}."
    yield "Use these terms exactly as given, inflected where grammar asks for it:"
    for entry in entries.values():
        yield f"- {entry.term} → {_equivalents(entry, about.targets)}"


def _equivalents(entry: Entry, targets: Sequence[str]) -> str:
    several = len(targets) > 1
    parts = []
    for language in targets:
        use = [e.text for e in entry.to_use(language)]
        avoid = [e.text for e in entry.to_avoid(language)]
        more = [f"also {', '.join(use[1:])}"] if use[1:] else []
        more += [f"never {', '.join(avoid)}"] if avoid else []
        text = use[0] if use else ""
        text += f" ({'; '.join(more)})" if text and more else "; ".join(more)
        if text:
            parts.append(f"{language}: {text}" if several else text)
    if entry.instead:
        parts.append(f"(the text means {entry.instead})")
    return " | ".join(parts)
