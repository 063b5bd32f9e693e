"""The words of resources/outcomes.toml, read when the first report is held against a plan."""

from __future__ import annotations

from functools import cache
from typing import Any

from resources import table


@cache
def syllables(group: str) -> frozenset[str]:
    """Return the syllables of a group."""
    return frozenset(_all()[group].split())


@cache
def phrases(group: str) -> frozenset[str]:
    """Return the phrases of a group."""
    return frozenset(_parted(_all()[group]))


@cache
def same() -> dict[str, list[str]]:
    """Return what phrases say in other words, syllable by syllable."""
    return {phrase: said.split() for phrase, said in _all()["phrases"].items()}


@cache
def further(step: str) -> frozenset[str]:
    """Return the later steps in which a step with a paper is done too."""
    return frozenset(_parted(_all()["further"].get(step, "")))


def _parted(words: str) -> list[str]:
    return [phrase.strip() for line in words.splitlines() for phrase in line.split("|")]


@cache
def _all() -> dict[str, Any]:
    return table("outcomes.toml")
