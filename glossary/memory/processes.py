"""Another Python, to do something beside this one, and what the two tell each other.

They send Python objects through pipes, pickled, each after its size in eight bytes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


def start(module: str) -> subprocess.Popen[bytes]:
    """Start a process that calls `main` of a module of ours.

    Unlike those of `multiprocessing` it does not run the caller's own program once more.
    """
    # -P: what lies about in the working directory is not imported.
    command = [sys.executable, "-P", "-c", f"from {module} import main; main()"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        # Ctrl-C is for this one, which then ends the other.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # as Windows says it
    )


def send(stream: IO[bytes], content: object) -> None:
    """Send an object. Raises BrokenPipeError where nobody is there any more."""
    sent = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    stream.write(len(sent).to_bytes(8, "little"))
    stream.write(sent)
    stream.flush()


class Inbox:
    """What is sent: taken in by a thread, so that the sender need not wait."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        """Take in while no more than so many bytes wait to be asked for."""
        self._stream = stream
        self._most = most
        self._waiting: deque[bytes | None] = deque()
        self._bytes = 0
        self._is_closed = False
        self._changed = Condition()
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Any]:
        """The objects as they come, until the sender ends or is ended."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                sent = self._waiting.popleft()
                if sent is None:
                    return
                self._bytes -= len(sent)
                self._changed.notify()
            yield pickle.loads(sent)

    def _receive(self) -> None:
        sent: bytes | None = b""
        while sent is not None:
            size = int.from_bytes(self._stream.read(8), "little")
            sent = self._stream.read(size) if size else None
            if sent is not None and len(sent) < size:
                sent = None  # cut off with the process
            with self._changed:
                self._changed.wait_for(lambda: self._bytes <= self._most or self._is_closed)
                if self._is_closed:
                    return
                self._waiting.append(sent)
                self._bytes += len(sent or b"")
                self._changed.notify()

    def close(self) -> None:
        """Take in nothing more; once the sender has ended."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join()
        self._stream.close()
