"""MultiTerm XML, read: groups of fields, which each termbase names as it likes → concepts.

Called by multiterm, which writes it.
"""
