"""Tables of terms: our own, which come back whole, and whatever tables people have.

Cells in rows → what their headings mean → concepts, and concepts → rows. `files` puts them
into CSV, TSV and workbooks. Called by csv, tsv, xlsx and their `-terms`; the formats of
tools that are tables, too (memoq, omegat, matecat, phrase), take from it what they need.
"""
