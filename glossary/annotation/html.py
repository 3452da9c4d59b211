"""A page of its own: the text with its terms marked, and the list of what they mean.

It loads nothing and runs nothing. A mark carries the number of its term in the list, so
that it can be read on paper, from a keyboard and by a screen reader, and a tooltip beside.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, TextIO

from glossary.annotation.marks import edges
from glossary.files.html_page import beginning
from glossary.language import language_name
from glossary.recognition import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.annotation.marks import About, Entry, Equivalent, Mark, Passage

NAME = "html"
TITLE = "a page to read or to print"
SUFFIX = ".html"
TARGETS: int | None = None

_NO_HTML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")

_STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fffefb; --soft: #5c5c5c;
  --mark: #fff1b8; --line: #b88700; --bad: #b3261e; --rule: #d8d4c8; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --back: #191917;
  --soft: #a8a59d; --mark: #4a3d10; --line: #d9ab2d; --bad: #ff8a80; --rule: #45433d; } }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: var(--text);
  background: var(--back); font: 1.05rem/1.9 system-ui, "Noto Sans CJK KR", sans-serif; }
h1 { font-size: 1.3rem; line-height: 1.4; } h2 { font-size: 1.1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; word-break: keep-all; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--line); }
mark mark { border-bottom-style: dotted; }
mark.uncertain { border-bottom-style: dashed; background: none; }
mark.avoid { border-color: var(--bad); }
mark a { color: inherit; text-decoration: none; }
mark a:focus-visible { outline: 2px solid var(--line); }
sup { font-size: .65em; line-height: 0; color: var(--soft); margin-left: .1em; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.5; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--rule); }
tr:target { background: var(--mark); }
.soft { color: var(--soft); } .bad { color: var(--bad); }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; color: #000;
  background: #fff; } mark { background: none; } tr { break-inside: avoid; } }
"""


def write(passages: Iterable[Passage], stream: TextIO, about: About) -> None:
    """Write the page; the text goes out as it comes, the list of terms after it."""
    stream.write(beginning(about.title, _STYLE))
    stream.write(f'<main class="text" lang="{escape(about.source)}">')
    numbers: dict[str, int] = {}
    entries: list[Entry] = []
    counts: Counter[str] = Counter()
    for passage in passages:
        done = depth = 0
        for edge in edges(passage):
            stream.write(_text(passage.text[done : edge.place]))
            done = edge.place
            for entry in edge.mark.entries if edge.opens else ():
                counts[entry.concept] += 1
                if entry.concept not in numbers:
                    entries.append(entry)
                    numbers[entry.concept] = len(entries)
            depth += 1 if edge.opens else 0
            draw = _opening if edge.opens else _closing
            stream.write(draw(edge.mark, numbers, about, linked=depth == 1))
            depth -= 0 if edge.opens else 1
        stream.write(_text(passage.text[done:]))
    stream.write("</main>\n")
    stream.write("".join(_legend(entries, counts, about)))
    stream.write("</html>\n")


def _opening(mark: Mark, numbers: dict[str, int], about: About, *, linked: bool) -> str:
    kinds = [str(mark.kind)] if mark.kind is Kind.UNCERTAIN else []
    if any(entry.is_avoided for entry in mark.entries):
        kinds.append("avoid")
    css = f' class="{" ".join(kinds)}"' if kinds else ""
    title = escape(_tooltip(mark, about))
    # a link within a link is not HTML: the outermost mark has it
    link = f'<a href="#t{numbers[mark.entries[0].concept]}">' if linked else ""
    return f'<mark{css} title="{title}">{link}'


def _closing(mark: Mark, numbers: dict[str, int], _about: About, *, linked: bool) -> str:
    of = ",".join(str(numbers[entry.concept]) for entry in mark.entries)
    doubt = "?" if mark.kind is Kind.UNCERTAIN else ""
    return f"{'</a>' if linked else ''}<sup>{of}{doubt}</sup></mark>"


def _tooltip(mark: Mark, about: About) -> str:
    lines = []
    for entry in mark.entries:
        firsts = [e.text for code in about.targets for e in entry.to_use(code)[:1]]
        line = " · ".join(firsts) or "no equivalent yet"
        if entry.is_avoided:
            line += f" (not to be used: better {entry.instead})" if entry.instead else ""
        lines.append(line)
    if mark.kind is Kind.UNCERTAIN:
        lines.append("perhaps only a part of another word")
    return "\n".join(lines)


def _legend(entries: list[Entry], counts: Counter[str], about: About) -> Iterator[str]:
    if not entries:
        yield "<p>No term of the glossary stands in this text.</p>\n"
        return
    yield '<h2 id="terms">Terms</h2>\n<table>\n<thead><tr><th scope="col">No.</th>'
    for code in (about.source, *about.targets):
        yield f'<th scope="col">{escape(language_name(code))}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for number, entry in enumerate(entries, 1):
        times = counts[entry.concept]
        yield f'<tr id="t{number}"><td>{number}</td>'
        yield f'<th scope="row" lang="{escape(about.source)}">{_text(entry.term)}'
        yield f' <span class="soft" lang="en">×{times}</span>' if times > 1 else ""
        if entry.is_avoided:
            better = f", better <b>{_text(entry.instead)}</b>" if entry.instead else ""
            yield f' <span class="bad">not to be used{better}</span>'
        if entry.definition:
            yield f'<br><small class="soft">{_text(entry.definition)}</small>'
        yield "</th>"
        for code in about.targets:
            yield f'<td lang="{escape(code)}">{_cell(entry, code)}</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table>\n"


def _cell(entry: Entry, language: str) -> str:
    parts = [_text(e.text) + _stars(e) for e in entry.to_use(language)]
    avoid = [f'<s class="bad">{_text(e.text)}</s>' for e in entry.to_avoid(language)]
    if avoid:
        parts.append(f'<span class="bad" lang="en">not</span> {", ".join(avoid)}')
    return "<br>".join(parts) or '<span class="soft" lang="en">—</span>'


def _stars(equivalent: Equivalent) -> str:
    if equivalent.reliability is None:
        return ""
    stars = "★" * equivalent.reliability + "☆" * (4 - equivalent.reliability)
    label = f"reliability {equivalent.reliability} of 4"
    return f' <small class="soft" role="img" aria-label="{label}">{stars}</small>'


def _text(text: str) -> str:
    """Escaped; what no page can hold is replaced."""
    return escape(_NO_HTML.sub("\ufffd", text))
