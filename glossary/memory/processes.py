"""Another Python, to do something beside this one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import IO, Any


def start(module: str, given: int | IO[Any]) -> subprocess.Popen[bytes]:
    """Start a process that calls `main` of a module of ours.

    `given` is its standard input, or says what that is. Unlike those of `multiprocessing`
    it does not run the caller's own program once more.
    """
    # -P: what lies about in the working directory is not imported.
    command = [sys.executable, "-P", "-c", f"from {module} import main; main()"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, env=environment)
