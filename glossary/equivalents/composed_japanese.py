"""A Japanese compound from the parts of a Korean term."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.equivalents.composition import Part

_SECURITY = "安全保障"
_MATTERS = ("懸念", "課題", "利益", "脅威", "リスク", "要請", "必要性", "不安", "問題")
"""What Japanese sets beside 安全保障 with 上の, as white papers do: 安全保障上の懸念."""


def compound(parts: Sequence[Part]) -> str:
    """The parts in the order of the Korean term, with の and 上の where they are usual.

    >>> from glossary.equivalents.composition import compose
    >>> [compound(compose(term) or ()) for term in ("긴장 고조", "안보 우려", "법의 지배")]
    ['緊張の高まり', '安全保障上の懸念', '法の支配']
    """
    text = ""
    for part in parts:
        begins = not text or text.endswith("・")
        japanese = part.japanese.removeprefix("の") if begins else part.japanese
        if text.endswith(_SECURITY) and japanese in _MATTERS:
            japanese = "上の" + japanese
        if text.endswith("米国") and japanese.startswith("国"):
            text = text.removesuffix("国")  # 米国務省
        text += japanese
    return text
