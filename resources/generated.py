"""Keep compiled what is generated: by dataclasses, and what PySide6 unpacks of itself.

A dataclass writes the source of its methods and compiles it whenever the class is made: for our
fifty classes that takes longer than loading all the rest of them. As Python does with its modules,
what was compiled is kept in __pycache__, here under the very source that it was made of.
"""

from __future__ import annotations

import dataclasses
import marshal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from resources import HERE, put_compiled

if TYPE_CHECKING:
    from types import CodeType

FILE = HERE / "__pycache__" / f"generated.{sys.implementation.cache_tag}.code"
MOST = 2000  # sources; beyond it most are of classes that are no more: all is kept anew

_compile = compile  # ui.bindings stands in for it for a while
Source = str | bytes | tuple[str, str | bytes]  # with the name of its file, where it has one

_kept: dict[Source, bytes] = {}  # of earlier starts, until it is used
_taken: set[int] = (
    set()
)  # hashes of the sources whose code has been used: two classes may share one
_new: dict[Source, bytes] = {}


def take_over() -> None:
    """Compile for dataclasses from now on, with what was kept of earlier starts."""
    _kept.update(_read())
    vars(dataclasses)["exec"] = _run


def keep() -> None:
    """Keep what is new for the next start, where its place can be written."""
    if not _new or sys.dont_write_bytecode:
        return
    all_of_it = _read() | _new
    put_compiled(FILE, marshal.dumps(all_of_it if len(all_of_it) <= MOST else _new))
    _new.clear()


def code(source: str | bytes, file: str = "<string>") -> CodeType:
    """Return what source compiles to, as a module of its own."""
    key = source if file == "<string>" else (file, source)
    with suppress(KeyError, EOFError, ValueError, TypeError):
        kept: CodeType = marshal.loads(_kept.pop(key))  # noqa: S302 - as .pyc files are
        _taken.add(hash(key))
        return kept
    made = _compile(source, file, "exec", dont_inherit=True)
    if hash(key) not in _taken:
        _new[key] = marshal.dumps(made)
    return made


def _read() -> dict[Source, bytes]:
    with suppress(OSError, EOFError, ValueError, TypeError):
        return dict(marshal.loads(FILE.read_bytes()))  # noqa: S302 - as .pyc files are
    return {}


def _run(source: str, names: dict[str, Any], found: dict[str, Any]) -> None:
    """Run generated source, as `exec` does."""
    exec(code(source), names, found)  # noqa: S102 - in the place of exec
