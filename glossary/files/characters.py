"""Characters that no XML can hold."""

from __future__ import annotations

import re

# XML 1.0, production [2] Char, the other way round. Neither Excel nor OmegaT has a
# use for these characters either.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """The text without the characters that XML cannot hold, such as U+0008."""
    return ILLEGAL.sub("", text)
