"""Decide how items and changes are written as text: JSON that comes back exactly as it was.

Values that a class leaves empty (None, "", (), 0) are left out, so that an item stays small;
everything else stands there by name. `as_read` holds only what differs from the item itself.
A name this version does not know is refused unless it is asked to look past it: a file from a
newer version is only read.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import MISSING, fields
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.model import (
    Action,
    Change,
    DatedBy,
    DayPart,
    DueFrom,
    Event,
    EventKind,
    Evidence,
    Item,
    Month,
    Place,
    PlanDamaged,
    Span,
    Task,
    TaskStatus,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import Enum

    Turn = Callable[[Any], Any]

REMEMBERED = 4096  # decoded items kept at hand; a month that is redrawn is not decoded again
COMPRESSION = 3  # zlib: before and after of one action are nearly the same text


def _moment_written(moment: date | datetime) -> str:
    return moment.isoformat()


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _evidence_written(evidence: Evidence) -> dict[str, object]:
    return {
        "document": evidence.document,
        "title": evidence.title,
        "span": [evidence.span.start, evidence.span.end],
        "quote": evidence.quote,
        "sentence": evidence.sentence,
        "place": [evidence.place.paragraph, evidence.place.sentence],
        "rule": evidence.rule,
    }


def _evidence_read(data: dict[str, Any]) -> Evidence:
    return Evidence(**data | {"span": Span(*data["span"]), "place": Place(*data["place"])})


def _evidences_written(found: Iterable[Evidence]) -> list[dict[str, object]]:
    return [_evidence_written(evidence) for evidence in found]


def _evidences_read(data: Iterable[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(_evidence_read(each) for each in data)


def _value(member: Enum) -> object:
    return member.value


def _month_written(month: Month) -> list[int]:
    return [month.year, month.month]


def _month_read(pair: list[int]) -> Month:
    return Month(*pair)


def _months_written(months: Iterable[Month]) -> list[list[int]]:
    return [_month_written(month) for month in months]


def _months_read(pairs: Iterable[list[int]]) -> tuple[Month, ...]:
    return tuple(_month_read(pair) for pair in pairs)


# How the fields that are no plain JSON are written and read, by name; a name means the same
# in tasks and events.
TURNS: dict[str, tuple[Turn, Turn]] = {
    "earlier_keys": (list, tuple),
    "with_units": (list, tuple),
    "references": (list, tuple),
    "month": (_month_written, _month_read),
    "carried_from": (_months_written, _months_read),
    "due": (date.isoformat, date.fromisoformat),
    "start": (_moment_written, _moment),
    "end": (_moment_written, _moment),
    "completed": (datetime.isoformat, datetime.fromisoformat),
    "created": (datetime.isoformat, datetime.fromisoformat),
    "last_modified": (datetime.isoformat, datetime.fromisoformat),
    "removed": (datetime.isoformat, datetime.fromisoformat),
    "due_from": (_value, DueFrom),
    "status": (_value, TaskStatus),
    "kind": (_value, EventKind),
    "day_part": (_value, DayPart),
    "dated_by": (_value, DatedBy),
    "evidence": (_evidence_written, _evidence_read),
    "earlier_evidence": (_evidences_written, _evidences_read),
    "outcomes": (_evidences_written, _evidences_read),
}

WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
ESCAPING_WRITER = json.JSONEncoder(separators=(",", ":"))

KINDS: dict[str, type[Task | Event]] = {"task": Task, "event": Event}
NAMES = {kind: tuple(f.name for f in fields(kind) if f.name != "as_read") for kind in (Task, Event)}
DEFAULTS = {
    kind: {f.name: f.default for f in fields(kind) if f.default is not MISSING}
    for kind in (Task, Event)
}
WRITTEN: dict[type, tuple[tuple[str, object, Turn | None], ...]] = {
    kind: tuple(
        (name, DEFAULTS[kind].get(name, MISSING), TURNS[name][0] if name in TURNS else None)
        for name in names
    )
    for kind, names in NAMES.items()
}
READ: dict[type, dict[str, Turn | None]] = {
    kind: {name: TURNS[name][1] if name in TURNS else None for name in names}
    for kind, names in NAMES.items()
}


def encode(item: Item) -> str:
    """Return an item as JSON."""
    return _text(_tagged(item))


@lru_cache(maxsize=REMEMBERED)
def decode(body: str, *, lenient: bool = False) -> Item:
    """Return the item that JSON holds; raises PlanDamaged.

    `lenient` looks past names of a newer version.
    """
    try:
        return _untagged(json.loads(body), lenient=lenient)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlanDamaged(reason="item") from error


def encode_change(change: Change, after: Iterable[str] | None = None) -> bytes:
    """Return a change as compressed JSON; `after` are its items' own texts, if they are there."""
    head = _text({"action": change.action.value, "stamp": change.stamp.isoformat()})
    before = ",".join(encode(item) for item in change.before)
    later = ",".join(after if after is not None else map(encode, change.after))
    text = f'{head[:-1]},"before":[{before}],"after":[{later}]}}'
    return zlib.compress(text.encode(), COMPRESSION)


def decode_change(body: bytes, *, lenient: bool = False) -> Change:
    """Return the change that was recorded; raises PlanDamaged."""
    try:
        data = json.loads(zlib.decompress(body))
        return Change(
            Action(data["action"]),
            tuple(_untagged(item, lenient=lenient) for item in data["before"]),
            tuple(_untagged(item, lenient=lenient) for item in data["after"]),
            datetime.fromisoformat(data["stamp"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise PlanDamaged(reason="history") from error


def _text(data: object) -> str:
    """Return JSON; half surrogates, which no disk takes, are written as escapes."""
    text = WRITER.encode(data)
    try:
        text.encode()
    except UnicodeEncodeError:
        return ESCAPING_WRITER.encode(data)
    return text


def _tagged(item: Item) -> dict[str, object]:
    return {"task" if isinstance(item, Task) else "event": _packed(item, None)}


def _untagged(data: dict[str, Any], *, lenient: bool) -> Item:
    ((kind, values),) = data.items()
    return _unpacked(KINDS[kind], values, {}, lenient=lenient)


def _packed(item: Item, around: Item | None) -> dict[str, object]:
    """Return the fields that are not empty, or those that differ from the item around it."""
    data: dict[str, object] = {}
    for name, default, turn in WRITTEN[type(item)]:
        value = getattr(item, name)
        if around is None:
            left_out = not value and value == default
        else:
            left_out = value == getattr(around, name)
        if not left_out:
            data[name] = value if turn is None or value is None else turn(value)
    if item.as_read is not None:
        data["as_read"] = _packed(item.as_read, item)
    return data


def _unpacked(
    kind: type[Task | Event], data: dict[str, Any], around: dict[str, Any], *, lenient: bool
) -> Item:
    turns = READ[kind]
    last = data.pop("as_read", None)
    values = dict(around)
    for name, value in data.items():
        if name not in turns:
            if lenient:
                continue
            raise KeyError(name)
        turn = turns[name]
        values[name] = value if turn is None or value is None else turn(value)
    if last is not None:
        inner = _unpacked(kind, last, values, lenient=lenient)
        return kind(**values, as_read=inner)  # type: ignore[arg-type]
    return kind(**values)
