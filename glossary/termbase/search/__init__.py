"""What a person typed → the entries that are meant, best first; and what was meant instead.

In: a word in any script and spelling. Out: a list for the command line (`search`), groups and
counts for the site (`hits`), suggestions while it is typed, guesses where nothing is found.
Called by `cli` and `site`; `bigrams` also by `termbase.entries`, which writes the index.
"""

from glossary.termbase.search.listing import search

__all__ = ["search"]
