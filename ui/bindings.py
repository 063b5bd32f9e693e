"""Load PySide6 without what a window never asks it for.

At its first import PySide6 compiles two thousand lines that explain signatures and wrong arguments,
and from then on it reads the source of whatever is imported, in search of `from __feature__`. The
window uses neither, and both take longer than all else that loading Qt does. Here the explaining
parts are compiled when something is asked of them, which is when a call has wrong arguments, and
imports are Python's own again. A PySide6 that is built in another way loads as it always does.
"""

from __future__ import annotations

import builtins
import sys
from threading import RLock
from typing import TYPE_CHECKING, Any

from resources import generated

if TYPE_CHECKING:
    from types import CodeType

UNPACKED = ("shibokensupport/", "signature_bootstrap.py")
FOLDER = "shibokensupport/signature/"
EXPLAINING = frozenset(
    f"{FOLDER}{name}.py"
    for name in (
        "errorhandler",
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "mapping",
        "parser",
    )
)
STAND_IN = "from ui.bindings import stand_in; stand_in({!r}, globals())"
NO_FEATURE = -1  # PySide6's word for a module that has nothing to do with Qt

_sources: dict[str, Any] = {}
_turn = RLock()


def load() -> None:
    """Load PySide6 itself; its modules are then imported as usual. Raises ImportError."""
    compiling, importing = builtins.compile, builtins.__import__

    def compile_later(source: Any, filename: str, mode: str, *more: Any, **still: Any) -> CodeType:  # noqa: ANN401
        if not filename.startswith(UNPACKED) or mode != "exec":
            return compiling(source, filename, mode, *more, **still)  # type: ignore[no-any-return]
        if filename not in EXPLAINING:
            return generated.code(source, filename)
        _sources[filename] = source
        _spare_reading()
        return generated.code(STAND_IN.format(filename), filename)

    vars(builtins)["compile"] = compile_later
    try:
        import shiboken6  # noqa: F401, PLC0415 - here is where it compiles
    finally:
        vars(builtins)["compile"] = compiling
        vars(builtins)["__import__"] = importing


def _spare_reading() -> None:
    """Tell in advance what PySide6 would find in the sources that it reads while it loads."""
    bootstrap = sys.modules.get("signature_bootstrap")
    features = getattr(bootstrap, "pyside_feature_dict", {})
    features.update(dict.fromkeys(("enum", "shiboken6"), NO_FEATURE))


def stand_in(file: str, namespace: dict[str, Any]) -> None:
    """Be a module of PySide6 until something is asked of it."""
    del namespace["stand_in"]
    source = _sources.pop(file)

    def fill() -> None:
        nonlocal source
        with _turn:
            if source is not None:
                code, source = compile(source, file, "exec"), None
                exec(code, namespace)  # noqa: S102 - PySide6's own, as it would have done

    def ask(name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):  # importing looks for these
            raise AttributeError(name)
        fill()
        try:
            return namespace[name]
        except KeyError:
            raise AttributeError(name) from None

    def update_mapping() -> None:
        fill()
        namespace["update_mapping"]()

    namespace["__getattr__"] = ask
    if file == f"{FOLDER}mapping.py":
        namespace["update_mapping"] = update_mapping  # PySide6 looks past __getattr__ for this one
