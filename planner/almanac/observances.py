"""Decide which days have names, since when, and which are off: resources/observances.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from planner.almanac.lunar import (
    BRANCHES,
    STEMS,
    LunarDate,
    month_length,
    new_year,
    to_solar,
)
from planner.model import EventKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
TET_DAYS_OFF = range(-1, 4)  # from the eve, five days (Bộ luật Lao động 2019, Điều 112)
TET = "Tết Nguyên đán"
KINDS = {
    "commemoration": EventKind.COMMEMORATION,
    "holiday": EventKind.HOLIDAY,
    "festival": EventKind.FESTIVAL,
    "campaign": EventKind.OTHER,
}


class Reckoning(Enum):
    """By which calendar or rule a named day comes round."""

    SOLAR = "solar"
    LUNAR = "lunar"
    PERIOD = "period"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Observance:
    """A day, or a span of days, that has a name."""

    name: str
    aliases: tuple[str, ...]
    reckoning: Reckoning
    when: str
    kind: EventKind
    origin: int | None  # the year that "88 năm" counts from
    since: int | None
    off: bool
    basis: str
    checked: bool  # rests on more than one source

    def on(self, year: int) -> date | None:
        """Return the day in a Gregorian year, the first of several; None if it has none then."""
        match self.reckoning:
            case Reckoning.SOLAR:
                return _solar(self.when, year)
            case Reckoning.PERIOD:
                return _solar(self.when.partition("..")[0], year)
            case Reckoning.LUNAR:
                return _lunar(self.when, year)
            case Reckoning.RULE:
                return _by_rule(self.when, year)

    def last_day(self, year: int) -> date | None:
        """Return the last day in a Gregorian year, inclusive."""
        if self.reckoning is Reckoning.PERIOD:
            return _solar(self.when.partition("..")[2], year)
        return self.on(year)


@dataclass(frozen=True, slots=True)
class Named:
    """A named day as a text names it."""

    span: Span
    observance: Observance
    year_name: str | None  # "Mậu Tuất", where the text adds the name of the lunar year


@cache
def observances() -> tuple[Observance, ...]:
    """Return all named days."""
    return tuple(map(_observance, _table()["day"]))


def of_day(day: date) -> tuple[Observance, ...]:
    """Return what is observed on a day."""
    return tuple(
        each
        for each in observances()
        if (first := each.on(day.year)) and first <= day <= (each.last_day(day.year) or first)
    )


def days_off(first: date, last: date) -> dict[date, str]:
    """Return the public holidays from first to last (inclusive), each with its name."""
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found |= _days_off(year)
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def find_names(text: str) -> list[Named]:
    """Return the named days that a text names, in its order; the longest name wins."""
    pattern, by_words = _finder()
    return [
        Named(Span(*match.span()), by_words[_key(match["name"])], _as_written(text, match))
        for match in pattern.finditer(lower(text))
    ]


def lower(text: str) -> str:
    """Return a text in small letters, letter for letter: offsets stay true."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def _as_written(text: str, match: re.Match[str]) -> str | None:
    return text[slice(*match.span("year"))] or None


@cache
def _table() -> dict[str, Any]:
    return resources.table("observances.toml")


def _observance(row: dict[str, Any]) -> Observance:
    reckoning = next(each for each in Reckoning if each.value in row)
    return Observance(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        reckoning=reckoning,
        when=row[reckoning.value],
        kind=KINDS[row["kind"]],
        origin=row.get("origin"),
        since=row.get("since"),
        off=row.get("off", False),
        basis=row["basis"],
        checked=row.get("checked", True),
    )


def _solar(when: str, year: int) -> date:
    day, month = map(int, when.split("/"))
    return date(year, month, day)


def _lunar(when: str, year: int) -> date | None:
    day, month = when.split("/")
    for lunar_year in (year, year - 1):
        number = month_length(lunar_year, int(month)) if day == "last" else int(day)
        found = to_solar(LunarDate(lunar_year, int(month), number)) if number else None
        if found and found.year == year:
            return found
    return None


def _by_rule(when: str, year: int) -> date:
    ordinal, weekday, month = when.split()
    wanted = WEEKDAYS.index(weekday)
    days = [
        day
        for day in (date(year, int(month), 1) + timedelta(days=n) for n in range(31))
        if day.month == int(month) and day.weekday() == wanted
    ]
    place = ORDINALS[ordinal]
    return days[place if place < 0 else place - 1]


@cache
def _off() -> tuple[Observance, ...]:
    """Return the named days that are days off: few, and all that a month shows."""
    return tuple(_observance(row) for row in _table()["day"] if row.get("off"))


@cache
def _days_off(year: int) -> dict[date, str]:
    found = {}
    for each in _off():
        day = each.on(year) if (each.since or 0) <= year else None
        if day:
            found[day] = each.name
    decided = _table()["off"].get(str(year))
    for first, last, name in _by_law(year) if decided is None else decided:
        day, end = _solar(first, year), _solar(last, year)
        while day <= end:
            found.setdefault(day, name)
            day += timedelta(days=1)
    return found


def _by_law(year: int) -> Iterator[tuple[str, str, str]]:
    """Give the days off of Tết as the law has them, for a year that no decision is known of."""
    tet = new_year(year)
    for step in TET_DAYS_OFF if tet else ():
        day = f"{tet + timedelta(days=step):%d/%m}" if tet else ""
        yield day, day, TET


# ----------------------------------------------------------------------------- names in texts

WORD = re.compile(r"\w+")

# Marks may stand on either of two vowels, and "i" and "y" are spelt for each other.
SPELLINGS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
    "sĩ": "sỹ", "kỷ": "kỉ", "quý": "quí",
}  # fmt: skip


def _spelt(word: str) -> str:
    """Return a word in the one spelling by which names are looked up."""
    for ours, theirs in SPELLINGS.items():
        word = word.replace(theirs, ours)
    return word


def _key(words: str) -> str:
    return " ".join(_spelt(word) for word in WORD.findall(words.lower()))


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, Observance]]:
    """Return one pattern for all names, a trie of their words, and whose name each is."""
    by_words = {
        _key(name): each for each in reversed(observances()) for name in (each.name, *each.aliases)
    }
    trie: dict[str, Any] = {}
    for key in by_words:
        node = trie
        for word in key.split():
            node = node.setdefault(word, {})
        node[""] = {}
    years = f"(?:{'|'.join(STEMS)}) (?:{'|'.join(BRANCHES)})".lower()
    firsts = "".join(sorted({word[0] for word in trie}))
    name = rf"\b(?=[{firsts}])(?P<name>{_branch(trie)})\b"
    return re.compile(rf"{name}(?: (?:xuân |năm )?(?P<year>{years})\b)?"), by_words


def _branch(node: dict[str, Any]) -> str:
    """Return the pattern of what may stand next in a trie of words."""
    ways = [_word(word) + _rest(below) for word, below in sorted(node.items()) if word]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _rest(node: dict[str, Any]) -> str:
    """Return the pattern of the words that follow one; optional where a name may end here."""
    if node.keys() <= {""}:
        return ""
    rest = rf"\W{{1,3}}{_branch(node)}"
    return f"(?:{rest})?" if "" in node else rest


def _word(word: str) -> str:
    """Return the pattern of a word in all its spellings."""
    for ours, theirs in SPELLINGS.items():
        if ours in word:
            return "(?:" + word + "|" + word.replace(ours, theirs) + ")"
    return word
