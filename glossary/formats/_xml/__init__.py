"""What formats in XML have in common, whichever they are: lines written, entries read.

Called by the formats of tools and by the readers of TBX and MultiTerm XML.
"""
