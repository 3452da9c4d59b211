"""The translation memory: all SQL about units.

In: units (a text in several languages) with their source, from files, from the texts. Out:
the units that hold a text or one like it. Called by `pipeline`, `checks`, `site` and `cli`.
"""

from glossary.memory.holdings import Holding, found, holdings, languages, remove
from glossary.memory.importing import How, Imported, import_file
from glossary.memory.reading import lookup, units, units_of
from glossary.memory.texts import replace_from_texts, store
from glossary.memory.writing import Counts, import_units

__all__ = [
    "Counts",
    "Holding",
    "How",
    "Imported",
    "found",
    "holdings",
    "import_file",
    "import_units",
    "languages",
    "lookup",
    "remove",
    "replace_from_texts",
    "store",
    "units",
    "units_of",
]
