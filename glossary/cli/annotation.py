"""The glossary's terms in a text: annotate, prompt."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from glossary.cli.options import STATUSES, languages, statuses, with_termbase
from glossary.language import LANGUAGES, language_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from glossary.annotation import About, Annotator, Passage
    from glossary.model import Status


_DOCUMENTS = frozenset(
    [
        *(".txt", ".md", ".html", ".htm", ".doc", ".docx", ".hwp", ".hwpx", ".odt", ".pdf"),
        *(".rtf", ".srt", ".csv", ".tsv", ".xlsx", ".pptx", ".json", ".xml", ".xlf", ".xliff"),
    ]
)
"""How files are called that people have texts in: what ends so is no text itself."""


class _Output(click.ParamType[str, str]):
    """An output format by its name; they are looked for only when one is wanted."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name, if there is such a format."""
        from glossary.annotation import formats

        if value not in formats():
            self.fail(f"there is no format {value!r}: use {', '.join(formats())}.", param, ctx)
        return value


class _Annotate(click.Command):
    """Its help ends with the formats that there are."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from glossary.annotation import formats

        with formatter.section("Formats"):
            formatter.write_dl([(name, format_.TITLE) for name, format_ in formats().items()])


def _text_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what both commands say of a text and of the entries."""
    options: tuple[Callable[[Any], Any], ...] = (
        click.argument("text", nargs=-1),
        click.option("--encoding", default="", help="Of the file.  [default: found out]"),
        click.option(
            "--source-language",
            "source",
            type=click.Choice(LANGUAGES),
            help="The text's language.  [default: seen from its script]",
        ),
        click.option(
            "--status",
            callback=statuses,
            help=f"Which entries: {', '.join(STATUSES[:-1])}.  [default: approved,proposed]",
        ),
        click.option(
            "--reliability",
            type=click.IntRange(1, 4),
            default=2,
            show_default=True,
            help="The least reliability of an equivalent.",
        ),
        click.option(
            "--fast",
            is_flag=True,
            help="Do not analyse Korean: what cannot be told without is marked as uncertain.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(cls=_Annotate)
@_text_options
@click.option(
    "--to", "targets", callback=languages, help="Languages of the equivalents: en,ja."
)
@click.option("--format", "format_", metavar="FORMAT", type=_Output(), help="See below.")
@click.option("--nested", is_flag=True, help="Mark the terms within terms, too.")
@click.option("-o", "--output", help="The file to write, or - for standard output.")
@with_termbase
def annotate(
    connection: sqlite3.Connection,
    text: tuple[str, ...],
    encoding: str,
    source: str | None,
    status: tuple[Status, ...],
    reliability: int,
    fast: bool,
    targets: tuple[str, ...],
    format_: str | None,
    nested: bool,
    output: str | None,
) -> None:
    """Find every term of the glossary in TEXT and put its equivalents beside it.

    TEXT is a file, words typed here, or - (or nothing) for what is piped in. Particles,
    spaces and line breaks within a term do not matter; what only looks like a term is left
    alone, which in Korean may take an analysis of the sentence (a second or two to begin
    with). The format is txt, or the one of the file after -o. Equivalents of reliability 1
    are left out unless asked for with --reliability 1.

    \b
    Example: glossary annotate "한미동맹은 굳건하다" --to en,ja
    """
    from glossary.annotation import formats

    name = format_ or _by_suffix(output) or "txt"
    writer = formats()[name]
    with _read(text, encoding) as (title, given):
        language, pieces = _source(source, given)
        wanted = _targets(targets, language, writer.TARGETS)
        about, annotator = _prepare(connection, title, language, wanted, status, reliability)
        counted = _Counted(annotator.passages(pieces, nested=nested, analyse=not fast))
        with _opened(output, text) as stream:
            writer.write(counted, stream, about)
    where = f" in {output}" if output not in (None, "-") else ""
    click.echo(
        f"{counted.marks:,} {'place' if counted.marks == 1 else 'places'} marked{where}.",
        err=True,
    )


@click.command()
@_text_options
@click.option(
    "--to", "targets", callback=languages, help="Languages to translate into.  [default: en]"
)
@with_termbase
def prompt(
    connection: sqlite3.Connection,
    text: tuple[str, ...],
    encoding: str,
    source: str | None,
    status: tuple[Status, ...],
    reliability: int,
    fast: bool,
    targets: tuple[str, ...],
) -> None:
    """Print the terms that stand in TEXT, as an instruction for whoever translates it.

    TEXT is a file, words typed here, or - (or nothing) for what is piped in. Each term
    comes once, in the order of the text, with the equivalent to use, others that will do,
    and those to avoid: short enough to put before a text given to a language model. Exit
    code 1 when no term has an equivalent.

    \b
    Example: glossary prompt "한미동맹과 지소미아를 논의했다" --to ja
    """
    from glossary.annotation import prompt as lines_of

    with _read(text, encoding) as (title, given):
        language, pieces = _source(source, given)
        wanted = targets or ("ko" if language == "en" else "en",)
        wanted = _targets(wanted, language, None)
        about, annotator = _prepare(connection, title, language, wanted, status, reliability)
        lines = list(lines_of(annotator.passages(pieces, analyse=not fast), about))
    if not lines:
        names = " or ".join(map(language_name, wanted))
        click.echo(f"No term with an equivalent in {names} stands in it.", err=True)
        raise SystemExit(1)
    click.echo("\n".join(lines))


class _Counted:
    """Passages that are counted as they go by."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = passages
        self.marks = 0

    def __iter__(self) -> Iterator[Passage]:
        for passage in self._passages:
            self.marks += len(passage.marks)
            yield passage


def _prepare(
    connection: sqlite3.Connection,
    title: str,
    source: str,
    targets: tuple[str, ...],
    status: tuple[Status, ...],
    reliability: int,
) -> tuple[About, Annotator]:
    from glossary.annotation import About, Annotator
    from glossary.annotation.annotator import SHOWN
    from glossary.errors import NotFound

    annotator = Annotator(
        connection, source, targets, statuses=status or SHOWN, reliability=reliability
    )
    if not len(annotator):
        raise NotFound(
            f"The glossary has no {language_name(source)} terms to look for: build it with "
            "`glossary build`, or name other entries with --status or --reliability."
        )
    return About(title, source, targets), annotator


def _targets(asked: tuple[str, ...], source: str, most: int | None) -> tuple[str, ...]:
    """The languages of the equivalents. Raises InvalidInput."""
    from glossary.errors import InvalidInput

    if source in asked:
        raise InvalidInput(
            f"The text is in {language_name(source)}: name another language after --to, or "
            "say what the text is in with --source-language."
        )
    if most and len(asked) > most:
        raise InvalidInput(
            f"This format has equivalents in {most} language: name one after --to."
        )
    return asked or tuple(code for code in LANGUAGES if code != source)[:most]


def _by_suffix(output: str | None) -> str | None:
    """The format whose files are called as the output is."""
    from glossary.annotation import formats

    suffix = Path(output or "").suffix.lower()
    return next((name for name, f in formats().items() if suffix == f.SUFFIX), None)


def _source(asked: str | None, pieces: Iterator[str]) -> tuple[str, Iterator[str]]:
    """The text's language, and the text again from its beginning."""
    from itertools import chain

    from glossary.annotation.guess import guess

    first = next(pieces, "")
    return asked or guess(first), chain((first,), pieces)


@contextmanager
def _read(text: tuple[str, ...], encoding: str) -> Iterator[tuple[str, Iterator[str]]]:
    """What the text is called, and its pieces."""
    from glossary.annotation.input import from_file, from_stream
    from glossary.errors import InvalidInput

    words = " ".join(text)
    if words in {"", "-"}:
        if sys.stdin.isatty():
            raise click.UsageError("Name a file, type a text, or pipe one in.")
        with from_stream(sys.stdin.buffer, encoding) as pieces:
            yield "Text", pieces
    elif len(text) == 1 and _is_file(words):
        with from_file(Path(words), encoding) as pieces:
            yield Path(words).name, pieces
    elif len(text) == 1 and Path(words).suffix.lower() in _DOCUMENTS:
        raise InvalidInput(f"There is no file {words}.")
    elif file := next((w for w in text if Path(w).suffix and _is_file(w)), None):
        raise InvalidInput(f"{file} is a file among other words: annotate one text at a time.")
    else:
        yield "Text", iter((words,))


def _is_file(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # too long for a name, or with a null in it
        return False


@contextmanager
def _opened(output: str | None, text: tuple[str, ...]) -> Iterator[TextIO]:
    """Where to write: a file appears when it is complete."""
    from glossary.errors import InvalidInput
    from glossary.files.whole import whole_text

    if output is None or output == "-":
        yield sys.stdout
        return
    path = Path(output)
    if not output.strip() or output.endswith("/") or path.is_dir():
        raise InvalidInput(f"-o {output!r} is no file: name one, or - for standard output.")
    if len(text) == 1 and _is_file(text[0]) and path.exists() and path.samefile(text[0]):
        raise InvalidInput(f"{output} is the text itself: name another file after -o.")
    with whole_text(path) as stream:
        yield stream


COMMANDS = [annotate, prompt]
