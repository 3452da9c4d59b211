"""Glosses in the texts: 준동맹(quasi-alliance), 전수방위(專守防衛), 동지국(同志国)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import language, names
from glossary.equivalents import kanji
from glossary.model import Evidence, Method, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.sources import Query, Quoted
    from glossary.model import Source

SOURCES: tuple[Source, ...] = ()
"""The texts are the source; whoever reads them records them."""

CONFIDENCE = 0.90
"""19 of the 21 glosses in the three seed texts give a clean pair, counted by hand."""

_ATTESTED = 3
_LOOSE = 2
"""A gloss that explains rather than names: a paraphrase."""
_UNVERIFIED = 1
"""An acronym after a phrase that no official name ends in: 인도태평양 구상(IP4), where IP4
are four states. The one on the gold is none."""
_CONFIDENCES = {_ATTESTED: CONFIDENCE, _LOOSE: None, _UNVERIFIED: None}
"""Paraphrases and acronyms after phrases are too few to say."""


def equivalents(query: Query) -> Iterator[Term]:
    """What the parentheses after the term say, in the languages that they say it in."""
    for quoted in query.glosses:
        gloss = quoted.gloss
        match gloss.kind:
            case "english" | "name":
                yield _term("en", gloss.gloss, quoted)
            case "acronym":
                yield from _acronym(quoted)
            case "hanja" | "japanese":
                yield from _characters(quoted)
            case "korean":
                yield _term("ko", gloss.gloss, quoted, reliability=_LOOSE, note="paraphrase")


def evidence(quoted: Quoted, note: str = "", confidence: float | None = CONFIDENCE) -> Evidence:
    """The gloss as a reason for a term."""
    return Evidence(
        method=Method.GLOSS,
        source=quoted.source,
        confidence=confidence,
        quote=quoted.sentence,
        sentence_id=quoted.gloss.sentence_id,
        note=note,
    )


def _term(
    code: str, text: str, quoted: Quoted, *, reliability: int = _ATTESTED, note: str = ""
) -> Term:
    return Term(
        language=code,
        text=text,
        type=TermType.ACRONYM if language.is_acronym(text) else TermType.FULL_FORM,
        reliability=reliability,
        note=note,
        evidence=(evidence(quoted, confidence=_CONFIDENCES[reliability]),),
    )


def _acronym(quoted: Quoted) -> Iterator[Term]:
    gloss = quoted.gloss
    if names.names_it(gloss.term, gloss.gloss):
        yield _term("ko", gloss.gloss, quoted)
        yield _term("en", gloss.gloss, quoted)
    else:
        yield _term("en", gloss.gloss, quoted, reliability=_UNVERIFIED)


def _characters(quoted: Quoted) -> Iterator[Term]:
    gloss = quoted.gloss
    if not language.is_kanji(gloss.gloss) or gloss.language == "ja":
        yield _term("ja", gloss.gloss, quoted)
        return
    japanese = kanji.new_style(gloss.gloss)
    if len(gloss.gloss) == len(language.key(gloss.term)):
        # one syllable, one character: so the hanja spell the Korean word
        yield Term(
            language="ko",
            text=gloss.term,
            reading=gloss.gloss,
            reliability=_ATTESTED,
            evidence=(evidence(quoted, note=f"written {gloss.gloss}"),),
        )
    if kanji.is_japanese(japanese):
        note = f"from {gloss.gloss}" if japanese != gloss.gloss else ""
        yield _term("ja", japanese, quoted, note=note)
