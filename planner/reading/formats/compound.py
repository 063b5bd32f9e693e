"""How the streams of a compound file (.doc, .msg) are opened: in memory, damage told as such."""

from __future__ import annotations

import io
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.model import UnreadableReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO  # type: ignore[import-untyped]

_BROKEN = (
    OSError, struct.error, IndexError, KeyError, ValueError, TypeError, OverflowError,
    RecursionError, AttributeError,
)  # fmt: skip


@contextmanager
def opened(data: bytes) -> Iterator[OleFileIO]:
    """Open a compound file; whatever breaks inside is a damaged file."""
    try:
        import olefile
    except ImportError as error:
        raise UnreadableReport("library", library="olefile") from error
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            _bound(file, len(data))
            yield file
    except _BROKEN as error:
        raise UnreadableReport("damaged") from error


def _bound(file: OleFileIO, size: int) -> None:
    """Let no stream claim to be longer than its file: a chain that loops would be read so long."""
    for entry in file.direntries:
        if entry is not None:
            entry.size = min(entry.size, size)
