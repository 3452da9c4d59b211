"""Whether the glossary may be edited in the browser: only by `glossary serve --edit`."""

from __future__ import annotations

import os

TOKEN = "GLOSSARY_EDIT_TOKEN"
"""The environment variable through which `serve --edit` hands its token to the server."""


def is_on() -> bool:
    """Whether this server was started for editing."""
    return bool(os.environ.get(TOKEN))
