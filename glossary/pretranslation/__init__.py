"""A document, or a bilingual file, and the memory → the file with translations filled in.

In: a document, an XLIFF or a PO. Out: an XLIFF of the document, or the same file again, with
the best match of each segment as its translation, matches and terms beside it. Called by
`cli`.
"""

from glossary.pretranslation.filling import How, Summary
from glossary.pretranslation.run import pretranslate

__all__ = ["How", "Summary", "pretranslate"]
