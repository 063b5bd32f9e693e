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
MOST = 2000  # sources; beyond it, what this start did not need is of classes that are no more


_compile = compile  # ui.bindings stands in for it for a while
Source = str | bytes | tuple[str, str | bytes]  # with the name of its file, where it has one

_kept: dict[Source, bytes] = {}
_used: dict[Source, bytes] = {}


def take_over() -> None:
    """Compile for dataclasses from now on, with what was kept of earlier starts."""
    with suppress(OSError, EOFError, ValueError, TypeError):
        _kept.update(marshal.loads(FILE.read_bytes()))  # noqa: S302 - as .pyc files are
    vars(dataclasses)["exec"] = _run


def keep() -> None:
    """Keep what is new for the next start, where its place can be written."""
    if sys.dont_write_bytecode or _used.items() <= _kept.items():
        return
    _kept.update(_used)
    put_compiled(FILE, marshal.dumps(_kept if len(_kept) <= MOST else _used))


def code(source: str | bytes, file: str = "<string>") -> CodeType:
    """Return what source compiles to, as a module of its own."""
    key = source if file == "<string>" else (file, source)
    with suppress(KeyError, EOFError, ValueError, TypeError):
        _used[key] = _kept[key]
        kept: CodeType = marshal.loads(_used[key])  # noqa: S302 - as .pyc files are
        return kept
    made = _compile(source, file, "exec", dont_inherit=True)
    _used[key] = marshal.dumps(made)
    return made


def _run(source: str, names: dict[str, Any], found: dict[str, Any]) -> None:
    """Run generated source, as `exec` does."""
    exec(code(source), names, found)  # noqa: S102 - in the place of exec
