"""Keep compiled what dataclasses generate.

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


_kept: dict[str, bytes] = {}
_used: dict[str, bytes] = {}


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


def _run(source: str, names: dict[str, Any], found: dict[str, Any]) -> None:
    """Run generated source, as `exec` does."""
    exec(_code(source), names, found)  # noqa: S102 - in the place of exec


def _code(source: str) -> CodeType:
    with suppress(KeyError, EOFError, ValueError, TypeError):
        _used[source] = _kept[source]
        code: CodeType = marshal.loads(_used[source])  # noqa: S302 - as .pyc files are
        return code
    code = compile(source, "<string>", "exec", dont_inherit=True)
    _used[source] = marshal.dumps(code)
    return code
