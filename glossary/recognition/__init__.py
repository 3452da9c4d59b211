"""Terms → a matcher over running text that understands Korean particles and spacing.

In: terms, then texts, with the spans of their nominal morphemes or somebody to ask for
them. Out: where each term stands, and how. Called by `termbase`, when terms or texts
change, and by `annotation`.
"""

from glossary.recognition.matches import Kind, Match
from glossary.recognition.recogniser import Recogniser
from glossary.recognition.stream import stream

__all__ = ["Kind", "Match", "Recogniser", "stream"]
