"""The project's own files, wherever the program runs: from a checkout or installed."""

from __future__ import annotations

from pathlib import Path

import glossary

_PACKAGE = Path(glossary.__file__).parent


def own_file(name: str) -> Path | None:
    """A file such as `seeds/terms.csv`: that of a checkout, else the one installed."""
    places = (_PACKAGE.parent / name, _PACKAGE / "own" / name)
    return next((place for place in places if place.is_file()), None)
