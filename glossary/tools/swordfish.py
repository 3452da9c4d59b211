"""Swordfish, the translation program of Maxprograms."""

from __future__ import annotations

from glossary.tools._kind import Kind

NAME = "swordfish"
TITLE = "Swordfish"
VERSIONS = "by its source code; not tried here"
FORMATS = ("tbx", "tbx2")
ACCEPTS = {Kind.TBX3: (".tbx",), Kind.TBX2: (".tbx",), Kind.TMX: (".tmx",)}
ARRIVES = "The whole of a TBX of either version; it writes version 3 itself"
LOST = "Nothing that is known of"
HOW = "Import the file on the page *Glossaries*"
