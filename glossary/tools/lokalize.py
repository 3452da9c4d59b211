"""Lokalize, the translation program of KDE."""

from __future__ import annotations

from glossary.tools._kind import Kind

NAME = "lokalize"
TITLE = "Lokalize"
VERSIONS = "by its source code; not tried here"
FORMATS = ("tbx2",)
ACCEPTS = {Kind.TBX2: (".tbx",)}
ARRIVES = "Terms of all languages, in `tig` and in `ntig`, by concept"
LOST = "What TBX 3 has: Lokalize reads version 2 alone"
HOW = "Name the file as the project's glossary in the project's settings"
