"""Terms → a matcher over running text that understands Korean particles and spacing.

In: terms, then sentences with the spans of their nominal morphemes. Out: where each term
stands. Called by `termbase`, when terms or texts change.
"""

from glossary.recognition.recogniser import Match, Recogniser

__all__ = ["Match", "Recogniser"]
