"""A page in which proposals are looked through, side by side, and saved as a table.

It loads nothing: its style and its few lines of script stand in it. Without the script it
can be read; with it the texts can be corrected, and what is ticked comes as the table that
`glossary tm align --accept` reads. What is doubtful is said in words, not in colour alone.
"""

from __future__ import annotations

import json
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from glossary.aligning.proposals import MINIMUM
from glossary.aligning.table import YES, heading
from glossary.files.html_page import beginning
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.aligning.proposals import Proposal

_STYLE = """
:root { color-scheme: light dark; --text: #1b1b1b; --back: #fffefb; --soft: #5c5c5c;
  --doubt: #fff1b8; --none: #f3e3e1; --line: #b88700; --rule: #d8d4c8; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --back: #191917;
  --soft: #a8a59d; --doubt: #4a3d10; --none: #45302d; --line: #d9ab2d; --rule: #45433d; } }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; color: var(--text);
  background: var(--back); font: 1rem/1.6 system-ui, "Noto Sans CJK KR", sans-serif; }
h1 { font-size: 1.3rem; } table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 1.5rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem .2rem;
  border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
thead th { white-space: nowrap; overflow-wrap: normal; position: sticky; top: 0;
  background: var(--back); }
td.text { width: 40%; } tr.doubtful { background: var(--doubt); }
tr.alone { background: var(--none); } td:focus-visible { outline: 2px solid var(--line); }
small { color: var(--soft); display: block; } input { width: 1.2rem; height: 1.2rem; }
button { font: inherit; padding: .3rem .8rem; }
@media print { button { display: none; } tr { break-inside: avoid; } }
"""

_SCRIPT = """
const cell = (text) => {
  text = text.replace(/\\s+/g, " ").trim();
  if (/^'*[=+\\-@＝＋－＠]/.test(text)) text = "'" + text;
  return /["\\t\\r\\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};
const save = document.getElementById("save");
save.hidden = false;
for (const td of document.querySelectorAll("td.text")) {
  td.contentEditable = "plaintext-only";
  if (td.contentEditable !== "plaintext-only") td.contentEditable = "true";
}
save.addEventListener("click", () => {
  const rows = [HEADING];
  for (const tr of document.querySelectorAll("tbody tr")) {
    const [source, target] = [...tr.querySelectorAll("td.text")].map((td) => td.innerText);
    rows.push([tr.querySelector("input").checked ? YES : "", tr.dataset.score, source, target,
      tr.dataset.why, tr.dataset.document, tr.dataset.translation, tr.dataset.position]);
  }
  const table = "\\ufeff" + rows.map((row) => row.map(cell).join("\\t") + "\\r\\n").join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table], {type: "text/tab-separated-values"}));
  link.download = "reviewed.tsv";
  link.click();
  URL.revokeObjectURL(link.href);
});
"""

_NO_HTML = dict.fromkeys(range(32), " ")


def write(proposals: Iterable[Proposal], stream: TextIO, *, minimum: float = MINIMUM) -> int:
    """Write the page as the proposals come; returns how many there are."""
    count = 0
    languages: tuple[str, str] | None = None
    for documents, group in groupby(proposals, key=lambda p: p.documents):
        for number, proposal in enumerate(group):
            if languages is None:
                languages = proposal.languages
                stream.write(_head(languages))
            if not number:
                stream.write(_table(documents, languages))
            count += 1
            stream.write(_row(proposal, count, minimum))
        stream.write("</tbody>\n</table>\n")
    if languages is None:
        stream.write(_head(("ko", "en")) + "<p>There is nothing to look through.</p>\n")
    stream.write(_foot(languages or ("ko", "en")))
    return count


def _head(languages: tuple[str, str]) -> str:
    title = "Aligned sentences: " + " – ".join(language_name(code) for code in languages)
    return (
        beginning(title, _STYLE)
        + "<p>Tick the pairs that are right and correct the texts where they are not; then "
        "save the table and give it to <code>glossary tm align --accept</code>. The score is "
        "how likely it is that just these sentences belong together.</p>\n"
        '<p><button type="button" id="save" hidden>Save the reviewed table</button></p>\n'
        "<main>\n"
    )


def _table(documents: tuple[str, str], languages: tuple[str, str]) -> str:
    names = "".join(f'<th scope="col">{_text(language_name(code))}</th>' for code in languages)
    return (
        f"<table>\n<caption>{_text(documents[0])} – {_text(documents[1])}</caption>\n"
        f'<thead><tr><th scope="col">Accept</th><th scope="col">Score</th>{names}</tr>'
        "</thead>\n<tbody>\n"
    )


def _row(proposal: Proposal, number: int, minimum: float) -> str:
    kind, remark = _doubt(proposal, minimum)
    first, second = proposal.languages
    document, translation = proposal.documents
    ticked = " checked" if proposal.accepted else ""
    why = "; ".join(proposal.why)
    data = {
        "score": f"{proposal.score:.2f}",
        "why": why,
        "document": document,
        "translation": translation,
        "position": str(proposal.position),
    }
    attributes = "".join(f' data-{name}="{_text(value)}"' for name, value in data.items())
    css = f' class="{kind}"' if kind else ""
    said = "".join(f"<small>{_text(part)}</small>" for part in (remark, why) if part)
    return (
        f'<tr id="p{number}"{css}{attributes}><td><input type="checkbox"{ticked} '
        f'aria-label="Accept pair {number}"></td>'
        f"<td>{proposal.score:.2f}{said}</td>"
        f'<td class="text" lang="{_text(first)}">{_text(proposal.source)}</td>'
        f'<td class="text" lang="{_text(second)}">{_text(proposal.target)}</td></tr>\n'
    )


def _doubt(proposal: Proposal, minimum: float) -> tuple[str, str]:
    """The class of a row, and what is to be said of it."""
    if not proposal.target:
        return "alone", "not translated?"
    if not proposal.source:
        return "alone", "added?"
    if proposal.score < minimum:
        return "doubtful", "doubtful"
    if proposal.shape != (1, 1):
        return "", "{} to {} sentences".format(*proposal.shape)
    return "", ""


def _foot(languages: tuple[str, str]) -> str:
    constants = f"const HEADING = {_js(heading(languages))}, YES = {_js(YES)};"
    return f"</main>\n<script>{constants}{_SCRIPT}</script>\n</html>\n"


def _js(value: Sequence[str] | str) -> str:
    """A value for a script: JSON that cannot end the script's element."""
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")


def _text(text: str) -> str:
    """Text for HTML, attributes as well; control characters are not allowed in it."""
    return escape(text.translate(_NO_HTML))
