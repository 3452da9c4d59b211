"""TBX version 2 (ISO 30042:2008, `martif`), TBX-Basic: what most tools read.

No DOCTYPE: OmegaT reads the file with one and without, and a parser that looks for the
DTD beside the file would not find it. Read as it is found: with `tig` or `ntig`, with
and without namespace, TBX-Min too, which was the first in DCT style.
"""

from __future__ import annotations

from glossary.formats import _tbx, _tbx_read
from glossary.formats._tbx_entry import Names

NAME = "tbx2"
TITLE = "TBX 2, for tools that do not read version 3 (TBX-Basic, ISO 30042:2008)"
SUFFIX = ".v2.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = True
CARRIES = _tbx.CARRIES
SHOWS = _tbx.SHOWS
NOTES = (
    *_tbx.NOTES,
    _tbx.READINGS_IN_NOTES,
    "OmegaT offers deprecated terms of a TBX file like any other: give it `omegat`.",
)

write = _tbx.Dialect(
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    names=Names("termEntry", "langSet", "tig"),
    references="refObjectList",
    notes=NOTES,
).write

read = _tbx_read.read


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - others go by the name
    """Whether its root element is that of version 2 or of the older TBX-Min."""
    return _tbx_read.version(head) == 2
