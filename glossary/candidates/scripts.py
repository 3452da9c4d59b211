"""Chinese characters in Korean text: Korean hanja or Japanese?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - its tables are read when first used

    return OpenCC(name)


def language_of_kanji(text: str) -> str:
    """`ko-Hani` for old forms (專守防衛), `ja` for new ones (同志国).

    Words that Korea and Japan write alike (同盟, 防衛力) count as hanja, which is what
    Korean texts put in brackets: every character of theirs is in KS X 1001, and new
    forms are not. Simplified Chinese (一带一路) is `und`.
    """
    if _converter("t2jp").convert(text) != text or _is_korean(text):
        return "ko-Hani"
    return "ja" if _converter("jp2t").convert(text) != text else "und"


def _is_korean(text: str) -> bool:
    try:
        text.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True
