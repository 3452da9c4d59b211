"""The same number, written by several formatters in two languages, never alarms."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from glossary.checks import check
from tests.checks.conftest import pair

_SMALL_KO, _BIG_KO = ("", "십", "백", "천"), ("", "만", "억", "조")
_DIGITS_KO, _DIGITS_JA = "영일이삼사오육칠팔구", "〇一二三四五六七八九"
_SMALL_JA, _BIG_JA = ("", "十", "百", "千"), ("", "万", "億", "兆")
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
""".split()  # noqa: SIM905 - read as prose
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def plain(n):
    return str(n)


def grouped(n):
    return f"{n:,}"


def wide(n):
    return str(n).translate({ord("0") + i: ord("０") + i for i in range(10)})


def _groups(n):
    """The groups of four digits, the highest first, each with the power of its myriad."""
    return [(n // 10**p % 10**4, p // 4) for p in (12, 8, 4, 0) if n // 10**p % 10**4]


def myriads(big, gap, *, commas):
    """3억 2000만 and such: digits for the groups."""

    def written(n):
        parts = [f"{g:,}{big[p]}" if commas else f"{g}{big[p]}" for g, p in _groups(n)]
        return gap.join(parts) or "0"

    return written


def in_words(digits, small, big):
    """삼억 이천만, 三億二千万: characters alone."""

    def group(g):
        figures = [int(c) for c in f"{g:04}"]
        return "".join(
            ("" if d == 1 and i < 3 else digits[d]) + small[3 - i]
            for i, d in enumerate(figures)
            if d
        )

    def written(n):
        return "".join(group(g) + big[p] for g, p in _groups(n)) or digits[0]

    return written


def english_scale(n):
    """320 million, 1.5 billion, where it comes out."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if n >= scale and n * 1000 % scale == 0:
            return f"{n * 1000 // scale / 1000:g} {name}"
    return f"{n:,}"


def english_words(n):
    """Three hundred and twenty million."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f" and {english_words(n % 100)}" if n % 100 else ""
        return f"{_ONES[n // 100]} hundred{rest}"
    for scale, name in (
        (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"),
    ):  # fmt: skip
        if n >= scale:
            rest = f" {english_words(n % scale)}" if n % scale else ""
            return f"{english_words(n // scale)} {name}{rest}"
    raise AssertionError


DIGITS = {
    "ko": (
        plain,
        grouped,
        myriads(_BIG_KO, "", commas=False),
        myriads(_BIG_KO, " ", commas=True),
    ),
    "en": (plain, grouped, english_scale),
    "ja": (
        plain,
        grouped,
        wide,
        myriads(_BIG_JA, "", commas=False),
        myriads(_BIG_JA, "", commas=True),
    ),
}
WORDS = {
    "ko": (in_words(_DIGITS_KO, _SMALL_KO, _BIG_KO),),
    "en": (english_words,),
    "ja": (in_words(_DIGITS_JA, _SMALL_JA, _BIG_JA),),
}
AROUND = {"ko": "병력 {} 명이 있다.", "en": "There are {} troops.", "ja": "兵力{}人がいる。"}
numbers = st.one_of(
    st.integers(0, 9999),
    st.integers(0, 10**15),
    st.builds(lambda a, p: a * 10**p, st.integers(1, 999), st.integers(3, 12)),
)


def _alarms(number, other, languages, forms):
    source, target = (
        AROUND[language].format(form(n))
        for language, form, n in zip(languages, forms, (number, other), strict=True)
    )
    found = check([pair(source, target, "-".join(languages))], codes=frozenset({"N301"}))
    return source, target, list(found)


@st.composite
def renderings(draw):
    """Two languages and a way to write numbers in each; in digits in one of them at least."""
    languages = draw(st.permutations(("ko", "en", "ja")))[:2]
    forms = [draw(st.sampled_from(DIGITS[code] + WORDS[code])) for code in languages]
    return languages, forms


@settings(deadline=None)  # patterns are made on the first call
@given(numbers, renderings())
def test_equal_values_never_alarm(number, rendering):
    """Whichever language, digits or words, commas or none."""
    source, target, alarms = _alarms(number, number, *rendering)
    assert not alarms, (source, target)


@settings(deadline=None)
@given(numbers, numbers, st.data())
def test_other_values_always_alarm(number, other, data):
    """Numbers in digits that differ are found."""
    languages = data.draw(st.permutations(("ko", "en", "ja")))[:2]
    forms = [data.draw(st.sampled_from(DIGITS[code])) for code in languages]
    # 만 of 1만 and such is not told from a value of its own; one is said in many ways
    assume(min(number, other) > 30)
    assume(number != other)
    _, _, alarms = _alarms(number, other, languages, forms)
    assert alarms
