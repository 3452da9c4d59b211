"""Pontoon, Mozilla's translation program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.tools._kind import Kind

NAME = "pontoon"
TITLE = "Pontoon"
VERSIONS = "as of September 2026 (issue 4545 of the project)"
FORMATS: Sequence[str] = ()
ACCEPTS: Mapping[Kind, Sequence[str]] = {}
ARRIVES = "Nothing: Pontoon writes TBX, of both versions, and does not read it"
LOST = "All"
HOW = "Ask the administrators of the project to add terms; what Pontoon writes is read here"
