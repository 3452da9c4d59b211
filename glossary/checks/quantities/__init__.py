"""A text → the numbers, units and dates in it, by value: 3억 2천만 is 320 million.

Called by the checks of numbers. Each language has a file of its own for what it writes
beside digits. A number may be read in several ways (6.25 is a decimal, a date, a version);
all are kept, and it agrees with another text if one of them does.
"""

from glossary.checks.quantities.number import Number, values
from glossary.checks.quantities.reading import Reading, read

__all__ = ["Number", "Reading", "read", "values"]
