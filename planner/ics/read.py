"""From an .ics file of any program to items, each beside the item of the plan that it is.

The only home of icalendar, which is loaded for the time zones of other countries: its tables of
Windows names and its reading of VTIMEZONE. Lines and items are read here, because a person is told
the number of a wrong line, and because fifty thousand events must not take minutes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING

from planner.ics.desk import Desk
from planner.ics.foreign import items, sequence_of, uid_of
from planner.ics.moments import VIETNAM
from planner.ics.profile import PRODID
from planner.ics.returning import Known, changed_outside, kinds, own_uid, stranger, whole
from planner.ics.scan import Block, Property, Scan, Trouble, TroubleKind, scan
from planner.ics.wording import is_gone
from planner.model import EPOCH, Entry, Event, Item, PlannerError, entries
from planner.rereading import CALENDAR, Standing, changed_fields
from resources import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAMES_OF_VIETNAM = frozenset(
    {
        "asia/ho_chi_minh",
        "asia/saigon",
        "asia/bangkok",
        "asia/hanoi",
        "se asia standard time",
        "se asia",
        "",
    }
)
ZONE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
FINE_RULE = re.compile(r"^RRULE.*FREQ=(?!YEARLY)|^RDATE", re.MULTILINE)  # no zone changes so often
OURS = PRODID.rpartition(" ")[0]  # whatever version wrote it


class NotACalendar(PlannerError):
    """The file holds no VCALENDAR."""

    code = "not_a_calendar"


class NothingToImport(PlannerError):
    """The calendar holds nothing that can be read; `count` troubles say why."""

    code = "nothing_to_import"


@dataclass(frozen=True, slots=True)
class Found:
    """An item in a calendar file, beside the plan's item that it is."""

    item: Item  # the plan's own item with the file's values where it is known and was changed
    line: int
    standing: Standing
    known: Item | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a calendar file holds.

    What is NEW goes to Plan.accept (its UID, where it has one, is that of the plan it came from).
    What is CHANGED goes to Plan.edit where it has the UID of its known item, for it then is that
    item with what was changed outside; else to Plan.accept, which merges it by its key. Nothing is
    gone because it is not in the file.
    """

    name: str  # what the file calls the calendar
    found: tuple[Found, ...]
    troubles: tuple[Trouble, ...]


def read_ics(data: bytes, window: tuple[date, date], plan: Iterable[Item] = ()) -> Reading:
    """Return the items of a calendar file; raises NotACalendar, NothingToImport.

    Recurring events become one event for each day inside the window (both days inclusive).
    `plan` are all items of the plan, removed ones too.
    """
    parts = scan(data)
    if not parts.is_calendar:
        raise NotACalendar
    by_uid = {item.uid: item for item in plan}
    reader = _Reader(parts, window, by_uid)
    found = tuple(reader.found())
    troubles = tuple(
        sorted({*parts.troubles, *reader.troubles}, key=lambda t: (t.line, t.kind.value))
    )
    if not found:
        raise NothingToImport(count=len(troubles))
    name = parts.calendar.get("X-WR-CALNAME") or parts.calendar.get("NAME", "")
    return Reading(name, found, troubles)


class _Reader:
    """One reading: where each component goes."""

    def __init__(self, parts: Scan, window: tuple[date, date], plan: Mapping[str, Item]) -> None:
        labels = tuple(words(language).section("ics") for language in LANGUAGES)
        self._blocks = parts.blocks
        self._plan = plan
        self._by_key = {
            key: item for item in plan.values() for key in (*item.earlier_keys, item.key) if key
        }
        self._known = Known(_by_exported_uid(plan.values()), labels)
        self._is_ours = parts.calendar.get("PRODID", "").startswith(OURS)
        self._zones = _Zones(parts)
        self.desk = Desk(
            source=_source(parts.calendar),
            zone_of=self._zones,
            window=window,
            kinds=kinds(labels),
            untitled=labels[0]["untitled"],
        )

    @property
    def troubles(self) -> list[Trouble]:
        """What was wrong with items and zones."""
        return self.desk.troubles + self._zones.troubles

    def found(self) -> Iterator[Found]:
        """Return each item once, in the order of the file."""
        ordered = sorted(enumerate(self._blocks), key=lambda pair: (uid_of(pair[1]), pair[0]))
        groups = [
            _newest([block for _, block in same])
            for _, same in groupby(ordered, key=lambda pair: uid_of(pair[1]))
        ]
        for blocks in sorted(groups, key=lambda blocks: blocks[0].line):
            yield from self._of_group(blocks)

    def _of_group(self, blocks: list[Block]) -> Iterator[Found]:
        block = blocks[0]
        uid = own_uid(block.text("UID"))
        if uid and block.first("X-LTT-DETAILS"):
            item = whole(block, self.desk)
            if item:
                yield self._beside_plan(self._not_older(item, block), block)
        elif uid in self._known.entries and block.kind == "VEVENT":
            if self._is_cancelled(block, self._known.entries[uid]):
                return
            for each in changed_outside(block, self._known, self.desk):
                yield self._beside_plan(each, block)
        else:
            for part, read in items(blocks, self.desk):
                item = read
                if self._is_ours and uid and isinstance(read, Event):
                    item = stranger(part, read, self._known.labels)
                yield self._beside_plan(item, part)

    def _is_cancelled(self, block: Block, known: Entry) -> bool:
        """Tell whether a known entry was cancelled outside: told, and never removed unasked."""
        if block.text("STATUS").upper() != "CANCELLED" or is_gone(known):
            return False
        self.desk.tell(TroubleKind.CANCELLED, block.line, block.text("SUMMARY"))
        return True

    def _not_older(self, item: Item, block: Block) -> Item:
        """Return the plan's item instead of an older state of it."""
        known = self._plan.get(item.uid)
        if known is None or item.sequence >= known.sequence:
            return item
        self.desk.tell(TroubleKind.OLDER, block.line, known.summary)
        return known

    def _beside_plan(self, item: Item, block: Block) -> Found:
        known = self._plan.get(item.uid) or self._by_key.get(item.key)
        if known is None:
            return Found(item, block.line, Standing.NEW)
        if known.removed is not None:
            return Found(item, block.line, Standing.REMOVED, known)
        if item.uid == known.uid:
            same = _unstamped(item) == _unstamped(known)
        else:
            same = type(item) is type(known) and not changed_fields(known, item)
        return Found(item, block.line, Standing.SAME if same else Standing.CHANGED, known)


def _unstamped(item: Item) -> Item:
    return replace(item, created=EPOCH, last_modified=EPOCH, sequence=0)


def _by_exported_uid(plan: Iterable[Item]) -> dict[str, Entry]:
    return {entry.item.uid: entry for entry in entries(plan)}


def _newest(blocks: list[Block]) -> list[Block]:
    """Return each component of a UID once, in its highest SEQUENCE; the series first."""
    newest: dict[tuple[str, str], Block] = {}
    for block in blocks:
        key = block.kind, block.text("RECURRENCE-ID")
        if key not in newest or sequence_of(block) > sequence_of(newest[key]):
            newest[key] = block
    return sorted(newest.values(), key=lambda b: (b.first("RECURRENCE-ID") is not None, b.line))


def _source(calendar: Mapping[str, str]) -> str:
    """Return what names a calendar in the keys of its items, the same at every reading."""
    said = next(
        (calendar[name] for name in ("X-WR-RELCALID", "X-WR-CALNAME", "NAME") if name in calendar),
        calendar.get("PRODID", ""),
    )
    return CALENDAR + hashlib.sha256(said.encode()).hexdigest()[:16]


# ------------------------------------------------------------------------------------------- zones


class _Zones:
    """The zones of one file by TZID, each looked up once."""

    def __init__(self, parts: Scan) -> None:
        self._definitions = parts.zones
        self._found: dict[str, tzinfo | None] = {}
        self.troubles: list[Trouble] = []

    def __call__(self, found: Property) -> tzinfo:
        """Return the zone a time is in; Viet Nam's where none is named or known."""
        name = found.parameter("TZID")
        if name.casefold() in NAMES_OF_VIETNAM:
            return VIETNAM
        if name not in self._found:
            self._found[name] = self._look_up(name)
            if self._found[name] is None:
                self.troubles.append(Trouble(TroubleKind.UNKNOWN_ZONE, found.line, name[:60]))
        return self._found[name] or VIETNAM

    def _look_up(self, name: str) -> tzinfo | None:
        if name.casefold().endswith(("/asia/ho_chi_minh", "/asia/saigon")):
            return VIETNAM
        return _named(name) or _defined(self._definitions.get(name, ""))


def _named(name: str) -> tzinfo | None:
    """Return the zone of an Olson or a Windows name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    olson = WINDOWS_TO_OLSON.get(name, name)
    if not ZONE_NAME.fullmatch(olson):
        return None
    try:
        return ZoneInfo(olson)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _defined(definition: str) -> tzinfo | None:
    """Return the zone that a VTIMEZONE of the file describes."""
    from icalendar import Timezone

    if not definition or FINE_RULE.search(definition):
        return None
    try:
        zone = Timezone.from_ical(definition)
        found = zone.to_tz() if isinstance(zone, Timezone) else None
        if found is not None:
            datetime(2020, 1, 1, tzinfo=found).utcoffset()
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return None
    return found
