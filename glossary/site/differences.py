"""What a change made of an entry: each thing that differs, as it was and as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.model import Concept, Definition, Relation, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs. What was not there before, or is not any more, is empty."""

    what: str
    """`status`, `term`, `reading` …: the message is `entry.change_` and this."""
    before: str = ""
    after: str = ""
    codes: str = ""
    """The kind of words (`messages/words.toml`) that both are codes of, if they are."""
    language: str = ""
    """Of both, where they are in one."""
    term: str = ""
    """The term that it is about, if it is about one."""
    term_language: str = ""


_TERM_FIELDS = {
    "type": "type",
    "administrative_status": "administrative",
    "reliability": "reliability",
    "part_of_speech": "part",
    "reading": "",
    "regional_usage": "",
    "note": "",
}
"""The fields of a term, with the kind of words that their values are codes of."""


def differences(before: Concept | None, after: Concept | None) -> list[Difference]:
    """What makes an entry differ from what it was; nothing, where there was or is none.

    How high it ranks among the candidates is left out: each build counts that anew.
    """
    if before is None or after is None:
        return []
    return [
        *_of_fields(before, after),
        *_of_terms(before, after),
        *_of_definitions(before.definitions, after.definitions),
        *_of_relations(before.relations, after.relations),
        *_of_lists("origin", [o.id for o in before.origins], [o.id for o in after.origins]),
    ]


def _of_fields(before: Concept, after: Concept) -> Iterator[Difference]:
    for name, codes in (("status", "status"), ("subject", "subject"), ("note", "")):
        old, new = str(getattr(before, name)), str(getattr(after, name))
        if old != new:
            yield Difference(what=name, before=old, after=new, codes=codes)


def _of_terms(before: Concept, after: Concept) -> Iterator[Difference]:
    old = {(term.language, term.text): term for term in before.terms}
    new = {(term.language, term.text): term for term in after.terms}
    for (language, text), term in old.items():
        if (language, text) not in new:
            yield Difference(what="term", before=text, language=language)
        else:
            yield from _of_term(term, new[language, text])
    for language, text in new:
        if (language, text) not in old:
            yield Difference(what="term", after=text, language=language)
    if old.keys() == new.keys() and list(old) != list(new):
        yield Difference(what="order")


def _of_term(before: Term, after: Term) -> Iterator[Difference]:
    about = {"term": after.text, "term_language": after.language}
    for name, codes in _TERM_FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            what = "term_note" if name == "note" else name
            yield Difference(
                what=what, before=str(old or ""), after=str(new or ""), codes=codes, **about
            )
    if before.evidence != after.evidence:
        counts = str(len(before.evidence)), str(len(after.evidence))
        yield Difference(what="evidence", before=counts[0], after=counts[1], **about)


def _of_definitions(
    before: tuple[Definition, ...], after: tuple[Definition, ...]
) -> Iterator[Difference]:
    """By language; a definition that only has another source differs, too."""
    for language in dict.fromkeys(d.language for d in (*before, *after)):
        old = [d for d in before if d.language == language]
        new = [d for d in after if d.language == language]
        if old != new:
            yield Difference(
                what="definition",
                before="; ".join(d.text for d in old),
                after="; ".join(d.text for d in new),
                language=language,
            )


def _of_relations(
    before: tuple[Relation, ...], after: tuple[Relation, ...]
) -> Iterator[Difference]:
    for kind in dict.fromkeys(link.kind for link in (*before, *after)):
        yield from _of_lists(
            f"relation_{kind}",
            [link.target for link in before if link.kind == kind],
            [link.target for link in after if link.kind == kind],
        )


def _of_lists(what: str, before: list[str], after: list[str]) -> Iterator[Difference]:
    for text in before:
        if text not in after:
            yield Difference(what=what, before=text)
    for text in after:
        if text not in before:
            yield Difference(what=what, after=text)
