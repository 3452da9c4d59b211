"""The metadata and the settings that go with a publication."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

import yaml

from glossary.own import own_file
from glossary.termbase import files_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.model import Source

_PUBLISHED = {
    "default_cache_ttl": 3600,  # seconds: what never changes may be kept for an hour
    "default_allow_sql": False,
    "sql_time_limit_ms": 1500,  # three times the slowest canned query on 100,000 entries
    "facet_time_limit_ms": 400,
}
"""What differs from the settings of a glossary that is being worked on."""


def settings(*, sql: bool) -> dict[str, Any]:
    """Datasette's settings; `sql` is whether readers may ask in SQL of their own."""
    own = own_file("db/settings.json")
    basic = json.loads(own.read_text("utf-8")) if own else {}
    return {**basic, **_PUBLISHED, "default_allow_sql": sql}


def metadata(connection: sqlite3.Connection, sources: Mapping[str, Source]) -> dict[str, Any]:
    """What Datasette says of the glossary: that beside the database, else the project's own,
    with the sources of what is published and their licences."""
    file = _database(connection)
    beside = file.parent / "metadata.yaml"
    path = beside if beside.is_file() else own_file("db/metadata.yaml")
    known = (yaml.safe_load(path.read_text("utf-8")) if path else None) or {}
    databases = known.pop("databases", None) or {}
    described = dict(databases.get(file.stem) or databases.get("glossary") or {})
    described["description_html"] = described.get("description_html", "") + _listed(sources)
    return {**known, "databases": {"glossary": described}}


def configuration(described: Mapping[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The settings and the queries as Datasette 1.0 takes them, in one file."""
    return {
        "settings": dict(chosen),
        "databases": {
            name: {"queries": database["queries"]}
            for name, database in described["databases"].items()
            if "queries" in database
        },
    }


def _database(connection: sqlite3.Connection) -> Path:
    return min(files_of(connection), key=lambda path: len(path.name))


def _listed(sources: Mapping[str, Source]) -> str:
    """Every source with its licence, as HTML; texts are not listed one by one."""
    items = [
        f"<li>{_title(source)}{f' ({escape(source.licence)})' if source.licence else ''}</li>"
        for source in sources.values()
        if source.kind != "text" or source.licence or source.url
    ]
    return "\n<p>Sources:</p>\n<ul>\n" + "\n".join(items) + "\n</ul>" if items else ""


def _title(source: Source) -> str:
    title = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        return f'<a href="{escape(source.url)}">{title}</a>'
    return title
