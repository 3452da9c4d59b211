"""Hanja as Korean writes them → kanji as Japanese writes them."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_KOREAN_FORMS = str.maketrans(
    # Forms usual in Korean that OpenCC's t2jp, made for Taiwan's, leaves as they are:
    # found by converting every word of libhangul and looking for characters that
    # Japanese text (wordfreq) hardly ever has.
    "敎靑畵淸强鬪尙飮囊旣痲鎔讚塡屛毁隸寃揷閒屢頹渗姙癎壻煖娛舖剝戱辦頰軀瀆幷毗玆姸摠墻",
    "教青画清強闘尚飲嚢既麻溶讃填屏毀隷冤挿閑屡頽滲妊癇婿暖娯舗剥戯弁頬躯涜併毘茲妍総牆",
)


@cache
def _converter(configuration: str) -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - loaded when first needed

    return OpenCC(configuration)


def is_japanese(text: str) -> bool:
    """Whether Japanese can write it: every character is in JIS X 0208.

    >>> [is_japanese(t) for t in ("専守防衛", "专守防卫", "동맹")]
    [True, False, False]
    """
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def new_style(hanja: str) -> str:
    """The Japanese spelling of a word in hanja (old, Korean or simplified forms).

    >>> new_style("專守防衛"), new_style("敎育"), new_style("习近平")
    ('専守防衛', '教育', '習近平')
    """
    unified = unicodedata.normalize("NFC", hanja)  # 樂 has three code points, NFC one
    converted = str(_converter("t2jp").convert(unified)).translate(_KOREAN_FORMS)
    if is_japanese(converted):
        return converted
    traditional = str(_converter("s2t").convert(unified))
    return str(_converter("t2jp").convert(traditional)).translate(_KOREAN_FORMS)


_OLD_FORMS = str.maketrans({new: old for old, new in reversed(_KOREAN_FORMS.items())})


def old_style(kanji: str) -> tuple[str, ...]:
    """The spellings of a Japanese word in hanja: as Taiwan writes it, as Korea does.

    >>> old_style("同盟国"), old_style("教育")
    (('同盟國',), ('教育', '敎育'))
    """
    old = str(_converter("jp2t").convert(unicodedata.normalize("NFC", kanji)))
    return tuple(dict.fromkeys((old, old.translate(_OLD_FORMS))))
