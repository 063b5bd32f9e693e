"""Find the files that ship with the program. The only module that knows where they lie.

Reading TOML takes longer than all else that a start does with a table. As Python does with its own
modules, what was read is kept compiled in __pycache__ and used while the file has the same stamp.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("vi", "en")


def path(*parts: str) -> Path:
    """Return where a shipped file lies: its folders and name below resources/."""
    return HERE.joinpath(*parts)


class Words:
    """The sentences of one language; a key is "section.name"."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.language = language
        self._table = table

    def say(self, key: str, **details: object) -> str:
        """Return a sentence with its placeholders filled; raises KeyError when there is none."""
        section, _, name = key.partition(".")
        sentence: str = self._table[section][name]
        return sentence.format(**details) if details else sentence

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence with this key."""
        section, _, name = key.partition(".")
        return name in self._table.get(section, {})

    def section(self, name: str) -> dict[str, str]:
        """Return all sentences of a section by name."""
        return dict(self._table[name])


@cache
def words(language: str) -> Words:
    """Return the words of "vi" or "en"."""
    return Words(language, table("words", f"{language}.toml"))


def table(*parts: str) -> dict[str, Any]:
    """Return what a shipped TOML file says; each caller has its own."""
    file = path(*parts)
    about = file.stat()
    stamp = (about.st_mtime_ns, about.st_size)
    compiled = HERE / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.toml"
    with suppress(OSError, EOFError, ValueError, TypeError):
        kept_stamp, kept = marshal.loads(compiled.read_bytes())  # noqa: S302 - as .pyc files are
        if kept_stamp == stamp:
            return dict(kept)
    import tomllib  # noqa: PLC0415 - not needed while the compiled form is good

    found = tomllib.loads(file.read_text("utf-8"))
    if not sys.dont_write_bytecode:
        put_compiled(compiled, marshal.dumps((stamp, found)))
    return found


def put_compiled(file: Path, content: bytes) -> None:
    """Put what was compiled in its place, whole or not at all; where that fails, go on without."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        try:
            aside.write_bytes(content)
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)  # a full disk leaves a part of it
