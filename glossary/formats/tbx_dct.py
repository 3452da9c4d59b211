"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCT: categories as elements.

The same entries as in DCA style, in the namespaces of the modules Min and Basic. These
know no attributes of a category but the target of a cross-reference: a source is named
by its key in brackets, and a language that is not that around it in a note.
"""

from __future__ import annotations

from glossary.formats import _tbx, _tbx_read
from glossary.formats._tbx_entry import Names

NAME = "tbx-dct"
TITLE = "TBX 3 with an element for each data category (TBX-Basic, style DCT)"
SUFFIX = ".dct.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
CARRIES = _tbx.CARRIES
SHOWS = _tbx.SHOWS
NOTES = (
    *_tbx.NOTES,
    _tbx.READINGS_IN_NOTES,
    "A source is named by its title and key: in this style nothing refers to the list of them.",
)

write = _tbx.Dialect(
    root="tbx",
    attributes={
        "type": "TBX-Basic",
        "style": "dct",
        "xmlns": "urn:iso:std:iso:30042:ed-2",
        "xmlns:min": "http://www.tbxinfo.net/ns/min",
        "xmlns:basic": "http://www.tbxinfo.net/ns/basic",
    },
    header="tbxHeader",
    names=Names("conceptEntry", "langSec", "termSec"),
    references="refObjectSec",
    notes=NOTES,
).write

read = _tbx_read.read
