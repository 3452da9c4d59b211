"""Stylesheets, scripts and pages, made to work from a disk as well."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'"
)
"""As a server's pages have it, without what may only stand in a header."""

_META = (
    f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
)
_MODULE = re.compile(r'<script type="module" src="(?P<address>[^"]*?(?P<name>[^"/]+))">')
_IMPORTS = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
_NOT_HERE = frozenset({"review.js"})
"""What only a server has pages for."""


def offline(page: str) -> str:
    """A page with its policy in it, and with scripts that browsers run from a disk.

    They take modules from servers only; what imports others stays one.
    """
    page = page.replace('<meta charset="utf-8">', _META, 1)
    return _MODULE.sub(_classic, page)


def _classic(script: re.Match[str]) -> str:
    if _is_module(script["name"]):
        return script[0]
    return f'<script defer src="{script["address"]}">'


@cache
def _is_module(name: str) -> bool:
    return bool(_IMPORTS.search(_static().joinpath(name).read_text("utf-8")))


def _static() -> Traversable:
    return files("glossary.site").joinpath("static")


def write(folder: Path) -> None:
    """Copy the stylesheets and scripts into a new folder.

    A script that was a module keeps its names to itself, as modules do.
    """
    folder.mkdir()
    for file in _static().iterdir():
        if file.name in _NOT_HERE:
            continue
        text = file.read_text("utf-8")
        if file.name.endswith(".js") and not _is_module(file.name):
            text = f"(() => {{\n{text}}})();\n"
        (folder / file.name).write_text(text, "utf-8")
