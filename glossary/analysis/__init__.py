"""Files to be translated → how much of each the memory has: the leverage report.

In: documents and bilingual files, and the memory. Out: segments, words and characters by
match band, a report as rows or as a page. Called by `pretranslation` and `cli`.
"""

from glossary.analysis.bands import Band, band_of
from glossary.analysis.counting import Volume, volume
from glossary.analysis.input import Wanted
from glossary.analysis.leverage import Leverage, Report, analyse

__all__ = [
    "Band",
    "Leverage",
    "Report",
    "Volume",
    "Wanted",
    "analyse",
    "band_of",
    "volume",
]
