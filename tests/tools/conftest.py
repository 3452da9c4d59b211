"""The real OmegaT, given many files at once: starting it takes longer than reading them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

TOOLS = Path(__file__).parents[3] / "shared" / "tools" / "omegat"


class Read(NamedTuple):
    """What OmegaT made of a file."""

    error: str | None
    entries: list[tuple[str, str, str]]


@pytest.fixture
def omegat_tools() -> Path:
    """The folder of programs that load files as OmegaT does."""
    if not TOOLS.exists():
        pytest.skip("needs ../shared/tools/omegat, which loads a file as OmegaT does")
    if not shutil.which("java"):
        pytest.skip("needs java: apt-get install openjdk-17-jdk-headless")
    if "OMEGAT_CP" not in os.environ and not Path("/usr/share/omegat/OmegaT.jar").exists():
        pytest.skip("needs OmegaT: apt-get install omegat")
    return TOOLS


@pytest.fixture
def omegat(omegat_tools):
    """What OmegaT's own readers make of files, by their paths."""

    def load(paths, source="ko", target="en"):
        command = [omegat_tools / "glossary", "--json", source, target, *paths]
        done = subprocess.run(command, capture_output=True, check=False)
        found = {}
        for line in done.stdout.decode().split("\n"):
            if line.startswith('{"file"'):
                data = json.loads(line)
                entries = [(e["source"], e["target"], e["comment"]) for e in data["entries"]]
                found[Path(data["file"])] = Read(data["error"], entries)
        return found

    return load
