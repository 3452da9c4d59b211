"""A term and its translation a row: what services of machine translation take.

Concepts → rows that a service does not refuse; tables of rows → concepts. Called by deepl,
google and google-set; omegat spells Korean terms as they do.
"""
