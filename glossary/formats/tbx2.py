"""TBX version 2 (ISO 30042:2008, `martif`), TBX-Basic: what most tools read.

No DOCTYPE: OmegaT reads the file with one and without, and a parser that looks for the
DTD beside the file would not find it.
"""

from __future__ import annotations

from glossary.formats import _tbx

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
    "OmegaT offers deprecated terms of a TBX file like any other: give it `omegat`.",
)

write = _tbx.Dialect(
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    entry="termEntry",
    section="langSet",
    term="tig",
    references="refObjectList",
    notes=NOTES[len(_tbx.NOTES) :],
).write
