"""Documents and their translations → pairs of sentences for the memory, after review.

In: texts in two languages, and the termbase as lexicon. Out: proposals with scores, as a
table or a page to look through, and back from the table into the memory. Called by `cli`.
"""

from glossary.aligning.naming import Pairing, pair_by_name
from glossary.aligning.proposals import Proposal, Text, propose
from glossary.aligning.storing import Stored, store

__all__ = ["Pairing", "Proposal", "Stored", "Text", "pair_by_name", "propose", "store"]
