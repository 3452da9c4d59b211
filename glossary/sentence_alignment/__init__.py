"""Two documents → which sentences translate which.

In: the sentences of a document and of its translation, and a lexicon. Out: beads, each with
how likely it is and what speaks for it. Called by `aligning`. Pure: no files, no termbase.
"""

from glossary.sentence_alignment.alignment import align, align_all
from glossary.sentence_alignment.beads import Bead
from glossary.sentence_alignment.lexicon import Lexicon

__all__ = ["Bead", "Lexicon", "align", "align_all"]
