"""Find the files that ship with the program. The only module that knows where they lie."""

from __future__ import annotations

import tomllib
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
    with path("words", f"{language}.toml").open("rb") as file:
        return Words(language, tomllib.load(file))
