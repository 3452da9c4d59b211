"""Resources in a syntax, one after the other: a file of SKOS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from glossary.formats._report import Report
from glossary.formats._skos.resources import NOTES, resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from glossary.formats._skos.resources import Resource
    from glossary.model import Concept, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """A way to write resources: each as `resource` has it, and what stands around them."""

    begin: str
    resource: Callable[[Resource], str]
    between: str = ""
    end: str = ""

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,
    ) -> Report:
        """Write a file; `glossary.formats.Format.write` has the particulars.

        Raises GlossaryError where rdflib is not installed.
        """
        report = Report(notes=list(NOTES))
        before = self.begin  # with the first resource: then nothing was wrong with the request
        for resource in resources(concepts, languages, sources, title, report):
            stream.write(f"{before}{self.resource(resource)}".encode())
            before = self.between
        stream.write(self.end.encode())
        return report
