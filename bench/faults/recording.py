"""What a program asked of the disk, from the words of strace: writes, syncs, names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from enum import Enum, auto

CALLS = (
    "openat,close,dup,dup2,dup3,pwrite64,write,lseek,ftruncate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,link,linkat,mkdir,mkdirat"
)
CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def can_trace() -> bool:
    """Tell whether strace is there and may be used."""
    strace, true = shutil.which("strace"), shutil.which("true")
    if strace is None or true is None:
        return False
    command = [strace, "-f", "-qq", "--seccomp-bpf", "-e", "trace=fsync", "-o", os.devnull, true]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class What(Enum):
    """The kinds of deeds."""

    NAME = auto()  # a file gets a name
    UNNAME = auto()
    FOLDER = auto()
    WRITE = auto()
    LENGTH = auto()
    SYNC = auto()
    SAID = auto()  # on standard output


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was asked of the disk. A file is a number; names come and go."""

    what: What
    file: int = 0
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """The deeds in a folder, in their order."""

    folder: str
    deeds: list[Deed] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)  # the file that a name stands for
    handles: dict[int, int] = field(default_factory=dict)  # the file that is open
    places: dict[int, int] = field(default_factory=dict)  # where write() goes on

    def take(self, line: str) -> None:
        """Take in one line of strace."""
        match = CALL.match(line)
        if match is None or match[3].startswith("-"):
            return
        call, said, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(said)]
        start = re.match(r"\d+", said)
        handle = int(start[0]) if start else -1
        if call == "openat":
            self._opened(self._inside(texts[0]), result, said)
        elif call.startswith("dup"):
            if handle in self.handles:
                self.handles[result], self.places[result] = self.handles[handle], 0
            else:
                self.handles.pop(result, None)
        elif call == "write" and handle == 1:
            self.deeds.append(Deed(What.SAID, data=texts[0]))
        elif call.startswith(("rename", "link", "unlink", "mkdir")):
            self._named(call, [self._inside(text) for text in texts])
        else:
            self._written(call, handle, texts, said, result)

    def _inside(self, text: bytes) -> str | None:
        name = os.fsdecode(text)
        return os.path.relpath(name, self.folder) if name.startswith(self.folder + "/") else None

    def _opened(self, name: str | None, handle: int, said: str) -> None:
        self.handles.pop(handle, None)
        if name is None or "O_DIRECTORY" in said:
            return
        if name not in self.names:
            if "O_CREAT" not in said:
                return  # a folder, opened to be synced
            self.names[name] = len(self.deeds) + 1
            self.deeds.append(Deed(What.NAME, self.names[name], name))
        self.handles[handle], self.places[handle] = self.names[name], 0
        if "O_TRUNC" in said:
            self.deeds.append(Deed(What.LENGTH, self.names[name]))

    def _named(self, call: str, names: list[str | None]) -> None:
        old = names[0]
        if old is None:
            return
        if call.startswith("mkdir"):
            self.deeds.append(Deed(What.FOLDER, 0, old))
            return
        if not call.startswith("unlink") and names[1] is not None:
            self.names[names[1]] = self.names[old]
            self.deeds.append(Deed(What.NAME, self.names[old], names[1]))
        if not call.startswith("link"):
            del self.names[old]
            self.deeds.append(Deed(What.UNNAME, 0, old))

    def _written(self, call: str, handle: int, texts: list[bytes], said: str, result: int) -> None:
        file = self.handles.get(handle)
        if file is None:
            return
        match call:
            case "close":
                del self.handles[handle]
            case "lseek":
                self.places[handle] = result
            case "ftruncate":
                self.deeds.append(Deed(What.LENGTH, file, "", int(said.split(",")[1])))
            case "fsync" | "fdatasync":
                self.deeds.append(Deed(What.SYNC, file))
            case _:
                at = self._place(call, handle, said, result)
                self.deeds.append(Deed(What.WRITE, file, "", at, texts[0][:result]))

    def _place(self, call: str, handle: int, said: str, result: int) -> int:
        """Return where bytes go: pwrite64 says it, write goes on where the last one ended."""
        if call == "pwrite64":
            return int(said.rsplit(",", 1)[1])
        at = self.places[handle]
        self.places[handle] += result
        return at
