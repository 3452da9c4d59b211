"""What formats of translation units are made of, for whoever reads or writes one.

Elements of XLIFF and what stands inline in them, XML, entries of PO files. In: elements, lines.
Out: pieces of segments and back. Called by the formats beside it and by `pretranslation`, which
writes into other people's files.
"""
