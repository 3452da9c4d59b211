"""Markdown (CommonMark, with tables and footnotes): its text without its markup.

Left out are code blocks, front matter, the addresses of links, and pictures. Code within a
sentence stays, for it is part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.texts import plain

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".md", ".markdown")
PARAGRAPHS = True

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?:---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?\r?\n\+\+\+)"
    r"[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
_LEFT_OVER = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
"""`**“안보”**는`: the rules of CommonMark see no emphasis before a particle (6.2)."""


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was in; raises UnreadableText."""
    # The parsers are for those who have a file to read.
    import mistune  # noqa: PLC0415

    from glossary.texts import _markup, _paragraphs  # noqa: PLC0415

    source, name = plain.read(path, encoding)
    render = mistune.create_markdown(
        escape=False, plugins=["table", "footnotes", "strikethrough", "task_lists", "def_list"]
    )
    page = render(_FRONT_MATTER.sub("", source))
    found = _markup.paragraphs(path, str(page))
    return _paragraphs.joined(_LEFT_OVER.sub(r"\2", text) for text in found), name
