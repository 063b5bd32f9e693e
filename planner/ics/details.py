"""What iCalendar has no property for, as JSON in X-LTT-DETAILS; there and back.

Only the profile CONG_VIEC carries it, so that a plan that comes back is the plan that went out.
What a property can carry stands in that property alone, where other programs may change it. Where
a property cannot carry a value exactly (a title too long, a stamp with microseconds, a task
without a day), "exact" holds the pair of what was written and what was meant: the meaning counts
as long as the property still says what was written.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner.model import (
    EPOCH,
    DatedBy,
    DayPart,
    DueFrom,
    Event,
    EventKind,
    Evidence,
    Item,
    Month,
    Place,
    Span,
    Task,
    TaskStatus,
)
from planner.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
DAMAGED = (ValueError, TypeError, LookupError, OverflowError)
MOST = 10**9  # of any number that is read
EXACT = "exact"
AS_READ = "as_read"
# Fields with a property of their own.
CARRIED = frozenset({
    "uid", "summary", "status", "completed", "percent_complete", "priority", "due", "start", "end",
    "location", "created", "last_modified", "sequence", AS_READ,
})  # fmt: skip
# What the plan itself adds to a reading: as_read is kept as its difference from the item less this.
PLANNED: Mapping[str, object] = {
    "uid": "",
    "note": "",
    "created": EPOCH,
    "last_modified": EPOCH,
    "removed": None,
    "sequence": 0,
    AS_READ: None,
}
PLANNED_TASK: Mapping[str, object] = {
    **PLANNED,
    "status": TaskStatus.NEEDS_ACTION,
    "completed": None,
    "percent_complete": 0,
    "carried_from": (),
    "earlier_evidence": (),
    "outcomes": (),
}


def details(item: Item, exact: Mapping[str, tuple[str, object]]) -> str:
    """Return the value of X-LTT-DETAILS."""
    found = {
        name: plain(value)
        for name, default in DEFAULTS[type(item)]
        if name not in CARRIED and (value := getattr(item, name)) != default
    }
    if item.as_read is not None:
        found[AS_READ] = _difference(item.as_read, _as_proposed(item))
    if exact:
        found[EXACT] = {name: [written, plain(meant)] for name, (written, meant) in exact.items()}
    return ENCODE(found)


def parsed(text: str) -> dict[str, Any]:
    """Return the table in X-LTT-DETAILS, empty when it is damaged."""
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def values(table: Mapping[str, Any], kind: type[Item]) -> dict[str, Any]:
    """Return the fields of a task or event that the table holds; what is damaged is left out."""
    found = {}
    for name, _default in DEFAULTS[kind]:
        if name in table and name in FROM_PLAIN:
            with suppress(*DAMAGED):
                found[name] = value_of(kind, name, table[name])
    return found


def value_of(kind: type[Item], name: str, said: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the value of one field; raises one of DAMAGED."""
    if said is None and dict(DEFAULTS[kind])[name] is None:
        return None
    return FROM_PLAIN[name](said)


def with_reading(item: Item, table: Mapping[str, Any]) -> Item:
    """Return the item with its `as_read`, as the table gives it."""
    if not isinstance(table.get(AS_READ), dict):
        return item
    read: Any = replace(_as_proposed(item), **values(table[AS_READ], type(item)))
    if isinstance(read, Event) and type(read.end) is not type(read.start):
        read = replace(read, end=None)
    return replace(item, as_read=read)


def _as_proposed(item: Item) -> Item:
    """Return the item as a reading would have given it, had nothing been corrected."""
    added: Any = PLANNED_TASK if isinstance(item, Task) else PLANNED
    return replace(item, **added)


def _difference(item: Item, base: Item) -> dict[str, object]:
    return {
        name: plain(value)
        for name, _default in DEFAULTS[type(item)]
        if (value := getattr(item, name)) != getattr(base, name)
    }


def plain(value: object) -> object:
    """Return a value in the types of JSON."""
    match value:
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case Month():
            return str(value)
        case tuple():
            return [plain(part) for part in value]
        case Evidence():
            return {
                **{name: getattr(value, name) for name in EVIDENCE_TEXTS},
                "span": [value.span.start, value.span.end],
                "place": [value.place.paragraph, value.place.sentence],
            }
        case _:
            return value


EVIDENCE_TEXTS = ("document", "title", "quote", "sentence", "rule")


def _evidence(value: Any) -> Evidence:  # noqa: ANN401 - JSON
    texts = {name: _text(value[name]) for name in EVIDENCE_TEXTS}
    (start, end), (paragraph, sentence) = value["span"], value["place"]
    return Evidence(
        span=Span(_count(start), _count(end)),
        place=Place(_count(paragraph), _count(sentence)),
        **texts,
    )


def _evidences(value: Any) -> tuple[Evidence, ...]:  # noqa: ANN401 - JSON
    return tuple(_evidence(part) for part in value)


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    return tuple(_text(part) for part in value)


def _text(value: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(value, str):
        raise TypeError(value)
    return clean_text(value)


def _moment(value: Any) -> date | datetime:  # noqa: ANN401 - JSON
    if "T" not in value:
        return date.fromisoformat(value)
    clock = datetime.fromisoformat(value)
    if clock.tzinfo:
        raise ValueError(value)
    return clock


def _stamp(value: Any) -> datetime:  # noqa: ANN401 - JSON
    stamp = datetime.fromisoformat(value)
    if not stamp.tzinfo:
        raise ValueError(value)
    return stamp


def _count(value: Any) -> int:  # noqa: ANN401 - JSON
    if not isinstance(value, int) or not 0 <= value <= MOST:
        raise ValueError(value)
    return value


def _months(value: Any) -> tuple[Month, ...]:  # noqa: ANN401 - JSON
    return tuple(Month.parse(part) for part in value)


FROM_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ("uid", "key", "summary", "due_text", "area", "assignee", "note", "location", "task"), _text
    ),
    **dict.fromkeys(("earlier_keys", "with_units", "references"), _texts),
    **dict.fromkeys(("created", "last_modified", "removed", "completed"), _stamp),
    **dict.fromkeys(("start", "end"), _moment),
    **dict.fromkeys(("percent_complete", "priority", "sequence"), _count),
    "month": Month.parse,
    "due": date.fromisoformat,
    "due_from": DueFrom,
    "status": TaskStatus,
    "carried_from": _months,
    "kind": EventKind,
    "day_part": DayPart,
    "dated_by": DatedBy,
    "evidence": _evidence,
    "earlier_evidence": _evidences,
    "outcomes": _evidences,
}

DEFAULTS: Mapping[type, tuple[tuple[str, object], ...]] = {
    kind: tuple((field.name, field.default) for field in fields(kind)) for kind in (Task, Event)
}
