"""Languages, scripts, normal forms, particles: pure functions over `str`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("ko", "en", "ja")
"""The languages of the glossary, in the order in which they are shown."""

LANGUAGE_NAMES = {"ko": "Korean", "en": "English", "ja": "Japanese"}


def language_name(code: str) -> str:
    """What a language is called in English; its code where CLDR has no name.

    >>> language_name("ko"), language_name("fr"), language_name("x-none")
    ('Korean', 'French', 'x-none')
    """
    if code in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[code]
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - seldom needed

    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


HOME_REGIONS = {"ko": "KR", "en": "US", "ja": "JP"}
"""The region that a bare language code stands for, by CLDR's likely subtags."""


class LanguageTag(NamedTuple):
    """A language as the termbase has it."""

    code: str
    """`ko`, `en`, `ja`; another in BCP 47 form: `zh-Hant`, `ko-Hani`, `fr-CA`."""
    region: str
    """The region of one of the glossary's languages, where the tag names one that is not
    the language's own: `GB` of en-GB, `KP` of ko-KP, and nothing of ko-KR."""


@lru_cache(1024)
def language_tag(text: str) -> LanguageTag | None:
    """The language that a code or a name means, in whichever case; None if it is none.

    Names are those of CLDR in English, Korean and Japanese, and those that offices use.

    >>> [language_tag(t) for t in ("ko_KR", "EN-GB", "일본어", "zh-hant")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [LanguageTag(code='ko', region=''), LanguageTag(code='en', region='GB'),
     LanguageTag(code='ja', region=''), LanguageTag(code='zh-Hant', region='')]
    >>> language_tag("note") is None
    True
    """
    import langcodes  # noqa: PLC0415 - seldom needed
    from langcodes.tag_parser import LanguageTagError  # noqa: PLC0415

    wanted = text.strip()
    if wanted.casefold() in _languages_by_name():
        return LanguageTag(_languages_by_name()[wanted.casefold()], "")
    try:
        tag = langcodes.Language.get(wanted)
    except (LanguageTagError, ValueError):
        return None
    if not tag.language or not langcodes.tag_is_valid(wanted):
        return None
    if tag.language not in LANGUAGES or tag.script:
        return LanguageTag(tag.to_tag(), "")
    region = tag.territory or ""
    return LanguageTag(tag.language, "" if region == HOME_REGIONS[tag.language] else region)


@cache
def _languages_by_name() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - seldom needed

    return _IN_OFFICES | {
        name.casefold(): code.replace("_", "-")
        for locale in reversed(LANGUAGES)
        for code, name in Locale(locale).languages.items()
        if len(name) > 3  # `Ido` and such read like codes of other languages
        or not name.isascii()
    }


_IN_OFFICES = {
    "국문": "ko",
    "영문": "en",
    "일문": "ja",
    "英文": "en",
    "和文": "ja",
    "日文": "ja",
}
"""How tables of offices are headed, which CLDR does not say."""


HANGUL = "가-힣"
KANJI = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KANA = "ぁ-ゖァ-ヺー"

# NCName of Namespaces in XML 1.0, with the ranges of XML 1.0 (5th ed.) production 4.
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_NCNAME = re.compile(f"[{_START}][{_START}.\\-0-9\xb7\u0300-\u036f\u203f-\u2040]*")

_CJK = f"[{HANGUL}{KANJI}{KANA}]"
_HALFWIDTH_INITIALS = "ﾡﾢﾤﾧﾨﾩﾱﾲﾳﾵﾶﾷﾸﾹﾺﾻﾼﾽﾾ"
_HALFWIDTH_VOWELS = "ￂￃￄￅￆￇￊￋￌￍￎￏￒￓￔￕￖￗￚￛￜ"
_HALFWIDTH_FINALS = "ﾡﾢﾣﾤﾥﾦﾧﾩﾪﾫﾬﾭﾮﾯﾰﾱﾲﾴﾵﾶﾷﾸﾺﾻﾼﾽﾾ"
_HALFWIDTH_SYLLABLE = re.compile(
    f"[{_HALFWIDTH_INITIALS}][{_HALFWIDTH_VOWELS}]"
    f"(?:[{_HALFWIDTH_FINALS}](?![{_HALFWIDTH_VOWELS}]))?"
)
_CLUSTER = re.compile(
    # one half-width Hangul syllable, one syllable in conjoining jamo, half-width kana with
    # its voicing mark, or a character with the marks that combine with it
    f"{_HALFWIDTH_SYLLABLE.pattern}"
    "|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"
    "|[ｦ-ﾝ][ﾞﾟ]"
    "|.[\u0300-\u036f\u3099\u309a]*",
    re.DOTALL,
)
JOINERS = frozenset(
    " \t\n\r\f\v\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"  # spaces
    "·・‧∙ㆍ･•-‐‑‒–_/"  # dots, hyphens, slashes
    "‘’“”'\"「」『』"  # quotes: '준동맹' 전략 is 준동맹 전략
)
"""What spellings of one term may differ in."""

JOINER = re.compile(f"[{re.escape(''.join(sorted(JOINERS)))}]")
_ASCII_JOINERS = "".join(filter(str.isascii, JOINERS)).encode()
_SMALL = bytes(range(256)).lower()
INNER_STOP = re.compile("\\.(?<=[가-힣]\\.)(?=[가-힣])")
"""A full stop between Hangul; it begins with what is looked for, which is sooner found."""

_OTHER_WIDTH = re.compile("[\uff01-\uffdc]")
"""Full-width Latin, half-width kana and Hangul."""

_KEPT = "\t\n\r \u200c\u200d"
"""White space, and the joiners that words of Persian and families of emoji are made with."""

# Particles (조사) that may stand after a noun, the commonest forms of the copula, and the
# plural. A closed class: the list follows the Standard Korean Dictionary's 조사 entries,
# without the one-syllable ones that end many nouns (인, 고, 나, 야: 한국인, 창고 …).
_PARTICLES = """
    으로서의 으로써의 으로부터의 로부터의 에서부터 으로부터 로서의 로써의 에게서
    에서의 에서는 에서도 에서만 으로서 으로써 으로의 으로는 으로도 로부터 로서
    로써 로의 로는 로도 에게 에는 에도 에서 에만 에의 과의 와의 과는 와는
    과도 와도 까지 부터 마다 조차 마저 밖에 보다 처럼 같이 대로 만큼 이나
    이라 이란 이며 이고 이자 이든 이라는 이라고 이라도 라는 라고 라도 라며
    입니다 이다 이었다 였다 께서 한테 하고 만이 만을 만은 만의 들이 들을
    들의 들은 들과 들에 으로 에 의 을 를 이 가 은 는 과 와 로 도 만 들
""".split()  # noqa: SIM905 - read as prose
PARTICLE = re.compile("(?:" + "|".join(sorted(_PARTICLES, key=len, reverse=True)) + ")")


def _halfwidth_to_syllable(jamo: str) -> str:
    initial = _HALFWIDTH_INITIALS.index(jamo[0])
    vowel = _HALFWIDTH_VOWELS.index(jamo[1])
    final = _HALFWIDTH_FINALS.index(jamo[2]) + 1 if len(jamo) > 2 else 0
    return chr(0xAC00 + (initial * 21 + vowel) * 28 + final)


def _normalise_cluster(cluster: str) -> str:
    if _HALFWIDTH_SYLLABLE.fullmatch(cluster):
        return _halfwidth_to_syllable(cluster)
    if "\uff01" <= cluster[0] <= "\uff5e" or "\uff61" <= cluster[0] <= "\uff9f":
        return unicodedata.normalize("NFKC", cluster)
    return unicodedata.normalize("NFC", cluster)


def clusters(text: str) -> list[tuple[str, int, int]]:
    """Split into `(normal form, start, end)`, one for each character a reader sees.

    Hangul is composed (NFC, half-width jamo too), full-width Latin and half-width
    kana become ordinary ones; everything else stays as it is.

    >>> clusters("ﾢￃ")
    [('깨', 0, 2)]
    """
    if text.isascii():
        return [(character, i, i + 1) for i, character in enumerate(text)]
    return [
        (_normalise_cluster(match.group()), match.start(), match.end())
        for match in _CLUSTER.finditer(text)
    ]


def _is_plain(text: str) -> bool:
    """Whether nothing in a text needs composing, replacing or taking out: most do not."""
    return (
        text.isprintable()  # no control or formatting characters
        and unicodedata.is_normalized("NFC", text)
        and not _OTHER_WIDTH.search(text)
    )


def normalise(text: str) -> str:
    """The form in which terms are stored: composed, single spaces, no outer ones.

    >>> normalise("  한미\\u3000 동맹 ")
    '한미 동맹'
    """
    if (text.isascii() and text.isprintable()) or _is_plain(text):
        # Printable are no other spaces than " ".
        return " ".join(text.split()) if "  " in text or " " in text[:1] + text[-1:] else text
    joined = "".join(form for form, _, _ in clusters(text))
    visible = "".join(
        c for c in joined if unicodedata.category(c) not in {"Cc", "Cf"} or c in _KEPT
    )
    return " ".join(visible.split()) if visible.strip(_KEPT) else ""


def fold(text: str) -> tuple[str, list[int]]:
    """A text without what spellings differ in, and where each character came from.

    Spaces, middle dots, hyphens, quotes and full stops between Hangul go; capitals
    become small. What is left keeps its place: the second value has an index into
    `text` for each character of the first.

    >>> fold("한.미 동맹")
    ('한미동맹', [0, 2, 4, 5])
    """
    characters: list[str] = []
    places: list[int] = []
    for i, character in enumerate(text):
        if character in JOINERS or (
            character == "." and _is_hangul_at(text, i - 1) and _is_hangul_at(text, i + 1)
        ):
            continue
        if "가" <= character <= "힣":  # has no capitals, and is most of what there is
            characters.append(character)
        else:
            small = character.lower()
            characters.append(small if len(small) == 1 else character)
        places.append(i)
    return "".join(characters), places


def _is_hangul_at(text: str, index: int) -> bool:
    return 0 <= index < len(text) and "가" <= text[index] <= "힣"


def key(text: str) -> str:
    """What two spellings of one term have in common: no spaces, dots, hyphens, case.

    >>> key("한·미·일 안보협력") == key("한.미.일 안보 협력") == key("한미일 안보협력")
    True
    """
    # A memory has millions of segments: what is most of them is the same as `fold`, sooner.
    if text.isascii() and text.isprintable():
        short = text.encode().translate(_SMALL, _ASCII_JOINERS).decode()
        if short:
            return short
    normal = normalise(text)
    if normal.isascii():
        return normal.encode().translate(_SMALL, _ASCII_JOINERS).decode() or normal
    # Small letters that are not those of each character, and full stops that go.
    if "İ" in normal or "Σ" in normal or ("." in normal and INNER_STOP.search(normal)):
        return fold(normal)[0] or normal
    short = normal.replace(" ", "")
    if JOINER.search(short):
        short = "".join(JOINER.split(short))
    return short.lower() or normal


def is_hangul(text: str) -> bool:
    """Whether it has Hangul and, beside it, nothing but spaces and punctuation."""
    return bool(re.search(f"[{HANGUL}]", text)) and not re.search(r"[^\W가-힣]", text)


def has_hangul(text: str) -> bool:
    """Whether any character is a Hangul syllable."""
    return bool(re.search(f"[{HANGUL}]", text))


def is_kanji(text: str) -> bool:
    """Whether every character is a Chinese character (hanja, kanji)."""
    return bool(re.fullmatch(f"[{KANJI}]+", text))


def has_kana(text: str) -> bool:
    """Whether any character is hiragana or katakana."""
    return bool(re.search(f"[{KANA}]", text))


def has_kanji(text: str) -> bool:
    """Whether any character is a Chinese character (hanja, kanji)."""
    return bool(re.search(f"[{KANJI}]", text))


def is_latin(text: str) -> bool:
    """Whether it has Latin letters and none of Korean, Chinese or Japanese."""
    return bool(re.search(r"[A-Za-zÀ-ɏ]", text)) and not re.search(_CJK, text)


def is_acronym(text: str) -> bool:
    """Whether it looks like an acronym: capitals, digits and `+ & / -`, no spaces.

    >>> [is_acronym(t) for t in ("GSOMIA", "IP4", "2+2", "alliance", "2", "북한")]
    [True, True, True, False, False, False]
    """
    return bool(
        re.fullmatch(r"(?=.*[A-Z].*[A-Z0-9]|.*\d\+\d)[A-Z0-9][A-Za-z0-9+&/.-]{1,11}", text)
        and not re.search(r"[a-z]{3}", text)
    )


def without_particle(text: str) -> str:
    """The noun of a Korean word typed with its particle; the word if there is none.

    At least two syllables are left, so that 인도 and 국가 stay whole.

    >>> [without_particle(w) for w in ("동맹을", "RAA에서는", "2+2를", "인도", "국가")]
    ['동맹', 'RAA', '2+2', '인도', '국가']
    """
    for length in range(2, len(text)):
        stem, rest = text[:length], text[length:]
        if stem[-1].isalnum() and PARTICLE.fullmatch(rest):
            return stem
    return text


def is_xml_name(text: str) -> bool:
    """Whether it can be an id in XML and in the termbase: an NCName.

    >>> [is_xml_name(t) for t in ("gsomia", "한미동맹", "2+2", "a b", "")]
    [True, True, False, False, False]
    """
    return bool(_NCNAME.fullmatch(text))
