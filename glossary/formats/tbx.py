"""TBX version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA: the standard.

Read in every dialect (Core, Min, Basic, Linguist) and in both styles. Described at
https://www.tbxinfo.net, with the grammars.
"""

from __future__ import annotations

from glossary.formats._tbx import dialect, reading

NAME = "tbx"
TITLE = "TBX 3, the standard for termbases (TBX-Basic, ISO 30042:2019)"
SUFFIX = ".tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = True
CARRIES = dialect.CARRIES
SHOWS = dialect.SHOWS
NOTES = (*dialect.NOTES, dialect.READINGS_IN_NOTES)

write = dialect.version_3("TBX-Basic", notes=NOTES).write
read = reading.read


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - others go by the name
    """Whether its root element is that of version 3."""
    return reading.version(head) == 3
