"""What Outlook and calendar servers ask of the bytes of a file: a lint that stands on its own.

It parses nothing with the program's own reader. Sources: RFC 5545, [MS-OXCICAL] 2.1.3, RFC 4791
4.1, and the refusals of real readers (docs/decisions/0002-own-ics-writer.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST_LINE = 75
LONGEST_UID = 202
SHOWN = 255  # UTF-16 units of a title or a place
ZONE = [
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
]
DONE = "Đã hoàn thành"  # a title may begin with ✔ by itself
ORDER = ("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE")
ONCE = (*ORDER, "SUMMARY", "CATEGORIES", "CLASS")
STAMP = re.compile(r"\d{8}T\d{6}Z")
ESCAPES = re.compile(r"\\(?![\\;,n])")
BARE = re.compile(r"(?<!\\)(?:\\\\)*[;,]")
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "NAME")
UNWANTED = {"ORGANIZER", "ATTENDEE", "ATTACH", "URL", "COLOR", "COMMENT", "RDATE", "RECURRENCE-ID"}
STATES = {
    "NEEDS-ACTION": (None, False),
    "IN-PROCESS": (None, False),
    "COMPLETED": ("100", True),
    "CANCELLED": (None, False),
}


@dataclass
class Part:
    """A component: its own lines as (name, parameters, value), and what is inside it."""

    kind: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def get(self, name: str) -> str:
        return next((value for each, _, value in self.lines if each == name), "")

    def count(self, name: str) -> int:
        return sum(each == name for each, _, _ in self.lines)

    def parameters(self, name: str) -> str:
        return next((given for each, given, _ in self.lines if each == name), "")


def broken_rules(data: bytes, *, tasks: bool) -> list[str]:
    """Return what is wrong with a file; `tasks`: it is one of the profile with VTODO."""
    found = list(_bytes(data))
    if found:
        return found
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    try:
        (calendar,) = _parsed(lines)
    except ValueError as wrong:
        return [f"structure: {wrong}"]
    found += _calendar(calendar, tasks)
    items = [part for part in calendar.parts if part.kind != "VTIMEZONE"]
    found += [
        f"{part.get('SUMMARY')[:20]}: {said}" for part in items for said in _item(part, tasks)
    ]
    twice = [uid for uid, times in Counter(item.get("UID") for item in items).items() if times > 1]
    return found + [f"UID twice: {uid}" for uid in twice]


def _bytes(data: bytes):
    for said, wrong in {
        "does not end with END:VCALENDAR and CRLF": not data.endswith(b"END:VCALENDAR\r\n"),
        "byte order mark": data.startswith(b"\xef\xbb\xbf"),
        "a line end that is not CRLF": re.search(rb"(?<!\r)\n|\r(?!\n)", data),
    }.items():
        if wrong:
            yield said
    lines = data.split(b"\r\n")
    for number, line in enumerate(lines[:-1], 1):
        yield from (f"{number}: {said}" for said in _line(line, lines[number]))
    whole = data.decode(errors="replace").replace("\r\n ", "")
    if whole != unicodedata.normalize("NFC", whole):
        yield "not NFC"


def _line(line: bytes, after: bytes):
    if not line.strip():
        yield "blank line"
    if len(line) > LONGEST_LINE:
        yield f"{len(line)} octets"
    if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line):
        yield "control character"
    try:
        text = line.decode()
    except UnicodeDecodeError:
        yield "fold inside a character, or not UTF-8"
        return
    if (len(text) - len(text.rstrip("\\"))) % 2 and after[:1] == b" ":
        yield "fold inside an escape"


def _parsed(lines: list[str]) -> list[Part]:
    root = Part("")
    open_parts = [root]
    for line in lines:
        head, colon, value = _divided(line)
        name, _, parameters = head.partition(";")
        if not colon or not re.fullmatch(r"[A-Z0-9-]+", name):
            raise ValueError(line[:40])
        if name == "BEGIN":
            open_parts[-1].parts.append(Part(value))
            open_parts.append(open_parts[-1].parts[-1])
        elif name == "END":
            if open_parts.pop().kind != value:
                raise ValueError(f"END:{value}")
        else:
            open_parts[-1].lines.append((name, parameters, value))
    if len(open_parts) > 1:
        raise ValueError(f"{open_parts[-1].kind} is not closed")
    return root.parts


def _divided(line: str) -> tuple[str, str, str]:
    found = re.match(r'((?:[^":]|"[^"]*")*)(:)(.*)', line, re.DOTALL)
    return (found[1], found[2], found[3]) if found else (line, "", "")


def _calendar(calendar: Part, tasks: bool):  # noqa: FBT001 - a rule's own switch
    if calendar.kind != "VCALENDAR":
        yield "no VCALENDAR"
    for name, value in {"VERSION": "2.0", "CALSCALE": "GREGORIAN"}.items():
        if [calendar.get(name), calendar.count(name)] != [value, 1]:
            yield f"{name} is not {value}, once"
    if not calendar.get("PRODID") or "Microsoft" in calendar.get("PRODID"):
        yield "PRODID"
    if calendar.get("METHOD") != ("" if tasks else "PUBLISH"):
        yield "METHOD"
    if calendar.count("X-WR-CALNAME") != calendar.count("X-WR-RELCALID"):
        yield "a name without an identity, or the other way round"
    yield from _texts(calendar)
    yield from _zones(calendar)


def _zones(calendar: Part):
    zones = [part for part in calendar.parts if part.kind == "VTIMEZONE"]
    timed = any("TZID" in p for part in calendar.parts for _, p, _ in part.lines)
    if len(zones) != timed:
        yield f"{len(zones)} VTIMEZONE"
    for zone in zones:
        if _flat(zone) != ZONE:
            yield "another VTIMEZONE"
        if calendar.parts[0] is not zone:
            yield "VTIMEZONE is not first"


def _flat(part: Part) -> list[str]:
    own = [f"{name}:{value}" for name, _, value in part.lines]
    inside = [[f"BEGIN:{p.kind}", *_flat(p), f"END:{p.kind}"] for p in part.parts]
    return own + [line for lines in inside for line in lines]


def _item(part: Part, tasks: bool):  # noqa: FBT001 - a rule's own switch
    if part.kind not in ({"VEVENT", "VTODO"} if tasks else {"VEVENT"}):
        yield part.kind
        return
    yield from _identity(part)
    if not tasks:
        yield from _dialect(part)
    elif any(name.startswith("X-MICROSOFT") for name, _, _ in part.lines):
        yield "Outlook's own properties for another reader"
    yield from _texts(part)
    yield from _alarm(part)
    yield from _event(part) if part.kind == "VEVENT" else _todo(part)


def _identity(part: Part):
    names = [name for name, _, _ in part.lines]
    yield from (f"{n} {names.count(n)} times" for n in ONCE if names.count(n) != 1)
    yield from (f"{name} is not wanted" for name in UNWANTED & set(names))
    yield from (f"{n} is no UTC time" for n in ORDER[1:4] if not STAMP.fullmatch(part.get(n)))
    if tuple(names[:5]) != ORDER:
        yield f"order: {names[:5]}"
    if len(part.get("UID").encode()) > LONGEST_UID:
        yield "UID too long for Outlook"
    if part.get("DTSTAMP") != part.get("LAST-MODIFIED"):
        yield "DTSTAMP is not LAST-MODIFIED"


def _texts(part: Part):
    for name, _, value in part.lines:
        if name not in TEXTS:
            continue
        if ESCAPES.search(value.replace("\\\\", "")) or BARE.search(value.replace("\\\\", "")):
            yield f"{name} is not escaped"
        plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
        if name != "DESCRIPTION" and len(plain.encode("utf-16-le")) // 2 > SHOWN:
            yield f"{name} is longer than Outlook shows"
        if name != "DESCRIPTION" and "\n" in plain:
            yield f"{name} has several lines"
        if value != value.strip():
            yield f"{name} has blanks around it"


def _dialect(part: Part):
    free = part.get("TRANSP") == "TRANSPARENT"
    if part.get("X-MICROSOFT-CDO-BUSYSTATUS") != ("FREE" if free else "BUSY"):
        yield "BUSYSTATUS and TRANSP differ"
    if (part.get("PRIORITY"), part.get("X-MICROSOFT-CDO-IMPORTANCE")) not in {
        ("1", "2"),
        ("5", "1"),
    }:
        yield "PRIORITY and IMPORTANCE differ"
    if part.get("STATUS") not in {"", "CANCELLED"}:
        yield f"STATUS {part.get('STATUS')}"
    if part.count("X-LTT-DETAILS"):
        yield "details that Outlook has no use for"


def _event(part: Part):
    starts, ends = part.parameters("DTSTART"), part.parameters("DTEND")
    if part.count("DTSTART") != 1 or part.count("DTEND") != 1 or starts != ends:
        yield "DTSTART and DTEND"
        return
    try:
        begins, finishes = (_moment(part.get(name), starts) for name in ("DTSTART", "DTEND"))
    except ValueError:
        yield f"DTSTART;{starts}:{part.get('DTSTART')}"
        return
    if begins >= finishes:
        yield "ends before it begins"


def _moment(value: str, parameters: str) -> date | datetime:
    if parameters == "VALUE=DATE":
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day
    if parameters == "TZID=Asia/Ho_Chi_Minh":
        return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - clock time
    raise ValueError(parameters)


def _todo(part: Part):
    if not part.get("UID").endswith("-t"):
        yield "the UID of the event it would be in the other profile"
    due, start = part.get("DUE"), part.get("DTSTART")
    if due and part.parameters("DUE") != "VALUE=DATE":
        yield "DUE is no day"
    if start and not start < due:
        yield "DTSTART is not before DUE"
    state = STATES.get(part.get("STATUS"))
    if state is None:
        yield f"STATUS {part.get('STATUS')}"
        return
    percent, completed = state
    if percent and part.get("PERCENT-COMPLETE") != percent:
        yield "COMPLETED without 100 %"
    if bool(part.get("COMPLETED")) != completed:
        yield "STATUS and COMPLETED differ"


def _alarm(part: Part):
    if len(part.parts) > 1:
        yield f"{len(part.parts)} alarms"
    for alarm in part.parts:
        if alarm.kind != "VALARM" or alarm.get("ACTION") != "DISPLAY":
            yield alarm.kind
        if not alarm.get("DESCRIPTION"):
            yield "an alarm without DESCRIPTION"
        if not re.fullmatch(r"-PT(16H|30M)", alarm.get("TRIGGER")):
            yield f"TRIGGER {alarm.get('TRIGGER')}: Outlook turns one after the start round"
        related = alarm.parameters("TRIGGER")
        if related != ("RELATED=END" if part.kind == "VTODO" else ""):
            yield f"TRIGGER;{related}"
        done = DONE in part.get("CATEGORIES").split(",")
        if done or part.get("STATUS") in {"COMPLETED", "CANCELLED"}:
            yield "an alarm for what is done"
