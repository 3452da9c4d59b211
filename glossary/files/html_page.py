"""How the pages begin that this program writes as files, to be opened in a browser."""

from __future__ import annotations

from html import escape

GENERATOR = '<meta name="generator" content="ko-security-glossary">'
"""By it a page of ours is told from a text that somebody wants to have read."""


def beginning(title: str, style: str) -> str:
    """A page in English up to its heading, which is its title; `style` is CSS."""
    shown = escape(title)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n{GENERATOR}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown}</title>\n<style>{style}</style>\n<h1>{shown}</h1>\n"
    )
