"""Build a compound file ([MS-CFB]) in memory: the tests' .doc and .msg."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with streams below its root, or in a storage: "storage/stream"."""
    padded = {
        name: data.ljust(max(4096, -(-len(data) // SECTOR) * SECTOR), b"\0")
        for name, data in streams.items()
    }
    below: dict[str, list[str]] = {"": []}
    for name in padded:
        storage = name.rpartition("/")[0]
        if storage and storage not in below:
            below[""].append(storage)
        below.setdefault(storage, []).append(name)
    for names in below.values():
        names.sort(key=lambda name: (len(name), name.upper()))
    order = [name for names in below.values() for name in names]
    entries = -(-(len(order) + 1) // 4)
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
    directory = _entry("Root Entry", 5, 1, FREE, END, 0)
    for names in below.values():
        for name, after in zip(names, [*names[1:], ""], strict=True):
            right = order.index(after) + 1 if after else FREE
            if name in below:
                directory += _entry(name, 1, order.index(below[name][0]) + 1, right, 0, 0)
            else:
                size = max(4096, len(streams[name]))
                directory += _entry(name.rpartition("/")[2], 2, FREE, right, starts[name], size)
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return head + table + directory.ljust(entries * SECTOR, b"\0") + b"".join(padded.values())


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    fields = struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return raw.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<IQ", start, size)
