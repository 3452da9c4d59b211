"""The project's own files, wherever the program runs: from a checkout or installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import glossary

_PACKAGE = Path(glossary.__file__).parent


def own_file(name: str) -> Path | None:
    """A file such as `seeds/terms.csv`: that of a checkout, else the one installed."""
    places = (_PACKAGE.parent / name, _PACKAGE / "_files" / name)
    return next((place for place in places if place.is_file()), None)


def curated_terms() -> Path | None:
    """The curated terms: `seeds/terms.csv` here, else the project's own, else none."""
    here = Path("seeds/terms.csv")
    return here if here.is_file() else own_file("seeds/terms.csv")


def configure_datasette(folder: Path) -> None:
    """Put Datasette's configuration beside a database, where there is none yet."""
    for name in ("metadata.yaml", "settings.json"):
        own = own_file(f"db/{name}")
        if own is not None and not (folder / name).exists():
            shutil.copyfile(own, folder / name)
