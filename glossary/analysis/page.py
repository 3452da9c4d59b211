"""The leverage report as a page of its own, which loads nothing and runs nothing."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.analysis.bands import Band
from glossary.files.html_page import beginning
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossary.analysis.counting import Volume
    from glossary.analysis.leverage import Leverage, Report

NAMES = {
    Band.CONTEXT: "Context match (101, 102)",
    Band.REPETITION: "Repetitions",
    Band.CROSS_FILE: "Cross-file repetitions",
    Band.EXACT: "100 %",
    Band.FROM_95: "95–99 %",
    Band.FROM_85: "85–94 %",
    Band.FROM_75: "75–84 %",
    Band.FROM_50: "50–74 %",
    Band.NONE: "No match",
    Band.TRANSLATED: "Translated already",
    Band.FINAL: "Final",
    Band.LOCKED: "Locked",
}
"""What people call the bands."""

_STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fffefb; --soft: #5c5c5c;
  --rule: #d8d4c8; --bar: #b88700; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --back: #191917;
  --soft: #a8a59d; --rule: #45433d; --bar: #d9ab2d; } }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: var(--text);
  background: var(--back); font: 1rem/1.5 system-ui, "Noto Sans CJK KR", sans-serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--rule);
  font-variant-numeric: tabular-nums; white-space: nowrap; }
th:first-child { text-align: left; }
tbody th { font-weight: normal; } tfoot th, tfoot td { font-weight: bold; }
meter { width: 5rem; } .soft { color: var(--soft); }
@media print { table { break-inside: avoid; } }
"""
_RULE = (
    "A word is what stands between spaces, in Korean the eojeol; each kanji, kana and "
    "full-width sign is a word. Of segments with the same text the first counts by its match "
    "and the others as repetitions."
)


def page(report: Report, weights: Mapping[Band, int] | None) -> Iterator[str]:
    """The lines of the page: all files together, then each. The same report, the same page."""
    yield f'{beginning("Leverage report", _STYLE)}<p class="soft">{_RULE}</p>\n<main>\n'
    several = len({one.file for one in report.files}) > 1
    for one in [*(report.totals if several else ()), *report.files]:
        yield from _table(one, weights)
    if report.failed:
        yield "<h2>Not counted</h2>\n<ul>\n"
        yield from (f"<li>{_text(reason)}</li>\n" for reason in report.failed.values())
        yield "</ul>\n"
    yield "</main>\n</html>\n"


def _table(one: Leverage, weights: Mapping[Band, int] | None) -> Iterator[str]:
    title = Path(one.file).name if one.file else "All files"
    pair = f"{language_name(one.source)} → {language_name(one.target)}"
    yield f'<h2>{_text(title)} <span class="soft">{pair}</span></h2>\n'
    yield '<div class="wide"><table>\n'
    heads = ["Band", "Segments", "Words", "Share of words", "Characters", "With spaces"]
    heads += ["Weight", "Weighted words"] if weights else []
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    total = one.total
    for band, volume in one.volumes.items():
        weight = weights[band] if weights else None
        yield from _row(NAMES[band], volume, total, weight)
    yield "</tbody>\n<tfoot>\n"
    yield f'<tr><th scope="row">Total</th><td>{total.segments:,}</td><td>{total.words:,}</td>'
    yield f"<td></td><td>{total.characters:,}</td><td>{total.with_spaces:,}</td>"
    if weights:
        yield f"<td></td><td>{one.weighted(weights):,.1f}</td>"
    yield "</tr>\n</tfoot></table></div>\n"


def _row(name: str, volume: Volume, total: Volume, weight: int | None) -> Iterator[str]:
    share = volume.words / total.words if total.words else 0
    yield f'<tr><th scope="row">{name}</th><td>{volume.segments:,}</td>'
    yield f"<td>{volume.words:,}</td><td>{share:.1%} "
    yield f'<meter value="{share:.4f}" aria-hidden="true"></meter></td>'
    yield f"<td>{volume.characters:,}</td><td>{volume.with_spaces:,}</td>"
    if weight is not None:
        yield f"<td>{weight} %</td><td>{volume.words * weight / 100:,.1f}</td>"
    yield "</tr>\n"


def _text(text: str) -> str:
    """Escaped; what no page can hold is replaced."""
    return escape(
        "".join("\ufffd" if c < " " or "\ud800" <= c <= "\udfff" else c for c in text)
    )
