"""TBX, of every version, dialect and style: written, read and, in `rules`, judged.

Concepts → text, an entry at a time; elements → concepts and sources. Called by the formats
that are TBX (tbx, tbx2, tbx-dct, tbx-linguist), by those of tools with a TBX of their own
(phrase-tbx, pontoon, weblate) and, for the rules, by doctor.
"""
