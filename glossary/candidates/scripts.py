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

    Words that Korea and Japan write alike (同盟, 安全保障) count as hanja, which is what
    Korean texts put in brackets; simplified Chinese (一带一路) is `und`.
    """
    if _converter("t2jp").convert(text) != text:
        return "ko-Hani"
    if _converter("jp2t").convert(text) != text:
        return "ja"
    return "und" if _converter("s2t").convert(text) != text else "ko-Hani"
