"""Files that somebody else wrote, read as they come and without trusting them.

In: a path. Out: its text, the elements of its XML, the rows of its tables, and a `Problem`
for what is not as it should be. Called by whoever knows what the file means: formats,
bitexts.
"""
