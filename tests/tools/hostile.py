"""Glossaries made to puzzle a reader: legal and nearly legal, from a seeded chance."""

from __future__ import annotations

import random

_WORDS = [
    *("한미동맹", "북한", "핵", "zone", "NLL", "日米同盟", "café", "😀", "é", "“인용”", "2+2"),
    *("'", '"', '"', '""', "#", "|", "&", "<", "\\", "—", "…", "ㅋ", "🇰🇷"),
    *("e\u0301", "\u1112\u1161\u11ab"),  # decomposed
]
_SPACES = [" ", "  ", "\u3000", "\u00a0", "\u2028", "\u0085", "\x0b", "\u200b", "\ufeff"]
_ENDS = ["\n", "\n", "\r\n", "\r", "\n\n"]
_IN_XML = [
    *("한미동맹", "북한", "핵", "zone", "日米", "é", "😀", " ", "\n ", "\u2028", '"'),
    *("&amp;", "&#65;", "&lt;", "<![CDATA[<x>]]>", "<!--c-->", "<?pi?>"),
]
_MARKUP = [
    "<hi>{}</hi>",
    "<hi/>",
    '<hi type="x">{}<foreign>z</foreign></hi>',
    "<foreign>{}</foreign>",
    "<ph>{}</ph>",
    "<bpt>{}</bpt>",
    "<b>{}</b>",
]
_TYPES = [
    "",
    ' type="definition"',
    ' type="context"',
    ' type="subjectField"',
    ' type=""',
    ' type="administrativeStatus"',
]
_LANGUAGES = [
    *[' xml:lang="ko"'] * 4,
    *[' xml:lang="en"'] * 4,
    ' xml:lang="ja"',
    ' xml:lang="ko-KR"',
    ' xml:lang="en_US"',
    ' xml:lang="KO"',
    ' xml:lang="en-Latn-US"',
    ' xml:lang="kor"',
    ' xml:lang="ko-x-a-b"',
    ' xml:lang=""',
    ' lang="ko"',
    "",
]


class Hostile:
    """Makes files, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def _many(self, make, most, least=0):
        return [make() for _ in range(self.chance.randint(least, most))]

    def _text(self, most=3):
        return "".join(self._many(lambda: self.chance.choice(_WORDS + _SPACES), most))

    def _table(self, cell, separator):
        def line():
            number = self.chance.choice([0, 1, 2, 2, 2, 3, 3, 3, 4])
            cells = [cell() for _ in range(number)]
            return separator.join(cells) + self.chance.choice(_ENDS)

        return self.chance.choice(["", "", "\ufeff"]) + "".join(self._many(line, 8))

    def tabs(self):
        """A tab-separated glossary, with empty cells, comments, too few and many columns."""
        return self._table(lambda: self._text() + self.chance.choice(["", "", "\t"]), "\t")

    def commas(self):
        """A comma-separated one, with quotation marks at their places and at others."""

        def cell():
            text = self._text()
            quoted = text.replace('"', '""')
            stray = f'{text}"{self._text(1)}'
            return self.chance.choice([text, f'"{text}"', f'"{quoted}"', stray, "a,b"])

        return self._table(cell, ",")

    def tbx(self):
        """A TBX 2 with markup, groups, odd codes and orders; some broken, some version 3."""
        declaration = self.chance.choice(
            ["", '<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n']
        )
        whole = (
            f'{declaration}<martif type="TBX" xml:lang="en"><martifHeader/><text><body>'
            f"{''.join(self._many(self._entry, 4))}</body></text></martif>"
        )
        if self.chance.random() < 0.03:
            return whole[: self.chance.randint(1, len(whole))]
        return whole.replace("martif", "tbx") if self.chance.random() < 0.03 else whole

    def _entry(self):
        parts = ["".join(self._many(self._said, 2)), "".join(self._many(self._section, 4))]
        return f"<termEntry>{self._shuffled(parts)}</termEntry>"

    def _section(self):
        parts = ["".join(self._many(self._said, 1)), "".join(self._many(self._term, 3))]
        return f"<langSet{self.chance.choice(_LANGUAGES)}>{self._shuffled(parts)}</langSet>"

    def _term(self):
        term, said = f"<term>{self._marked()}</term>", "".join(self._many(self._said, 2))
        notes = "".join(self._many(lambda: self._typed("termNote"), 2))
        if self.chance.random() < 0.3:
            return f"<ntig><termGrp>{term}{notes}</termGrp>{said}</ntig>"
        if self.chance.random() < 0.05:
            term *= 2
        if self.chance.random() < 0.005:
            term = ""
        return f"<tig>{self._shuffled([term, notes, said])}</tig>"

    def _said(self):
        grouped = "".join(self._many(lambda: self._typed("descrip"), 2))
        return self.chance.choice(
            [
                f"<note>{self._marked()}</note>",
                self._typed("descrip"),
                f"<descripGrp>{grouped}<note>in</note></descripGrp>",
                '<admin type="source">s</admin>',
                "<unknown><note>u</note></unknown>",
                '<x:note xmlns:x="urn:y">n</x:note>',
            ]
        )

    def _typed(self, name):
        return f"<{name}{self.chance.choice(_TYPES)}>{self._marked()}</{name}>"

    def _marked(self, most=4):
        def piece():
            word = self.chance.choice(_IN_XML)
            if most > 1 and self.chance.random() < 0.15:
                return self.chance.choice(_MARKUP).format(self._marked(1))
            return word

        return "".join(self._many(piece, most))

    def _shuffled(self, parts):
        if self.chance.random() < 0.2:
            self.chance.shuffle(parts)
        return self.chance.choice(["", "\n  "]).join(parts)
