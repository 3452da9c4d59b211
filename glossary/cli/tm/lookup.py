"""Looking things up in the translation memory."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import piped
from glossary.cli.listing import listing_options, print_rows
from glossary.cli.options import canonical, languages, with_termbase
from glossary.language import LANGUAGES, normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.memory.concordance import Hit
    from glossary.memory.matching import Match

_MATCH = (
    *("line", "text", "language", "score", "kind", "source", "target"),
    *("similarity", "penalties", "repairs", "differences", "origin", "document", "unit"),
)
_LONGEST = 250
"""Characters that the name of a file may have; what is longer is a text."""
_BY_LINES = frozenset({".md", ".markdown"})
"""Documents that are plain text, too."""
_HIT = ("language", "left", "match", "right", "translations", "origin", "document", "unit")


@click.command()
@click.argument("text", metavar="TEXT|FILE|-")
@click.option(
    "--from", "source", metavar="LANGUAGE", help="The text's.  [default: by its script]"
)
@click.option(
    "--to", "targets", callback=languages, help="Such as en,ja.  [default: the others]"
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(50, 100),
    default=70,
    show_default=True,
    help="How similar a match has to be, in per cent.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Matches a segment and language; of those that are the same text, all are shown.",
)
@listing_options
@with_termbase
def lookup(
    connection: sqlite3.Connection,
    text: str,
    source: str | None,
    targets: tuple[str, ...],
    least: int,
    limit: int,
    as_: str | None,
) -> None:
    """Find translations of TEXT, or of a text like it: exact, in context, fuzzy.

    A FILE, or `-`, is read with one segment a line, and its neighbours are a segment's
    context. Scores are those of CAT tools: 101 and 102 in the same context, 100 the same,
    95-99 other numbers. Numbers, dates and placeables are put right in the translation.
    Exit code 1 without a match.

    \b
    Example: glossary tm lookup "두 나라는 상호접근협정에 서명했다." --to en,ja --min 60
    """
    segments = dict(_segments(text))
    code = canonical(source) if source else _language(" ".join(segments.values()))
    wanted = targets or tuple(other for other in LANGUAGES if other != code)
    found = _looked_up(connection, segments, code, wanted, least / 100, limit)
    if as_:
        rows = [
            _match_row(line, segment, language, match, as_)
            for line, segment, language, matches in found
            for match in matches
        ]
        print_rows(rows, _MATCH, as_)
        any_found = bool(rows)
    else:
        any_found = _print_matches(found, many=len(segments) > 1)
    if not any_found:
        click.echo(f"The memory has nothing like it{_perhaps_a_file(text)}.", err=True)
        raise SystemExit(1)


def _perhaps_a_file(text: str) -> str:
    """What to add where a text looks like the name of a file that is not there."""
    from glossary.texts import readers

    is_name = len(text) < _LONGEST and Path(text).suffix.lower() in readers()
    return f", and there is no file {text}" if is_name and not _is_file(text) else ""


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """The segments that are meant, by line: the text, or the lines of a file."""
    from glossary.errors import InvalidInput
    from glossary.texts import plain, readers

    if text == "-":
        with piped.files_of([piped.STANDARD_INPUT]) as (file,):
            lines = plain.read(file)[0].splitlines()
    elif _is_file(text):
        suffix = Path(text).suffix.lower()
        if readers().get(suffix, plain) is not plain and suffix not in _BY_LINES:
            raise InvalidInput(
                f"{text} is a document, and here a file has a segment a line: save it as plain "
                f"text, or look all of it up with `glossary tm analyse {text}`."
            )
        lines = plain.read(Path(text))[0].splitlines()
    else:
        lines = [text]
    normal = ((number, normalise(line)) for number, line in enumerate(lines, 1))
    return ((number, line) for number, line in normal if line)


def _is_file(text: str) -> bool:
    """Whether a text is the name of a file that is there."""
    try:
        return len(text) < _LONGEST and Path(text).is_file()
    except OSError:  # a hundred letters of Korean are too long for a name
        return False


def _language(text: str) -> str:
    """Which of the three languages a text is in, by its script."""
    from glossary.language import has_hangul, has_kana, has_kanji

    if has_hangul(text):
        return "ko"
    return "ja" if has_kana(text) or has_kanji(text) else "en"


def _looked_up(
    connection: sqlite3.Connection,
    segments: Mapping[int, str],
    source: str,
    targets: Sequence[str],
    threshold: float,
    limit: int,
) -> Iterator[tuple[int, str, str, list[Match]]]:
    """Line, segment, target language and matches, as they come."""
    from glossary.memory.batch import matches_of_all

    answers = [
        matches_of_all(
            connection, segments.values(), source, target, threshold=threshold, limit=limit
        )
        for target in targets
    ]
    by_segment = zip(*answers, strict=True)
    for (line, segment), by_target in zip(segments.items(), by_segment, strict=True):
        for target, found in zip(targets, by_target, strict=True):
            yield line, segment, target, found


def _match_row(
    line: int, segment: str, language: str, match: Match, as_: str
) -> dict[str, Any]:
    whole = asdict(match) | {"line": line, "text": segment, "language": language}
    if as_ not in {"json", "nl"}:
        whole["similarity"] = f"{match.similarity:.3f}"
        whole["penalties"] = "; ".join(f"-{p.points} {p.kind}" for p in match.penalties)
        whole["repairs"] = "; ".join(
            f"{r.old} → {r.new}{'' if r.is_done else ' (not done)'}" for r in match.repairs
        )
        whole["differences"] = "; ".join(
            f"{match.source[d.other_start : d.other_end]} → {segment[d.start : d.end]}"
            for d in match.differences
        )
    return whole


def _print_matches(found: Iterable[tuple[int, str, str, list[Match]]], *, many: bool) -> bool:
    from glossary.cli.tm.rendering import in_colour, match_lines
    from glossary.language import normalise

    colour, printed = in_colour(), 0
    any_found = False
    for line, segment, language, matches in found:
        if many and line != printed:
            click.echo(f"{line}  {segment}")
            printed = line
        for match in matches:
            any_found = True
            for row in match_lines(normalise(segment), match, language, colour=colour):
                click.echo(row)
    return any_found


@click.command()
@click.argument("word")
@click.option("--in", "language", metavar="LANGUAGE", help="Only segments of this language.")
@click.option("--to", "targets", callback=languages, help="Translations to show: en,ja.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--all", "all_", is_flag=True, help="Every segment there is.")
@click.option(
    "--words", "only_words", is_flag=True, help="Leave out Latin words that only contain it."
)
@listing_options
@with_termbase
def concordance(
    connection: sqlite3.Connection,
    word: str,
    language: str | None,
    targets: tuple[str, ...],
    limit: int,
    all_: bool,
    only_words: bool,
    as_: str | None,
) -> None:
    """Show the segments in which WORD stands, with its likely equivalent in each.

    Particles, spaces, hyphens and capitals do not matter. Exit code 1 if it is nowhere.

    \b
    Example: glossary tm concordance 전수방위 --to ja
    """
    from glossary.memory.concordance import concordance as find

    hits = find(
        connection,
        word,
        language=canonical(language) if language else "",
        limit=None if all_ else limit,
        only_words=only_words,
    )
    if not hits:
        click.echo("The memory does not have it.", err=True)
        raise SystemExit(1)
    if as_:
        print_rows([_hit_row(hit, targets, as_) for hit in hits], _HIT, as_)
        return
    from glossary.cli.tm.rendering import hit_lines, in_colour

    colour = in_colour()
    for hit in hits:
        for row in hit_lines(hit, targets, colour=colour):
            click.echo(row)
    if not all_ and len(hits) == limit:
        click.echo("There may be more: use --limit or --all.", err=True)


def _hit_row(hit: Hit, targets: Sequence[str], as_: str) -> dict[str, Any]:
    shown = {
        code: translation
        for code, translation in hit.translations.items()
        if not targets or code in targets
    }
    row = {name: getattr(hit, name) for name in _HIT if name != "translations"}
    if as_ in {"json", "nl"}:
        return row | {"translations": {code: asdict(t) for code, t in shown.items()}}
    return row | {"translations": " | ".join(f"{c}: {t.text}" for c, t in shown.items())}


COMMANDS = [lookup, concordance]
