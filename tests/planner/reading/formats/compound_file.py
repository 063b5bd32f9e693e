"""Build a compound file ([MS-CFB]) in memory: the tests' .doc and .msg."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with streams right below its root."""
    padded = {
        name: data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")
        for name, data in streams.items()
    }
    entries = -(-(len(padded) + 1) // 4)
    chain = [TABLE, *range(2, entries + 1), END]
    starts = {}
    for name, data in padded.items():
        count = len(data) // SECTOR
        starts[name] = len(chain)
        chain += [*range(len(chain) + 1, len(chain) + count), END]
    assert len(chain) <= 128
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack(
        "<109I", 0, *[FREE] * 108
    )
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    directory = _entry("Root Entry", 5, 1, FREE, END, 0)
    for place, name in enumerate(names, start=1):
        after = place + 1 if place < len(names) else FREE
        directory += _entry(
            name, 2, FREE, after, starts[name], len(streams[name].ljust(4096, b"\0"))
        )
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return head + table + directory.ljust(entries * SECTOR, b"\0") + b"".join(padded.values())


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    fields = struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return raw.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", start, size)
