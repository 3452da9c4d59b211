"""The findings as a page of its own, which loads nothing and runs nothing.

Rules and severities are hidden and shown by checkboxes, with style sheets alone: a ticked box
is before everything it hides. Findings go to the page as they come; memory holds counts.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from html import escape
from typing import IO, TYPE_CHECKING

from glossary.checks import Severity, rules
from glossary.files.html_page import beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.checks import Finding
    from glossary.checks.findings import Span

_STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fffefb; --soft: #5c5c5c;
  --mark: #fff1b8; --line: #b88700; --error: #a6231b; --warning: #8a5a00; --info: #2d5d8a;
  --rule: #d8d4c8; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --back: #191917;
  --soft: #a8a59d; --mark: #4a3d10; --line: #d9ab2d; --error: #ff8a80; --warning: #e8b54d;
  --info: #8fc1f0; --rule: #45433d; } }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: var(--text);
  background: var(--back); font: 1rem/1.6 system-ui, "Noto Sans CJK KR", sans-serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0;
  border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
td.number { text-align: right; white-space: nowrap; }
.filter { display: inline; margin: 0 .2rem 0 0; }
.filter + label { margin-right: 1rem; }
:focus-visible { outline: 2px solid var(--line); outline-offset: 2px; }
.error { color: var(--error); } .warning { color: var(--warning); }
.info { color: var(--info); }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--line); }
.text { white-space: pre-wrap; } .soft { color: var(--soft); }
@media print { .filter, .filter + label { display: none; } tr { break-inside: avoid; } }
"""


def write(
    findings: Iterable[Finding], stream: IO[str], title: str, segments: Counter[str]
) -> None:
    """Write the page. `segments` has the number of those checked once all are found."""
    counts: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as rows:
        for finding in findings:
            counts[finding.code] += 1
            severities[finding.severity] += 1
            rows.writelines(_row(finding))
        stream.writelines(_head(title, segments.total(), counts, severities))
        rows.seek(0)
        while piece := rows.read(1 << 16):
            stream.write(piece)
    stream.write("</tbody></table></main>\n</html>\n" if counts else "</main>\n</html>\n")


def _head(
    title: str, segments: int, counts: Counter[str], severities: Counter[str]
) -> Iterator[str]:
    codes = sorted(counts)
    hidden = [
        f"#show-{name}:not(:checked) ~ main .is-{name} {{ display: none; }}"
        for name in (*Severity, *codes)
    ]
    yield beginning(title, f"{_STYLE}{''.join(hidden)}")
    yield f"<p>{segments:,} segments checked, {counts.total():,} findings.</p>\n"
    if not counts:
        yield "<main><p>Nothing was found.</p>"
        return
    yield "<h2>Show</h2>\n"
    for severity in Severity:
        if severities[severity]:
            yield _checkbox(severity, f"{severity} ({severities[severity]:,})")
    yield "<br>\n"
    for code in codes:
        yield _checkbox(code, f"{code} {rules()[code].title} ({counts[code]:,})")
    yield '<main>\n<h2>Findings</h2>\n<table><thead><tr><th scope="col">Segment</th>'
    yield '<th scope="col">Finding</th><th scope="col">Source</th>'
    yield '<th scope="col">Translation</th></tr></thead>\n<tbody>\n'


def _checkbox(name: str, label: str) -> str:
    return (
        f'<input type="checkbox" class="filter" id="show-{name}" checked>'
        f'<label for="show-{name}">{_text(label)}</label>\n'
    )


def _row(finding: Finding) -> Iterator[str]:
    rule = rules()[finding.code]
    yield f'<tr class="is-{finding.code} is-{finding.severity}">'
    place = f'<br><small class="soft">{_text(finding.place)}</small>' if finding.place else ""
    yield f'<th scope="row">{_text(finding.segment)}{place}</th>'
    yield f'<td><b class="{finding.severity}">{finding.severity}</b> '
    yield f'<abbr title="{_text(rule.title)}">{finding.code}</abbr><br>{_text(finding.message)}'
    if finding.expected:
        yield f'<br><span class="soft">expected:</span> {_text(finding.expected)}'
    yield "</td>"
    yield _cell(finding.source, finding.source_language, finding.source_span)
    yield _cell(finding.target, finding.target_language, finding.target_span)
    yield "</tr>\n"


def _cell(text: str, language: str, span: Span | None) -> str:
    start, end = span or (0, 0)
    marked = f"<mark>{_text(text[start:end])}</mark>" if start < end else ""
    inside = f"{_text(text[:start])}{marked}{_text(text[end:])}"
    return f'<td class="text" lang="{_text(language)}">{inside}</td>'


def _text(text: str) -> str:
    """Escaped; what no page can hold is replaced."""
    return escape("".join("\ufffd" if c < " " and c not in "\t\n\r" else c for c in text))
