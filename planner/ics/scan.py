"""From octets to components: folded lines joined, names and parameters told apart, in one pass.

Every line keeps its number, because what is wrong is told with it. Nothing recurses and only the
properties that the planner understands are kept, so that a hostile file costs what its size costs.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from planner.ics.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS = frozenset({"VEVENT", "VTODO"})
WANTED = frozenset(
    {
        "UID",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "CATEGORIES",
        "STATUS",
        "DTSTART",
        "DTEND",
        "DUE",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "SEQUENCE",
        "CREATED",
        "LAST-MODIFIED",
        "COMPLETED",
        "PERCENT-COMPLETE",
        "PRIORITY",
        "X-LTT-DETAILS",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    }
)
OF_CALENDAR = frozenset({"PRODID", "METHOD", "X-WR-CALNAME", "NAME", "X-WR-RELCALID"})
NAME = re.compile(r"[A-Za-z0-9-]+")
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ZONE_NAME = re.compile(r"^TZID[^:\r\n]*:([^\r\n]*)", re.MULTILINE)
MOST_LINES = 500  # of a VTIMEZONE
MOST_TROUBLES = 1000  # that are told
DEEPEST = 3  # components that an END may close at once


class TroubleKind(Enum):
    """What can be wrong with a calendar file; the sentences stand under [ics_troubles]."""

    ENCODING = "encoding"  # not UTF-8
    BROKEN_LINE = "broken_line"
    NOT_CLOSED = "not_closed"  # a component has no END; it is left out
    NO_START = "no_start"
    BAD_START = "bad_start"
    BAD_END = "bad_end"
    BAD_RULE = "bad_rule"  # only the first occurrence is read
    TOO_MANY = "too_many"  # occurrences
    UNKNOWN_ZONE = "unknown_zone"  # the clock time is taken as Vietnamese
    CANCELLED = "cancelled"  # left out; nothing is removed
    ORPHAN = "orphan"  # an exception without its series
    NO_TITLE = "no_title"
    OLDER = "older"  # the plan has a newer state; it is kept


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong in a calendar file, with the number of its line."""

    kind: TroubleKind
    line: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A content line: its parameters as they stand, its value still escaped."""

    value: str
    line: int
    parameters: str = ""

    def parameter(self, name: str) -> str:
        """Return the value of a parameter, without its quotes."""
        for match in PARAMETER.finditer(self.parameters):
            if match[1].upper() == name:
                return match[2].strip('"')
        return ""

    @property
    def text(self) -> str:
        """The TEXT value, cleaned."""
        return clean(unescaped(self.value))


@dataclass(frozen=True, slots=True)
class Block:
    """A VEVENT or VTODO: its properties by name, in the order of the file."""

    kind: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)

    def first(self, name: str) -> Property | None:
        """Return the first property of this name."""
        found = self.properties.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Property]:
        """Return all properties of this name."""
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        """Return the cleaned text of a property, empty where there is none."""
        found = self.first(name)
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A calendar file taken apart."""

    blocks: tuple[Block, ...]
    calendar: dict[str, str]  # properties of the (first) calendar
    zones: dict[str, str]  # VTIMEZONE components by TZID, as text
    troubles: tuple[Trouble, ...]
    is_calendar: bool


def unescaped(value: str) -> str:
    r"""Return the text of a TEXT value; \n and \N are line breaks (RFC 5545 3.3.11)."""
    if "\\" not in value:
        return value
    return ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def listed(value: str) -> list[str]:
    """Return the texts of a list value such as CATEGORIES."""
    parts = re.findall(r"(?:\\.|[^,\\])+", value, re.DOTALL)
    return [text for part in parts if (text := clean(unescaped(part)))]


def scan(data: bytes) -> Scan:
    """Return the components of a calendar file and what is wrong with its lines."""
    scanner = _Scanner()
    for number, octets in logical_lines(_as_utf8(data)):
        scanner.take(number, octets)
        if scanner.is_hopeless:
            break
    return scanner.done()


def _as_utf8(data: bytes) -> bytes:
    """Return the octets as UTF-8 without a byte order mark, every line end as LF."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(BOM_UTF8)
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def logical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return each unfolded line with the number of its first physical line.

    Folds are undone in octets: some programs fold inside a character.
    """
    pieces: list[bytes] = []
    first = 0
    for number, raw in enumerate(BytesIO(data), 1):
        if raw[:1] in {b" ", b"\t"} and pieces:
            pieces.append(raw[1:].rstrip(b"\n"))
            continue
        if pieces:
            yield first, b"".join(pieces)
        pieces, first = [raw.rstrip(b"\n")], number
    if pieces:
        yield first, b"".join(pieces)


class _Scanner:
    """The state of one pass over a file."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []  # components not yet closed
        self._block: Block | None = None
        self._zone: list[str] = []
        self._blocks: list[Block] = []
        self._calendar: dict[str, str] = {}
        self._zones: dict[str, str] = {}
        self._troubles: list[Trouble] = []
        self._is_calendar = False
        self._is_utf8 = True

    @property
    def is_hopeless(self) -> bool:
        """Tell whether so many lines were wrong that this is no calendar."""
        return len(self._troubles) > MOST_TROUBLES and not self._is_calendar

    def take(self, number: int, octets: bytes) -> None:
        """Read one line."""
        if not octets.strip():
            return
        head, colon, value = self._decoded(number, octets).partition(":")
        if '"' in head:
            head, colon, value = _parted(f"{head}{colon}{value}")
        name, _, parameters = head.partition(";")
        name = name.strip().upper()
        if not colon or not NAME.fullmatch(name):
            self._tell(TroubleKind.BROKEN_LINE, number, head[:60])
        elif name == "BEGIN":
            self._begin(value.strip().upper(), number)
        elif name == "END":
            self._end(value.strip().upper())
        else:
            self._property(name, Property(value, number, parameters and ";" + parameters))

    def done(self) -> Scan:
        """Return what was found; what is still open is told and left out."""
        while self._open:
            self._unclosed()
        return Scan(
            tuple(self._blocks),
            self._calendar,
            self._zones,
            tuple(self._troubles),
            self._is_calendar,
        )

    def _decoded(self, number: int, octets: bytes) -> str:
        try:
            return octets.decode()
        except UnicodeDecodeError:
            if self._is_utf8:
                self._tell(TroubleKind.ENCODING, number)
            self._is_utf8 = False
            return octets.decode("cp1258", "replace")  # Windows in Vietnamese

    def _begin(self, kind: str, number: int) -> None:
        if kind in ITEMS:  # never inside another: the one before lacks its END
            while self._open and self._open[-1][0] != "VCALENDAR":
                self._unclosed()
            self._block = Block(kind, number)
        elif kind == "VTIMEZONE":
            self._zone = []
        self._is_calendar |= kind == "VCALENDAR"
        self._open.append((kind, number))
        self._of_zone(f"BEGIN:{kind}")

    def _end(self, kind: str) -> None:
        if not any(opened == kind for opened, _ in self._open[-DEEPEST:]):
            return
        while self._open[-1][0] != kind:
            self._unclosed()
        self._of_zone(f"END:{kind}")
        self._open.pop()
        if kind == "VTIMEZONE":
            zone = "\r\n".join(self._zone) + "\r\n"
            self._zones |= dict.fromkeys(ZONE_NAME.findall(zone)[:1], zone)
        elif self._block and kind == self._block.kind:
            self._blocks.append(self._block)
            self._block = None

    def _property(self, name: str, found: Property) -> None:
        inside = self._open[-1][0] if self._open else ""
        if self._block:
            if name in WANTED and inside == self._block.kind:
                self._block.properties.setdefault(name, []).append(found)
        elif inside == "VCALENDAR" and name in OF_CALENDAR:
            self._calendar.setdefault(name, found.text)
        else:
            self._of_zone(f"{name}{found.parameters}:{found.value}")

    def _of_zone(self, line: str) -> None:
        if any(kind == "VTIMEZONE" for kind, _ in self._open[-2:]) and len(self._zone) < MOST_LINES:
            self._zone.append(line)

    def _unclosed(self) -> None:
        """Leave the innermost open component out, and tell it where it is an item."""
        kind, number = self._open.pop()
        if kind in ITEMS:
            self._block = None
        if kind in ITEMS or kind == "VCALENDAR":
            self._tell(TroubleKind.NOT_CLOSED, number, kind)

    def _tell(self, kind: TroubleKind, number: int, words: str = "") -> None:
        if len(self._troubles) <= MOST_TROUBLES:
            self._troubles.append(Trouble(kind, number, words))


def _parted(line: str) -> tuple[str, str, str]:
    """Part a line at its first colon outside quotes."""
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""
