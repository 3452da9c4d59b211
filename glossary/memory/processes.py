"""Another Python, to do something beside this one, and what the two tell each other.

They send Python objects through pipes, pickled, each after its size in eight bytes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from queue import Full, Queue
from threading import Event, Thread
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
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
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
        """Take in up to so many objects that nobody has asked for yet."""
        self._stream = stream
        self._waiting: Queue[bytes | None] = Queue(most)
        self._closed = Event()
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Any]:
        """The objects as they come, until the sender ends or is ended."""
        while (sent := self._waiting.get()) is not None:
            yield pickle.loads(sent)

    def _receive(self) -> None:
        sent: bytes | None = b""
        while sent is not None and not self._closed.is_set():
            size = int.from_bytes(self._stream.read(8), "little")
            sent = self._stream.read(size) if size else None
            if sent is not None and len(sent) < size:
                sent = None  # cut off with the process
            while not self._closed.is_set():
                try:
                    self._waiting.put(sent, timeout=0.1)
                    break
                except Full:
                    continue

    def close(self) -> None:
        """Take in nothing more; once the sender has ended."""
        self._closed.set()
        self._thread.join()
        self._stream.close()
