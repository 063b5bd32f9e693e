"""Items and texts for bench/ics.py: an office's month many times over, and random ones by seed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from planner.model import (
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

NOW = datetime(2027, 1, 20, 1, 0, tzinfo=UTC)
STAMP = datetime(2027, 1, 15, 2, 30, tzinfo=UTC)
SYLLABLES = (  # a backslash before a capital N is what icalendar's writer breaks
    "Nội", "Năm", "Nhiệm", "Nghị", "quyết", "kế", "hoạch", "triển", "khai", "tuyên", "truyền",
    "báo", "cáo", "tổng", "hợp", "đơn", "vị", "trực", "thuộc", "đảng", "ủy", "công", "tác", "tin",
)  # fmt: skip
ODD = [
    "\\", "\\N", "\\n", "\\\\", ",", ";", ":", '"', "“", "”", "\n", "\r\n", "\t", "=", "^", "'",
    "e\u0301", "o\u031b\u0323", "🎯", "👨\u200d👩\u200d👧", "\u00a0", "D:\\Nội bộ\\Nhiệm vụ.docx",
    "\\\\may-chu\\Nghị quyết", "\x00", "\x07", "\x1b", "\x7f", "✔ ", "BEGIN:VEVENT", "  ",
]  # fmt: skip


def a_month_of_items(count: int) -> list[Item]:
    """Return items as reports give them: three tasks to an event, each with its evidence."""
    return [_usual(n) for n in range(count)]


def _usual(n: int) -> Item:
    title = f"Rà soát, tổng hợp hồ sơ lưu trữ số {n} của các đơn vị trực thuộc; báo cáo kết quả"
    said = f"Giao tổ {n} {title.lower()}, chậm nhất ngày 20/02/2027."
    fields: dict[str, Any] = {
        "uid": str(UUID(int=n)),
        "summary": title,
        "month": Month(2027, 2),
        "area": "Văn thư - Lưu trữ",
        "created": STAMP,
        "last_modified": STAMP,
        "evidence": Evidence("d" * 64, "Báo cáo tháng", Span(9, 99), title, said, Place(5, 4), "r"),
    }
    day = date(2027, 2, 1) + timedelta(days=n % 28)
    match n % 4:
        case 0:
            start = datetime.combine(day, time(8))
            return Event(kind=EventKind.MEETING, start=start, location="Phòng họp 3", **fields)
        case 1:
            return Task(**fields)
        case 2:
            done = {"status": TaskStatus.COMPLETED, "completed": STAMP, "percent_complete": 100}
            return Task(due=day, due_from=DueFrom.TEXT, **done, **fields)
        case _:
            return Task(due=day, due_from=DueFrom.TEXT, assignee="Tổ một", **fields)


def random_text(seed: int) -> str:
    """Return a Vietnamese text with whatever may stand in one."""
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randrange(1, 40 if chance.random() < 0.95 else 300)):
        pieces.append(chance.choice(SYLLABLES if chance.random() < 0.7 else ODD))
        pieces.append(chance.choice(["", " ", " "]))
    return "".join(pieces)


def random_plan(seed: int) -> list[Item]:
    """Return a plan of up to a dozen items of any kind and state."""
    chance = random.Random(seed)
    return [_random_item(chance, n) for n in range(chance.randrange(1, 12))]


def _random_item(chance: random.Random, n: int) -> Item:
    fields: dict[str, Any] = {
        "uid": str(UUID(int=n + 1)),
        "summary": random_text(chance.randrange(10**9)),
        "note": random_text(chance.randrange(10**9)) if chance.random() < 0.3 else "",
        "area": random_text(chance.randrange(10**9)) if chance.random() < 0.3 else None,
        "month": Month(2027, chance.randrange(1, 13)) if chance.random() < 0.8 else None,
        "created": STAMP,
        "last_modified": STAMP + timedelta(seconds=chance.randrange(10**7)),
        "sequence": chance.randrange(9),
    }
    day = date(2027, 1, 1) + timedelta(days=chance.randrange(365))
    if chance.random() < 0.5:
        return Event(
            kind=chance.choice(list(EventKind)),
            **_when(chance, day),
            location=random_text(chance.randrange(10**9)) if chance.random() < 0.5 else None,
            task=str(UUID(int=chance.randrange(1, 12))),
            **fields,
        )
    return Task(
        due=day if chance.random() < 0.7 else None,
        due_from=chance.choice([None, *DueFrom]),
        status=chance.choice(list(TaskStatus)),
        completed=STAMP if chance.random() < 0.5 else None,
        percent_complete=chance.randrange(101),
        priority=chance.randrange(10),
        **fields,
    )


def _when(chance: random.Random, day: date) -> dict[str, Any]:
    match chance.randrange(5):
        case 0:
            return {"start": None}
        case 1:
            return {"start": day, "day_part": chance.choice([None, *DayPart])}
        case 2:
            return {"start": day, "end": day + timedelta(days=chance.randrange(5))}
        case 3:
            return {"start": datetime.combine(day, time(chance.randrange(24)))}
        case _:
            start = datetime.combine(day, time(chance.randrange(24), 30))
            return {"start": start, "end": start + timedelta(hours=chance.randrange(40))}
