"""A file that a test writes hundreds of times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def rewrite(path: Path, data: bytes | str) -> None:
    """Write a file anew. Where one is written over, ext4 waits for the disk (auto_da_alloc)."""
    path.unlink(missing_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
