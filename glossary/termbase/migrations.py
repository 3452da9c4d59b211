"""How a database of an earlier version becomes one of this version."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("glossary")


@migrations()
def m001_create_termbase(db: Database) -> None:
    """Create every table."""
    db.executescript(files(__package__).joinpath("schema.sql").read_text("utf-8"))
