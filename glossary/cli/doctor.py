"""Will my tool load this?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.options import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.doctor import Diagnosis, Mending, Verdict
    from glossary.tools._loaded import Kind

_MOST = 12
"""Kinds of findings that are printed: more than that nobody reads on a screen."""
_PLACES = 3


class _ToolName(click.ParamType[str, str]):
    """A tool by its name; the tools are looked for only when one is wanted."""

    name = "tool"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        from glossary.tools import tools

        if value not in tools():
            self.fail(f"there is no tool {value!r} here: use {', '.join(tools())}.", param, ctx)
        return value


class _Doctor(click.Command):
    """Its help ends with the tools that are known."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from glossary.tools import tools

        with formatter.section("Tools"):
            formatter.write_dl([(name, tool.TITLE) for name, tool in tools().items()])


@click.command(cls=_Doctor)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", callback=languages, help="Translated from and into: ko,en.")
@click.option("--tool", type=_ToolName(), help="Ask about one tool alone.")
@click.option("--fix", is_flag=True, help="Write a mended copy beside it: NAME.fixed.….")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(
    file: Path, lang: tuple[str, ...], tool: str | None, *, fix: bool, as_json: bool
) -> None:
    """Will my tool load this FILE, and how much of it?

    Takes a glossary (TBX, tab- or comma-separated text, XLSX, MultiTerm XML) or a memory
    (TMX), says what it is, and reads it as each tool would. The file is never changed.
    Exit code 0 where a tool takes all of it, 1 where something is lost with each.

    \b
    Example: glossary doctor exports/glossary.ko-en.txt
    """
    from glossary.doctor import diagnose, mending

    found = diagnose(file, languages=lang, tool=tool or "")
    copy = mending(found.file, tool or "")
    after = copy.foretold(languages=lang, tool=tool or "") if copy else None
    if copy and fix:
        copy.write()
    if as_json:
        _print_json(found, copy, after, written=fix)
    else:
        _print(found)
        _print_mending(copy, after, asked=fix)
    if not (after if after and fix else found).whole:
        raise SystemExit(1)


def _print_json(
    found: Diagnosis, copy: Mending | None, after: Diagnosis | None, *, written: bool
) -> None:
    data: dict[str, Any] = found.as_data()
    data["mended"] = None
    if copy and after:
        data["mended"] = {
            "path": str(copy.path),
            "written": written,
            "steps": copy.steps,
            "tools": after.as_data()["tools"],
        }
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _print(found: Diagnosis) -> None:
    from glossary.language import language_name

    file = found.file
    click.echo(f"{file.path}: {', '.join(_described(found))}.")
    if not found.verdicts:
        click.echo("It is nothing that a translation tool loads as a glossary or a memory.")
    else:
        pair = f"from {language_name(found.source)} into {language_name(found.target)}"
        click.echo(f"\nIn a project {pair} (others with --lang):")
        width = max(len(verdict.tool.TITLE) for verdict in found.verdicts)
        for verdict in found.verdicts:
            click.echo(f"  {verdict.tool.TITLE.ljust(width)}  {in_words(verdict)}")
    _print_findings(found)


def _described(found: Diagnosis) -> Iterator[str]:
    file = found.file
    yield f"{file.kind}" + (f" ({file.detail})" if file.detail else "")
    if file.encoding:
        mark = "with" if file.encoding.marked else "without"
        yield f"{file.encoding.title} {mark} a byte order mark"
    if file.entries:
        what = "lines" if found.is_plain else "entries"
        yield f"{file.entries:,} {what}"
    if file.languages:
        yield "terms: " + ", ".join(f"{code} {n:,}" for code, n in file.languages.items())


def in_words(verdict: Verdict) -> str:
    """What a tool does with a file, in a line."""
    if verdict.refusal:
        place = f" ({verdict.refusal.place})" if verdict.refusal.place else ""
        remedy = f"; to do: {verdict.refusal.remedy}" if verdict.refusal.remedy else ""
        return f"refuses it: {verdict.refusal.what}{place}{remedy}"
    lost = verdict.findings.lost
    if verdict.entries is None:
        worst = next((kind.what for kind in verdict.findings if kind.lost), "")
        return f"loads it in part: {worst}" if worst else "should load it"
    number = f"{verdict.entries:,} {'entry' if verdict.entries == 1 else 'entries'}"
    if not verdict.entries:
        return "loads nothing of it"
    return (
        f"loads {number}, but {lost:,} {_things(lost)} not arrive"
        if lost
        else f"loads {number}"
    )


def _things(number: int) -> str:
    return "thing does" if number == 1 else "things do"


def _print_findings(found: Diagnosis) -> None:
    """What is wrong, once for all tools that mind it, what is lost first."""
    merged: dict[tuple[str, str], tuple[Kind, list[str]]] = {}
    for kind in found.file.findings:
        merged[kind.what, kind.remedy] = kind, []
    for verdict in found.verdicts:
        for kind in verdict.findings:
            known = merged.setdefault((kind.what, kind.remedy), (kind, []))
            known[1].append(verdict.tool.TITLE)
    ordered = sorted(merged.values(), key=lambda item: not item[0].lost)
    if ordered:
        click.echo("\nWhat was found:")
    for kind, titles in ordered[:_MOST]:
        remedy = f". To do: {kind.remedy}" if kind.remedy else ""
        of = f" [{', '.join(titles)}]" if titles else ""
        click.echo(f"  {where(kind)}{kind.what}{remedy}.{of}")
    if len(ordered) > _MOST:
        click.echo(f"  … and {len(ordered) - _MOST} other kinds: see them with --json.")


def where(kind: Kind) -> str:
    """The first places: `line 1, line 2, line 3 and 62 more: `."""
    if not kind.places:
        return ""
    shown = ", ".join(kind.places[:_PLACES])
    more = kind.count - len(kind.places[:_PLACES])
    return f"{shown} and {more:,} more: " if more > 0 else f"{shown}: "


def _print_mending(copy: Mending | None, after: Diagnosis | None, *, asked: bool) -> None:
    if copy is None or after is None:
        if asked:
            click.echo("\nThere is nothing here that can be mended for certain.")
        return
    click.echo(f"\nMended, in {copy.path}:" if asked else f"\n--fix would write {copy.path}:")
    for step in copy.steps:
        click.echo(f"  {step}")
    results: Iterable[str] = (f"{v.tool.TITLE} {in_words(v)}" for v in _exact(after.verdicts))
    click.echo(f"  Then {'; '.join(results)}.")


def _exact(verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """Those of tools that were asked in earnest; all where there are none."""
    return [verdict for verdict in verdicts if verdict.exact] or verdicts


COMMANDS = [doctor]
