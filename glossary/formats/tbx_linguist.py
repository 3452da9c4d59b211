"""TBX version 3 (ISO 30042:2019), dialect TBX-Linguist, style DCA: with readings.

TBX-Basic and the module Linguist, of which `reading` and `readingNote` are written.
"""

from __future__ import annotations

from glossary.formats._tbx import dialect, reading

NAME = "tbx-linguist"
TITLE = "TBX 3 with readings in a place of their own (TBX-Linguist, style DCA)"
SUFFIX = ".linguist.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
CARRIES = dialect.CARRIES
SHOWS = dialect.SHOWS
NOTES = dialect.NOTES

write = dialect.version_3("TBX-Linguist", notes=NOTES, readings=True).write
read = reading.read
