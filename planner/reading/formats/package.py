"""What may be taken out of a zip package (.docx, .odt): few parts, with limits while inflating.

Only the parts asked for are inflated, and never to disk. XML is read as a stream of tags by expat;
a part with a DOCTYPE is refused, so that there are no entities to expand or fetch.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from planner.model import UnreadableReport

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS_AT_MOST = 10_000
_INFLATED_AT_MOST = 64 * 1024 * 1024
_RATIO_AT_MOST = 200
_RATIO_COUNTS_FROM = 16 * 1024 * 1024  # below it even a blank part of a good file may be dense
_CHUNK = 256 * 1024
_ENTRY = b"PK\x01\x02"  # begins every entry of a zip's directory
_ENCRYPTED = 1  # general purpose flag, bit 0


class Tags(Protocol):
    """Whoever listens to the tags of a part; names come as "namespace local"."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear an opening tag."""

    def end(self, name: str) -> None:
        """Hear a closing tag."""

    def text(self, said: str) -> None:
        """Hear text."""


class Package:
    """A zip file in memory, read with limits over all its parts together."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > _PARTS_AT_MOST:
            raise UnreadableReport("bomb")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableReport("damaged") from error
        self.names = self._zip.namelist()
        self._inflated = 0

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def is_doubled(self, name: str) -> bool:
        """Tell whether two parts have this name, so that readers may see different texts."""
        return self.names.count(name) > 1

    def bytes_of(self, name: str) -> bytes:
        """Return a whole part."""
        return b"".join(self._chunks(name))

    def listen(self, name: str, tags: Tags) -> None:
        """Let someone hear all tags of a part; raises UnreadableReport when it is no sound XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = tags.start
        parser.EndElementHandler = tags.end
        parser.CharacterDataHandler = tags.text
        try:
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
            parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, ValueError) as error:  # the latter: its encoding
            raise UnreadableReport("damaged") from error

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Give a part piece by piece, as long as it stays within the limits."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & _ENCRYPTED:
                raise UnreadableReport("encrypted")
            with self._zip.open(info) as part:
                size = 0
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    self._count(len(chunk), size, info.compress_size)
                    yield chunk
        except _BROKEN as error:
            raise UnreadableReport("damaged") from error

    def _count(self, added: int, size: int, packed: int) -> None:
        """Refuse a part that grows beyond all measure."""
        self._inflated += added
        dense = size > _RATIO_COUNTS_FROM and size > _RATIO_AT_MOST * max(1, packed)
        if self._inflated > _INFLATED_AT_MOST or dense:
            raise UnreadableReport("bomb")


_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip


def _refuse(*_doctype: object) -> None:
    """Refuse a document type: packages forbid it, and only attacks need it."""
    raise UnreadableReport("damaged")
