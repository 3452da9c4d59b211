"""Amounts in the Chinese way, by ten thousands: 3억 2천만, 1만5천, 3億2000万, 二十五.

One grammar for Korean and Japanese, which differ in the characters alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.checks.quantities.number import Number, Value, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"


@dataclass(frozen=True, slots=True)
class Script:
    """The characters of a language for numbers."""

    digits: Mapping[str, int]
    small: Mapping[str, int]
    """Ten, a hundred, a thousand."""
    big: Mapping[str, int]
    """Ten thousand and its powers."""
    odd: str
    """`some` between digits and what multiplies them: 10여만."""

    def pattern(self) -> re.Pattern[str]:
        """One piece of an amount: digits with what multiplies them."""
        return re.compile(
            f"(?P<gap> ?)(?P<digits>{_DIGITS})(?:[{self.odd}](?= ?[{''.join(self.big)}]))?"
            f"(?P<small>[{''.join(self.small)}])?(?P<big> ?[{''.join(self.big)}])?"
        )

    def multiplied(self) -> re.Pattern[str]:
        """What follows digits that are multiplied."""
        small, big = "".join(self.small), "".join(self.big)
        return re.compile(f"[{small}]|[{self.odd}]? ?[{big}]")

    def word_pattern(self) -> re.Pattern[str]:
        """A number in characters alone."""
        return re.compile(f"[{''.join((*self.digits, *self.small, *self.big))}]+")


KOREAN = Script(
    digits={c: i for i, c in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6},
    small={"십": 10, "백": 100, "천": 1000},
    big={"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16},
    odd="여수",
)
JAPANESE = Script(
    digits={c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0},
    small={"十": 10, "百": 100, "千": 1000},
    big={"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16, "萬": 10**4},
    odd="余数",
)


class Amounts:
    """Reads amounts in one script."""

    def __init__(self, script: Script) -> None:
        """Prepare the patterns."""
        self._script = script
        self._piece = script.pattern()
        self._multiplied = script.multiplied()
        self._words = script.word_pattern()

    def extend(self, text: str, number: Number) -> Number:
        """A number in digits together with what multiplies it and what is added to it.

        Of a number that is not multiplied nothing changes. Digits after a space that
        nothing multiplies (5만 3) may belong to it or be a number of their own.
        """
        if not self._multiplied.match(text, number.end):
            return number
        total: Value = 0
        section: Value = 0
        limit = small_limit = scale = 10**20
        place, end = number.start, number.end
        apart: frozenset[Value] | None = None
        while piece := self._piece.match(text, place):
            if place == number.start and piece.end("digits") != number.end:
                return number  # a version, a time
            value = parse(piece["digits"])
            small = self._script.small.get(piece["small"] or "", 1)
            big = self._script.big.get((piece["big"] or "").strip(), 1)
            fits = value * small < min(limit, small_limit) and (big < limit or big == 1)
            if place > number.start and not fits:
                break
            if small == big == 1:
                if place > number.start and piece["gap"]:
                    apart = frozenset({total + section, value})
                section += value
                end = piece.end("digits")
                break
            section += value * small
            small_limit = small
            if big > 1:
                total += section * big
                section, limit, small_limit = 0, big, 10**20
            scale = small * big
            place = end = piece.end()
        if end == number.end:
            return number
        readings = (frozenset({total + section}),) + ((apart,) if apart else ())
        return number._replace(end=end, readings=readings, scale=scale)

    def words(self, text: str) -> list[tuple[int, str, Value]]:
        """The numbers in characters alone: where each begins, what it is, its value."""
        return [
            (m.start(), m.group(), self.value(m.group())) for m in self._words.finditer(text)
        ]

    def value(self, word: str) -> Value:
        """The value of a number in characters alone; without multipliers, digit by digit.

        >>> Amounts(JAPANESE).value("三億二千万"), Amounts(JAPANESE).value("二〇一六")
        (320000000, 2016)
        """
        script = self._script
        total = section = 0
        digits = ""
        for character in word:
            if character in script.digits:
                digits += str(script.digits[character])
                continue
            count = int(digits[-18:]) if digits else None
            digits = ""
            if character in script.small:
                section += (1 if count is None else count) * script.small[character]
            else:
                section += count or 0
                total += (section or 1) * script.big[character]
                section = 0
        return total + section + (int(digits[-18:]) if digits else 0)
