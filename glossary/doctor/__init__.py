"""A file → will my tool load it, what is wrong with it, and a mended copy.

Also the other way round: what a tool will have of an export before it is written. Called
by cli.
"""

from glossary.doctor.diagnosis import Diagnosis, Verdict, diagnose
from glossary.doctor.explanation import Explanation, Foretold, explain
from glossary.doctor.mending import Mending, mending

__all__ = [
    "Diagnosis",
    "Explanation",
    "Foretold",
    "Mending",
    "Verdict",
    "diagnose",
    "explain",
    "mending",
]
