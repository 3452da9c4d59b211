"""The real OmegaT and the official grammars, where they are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def omegat(tmp_path):
    """What OmegaT's own readers make of a file: dicts of source, target, comment."""
    tool = SHARED / "tools" / "omegat" / "glossary"
    if not tool.exists():
        pytest.skip("needs ../shared/tools/omegat, which loads a file as OmegaT does")
    if not shutil.which("java"):
        pytest.skip("needs java: apt-get install openjdk-17-jdk-headless")
    if "OMEGAT_CP" not in os.environ and not Path("/usr/share/omegat/OmegaT.jar").exists():
        pytest.skip("needs OmegaT: apt-get install omegat")

    def load(data, suffix, source="ko", target="en"):
        path = tmp_path / f"terms{suffix}"
        path.write_bytes(data)
        command = [str(tool), "--json", source, target, str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        (line,) = (
            line for line in done.stdout.decode().splitlines() if line.startswith('{"file"')
        )
        loaded = json.loads(line)
        assert loaded["error"] is None
        return loaded["entries"]

    return load


@pytest.fixture(scope="session")
def grammars():
    """The folder of the official grammars of TBX, which are not ours to copy."""
    folder = SHARED / "data" / "tbx-schemas"
    if not folder.exists():
        pytest.skip("needs ../shared/data/tbx-schemas, the official grammars of TBX")
    return folder
