"""Small files for the tests of the tools, and a way to load them."""

from __future__ import annotations

from glossary.tools import tools
from tests.rewriting import rewrite


def tbx(*entries):
    """A TBX 2 of entries."""
    inside = "".join(entries)
    return f'<martif type="TBX-Basic"><text><body>{inside}</body></text></martif>'


def entry(said="", **languages):
    """An entry: `entry(ko=term("북한"), en=term("North Korea") + term("DPRK"))`."""
    sections = "".join(
        f'<langSet xml:lang="{code.replace("_", "-")}">{inside}</langSet>'
        for code, inside in languages.items()
    )
    return f"<termEntry>{said}{sections}</termEntry>"


def term(text, said=""):
    """A term, and what is said of it."""
    return f"<tig><term>{text}</term>{said}</tig>"


def tmx(*units, head=""):
    """A TMX 1.4 of units."""
    return f'<tmx version="1.4"><header {head}/><body>{"".join(units)}</body></tmx>'


def unit(*texts, attribute="xml:lang"):
    """A unit of pairs of language and text."""
    variants = "".join(
        f'<tuv {attribute}="{code}"><seg>{text}</seg></tuv>' for code, text in texts
    )
    return f"<tu>{variants}</tu>"


def load(tool, folder, name, data, source="ko", target="en"):
    """What a tool has of a file: its entries as pairs or triples, and the rest."""
    path = folder / name
    rewrite(path, data)
    loaded = tools()[tool].load(path, source, target)
    entries = [tuple(e) if e.comment else tuple(e)[:2] for e in loaded]
    return ([] if loaded.refusal else entries), loaded


def whats(loaded):
    """What was found, in the words of the findings."""
    return [kind.what for kind in loaded.findings]
