"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCT: categories as elements.

The same entries as in DCA style, in the namespaces of the modules Min and Basic. These
know no attributes of a category but the target of a cross-reference: a source is named
by its key in brackets, and a language that is not that around it in a note.
"""

from __future__ import annotations

from glossary.formats._tbx import dialect, reading

NAME = "tbx-dct"
TITLE = "TBX 3 with an element for each data category (TBX-Basic, style DCT)"
SUFFIX = ".dct.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
CARRIES = dialect.CARRIES
SHOWS = dialect.SHOWS
NOTES = (
    *dialect.NOTES,
    dialect.READINGS_IN_NOTES,
    "A source is named by its title and key: in this style nothing refers to the list of them.",
)

write = dialect.version_3("TBX-Basic", "dct", notes=NOTES, modules=("min", "basic")).write
read = reading.read
