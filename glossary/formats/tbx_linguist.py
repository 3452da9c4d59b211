"""TBX version 3 (ISO 30042:2019), dialect TBX-Linguist, style DCA: with readings.

TBX-Basic and the module Linguist, of which `reading` and `readingNote` are written.
"""

from __future__ import annotations

from glossary.formats import _tbx, _tbx_read
from glossary.formats._tbx_entry import Names

NAME = "tbx-linguist"
TITLE = "TBX 3 with readings in a place of their own (TBX-Linguist, style DCA)"
SUFFIX = ".linguist.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
CARRIES = _tbx.CARRIES
SHOWS = _tbx.SHOWS
NOTES = _tbx.NOTES

write = _tbx.Dialect(
    root="tbx",
    attributes={
        "type": "TBX-Linguist",
        "style": "dca",
        "xmlns": "urn:iso:std:iso:30042:ed-2",
    },
    header="tbxHeader",
    names=Names("conceptEntry", "langSec", "termSec"),
    references="refObjectSec",
    notes=NOTES,
    readings=True,
).write

read = _tbx_read.read
