"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA: the standard.

Read in every dialect (Core, Min, Basic, Linguist) and in both styles. Described at
https://www.tbxinfo.net, with the grammars.
"""

from __future__ import annotations

from glossary.formats import _tbx, _tbx_read
from glossary.formats._tbx_entry import Names

NAME = "tbx"
TITLE = "TBX 3, the standard for termbases (TBX-Basic, ISO 30042:2019)"
SUFFIX = ".tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = True
CARRIES = _tbx.CARRIES
SHOWS = _tbx.SHOWS
NOTES = (*_tbx.NOTES, _tbx.READINGS_IN_NOTES)

write = _tbx.Dialect(
    root="tbx",
    attributes={
        "type": "TBX-Basic",
        "style": "dca",
        "xmlns": "urn:iso:std:iso:30042:ed-2",
    },
    header="tbxHeader",
    names=Names("conceptEntry", "langSec", "termSec"),
    references="refObjectSec",
    notes=NOTES,
).write

read = _tbx_read.read


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - others go by the name
    """Whether its root element is that of version 3."""
    return _tbx_read.version(head) == 3
