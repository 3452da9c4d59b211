"""What a word over a column means: a language, a field, or a field of a language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.formats._table.words import LANGUAGE_WORDS, READING_OF, Role, plain, roles
from glossary.language import LanguageTag, language_name, language_tag, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BRACKETED = re.compile(r"(.+?)\s*[(\[（［](.+)[)\]）］]")
_BETWEEN = re.compile(r"[\s_:/·.-]+")
_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")

_OF_A_LANGUAGE = {
    Role.NOTE: Role.TERM_NOTE,
    Role.STATUS: Role.TERM_STATUS,
    Role.SOURCE_TERM: Role.TERM,
    Role.TARGET_TERM: Role.TERM,
    Role.ID: Role.OTHER_TEXT,
}
"""What a word means beside the name of a language, where that is something else."""


class Heading(NamedTuple):
    """What a heading says of its column."""

    role: Role
    language: str = ""
    """Of what stands in it; empty where the heading does not say."""
    region: str = ""
    """Where the language is that of a country: `GB` of `English (UK)`."""


@cache
def meaning(text: str) -> Heading | None:
    """What a heading means; None where it is nobody's word for anything.

    >>> meaning("영문 정의"), meaning("translation_ko"), meaning("비고")
    ... # doctest: +NORMALIZE_WHITESPACE
    (Heading(role=<Role.DEFINITION: 'definition'>, language='en', region=''),
     Heading(role=<Role.TERM: 'term'>, language='ko', region=''),
     Heading(role=<Role.NOTE: 'note'>, language='', region=''))
    """
    text = normalise(text).strip(" :：*")
    if word := roles().get(plain(text)):
        return Heading(word, READING_OF.get(plain(text), ""))
    if tag := language_of(text):
        return Heading(Role.TERM, tag.code, tag.region)
    for one, other in _split(text):
        for language, field in ((one, other), (other, one)):
            if (role := roles().get(plain(field))) and (tag := language_of(language)):
                return Heading(_OF_A_LANGUAGE.get(role, role), tag.code, tag.region)
    return None


def _split(text: str) -> Iterator[tuple[str, str]]:
    """A heading in two, in every way in which it may be a language and a field."""
    if bracketed := _BRACKETED.fullmatch(text):
        yield bracketed.group(1), bracketed.group(2)
    for gap in _BETWEEN.finditer(text):
        yield text[: gap.start()], text[gap.end() :]
    if not text.isascii():  # 영문정의, 日本語読み: no gap
        for i in range(1, len(text)):
            yield text[:i], text[i:]


@cache
def language_of(text: str) -> LanguageTag | None:
    """The language that people mean by a name, a code or a short form; None if none.

    Of three-letter codes only those are meant that have a two-letter one, too: `Tag`, `Pos`
    and `Use` are languages, but not over columns.

    >>> [language_of(t).code for t in ("국문", "KR", "ko-KR", "Chinese (Traditional)")]
    ['ko', 'ko', 'ko', 'zh-Hant']
    >>> language_of("tag") is None
    True
    """
    text = text.strip()
    if code := LANGUAGE_WORDS.get(plain(text)):
        return LanguageTag(code, "")
    if tag := language_tag(text):
        main = tag.code.partition("-")[0]
        return tag if len(main) == 2 or not _CODE.fullmatch(text) else None
    if bracketed := _BRACKETED.fullmatch(text):
        return _of_a_kind(*bracketed.groups())
    for gap in re.finditer("[ _]+", text):  # English_United_States, as memoQ has it
        if tag := _of_a_kind(text[: gap.start()], text[gap.end() :]):
            return tag
    return None


def _of_a_kind(language: str, kind: str) -> LanguageTag | None:
    """A language with a script and a country: of Chinese, `Traditional, Taiwan`."""
    subtags = [_subtag(part) for part in re.split(r"\s*[,、·]\s*", kind)]
    if not all(subtags) or (tag := language_of(language)) is None:
        return None
    return language_tag("-".join((tag.code, *subtags)))


def _subtag(name: str) -> str:
    return _subtags().get(plain(name)) or (name if re.fullmatch("[A-Z]{2}", name) else "")


@cache
def _subtags() -> dict[str, str]:
    """Scripts and countries by their names in English, Korean and Japanese (CLDR)."""
    from babel import Locale  # noqa: PLC0415 - seldom needed

    named = {plain(word): code for word, code in _SHORT_COUNTRIES.items()}
    for locale in map(Locale, ("ja", "ko", "en")):
        for names in (locale.territories, locale.scripts):
            named |= {plain(name): code for code, name in names.items() if code.isalpha()}
    return named


_SHORT_COUNTRIES = {"UK": "GB", "USA": "US", "DPRK": "KP", "PRC": "CN", "ROK": "KR"}


def are_memoq(cells: Sequence[str]) -> bool:
    """Whether headings are those of a termbase that memoQ exported."""
    words = {plain(cell) for cell in cells}
    return "entryid" in words and any(
        word == "terminfo" or word.endswith("def") for word in words
    )


_PAIR_IN_NAME = re.compile(r"(?:^|[._ ])([A-Za-z]{2,3}-[A-Za-z]{2,3})(?=\.)")


def languages_of_name(name: str) -> list[LanguageTag]:
    """The two languages that the name of a file has in it; none where it has none.

    >>> [tag.code for tag in languages_of_name("terms.ko-en.csv")]
    ['ko', 'en']
    """
    for pair in _PAIR_IN_NAME.findall(name):
        tags = [language_tag(code) for code in pair.split("-")]
        if all(tags) and language_tag(pair) is None:  # zh-TW is one language
            return [tag for tag in tags if tag]
    return []


def names(languages: Sequence[str]) -> dict[str, str]:
    """What to call languages over columns, by their codes, so that `meaning` knows them.

    Their names in English; their codes where a name is another's too, or not known.
    """
    called = {code: language_name(code) for code in languages}
    return {
        code: name if code in _PLAIN or _is_known(code, name, called) else code
        for code, name in called.items()
    }


_PLAIN = frozenset({"ko", "en", "ja"})


def _is_known(code: str, name: str, called: dict[str, str]) -> bool:
    tag = language_of(name)
    return list(called.values()).count(name) == 1 and tag is not None and tag.code == code
