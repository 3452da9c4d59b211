"""XTM, a translation program in the browser."""

from __future__ import annotations

from glossary.tools._kind import Kind

NAME = "xtm"
TITLE = "XTM"
VERSIONS = "by its documentation; not tried here"
FORMATS = ("tbx2", "multiterm", "xlsx")
ACCEPTS = {
    Kind.TBX2: (".tbx",),
    Kind.MULTITERM: (".xml",),
    Kind.XLSX: (".xlsx",),
}
ARRIVES = "TBX, MultiTerm XML and Excel workbooks; which of their fields is not known here"
LOST = "Not known here: import a few entries first and compare"
HOW = "*Terminology › Import*"
