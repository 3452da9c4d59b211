"""TBX version 2 (ISO 30042:2008, `martif`), TBX-Basic: what most tools read.

No DOCTYPE: OmegaT reads the file with one and without, and a parser that looks for the
DTD beside the file would not find it. Read as it is found: with `tig` or `ntig`, with
and without namespace, TBX-Min too, which was the first in DCT style.
"""

from __future__ import annotations

from glossary.formats._tbx import dialect, reading
from glossary.formats._tbx.entry import Names

NAME = "tbx2"
TITLE = "TBX 2, for tools that do not read version 3 (TBX-Basic, ISO 30042:2008)"
SUFFIX = ".v2.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = True
CARRIES = dialect.CARRIES
SHOWS = dialect.SHOWS
NOTES = (
    *dialect.NOTES,
    dialect.READINGS_IN_NOTES,
    "OmegaT offers deprecated terms of a TBX file like any other: give it `omegat`.",
)

write = dialect.Dialect(
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    names=Names("termEntry", "langSet", "tig"),
    references="refObjectList",
    notes=NOTES,
).write

read = reading.read


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - others go by the name
    """Whether its root element is that of version 2 or of the older TBX-Min."""
    return reading.version(head) == 2
