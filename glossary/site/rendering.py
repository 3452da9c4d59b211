"""Templates → pages. Our own environment, so that pages are made without a server, too."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from glossary.site import words
from glossary.site.messages import LANGUAGES

if TYPE_CHECKING:
    from glossary.site.frame import Frame


_NO_HTML = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What no HTML may hold (HTML Standard, 13.2.3.5): an address or a text may bring it."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("glossary.site", "templates/glossary"),
        autoescape=True,  # every value, whatever a template's file is called
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def render(template: str, frame: Frame, **context: Any) -> str:
    """A page of `templates/glossary/` in its frame.

    A template has `frame`, `t` (its messages), `links`, `words` and `own_names` (those that
    languages have for themselves) besides what it is given. A character that HTML cannot
    hold becomes U+FFFD, so that places in a text stay what they are.
    """
    page = (
        _environment()
        .get_template(template)
        .render(
            frame=frame,
            t=frame.messages,
            links=frame.links,
            words=words,
            own_names=LANGUAGES,
            **context,
        )
    )
    return _NO_HTML.sub("\N{REPLACEMENT CHARACTER}", page)
