"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA: the standard."""

from __future__ import annotations

from glossary.formats import _tbx

NAME = "tbx"
TITLE = "TBX 3, the standard for termbases (TBX-Basic, ISO 30042:2019)"
SUFFIX = ".tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = True
CARRIES = _tbx.CARRIES
SHOWS = _tbx.SHOWS
NOTES = _tbx.NOTES

write = _tbx.Dialect(
    root="tbx",
    attributes={
        "type": "TBX-Basic",
        "style": "dca",
        "xmlns": "urn:iso:std:iso:30042:ed-2",
    },
    header="tbxHeader",
    entry="conceptEntry",
    section="langSec",
    term="termSec",
    references="refObjectSec",
).write
