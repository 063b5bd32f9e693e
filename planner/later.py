"""Load modules of the standard library when something of them is used, not when they are named.

Modules that a start needs name others which it does not: tools for source code, temporary files,
compression. Where such a module is named, an empty one stands in its place, which fills itself at
the first question. Whoever starts threads has them all filled before.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

ONLY_NAMED = (
    "bz2",
    "fnmatch",
    "inspect",
    "ipaddress",
    "linecache",
    "lzma",
    "ntpath",
    "shutil",
    "tempfile",
    "textwrap",
    "tokenize",
)
_waiting: list[Later] = []


class Later(ModuleType):
    """A module that is filled at the first question."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        self.__loader__ = spec.loader
        self.__file__ = spec.origin
        self.__cached__ = spec.cached
        self.__package__ = spec.parent

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """Fill the module for what is asked; importing it asks for names with underscores."""
        if name.startswith("__") or self not in _waiting:
            raise AttributeError(name)
        self.fill()
        return getattr(self, name)

    def fill(self) -> None:
        """Run what the module is made of."""
        _waiting.remove(self)
        self.__class__ = ModuleType  # type: ignore[assignment] # it is one like any other now
        try:
            if self.__spec__ is not None and self.__spec__.loader is not None:
                self.__spec__.loader.exec_module(self)
        except BaseException:
            self.__class__ = Later
            _waiting.append(self)
            raise


def put_off() -> None:
    """Let the modules that are only named wait until they are used."""
    for name in ONLY_NAMED:
        spec = None if name in sys.modules else PathFinder.find_spec(name)
        if spec is not None and spec.loader is not None:
            module = sys.modules[name] = Later(spec)
            _waiting.append(module)


def catch_up() -> None:
    """Fill all that still waits."""
    while _waiting:
        _waiting[0].fill()
