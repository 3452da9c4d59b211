"""Tables for the tests of the formats that read them, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossary.formats import Options, Problem, readable
from glossary.model import Concept, Source
from tests.rewriting import rewrite


@dataclass
class Found:
    """What a reader made of a file."""

    concepts: list = field(default_factory=list)
    sources: list = field(default_factory=list)
    problems: list = field(default_factory=list)

    @property
    def terms(self):
        """Of each concept, its terms: `[("ko", "동맹"), ("en", "alliance")]`."""
        return [[(t.language, t.text) for t in c.terms] for c in self.concepts]

    @property
    def lost(self):
        """Where something was left out."""
        return [problem.place for problem in self.problems if problem.lost]

    @property
    def reasons(self):
        return [problem.reason for problem in self.problems]


def read_file(name, path, **options):
    """What a format's reader makes of a file that is there."""
    found = Found()
    for item in readable()[name].read(path, Options(**options)):
        kind = {Concept: found.concepts, Source: found.sources, Problem: found.problems}
        kind[type(item)].append(item)
    return found


def read(tmp_path, text, name="csv", *, file="table.csv", **options):
    """What a format's reader makes of a text or of bytes."""
    path = tmp_path / file
    rewrite(path, text)
    return read_file(name, path, **options)
