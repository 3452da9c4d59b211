"""What checks know beside the pair in front of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.checks.terminology import NOTHING, Terminology

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from glossary.checks.pairs import Pair
    from glossary.checks.terminology import Found
    from glossary.model import Concept


class Context:
    """The glossary as the pairs need it, and which rules are on.

    What was found in the last pair is kept, for several checks ask.
    """

    def __init__(self, concepts: Sequence[Concept] = (), codes: Collection[str] = ()) -> None:
        """Without concepts no term is known; without codes every rule is on."""
        self._concepts = concepts
        self._codes = codes
        self._terminologies: dict[tuple[str, str], Terminology] = {}
        self._last: tuple[Pair, Found] | None = None

    def is_on(self, code: str) -> bool:
        """Whether a rule is wanted."""
        return not self._codes or code in self._codes

    def found(self, pair: Pair) -> Found:
        """The terms in the two texts of a pair."""
        if not self._concepts or not pair.target.strip():
            return NOTHING
        if self._last is None or self._last[0] is not pair:
            languages = pair.source_language, pair.target_language
            if languages not in self._terminologies:
                self._terminologies[languages] = Terminology(self._concepts, *languages)
            self._last = pair, self._terminologies[languages].find(pair.source, pair.target)
        return self._last[1]
