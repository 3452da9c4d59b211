"""Answers whose bytes are made while they are sent: a file of any size in little memory."""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import BinaryIO

    Message = MutableMapping[str, Any]

_CHUNK = 1 << 16
_AHEAD = 8
"""Chunks that are made before they can be sent: half a megabyte for each download."""


def attachment(name: str) -> str:
    """A `Content-Disposition` with which a browser saves the answer under a name.

    The name stands twice: for old programs without what is not ASCII (RFC 6266, 4.3).

    >>> attachment("용어.tbx")
    'attachment; filename="__.tbx"; filename*=UTF-8\\'\\'%EC%9A%A9%EC%96%B4.tbx'
    """
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


class Gone(Exception):
    """Nobody reads any longer: what is being written may stop."""


class _Sink(io.RawIOBase):
    """A file that hands over what is written to it, and waits until there is room."""

    def __init__(self, hand_over: Callable[[bytes], None]) -> None:
        self._hand_over = hand_over

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        chunk = bytes(data)
        if chunk:
            self._hand_over(chunk)
        return len(chunk)


class _Making:
    """A thread that writes, and the queue through which it is read."""

    def __init__(self, write: Callable[[BinaryIO], object]) -> None:
        self._write = write
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[bytes | BaseException | None] = asyncio.Queue(_AHEAD)
        self._gone = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _put(self, item: bytes | BaseException | None) -> None:
        if self._gone.is_set():
            raise Gone
        asyncio.run_coroutine_threadsafe(self._queue.put(item), self._loop).result()

    def _run(self) -> None:
        last: BaseException | None = None
        try:
            with io.BufferedWriter(_Sink(self._put), _CHUNK) as stream:
                self._write(stream)
        except BaseException as error:  # it is raised where it is read
            last = error
        if not self._gone.is_set():
            self._put(last)

    async def next(self) -> bytes | None:
        """The next bytes; None at the end. Raises what the writing raised."""
        item = await self._queue.get()
        if isinstance(item, BaseException):
            raise item
        return item

    def stop(self) -> None:
        """Have the thread end soon, whatever it is at."""
        self._gone.set()
        while not self._queue.empty():  # it may wait for room
            self._queue.get_nowait()


@dataclass(slots=True)
class Streamed:
    """An answer that has begun; Datasette sends it by `asgi_send`."""

    making: _Making
    first: bytes | None
    headers: dict[str, str]
    content_type: str
    receive: Callable[[], Awaitable[Message]]
    done: Callable[[], None]
    """Called when all is sent, or nobody reads any longer."""
    status: int = 200

    async def asgi_send(self, send: Callable[[Message], Awaitable[None]]) -> None:
        """Send it. What is wrong half-way breaks the answer off, so that nobody takes a part
        for the whole."""
        headers = {**self.headers, "content-type": self.content_type}
        listening = asyncio.ensure_future(_disconnected(self.receive))
        try:
            await send(
                {
                    "type": "http.response.start",
                    "status": self.status,
                    "headers": [[k.lower().encode(), v.encode()] for k, v in headers.items()],
                }
            )
            chunk = self.first
            while chunk is not None and not listening.done():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
                chunk = await self.making.next()
            await send({"type": "http.response.body", "body": b""})
        finally:
            listening.cancel()
            self.making.stop()
            self.done()


async def _disconnected(receive: Callable[[], Awaitable[Message]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def streamed(
    write: Callable[[BinaryIO], object],
    *,
    headers: dict[str, str],
    content_type: str,
    receive: Callable[[], Awaitable[Message]],
    done: Callable[[], None],
) -> Streamed:
    """What `write` writes, as an answer; raises what it raises before its first bytes.

    `write` is called in a thread of its own, with a file that can only be written to.
    """
    making = _Making(write)
    try:
        first = await making.next()
    except BaseException:
        making.stop()
        done()
        raise
    return Streamed(making, first, headers, content_type, receive, done)
