"""Find where the rules match: one pattern for the words they begin with, then those rules alone.

Every step moves on, and no rule looks further than a line's worth of letters: time is linear.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planner.reading.dates import beside, figures, moon, relative, stretches
from planner.reading.dates.rule import Rule, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = (*relative.RULES, *moon.RULES, *beside.RULES, *figures.RULES, *stretches.RULES)
FIGURES = "0123456789"
GROUP = re.compile(r"(?<!\\)\((?!\?)")  # a capturing group opens
ALIKE = tuple(zip("\u00a0\u2013\u2014\u2212\u2019\u2032`\u00b4", " ---''''", strict=True))


def lower(text: str) -> str:
    """Return a text in small letters, dashes and quotes alike, letter for letter."""
    lowered = text.lower()
    if len(lowered) != len(text):  # some letters grow
        lowered = "".join(small if len(small := each.lower()) == 1 else each for each in text)
    for sign, ours in ALIKE:
        lowered = lowered.replace(sign, ours)
    return lowered


def scan(lowered: str) -> Iterator[Token]:
    """Give what the rules match in a lowered text, in its order, none touching another."""
    place, end = 0, len(lowered)
    search = _anchor().search
    while place < end and (match := search(lowered, place)) is not None:
        place = match.end()
        word = match.group()
        found = _read("0" if word[0] in FIGURES else word, lowered, match.start())
        if isinstance(found, Token):
            yield found
            place = found.end
        elif found is not None:
            place = found


def _read(word: str, lowered: str, start: int) -> Token | int | None:
    """Return what a rule reads, or where figures end that are no date."""
    match = _either(word).match(lowered, start)
    if match is None:
        return None
    for rule in _ways()[word][(match.lastindex or 1) - 1 :]:
        found = _compiled(rule.pattern).match(lowered, start)
        if found is None:
            continue
        value = rule.read(found)
        if value is not None:
            return Token(start, found.end(), rule, value)
        if rule.read is figures.no_date:
            return found.end()
    return None


@cache
def _ways() -> dict[str, tuple[Rule, ...]]:
    """Return the rules that may match where a word begins, in their order."""
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        for word in rule.begins.split():
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


@cache
def _either(word: str) -> re.Pattern[str]:
    """Return one pattern that tells the first rule that matches where a word begins."""
    return re.compile("|".join(f"({GROUP.sub('(?:', rule.pattern)})" for rule in _ways()[word]))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _anchor() -> re.Pattern[str]:
    """Return a pattern of the words that rules begin with, by their first letters."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(_ways()) - {"0"}, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(
        rf"(?<!\w)(?:(?<!\d[.,/:])[0-9]+(?= ?[/.,:;&\-hg]| [tgđvhmâc])|(?:{words})(?!\w)"
        r"|ngày(?=\d))|(?<=ngày)[0-9]+"
    )
