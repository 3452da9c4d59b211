"""The elements of TBX: what each has and what each holds, in each version.

Version 3 is ISO 30042:2019, its core structure as of 2023; version 2 is ISO 30042:2008,
whole and in its dialect TBX-Basic. Put in words of our own and measured against the
official grammars, which nobody has licensed to be copied; the notation is that of
`grammar`.
"""

from __future__ import annotations

from glossary.formats._tbx.rules.grammar import FOREIGN, models

_HIGHLIGHT = "type=entailedTerm|hotkey|italics|bold|superscript|subscript|math"
_CODE = "type=fmt|ui|quote|link|image|other"
_CATEGORY = "id xml:lang target datatype type!"

VERSION_3 = models(
    {
        "tbx": ("type! style!=dca|dct xml:lang!", "tbxHeader text"),
        "tbxHeader": ("id", "fileDesc encodingDesc? revisionDesc?"),
        "fileDesc": ("id", "publicationStmt? titleStmt? sourceDesc"),
        "titleStmt": ("id xml:lang", "title note*"),
        "title": ("id xml:lang", "#text"),
        "publicationStmt": ("id", "p+"),
        "sourceDesc": ("id xml:lang", "p+"),
        "encodingDesc": ("id", "p+"),
        "revisionDesc": ("id xml:lang", "change+"),
        "change": ("id xml:lang", "p+"),
        "p": ("id xml:lang type", "INLINE"),
        "text": ("id", "body? back?"),
        "body": ("id", "conceptEntry+"),
        "conceptEntry": ("id!", "(ABOUT)* langSec+"),
        "langSec": ("xml:lang!", "(ABOUT)* termSec+"),
        "termSec": ("id", f"term (termNote|termNoteGrp|{FOREIGN})* (ABOUT)*"),
        "term": ("id", "#text hi*"),
        "termNote": (_CATEGORY, "INLINE"),
        "termNoteGrp": ("id", f"(termNote|{FOREIGN}) (LINKS)*"),
        "descrip": (_CATEGORY, "INLINE"),
        "descripGrp": ("id", f"(descrip|{FOREIGN}) (descripNote|LINKS)*"),
        "descripNote": (_CATEGORY, "#text"),
        "admin": (_CATEGORY, "INLINE"),
        "adminGrp": ("id", f"(admin|{FOREIGN}) (adminNote|note|ref|xref|{FOREIGN})*"),
        "adminNote": (_CATEGORY, "#text"),
        "transacGrp": (
            "id",
            f"(transac|{FOREIGN}) (transacNote|date|note|ref|xref|{FOREIGN})*",
        ),
        "transac": (_CATEGORY, "#text"),
        "transacNote": (_CATEGORY, "#text"),
        "date": ("id", "#text"),
        "note": ("id xml:lang", "INLINE"),
        "ref": (_CATEGORY, "#text"),
        "xref": ("id target:anyURI! type!", "#text"),
        "hi": (f"target {_HIGHLIGHT}", "#text"),
        "foreign": ("id xml:lang", "INLINE"),
        "sc": ("id! isolated=yes|no", ""),
        "ec": (
            f"id startRef:IDREF isolated=yes|no disp equiv subtype target:anchor {_CODE}",
            "",
        ),
        "ph": ("type", ""),
        "back": ("id", "refObjectSec*"),
        "refObjectSec": ("id type!", "refObject+"),
        "refObject": ("id", "(itemSet|itemGrp|item)+"),
        "itemSet": ("id type", "(itemGrp|item)+"),
        "itemGrp": ("id", "item (LINKS)*"),
        "item": ("id type", "INLINE"),
    },
    {
        "ABOUT": "descrip|descripGrp|LINKS",
        "LINKS": f"admin|adminGrp|note|ref|transacGrp|xref|{FOREIGN}",
        "INLINE": "#text (hi|foreign|sc|ec|ph)*",
    },
)

_CATEGORY_2 = "id xml:lang:text target datatype type!"

_HEADER_2 = {
    "martif": ("type! xml:lang:text!", "martifHeader text"),
    "martifHeader": ("id", "fileDesc encodingDesc? revisionDesc?"),
    "fileDesc": ("id", "titleStmt? publicationStmt? sourceDesc+"),
    "titleStmt": ("id xml:lang:text", "title note*"),
    "title": ("id xml:lang:text", "#text"),
    "publicationStmt": ("id", "p+"),
    "sourceDesc": ("id xml:lang:text", "p+"),
    "encodingDesc": ("id", "p+"),
    "revisionDesc": ("id xml:lang:text", "change+"),
    "change": ("id xml:lang:text", "p+"),
    "text": ("id", "body back?"),
    "body": ("id", "termEntry+"),
    "back": ("id", "refObjectList*"),
    "refObjectList": ("id type!", "refObject+"),
    "item": ("id type", "INLINE"),
    "termEntry": ("id", "(ABOUT)* langSet+"),
    "tig": ("id", "term termNote* (ABOUT)*"),
    "term": ("id", "#text hi*"),
    "termNote": (_CATEGORY_2, "INLINE"),
    "descrip": (_CATEGORY_2, "INLINE"),
    "admin": (_CATEGORY_2, "INLINE"),
    "transac": (_CATEGORY_2, "#text"),
    "transacNote": (_CATEGORY_2, "#text"),
    "note": ("id xml:lang:text", "INLINE"),
    "ref": (_CATEGORY_2, "#text"),
    "xref": ("id target:text! type", "#text"),
    "foreign": ("id xml:lang:text", "INLINE"),
    "bpt": ("i type", "#text"),
    "ept": ("i", "#text"),
    "ph": ("type", "#text"),
}
_INLINE_2 = "#text (hi|foreign|bpt|ept|ph)*"

VERSION_2_BASIC = models(
    {
        **_HEADER_2,
        "p": ("id xml:lang:text type=XCSURI", "INLINE"),
        "langSet": ("xml:lang:text!", "(ABOUT)* tig+"),
        "descripGrp": ("id", "descrip admin*"),
        "transacGrp": ("id", "transac (transacNote|date)*"),
        "date": ("id", "#text"),
        "hi": (f"target xml:lang:text {_HIGHLIGHT}", "#text"),
        "xref": ("id target:text! type!", "#text"),
        "refObject": ("id", "item+"),
    },
    {
        "ABOUT": "descrip|descripGrp|admin|transacGrp|note|ref|xref",
        "INLINE": _INLINE_2,
    },
)

VERSION_2 = models(
    {
        **_HEADER_2,
        "p": ("id xml:lang:text type=DCSName|XCSURI|XCSContent", "INLINE"),
        "langSet": ("id xml:lang:text!", "(ABOUT)* (tig|ntig)+"),
        "ntig": ("id", "termGrp (ABOUT)*"),
        "termGrp": ("id", "term (termNote|termNoteGrp)* termCompList*"),
        "termNoteGrp": ("id", "termNote (LINKS)*"),
        "termCompList": ("id type!", "(ABOUT)* (termComp|termCompGrp)+"),
        "termCompGrp": ("id", "termComp (termNote|termNoteGrp)* (LINKS)*"),
        "termComp": ("id xml:lang:text", "#text"),
        "descripGrp": ("id", "descrip (descripNote|LINKS)*"),
        "descripNote": (_CATEGORY_2, "#text"),
        "adminGrp": ("id", "admin (adminNote|note|ref|xref)*"),
        "adminNote": (_CATEGORY_2, "#text"),
        "transacGrp": ("id", "transac (transacNote|date|note|ref|xref)*"),
        "date": ("id", "#text"),
        "hi": ("target xml:lang:text type", "#text"),
        "refObject": ("id", "(itemSet|itemGrp|item)+"),
        "itemSet": ("id type", "(itemGrp|item)+"),
        "itemGrp": ("id", "item (LINKS)*"),
    },
    {
        "ABOUT": "descrip|descripGrp|LINKS",
        "LINKS": "admin|adminGrp|transacGrp|note|ref|xref",
        "INLINE": _INLINE_2,
    },
)
