"""Making the glossary: build and its steps; export; serve."""

from __future__ import annotations

import shlex
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from glossary import own
from glossary.cli.options import database_option, terms_option, with_termbase
from glossary.language import LANGUAGES, language_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.equivalents.translation import Report as TranslationReport
    from glossary.equivalents.wikidata_lookup import Report as LookUpReport
    from glossary.export import Exported
    from glossary.pipeline import Built, Ingested
    from glossary.termbase.reconcile import Changes

T = TypeVar("T")

_FAILURES_SHOWN = 10

_paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")


def _track(items: Iterable[T], *, label: str, length: int) -> Iterator[T]:
    """Pass items on, with a progress bar where somebody can see it."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=f"{label:12}", length=length, file=sys.stderr) as bar:
        yield from bar


def _default_paths(paths: tuple[Path, ...]) -> list[Path]:
    return list(paths) or [Path("seeds")]


@click.command()
@_paths
@database_option
@terms_option
@click.option(
    "--exports",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("exports"),
    show_default=True,
    help="Where the files for translation tools go.",
)
def build(paths: tuple[Path, ...], database: Path, terms: Path | None, exports: Path) -> None:
    """Read texts, find terms and equivalents, write the glossary and its exports.

    PATH is a text or a folder of texts (.txt, .md); without one it is seeds/. What you
    have edited stays as it is; run it again whenever the texts change.

    \b
    Example: glossary build seeds/ ~/texts/2026
    """
    from glossary import pipeline
    from glossary.termbase import queries

    asked, known = _default_paths(paths), terms or own.curated_terms()
    pipeline.check(asked, known)
    with created(database) as connection:
        built = pipeline.build(connection, asked, terms=known, exports=exports, track=_track)
        numbers = queries.statistics(connection)
        methods = queries.equivalents_by_method(connection)
    _print_summary(built, numbers, methods, database)
    _exit_on_failed(built.ingested)


@contextmanager
def created(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database, made if there is none; made for nothing, it is removed again."""
    from glossary.termbase import backup, open_termbase

    new, new_folder = not database.exists(), not database.parent.exists()
    with closing(open_termbase(database, create=True)) as connection:
        try:
            yield connection
        except BaseException:
            if new and backup.is_empty(connection):
                connection.close()
                for file in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
                    file.unlink(missing_ok=True)
            raise
    if new_folder or database.parent.name == "db":
        own.configure_datasette(database.parent)


def _print_summary(
    built: Built, numbers: dict[str, int], methods: list[sqlite3.Row], database: Path
) -> None:
    _print_ingested(built.ingested)
    click.echo(f"In all       {numbers['texts']} texts, {numbers['sentences']} sentences")
    click.echo(f"Found        {built.candidates} term candidates")
    _print_changes(built.changes)
    click.echo(
        f"Entries      {numbers['entries']}: {numbers['approved']} approved, "
        f"{numbers['proposed']} proposed, {numbers['candidates']} candidates, "
        f"{numbers['rejected']} rejected"
    )
    for language in LANGUAGES[1:]:
        name = language_name(language)
        kinds = ", ".join(
            f"{row['method']} {row['entries']}"
            for row in methods
            if row["language"] == language
        )
        click.echo(f"{name:12} {numbers[name.lower()]} entries have it ({kinds})")
    click.echo(f"Written      {database}")
    _print_exported(built.exported)
    click.echo("\nNext: `glossary serve` to read it, `glossary search 동맹` to look a term up,")
    click.echo("      `glossary list --status proposed` for what waits for your review.")


def _print_ingested(ingested: Ingested) -> None:
    counts = [
        f"{len(getattr(ingested, outcome))} {outcome}"
        for outcome in ("added", "changed", "unchanged", "removed")
        if getattr(ingested, outcome)
    ]
    click.echo(f"Texts        {', '.join(counts)}")
    for name in ingested.removed:
        click.echo(f"             {name} is gone: its sentences were taken out", err=True)

    for name in ingested.missing:
        click.echo(
            f"             {name} is no longer there; `glossary forget {shlex.quote(name)}` "
            "takes it out",
            err=True,
        )


def _exit_on_failed(ingested: Ingested) -> None:
    for sentence in ingested.failed:
        click.echo(f"Error: {sentence}", err=True)
    if ingested.failed:
        click.echo("The other texts were read; what was known of these is as before.", err=True)
        raise SystemExit(1)


def _print_changes(changes: Changes) -> None:
    click.echo(
        f"Changed      {changes.added} entries added, {changes.changed} changed, "
        f"{changes.removed} removed, {changes.kept} left as people edited them"
    )
    for new, standing in changes.shadowed:
        click.echo(
            f"             {new} was not added: {standing}, edited by hand, has its term",
            err=True,
        )


def _print_exported(exported: Sequence[Exported]) -> None:
    short = False
    if not exported:
        click.echo("             no files: no entry is approved or proposed yet")
    for file in exported:
        count = len({item.concept for item in file.report.left_out})
        loss = f"; of {count} something is left out" if count else ""
        short = short or bool(count)
        click.echo(f"             {file.path}: {file.report.written} entries{loss}")
    if short:
        click.echo("             (`glossary export FORMAT --report -o FILE` lists what)")


@click.command()
@_paths
@database_option
def ingest(paths: tuple[Path, ...], database: Path) -> None:
    """Read texts into the database: the first step of build.

    \b
    Example: glossary ingest ~/texts/briefing.txt
    """
    from glossary import pipeline

    with created(database) as connection:
        ingested = pipeline.ingest(connection, _default_paths(paths), track=_track)
    _print_ingested(ingested)
    _exit_on_failed(ingested)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="TEXT...")
@with_termbase
def forget(connection: sqlite3.Connection, names: tuple[str, ...]) -> None:
    """Take texts out of the database; TEXT is the name that it is listed by.

    The next build takes out the entries that stood in no other text, but for those that
    you have edited.

    \b
    Example: glossary forget seeds/japan-nato-liaison-office.txt
    """
    from glossary import pipeline

    pipeline.forget(connection, names)
    click.echo(
        f"Forgotten: {', '.join(names)}. `glossary build` brings the entries up to date."
    )


@click.command()
@terms_option
@with_termbase
def extract(connection: sqlite3.Connection, terms: Path | None) -> None:
    """Find term candidates in the texts: the second step of build.

    \b
    Example: glossary extract
    """
    from glossary import pipeline

    known = terms or own.curated_terms()
    count = pipeline.extract(connection, terms=known, track=_track)
    click.echo(f"Found        {count} term candidates")


@click.command()
@terms_option
@click.option(
    "--translate",
    "provider",
    metavar="SERVICE",
    help="Ask a translation service for what nothing else knows: "
    "deepl, google, libre or mymemory. Its terms are suggestions, never exported by "
    "themselves.",
)
@click.option("--url", default="", help="Where the service runs (libre).")
@click.option(
    "--key",
    default="",
    envvar="GLOSSARY_TRANSLATE_KEY",
    show_envvar=True,
    help="Your key for it.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds to wait for an answer.",
)
@click.option(
    "--wikidata",
    is_flag=True,
    help="Ask Wikidata and the Korean Wikipedia about each term that the curated terms do "
    "not have. The answers are kept: nothing is asked twice.",
)
@click.option(
    "--wikidata-url",
    default="",
    envvar="GLOSSARY_WIKIDATA_URL",
    show_envvar=True,
    help="Another api.php than that of Wikidata, such as a mirror's.",
)
@click.option(
    "--wikipedia-url",
    default="",
    envvar="GLOSSARY_WIKIPEDIA_URL",
    show_envvar=True,
    help="Another api.php than that of the Korean Wikipedia, such as a mirror's.",
)
@click.option(
    "--contact",
    default="",
    envvar="GLOSSARY_CONTACT",
    show_envvar=True,
    help="Your address or web page, which Wikimedia asks programs to send along.",
)
@click.option(
    "--memory/--no-memory",
    "use_memory",
    default=True,
    show_default=True,
    help="Look for equivalents in the translation memory.",
)
@with_termbase
def align(
    connection: sqlite3.Connection,
    terms: Path | None,
    provider: str | None,
    url: str,
    key: str,
    timeout: float,
    wikidata: bool,
    wikidata_url: str,
    wikipedia_url: str,
    contact: str,
    use_memory: bool,
) -> None:
    """Give candidates their equivalents: the third step of build.

    Where the package jamdict-data is installed, Japanese dictionaries are used as well;
    sil-thot makes what the translation memory says surer.

    \b
    Example: glossary align --translate libre --url http://127.0.0.1:5000/
    """
    from glossary import pipeline
    from glossary.equivalents.services import Translator
    from glossary.equivalents.wikidata_lookup import WIKIDATA_URL, WIKIPEDIA_URL, Services
    from glossary.equivalents.wikimedia import Wikimedia

    translator = Translator(provider, url=url, key=key, timeout=timeout) if provider else None
    wikis = None
    if wikidata:
        wikis = Services(
            Wikimedia("Wikidata", wikidata_url or WIKIDATA_URL, contact=contact),
            Wikimedia("Wikipedia", wikipedia_url or WIKIPEDIA_URL, contact=contact),
        )
    aligned = pipeline.align(
        connection,
        terms=terms or own.curated_terms(),
        translator=translator,
        wikis=wikis,
        use_memory=use_memory,
        track=_track,
    )
    _print_changes(aligned.changes)
    if wikis is not None:
        _print_looked_up(aligned.looked_up)
    if translator is not None:
        _print_translated(aligned.translated)
    if aligned.looked_up.failures or aligned.translated.failures:
        raise SystemExit(1)


def _print_looked_up(report: LookUpReport) -> None:
    click.echo(
        f"Looked up    {report.asked} terms asked about, {report.cached} known already; "
        f"Wikidata has {report.found} of them"
    )
    _print_failures(report.failures, "questions without a usable answer")
    if report.skipped:
        click.echo(
            f"{report.skipped} terms got no answer. Run it again later: what was answered is "
            "kept.",
            err=True,
        )


def _print_failures(failures: Sequence[str], kind: str) -> None:
    for failure in failures[:_FAILURES_SHOWN]:
        click.echo(f"  {failure}", err=True)
    if len(failures) > _FAILURES_SHOWN:
        click.echo(f"  and {len(failures) - _FAILURES_SHOWN} more {kind}", err=True)


def _print_translated(report: TranslationReport) -> None:
    click.echo(
        f"Translated   {report.added} terms: {report.asked} questions asked, "
        f"{report.cached} answers known already"
    )
    _print_failures(
        [
            f"{failure.term} ({failure.language}): {failure.reason}"
            for failure in report.failures
        ],
        "without a usable answer",
    )
    if report.skipped:
        click.echo(
            f"The service seems to be down: {report.skipped} questions were not asked. "
            "Run it again later; what was answered is kept.",
            err=True,
        )


COMMANDS = [build, ingest, forget, extract, align]
