"""Folders in which a glossary is made, as a person has them."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"


def put_seeds(folder: Path) -> None:
    """Put the sample texts into `folder`, and the curated terms that occur in them.

    Four in five occur in none. A build does the same with them as with the rest, and takes
    twice as long; `test_build.py` has them all.
    """
    (folder / "seeds").mkdir()
    whole = ""
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder / "seeds")
        whole += path.read_text("utf-8")
    with (SEEDS / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "seeds" / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(
            row for row in rows if any(term in whole for term in row["ko"].split(" | "))
        )
