"""The formats that there are, and what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli.listing import listing_options, print_rows

if TYPE_CHECKING:
    from glossary.formats import Format


class FormatName(click.ParamType[str, str]):
    """A format by its name; the formats are looked for only when one is wanted."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name, if there is such a format."""
        from glossary.formats import formats

        if value not in formats():
            self.fail(f"there is no format {value!r}: use {', '.join(formats())}.", param, ctx)
        return value


@click.command("formats")
@click.argument("format_", metavar="[FORMAT]", type=FormatName(), required=False)
@listing_options
def formats_(format_: str | None, as_: str | None) -> None:
    """List the formats, or say what a FORMAT carries and what it does not.

    \b
    Example: glossary formats tbx2
    """
    from glossary.formats import formats, readable
    from glossary.tools import for_format

    if format_:
        print_format(formats()[format_])
        return
    rows = [
        {
            "format": name,
            "what it is": module.TITLE,
            "languages": module.LANGUAGES or "any number",
            "file": f"*{module.SUFFIX}",
            "read": "yes" if name in readable() else "no",
            "tools": ", ".join(tool.TITLE for tool in for_format(name)),
        }
        for name, module in formats().items()
    ]
    columns = ("format", "what it is", "languages", "file", "read", "tools")
    print_rows(rows, columns, as_)


def print_format(format_: Format) -> None:
    """What a format is, what arrives, what does not."""
    from glossary.formats import EVERYTHING, readable, summary

    number = format_.LANGUAGES
    kind = f"{number} languages" if number else "any number of languages"
    read = "written and read" if format_.NAME in readable() else "written, not read"
    click.echo(f"{format_.NAME}: {format_.TITLE}")
    click.echo(f"  a file *{format_.SUFFIX} in {kind}; {read}")
    for label, fields in (
        ("in a place of its own", format_.CARRIES),
        ("as text to read", format_.SHOWS - format_.CARRIES),
        ("stays behind", EVERYTHING - format_.CARRIES - format_.SHOWS),
    ):
        click.echo(f"  {label}: {', '.join(summary(fields)) or 'nothing'}")
    for note in format_.NOTES:
        click.echo(f"  {note}")


COMMANDS = [formats_]
